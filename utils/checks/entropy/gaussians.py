"""Differential entropy: of Gaussians, and of a density made of steps."""
import numpy as np

from utils.checks import check, close, fail, inputs, passed, show

LOG_2_PI_E = np.log(2 * np.pi * np.e)


@check
def gaussian_differential_entropy(gaussian_differential_entropy, seed=0):
    """½ log((2πe)^d |Σ|): negative when narrow, + log|det A| under x → Ax; oracle: the Cholesky factor's diagonal."""
    for cov, kwargs in inputs.in_bases(inputs.covariances(np.random.default_rng(seed)).values()):
        base, d, exact = kwargs.get("base", 2), len(cov), cov.astype(float)
        log_det = 2 * np.log(np.diag(np.linalg.cholesky(exact))).sum()
        of = lambda log_det, d=d, base=base: 0.5 * (d * LOG_2_PI_E + log_det) / np.log(base)
        right, variances = of(log_det), np.diag(exact)
        negative = right < 0
        gaussian_differential_entropy(cov, **kwargs).equals(right, "h = ½ log((2πe)^d |Σ|): try d = 1 and Σ = [[1]], which gives ½ log₂(2πe) = "
                                                                   "2.047 bits.", [
            (right * np.log(base), "that's in nats; divide by the logarithm of the base."),
            (right * np.log2(base), f"that's in bits, although base={show(base)} was passed: use the argument `base`."),
            (0.0 if negative else np.nan, "differential entropy may be negative: a narrow density says where x is more precisely than one unit. "
                                          "Don't clip it at 0."),
            (-right if negative else np.nan, "the sign carries information here: a narrow density has negative h. Don't take the absolute value."),
            (np.nan if negative else -right, "the sign is wrong: wide densities have large h."),
            (of(log_det - np.log(variances).sum()), "the widths were divided out: that's the entropy of the standardised variables. h is not "
                                                    "invariant; it grows by log|a| when x is multiplied by a."),
            (of(2 * log_det), "Σ already holds variances; don't square it."),
            (of(log_det / 2), "|Σ| is a product of variances, not of standard deviations: no square root here."),
            (of(np.log(np.trace(exact))), "that takes the trace of Σ; the volume is its determinant."),
            (of(np.log(variances).sum()), "that multiplies the variances alone, as if there were no correlation: take the determinant of Σ."),
            (of(log_det + (1 - d) * LOG_2_PI_E), "2πe occurs once for each of the d dimensions."),
            (of(log_det - d), "the e is missing: E[½ xᵀΣ⁻¹x] = d/2 nats."),
        ])
    passed("gaussian_differential_entropy", "1 to 8 dimensions, wide and narrow, in six bases")


@check
def negative_entropy(negative_entropy, seed=0):
    """A piecewise constant density (edges, heights) with h ≤ −bits."""
    for bits in (0.5, 3, 20, 0, 1, float(np.random.default_rng(seed).uniform(5, 20))):
        answer = negative_entropy(bits)
        call, (edges, heights) = answer.name, answer.parts(("the list of edges", "the list of heights"))
        n = heights.length()
        edges, heights = edges.array((n + 1,)), heights.array((n,))
        widths = np.diff(edges)
        if not (np.isfinite(edges).all() and (widths > 0).all()):
            fail(f"the edges of {call} are {show(edges)}; they must be finite and increase. Sort them, without repeats.")
        if (heights < 0).any():
            fail(f"a height of {call} is {show(heights.min())}; a density is at least 0. It is the entropy that may be negative.")
        total = float((heights * widths).sum())
        if not close(total, 1.0, 1e-6):
            fail(f"the density of {call} has the integral {show(total, 9)}; it should be 1. Heights are probabilities per unit of x: height × width "
                 "is a probability" + (", and the heights themselves need not sum to 1." if close(heights.sum(), 1) else "."))
        h = float(-(heights * widths * np.log2(np.where(heights > 0, heights, 1))).sum()) + 0.0
        if h > -bits + 1e-6:
            fail(f"the density of {call} has h = {show(h)} bits; it should be at most {show(-float(bits) + 0)}. A uniform density of width w has h = "
                 "log₂ w: how narrow must it be?")
    passed("negative_entropy", "densities whose differential entropy is as negative as required")


@check
def gaussian_gap(gaussian_gap, seed=0):
    """h(x) + h(y) − h(x,y) = −½ log₂(1 − ρ²) of a 2×2 covariance: at least 0, whatever the units of x and y."""
    rng = np.random.default_rng(seed)
    cases = [(rho, *(10 ** rng.uniform(-2, 2, 2))) for rho in (0.0, 0.8, *rng.uniform(-0.99, 0.99, 4))]
    cases += [(0.5, 1, 1), (-0.9, 1, 2), (0.0, 1, 1), (0.6, 1e-2, 1e2), (0.9999, 2, 0.5), (1e-3, 1, 3), (0.7, 1e-8, 2e-8), (-0.4, 1e6, 3e6),
              (1 - 1e-8, 1, 2), (1e-6 - 1, 3, 1), (3e-4, 1, 2)]
    for rho, sx, sy in cases:
        double = np.array([[sx**2, rho * sx * sy], [rho * sx * sy, sy**2]])
        for cov in (double, double.astype(np.float32)) if abs(rho) < 0.99 else (double,):
            between = cov[0, 1] / np.sqrt(cov[0, 0]) / np.sqrt(cov[1, 1])
            right, h_xy = -0.5 * np.log2(1 - between**2), np.log2(2 * np.pi * np.e) + 0.5 * np.log2(np.linalg.det(cov.astype(float)))
            gaussian_gap(cov).equals(right, f"h(x) + h(y) − h(x,y) is −½ log₂(1 − ρ²), with ρ = {show(rho)} here: the variances must cancel. Which "
                                            "entropies did you add and subtract?", [
                (-right, "the sign is wrong: h(x,y) is the smaller one."),
                (right * np.log(2), "that's in nats; divide by ln 2 for bits."),
                (-0.5 * np.log2(1 - cov[0, 1]**2) if 1e-12 < cov[0, 1]**2 < 1 else np.nan, "you took the covariance for the correlation: ρ = Σ₁₂ / √(Σ₁₁ Σ₂₂)."),
                (2 * right, "that's twice the gap: the ½ is missing."),
                (h_xy, "that's h(x,y) itself. How much less is it than h(x) + h(y)?")], tolerance=1e-8)
    passed("gaussian_gap", "h(x) + h(y) − h(x,y) = −½ log₂(1 − ρ²) ≥ 0 in any units")
