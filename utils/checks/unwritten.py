"""Next to the student's code: memory that nothing was written to.

`np.empty`, and a ufunc with `where=` but without `out=`, return what happens to lie in memory. Often that is harmless, so the answer seems right, until
one day it isn't. Before each call the memory that such arrays get is therefore filled with nan: whatever reads it finds nan every time.
"""
import itertools
import math

import numpy as np

AT_ONCE = 7                             # numpy keeps that many freed blocks of each size
LARGEST = 4096                          # entries; larger arrays aren't kept


def leave_nan(arguments):
    """Frees memory full of nan, in the sizes that these arguments suggest: of an array, its parts and its sums over some axes; n for a number n."""
    for n, dtype in {size for argument in arguments for size in _sizes(argument)}:
        if 0 < n <= LARGEST:
            _ = [np.full(n, np.nan, dtype) for _ in range(AT_ONCE)]


def _sizes(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return {(len(value), np.dtype(float))}.union(*map(_sizes, value[:20]))
    if isinstance(value, np.ndarray) and value.dtype.kind in "fiu":
        kinds = {np.dtype(float), value.dtype if value.dtype.kind == "f" else np.dtype(float)}
        axes = itertools.chain.from_iterable(itertools.combinations(value.shape, k) for k in range(1, min(value.ndim, 5) + 1))
        return set(itertools.product({*map(math.prod, axes), value.size}, kinds))
    return {(value, np.dtype(float))} if type(value) is int else set()
