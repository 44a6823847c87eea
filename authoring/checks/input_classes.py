"""Kinds of arguments and the classes of their inputs ("zeros inside a batch", "a large logit in some rows"): {name: is an argument in it?}.

A test gets the argument as numpy holds it; a string is the dtype it must have. `pair` and BATCHES_OF_PAIRS get all arguments together.
"""
import math

import numpy as np
from scipy.optimize import linear_sum_assignment


def _rows(v):
    """The last axis as rows."""
    return v.reshape(-1, v.shape[-1]) if v.ndim else v.reshape(1, 1)


def any_row(test):
    return lambda v: bool(v.ndim and v.size and any(test(row) for row in _rows(v)))


def some(test):
    """Some entries, not all."""
    def of(v):
        found = test(v)
        return bool(found.any() and not found.all())
    return of


def some_rows(test):
    """Rows with such an entry alongside rows without."""
    def of(v):
        found = test(v).reshape(v.shape[0], -1).any(axis=1) if v.ndim and v.size else np.zeros(0, bool)
        return bool(found.any() and not found.all())
    return of


def _palindrome(row):
    return len(row) > 2 and np.array_equal(row, row[::-1]) and np.ptp(row) > 0


def tie(row):
    return len(set(row.tolist())) < len(row) and np.ptp(row) > 0


PMF = {
    "a zero": lambda v: v.ndim == 1 and bool((v == 0).any()),
    "no zero": lambda v: bool((v > 0).all()),
    "a tie": any_row(tie),
    "uniform": any_row(lambda row: len(row) > 1 and np.ptp(row) < 1e-12),
    "two outcomes": lambda v: v.shape[-1] == 2,
    "six or more outcomes": lambda v: v.shape[-1] >= 6,
}
NEARLY = {"nearly certain": any_row(lambda row: 0.999 < row.max() < 1), "all but certain": any_row(lambda row: 1 - 1e-7 < row.max() < 1)}
PALINDROME = {"a palindrome": any_row(_palindrome)}
TINY = {
    "entries below 1e-4": lambda v: bool(((v > 0) & (v < 1e-4)).any()),
    "entries below 1e-11": lambda v: bool(((v > 0) & (v < 1e-11)).any()),
    "entries below 1e-290": lambda v: bool(((v > 0) & (v < 1e-290)).any()),
}
SIZES = {"one outcome": lambda v: v.shape[-1] == 1, "more than 100 outcomes": lambda v: v.shape[-1] > 100}
BATCHES = {
    "two axes": lambda v: v.ndim == 2, "three axes": lambda v: v.ndim == 3, "four axes": lambda v: v.ndim == 4, "five axes": lambda v: v.ndim == 5,
    "a batch of one row": lambda v: v.ndim > 1 and v[..., 0].size == 1, "as many rows as outcomes": lambda v: v.ndim == 2 and v.shape[0] == v.shape[1] > 1,
    "a zero inside a batch": lambda v: v.ndim > 1 and bool((v == 0).any()),
    "a zero in some rows of a batch": some_rows(lambda v: v == 0), "in memory by columns": lambda v: v.ndim > 1 and v.flags.f_contiguous and not v.flags.c_contiguous,
}
TABLE = {
    "square": lambda v: v.shape[-1] == v.shape[-2], "tall": lambda v: v.shape[-2] > v.shape[-1], "wide": lambda v: v.shape[-2] < v.shape[-1],
    "one row": lambda v: v.shape[-2] == 1, "one column": lambda v: v.shape[-1] == 1,
    "symmetric": lambda v: v.ndim == 2 and len(v) > 1 and np.array_equal(v, v.T), "more than 100 cells": lambda v: v.shape[-1] * v.shape[-2] > 100,
    "an empty row": lambda v: v.ndim == 2 and bool((v == 0).all(1).any()), "an empty column": lambda v: v.ndim == 2 and bool((v == 0).all(0).any()),
    "an empty row and an empty column": lambda v: v.ndim == 2 and bool((v == 0).all(1).any() and (v == 0).all(0).any()),
    "two empty rows": lambda v: v.ndim == 2 and (v == 0).all(1).sum() > 1, "two empty columns": lambda v: v.ndim == 2 and (v == 0).all(0).sum() > 1,
    "a zero": lambda v: bool((v == 0).any()), "no zero": lambda v: bool((v > 0).all()), "a row that has it all, in several cells": lambda v: bool(((v.sum(-1) == 1) & (v.max(-1) < 1)).any()),
    "a second cell in a row that is tiny next to the first": lambda v: v.ndim == 2 and bool(((np.sort(v, 1)[:, :-1] > 0) & (np.sort(v, 1)[:, :-1] < 1e-7)).any()),
    "a rare x that comes with a rare y": lambda v: v.ndim == 2 and bool(((v > 0) & (v.sum(-1, keepdims=True) * v.sum(-2, keepdims=True) < 1e-15)).any()),
    "a very rare row": lambda v: bool(((v.sum(-1) > 0) & (v.sum(-1) < 1e-7)).any()), "a very rare column": lambda v: bool(((v.sum(-2) > 0) & (v.sum(-2) < 1e-7)).any()),
}
CONDITIONAL = {                             # a pmf in each row
    **{name: TABLE[name] for name in ("square", "tall", "wide", "a zero", "no zero")},
    "a row that is certain": lambda v: bool((v == 1).any()), "two equal rows": lambda v: len(np.unique(v, axis=0)) < len(v),
    "entries below 1e-4": TINY["entries below 1e-4"],
}
LOGITS = {
    "all small": lambda v: bool((np.abs(v) < 10).all()),
    "above 100": lambda v: bool((v > 100).any()), "below −100": lambda v: bool((v < -100).any()),
    "large for some, small for others": some(lambda v: np.abs(v) > 100),
    "0": lambda v: bool((v == 0).any()), "one sample": lambda v: v.shape[0] == 1 if v.ndim else True,
    "between 4 and 50": lambda v: bool(((v > 4) & (v < 50)).any()), "between −50 and −4": lambda v: bool(((v < -4) & (v > -50)).any()),
}
COLUMNS = {"a row (n,)": lambda v: v.ndim == 1, "a column (n, 1)": lambda v: v.ndim == 2}
FLOATS = {"float32": "float32", "float64": "float64"}                     # by dtype: see `_inside`
ANY_PMF = {**PMF, **NEARLY, **PALINDROME, **TINY, **SIZES, **BATCHES, **FLOATS}
BASE = {"2": lambda v: v == 2, "e": lambda v: abs(v - math.e) < 1e-9, "10": lambda v: v == 10,
        "another base": lambda v: bool(min(abs(v - b) for b in (2, math.e, 10)) > 1e-9)}
