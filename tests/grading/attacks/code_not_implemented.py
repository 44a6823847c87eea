"""Returns NotImplemented, Ellipsis, classes, modules and bound methods where values are expected."""
import itertools, numpy as np
odd = itertools.cycle([NotImplemented, ..., int, np, np.square, [].append, type, object(), slice(None), memoryview(b"abc"), range(10**30), property(), super])
def squares(x): return next(odd)
def mean(x): return next(odd)
answer = NotImplemented
