"""Logarithms of fractions are exact: their sums are 0 only where they are."""
import math
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.proof.logarithms import PI, TWO_PI_E, add, log2, sign, value


@settings(max_examples=60, deadline=None)
@given(st.fractions(min_value=Fraction(1, 999), max_value=999), st.fractions(min_value=Fraction(1, 999), max_value=999))
def test_logarithms_of_fractions_are_exact(a, b):
    assert float(value(log2(a))) == pytest.approx(math.log2(a), abs=1e-12)
    zero = add(add(add({}, 1, log2(a * b)), -1, log2(a)), -1, log2(b))
    assert sign(zero) == 0 and sign(add(zero, Fraction(1, 10**40), {2: 1})) == 1
    assert sign(log2(a / b)) == (a > b) - (a < b)


def arctan_of_one_over(n):
    """Its series, to 110 digits."""
    total, power, k = Decimal(0), Decimal(1) / n, 0
    while power > Decimal(10) ** -112:
        total += power / (2 * k + 1) * (-1) ** k
        power, k = power / (n * n), k + 1
    return total


def test_pi_is_right_to_its_last_digit():
    with localcontext() as context:
        context.prec = 115
        assert abs(16 * arctan_of_one_over(5) - 4 * arctan_of_one_over(239) - PI) < Decimal(10) ** (1 - len(str(PI)) + 1)      # Machin 1706


def test_the_entropy_of_a_gaussian():
    assert float(value({TWO_PI_E: Fraction(1, 2)})) == pytest.approx(math.log2(2 * math.pi * math.e) / 2, abs=1e-14)


@pytest.mark.parametrize("digits", [30, 50, 90])
def test_a_value_has_the_digits_that_were_asked_for(digits):
    logs = {3: Fraction(7, 11), 10: -2, TWO_PI_E: Fraction(1, 3)}
    with localcontext() as context:
        context.prec = 120
        assert abs(value(logs, digits) / value(logs, 100) - 1) < Decimal(10) ** (3 - digits)
    assert value(logs) == value(logs, 30) and len(value(logs).as_tuple().digits) == 30


def test_what_cancels_needs_no_digits():
    """log 12 + log 18 = 3·log 6; Gaussians against logarithms of integers never cancel, but may agree to all digits that are tried."""
    assert sign({12: 1, 18: 1, 6: -3}) == 0 == sign({}) == sign({1: 5}) == sign({4: Fraction(1, 2), 2: -1, TWO_PI_E: 0})
    assert sign({6: 1, 4: -1}) == 1 and sign({6: 1, 9: -1}) == -1
    for close, found in ((40, -1), (100, None)):
        with localcontext() as context:
            context.prec = close
            near = Fraction(value({TWO_PI_E: 1}, close)) + Fraction(1, 10 ** (close - 2))
        assert sign({TWO_PI_E: 1, 2: -near}) == found


def test_sums_are_made_in_place():
    total = {3: 1}
    assert add(total, 2, {3: 1, 5: Fraction(1, 2)}) is total and total == {3: 3, 5: 1}
    assert log2(Fraction(8, 9)) == {8: 1, 9: -1} and log2(Fraction(1, 1)) == {1: 0}
