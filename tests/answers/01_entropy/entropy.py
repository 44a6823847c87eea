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
