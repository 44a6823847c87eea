"""Fills memory that many processes share, so that each of them has little of its own."""
import mmap, os, time
block = mmap.mmap(-1, 1 << 29)
for i in range(0, 1 << 29, 4096): block[i] = 1
for _ in range(20):
    if os.fork() == 0:
        mine = mmap.mmap(-1, 1 << 28)
        for i in range(0, 1 << 28, 4096): mine[i] = 1
        time.sleep(60); os._exit(0)
time.sleep(3)
