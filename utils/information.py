"""How random is a variable, and how much does it say about another? Measures of information for probability tables.

Every function takes numpy arrays (or lists), works along the last axis of `p` and `q`, or along the last two axes of
`p_xy` (x before y), and keeps all axes before these as a batch. Results are in units of log `base`: bits for 2, nats
for `math.e`.
"""
import math

import numpy as np

from utils.tables import numbers, pair, pmfs, tolerance


def information_content(p, base=2):
    """h(p) = −log p, elementwise, in units of log `base`; ∞ where p = 0. ValueError unless 0 ≤ p ≤ 1.  PRML (1.92)."""
    p = numbers(p, "p")
    if p.size and p.max() > 1 + tolerance(p):
        raise ValueError(f"p holds {p.max():.6g}; a probability is at most 1. Counts? Divide by their sum.")
    return _plain(-_log(p.astype(float), base))


def entropy(p, base=2):
    """H(p) = −Σ p log p with 0 log 0 = 0, in units of log `base`; p: (..., n) pmfs → (...).

    ValueError where p isn't a pmf (negative, nan, or not summing to 1).  Shannon 1948; PRML (1.93).
    """
    p = pmfs(p, "p")
    return _plain(-_weighted_log(p, p, 1.0, base, axis=-1))


def joint_entropy(p_xy, base=2):
    """H(X, Y) = −Σ p(x,y) log p(x,y), in units of log `base`; p_xy: (..., n_x, n_y) → (...). Raises as `entropy`."""
    p_xy = pmfs(p_xy, "p_xy", axes=2)
    return _plain(-_weighted_log(p_xy, p_xy, 1.0, base, axis=(-2, -1)))


def conditional_entropy(p_xy, base=2):
    """H(Y | X) = −Σ p(x,y) log p(y|x): the last axis given the one before, in units of log `base`.

    p_xy: (..., n_x, n_y) joint tables → (...). For H(X | Y) swap the axes. Raises as `entropy`.  PRML (1.111).
    """
    p_xy = pmfs(p_xy, "p_xy", axes=2)
    p_x = p_xy.sum(axis=-1, keepdims=True)
    return _plain(-_weighted_log(p_xy, p_xy, p_x, base, axis=(-2, -1)))


def cross_entropy(p, q, base=2):
    """H(p, q) = −Σ p log q, in units of log `base`; 0 where p = 0, ∞ as soon as q = 0 < p once; p, q: (..., n) → (...).

    = H(p) + D_KL(p‖q): what coding p's symbols with a code made for q costs on average. Raises as `kl_divergence`.
    """
    p, q = pair(p, q)
    return _plain(-_weighted_log(p, q, 1.0, base, axis=-1))


def kl_divergence(p, q, base=2):
    """D_KL(p‖q) = Σ p log(p/q), in units of log `base`; 0 where p = 0, ∞ if q = 0 < p anywhere; p, q: (..., n) → (...).

    A sum over ratios, not a difference of two rounded entropies. ValueError where p or q isn't a pmf, or their lengths
    differ.  Kullback and Leibler 1951; PRML (1.113).
    """
    p, q = pair(p, q)
    return _plain(_weighted_log(p, p, q, base, axis=-1))


def js_divergence(p, q, base=2):
    """JSD(p‖q) = ½ D_KL(p‖m) + ½ D_KL(q‖m), m = (p+q)/2, in units of log `base`; p, q: (..., n) → (...).

    Between 0 (p = q) and one bit (disjoint supports). Raises as `kl_divergence`.  Lin 1991.
    """
    p, q = pair(p, q)
    return _plain((_weighted_log(p, 2 * p, p + q, base, axis=-1) + _weighted_log(q, 2 * q, p + q, base, axis=-1)) / 2)


def mutual_information(p_xy, base=2):
    """I(X; Y) = Σ p(x,y) log(p(x,y) / p(x)p(y)), in units of log `base`; p_xy: (..., n_x, n_y) → (...).

    Raises as `entropy`.  PRML (1.120).
    """
    p_xy = pmfs(p_xy, "p_xy", axes=2)
    p_x, p_y = p_xy.sum(axis=-1, keepdims=True), p_xy.sum(axis=-2, keepdims=True)
    # p(y|x) / p(y) rather than p(x,y) / p(x)p(y): the product could underflow
    p_y_given_x = np.divide(p_xy, p_x, out=np.zeros_like(p_xy), where=p_x > 0)
    return _plain(_weighted_log(p_xy, p_y_given_x, p_y, base, axis=(-2, -1)))


def conditional_mutual_information(p_xyz, base=2):
    """I(X; Y | Z) = Σ_z p(z) I(X; Y | Z=z), in units of log `base`; p_xyz: (n_x, n_y, n_z), a joint table → a number ≥ 0.

    = Σ_z p(z) D_KL(p(x,y|z) ‖ p(x|z) p(y|z)). ValueError where p_xyz is not a joint table.  Cover and Thomas (2.60).
    """
    p_xyz = pmfs(p_xyz, "p_xyz", axes=3)
    p_z = p_xyz.sum(axis=(0, 1))
    return sum((p_z[z] * mutual_information(p_xyz[:, :, z] / p_z[z], base) for z in np.flatnonzero(p_z)), 0.0)


