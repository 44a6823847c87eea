"""The checks' own divergences and entropies, in bits, with scipy: what answers are compared with."""
import numpy as np
from scipy.special import rel_entr, xlogy

LN2, LN4 = np.log(2), np.log(4)


def kl(p, q):
    return rel_entr(np.asarray(p, float), np.asarray(q, float)).sum(-1) / LN2


def entropy(p):
    p = np.asarray(p, float)
    return -xlogy(p, p).sum(-1) / LN2


def cross_entropy(p, q):
    return -xlogy(np.asarray(p, float), np.asarray(q, float)).sum(-1) / LN2


def js(p, q):
    p, q = np.asarray(p, float), np.asarray(q, float)
    m = (p + q) / 2
    return (kl(p, m) + kl(q, m)) / 2


def mi(p_xy):
    """I(X;Y) as KL of the joint from the product of its marginals; p_xy: (..., n_x, n_y)."""
    p_xy = np.asarray(p_xy, float)
    return rel_entr(p_xy, p_xy.sum(-1, keepdims=True) * p_xy.sum(-2, keepdims=True)).sum((-2, -1)) / LN2
