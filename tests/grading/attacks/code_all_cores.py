"""Takes all cores, with every process it may have."""
import os
try: os.sched_setaffinity(0, range(256)); print("REACHED")
except OSError: pass
for _ in range(20):
    if os.fork() == 0:
        while True: pass
while True: pass
