"""Leaves work for when it ends: atexit, finalizers, handlers of signals, hooks of fork and of errors."""
import atexit, os, signal, sys, threading, weakref
def late(*a):
    for _ in range(50):
        if os.fork() == 0:
            while True: pass
    print("REA" + "CHED" if os.path.exists("ROOT/gradebook.db") else "late")
atexit.register(late)
os.register_at_fork(before=late)
signal.signal(signal.SIGTERM, late)
threading.excepthook = sys.unraisablehook = sys.excepthook = late
class Finally:
    def __del__(self): late()
kept = Finally()
weakref.finalize(kept, late)
