"""Exercises 4.11 and 4.13: how good samples are, by counting modes and by the Fréchet distance of their features."""
import numpy as np

from utils.checks import check, compare, fail, passed


def _placed(rng, near, sigma, total, stray=(20.0, 20.0), overlap=False):
    """`near`: for each mode {distance from its centre in σ: how many points}; the rest of the `total` at `stray` σ from the first centre."""
    step = (4 if overlap else 40) * sigma
    centres = np.stack(np.meshgrid([0.0, step], [0.0, step, 2 * step]), -1).reshape(-1, 2)[:len(near)] + rng.uniform(-1, 1, 2)
    points = []
    for centre, counts in zip(centres, near, strict=True):
        for distance, count in counts.items():
            angle = rng.uniform(0, 2 * np.pi, count)
            points.append(centre + distance * sigma * np.stack([np.cos(angle), np.sin(angle)], 1))
    points = np.concatenate(points)
    away = centres[0] - np.array(stray) * sigma
    return rng.permutation(np.concatenate([points, np.tile(away, (total - len(points), 1))])), centres


@check
def covered_modes(covered_modes, seed=0):
    """How many centres have at least 1% of all points within 3σ; the count is known from how the points were placed."""
    rng = np.random.default_rng(seed)
    cases = [("points at 0.5 σ, 1.5 σ and 2.5 σ from three modes, the rest 28 σ from a fourth", _placed(rng, ({}, {0.5: 100}, {1.5: 90}, {2.5: 80}), 0.05, 900), 0.05, 3),
             ("points at 6.4 σ from a mode, 12 σ from another, 100 close to each of two others", _placed(rng, ({}, {2.5: 100}, {1.5: 100}, {12.0: 60}), 0.05, 1000, (4.5, 4.5)), 0.05, 2),
             ("points close to two modes, at (2.5 σ, 2.5 σ) from a third, and 12 σ from a fourth", _placed(rng, ({}, {2.5: 300}, {1.5: 100}, {12.0: 60}), 12.0, 1000, (2.5, 2.5)), 12.0, 2),
             ("points close to two modes, 3.5 σ to the left of a third, and 12 σ from a fourth", _placed(rng, ({}, {2.5: 300}, {1.5: 100}, {12.0: 60}), 0.5, 1000, (3.5, 0.0)), 0.5, 2),
             ("points at (2 σ, 2 σ) from a mode, the rest close to two others", _placed(rng, ({}, {2.5: 100}, {1.5: 90}), 0.08, 400, (2.0, 2.0)), 0.08, 3),
             ("300, 1, 8 and 200 of 1,000 points close to four modes", _placed(rng, ({2.5: 300}, {2.2: 1}, {2.8: 8}, {2.4: 200}), 0.06, 1000), 0.06, 2),
             ("a single point close to each of five modes", _placed(rng, ({2.5: 1},) * 5, 0.04, 1000), 0.04, 0),
             ("25, 25, 24 and 60 of 2,500 points close to four modes", _placed(rng, ({2.5: 25}, {2.1: 25}, {0.7: 24}, {2.9: 60}), 0.03, 2500), 0.03, 3),
             ("10, 11 and 400 of 1,050 points close to three modes", _placed(rng, ({1.5: 10}, {1.5: 11}, {2.5: 400}), 0.05, 1050), 0.05, 2),
             ("40 points at 2.97 σ from each of three modes, 40 at 3.03 σ from a fourth", _placed(rng, ({2.97: 40}, {3.03: 40}, {2.97: 40}, {2.97: 40}), 0.05, 200), 0.05, 3),
             ("all 600 points close to one of six modes", _placed(rng, ({2.5: 600}, {}, {}, {}, {}, {}), 0.07, 600), 0.07, 1),
             ("one mode and 90 of 170 points close to it", _placed(rng, ({2.0: 90},), 0.5, 170), 0.5, 1),
             ("256, 512, 4 and 20 of 1,000 points close to four modes", _placed(rng, ({1.5: 256}, {2.5: 512}, {0.5: 4}, {2.0: 20}), 0.05, 1000), 0.05, 3),
             ("points close to four modes, in different numbers", _placed(rng, [{float(rng.uniform(0.1, 2.9)): int(k)} for k in rng.integers(30, 300, 4)],
                                                                          0.045, 1200), 0.045, 4)]
    centres = np.array([[0.0, 0.0], [0.05, 0.0], [3.0, 0.0]])               # two modes overlap: these points are at 2.5 σ from either
    both = np.stack([rng.uniform(0.0, 0.02, 95), rng.choice([-1, 1], 95) * rng.uniform(0.24, 0.26, 95)], 1)
    cases.append(("95 of 100 points within 3σ of either of two overlapping modes", (np.concatenate([both, np.full((5, 2), 9.0)]), centres), 0.1, 2))
    grid = np.stack(np.meshgrid(np.arange(6.0), np.arange(6.0)), -1).reshape(-1, 2)
    cases.append(("points close to 36 modes, one each", (grid + np.array([0.0, 0.2]), grid), 0.1, 36))
    values, found = [], [covered_modes(points, centres, sigma).number() for _, (points, centres), sigma, _ in cases]
    for _, (points, centres), sigma, _ in cases:
        d = np.linalg.norm(points[:, None] - centres, axis=2)
        near, box, n = d <= 3 * sigma, (np.abs(points[:, None] - centres) <= 3 * sigma).all(2), len(points)
        nearest = np.bincount(d.argmin(1), minlength=len(centres))
        own = np.bincount(d.argmin(1)[near.any(1)], minlength=len(centres))
        values.append({
            "a single point was enough for a mode. A mode counts if at least 1% of all points are close to it.": near.any(0).sum(),
            "you counted points within 1σ. Up to 3σ they belong to the mode.": ((d <= sigma).mean(0) >= 0.01).sum(),
            "you counted points within 2σ. Up to 3σ they belong to the mode.": ((d <= 2 * sigma).mean(0) >= 0.01).sum(),
            "you counted points within 4σ. Up to 3σ they belong to the mode.": ((d <= 4 * sigma).mean(0) >= 0.01).sum(),
            "you used a square of side 6σ. The distance is the Euclidean one: √(Δx² + Δy²).": (box.mean(0) >= 0.01).sum(),
            "you added |Δx| and |Δy|. The distance is the Euclidean one: √(Δx² + Δy²).": ((np.abs(points[:, None] - centres).sum(2) <= 3 * sigma).mean(0) >= 0.01).sum(),
            "you compared the squared distance with 3σ: square both, or take the root.": ((d ** 2 <= 3 * sigma).mean(0) >= 0.01).sum(),
            "exactly 1% is enough: at least, not more than.": (near.mean(0) > 0.01).sum(),
            "1% of all points need not be a whole number: don't round it down.": (near.sum(0) >= n // 100).sum(),
            "you gave each point to its nearest mode, however far away. Only points within 3σ count.": (nearest >= 0.01 * n).sum(),
            "you gave each point to its nearest mode alone. Where modes overlap, a point can lie within 3σ of both.": (own >= 0.01 * n).sum(),
            "that counts points. Return the number of modes.": near.any(1).sum(),
            "you took 1% of the points close to any mode. It is 1% of all points.": (near.sum(0) >= 0.01 * near.any(1).sum()).sum(),
            "that is the share of points close to any mode. Return the number of modes.": near.any(1).mean()})
    causes = [why for why in values[0] if all(np.isclose(got, value[why]) for got, value in zip(found, values, strict=True))]     # a small count alone has many causes
    because = causes[0] if len(causes) == 1 else "a mode counts if at least 1% of *all* points lie within 3σ of its centre. Count them for each centre."
    for got, (what, _, sigma, right) in zip(found, cases, strict=True):
        compare(f"covered_modes of {what} (σ = {sigma:g})", got, right, because)
    passed("covered_modes", "1% of all points, within 3σ, in a circle")


@check
def frechet_distance(frechet_distance, seed=0):
    """‖μ−μ′‖² + tr(Σ + Σ′ − 2(ΣΣ′)^½): 0 for equal batches, shift, correlation; oracle: eigenvalues of ΣΣ′."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((50, 3)) @ rng.standard_normal((3, 3))
    cases = [("two batches of 3 features", rng.standard_normal((40, 3)) @ rng.standard_normal((3, 3)) + 1, x),
             ("a batch and the same one, shuffled", x, rng.permutation(x)),
             ("a batch and the same one shifted by (3, 4, 0)", x, x + [3, 4, 0]),  # noqa: RUF005
             ("two features with correlation +0.9 and −0.9", rng.multivariate_normal([0, 0], [[1, 2], [2, 5]], 200),        # the root has a negative entry on its diagonal
              rng.multivariate_normal([0, 0], [[1, -2], [-2, 5]], 200)),
             ("features of a thousandth", 1e-3 * x + 1e-3, 2e-3 * rng.permutation(x)),
             ("batches in float32", rng.standard_normal((50, 4)).astype(np.float32), 2 * rng.standard_normal((60, 4)).astype(np.float32)),
             ("batches of 30 and 70 samples of 5 features", rng.standard_normal((30, 5)) @ rng.standard_normal((5, 5)),
              rng.standard_normal((70, 5)) @ rng.standard_normal((5, 5)) + rng.standard_normal(5))]
    still = [rng.standard_normal((n, 3)) @ [[1, 0, 2], [0.5, 0, 1], [0, 0, 1]] + [0, mean, 0] for n, mean in ((50, 1), (60, 1.5))]
    cases += [("batches with a feature that never changes", *still), ("a batch with a feature that never changes and one without", still[0], x)]
    for what, a, b in cases:
        value, a, b = frechet_distance(a, b), a.astype(float), b.astype(float)
        gap = a.mean(0) - b.mean(0)
        value.name = f"frechet_distance of {what}"
        if np.isnan(value.number(nan=True)):
            fail(f"{value.name} is nan; expected a distance, which is at least 0. Did you take a root entry by entry, of negative entries? The root of a "
                 "matrix M is the R with RR = M: see scipy.linalg.sqrtm.")
        S, T = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
        root = np.sqrt(np.maximum(np.linalg.eigvals(S @ T).real, 0)).sum()        # tr (ΣΣ′)^½
        traces, shift = np.trace(S) + np.trace(T), gap @ gap
        right = shift + traces - 2 * root
        with np.errstate(invalid="ignore"):
            entrywise = np.trace(np.sqrt(S @ T))
            roots = np.trace(np.sqrt(np.abs(S)) @ np.sqrt(np.abs(T)))
        n, m, ridge = len(a), len(b), 1e-6 * np.eye(len(S))
        S0, T0 = S * (n - 1) / n, T * (m - 1) / m
        value.equals(right, "it is ‖μ − μ′‖² + tr(Σ + Σ′ − 2 (ΣΣ′)^½). Which of the three parts differs? Try it where two of them are 0.", [
            (shift + traces - 2 * entrywise, "the root was taken entry by entry. A root R of the matrix M has RR = M: see scipy.linalg.sqrtm."),
            (shift + traces - 2 * roots, "roots were taken entry by entry. A root R of a matrix M has RR = M: see scipy.linalg.sqrtm."),
            (shift + traces - root, "the factor 2 in front of the root is missing: equal batches must be at distance 0."),
            (np.sqrt(shift) + traces - 2 * root, "the distance of the means is squared in this formula."),
            (np.sqrt(max(right, 0)), "that is the root of it. By custom the squared distance is reported."),
            (shift, "only the means were compared. The covariances say whether the variety is right."),
            (traces - 2 * root, "the means were left out."),
            (shift + traces, "the root of the product is missing: equal batches must be at distance 0."),
            (shift + ((np.sqrt(np.diag(S)) - np.sqrt(np.diag(T))) ** 2).sum(),
             "only the variances were used. Correlations between features count: use the whole covariance matrix."),
            (shift + ((S - T) ** 2).sum(), "that is the squared difference of the covariances, not the formula's trace."),
            (shift + np.trace(S0) + np.trace(T0) - 2 * np.sqrt(np.maximum(np.linalg.eigvals(S0 @ T0).real, 0)).sum(),
             "the covariances divide by n. Divide by n − 1, as np.cov does."),
            (shift + traces - 2 * np.sqrt(np.maximum(np.linalg.eigvals((S + ridge) @ (T + ridge)).real, 0)).sum(),
             "something like 10⁻⁶ was added to the covariances. Where features are small it is all that you see: leave them as they are."),
        ], tolerance=max(1e-8 * traces, 1e-9))         # a root in single precision is off by more
    passed("frechet_distance", "means, covariances and correlations; 0 for equal batches")


