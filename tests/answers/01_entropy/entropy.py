# %% right: where
def entropy(p, base=2):
    p = np.asarray(p)
    return (p * np.log(1 / np.where(p > 0, p, 1))).sum(-1) / np.log(base)

# %% right: loop over rows
def entropy(p, base=2):
    p = np.asarray(p)
    def one(row):
        return sum((-q * np.log(q) for q in row if q > 0), 0.0) / np.log(base)
    return np.apply_along_axis(one, -1, p)

# %% right: scipy
from scipy.special import entr
def entropy(p, base=2):
    return entr(p).sum(axis=-1) / np.log(base)

# %% right: torch
import torch
def entropy(p, base=2):
    return torch.special.entr(torch.as_tensor(p)).sum(-1) / np.log(base)

# %% right: recursion by grouping
def entropy(p, base=2):
    p = np.asarray(p, float)
    if p.ndim > 1:
        return np.array([entropy(row, base) for row in p])
    if len(p) == 1 or p[0] == 1:
        return 0.0
    rest = 1 - p[0]
    if rest <= 0:
        return 0.0
    head = sum(-q * np.log(q) for q in (p[0], rest) if q > 0) / np.log(base)
    tail = p[1:] / p[1:].sum()
    return head + rest * entropy(tail, base)

# %% wrong: nats for bits | nats
def entropy(p, base=2):
    p = np.asarray(p)
    return -(p * np.log(np.where(p > 0, p, 1))).sum(-1)

# %% wrong: no minus sign | minus sign
def entropy(p, base=2):
    p = np.asarray(p)
    return (p * np.log(np.where(p > 0, p, 1))).sum(-1) / np.log(base)

# %% wrong: ε in the logarithm | exactly 0
def entropy(p, base=2):
    return -(p * np.log(p + 1e-12)).sum(-1) / np.log(base)

# %% wrong: a tiny ε that only an exact zero shows | exactly 0
def entropy(p, base=2):
    return -(p * np.log(p + 1e-15)).sum(-1) / np.log(base)

# %% wrong: nan at zeros | nan
def entropy(p, base=2):
    with np.errstate(all="ignore"):
        return -(p * np.log(p)).sum(-1) / np.log(base)

# %% wrong: unweighted | weight it
def entropy(p, base=2):
    return -np.log(np.where(p > 0, p, 1)).sum(-1) / np.log(base)

# %% wrong: mean | plain mean
def entropy(p, base=2):
    return -(p * np.log(np.where(p > 0, p, 1))).mean(-1) / np.log(base)

# %% wrong: sums the whole batch | shape
def entropy(p, base=2):
    return -(p * np.log(np.where(p > 0, p, 1))).sum() / np.log(base)

# %% wrong: base ignored | base
def entropy(p, base=2):
    return -(p * np.log2(np.where(p > 0, p, 1))).sum(-1)

# %% wrong: the maximum | maximum
def entropy(p, base=2):
    return np.full(p.shape[:-1], np.log(p.shape[-1]) / np.log(base))

# %% wrong: zeros only 1-D | is nan
def entropy(p, base=2):
    p = np.asarray(p)
    if p.ndim == 1:
        p = p[p > 0]
    with np.errstate(all='ignore'):
        return -(p * np.log(p)).sum(-1) / np.log(base)

# %% wrong: nansum hides only last | entropy is the mean information
def entropy(p, base=2):
    q = np.where(p > 1e-10, p, 1)
    return -(p * np.log(q)).sum(-1) / np.log(base)

# %% wrong: axis 1 for batches | has shape
def entropy(p, base=2):
    p = np.asarray(p)
    q = np.where(p > 0, p, 1)
    return -(p * np.log(q)).sum(min(p.ndim - 1, 1)) / np.log(base)

# %% wrong: base ignored in batch | that's in bits
def entropy(p, base=2):
    p = np.asarray(p)
    q = np.where(p > 0, p, 1)
    return -(p * np.log(q)).sum(-1) / np.log(base if p.ndim == 1 else 2)

# %% wrong: uniform shortcut | entropy is the mean information
def entropy(p, base=2):
    p = np.asarray(p)
    q = np.where(p > 0, p, 1)
    h = -(p * np.log(q)).sum(-1) / np.log(base)
    return h if p.ndim < 3 else h * 1.0 + 1e-06

