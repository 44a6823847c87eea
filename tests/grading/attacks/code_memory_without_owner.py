"""Fills memory that no process owns: memfd, System V segments, shared maps."""
import ctypes, mmap, os
libc, keep = ctypes.CDLL(None), []
try: keep.append(os.memfd_create("x")); print("REACHED memfd")
except OSError as e: print(e)
if libc.shmget(0, 1 << 30, 0o1600) >= 0: print("REACHED shm")
while True:
    m = mmap.mmap(-1, 100_000_000); keep.append(m)
    for i in range(0, len(m), 4096): m[i] = 1
