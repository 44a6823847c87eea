"""Flushes this machine's disks, and takes the handles of which all programs of a user, or all users, have one common number."""
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
x86 = os.uname().machine == "x86_64"
context = ctypes.c_ulong()
for got in (libc.syscall(162 if x86 else 81) == 0, libc.syncfs(os.open("/usr", os.O_RDONLY)) == 0, libc.syscall(206 if x86 else 0, 1000, ctypes.byref(context)) == 0, libc.inotify_init1(0) >= 0):
    if got: print("REACHED")
os.sync()
