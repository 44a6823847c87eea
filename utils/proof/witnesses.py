"""Counterexamples to false claims about entropies: distributions that satisfy the givens and violate the claim.

A bank of small distributions is searched in floating point; what is shown was then verified in exact arithmetic, on the
fractions that are printed. Where all variables are continuous the distributions are Gaussian; where some are, these are
uniform inside small boxes.
"""
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from . import logarithms
from .banks import discrete_bank, gaussian_bank
from .words import ONE, Log

MOST_VARIABLES = 10
CANDIDATES = 20             # verified exactly, before the search gives up


@dataclass
class Pmf:
    """A joint pmf {outcome: Fraction}, or, for continuous variables, boxes 2^width wide with these probabilities."""

    names: tuple
    table: dict
    copies: int = 1                                     # so many independent copies, taken together
    widths: dict = field(default_factory=dict)          # {continuous variable: log₂ of its box's width}

    def entropy(self, subset):
        """H(subset) in bits, as an exact sum of logarithms."""
        at, marginal, total = [i for i, v in enumerate(self.names) if v in subset], {}, {}
        for outcome, p in self.table.items():
            key = tuple(outcome[i] for i in at)
            marginal[key] = marginal.get(key, 0) + p
        for p in marginal.values():
            logarithms.add(total, -p * self.copies, logarithms.log2(p))
        return logarithms.add(total, sum(self.widths.get(v, 0) for v in subset), {2: 1})

    def __str__(self):
        names = ",".join(str(v) for v in self.names)
        rows = ", ".join(f"p({','.join(map(str, outcome))}) = {p}" for outcome, p in sorted(self.table.items()))
        text = f"({names}) with {rows}" if len(self.names) > 1 else f"{names} with {rows}"
        if self.copies > 1:
            text = f"{self.copies} independent copies, taken together, of {text}"
        if self.widths:
            scaled = ", ".join(f"{v} = {Fraction(2)**k}·({v} + u_{v})" if k else f"{v} = {v} + u_{v}"
                               for v, k in self.widths.items())
            text += f", and then {scaled}, with independent noise u uniform on [0, 1]"
        return text


@dataclass
class Gaussian:
    """Jointly Gaussian variables with a rational covariance."""

    names: tuple
    covariance: list

    def entropy(self, subset):
        at = [i for i, v in enumerate(self.names) if v in subset]
        det = _determinant([[self.covariance[i][j] for j in at] for i in at])
        total = logarithms.add({}, Fraction(1, 2), logarithms.log2(det))
        return logarithms.add(total, Fraction(len(at), 2), {logarithms.TWO_PI_E: 1})

    def __str__(self):
        if len(self.names) == 1:
            return f"{self.names[0]} Gaussian with variance {self.covariance[0][0]}"
        rows = "; ".join(" ".join(str(c) for c in row) for row in self.covariance)
        return f"({','.join(str(v) for v in self.names)}) Gaussian with covariance [{rows}]"


def _determinant(matrix):
    matrix, det = [list(row) for row in matrix], Fraction(1)
    for i in range(len(matrix)):
        det *= matrix[i][i]                                         # positive definite: no pivoting needed
        for row in matrix[i + 1:]:
            factor = row[i] / matrix[i][i]
            for k in range(i, len(matrix)):
                row[k] -= factor * matrix[i][k]
    return det


@dataclass
class Counterexample:
    """A distribution on which a claim fails, and how: the values of its two sides there, or the point where they differ."""

    distribution: object
    claim: object
    detail: str
    left: float = 0.0
    right: float = 0.0
    gap: float = 0.0

    def __str__(self):
        return f"{self.distribution}: {self.detail}"


def compared(distribution, claim, left, right, gap):
    """A Counterexample to a claim between numbers, given exact sums of logarithms: its sides and their difference."""
    left, right, gap = (float(logarithms.value(side)) for side in (left, right, gap))
    return Counterexample(distribution, claim, f"there the left side is {left:.4g} and the right side {right:.4g} (bits), "
                                               f"off by {abs(gap):.3g}", left, right, gap)


def evaluate(formula, distribution):
    """The value of a formula on a distribution, as an exact sum of logarithms."""
    total = {}
    for key, c in formula.terms.items():
        logarithms.add(total, c, {2: 1} if key == ONE else {key.prime: 1} if isinstance(key, Log) else distribution.entropy(key))
    return total


def holds(claim, distribution):
    """True or False, exactly; None where even many digits do not tell."""
    sign = logarithms.sign(evaluate(claim.gap, distribution))
    return None if sign is None else sign == 0 if claim.is_equality else sign >= 0


def counterexample(claim, givens, names):
    """A distribution of the variables `names` that satisfies the givens and violates the claim, or None if none is found."""
    names = tuple(sorted(names))
    if not names or len(names) > MOST_VARIABLES:
        return None if names or holds(claim, Pmf((), {(): Fraction(1)})) is not False else _constants(claim)
    constants = any(isinstance(k, Log) or k == ONE for c in (claim, *givens) for k in c.gap.terms)
    for values, build in _banks(names, constants):
        gap = values(claim)
        violation = np.abs(gap) if claim.is_equality else -gap
        for given in givens:
            gap = values(given)
            violation[(np.abs(gap) if given.is_equality else -gap) > 1e-9] = 0
        if violation.max() <= 0:
            continue
        for i in np.flatnonzero(violation >= violation.max() / 8)[:CANDIDATES]:
            distribution = build(int(i))
            if holds(claim, distribution) is False and all(holds(g, distribution) for g in givens):
                return compared(distribution, claim, *(evaluate(f, distribution) for f in (claim.left, claim.right, claim.gap)))
    return None


def _constants(claim):
    """A claim between numbers that's false wherever it's looked at."""
    nothing = Pmf((), {(): Fraction(1)})
    return compared("any distribution", claim, *(evaluate(f, nothing) for f in (claim.left, claim.right, claim.gap)))


def _banks(names, with_constants):
    """(the values of a claim's gap on every distribution of a bank, how to build the i-th), simplest first."""
    continuous = [v for v in names if v.continuous]
    mask = lambda key: sum(1 << names.index(v) for v in key)

    def values(bank, copies=1, width=0):
        def of(claim):
            total = np.zeros(bank.size)
            for key, c in claim.gap.terms.items():
                total += float(c) * (1 if key == ONE else np.log2(key.prime) if isinstance(key, Log) else
                                     copies * bank.entropies(mask(key)) + width * sum(v.continuous for v in key))
            return total
        return of

    if len(continuous) == len(names):
        bank = gaussian_bank(len(names))
        yield values(bank), lambda i: Gaussian(names, bank.build(i))
    bank = discrete_bank(len(names))
    for copies in range(1, 9 if with_constants else 2):
        for width in (0, -4, 4) if continuous else (0,):
            widths = {v: width for v in continuous}
            yield values(bank, copies, width), lambda i, k=copies, w=widths: Pmf(names, bank.build(i), k, w)
