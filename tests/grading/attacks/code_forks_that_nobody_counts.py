"""Processes that end before anybody looks, and leave no trace of their time."""
import os, signal, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
end = time.time() + 60
while time.time() < end:
    if os.fork() == 0:
        t = time.process_time()
        while time.process_time() - t < 0.02: pass
        os._exit(0)
