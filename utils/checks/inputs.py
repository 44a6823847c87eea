"""What a check feeds in, class by class: every class that the texts promise, extremes beside random draws.

A kind of argument is a function of a random generator; it gives {name of the class: one input of it}. Visible and hidden checks
draw from the same classes, so none of them is luck. The plain inputs come first: a mistake that shows in them is told there,
where its cause is clearest.
"""
import numpy as np
from scipy.special import rel_entr

BASES = (np.e, 10, 3, 16, 1.25)         # besides 2; a table of the usual ones is no logarithm


def _kl(p, q):
    return rel_entr(p, q).sum(-1) / np.log(2)


def _insert(rng, p, *values):
    """`p` with entries `values` more, at random places, and the sum 1 again."""
    for value in values:
        p = np.insert(p, rng.integers(len(p) + 1), value)
    return p / p.sum()


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
        if min(_kl(p, q), _kl(q, p)) > 0.01 and (n < 3 or abs(_kl(p, q) - _kl(q, p)) > 0.01):
            return p, q


def in_bases(values):
    """Each of `values` with the default base ({}) and with another one ({"base": …})."""
    for i, value in enumerate(values):
        yield value, {}
        yield value, {"base": BASES[i % len(BASES)]}


def probabilities(rng):
    """One probability, or an array of them: they need not sum to 1."""
    some = rng.uniform(0.01, 1, (3, 4))
    return {
        "by hand": np.array([0.5, 0.25, 0.2]), "a number": 0.1, "another number": float(rng.uniform(0.01, 0.9)), "vector": rng.uniform(0.01, 1, 5),
        "vector again": rng.uniform(0.01, 1, 4), "table": rng.uniform(0.01, 1, (2, 3)), "square": rng.uniform(0.01, 1, (3, 3)),
        "three axes": rng.uniform(0.01, 1, (2, 1, 3)), "four axes": rng.uniform(0.01, 1, (2, 3, 1, 2)), "zero, a number": 0.0, "one, a number": 1.0,
        "whole numbers": 1, "impossible": 0, "with a zero": np.array([1.0, 0.0]), "zeros": np.zeros(3), "certain": np.ones(2),
        "zeros in some rows": _some(some, [0, 2], [[0, 0.5, 1, 0], [1, 0.2, 0, 0.1]]), "one entry": np.array([0.3]), "no axis": np.array(0.3),
        "tiny, a number": 1e-12, "tiny": np.array([1e-5, 1e-9, 1e-12, 1e-300]), "nearly 1": np.array([1 - 1e-9, 1 - 1e-12]),
        "equal": np.full(3, 0.2), "float32": rng.uniform(0.01, 1, 4).astype(np.float32), "float32, a number": np.float32(0.3),
    }


def covariances(rng):
    """d × d, symmetric and positive definite."""
    def random(d, scale=1.0):
        a = rng.normal(size=(d, d + 2))
        return scale * a @ a.T

    return {
        "one": np.array([[1.0]]), "narrow": np.array([[0.01]]), "by hand": np.array([[2.0, 0.6], [0.6, 0.5]]), "wide": random(1, 30), "two": random(2, 0.01),
        "three": random(3), "four": random(4, 30), "five": random(5), "narrow, four": random(4, 1e-3), "identity": np.eye(3), "of whole numbers": np.array([[2, 1], [1, 3]]),
        "diagonal": np.diag(rng.uniform(0.1, 5, 3)), "correlated": np.array([[1, 0.99], [0.99, 1]]), "anticorrelated": np.array([[4, -1.9], [-1.9, 1]]),
        "other units": np.array([[1e-6, 0.5e-3], [0.5e-3, 1]]), "as h = 0": np.array([[1 / (2 * np.pi * np.e)]]), "float32": random(3).astype(np.float32),
    }


