"""What is a probability table, and what else did somebody pass instead? The inputs of every measure of information are read here.

A table that isn't one is refused with what is wrong, where, and what to do. None is repaired: counts aren't divided by their sum.
"""
import numpy as np


def check_pmf(p):
    """The pmf p (n,) as a float64 array, or a ValueError that says what it is instead."""
    p = pmfs(p, "p")
    if p.ndim != 1:
        raise ValueError(f"p has shape {p.shape}; expected one pmf, of shape (n,).")
    return p


def pmfs(p, name, axes=1):
    """`p` as float64 pmfs over its last `axes` axes, or an error that says what it is instead."""
    raw = numbers(p, name)
    expected, meaning = {1: ("(..., n)", "probabilities along the last axis"), 2: ("(..., n_x, n_y)", "a table, x down and y across"),
                         3: ("(n_x, n_y, n_z)", "a joint table of three variables")}[axes]
    if raw.ndim < axes or 0 in raw.shape[-axes:]:
        raise ValueError(f"{name} has shape {raw.shape}; expected {expected}, {meaning}.")
    p = raw.astype(float)
    total = p.sum(axis=tuple(range(-axes, 0)))
    wrong = np.abs(total - 1) > tolerance(raw)
    if wrong.any():
        first = _where(wrong) if total.ndim else None
        value = float(total[first] if total.ndim else total)
        which = name if first is None else f"{name}[{first if isinstance(first, int) else ', '.join(map(str, first))}]"
        raise ValueError(f"{which} sums to {value:.10g}, not 1 (off by {value - 1:+.3g}; {name} has shape {p.shape}). "
                         + _remedy(p, axes, tolerance(raw)))
    return p


def pair(p, q):
    """p and q as pmfs (..., n) of the same n outcomes whose batch axes fit, or a ValueError that says what they are instead."""
    p, q = pmfs(p, "p"), pmfs(q, "q")
    if p.shape[-1] != q.shape[-1]:
        raise ValueError(f"p has {p.shape[-1]} outcomes and q has {q.shape[-1]} (shapes {p.shape} and {q.shape}); "
                         "both are about the same outcomes, in the same order.")
    try:
        np.broadcast_shapes(p.shape, q.shape)
    except ValueError:
        raise ValueError(f"p has shape {p.shape} and q has shape {q.shape}: their batch axes do not fit.") from None
    return p, q


def numbers(p, name, signed=False):
    """`p` as an array of finite real numbers, ≥ 0 unless `signed`; a TypeError or ValueError that names the first place where it isn't."""
    try:
        p = np.asarray(p)
    except ValueError:
        raise ValueError(f"{name} has rows of different lengths; expected a rectangular array of numbers.") from None
    if p.dtype.kind not in "fiub":
        raise TypeError(f"{name} holds {p.dtype} values; expected real numbers.")
    if np.isnan(p).any():
        raise ValueError(f"{name} holds a nan at index {_where(np.isnan(p))}. A 0/0 or ∞ − ∞ came before: look there.")
    if np.isinf(p).any():
        raise ValueError(f"{name} holds an infinity at index {_where(np.isinf(p))}; expected finite numbers.")
    if not signed and (p < 0).any():
        raise ValueError(f"{name} holds {p[p < 0][0]:.6g} at index {_where(p < 0)}; a probability is at least 0. "
                         "Did you pass logits or log-probabilities?")
    return p


def tolerance(p):
    """How far a sum may be from 1 before it is a mistake and not rounding."""
    return max(1e-9, 16 * np.finfo(p.dtype).eps) if p.dtype.kind == "f" else 1e-9


def _where(mask):
    index = [int(i) for i in np.argwhere(mask)[0]]
    return index[0] if len(index) == 1 else tuple(index)


def _remedy(p, axes, tolerance):
    if axes == 1 and p.ndim >= 2 and abs(p.sum() - 1) <= tolerance:
        return "The whole table sums to 1: is it a joint distribution? Use joint_entropy, or p.ravel()."
    if axes == 2 and np.allclose(p.sum(axis=-1), 1, atol=tolerance):
        return "Each row sums to 1: is it p(y|x)? Multiply row x by p(x)."
    if axes == 2 and np.allclose(p.sum(axis=-2), 1, atol=tolerance):
        return "Each column sums to 1: is it p(x|y)? Multiply column y by p(y)."
    if (p == np.round(p)).all() and p.max() > 1:
        return "Did you pass counts? Divide by the sum."
    return "Divide by the sum if these are weights; otherwise look for a missing or doubled outcome."
