"""Banks of small distributions, in which `witnesses` looks for counterexamples: their entropies as floats, each to be built exactly."""
from fractions import Fraction
from functools import lru_cache
from itertools import product

import numpy as np


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
