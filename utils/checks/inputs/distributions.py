"""Probabilities, pmfs, pairs of pmfs, and values of densities."""
import numpy as np

from utils.checks.inputs.shaping import in_float32, in_some_rows, insert, put
from utils.checks.oracles import kl


def pmf(rng, n):
    """Positive, its entries clearly different."""
    while True:
        p = rng.dirichlet(np.ones(n))
        if p.min() > 1e-3 and (n == 1 or np.diff(np.sort(p)).min() > 1e-3):
            return p


def pair(rng, n):
    """Two pmfs, far enough from each other that no mistake hides in rounding."""
    while True:
        p, q = pmf(rng, n), pmf(rng, n)
        if min(kl(p, q), kl(q, p)) > 0.01 and (n < 3 or abs(kl(p, q) - kl(q, p)) > 0.01):
            return p, q


def probabilities(rng):
    """One probability, or an array of them: they need not sum to 1."""
    some = rng.uniform(0.01, 1, (3, 4))
    return {
        "by hand": np.array([0.5, 0.25, 0.2]), "a number": 0.1, "another number": float(rng.uniform(0.01, 0.9)), "vector": rng.uniform(0.01, 1, 5),
        "vector again": rng.uniform(0.01, 1, 4), "table": rng.uniform(0.01, 1, (2, 3)), "square": rng.uniform(0.01, 1, (3, 3)),
        "three axes": rng.uniform(0.01, 1, (2, 1, 3)), "four axes": rng.uniform(0.01, 1, (2, 3, 1, 2)), "zero, a number": 0.0, "one, a number": 1.0,
        "whole numbers": 1, "impossible": 0, "with a zero": np.array([1.0, 0.0]), "zeros": np.zeros(3), "certain": np.ones(2),
        "zeros in some rows": in_some_rows(some, [0, 2], [[0, 0.5, 1, 0], [1, 0.2, 0, 0.1]]), "one entry": np.array([0.3]), "no axis": np.array(0.3),
        "tiny, a number": 1e-12, "tiny": np.array([1e-5, 1e-9, 1e-12, 1e-300]), "nearly 1": np.array([1 - 1e-9, 1 - 1e-12]),
        "equal": np.full(3, 0.2), "float32": rng.uniform(0.01, 1, 4).astype(np.float32), "float32, a number": np.float32(0.3),
        "many": rng.uniform(0.01, 1, 300), "by columns": np.asfortranarray(rng.uniform(0.01, 1, (2, 4))),
    }


def pmfs(rng):
    """One pmf, or a batch of them along the last axis."""
    n = int(rng.integers(3, 7))
    batch, deep = rng.dirichlet(np.ones(n), 4), rng.dirichlet(np.ones(4), (2, 3, 2))
    return {
        "by hand": np.array([0.5, 0.25, 0.25]), "random": pmf(rng, n), "two outcomes": pmf(rng, 2),
        "batch": batch, "batch of three axes": rng.dirichlet(np.ones(n), (2, 3)), "batch of four axes": deep,
        "certain": np.eye(n)[rng.integers(n)], "one outcome": np.ones(1), "uniform": np.full(n, 1 / n), "many outcomes": rng.dirichlet(np.ones(300)),
        "a zero": insert(rng, pmf(rng, n), 0), "two zeros": np.array([0, *pmf(rng, n), 0]),
        "palindrome": np.array([0.15, 0.35, 0.35, 0.15]), "ties": np.array([0.3, 0.3, 0.05, 0.3, 0.05]), "sorted": np.sort(pmf(rng, n)),
        "tiny, 1e-5": insert(rng, pmf(rng, 3), 1e-5), "tiny, 1e-9": insert(rng, pmf(rng, 3), 5e-9, 2e-9),
        "tiny, 1e-12": insert(rng, pmf(rng, 3), 1e-12), "tiny, 1e-300": insert(rng, pmf(rng, 3), 1e-300),
        "square batch": rng.dirichlet(np.ones(3), 3), "cube": rng.dirichlet(np.ones(3), (3, 3)), "one row": rng.dirichlet(np.ones(n), 1),
        "rows of one outcome": np.ones((3, 1)), "zeros in some rows": in_some_rows(batch, [0, 2], np.eye(n)[[1, n - 1]]),
        "zeros in four axes": in_some_rows(deep, (1, 2), [[0, 0.5, 0.5, 0], [0, 0, 0, 1]]), "tiny in some rows": in_some_rows(deep[0, 0], 1, [1e-12, 0.5, 0.5, 0]),
        "float32": in_float32(pmf(rng, n)), "float32, zeros in some rows": in_float32(in_some_rows(batch, 3, np.eye(n)[0])),
        "nearly certain": np.array([3e-4, 0.9995, 2e-4]), "all but certain": np.array([0, 1 - 1e-9, 1e-9]), "falling": np.sort(pmf(rng, n))[::-1].copy(), "batch of five axes": rng.dirichlet(np.ones(3), (2, 1, 3, 2)), "by columns": np.asfortranarray(rng.dirichlet(np.ones(3), 4)),
    }


