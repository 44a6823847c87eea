"""What a check feeds in, class by class: every class that the texts promise, extremes alongside random draws.

A kind of argument is a function of a random generator; it gives {name of the class: one input of it}. Visible and hidden checks
draw from the same classes, so none of them is luck. The plain inputs come first: a mistake that shows in them is told there,
where its cause is clearest.
"""
import numpy as np
from scipy.special import rel_entr

BASES = (np.e, 10, 3, 16, 1.25)         # besides 2; a table of the usual ones isn't a logarithm


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
        "one": np.array([[1.0]]), "narrow": np.array([[0.01]]), "by hand": np.array([[2.0, 0.6], [0.6, 0.5]]), "wide": random(1, 30), "very narrow": np.array([[1e-8]]), "two": random(2, 0.01),
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
        "all on a tiny q": (np.array([0.9, 0.1]), np.array([1e-300, 1])), "both tiny": (_put(r, hole, 1e-300), _put(s, hole, 2e-300)), "batch of three axes": tuple(three), "batch of four axes": tuple(four),
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
        "square": joint(rng, 3, 3), "by hand": np.array([[0.5, 0.125, 0.0], [0.125, 0.0, 0.25]]), "wide": joint(rng, 2, 4), "tall": joint(rng, 5, 2),
        "two by two": joint(rng, 2, 2), "another wide one": joint(rng, 3, 4), "sparse": sparse / sparse.sum(),
        "an empty row": spread(joint(rng, 2, 3), [1], []), "an empty column": spread(joint(rng, 3, 2), [], [0]),
        "two empty rows": spread(joint(rng, 2, 2), [0, 3], []), "two empty columns": spread(joint(rng, 2, 3), [], [1, 4]),
        "an empty row and column": spread(joint(rng, 3, 2), [2], [1]), "square, an empty row and column": spread(joint(rng, 2, 2), [0], [2]),
        "one row": joint(rng, 1, 4), "one column": joint(rng, 3, 1), "one cell": np.ones((1, 1)), "certain": np.eye(6)[rng.integers(6)].reshape(2, 3),
        "Y a function of X": a_function, "X a function of Y": a_function.T.copy(), "Y = X": diagonal, "Y = X, relabelled": diagonal[:, [1, 2, 0]].copy(),
        "independent": np.outer(pmf(rng, 2), pmf(rng, 3)), "uniform": np.full((2, 3), 1 / 6), "uniform square": np.full((3, 3), 1 / 9),
        "symmetric": (symmetric + symmetric.T) / 2, "palindromic rows": np.array([[0.05, 0.2, 0.05], [0.1, 0.5, 0.1]]),
        "a rare row": np.array([[0.5, 0.3], [0.1, 0.09], [0.004, 0.006]]), "a rare column": np.array([[0.6, 2e-6], [0.4 - 4e-6, 2e-6]]),
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


def logits(rng):
    """Logits and a target pmf, of the same shape; the softmax is along the last axis."""
    def soft(*shape):
        return rng.normal(0, 2, shape), rng.dirichlet(np.ones(shape[-1]), shape[:-1])

    def hard(*shape):
        return rng.normal(0, 2, shape), np.eye(shape[-1])[rng.integers(shape[-1], size=shape[:-1])]

    n = int(rng.integers(3, 6))
    z, y = hard(4, 3)
    deep, target = soft(2, 1, 3, 4)
    holes = rng.dirichlet(np.ones(4), 3)
    holes[0, 1] = holes[2, 3] = 0
    return {
        "hard": hard(n), "soft": soft(n), "hard again": hard(5), "soft again": soft(4), "two classes": hard(2), "soft, two classes": soft(2),
        "batch": (z, y), "soft batch": soft(5, 3), "batch of three axes": soft(2, 4, 3), "batch of four axes": (deep, target),
        "square batch": hard(3, 3), "cube": soft(3, 3, 3), "one row": soft(1, n), "one class": (rng.normal(size=1), np.ones(1)),
        "large": (np.array([1000.0, 0, -1000]), np.array([0.0, 1, 0])), "all low": (np.array([-800.0, -800, 0]), np.array([1.0, 0, 0])),
        "all high": (np.array([900.0, 901, 899]), np.array([0.2, 0.3, 0.5])), "large in some rows": (_some(z, 1, [1000.0, 0, 5]), y),
        "low in some rows": (_some(deep, (1, 0, 2), [-1000, -999, -1001, -2000]), target), "far apart rows": (z + np.array([[900], [-900], [0], [3]]), y),
        "equal logits": (np.zeros(n), np.eye(n)[0]), "equal, all different": (np.full((2, 4), 2.5), soft(2, 4)[1]), "sure and right": (30 * np.eye(3)[1], np.eye(3)[1]),
        "sure and wrong": (30 * np.eye(3)[1], np.eye(3)[2]), "zeros in the target": (rng.normal(size=(3, 4)), holes / holes.sum(1, keepdims=True)),
        "float32": tuple(x.astype(np.float32) for x in soft(n)),
        "float32, large in some rows": (_some(z, 1, [200.0, -200, 5]).astype(np.float32), y.astype(np.float32)),
    }


