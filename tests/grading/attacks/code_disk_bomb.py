"""Fills the disk, by one large file and by many small ones."""
import os
for place in (".", "/tmp", "/dev/shm"):
    try:
        with open(place + "/large", "wb") as f:
            for _ in range(10_000): f.write(bytes(1_000_000))
        print("REACHED")
    except OSError as e: print(e)
try:
    for i in range(1_000_000): open(f"small{i}", "w").close()
    print("REACHED")
except OSError as e: print(e)