def pairs(rng):
    """Two pmfs over the same outcomes, or two batches of the same shape."""
    n = int(rng.integers(3, 7))
    (p, q), (r, s) = pair(rng, n), pair(rng, 4)
    many = rng.dirichlet(np.ones(n), (2, 4))
    three, four, cube = rng.dirichlet(np.ones(n), (2, 2, 3)), rng.dirichlet(np.ones(4), (2, 2, 1, 3)), rng.dirichlet(np.ones(3), (2, 3, 3))
    hole = int(rng.integers(4))
    without, holed = (np.where(np.arange(4) == hole, 0, x) for x in (r, s))
    without, holed = without / without.sum(), holed / holed.sum()
    half, third = np.array([0.5, 0.5, 0, 0]), np.array([0, 0, 0.3, 0.7])
    return {
        "by hand": (np.array([0.5, 0.25, 0.25]), np.array([0.125, 0.125, 0.75])), "random": (p, q), "two outcomes": pair(rng, 2), "random again": pair(rng, 5), "batch": tuple(many), "p without an outcome": (without, s),
        "both without it": (without, holed), "q without an outcome": (r, holed),
        "half in common": (half, np.array([0, 0.5, 0.5, 0])), "disjoint": (half, third),
        "equal": (r, r.copy()), "equal, with a zero": (holed, holed.copy()), "one outcome": (np.ones(1), np.ones(1)),
        "p certain": (np.eye(4)[hole], s), "both certain": (np.eye(4)[hole], np.eye(4)[hole]), "p uniform": (np.full(4, 0.25), s),
        "q uniform": (r, np.full(4, 0.25)), "mirrored": (r, r[::-1].copy()), "palindromes": (np.array([0.1, 0.4, 0.4, 0.1]), np.array([0.3, 0.2, 0.2, 0.3])),
        "ties": (np.array([0.3, 0.3, 0.2, 0.2]), np.array([0.1, 0.4, 0.1, 0.4])), "many outcomes": tuple(rng.dirichlet(np.ones(300), 2)),
        "tiny q, 1e-5": (r, put(s, hole, 1e-5)), "tiny q, 1e-12": (r, put(s, hole, 1e-12)), "tiny q, 1e-300": (r, put(s, hole, 1e-300)),
        "tiny p, 1e-5": (put(r, hole, 1e-5), s), "tiny p, 1e-12": (put(r, hole, 1e-12), s), "tiny p, 1e-300": (put(r, hole, 1e-300), s),
        "all on a tiny q": (np.array([0.9, 0.1]), np.array([1e-300, 1])), "both tiny": (put(r, hole, 1e-300), put(s, hole, 2e-300)), "batch of three axes": tuple(three), "batch of four axes": tuple(four),
        "square batch": tuple(rng.dirichlet(np.ones(3), (2, 3))), "cube": tuple(cube), "one row": tuple(rng.dirichlet(np.ones(n), (2, 1))),
        "zeros of p in some rows": (in_some_rows(four[0], (0, 0, 1), [0, 0.5, 0.5, 0]), four[1]),
        "zeros of q in some rows": (four[0], in_some_rows(four[1], (1, 0, 2), [0.25, 0, 0.75, 0])),
        "zeros of both in some rows": (in_some_rows(four[0], (0, 0, 1), without), in_some_rows(four[1], (0, 0, 1), holed)),
        "tiny q in some rows": (four[0], in_some_rows(four[1], (1, 0, 2), put(s, hole, 1e-300))),
        "float32": (in_float32(p), in_float32(q)),
        "float32, zeros in some rows": (in_float32(in_some_rows(four[0], (0, 0, 1), without)), in_float32(in_some_rows(four[1], (1, 0, 2), holed))),
        "p nearly certain": (np.array([3e-4, 0.9995, 2e-4]), pmf(rng, 3)), "q nearly certain": (pmf(rng, 3), np.array([0.9995, 2e-4, 3e-4])),
        "all but certain": (np.array([1e-9, 1 - 1e-9]), np.array([2e-9, 1 - 2e-9])), "batch of five axes": tuple(rng.dirichlet(np.ones(3), (2, 2, 1, 3, 2))), "tiny q, 1e-9": (r, put(s, hole, 5e-9)), "tiny p, 1e-9": (put(r, hole, 5e-9), s),
        "nearly equal": (r, r * (1 + 1e-3 * (np.arange(4) == 0)) / (1 + 1e-3 * r[0])),
        "zeros of q in two rows": (many[0], in_some_rows(many[1], [0, 2], np.eye(n)[:2])), "zeros of q in all rows": (many[0], np.eye(n)[[0, 1, 0, 2]]),
        "equal but for a tiny q": (put(r, hole, 3e-9), put(r, hole, 1e-9)), "a tiny p that q lacks": (put(r, hole, 1e-12), holed),
        "equal but for a tiny p that q lacks": (put(r, hole, 1e-300), without), "tiny p that q lacks, in some rows": (in_some_rows(four[0], (1, 0, 2), put(r, hole, 1e-9)), in_some_rows(four[1], (1, 0, 2), holed)),
        "by columns": tuple(map(np.asfortranarray, rng.dirichlet(np.ones(3), (2, 4)))), "equal in some rows": (many[0], in_some_rows(many[1], [1, 3], many[0][[1, 3]])),
    }


