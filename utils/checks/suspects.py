"""A wrong number often tells which mistake made it: compare it with what the known mistakes would give."""
import numpy as np

from utils.checks import array, close, fail, number, show


def judge(got, expected, call, suspects=(), hint="", tolerance=1e-9):
    """Return `got` as a float if it is `expected`; else fail, naming the suspect (value, what it means) that gives it."""
    got = number(got, call)
    if not close(got, expected, tolerance):
        for value, what in suspects:
            if close(got, value, tolerance):
                fail(f"{call} came out {show(got)}, expected {show(float(expected))}: {what}")
        fail(f"{call} came out {show(got)}, expected {show(float(expected))}. {hint}")
    return got


def judge_array(got, expected, call, suspects=(), hint="", tolerance=1e-9):
    """As `judge`, for an array: every entry must agree, and a suspect must give every entry."""
    got = array(got, np.shape(expected), call)
    if not close(got, expected, tolerance):
        for value, what in suspects:
            if close(got, value, tolerance):
                fail(f"{call} came out {show(got)}, expected {show(np.asarray(expected))}: {what}")
        fail(f"{call} came out {show(got)}, expected {show(np.asarray(expected))}. {hint}")
    return got


def pmf(value, n, call, positive=False):
    """`value` as a pmf over `n` outcomes, or a message that says what is missing to it."""
    p = array(value, (n,), call)
    if (p < 0).any():
        fail(f"{call} is {show(p)}: it has a negative entry, but probabilities are at least 0. Which entry went below?")
    if not close(p.sum(), 1.0, 1e-9):
        fail(f"{call} is {show(p)}, which sums to {p.sum():.6f}; a pmf sums to 1. Divide by the sum.")
    if positive and not (p > 0).all():
        fail(f"{call} is {show(p)}; here every outcome must have a positive probability. Move a little mass there.")
    return p


def pair(value, call, parts=2):
    """`value` as a tuple or list of `parts` things."""
    if type(value) not in (tuple, list) or len(value) != parts:
        fail(f"{call} returned {show(value)}; expected {parts} things, in a tuple. Does your function end in a return of all?")
    return value
