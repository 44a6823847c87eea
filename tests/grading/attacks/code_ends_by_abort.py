"""Ends by abort, by a stack smashed, by a signal to itself, in the middle of an answer."""
import ctypes, faulthandler, os, signal
ways = iter([os.abort, lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: ctypes.string_at(0)] * 9)
def squares(x): next(ways)()
