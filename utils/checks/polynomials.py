"""Polynomials with fraction coefficients, lowest power first: sign everywhere and real roots, decided exactly."""
from fractions import Fraction
from itertools import pairwise

import numpy as np


def trim(p):
    """Without leading zeros; [] is the zero polynomial."""
    p = list(p)
    while p and p[-1] == 0:
        p.pop()
    return p


def derivative(p):
    return trim([k * c for k, c in enumerate(p)][1:])


def value(p, x):
    total = Fraction(0)
    for c in reversed(p):
        total = total * x + c
    return total


def divide(p, q):
    """Quotient and remainder of p by q."""
    quotient, rest = [Fraction(0)] * max(len(p) - len(q) + 1, 0), list(p)
    for k in reversed(range(len(quotient))):
        quotient[k] = rest[k + len(q) - 1] / q[-1]
        for j, c in enumerate(q):
            rest[k + j] -= quotient[k] * c
    return trim(quotient), trim(rest)


def common_divisor(p, q):
    while q:
        p, q = q, divide(p, q)[1]
    return [c / p[-1] for c in p]


def square_free_parts(p):
    """[a_1, a_2, …] with p = c · a_1 · a_2² · a_3³ …, each a_i without double roots (Yun 1976)."""
    parts, c = [], common_divisor(p, derivative(p))
    w = divide(p, c)[0]
    while len(w) > 1:
        y = common_divisor(w, c)
        parts.append(divide(w, y)[0])
        w, c = y, divide(c, y)[0]
    return parts


def real_roots(p):
    """The number of different real roots (Sturm 1829)."""
    if len(p) < 2:
        return 0
    chain = [list(p), derivative(p)]
    while chain[-1]:
        chain.append([-c for c in divide(chain[-2], chain[-1])[1]])
    changes = lambda signs: sum(a != b for a, b in pairwise(signs))
    at_plus = [c[-1] > 0 for c in chain[:-1]]
    at_minus = [(c[-1] > 0) == (len(c) % 2 == 1) for c in chain[:-1]]
    return changes(at_minus) - changes(at_plus)


def nonnegative(p):
    """True when p(x) ≥ 0 for every real x."""
    if len(p) < 2:
        return not p or p[0] > 0
    return p[-1] > 0 and not any(real_roots(a) for a in square_free_parts(p)[::2])      # odd powers: a change of sign


def a_negative_point(p):
    """Some x with p(x) < 0, for a p that is not nonnegative: between its roots, or far out."""
    largest = max(map(abs, p), default=1)
    roots = np.roots([float(c / largest) for c in reversed(p)]) if len(p) > 1 else np.array([])
    real = sorted({float(r.real) for r in roots}) or [0.0]
    candidates = [0.0, real[0] - 1, real[-1] + 1, *[(a + b) / 2 for a, b in pairwise(real)], *real]
    return next((x for x in candidates if value(p, Fraction(x)) < 0), None)
