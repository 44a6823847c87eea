"""Mutual information: of tables, of Gaussians, and without correlation. x along the rows (axis −2), y along the columns."""
from fractions import Fraction

import numpy as np
from scipy.special import rel_entr

from utils.checks import check, fail, inputs, passed, show
from utils.checks.oracles import LN2, entropy, kl, mi


@check
def mutual_information(mutual_information, seed=0):
    """KL of the joint from the product of its marginals; one number per table."""
    rng = np.random.default_rng(seed)
    for p, kwargs in inputs.in_bases([*inputs.tables(rng).values(), *inputs.batches_of_tables(rng).values()]):
        base = kwargs.get("base", 2)
        unit, flat = LN2 / np.log(base), p.reshape(*p.shape[:-2], -1)
        p_x, p_y = p.sum(-1, keepdims=True), p.sum(-2, keepdims=True)
        right, joint, x, y = mi(p) * unit, entropy(flat) * unit, entropy(p.sum(-1)) * unit, entropy(p.sum(-2)) * unit
        with np.errstate(all="ignore"):
            absolute = np.abs(np.where(p > 0, p * np.log2(p / (p_x * p_y)), 0)).sum((-2, -1)) * unit
        mistakes = [
            (right / unit * LN2, "that's in nats: which logarithm did you take?"),
            (-right, "the sign is wrong. Mutual information is a divergence, so it is ≥ 0."),
            (joint, "that's the joint entropy H(X,Y): everything, not what is shared."),
            (joint - x, "that's H(Y|X): what is left of Y once X is known. I is what has gone."),
            (joint - y, "that's H(X|Y): what is left of X once Y is known. I is what has gone."),
            (kl((p_x * p_y).reshape(flat.shape), flat) * unit, "that's KL(product‖joint). Average the log-ratio under the joint."),
            (absolute, "you summed absolute values. Cells rarer than under independence count negatively and must stay so."),
            (x + y, "that's H(X) + H(Y): subtract the joint entropy."),
            (right / unit, f"that's in bits, although base={show(base)} was passed: use the argument `base`.")]
        if p.shape[-2] == p.shape[-1]:
            swapped = np.swapaxes(p_x * p_y, -2, -1)
            mistakes.append((rel_entr(p, swapped).sum((-2, -1)) / LN2 * unit, "the marginals are swapped: p(x) runs along axis −2, p(y) along axis −1."))
        because = f"the marginals are p(x) = {show(p_x.ravel())} and p(y) = {show(p_y.ravel())}. Do you compare the joint with their product? Cells of " \
                  "probability 0 add exactly 0." if p.ndim == 2 else "each table of the batch is its own joint: sum over the last two axes only."
        mutual_information(p, **kwargs).equals(right, because, mistakes, tolerance=1e-11)
    passed("mutual_information", "KL of the joint from the product: square, oblong, sparse and batched tables, in six bases")


@check
def information_diagram(information_diagram, seed=0):
    """The six areas of the diagram of PRML 1.39, on its own table and on asymmetric ones."""
    for p in inputs.tables(np.random.default_rng(seed)).values():
        h_x, h_y, h_xy = entropy(p.sum(1)), entropy(p.sum(0)), entropy(p.ravel())
        right = {"H(X)": h_x, "H(Y)": h_y, "H(X|Y)": h_xy - h_y, "H(Y|X)": h_xy - h_x, "H(X,Y)": h_xy, "I(X;Y)": mi(p)}
        swap = {"H(X)": "H(Y)", "H(Y)": "H(X)", "H(X|Y)": "H(Y|X)", "H(Y|X)": "H(X|Y)"}
        for name, answer in information_diagram(p).keys(right).items():
            mistakes = [(right[name] * LN2, "that's in nats. The diagram is in bits.")]
            mistakes += [(right[other], f"that's {other}." + (" x runs along axis −2, y along axis −1." if swap.get(name) == other else ""))
                         for other in right if other != name]
            answer.equals(right[name], "which two areas of the diagram make up this one?", mistakes, tolerance=1e-11)
    passed("information_diagram", "PRML 1.39 (H(X) = H(Y) = 0.918, H(X,Y) = 1.585, I = 0.252 bits) and asymmetric tables")