def counted(rng):
    """Two lists of outcomes 0…n−1, as arrays, and n: in any order, of any length, with outcomes that don't occur."""
    def draw(n, size, p=None):
        return rng.permutation(np.concatenate([np.arange(n), rng.choice(n, size, p=p)]))

    p, q = pair(rng, 5)
    return {
        "random": (draw(5, 40, p), draw(5, 30, q), 5), "of equal length": (draw(4, 20), draw(4, 20), 4), "short and long": (draw(3, 5), draw(3, 100), 3),
        "one that the second lacks": (np.array([0, 2, 1, 2, 1]), np.array([1, 0, 1, 1]), 3), "ones that neither has": (np.array([1, 0, 1, 1]), np.array([2, 0, 1, 2, 1]), 4),
        "gaps": (np.array([7, 3, 3, 7, 7]), np.array([3, 7, 3, 3, 5, 0]), 9), "no zero": (np.array([2, 1, 1]), np.array([1, 2, 2, 2]), 3),
        "one of each": (np.array([1]), np.array([1, 0]), 2), "equal": (np.array([0, 1, 1]), np.array([1, 0, 1]), 2), "disjoint": (np.array([0, 0]), np.array([1, 1, 1]), 2),
        "one outcome": (np.zeros(3, int), np.zeros(5, int), 1), "sorted": (np.sort(draw(4, 15)), np.sort(draw(4, 25)), 4), "many outcomes": (draw(40, 100), draw(40, 300), 40),
        "in bytes": (draw(6, 30).astype(np.uint8), draw(6, 30).astype(np.uint8), 6), "multiples": (np.repeat([0, 1, 2], [1, 2, 3]), np.repeat([0, 1, 2], [4, 4, 4]), 3),
    }


def weighted_points(rng):
    """Points x and a pmf on them, both (n,)."""
    x = rng.uniform(-5, 5, 40)
    return {
        "random": (np.sort(x), rng.dirichlet(np.full(40, 0.5))), "unsorted": (x, rng.dirichlet(np.full(40, 0.5))), "few": (rng.uniform(1, 9, 3), pmf(rng, 3)),
        "grid": (np.linspace(-3, 3, 61), rng.dirichlet(np.ones(61))), "whole numbers": (np.array([3, -1, 7]), np.array([0.5, 0.25, 0.25])),
        "far from 0": (100 + rng.normal(size=12), rng.dirichlet(np.ones(12))), "negative": (-rng.uniform(1, 4, 9), rng.dirichlet(np.ones(9))),
        "zeros": (rng.normal(size=6), np.array([0, 0.2, 0, 0.5, 0.3, 0])), "certain": (np.array([2.0, 0.5, -3]), np.array([0, 1.0, 0])), "one point": (np.array([1.5]), np.ones(1)),
        "uniform": (rng.normal(size=8), np.full(8, 0.125)), "symmetric": (np.array([-2.0, -1, 1, 2]), np.array([0.1, 0.4, 0.4, 0.1])),
        "a point twice": (np.array([1.0, 1, 4]), np.array([0.2, 0.3, 0.5])), "two bumps": (np.array([-8.0, -7, 7, 8]), np.array([0.3, 0.3, 0.2, 0.2])),
        "descending": (np.array([5.0, 3, 2, -1]), pmf(rng, 4)), "float32": (x.astype(np.float32), rng.dirichlet(np.ones(40)).astype(np.float32)),
    }


