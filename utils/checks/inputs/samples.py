"""Samples: outcomes to be counted, points with weights, clouds, features of real and fake samples."""
import numpy as np

from utils.checks.inputs.distributions import pair, pmf
from utils.checks.inputs.shaping import in_float32

SEEDS = (*range(32), *range(32, 1025, 32), 10_000, 2**16, 2**31 - 1)         # each number up to 1024 is the difference of two: no remainder keeps all apart
FAR = 2**16 * 7875          # a seed as good as 0 for who takes only a remainder of it: it is 0 modulo 2 to 10, 100, 1000 and 65536


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
        "long": (draw(3, 2000), draw(3, 1500), 3), "nearly alike": (np.repeat([0, 1], 50), np.repeat([0, 1], [51, 49]), 2),
    }


def weighted_points(rng):
    """Points x and a pmf on them, both (n,)."""
    x = rng.uniform(-5, 5, 40)
    return {
        "random": (np.sort(x), rng.dirichlet(np.full(40, 0.5))), "unsorted": (x, rng.dirichlet(np.full(40, 0.5))), "few": (rng.uniform(1, 9, 3), pmf(rng, 3)),
        "grid": (np.linspace(-3, 3, 61), rng.dirichlet(np.ones(61))), "whole numbers": (np.array([3, -1, 8]), np.array([0.5, 0.25, 0.25])),
        "far from 0": (100 + rng.normal(size=12), rng.dirichlet(np.ones(12))), "negative": (-rng.uniform(1, 4, 9), rng.dirichlet(np.ones(9))),
        "zeros": (rng.normal(size=6), np.array([0, 0.2, 0, 0.5, 0.3, 0])), "certain": (np.array([2.0, 0.5, -3]), np.array([0, 1.0, 0])), "one point": (np.array([1.5]), np.ones(1)),
        "uniform": (rng.normal(size=8), np.full(8, 0.125)), "symmetric": (np.array([-2.0, -1, 1, 2]), np.array([0.1, 0.4, 0.4, 0.1])),
        "a point twice": (np.array([1.0, 1, 4]), np.array([0.2, 0.3, 0.5])), "two bumps": (np.array([-8.0, -7, 7, 8]), np.array([0.3, 0.3, 0.2, 0.2])),
        "descending": (np.array([5.0, 3, 2, -1]), pmf(rng, 4)), "float32": (x.astype(np.float32), in_float32(rng.dirichlet(np.ones(40)))),
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
    often = rng.integers(12, size=90)
    return {
        "random": cloud(50, 3), "many": cloud(500, 8), "odd number": cloud(333, 4), "two bins": cloud(60, 2), "one bin": cloud(20, 1), "more cells than points": cloud(30, 12),
        "other scales": cloud(200, 5, 1e-4), "far from 0": cloud(201, 5, 30, 1000), "negative": (-rng.exponential(size=90), -rng.exponential(size=90), 6),
        "an outlier": (np.append(rng.normal(size=70), 40.0), rng.normal(size=71), 6), "x with itself": (same, same.copy(), 7), "y falls": (same, -same, 5),
        "few points": (rng.normal(size=3), rng.normal(size=3), 2), "two groups": (np.append(rng.random(30), 9 + rng.random(20)), np.append(rng.random(30), 5 + rng.random(20)), 4),
        "crowded": cloud(1500, 2), "points that come again": (*rng.normal(size=(2, 12))[:, often], 4), "a symmetric table": mirrored(rng.normal(size=(2, 40)), 4),
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
        "equal samples": (lambda r: (r[0], r[1], r[1].copy()))(random(6, 6, 2)), "sure": random(12, 10, 3, 5.0), "nine features of many samples": random(300, 250, 9), "real sure": (w, column(50, 1, 900, -2), column(0.5, -1)),
        "real sure and wrong": (w, column(-50, 1, -900, 3), column(0.5, -1, 2)), "fake sure and wrong": (w, column(1, -0.5), column(50, 1, 900)),
        "fake sure": (w, column(1, -0.5, 2), column(-50, -1, -900)), "a little too sure": (w, column(38, -38, 1), column(38, -38, -1)), "both sure and wrong": (w, column(-1000, -900), column(1000, 800, 900)),
        "float32": tuple(x.astype(np.float32) for x in random(8, 13, 3)), "float32, sure": (np.float32([1, 0]), column(-200, 2).astype(np.float32), column(200, 3, 1).astype(np.float32)),
        "a little worse than nothing": (np.array([-0.2, 0]), column(0.3, 0.5, 0.1), column(-0.3, -0.2)), "both sure": (w, column(50, 900, 40, 60), column(-50, -900, -60)),
    }
