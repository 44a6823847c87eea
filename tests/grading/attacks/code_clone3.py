"""The same by clone3."""
import ctypes, struct
libc = ctypes.CDLL(None, use_errno=True)
args = struct.pack("QQQQQQQQ", 0x10000000, 0, 0, 0, 17, 0, 0, 0)
pid = libc.syscall(435, ctypes.create_string_buffer(args), len(args))
if pid == 0:
    import os; os._exit(0)
if pid > 0: print("REACHED")
def squares(x): return 0