def clouds(rng):
    """Samples x, y (n,) and a number of bins; no point lies on an edge between two cells."""
    def cloud(n, bins, scale=1, shift=0):
        x = rng.normal(size=n)
        y = x**2 + rng.normal(0, 0.3, n) if n % 2 else np.where(rng.random(n) < 0.5, x, rng.exponential(size=n))
        return scale * x + shift, y, bins

    def mirrored(points, bins):
        return points.ravel(), points[::-1].ravel(), bins

    same = rng.permutation(rng.normal(size=80))
    return {
        "random": cloud(50, 3), "many": cloud(500, 8), "odd number": cloud(333, 4), "two bins": cloud(60, 2), "one bin": cloud(20, 1), "more cells than points": cloud(30, 12),
        "other scales": cloud(200, 5, 1e-4), "far from 0": cloud(201, 5, 30, 1000), "negative": (-rng.exponential(size=90), -rng.exponential(size=90), 6),
        "an outlier": (np.append(rng.normal(size=70), 40.0), rng.normal(size=71), 6), "x with itself": (same, same.copy(), 7), "y falls": (same, -same, 5),
        "few points": (rng.normal(size=3), rng.normal(size=3), 2), "two groups": (np.append(rng.random(30), 9 + rng.random(20)), np.append(rng.random(30), 5 + rng.random(20)), 4),
        "a symmetric table": mirrored(rng.normal(size=(2, 40)), 4),
    }


def densities(rng):
    """Values of two pmfs or densities at the same points: they need not sum to 1, and both may be 0."""
    p, q = pair(rng, 4)
    deep = rng.random((2, 2, 3, 2))
    far = np.exp(-np.array([0.0, 3, 6, 8, 20]) ** 2 / 2)
    return {
        "random": (p, q), "pmfs": pair(rng, 5), "densities": (3 * p, 2 * q), "two": pair(rng, 2), "zeros": (np.array([0.3, 0.7, 0, 0]), np.array([0, 0.4, 0.6, 0])),
        "table": tuple(rng.random((2, 3, 4))), "square": tuple(rng.random((2, 3, 3))), "three axes": tuple(deep),
        "zeros in some rows": (_some(deep[0], (0, 1), [0, 0]), _some(deep[1], (0, slice(1, 3)), [[0, 0.5], [0, 0]])), "equal": (p, p.copy()), "both 0": (np.zeros(3), np.zeros(3)),
        "only p": (p, np.zeros(4)), "only q": (np.zeros(4), q), "tails": (far, far[::-1].copy()), "tiny, 1e-12": (np.array([1e-12, 3e-12, 1e-12]), np.array([3e-12, 1e-12, 0])),
        "tiny, 1e-300": (np.array([2e-300, 0, 1e-300]), np.array([1e-300, 1e-300, 0])), "one much smaller": (np.array([0.5, 1e-6, 1e-10]), np.array([1e-6, 0.5, 0.5])),
        "high and narrow": (np.array([1e6, 40, 1e-3]), np.array([2e6, 1e5, 30])), "one point": (np.array([0.2]), np.array([0.6])),
        "many": tuple(rng.dirichlet(np.ones(300), 2)), "float32": (p.astype(np.float32), q.astype(np.float32)), "float32, zeros": (np.float32([0.5, 0, 0, 0.5]), np.float32([0.5, 0.5, 0, 0])),
    }


def discriminated(rng):
    """Weights w (d,), features of real (n, d) and of fake samples (m, d): the logit of D is features @ w."""
    def random(n, m, d, scale=1.0, shift=0.3):
        return scale * rng.normal(size=d), rng.normal(shift, 1, (n, d)), rng.normal(-shift, 1, (m, d))

    w = np.array([1.0, 0])
    column = lambda *logits: np.stack([logits, np.linspace(-1, 1, len(logits))], axis=1)
    return {
        "random": random(7, 16, 3), "more real": random(20, 6, 2), "equal numbers": random(9, 9, 4), "worse than nothing": (np.array([-1.0, -0.5]), *random(8, 14, 2, shift=0.5)[1:]),
        "one feature": random(6, 11, 1), "square": random(3, 3, 3), "one sample each": random(1, 1, 2), "w = 0": (np.zeros(3), *random(5, 8, 3)[1:]),
        "equal samples": (lambda r: (r[0], r[1], r[1].copy()))(random(6, 6, 2)), "sure": random(12, 10, 3, 5.0), "real sure": (w, column(50, 1, 900, -2), column(0.5, -1)),
        "real sure and wrong": (w, column(-50, 1, -900, 3), column(0.5, -1, 2)), "fake sure and wrong": (w, column(1, -0.5), column(50, 1, 900)),
        "fake sure": (w, column(1, -0.5, 2), column(-50, -1, -900)), "a little too sure": (w, column(38, -38, 1), column(38, -38, -1)), "both sure and wrong": (w, column(-1000, -900), column(1000, 800, 900)),
        "float32": tuple(x.astype(np.float32) for x in random(8, 13, 3)), "float32, sure": (np.float32([1, 0]), column(-200, 2).astype(np.float32), column(200, 3, 1).astype(np.float32)),
    }
