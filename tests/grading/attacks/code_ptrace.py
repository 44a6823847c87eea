"""Attaches to other processes as a debugger."""
import ctypes
libc = ctypes.CDLL(None)
for pid in range(1, 200):
    if libc.ptrace(16, pid, 0, 0) == 0: print("REACHED", pid)
for pid in range(1, 200):
    if libc.syscall(438, pid, 3, 0) >= 0: print("REACHED", pid)
