"""Strictly convex, and f″ = 0 somewhere: decided exactly, for the numbers that were meant."""
from fractions import Fraction

import numpy as np

from utils.checks import check, fail, passed, polynomials, show
from utils.checks.reading import untorched


@check
def flat_but_strict(flat_but_strict, seed=0):
    """Coefficients of a strictly convex polynomial whose f″ is 0 somewhere; decided exactly (Sturm 1829).

    A float is read as itself, as the decimal that Python writes for it (0.06) and as the simple fraction that it rounds (1/12): in one
    of these readings, the same for all coefficients, the answer must be right.
    """
    answer = flat_but_strict()
    if not 1 <= answer.length() <= 21:
        fail(f"{answer.name} returned {answer.length()} numbers; expected a list of 1 to 21, the coefficients of 1, x, x², … in this order.")
    numbers = untorched(answer.value)
    numbers = numbers.tolist() if isinstance(numbers, np.ndarray) else numbers
    coefficients = [c if type(c) in (int, Fraction) else _finite(answer.part(c, f"number {k + 1} of {answer.name}")) for k, c in enumerate(numbers)]
    faults = [_fault([read(c) for c in coefficients]) for read in (Fraction, _decimal, _simple)]
    if all(faults):
        fail(f"{answer.name} returned {show(coefficients)}: {faults[0]}")
    passed("flat_but_strict", "strictly convex, and f″ = 0 somewhere: the converse of f″ > 0 ⇒ strictly convex is false")


def _finite(answer):
    return float(answer.array((), infinite=False))


def _size(c):
    """For a message: a whole number of any size, or a float."""
    return int(c) if c.denominator == 1 else float(c)


def _decimal(c):
    return Fraction(repr(c)) if type(c) is float else Fraction(c)


def _simple(c):
    near = Fraction(c).limit_denominator(10_000)
    return near if type(c) is float and float(near) == c else Fraction(c)


def _fault(coefficients):
    """What keeps this polynomial from being an answer; None if nothing does."""
    second = polynomials.derivative(polynomials.derivative(coefficients))
    text = " + ".join(f"{show(_size(c))}{('', '·x', f'·x^{k}')[min(k, 2)]}" for k, c in enumerate(second) if c).replace("+ -", "− ")
    if not second:
        return "f″ is 0 everywhere, so f is a straight line; expected a strictly convex f, whose chords lie above its graph. Choose a higher power."
    if not polynomials.nonnegative(second):
        x = polynomials.a_negative_point(second)
        where = "somewhere" if x is None else f"at x = {show(x)}"
        return f"f″(x) = {text} is negative {where}, so f is not convex there. f″ may touch 0, but not cross it."
    if not polynomials.real_roots(second):
        return f"f″(x) = {text} is positive everywhere. f is strictly convex, but f″ must be 0 somewhere: let it touch 0."
    return None
