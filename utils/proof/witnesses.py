"""Counterexamples to false claims about entropies: distributions that satisfy the givens and violate the claim.

A bank of small distributions is searched in floating point; what is shown was then verified in exact arithmetic, on the
fractions that are printed. Where all variables are continuous the distributions are Gaussian; where some are, these are
uniform inside small boxes.
"""
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from itertools import product

import numpy as np

from . import logarithms
from .linear import ONE

MOST_VARIABLES = 6
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


@dataclass
class Counterexample:
    """A distribution on which a claim fails; left and right are its two sides there, in bits."""

    distribution: object
    claim: object
    left: float
    right: float
    gap: float

    def __str__(self):
        return (f"{self.distribution}: there the left side is {self.left:.4g} and the right side {self.right:.4g} (bits), "
                f"off by {abs(self.gap):.3g}")


def evaluate(formula, distribution):
    """The value of a formula on a distribution, as an exact sum of logarithms."""
    total = {}
    for key, c in formula.terms.items():
        logarithms.add(total, c, {2: 1} if key == ONE else distribution.entropy(key))
    return total


def holds(claim, distribution):
    """True or False, exactly; None where even many digits do not tell."""
    sign = logarithms.sign(evaluate(claim.gap, distribution))
    return None if sign is None else sign == 0 if claim.is_equality else sign >= 0


def counterexample(claim, givens, names):
    """A distribution of the variables `names` that satisfies the givens and violates the claim, or None if none is found."""
    names = tuple(sorted(names))
    if not 0 < len(names) <= MOST_VARIABLES:
        return None
    for V, build in _banks(names, any(ONE in c.gap.terms for c in (claim, *givens))):
        column = {frozenset(s): j for j, s in enumerate(_subsets(names))}
        violation = _values(claim, V, column)
        violation = np.abs(violation) if claim.is_equality else -violation
        for given in givens:
            gap = _values(given, V, column)
            violation[(np.abs(gap) if given.is_equality else -gap) > 1e-9] = 0
        if violation.max() <= 0:
            continue
        for i in np.flatnonzero(violation >= violation.max() / 8)[:CANDIDATES]:
            distribution = build(int(i))
            if holds(claim, distribution) is False and all(holds(g, distribution) for g in givens):
                left, right, gap = (float(logarithms.value(evaluate(f, distribution)))
                                    for f in (claim.left, claim.right, claim.gap))
                return Counterexample(distribution, claim, left, right, gap)
    return None


def _values(claim, V, column):
    total = np.full(len(V), float(claim.gap.terms.get(ONE, 0)))
    for key, c in claim.gap.terms.items():
        if key != ONE:
            total += float(c) * V[:, column[key]]
    return total


def _banks(names, with_constants):
    """(entropies of every subset, how to build row i), simplest distributions first."""
    continuous = [v for v in names if v.continuous]
    if len(continuous) == len(names):
        V, build = gaussian_bank(len(names))
        yield V, lambda i: Gaussian(names, build(i))
    V, build = discrete_bank(len(names))
    for copies in range(1, 9 if with_constants else 2):
        for width in (0, -4, 4) if continuous else (0,):
            shift = np.array([width * sum(v.continuous for v in s) for s in _subsets(names)])
            widths = {v: width for v in continuous}
            yield (copies * V + shift, lambda i, k=copies, w=widths: Pmf(names, build(i), k, w))


def _subsets(names):
    return [[v for i, v in enumerate(names) if mask >> i & 1] for mask in range(2 ** len(names))]


