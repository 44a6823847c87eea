"""Exercises 6.10 and 6.12 to 6.14: turned codes, the table of informations, the gap, and how to fool it. Bits."""
import numpy as np
from scipy.special import entr, ndtr, ndtri

from utils.checks.gate import check, fail, passed
from utils.checks.showing import show


@check
def rotate_codes(rotate_codes, seed=0):
    """2Φ(R Φ⁻¹((u+1)/2)) − 1: angle 0 changes nothing, a quarter turn swaps, turns add up, uniform and independent codes stay so."""
    rng = np.random.default_rng(seed)
    turned = lambda g, a: g @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
    cases = [(np.array([[0.5, -0.25], [0.0, 0.75]]), np.pi / 2), (np.array([[0.9995, 0.1]]), 0.4), (np.array([[-0.9999, 0.9995], [0.0, 0.0]]), -0.8),
             (np.array([[0.9999998, -0.9999998], [-0.9999998, 0.2]]), 0.4), (np.array([[1e-12 - 1, 0.3], [0.2, 1e-12 - 1]]), 0.8)]     # 1 − 1e-12 + 1 would be rounded
    cases += [(rng.uniform(-0.95, 0.95, (4, 2)), angle) for angle in (0.0, np.pi / 2, np.pi / 4, float(rng.uniform(0.3, 1.2)), -float(rng.uniform(0.3, 1.2)), 4.0, 7.5)]
    for u, angle in cases:
        answer, g = rotate_codes(u, angle), ndtri((u + 1) / 2)
        if np.isnan(answer.array(u.shape, nan=True)).any():
            fail(f"{answer.name} contains nan; expected numbers. Φ⁻¹ is defined between 0 and 1; a code on [−1, 1] must be brought there first.")
        with np.errstate(invalid="ignore"):                         # Φ⁻¹(0) is −∞
            of_u = ndtr(turned(ndtri(np.abs(u)), angle))
        answer.equals(2 * ndtr(turned(g, angle)) - 1, "u ↦ Φ⁻¹((u+1)/2), rotate counter-clockwise, then 2Φ(·) − 1.", [
            (turned(u, angle), "you rotated the codes as they are. A square turned by 45° sticks out of [−1, 1], and its sides are no longer uniform: "
                               "rotate where the distribution is round, as a Gaussian's is."),
            (u, "nothing was rotated. Does the angle enter?"),
            (2 * ndtr(turned(g, np.deg2rad(angle))) - 1, "the angle is given in radians; you took it for degrees."),
            (2 * ndtr(turned(g, -angle)) - 1, "that turns clockwise. Counter-clockwise: (g₁ cos − g₂ sin, g₁ sin + g₂ cos)."),
            (ndtr(turned(g, angle)), "the result lies on [0, 1]. The codes lie on [−1, 1]: bring them back."),
            (turned(g, angle), "the rotated codes are still Gaussian. Bring them back through Φ."),
            (of_u, "you took Φ⁻¹ of u itself. Bring [−1, 1] to [0, 1] first.")], 1e-8)
    u = rng.uniform(-1, 1, (20_000, 2))
    counts = np.histogram2d(*rotate_codes(u, 0.7).array(u.shape).T, bins=4, range=[[-1, 1], [-1, 1]])[0] / len(u)
    if abs(counts - 1 / 16).max() > 0.01:
        fail(f"Of 20,000 rotated uniform codes, one sixteenth of the square holds {counts.max():.3f} and another {counts.min():.3f}; expected 0.0625 each: "
             "the rotated codes must be uniform and independent again, or p(x) changes.")
    passed("rotate_codes", "turns as it should, and uniform independent codes stay uniform and independent")


def _information(a, b):
    """(I, H(a, b), H(a), H(b)) in bits of two columns of whole numbers."""
    table = np.zeros((a.max() + 1, b.max() + 1))
    np.add.at(table, (a, b), 1 / len(a))
    joint, rows, columns = (entr(p).sum() / np.log(2) for p in (table, table.sum(1), table.sum(0)))
    return rows + columns - joint, joint, rows, columns


def _table(codes, factors):
    """(k, m, 4): `_information` of each code and each factor."""
    return np.array([[_information(c, f) for f in factors.T] for c in codes.T])


def _columns(rng, n, k, m):
    """Codes: a function of a factor that leaves values out, a noisy view of one, a dead one; values above 9."""
    factors = rng.integers(1 + rng.integers(2, 5, m), size=(n, m))
    codes = rng.integers(6, size=(n, k))
    if k > 1:
        codes[:, 0] = 2 * factors[:, -1] + 1
        codes[:, 1] = (factors[:, 0] + rng.integers(2, size=n)) % 4
    if k > 2:
        codes[:, 2] = 0
    if n == 300:
        codes[:, 3], factors[:, 2] = rng.integers(14, size=n), 3 * factors[:, 1] + rng.integers(10, 13, size=n)
        factors[:, 0] = (codes[:, 3] + rng.integers(3, size=n)) % 14                # 10 · code + factor is one number for several pairs
    return codes, factors