@check
def uncorrelated(uncorrelated, seed=0):
    """Values of x, values of y and a joint table with zero correlation and at least 1 bit of mutual information."""
    x, y, p = uncorrelated().parts(("x", "y", "p_xy"))
    shape = x.length(), y.length()
    x, y = x.array(shape[:1], infinite=False), y.array(shape[1:], infinite=False)
    p = p.pmf(shape)
    if len(set(x)) < len(x) or len(set(y)) < len(y):
        fail(f"x = {show(x)}, y = {show(y)}: a value appears twice; expected each once. Add the two rows or columns up.")
    x, y = x / max(1e-300, np.abs(x).max()), y / max(1e-300, np.abs(y).max())           # a correlation has no units
    mean_x, mean_y = p.sum(1) @ x, p.sum(0) @ y
    var_x, var_y = p.sum(1) @ (x - mean_x) ** 2, p.sum(0) @ (y - mean_y) ** 2
    if min(var_x, var_y) <= 1e-30:
        fail(f"The variances of x and y are {show(var_x)} and {show(var_y)} (in units of the largest value, squared); both must be positive: a "
             "correlation with a constant is 0/0. Which of the two never changes?")
    rho = (x - mean_x) @ p @ (y - mean_y) / np.sqrt(var_x * var_y)
    if not abs(rho) <= 1e-9:
        fail(f"The correlation of your x and y is {show(rho)}; expected 0. Make it symmetric: for each (x, y) an equally probable (−x, y).")
    if mi(p) < 1 - 1e-9:
        fail(f"The correlation is 0, but I(X;Y) = {show(mi(p), 6)} bits; it must be at least 1. One bit needs a Y that takes at least two values and is "
             "almost a function of X.")
    passed("uncorrelated", "correlation 0, mutual information at least 1 bit")


@check
def gaussian_mutual_information(gaussian_mutual_information, seed=0):
    """−½ log₂(1 − ρ²): small and near ±1, where it must still be exact; 0 and ±1."""
    rng = np.random.default_rng(seed)
    for rho in (-0.3, 0.8, -0.9, *map(float, np.round(rng.uniform(-0.95, 0.95, 8), 3)), 1e-3, 0.05, 3e-5, 0.9999, -0.99999, 1 - 1e-8, 1e-12 - 1, 1 - 5e-15, 1 - 2**-52,
                np.float32(0.6)):
        left = float(1 - Fraction(float(rho)) ** 2)         # 1 − ρ² in floats is rounded, by much near ±1
        right = -np.log(left) / 2 / LN2 if left < 0.5 else -np.log1p(-float(rho) ** 2) / 2 / LN2
        near = " So close to ±1 it is large: is an ε or a clip in the way?" if left < 1e-6 else ""
        gaussian_mutual_information(rho).equals(right, f"take I = H(X) + H(Y) − H(X,Y) with Gaussian entropies ½ log₂((2πe)ⁿ det Σ).{near}", [
            (right * LN2, "that's in nats; divide by ln 2 for bits."),
            (2 * right, "that's twice as much. A square root of the determinant gives a factor ½."),
            (-right, "the sign is wrong. Mutual information is ≥ 0, and log₂(1 − ρ²) is negative."),
            (abs(rho) if rho < 0 else np.nan, "that's the size of the correlation. Information is in bits and grows without bound as |ρ| → 1."),
            (rho if rho < 0 else np.nan, "that's the correlation itself. Information is in bits, ≥ 0, and the same for ρ and −ρ."),
            (abs(rho) if rho > 0 else np.nan, "that's the correlation, or its size. Information is in bits and grows without bound as |ρ| → 1."),
            (rho**2, "that's ρ². Information is in bits and grows without bound as |ρ| → 1."),
            (-0.5 * np.log2(1 - rho), "that has ρ in place of ρ²: it would be negative for ρ < 0.")], tolerance=max(1e-10, 2e-16 / left / (1 + right)))
    for rho in (0.0, 0):
        gaussian_mutual_information(rho).equals(0.0, "uncorrelated Gaussians are independent.", tolerance=1e-12)
    for rho in (1.0, -1.0, 1, -1):
        gaussian_mutual_information(rho).equals(np.inf, "at ρ = ±1, Y is a straight-line function of X, so each gives away every digit of the other: infinitely many bits. Is an ε or a "
                                                        "clip in the way?")
    passed("gaussian_mutual_information", "−½ log₂(1 − ρ²), 0 and ±1 included")