SIGNED = {"negative": lambda v: bool((v < 0).any()), "positive": lambda v: bool((v > 0).any())}
SAMPLES = {"a number of samples that isn't a multiple of 100": lambda v: len(v) % 100 > 0}
WHOLE = {"0": lambda v: bool((v == 0).any())}


def pair(p, q):
    """Classes of a pair of pmfs."""
    def of(test):
        return lambda a: bool(np.shape(getattr(a, p)) == np.shape(getattr(a, q)) and test(getattr(a, p), getattr(a, q)))
    return {f"{p} = {q}": of(lambda x, y: np.array_equal(x, y)),
            f"{p} and {q} disjoint": of(lambda x, y: not (x * y).any()),
            f"{q} = 0 where {p} > 0": of(lambda x, y: ((x > 0) & (y == 0)).any()),
            f"{p} = 0 where {q} > 0": of(lambda x, y: ((x == 0) & (y > 0)).any()),
            f"{p} = {q} = 0 somewhere": of(lambda x, y: ((x == 0) & (y == 0)).any())}


BATCHES_OF_PAIRS = {
    "a batch in a base other than 2": lambda a: a.p.ndim > 1 and a.base != 2,
    "p and q nearly equal": lambda a: 0 < np.abs(a.p - a.q).max() < 0.01,
    "p and q differ by less than 1e-7": lambda a: 0 < np.abs(a.p - a.q).max() < 1e-7,
    "q = 0 < p where p is tiny": lambda a: ((a.p > 0) & (a.p < 1e-8) & (a.q == 0)).any(),
    "q = 0 < p in some rows": lambda a: a.p.ndim > 1 and 0 < ((a.p > 0) & (a.q == 0)).any(-1).sum() < a.p[..., 0].size,
    "q = 0 < p in several rows": lambda a: a.p.ndim > 1 and ((a.p > 0) & (a.q == 0)).any(-1).sum() > 1,
}


def without(classes, *names):
    return {name: test for name, test in classes.items() if name not in names}


def only(classes, *names):
    return {name: classes[name] for name in names}


def missed(a):
    """The most probable pair (code, picture) that Q rules out."""
    return (a.p_c[:, None] * a.p_x_given_c)[a.q_c_given_x.T == 0].max(initial=0)


def nearest(centres):
    """The least distance of two centres."""
    if len(centres) < 2:
        return math.inf
    apart = np.linalg.norm(centres[:, None] - centres, axis=2)
    return apart[~np.eye(len(centres), dtype=bool)].min()


def greedy_misses(counts):
    """Does taking the largest count first give less agreement than the best matching?"""
    table, agreed = counts.astype(float).copy(), 0
    for _ in range(len(table)):
        i, j = np.unravel_index(table.argmax(), table.shape)
        agreed += table[i, j]
        table[i], table[:, j] = -1, -1
    return agreed < counts[linear_sum_assignment(counts, maximize=True)].sum()