def total_variation(p, q):
    """TV(p, q) = ½ Σ |p − q|: the largest difference between the probabilities of one event; p, q: (..., n) → (...).

    Between 0 (p = q) and 1 (disjoint supports), without a unit. Raises as `kl_divergence`.  Cover and Thomas (11.137).
    """
    p, q = pair(p, q)
    return _plain(np.abs(p - q).sum(axis=-1) / 2)


def fano_error(h, n, base=2):
    """The least error with which X, of n values, can be guessed from Y when H(X|Y) = h, in units of log `base` (Fano 1961).

    It solves H_b(e) + e log(n − 1) = h for e between 0 and 1 − 1/n. ValueError unless 0 ≤ h ≤ log n and n ≥ 2.
    """
    if n < 2 or not -1e-12 <= h <= math.log(n, base) + 1e-12:
        raise ValueError(f"h is {h:.6g} and n is {n}; expected n ≥ 2 and 0 ≤ h ≤ log n = {math.log(max(n, 1), base):.6g} in base {base:.4g}.")
    low, high = 0.0, 1 - 1 / n
    for _ in range(60):                                 # the left side rises from 0 to log n
        e = (low + high) / 2
        low, high = (e, high) if entropy([e, 1 - e], base) + e * math.log(n - 1, base) < h else (low, e)
    return (low + high) / 2


def gaussian_differential_entropy(cov, base=2):
    """h = ½ log((2πe)^d |Σ|) of a Gaussian of covariance Σ, in units of log `base`; cov: (..., d, d), or one variance.

    Negative for narrow densities, −∞ for a singular Σ. ValueError unless Σ is symmetric with no negative variance in
    any direction.  PRML exercise 2.15.
    """
    cov = numbers(cov, "cov", signed=True).astype(float)
    cov = cov.reshape(1, 1) if cov.ndim == 0 else cov
    if cov.ndim < 2 or cov.shape[-1] != cov.shape[-2] or cov.shape[-1] == 0:
        raise ValueError(f"cov has shape {cov.shape}; expected (..., d, d), or one number (a variance). "
                         "Independent variables? Use np.diag(variances).")
    if not np.allclose(cov, np.swapaxes(cov, -1, -2), rtol=1e-9, atol=0):
        raise ValueError("cov is not symmetric, so it isn't a covariance: cov[i, j] and cov[j, i] are the same number.")
    variances = np.linalg.eigvalsh(cov)
    if (variances[..., 0] < -1e-12 * np.abs(variances).max(axis=-1)).any():
        raise ValueError(f"cov has a negative variance ({variances.min():.4g}) in some direction: it isn't a covariance.")
    sign, log_det = np.linalg.slogdet(cov)
    log_det = np.where(sign > 0, log_det, -np.inf)
    return _plain((cov.shape[-1] * math.log(2 * math.pi * math.e) + log_det) / 2 / math.log(_base(base)))


def gaussian_mutual_information(rho, base=2):
    """I(X; Y) = −½ log(1 − ρ²) of two jointly Gaussian variables of correlation ρ, elementwise, in units of log `base`.

    ∞ where |ρ| = 1; ValueError where |ρ| > 1.  PRML (1.120) with exercise 2.15.
    """
    rho = numbers(rho, "rho", signed=True).astype(float)
    if (np.abs(rho) > 1).any():
        raise ValueError(f"rho holds {rho.flat[np.abs(rho).argmax()]:.6g}; a correlation lies between -1 and 1. "
                         "Did you pass a covariance? Divide by both standard deviations.")
    return _plain(-_log((1 - rho) * (1 + rho), base) / 2)


# ---- logarithms that know 0 ---------------------------------------------------------------------------------------

def _base(base):
    if not (isinstance(base, (int, float, np.number)) and 1 < base < math.inf):
        raise ValueError(f"base is {base!r}; expected a number above 1: 2 for bits, math.e for nats.")
    return float(base)


def _log(x, base):
    """log x in the base, −∞ at 0. numpy's own log2 and log10 are exact on powers, a quotient of logarithms is not."""
    with np.errstate(divide="ignore"):
        exact = {2.0: np.log2, 10.0: np.log10}.get(_base(base))
        return exact(x) if exact else np.log(x) / math.log(base)


def _weighted_log(weight, a, b, base, axis):
    """Σ weight · log(a/b) over `axis`; terms of weight 0 count nothing, whatever their ratio."""
    weight, a, b = np.broadcast_arrays(weight, a, b)
    used = weight > 0
    ratio = np.ones(weight.shape)
    with np.errstate(divide="ignore", over="ignore"):
        np.divide(a, b, out=ratio, where=used)
    terms = np.zeros(weight.shape)
    np.multiply(weight, _log(ratio, base), out=terms, where=used)
    overflow = used & np.isinf(ratio) & (b > 0)             # b is tiny but not 0: the logarithm is still finite
    terms[overflow] = weight[overflow] * (_log(a[overflow], base) - _log(b[overflow], base))
    return terms.sum(axis=axis)


def _plain(x):
    """A Python float for one result, an array for a batch; −0.0 becomes 0.0."""
    x = np.asarray(x) + 0.0
    return x.item() if x.ndim == 0 else x