def densities(rng):
    """Values of two pmfs or densities at the same points: they need not sum to 1, and both may be 0."""
    p, q = pair(rng, 4)
    deep = rng.random((2, 2, 3, 2))
    far = np.exp(-np.array([0.0, 3, 6, 8, 20]) ** 2 / 2)
    return {
        "random": (p, q), "pmfs": pair(rng, 5), "densities": (3 * p, 2 * q), "two": pair(rng, 2), "zeros": (np.array([0.3, 0.7, 0, 0]), np.array([0, 0.4, 0.6, 0])),
        "table": tuple(rng.random((2, 3, 4))), "square": tuple(rng.random((2, 3, 3))), "three axes": tuple(deep),
        "zeros in some rows": (in_some_rows(deep[0], (0, 1), [0, 0]), in_some_rows(deep[1], (0, slice(1, 3)), [[0, 0.5], [0, 0]])), "equal": (p, p.copy()), "both 0": (np.zeros(3), np.zeros(3)),
        "only p": (p, np.zeros(4)), "only q": (np.zeros(4), q), "tails": (far, far[::-1].copy()), "tiny, 1e-12": (np.array([1e-12, 3e-12, 1e-12]), np.array([3e-12, 1e-12, 0])),
        "tiny, 1e-300": (np.array([2e-300, 0, 1e-300]), np.array([1e-300, 1e-300, 0])), "one much smaller": (np.array([0.5, 1e-6, 1e-10]), np.array([1e-6, 0.5, 0.5])),
        "high and narrow": (np.array([1e6, 40, 1e-3]), np.array([2e6, 1e5, 30])), "one point": (np.array([0.2]), np.array([0.6])),
        "many": tuple(rng.dirichlet(np.ones(300), 2)), "float32": (p.astype(np.float32), q.astype(np.float32)), "float32, zeros": (np.float32([0.5, 0, 0, 0.5]), np.float32([0.5, 0.5, 0, 0])),
        "four axes": tuple(rng.random((2, 2, 1, 3, 2))), "by columns": tuple(map(np.asfortranarray, rng.random((2, 3, 2)))),
    }
