"""Crashes the interpreter by reading address 0."""
import ctypes
ctypes.string_at(0)
