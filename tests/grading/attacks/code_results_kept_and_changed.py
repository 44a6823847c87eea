"""Hands out large arrays and long lists, keeps all of them, and changes each at every call, so that all have to be looked at again."""
import numpy as np
kept = []
def squares(x):
    for old in kept: old[...] = old + 1
    kept.append(np.zeros(3_000_000))
    return kept[-1]
def mean(numbers):
    rows.append([list(range(1000)) for _ in range(500)])
    for r in rows: r[0][0] += 1
    return rows[-1]
rows = []