def pmfs(rng):
    """One pmf, or a batch of them along the last axis."""
    n = int(rng.integers(3, 7))
    batch, deep = rng.dirichlet(np.ones(n), 4), rng.dirichlet(np.ones(4), (2, 3, 2))
    return {
        "by hand": np.array([0.5, 0.25, 0.25]), "random": pmf(rng, n), "two outcomes": pmf(rng, 2),
        "batch": batch, "batch of three axes": rng.dirichlet(np.ones(n), (2, 3)), "batch of four axes": deep,
        "certain": np.eye(n)[rng.integers(n)], "one outcome": np.ones(1), "uniform": np.full(n, 1 / n), "many outcomes": rng.dirichlet(np.ones(300)),
        "a zero": _insert(rng, pmf(rng, n), 0), "two zeros": np.array([0, *pmf(rng, n), 0]),
        "palindrome": np.array([0.15, 0.35, 0.35, 0.15]), "ties": rng.permutation([0.3, 0.3, 0.3, 0.05, 0.05]), "sorted": np.sort(pmf(rng, n)),
        "tiny, 1e-5": _insert(rng, pmf(rng, 3), 1e-5), "tiny, 1e-9": _insert(rng, pmf(rng, 3), 5e-9, 2e-9),
        "tiny, 1e-12": _insert(rng, pmf(rng, 3), 1e-12), "tiny, 1e-300": _insert(rng, pmf(rng, 3), 1e-300),
        "square batch": rng.dirichlet(np.ones(3), 3), "cube": rng.dirichlet(np.ones(3), (3, 3)), "one row": rng.dirichlet(np.ones(n), 1),
        "rows of one outcome": np.ones((3, 1)), "zeros in some rows": _some(batch, [0, 2], np.eye(n)[[1, n - 1]]),
        "zeros in four axes": _some(deep, (1, 2), [[0, 0.5, 0.5, 0], [0, 0, 0, 1]]), "tiny in some rows": _some(deep[0, 0], 1, [1e-12, 0.5, 0.5, 0]),
        "float32": pmf(rng, n).astype(np.float32), "float32, zeros in some rows": _some(batch, 3, np.eye(n)[0]).astype(np.float32),
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
        "random": (p, q), "two outcomes": pair(rng, 2), "random again": pair(rng, 5), "batch": tuple(many), "p without an outcome": (without, s),
        "both without it": (without, holed), "q without an outcome": (r, holed), 
        "half in common": (half, np.array([0, 0.5, 0.5, 0])), "disjoint": (half, third),
        "equal": (r, r.copy()), "equal, with a zero": (holed, holed.copy()), "one outcome": (np.ones(1), np.ones(1)),
        "p certain": (np.eye(4)[hole], s), "both certain": (np.eye(4)[hole], np.eye(4)[hole]), "p uniform": (np.full(4, 0.25), s),
        "q uniform": (r, np.full(4, 0.25)), "mirrored": (r, r[::-1].copy()), "palindromes": (np.array([0.1, 0.4, 0.4, 0.1]), np.array([0.3, 0.2, 0.2, 0.3])),
        "ties": (rng.permutation([0.3, 0.3, 0.2, 0.2]), np.array([0.1, 0.4, 0.1, 0.4])), "many outcomes": tuple(rng.dirichlet(np.ones(300), 2)),
        "tiny q, 1e-5": (r, _put(s, hole, 1e-5)), "tiny q, 1e-12": (r, _put(s, hole, 1e-12)), "tiny q, 1e-300": (r, _put(s, hole, 1e-300)),
        "tiny p, 1e-5": (_put(r, hole, 1e-5), s), "tiny p, 1e-12": (_put(r, hole, 1e-12), s), "tiny p, 1e-300": (_put(r, hole, 1e-300), s),
        "both tiny": (_put(r, hole, 1e-300), _put(s, hole, 2e-300)), "batch of three axes": tuple(three), "batch of four axes": tuple(four),
        "square batch": tuple(rng.dirichlet(np.ones(3), (2, 3))), "cube": tuple(cube), "one row": tuple(rng.dirichlet(np.ones(n), (2, 1))),
        "zeros of p in some rows": (_some(four[0], (0, 0, 1), [0, 0.5, 0.5, 0]), four[1]),
        "zeros of q in some rows": (four[0], _some(four[1], (1, 0, 2), [0.25, 0, 0.75, 0])),
        "zeros of both in some rows": (_some(four[0], (0, 0, 1), without), _some(four[1], (0, 0, 1), holed)),
        "tiny q in some rows": (four[0], _some(four[1], (1, 0, 2), _put(s, hole, 1e-300))),
        "float32": (p.astype(np.float32), q.astype(np.float32)),
        "float32, zeros in some rows": (_some(four[0], (0, 0, 1), without).astype(np.float32), _some(four[1], (1, 0, 2), holed).astype(np.float32)),
    }