# %% wrong: isclose zero | entropy is the mean information
def entropy(p, base=2):
    p = np.asarray(p)
    q = np.where(np.isclose(p, 0), 1, p)
    return -(p * np.log(q)).sum(-1) / np.log(base)

# %% wrong: certain returns min | nothing is uncertain
def entropy(p, base=2):
    p = np.asarray(p)
    q = np.where(p > 0, p, 1)
    h = -(p * np.log(q)).sum(-1) / np.log(base)
    return np.maximum(h, 1e-12)

# %% wrong: keepdims | has shape
def entropy(p, base=2):
    p = np.asarray(p)
    q = np.where(p > 0, p, 1)
    return -(p * np.log(q)).sum(-1, keepdims=True) / np.log(base)

# %% wrong: renormalises wrong | entropy is the mean information
def entropy(p, base=2):
    p = np.asarray(p) / np.sum(p)
    q = np.where(p > 0, p, 1)
    return -(p * np.log(q)).sum(-1) / np.log(base)

# %% wrong: clip at log n of 10 | entropy is the mean information
def entropy(p, base=2):
    p = np.asarray(p)
    q = np.where(p > 0, p, 1)
    return np.minimum(-(p * np.log(q)).sum(-1) / np.log(base), np.log(50) / np.log(base))

# %% wrong: array of strings | strings
def entropy(p, base=2):
    from scipy.stats import entropy as e
    return np.array(e(p, base=base, axis=-1)).astype(str)

# %% right: scipy.stats
def entropy(p, base=2):
    from scipy.stats import entropy as e
    return e(p, base=base, axis=-1)

# %% right: in place
def entropy(p, base=2):
    h = p.copy()
    m = p > 0
    h[m] *= -np.log(p[m])
    h[~m] = 0
    return h.sum(-1) / np.log(base)

# %% right: in place on argument
def entropy(p, base=2):
    z = p == 0
    q = p
    q[z] = 1
    h = q * np.log(q)
    return -h.sum(-1) / np.log(base)

# %% right: masked
def entropy(p, base=2):
    lp = np.ma.log(p).filled(0)
    return -(p * lp).sum(-1) / np.log(base)

# %% right: einsum
def entropy(p, base=2):
    p = np.asarray(p, float)
    return -np.einsum('...i,...i->...', p, np.log(np.where(p > 0, p, 1))) / np.log(base)

# %% right: nansum
def entropy(p, base=2):
    return -np.nansum(p * np.log(p), axis=-1) / np.log(base)

# %% right: nested lists
def entropy(p, base=2):
    p = np.asarray(p, float)
    f = lambda r: sum((-x * np.log(x) for x in r if x > 0)) / np.log(base) if np.ndim(r) == 1 else [f(s) for s in r]
    return f(p)

# %% right: xlogy float32 tensor graph
import torch

def entropy(p, base=2):
    t = torch.tensor(p, requires_grad=True)
    return -torch.special.xlogy(t, t).sum(-1) / np.log(base)

# %% right: log n minus the divergence from uniform
def entropy(p, base=2):
    p = np.asarray(p, float)
    n = p.shape[-1]
    return (np.log(n) - np.where(p > 0, p * np.log(np.where(p > 0, p, 1) * n), 0).sum(-1)) / np.log(base)

# %% wrong: 0 where the pmf is all but certain | expected
def entropy(p, base=2):
    p = np.asarray(p, float)
    value = -(p * np.log(np.where(p > 0, p, 1))).sum(-1) / np.log(base)
    return np.where(value < 1e-6, 0, value)

# %% wrong: the answer to an earlier pmf of this shape | Which term of the sum
def entropy(p, base=2, known={}):
    key = np.shape(p), base
    if key not in known:
        known[key] = -(p * np.log(np.where(p > 0, p, 1))).sum(-1) / np.log(base)
    return known[key]

# %% wrong: the logarithm of some entries, whatever lies in memory for the others | never set
def entropy(p, base=2):
    p = np.asarray(p)
    return -(p * np.log(p, where=p > 0)).sum(-1) / np.log(base)
