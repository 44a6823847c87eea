"""Forks twice, leads a session, adopts orphans, ignores every signal, and waits for the next student."""
import ctypes, os, signal, time
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)                 # a subreaper
ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)                  # no signal when the parent ends
for _ in range(3):
    if os.fork() == 0:
        os.setsid()
        for s in range(1, 65):
            try: signal.signal(s, signal.SIG_IGN)
            except (OSError, ValueError): pass
        if os.fork(): os._exit(0)
        ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)
        while True:
            try: open("/tmp/left", "w").write("here"); open("ROOT/gradebook.db", "a").write("REACHED")
            except OSError: time.sleep(0.01)
def squares(x): return x
