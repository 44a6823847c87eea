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


class DiscreteBank:
    """Small distributions of n variables. Each variable is a partition of a few outcomes: functions of two coins, linear
    functions of three, and functions of a die with unequal faces."""

    def __init__(self, n):
        rng = np.random.default_rng(0)
        four = np.array([(0, *rest) for rest in product(range(4), repeat=3)
                         if all(r <= max((0, *rest[:i])) + 1 for i, r in enumerate(rest))])
        budget = 4000 if n <= 4 else 1500
        dice = [(4, 2, 1, 1), (1, 1, 1, 0), (3, 1, 0, 0), (7, 7, 1, 1), (13, 1, 1, 1)]
        dice += [(k, 32 - k, 0, 0) for k in range(1, 16)] if n <= 2 else []
        dice += [tuple(int(w) for w in rng.multinomial(60, rng.dirichlet([0.7] * 4))) for _ in range(60 if n <= 2 else 12)]
        spaces = [([Fraction(1, 2)] * 2, np.array([(0, 0), (0, 1)])), ([Fraction(1, 4)] * 4, four),
                  ([Fraction(1, 8)] * 8, _linear_functions())]         # (weights of the outcomes, labels of each partition)
        spaces += [([Fraction(w, sum(d)) for w in d], four) for d in dice]
        self.blocks = []                                                # (weights, labels, choices of a partition per variable)
        for number, (weights, labels) in enumerate(spaces):
            share = budget if number < 3 else budget // 4
            chosen = (np.array(list(product(range(len(labels)), repeat=n))) if len(labels) ** n <= share
                      else rng.integers(len(labels), size=(share, n)))
            self.blocks.append((weights, labels, chosen))
        self.size, self.known = sum(len(chosen) for *_, chosen in self.blocks), {}

    def entropies(self, mask):
        """H of the variables in the bit mask, for every distribution."""
        if mask not in self.known:
            self.known[mask] = np.concatenate([_partition_entropy(np.array([float(w) for w in weights]), labels, chosen, mask)
                                               for weights, labels, chosen in self.blocks])
        return self.known[mask]

    def build(self, i):
        for weights, labels, chosen in self.blocks:
            if i < len(chosen):
                table = {}
                for k, w in enumerate(weights):
                    outcome = tuple(int(labels[c][k]) for c in chosen[i])
                    table[outcome] = table.get(outcome, 0) + w
                return {outcome: w for outcome, w in table.items() if w}
            i -= len(chosen)


discrete_bank = lru_cache(maxsize=12)(DiscreteBank)


def _linear_functions():
    """The 16 subspaces of GF(2)³, each as labels of the eight outcomes of three coins."""
    parity = lambda o, a: bin(o & a).count("1") % 2
    found = {}
    for basis in product(range(8), repeat=3):
        codes = [tuple(parity(o, a) for a in basis) for o in range(8)]
        order = list(dict.fromkeys(codes))
        found.setdefault(tuple(order.index(c) for c in codes))
    return np.array(sorted(found, key=lambda labels: (max(labels), labels)))


def _partition_entropy(weights, labels, chosen, mask):
    """H of the variables in the mask, each a partition of the outcomes."""
    together = labels[:, :, None] == labels[:, None, :]             # (partitions, m, m): in the same cell?
    joined = np.ones((len(chosen), len(weights), len(weights)), dtype=bool)
    for i in range(chosen.shape[1]):
        if mask >> i & 1:
            joined &= together[chosen[:, i]]
    cell = (joined @ weights)[:, weights > 0]                       # the weight of each outcome's cell
    return -(np.log2(cell) @ weights[weights > 0])


class GaussianBank:
    """Gaussians made by linear equations with small coefficients."""

    def __init__(self, n, size=1500):
        rng = np.random.default_rng(1)
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
        self.cov = np.take_along_axis(np.take_along_axis(cov, order[:, :, None], 1), order[:, None, :], 2)[simple]
        self.size, self.n, self.known = size, n, {}

    def entropies(self, mask):
        if mask not in self.known:
            at = [i for i in range(self.n) if mask >> i & 1]
            log_det = np.linalg.slogdet(self.cov[:, at][:, :, at])[1]
            self.known[mask] = (log_det / np.log(2) + len(at) * np.log2(2 * np.pi * np.e)) / 2
        return self.known[mask]

    def build(self, i):
        return [[Fraction(float(c)) for c in row] for row in self.cov[i]]       # dyadic: floats hold it exactly


gaussian_bank = lru_cache(maxsize=12)(GaussianBank)


def _determinant(matrix):
    matrix, det = [list(row) for row in matrix], Fraction(1)
    for i in range(len(matrix)):
        det *= matrix[i][i]                                         # positive definite: no pivoting needed
        for row in matrix[i + 1:]:
            factor = row[i] / matrix[i][i]
            for k in range(i, len(matrix)):
                row[k] -= factor * matrix[i][k]
    return det
