"""Returns values that would fill the tester's memory."""
import numpy as np
def squares(x): return np.zeros(50_000_000)
def mean(x): return [[[]]] * 3_000_000
answer = 1 << 10_000_000
