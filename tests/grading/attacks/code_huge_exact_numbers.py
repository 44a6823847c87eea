"""Exact numbers that take for ever."""
from decimal import Decimal
from fractions import Fraction
def squares(x): return [Fraction(3 ** 100_000, 7 ** 100_000)] * 3
def mean(numbers): return Decimal("1e999999999")
