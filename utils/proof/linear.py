"""What a line of a proof is about: sums of measures with exact coefficients, and the claims that compare two of them.

Python does not read a formula as a mathematician does. Whatever it would silently turn into something else
(`a <= b <= c`, `a <= b and b <= c`, `a < b`, a product of two entropies) is refused here, with the reason.
"""
import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .words import ONE, ProofError, formula

MOST_DIGITS = 60            # of a numerator or denominator: an exact number may not grow without bound


def exact(number):
    """A number as the fraction that was typed: 0.1 is 1/10, not the nearest binary one. 1/3 isn't a decimal: use H(X)/3."""
    if isinstance(number, np.generic):
        number = number.item()
    if isinstance(number, bool) or not isinstance(number, (int, float, Fraction)):
        raise ProofError(f"expected a number (int, float or Fraction) instead of {brief(number)}.")
    if isinstance(number, float):
        if not math.isfinite(number):
            raise ProofError(f"{number!r} isn't a finite number; a claim is made of finite ones.")
        return small(Fraction(repr(number)))
    return small(Fraction(number))


def small(number):
    """The fraction, if it has at most 60 digits above and below the bar."""
    if max(abs(number.numerator), number.denominator) >= 10**MOST_DIGITS:
        raise ProofError(f"a number in this claim has more than {MOST_DIGITS} digits; write one with fewer.")
    return number


def brief(value, most=60):
    """`value` as it would be typed, short."""
    try:
        text = repr(value)
    except (RecursionError, ValueError, MemoryError):
        return f"a {type(value).__name__} too large to print"
    return text if len(text) <= most else f"{text[:most]}…"


class Linear:
    """Σ coefficient · term, exact. `terms` is what counts, `written` how it was written (H(Y|X), not H(X,Y) − H(X))."""

    __slots__ = ("terms", "written")
    __hash__ = None
    __array_ufunc__ = None                          # numpy scalars on the left leave the arithmetic to us

    def __init__(self, terms, written=None):
        self.terms = {k: small(Fraction(c)) for k, c in terms.items() if c}
        self.written = {k: Fraction(c) for k, c in (terms if written is None else written).items() if c}

    def __add__(self, other):
        other = linear(other)
        return Linear(_sum(self.terms, other.terms), _sum(self.written, other.written))

    __radd__ = __add__

    def __neg__(self):
        return -1 * self

    def __sub__(self, other):
        return self + -linear(other)

    def __rsub__(self, other):
        return linear(other) - self

    def __mul__(self, factor):
        if isinstance(factor, Linear):
            if set(factor.terms) <= {ONE}:
                factor = factor.terms.get(ONE, 0)
            elif set(self.terms) <= {ONE}:
                return factor * self.terms.get(ONE, 0)
            else:
                raise ProofError(f"({self}) · ({factor}) is a product of two measures; claims are linear: sums and multiples.")
        factor = exact(factor)
        return Linear({k: factor * c for k, c in self.terms.items()}, {k: factor * c for k, c in self.written.items()})

    __rmul__ = __mul__

    def __truediv__(self, divisor):
        if isinstance(divisor, Linear):
            if not set(divisor.terms) <= {ONE}:
                raise ProofError(f"({self}) / ({divisor}) divides by a measure; claims are linear: sums and multiples.")
            divisor = divisor.terms.get(ONE, 0)
        if exact(divisor) == 0:
            raise ProofError(f"({self}) / 0 has no value.")
        return self * (1 / exact(divisor))

    def __le__(self, other):
        return Claim(self, "<=", linear(other))

    def __ge__(self, other):
        return Claim(self, ">=", linear(other))

    def __eq__(self, other):
        return Claim(self, "==", linear(other))

    def _refuse(self, other):
        raise ProofError("A line claims ==, <= or >=. Strict and unequal (<, >, !=) are not in this language: "
                         "equality cases are proved apart.")

    __lt__ = __gt__ = __ne__ = _refuse

    def __bool__(self):
        raise ProofError(f"{self} is a formula, neither true nor false. Python's `and`, `or`, `not` and `if` do not "
                         "combine formulas.")

    def __str__(self):
        return formula(self.written)

    __repr__ = __str__


def linear(x):
    """`x` as a Linear: a formula as it is, a number as a constant."""
    if isinstance(x, Linear):
        return x
    if isinstance(x, Claim):
        raise ProofError(f"({x}) is a claim, not a number: one comparison per line, and check the parentheses.")
    return Linear({ONE: exact(x)})


def _sum(a, b):
    total = dict(a)
    for key, c in b.items():
        total[key] = total.get(key, 0) + c
    return total


@dataclass(eq=False)
class Claim:
    """left ==, <= or >= right. `gap` is the formula that the claim says is 0 (==) or at least 0."""

    left: Linear
    relation: str
    right: Linear
    text: str = ""
    pointwise = False           # does it compare densities at every point?

    def __post_init__(self):
        self.text = self.text or f"{self.left} {self.relation} {self.right}"

    @property
    def is_equality(self):
        return self.relation == "=="

    @property
    def gap(self):
        return self.right - self.left if self.relation == "<=" else self.left - self.right

    def __bool__(self):
        raise ProofError(f"`{self}` is a claim, neither true nor false yet. Python reads `a <= b <= c` as `(a <= b) and "
                         "(b <= c)` and would keep only the last claim: write one comparison per line.")

    def __str__(self):
        return self.text

    __repr__ = __str__
