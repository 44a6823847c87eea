"""What the checks of the divergence chapters share: one number or array judged, a pmf or a tuple taken from an answer."""
import numpy as np

from utils.checks import array, close, compare, fail, number, show
from utils.checks.choices import one_of as one_of


def judge(call, value, expected, because, mistakes=(), tolerance=1e-9):
    """`value` as one number, compared with `expected`."""
    compare(call, number(value, call), float(expected), because, mistakes, tolerance)


def judge_array(call, value, expected, because, mistakes=(), tolerance=1e-9):
    """`value` as an array of the shape of `expected`, compared with it entry by entry."""
    compare(call, array(value, np.shape(expected), call), np.asarray(expected), because, mistakes, tolerance)


def pmf(value, n, call, positive=False):
    """`value` as a pmf over `n` outcomes, or a message that says what is missing to it."""
    p = array(value, (n,), call)
    if (p < 0).any():
        fail(f"{call} is {show(p)}: it has a negative entry, but probabilities are at least 0. Which entry went below?")
    if not close(p.sum(), 1.0):
        fail(f"{call} is {show(p)}, which sums to {p.sum():.6f}; a pmf sums to 1. Divide by the sum.")
    if positive and not (p > 0).all():
        fail(f"{call} is {show(p)}; here every outcome must have a positive probability. Move a little mass there.")
    return p


def several(value, parts, call, rows=False):
    """`value` as a tuple or list of `parts` things; with `rows`, an array of that many rows is as good."""
    if rows and type(value).__name__ in ("ndarray", "Tensor") and getattr(value, "ndim", 0) > 0:
        value = list(value)
    if type(value) not in (tuple, list) or len(value) != parts:
        fail(f"{call} returned {show(value)}; expected {parts} things, in a tuple. Does your function end in a return of all?")
    return value


def length(value, call):
    """How many entries a list, tuple or one-dimensional array has."""
    if type(value) not in (list, tuple, np.ndarray) or np.ndim(value) != 1:
        fail(f"{call} is {show(value)}; expected a list of numbers.")
    return len(value)