@lru_cache(maxsize=8)
def discrete_bank(n):
    """Entropies (N, 2^n) of small distributions of n variables, and a function that builds the pmf of row i.

    Each variable is a partition of a few outcomes: all functions of two coins, linear functions of three, and functions
    of a die with unequal faces.
    """
    rng = np.random.default_rng(0)
    spaces = []                                         # (weights of the outcomes, labels of each partition, choices)
    four = np.array([(0, *rest) for rest in product(range(4), repeat=3)
                     if all(r <= max((0, *rest[:i])) + 1 for i, r in enumerate(rest))])
    three_bits = _linear_functions()
    budget = 4000 if n <= 4 else 1500
    spaces.append(([Fraction(1, 2)] * 2, np.array([(0, 0), (0, 1)])))
    spaces.append(([Fraction(1, 4)] * 4, four))
    spaces.append(([Fraction(1, 8)] * 8, three_bits))
    dice = [(4, 2, 1, 1), (1, 1, 1, 0), (3, 1, 0, 0), (7, 7, 1, 1), (13, 1, 1, 1)]
    dice += [(k, 32 - k, 0, 0) for k in range(1, 16)] if n <= 2 else []
    dice += [tuple(int(w) for w in rng.multinomial(60, rng.dirichlet([0.7] * 4))) for _ in range(60 if n <= 2 else 12)]
    spaces += [([Fraction(w, sum(d)) for w in d], four) for d in dice]
    rows, blocks = [], []
    for number, (weights, labels) in enumerate(spaces):
        whole = len(labels) ** n
        share = budget if number < 3 else budget // 4
        chosen = (np.array(list(product(range(len(labels)), repeat=n))) if whole <= share
                  else rng.integers(len(labels), size=(share, n)))
        rows += [(number, tuple(c)) for c in chosen]
        blocks.append(_partition_entropies(np.array([float(w) for w in weights]), labels, chosen))

    def build(i):
        number, choice = rows[i]
        weights, labels = spaces[number]
        table = {}
        for k, w in enumerate(weights):
            if w:
                outcome = tuple(int(labels[c][k]) for c in choice)
                table[outcome] = table.get(outcome, 0) + w
        return table

    return np.concatenate(blocks), build


def _linear_functions():
    """The 16 subspaces of GF(2)³, each as labels of the eight outcomes of three coins."""
    parity = lambda o, a: bin(o & a).count("1") % 2
    found = {}
    for basis in product(range(8), repeat=3):
        codes = [tuple(parity(o, a) for a in basis) for o in range(8)]
        order = list(dict.fromkeys(codes))
        found.setdefault(tuple(order.index(c) for c in codes))
    return np.array(sorted(found, key=lambda labels: (max(labels), labels)))


def _partition_entropies(weights, labels, chosen):
    """H of every subset of variables, each a partition of the outcomes: (rows, 2^n)."""
    together = labels[:, :, None] == labels[:, None, :]             # (partitions, m, m): in the same cell?
    n, m = chosen.shape[1], len(weights)
    joins = np.ones((2**n, len(chosen), m, m), dtype=bool)
    V = np.zeros((len(chosen), 2**n))
    used = weights > 0
    for mask in range(1, 2**n):
        low = (mask & -mask).bit_length() - 1
        joins[mask] = joins[mask & (mask - 1)] & together[chosen[:, low]]
        cell = (joins[mask] @ weights)[:, used]                     # the weight of each outcome's cell
        V[:, mask] = -(np.log2(cell) @ weights[used])
    return V


@lru_cache(maxsize=8)
def gaussian_bank(n):
    """Entropies (N, 2^n) of Gaussians made by linear equations with small coefficients, and how to build row i."""
    rng = np.random.default_rng(1)
    size = 1500
    order = np.argsort(rng.random((size, n)), axis=1)
    coefficients = np.tril(rng.choice([0, 0, 0, 1, 1, -1, 2], size=(size, n, n)), -1)
    powers = rng.choice([0, 0, 0, -2, 2, -5, 5], size=(size, n))    # noise variances are 4^power
    coefficients[0], powers[0] = 0, 0
    simple = np.argsort(np.abs(coefficients).sum((1, 2)) + np.abs(powers).sum(1), kind="stable")
    A = np.tile(np.eye(n), (size, 1, 1))
    for i in range(n):                                              # X_i = Σ_j b_ij X_j + noise_i, in a random order
        for j in range(i):
            A[:, i] += coefficients[:, i, j, None] * A[:, j]
    cov = np.einsum("kia,ka,kja->kij", A, 4.0**powers, A)
    cov = np.take_along_axis(np.take_along_axis(cov, order[:, :, None], 1), order[:, None, :], 2)[simple]
    V = np.zeros((size, 2**n))
    for mask in range(1, 2**n):
        at = [i for i in range(n) if mask >> i & 1]
        V[:, mask] = (np.linalg.slogdet(cov[:, at][:, :, at])[1] / np.log(2) + len(at) * np.log2(2 * np.pi * np.e)) / 2
    return V, lambda i: [[Fraction(float(c)) for c in row] for row in cov[i]]       # dyadic: floats hold it exactly


def _determinant(matrix):
    matrix, det = [list(row) for row in matrix], Fraction(1)
    for i in range(len(matrix)):
        det *= matrix[i][i]                                         # positive definite: no pivoting needed
        for row in matrix[i + 1:]:
            factor = row[i] / matrix[i][i]
            for k in range(i, len(matrix)):
                row[k] -= factor * matrix[i][k]
    return det
