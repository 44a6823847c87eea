"""Sums of logarithms of rational numbers, exactly: {3: 2, 4: -1} is 2·log₂ 3 − log₂ 4.

Logarithms of integers above 1 without common factors are linearly independent over the rationals, so a sum over such is
zero only if every coefficient is. This decides whether a distribution really satisfies an equality, or violates a claim
by a hair.
"""
from decimal import Decimal, localcontext
from fractions import Fraction
from math import gcd

TWO_PI_E = "2πe"            # the one factor that isn't rational: in the entropy of a Gaussian
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798")


def log2(q):
    """log₂ of a positive Fraction."""
    return add({q.numerator: 1}, -1, {q.denominator: 1})


def add(total, weight, logs):
    """total += weight · logs, in place."""
    for n, c in logs.items():
        total[n] = total.get(n, 0) + weight * c
    return total


def value(logs, digits=30):
    """Σ c_n log₂ n as a Decimal, calculated with so many digits."""
    with localcontext() as context:
        context.prec = digits
        total = Decimal(0)
        for n, c in logs.items():
            if c:
                ln = (2 * PI * Decimal(1).exp()).ln() if n == TWO_PI_E else Decimal(n).ln()
                total += Decimal(Fraction(c).numerator) / Decimal(Fraction(c).denominator) * ln
        return total / Decimal(2).ln()


def sign(logs):
    """−1, 0 or 1, exactly; None where even 90 digits do not tell."""
    logs = _coprime(logs)
    if not any(logs.values()):
        return 0
    for digits in (30, 90):
        number = value(logs, digits)
        terms = sum(abs(value({n: c}, digits)) for n, c in logs.items())
        if abs(number) > terms * Decimal(10) ** (6 - digits):
            return 1 if number > 0 else -1
    return None


def _coprime(logs):
    """The same sum over integers without common factors: log 12 + log 18 = 2·log 6 + log 2 + log 3 = … ."""
    todo, base = [(n, c) for n, c in logs.items() if n not in (1, TWO_PI_E)], []
    while todo:
        n, c = todo.pop()
        i = next((i for i, (m, _) in enumerate(base) if gcd(n, m) > 1), None)
        if i is None:
            base.append((n, c))
            continue
        m, d = base.pop(i)
        g = gcd(n, m)
        todo += [(k, e) for k, e in ((g, c + d), (n // g, c), (m // g, d)) if k > 1]
    return {**dict(base), TWO_PI_E: logs.get(TWO_PI_E, 0)}
