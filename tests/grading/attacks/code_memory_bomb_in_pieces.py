"""Fills the memory from many processes, each below the limit."""
import os, time
for _ in range(20):
    if os.fork() == 0:
        hoard = b"x" * 200_000_000
        time.sleep(1000)
time.sleep(1000)
