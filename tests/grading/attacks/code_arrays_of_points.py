"""Values of which a test's number of points becomes an array, a text or a number of another kind."""
import numpy as np
odd = iter([np.arange(4.0), np.arange(4.0), np.ones(3), np.bool_(True)])
def mean(numbers): return next(odd, np.arange(4.0))
def squares(x): return np.array([1, 4, 9]) if False else "3.0"
