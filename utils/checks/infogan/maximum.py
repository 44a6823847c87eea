"""Exercises 5.20 and 5.22: a generator at the maximum of the information, with noise; and one whose codes mean nothing."""
import itertools

import numpy as np

from utils.checks.gate import check, fail, passed
from utils.checks.infogan.bound import information
from utils.checks.reading import close
from utils.checks.showing import show


@check
def maximal_generator(maximal_generator, seed=0):
    """A G whose x varies with the noise and still tells c without doubt: I(c; x) = ln k."""
    rng = np.random.default_rng(seed)
    for k, m in ((2, 4), (3, int(rng.integers(6, 10))), (4, int(rng.integers(8, 12))), (5, 10), (6, 17), (12, 30)):
        answer = maximal_generator(k, m)
        p, digits = answer.array((k, m)), 1e-5 if answer.coarse else 1e-9
        if (p < 0).any() or not close(p.sum(1), 1, digits):
            fail(f"{answer.name} returned {show(p)}, with row sums {show(p.sum(1))}; expected rows that are pmfs P(x|c): ≥ 0, each with sum 1. Divide each row by its sum.")
        if ((p > 0).sum(1) < 2).any():
            fail(f"{answer.name} returned {show(p)}: a row has a single non-zero entry, so x is a function of c. Expected noise in every row. The maximum asks "
                 "for the converse, c a function of x; give each code several images.")
        if (shared := np.argwhere((p > 1e-14).sum(0) > 1)).size:
            I, column = information(np.full(k, 1 / k), p[:, p.sum(0) > 0]), shared[0, 0]
            fail(f"{answer.name} returned {show(p)}: column {column} has {(p[:, column] > 1e-14).sum()} non-zero entries; an image that two codes can make leaves a doubt about c, and I(c;x) = {I:.10g} nats; "
                 f"expected ln {k} = {np.log(k):.10g}. Give each image to one code alone.")
    passed("maximal_generator", "noise in every row, and c is still a function of x: I(c;x) = H(c)")


@check
def entangled(entangled, seed=0):
    """9 codes, 9 images of 3 shapes × 3 colours: I(c; x) = H(c) = ln 9, and no code says anything about any single factor."""
    pairs = entangled.array((3, 3, 2))
    if not np.isin(pairs, (0, 1, 2)).all():
        fail(f"entangled is {show(entangled.value)}; expected pairs of whole numbers 0, 1, 2 such as (2, 0).")
    pairs = pairs.astype(int)
    images = [tuple(pair) for pair in pairs.reshape(9, 2)]
    if len(set(images)) < 9:
        I = np.log(9) - np.mean([np.log(images.count(pair)) for pair in images])
        fail(f"G makes {len(set(images))} different images of 9 codes: I(c;x) = {I:.4g} nats, expected ln 9 = 2.197. Use each pair (shape, colour) exactly once.")
    told = {}
    for (i, code), (j, factor) in itertools.product(enumerate("ab"), enumerate(("shape", "colour"))):
        table = np.zeros((3, 3))
        for a, b in itertools.product(range(3), repeat=2):
            table[(a, b)[i], pairs[a, b, j]] += 1 / 3
        told[code, factor] = information(np.full(3, 1 / 3), table)
    if max(told.values()) > 1e-9:
        text = ", ".join(f"I({code};{factor}) = {abs(value):.2f}" for (code, factor), value in told.items())
        fail(f"I(c;x) is ln 9, but {text}: here some code by itself says something about a factor"
             f"{', so this G is disentangled' if sum(v > 1.09 for v in told.values()) == 2 else ''}. Expected 0 for all four, with L_I "
             "still at its maximum. Each row and each column must hold every shape and every colour once.")
    passed("entangled", "I(c;x) = ln 9 = H(c), and yet no code by itself says anything about shape or colour")
