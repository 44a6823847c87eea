"""Random claims about entropies, random distributions of their variables, and what a claim is worth on one, without any proof."""
from fractions import Fraction

import numpy as np

from utils.information import entropy, gaussian_differential_entropy
from utils.proof.words import ONE

WEIGHTS = ["1", "2", "1/2", "1/3", "0.1", "3"]
SPOIL = ["1", "1/2", "0.01", "1e-6", "1e-9", "1e-12"]


def random_term(rng, names):
    """The text of a random H(A|C) or I(A;B|C) of these variables."""
    order = list(rng.permutation(names))
    sizes = np.sort(rng.integers(1, len(order) + 1, size=2))
    a, b, c = order[:sizes[0]], order[sizes[0]:sizes[1]], order[sizes[1]:]
    bar = "|" + ",".join(c) if c and rng.random() < 0.7 else ""
    return f"I({','.join(a)};{','.join(b)}{bar})" if b and rng.random() < 0.6 else f"H({','.join(a + b)}{bar})"


def random_claim(rng, names):
    """A sum of terms compared with another way of writing much of it; often true, often false by a little."""
    terms = " + ".join(f"{rng.choice(WEIGHTS)} {random_term(rng, names)}" for _ in range(rng.integers(1, 4)))
    if rng.random() < 0.5:
        terms += f" - {rng.choice(SPOIL)} {random_term(rng, names)}"
    return f"{terms} >= {rng.choice(['0', '0', '0', '1e-9', '-1e-9'])}"


def combination(rng, names, continuous):
    """(a sum of terms of one kind written in joint entropies, the reason for it); one in five is spoilt by a little."""
    kind, total = "I" if continuous and rng.random() < 0.9 else str(rng.choice(["I", "H"])), {}
    for _ in range(rng.integers(1, 5)):
        order = list(rng.permutation(names))
        i, j = np.sort(rng.integers(1, len(order) + 1, size=2))
        a, b, c = (frozenset(part) for part in (order[:i], order[i:j], order[j:] if rng.random() < 0.7 else []))
        weight = Fraction(str(rng.choice(WEIGHTS)))
        signs = ((a | c, 1), (b | c, 1), (a | b | c, -1), (c, -1)) if kind == "I" and b else ((a | b | c, 1), (c, -1))
        for key, sign in signs:
            total[key] = total.get(key, 0) + sign * weight
    if rng.random() < 0.2:
        key = frozenset(rng.permutation(names)[:rng.integers(1, len(names) + 1)])
        total[key] = total.get(key, 0) - Fraction(str(rng.choice(SPOIL)))
    text = " + ".join(f"{c} H({','.join(sorted(key))})" for key, c in total.items() if key and c).replace("+ -", "- ")
    return f"{text or '0'} >= 0", "mi>=0" if kind == "I" else "h>=0"


def discrete(rng, n, markov):
    """A random table of n variables (a Markov chain in their order, if asked), often with zeros, copies or functions."""
    sizes = rng.integers(2, 4, size=n)
    spread = rng.choice([0.1, 0.5, 2])
    if not markov:
        p = rng.dirichlet(np.full(sizes.prod(), spread))
        p[rng.random(p.size) < rng.choice([0, 0.3, 0.7])] = 0
        p = (p / p.sum() if p.sum() else np.eye(p.size)[0]).reshape(sizes)
        return determined(rng, p) if rng.random() < 0.4 else p
    p = rng.dirichlet(np.full(sizes[0], spread))
    for k in range(1, n):
        rows = rng.dirichlet(np.full(sizes[k], spread), size=sizes[k - 1])
        if rng.random() < 0.3:                          # a function of the one before
            rows = np.eye(sizes[k])[rng.integers(sizes[k], size=sizes[k - 1])]
        p = p[..., None] * rows
    return p


def determined(rng, p):
    """The table with its last variable replaced by a copy or a function of the others."""
    left = p.sum(axis=-1)
    values = rng.integers(p.shape[-1], size=left.shape) if rng.random() < 0.5 else np.indices(left.shape)[0] % p.shape[-1]
    return left[..., None] * np.eye(p.shape[-1])[values]


def gaussian(rng, n, markov):
    """A random covariance of n variables."""
    if not markov:
        a = rng.normal(size=(n, n)) * 10.0 ** rng.integers(-2, 2)
        return a @ a.T + 1e-3 * np.eye(n) * rng.random()
    a = np.eye(n)
    for k in range(1, n):
        a[k] += rng.normal() * a[k - 1]
    return (a * 4.0 ** rng.integers(-3, 3, size=n)) @ a.T


def value(formula, names, entropy_of):
    """The formula, in bits, on a distribution whose joint entropies `entropy_of` knows."""
    return sum(float(c) * (1 if key == ONE else entropy_of(tuple(i for i, n in enumerate(names) if n in {v.name for v in key})))
               for key, c in formula.terms.items())


def of_table(p):
    return lambda at: entropy(p.sum(axis=tuple(set(range(p.ndim)) - set(at))).ravel())


def of_covariance(cov):
    return lambda at: gaussian_differential_entropy(cov[np.ix_(at, at)])
