"""Changes what its interpreter does between two instructions: switches, collections, digits, stack sizes, async generators, tracemalloc."""
import faulthandler, gc, sys, threading, tracemalloc
sys.setswitchinterval(1000)
sys.set_int_max_str_digits(0)
sys.setrecursionlimit(2**31 - 1)
gc.set_threshold(1); gc.callbacks.append(lambda *_: 1 / 0)
threading.stack_size(1 << 30)
tracemalloc.start(1000)
faulthandler.dump_traceback_later(0.01, repeat=True)
sys.set_asyncgen_hooks(firstiter=print, finalizer=print)
sys.unraisablehook = sys.excepthook = sys.displayhook = lambda *_: print("4")
def squares(x): return 10**5000
def mean(x): return int("9" * 100_000)
