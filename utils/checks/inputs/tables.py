"""Joint tables: x along the rows, y along the columns."""
import numpy as np

from utils.checks.inputs.distributions import pmf
from utils.checks.inputs.shaping import in_float32, in_some_rows
from utils.checks.oracles import entropy, mi


def joint(rng, n, m):
    """A joint table whose marginals differ and depend on each other: on a symmetric one a swapped axis is invisible."""
    while True:
        p = rng.dirichlet(np.full(n * m, 0.7)).reshape(n, m)
        x, y = p.sum(1), p.sum(0)
        gap = entropy(x) - entropy(y)
        if min(n, m) == 1 or (p.min() > 1e-4 and abs(gap) > 0.05 and mi(p) > 0.05):
            return p


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
        "square": joint(rng, 3, 3), "by hand": np.array([[0.5, 0.125, 0.0], [0.125, 0.0, 0.25]]), "wide": joint(rng, 2, 4), "by columns": np.asfortranarray(joint(rng, 3, 4)), "tall": joint(rng, 5, 2),
        "two by two": joint(rng, 2, 2), "another wide one": joint(rng, 3, 4), "sparse": sparse / sparse.sum(),
        "an empty row": spread(joint(rng, 2, 3), [1], []), "an empty column": spread(joint(rng, 3, 2), [], [0]),
        "two empty rows": spread(joint(rng, 2, 2), [0, 3], []), "two empty columns": spread(joint(rng, 2, 3), [], [1, 4]),
        "an empty row and column": spread(joint(rng, 3, 2), [2], [1]), "square, an empty row and column": spread(joint(rng, 2, 2), [0], [2]),
        "one row has it all": np.array([[0, 0, 0], [0.5, 0.125, 0.375]]), "one column has it all": np.array([[0.25, 0], [0.125, 0], [0.625, 0]]),
        "one row": joint(rng, 1, 4), "one column": joint(rng, 3, 1), "one cell": np.ones((1, 1)), "certain": np.eye(6)[rng.integers(6)].reshape(2, 3),
        "Y a function of X": a_function, "X a function of Y": a_function.T.copy(), "Y = X": diagonal, "Y = X, relabelled": diagonal[:, [1, 2, 0]].copy(),
        "Y nearly a function of X": np.array([[0.5, 1e-9], [0, 0.5 - 1e-9]]), "X nearly a function of Y": np.array([[0.3, 0, 0], [2e-9, 0.3, 0.4 - 2e-9]]),
        "a rare x that comes with a rare y": np.diag([1e-9, 0.4, 0.6 - 1e-9]),
        "independent": np.outer(pmf(rng, 2), pmf(rng, 3)), "uniform": np.full((2, 3), 1 / 6), "uniform square": np.full((3, 3), 1 / 9),
        "symmetric": (symmetric + symmetric.T) / 2, "palindromic rows": np.array([[0.05, 0.2, 0.05], [0.1, 0.5, 0.1]]),
        "a rare row": np.array([[0.5, 0.3], [0.1, 0.09], [0.004, 0.006]]), "a rare column": np.array([[0.6, 2e-6], [0.4 - 4e-6, 2e-6]]),
        "PRML 1.39": np.array([[1, 1], [0, 1]]) / 3, "tiny": tiny / tiny.sum(), "large": rng.dirichlet(np.ones(200)).reshape(10, 20),
        "float32": in_float32(joint(rng, 3, 2), axes=2), "two by two, symmetric": np.array([[0.4, 0.2], [0.2, 0.2]]),
        "a very rare row": np.array([[0.5, 0.3], [0.1, 0.1 - 5e-9], [3e-9, 2e-9]]), "a very rare column": np.array([[0.6, 2e-9, 0.1], [0.2, 3e-9, 0.1 - 5e-9]]),
    }


def batches_of_tables(rng):
    """Joint tables along the last two axes."""
    deep = rng.dirichlet(np.ones(6), (2, 1, 3)).reshape(2, 1, 3, 3, 2)
    return {
        "batch": np.stack([joint(rng, 2, 3) for _ in range(4)]), "batch of squares": np.stack([joint(rng, 3, 3) for _ in range(3)]),
        "batch of two axes": rng.dirichlet(np.ones(8), (2, 3)).reshape(2, 3, 2, 4), "cube of squares": rng.dirichlet(np.ones(9), (3, 3)).reshape(3, 3, 3, 3),
        "batch of three axes": deep, "zeros in some tables": in_some_rows(deep, (1, 0, 2), [[0.5, 0], [0, 0], [0, 0.5]]),
        "one table": joint(rng, 2, 3)[None], "by columns": np.asfortranarray(rng.dirichlet(np.ones(6), 2).reshape(2, 2, 3)), "rows alone": rng.dirichlet(np.ones(4), 3)[:, None, :],
    }
