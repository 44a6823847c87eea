"""What describes a distribution: the logits of a softmax, the covariance of a Gaussian."""
import numpy as np

from utils.checks.inputs.shaping import in_some_rows


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
        "all high": (np.array([900.0, 901, 899]), np.array([0.2, 0.3, 0.5])), "large in some rows": (in_some_rows(z, 1, [1000.0, 0, 5]), y),
        "low in some rows": (in_some_rows(deep, (1, 0, 2), [-1000, -999, -1001, -2000]), target), "far apart rows": (z + np.array([[900], [-900], [0], [3]]), y),
        "equal logits": (np.zeros(n), np.eye(n)[0]), "equal, all different": (np.full((2, 4), 2.5), soft(2, 4)[1]), "sure and right": (30 * np.eye(3)[1], np.eye(3)[1]),
        "sure and wrong": (30 * np.eye(3)[1], np.eye(3)[2]), "nearly sure and wrong": (19.5 * np.eye(3)[1], np.eye(3)[2]), "zeros in the target": (rng.normal(size=(3, 4)), holes / holes.sum(1, keepdims=True)),
        "tiny in the target": (rng.normal(size=4), np.array([2e-4, 0.7 - 2e-4 - 3e-9, 3e-9, 0.3])),
        "float32": tuple(x.astype(np.float32) for x in soft(n)),
        "float32, large in some rows": (in_some_rows(z, 1, [200.0, -200, 5]).astype(np.float32), y.astype(np.float32)),
        "batch of five axes": soft(2, 1, 2, 2, 3), "uniform target": (rng.normal(size=n), np.full(n, 1 / n)),
        "negative": (-rng.uniform(1, 5, n), soft(n)[1]), "positive": (rng.uniform(1, 5, n), soft(n)[1]),
        "by columns": tuple(map(np.asfortranarray, soft(4, 3))),
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
        "other units": np.array([[1e-6, 0.5e-3], [0.5e-3, 1]]), "as h = 0": np.array([[1 / (2 * np.pi * np.e)]]), "float32": random(3).astype(np.float32), "eight": random(8),
        "narrowest": np.array([[1e-12]]), "narrowest, two": 1e-12 * random(2), "narrow, eight": random(8, 1e-7), "wide, eight": random(8, 1e5),
    }