@check
def information_table(information_table, seed=0):
    """I(code i; factor j) in bits, (k, m), of integer columns; independent samples, duplicates, functions; oracle: own counts."""
    rng = np.random.default_rng(seed)
    first = np.array([[0, 1], [0, 0], [1, 1], [1, 3]]), np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    coin = np.arange(2000) % 2
    weak = 256 * coin[:, None], np.where(np.arange(2000) % 40 < 22, coin, 1 - coin)[:, None]               # 0.007 bits; more than 255 in every cell, and as a value
    for codes, factors in (first, weak, *(_columns(rng, *sizes) for sizes in ((200, 3, 2), (500, 2, 4), (300, 4, 3), (137, 3, 3), (90, 1, 2), (75, 3, 1), (60, 6, 7)))):
        answer = information_table(codes, factors)
        answer.name = f"information_table(codes of shape {codes.shape}, factors of shape {factors.shape})"
        right, joint, h_code, h_factor = np.moveaxis(_table(codes, factors), 2, 0)
        got = answer.array(nan=True)
        if got.shape == right.T.shape != right.shape:
            fail(f"{answer.name} has shape {got.shape}; expected {right.shape}: one row per code, one column per factor. Transpose.")
        if np.isnan(got).any():
            fail(f"{answer.name} contains nan; expected numbers. An empty cell of the joint table counts 0 · log 0 = 0.")
        with np.errstate(all="ignore"):
            share = right / h_factor
        answer.equals(right, "count how often each pair of values occurs, divide by n, and take the mutual information of that table.", [
            (right * np.log(2), "that is in nats; divide by ln 2 for bits."), (joint, "those are joint entropies. I = H(code) + H(factor) − H(code, factor)."),
            (h_factor - right, "those are conditional entropies H(factor|code), what the code leaves uncertain."),
            (h_code - right, "those are conditional entropies H(code|factor)."), (-right, "the sign is wrong: information is ≥ 0."),
            (right.T if right.shape == right.T.shape else right + 1, "the table is transposed: one row per code, one column per factor."),
            (right * len(codes), "the counts are not divided by n."), (share, "the entropies come later, in the gap: here, bits as they are.")])
    passed("information_table", "bits, dead codes, functions and noisy codes; one row per code")


@check
def mig(mig, seed=0):
    """Mean over factors of (best − second best code) / H(factor): 1 for perfect, 0 for dead, duplicated and evenly mixed codes."""
    rng = np.random.default_rng(seed)
    h = np.array([2.0, 1.0, 3.0])
    cases = [(np.array([[1.6, 0.1], [0.2, 0.45], [0.5, 0.25]]), h[:2]), (np.diag(h), h), (np.zeros((4, 3)), h), (np.vstack([np.diag(h), np.diag(h)]), h),
             (np.array([[1.0, 0.5], [1.0, 0.5]]), h[:2]), (np.array([[0.3], [0.8], [0.7]]), np.array([0.9])), (np.array([[0.4, 1.2], [0.1, 0.9]]), np.array([1.5, 1.5]))]
    for k, m in ((3, 2), (5, 4), (4, 4), (2, 3), (7, 6)):
        h = rng.uniform(0.5, 3, m)
        cases.append((rng.uniform(0, 1, (k, m)) * h, h))
    for table, h in cases:
        up = np.sort(table, axis=0)
        gap = up[-1] - up[-2]
        right = (gap / h).mean()
        with np.errstate(all="ignore"):
            relative, across = (gap / up[-1]).mean(), np.sort(table / h, axis=1)
            between = (across[:, -1] - across[:, -2]).mean() if len(h) > 1 else np.nan
        mig(table, h).equals(right, "for each factor (column): the best code's information less the second best's, divided by the factor's entropy; then the mean.", [
            (gap.mean(), "the gaps are not divided by the factors' entropies, so a factor of many values counts more."),
            ((gap / h).sum(), "that is a sum over factors. Take the mean, so that perfect is 1."),
            (relative, "you divided each gap by the best code's information. A code that knows almost nothing, alone, would then score 1: divide by H(factor)."),
            (gap.sum() / h.sum(), "you added the gaps before you divided. Divide each by its own factor's entropy."),
            (between, "that is the gap between factors for each code. MIG goes the other way round: between codes, for each factor."),
            ((up[-1] / h).mean(), "that is the best code's share alone. Subtract the second best's."),
            (((up[-1] - up[0]) / h).mean(), "that subtracts the worst code's information. The second best shows whether the factor is shared."),
            (((up[-1] - table.mean(0)) / h).mean(), "that subtracts the mean over codes. The second best shows whether the factor is shared."),
            (gap.mean() / h.max(), "each gap has its own factor's entropy.")])
    passed("mig", "1 for perfect, 0 for dead, duplicated and evenly mixed codes, and tables between")


@check
def one_code_for_two(one_code_for_two, seed=0):
    """Codes with MIG ≥ 0.99 of which one alone knows both factors: MIG does not see it."""
    rng = np.random.default_rng(seed)
    for a, b in ((4, 4), (3, 6), (6, 3), (12, 11), tuple(int(v) for v in rng.integers(3, 8, 2))):
        factors = rng.permutation(np.stack(np.meshgrid(np.arange(a), np.arange(b), indexing="ij"), -1).reshape(-1, 2))
        answer = one_code_for_two(factors)
        answer.name = f"one_code_for_two(factors) for all {a}·{b} pairs"
        codes = answer.array((len(factors), 2))
        ids = np.stack([np.unique(column, return_inverse=True)[1] for column in codes.T], 1)
        parts = _table(ids, factors)
        table, h = parts[:, :, 0], parts[0, :, 3]
        score, best = float((np.abs(table[0] - table[1]) / h).mean()), (table / h).min(1)
        if table.max() < 0.01:
            fail(f"{answer.name}: neither code knows anything about either factor (information at most {abs(table.max()):.2f} bits). Let a code depend on them.")
        if best.max() < 0.99:
            fail(f"{answer.name}: the codes know {show(table[:, 0] / h[0])} of factor 0's entropy and {show(table[:, 1] / h[1])} of factor 1's. One single code should know "
                 "both factors completely: it must take a value of its own for each pair.")
        if score < 0.99:
            fail(f"{answer.name}: MIG is {score:.2f}, expected at least 0.99, because the other code knows about the factors, too. Remove what it knows.")
    passed("one_code_for_two", "one code holds both factors, and MIG is 1 all the same")