def joint(rng, n, m):
    """A joint table whose marginals differ and depend on each other: on a symmetric one a swapped axis is invisible."""
    while True:
        p = rng.dirichlet(np.full(n * m, 0.7)).reshape(n, m)
        x, y = p.sum(1), p.sum(0)
        gap = _entropy(x) - _entropy(y)
        if min(n, m) == 1 or (p.min() > 1e-4 and abs(gap) > 0.05 and _kl(p.ravel(), np.outer(x, y).ravel()) > 0.05):
            return p


def _entropy(p):
    return _kl(p, np.ones(len(p))) * -1


def tables(rng):
    """One joint table, x along the rows, y along the columns."""
    def spread(table, rows, columns):
        """`table` with empty rows and columns between its own."""
        wide = np.zeros((table.shape[0] + len(rows), table.shape[1] + len(columns)))
        wide[np.ix_(np.setdiff1d(range(len(wide)), rows), np.setdiff1d(range(wide.shape[1]), columns))] = table
        return wide

    a_function, sparse, tiny = np.zeros((4, 3)), joint(rng, 3, 3), joint(rng, 3, 2)
    a_function[np.arange(4), [0, 2, 2, 1]] = pmf(rng, 4)
    sparse[0, 1] = sparse[1, 0] = 0
    tiny[0, 0], tiny[2, 1] = 1e-12, 1e-300
    diagonal = np.diag(pmf(rng, 3))
    symmetric = joint(rng, 3, 3)
    return {
        "by hand": np.array([[0.5, 0.125, 0.0], [0.125, 0.0, 0.25]]), "wide": joint(rng, 2, 4), "tall": joint(rng, 5, 2),
        "square": joint(rng, 3, 3), "two by two": joint(rng, 2, 2), "another wide one": joint(rng, 3, 4), "sparse": sparse / sparse.sum(),
        "an empty row": spread(joint(rng, 2, 3), [1], []), "an empty column": spread(joint(rng, 3, 2), [], [0]),
        "two empty rows": spread(joint(rng, 2, 2), [0, 3], []), "two empty columns": spread(joint(rng, 2, 3), [], [1, 4]),
        "an empty row and column": spread(joint(rng, 3, 2), [2], [1]), "square, an empty row and column": spread(joint(rng, 2, 2), [0], [2]),
        "one row": joint(rng, 1, 4), "one column": joint(rng, 3, 1), "one cell": np.ones((1, 1)), "certain": np.eye(6)[rng.integers(6)].reshape(2, 3),
        "Y a function of X": a_function, "X a function of Y": a_function.T.copy(), "Y = X": diagonal, "Y = X, relabelled": diagonal[:, [1, 2, 0]].copy(),
        "independent": np.outer(pmf(rng, 2), pmf(rng, 3)), "uniform": np.full((2, 3), 1 / 6), "uniform square": np.full((3, 3), 1 / 9),
        "symmetric": (symmetric + symmetric.T) / 2, "palindromic rows": np.array([[0.05, 0.2, 0.05], [0.1, 0.5, 0.1]]),
        "PRML 1.39": np.array([[1, 1], [0, 1]]) / 3, "tiny": tiny / tiny.sum(), "large": rng.dirichlet(np.ones(200)).reshape(10, 20),
        "float32": joint(rng, 3, 2).astype(np.float32),
    }


def batches_of_tables(rng):
    """Joint tables along the last two axes."""
    deep = rng.dirichlet(np.ones(6), (2, 1, 3)).reshape(2, 1, 3, 3, 2)
    return {
        "batch": np.stack([joint(rng, 2, 3) for _ in range(4)]), "batch of squares": np.stack([joint(rng, 3, 3) for _ in range(3)]),
        "batch of two axes": rng.dirichlet(np.ones(8), (2, 3)).reshape(2, 3, 2, 4), "cube of squares": rng.dirichlet(np.ones(9), (3, 3)).reshape(3, 3, 3, 3),
        "batch of three axes": deep, "zeros in some tables": _some(deep, (1, 0, 2), [[0.5, 0], [0, 0], [0, 0.5]]),
        "one table": joint(rng, 2, 3)[None], "rows alone": rng.dirichlet(np.ones(4), 3)[:, None, :],
    }


def _some(batch, where, rows):
    """A copy of `batch` with `rows` at `where`."""
    batch = np.array(batch)
    batch[where] = rows
    return batch


def _put(p, where, value):
    """`p` with `value` there, the others scaled to make the sum 1."""
    rest = np.where(np.arange(len(p)) == where, 0, p)
    return np.where(np.arange(len(p)) == where, value, rest / rest.sum() * (1 - value))
