# %% right: log of the ratio
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, float), np.asarray(q, float)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(p > 0, p * np.log(p / q), 0.0)
    return terms.sum(-1) / np.log(base)

# %% right: scipy
from scipy.special import rel_entr
def kl_divergence(p, q, base=2):
    return rel_entr(p, q).sum(axis=-1) / np.log(base)

# %% right: loops over rows
import math
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p), np.asarray(q)
    if p.ndim > 1:
        return np.array([kl_divergence(a, b, base) for a, b in zip(p, q)])
    total = 0.0
    for a, b in zip(p.tolist(), q.tolist()):
        if a > 0 and b == 0:
            return math.inf
        if a > 0:
            total += a * math.log(a / b, base)
    return total

# %% right: cross-entropy minus entropy
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, float), np.asarray(q, float)
    with np.errstate(divide="ignore"):
        cross = -(p * np.log(np.where(p > 0, q, 1))).sum(-1)
    return (cross + (p * np.log(np.where(p > 0, p, 1))).sum(-1)) / np.log(base)

# %% right: torch
import torch
def kl_divergence(p, q, base=2):
    p, q = torch.as_tensor(np.asarray(p)), torch.as_tensor(np.asarray(q))
    return (torch.special.xlogy(p, p) - torch.special.xlogy(p, q)).sum(-1) / np.log(base)

# %% wrong: swapped arguments | KL(q‖p)
def kl_divergence(p, q, base=2):
    from scipy.special import rel_entr
    return rel_entr(q, p).sum(axis=-1) / np.log(base)

# %% wrong: nats | nats
def kl_divergence(p, q, base=2):
    from scipy.special import rel_entr
    return rel_entr(p, q).sum(axis=-1)

# %% wrong: ε hides the infinity | hides the infinity
def kl_divergence(p, q, base=2):
    return (p * np.log((p + 1e-12) / (q + 1e-12))).sum(-1) / np.log(base)

# %% wrong: clip hides the infinity | hides the infinity
def kl_divergence(p, q, base=2):
    q = np.clip(q, 1e-15, 1)
    return (p * np.log(np.where(p > 0, p, 1) / q)).sum(-1) / np.log(base)

# %% wrong: skips every zero | hides the infinity
def kl_divergence(p, q, base=2):
    both = (p > 0) & (q > 0)
    return np.where(both, p * np.log(np.where(both, p, 1) / np.where(both, q, 1)), 0).sum(-1) / np.log(base)

# %% wrong: abs of every term | absolute values
def kl_divergence(p, q, base=2):
    from scipy.special import rel_entr
    return np.abs(rel_entr(p, q)).sum(axis=-1) / np.log(base)

# %% wrong: the sign turned | sign
def kl_divergence(p, q, base=2):
    from scipy.special import rel_entr
    return -rel_entr(p, q).sum(axis=-1) / np.log(base)

# %% wrong: unweighted | without weights
def kl_divergence(p, q, base=2):
    return np.log(p / q).sum(-1) / np.log(base)

# %% wrong: mean over outcomes | mean over the outcomes
def kl_divergence(p, q, base=2):
    from scipy.special import rel_entr
    return rel_entr(p, q).mean(axis=-1) / np.log(base)

# %% wrong: made symmetric, as a distance | symmetric
def kl_divergence(p, q, base=2):
    from scipy.special import rel_entr
    return (rel_entr(p, q) + rel_entr(q, p)).sum(axis=-1) / 2 / np.log(base)

# %% wrong: cross-entropy | cross-entropy
def kl_divergence(p, q, base=2):
    with np.errstate(all="ignore"):
        return -np.where(p > 0, p * np.log(q), 0).sum(-1) / np.log(base)

# %% wrong: nan where p is 0 | nan
def kl_divergence(p, q, base=2):
    with np.errstate(all="ignore"):
        return (p * np.log(p / q)).sum(-1) / np.log(base)

# %% wrong: base ignored | base
def kl_divergence(p, q, base=2):
    from scipy.special import rel_entr
    return rel_entr(p, q).sum(axis=-1) / np.log(2)

# %% wrong: multiplied by ln base | ln base
def kl_divergence(p, q, base=2):
    from scipy.special import rel_entr
    return rel_entr(p, q).sum(axis=-1) * np.log(base) / np.log(2) ** 2

# %% wrong: sums the batch | shape
def kl_divergence(p, q, base=2):
    from scipy.special import rel_entr
    return rel_entr(p, q).sum() / np.log(base)

# %% wrong: infinite at every zero | infinite only in
def kl_divergence(p, q, base=2):
    if np.any(np.asarray(p) == 0) or np.any(np.asarray(q) == 0):
        return np.inf
    return (p * np.log(p / q)).sum(-1) / np.log(base)

# %% wrong: nothing returned | None
def kl_divergence(p, q, base=2):
    (p * np.log(p / q)).sum(-1)

# %% wrong: zeros only in 1-D | is nan
def kl_divergence(p, q, base=2):
    if p.ndim == 1:
        m = p > 0
        p, q = (p[m], q[m])
    with np.errstate(all='ignore'):
        return (p * np.log(p / q)).sum(-1) / np.log(base)

# %% wrong: q below 1e-4 counted as 0 | count only an exact 0
def kl_divergence(p, q, base=2):
    q = np.where(q < 0.0001, 0, q)
    with np.errstate(all='ignore'):
        return np.where(p > 0, p * np.log(p / q), 0).sum(-1) / np.log(base)

# %% wrong: p below 1e-10 dropped | KL is the mean
from scipy.special import rel_entr

def kl_divergence(p, q, base=2):
    return rel_entr(np.where(p < 1e-10, 0, p), q).sum(-1) / np.log(base)

# %% wrong: clip at 600 bits | KL is the mean
from scipy.special import rel_entr

def kl_divergence(p, q, base=2):
    r = rel_entr(p, q).sum(-1) / np.log(base)
    return np.where(np.isinf(r), r, np.minimum(r, 50))

# %% wrong: whole batch infinite | the infinity of another one
from scipy.special import rel_entr

def kl_divergence(p, q, base=2):
    r = rel_entr(p, q).sum(-1) / np.log(base)
    return np.full(r.shape, np.inf) if np.isinf(r).any() else r

# %% wrong: symmetric on palindromes | KL is the mean
from scipy.special import rel_entr

def kl_divergence(p, q, base=2):
    p = np.sort(p, -1)
    q = np.sort(q, -1)
    return rel_entr(p, q).sum(-1) / np.log(base)

# %% wrong: abs of sum for batch swapped | KL(q‖p)
from scipy.special import rel_entr

def kl_divergence(p, q, base=2):
    if np.ndim(p) > 2:
        p, q = (q, p)
    return rel_entr(p, q).sum(-1) / np.log(base)

# %% wrong: base by table | that's in nats
from scipy.special import rel_entr

def kl_divergence(p, q, base=2):
    return rel_entr(p, q).sum(-1) / {2: np.log(2), 10: np.log(10)}.get(base, 1.0)

# %% wrong: inf as big number | p gives outcome 2 a positive probability
from scipy.special import rel_entr

def kl_divergence(p, q, base=2):
    return np.nan_to_num(rel_entr(p, q).sum(-1) / np.log(base))

# %% wrong: axis 0 for square | KL is the mean
from scipy.special import rel_entr

def kl_divergence(p, q, base=2):
    p = np.asarray(p)
    ax = 0 if p.ndim == 2 and p.shape[0] == p.shape[1] else -1
    return rel_entr(p, q).sum(ax) / np.log(base)

# %% right: in place
from scipy.special import rel_entr

def kl_divergence(p, q, base=2):
    p /= 1
    q *= 1
    out = rel_entr(p, q, out=p)
    return out.sum(-1) / np.log(base)

# %% right: scipy entropy two args
from scipy.stats import entropy as e

def kl_divergence(p, q, base=2):
    return e(p, q, base=base, axis=-1)

# %% right: torch kl_div
import torch

def kl_divergence(p, q, base=2):
    p, q = (torch.as_tensor(p), torch.as_tensor(q))
    return torch.where(p > 0, p * (torch.log(p) - torch.log(q)), torch.zeros_like(p)).sum(-1) / np.log(base)

# %% right: apply per row
from scipy.special import rel_entr

def kl_divergence(p, q, base=2):
    s = np.shape(p)[:-1]
    return np.array([rel_entr(a, b).sum() for a, b in zip(p.reshape(-1, p.shape[-1]), q.reshape(-1, q.shape[-1]))]).reshape(s) / np.log(base)

# %% right: np.float32 out
from scipy.special import rel_entr

def kl_divergence(p, q, base=2):
    return (rel_entr(p, q).sum(-1) / np.log(base)).astype(np.float32)

# %% wrong: nearly equal taken for equal | expected
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p, float), np.asarray(q, float)
    with np.errstate(all="ignore"):
        found = np.where(p > 0, p * np.log(np.where(p > 0, p, 1) / q), 0).sum(-1) / np.log(base)
    return np.where(np.isclose(p, q, atol=1e-2).all(-1), 0, found)

# %% wrong: 0 where p and q are close | expected
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p), np.asarray(q)
    if np.allclose(p, q):
        return np.zeros(p.shape[:-1])
    with np.errstate(all="ignore"):
        return (p * np.log(np.where(p > 0, p, 1) / np.where(p > 0, q, 1))).sum(-1) / np.log(base)

# %% wrong: p below 1e-10 counted as 0 | close, but not equal
def kl_divergence(p, q, base=2):
    p, q = np.asarray(p), np.asarray(q)
    there = p > 1e-10
    with np.errstate(all="ignore"):
        return (p * np.log(np.where(there, p, 1) / np.where(there, q, 1))).sum(-1) / np.log(base)

# %% wrong: term by term in the order of memory | np.array
def kl_divergence(p, q, base=2):
    terms = [0 if a == 0 else np.inf if b == 0 else a * np.log(a / b) for a, b in zip(np.nditer(p), np.nditer(q))]
    return np.reshape(terms, np.shape(p)).sum(-1) / np.log(base)

# %% wrong: the logarithm of some entries, whatever lies in memory for the others | never set
def kl_divergence(p, q, base=2):
    ratio = np.divide(p, q)
    return (p * np.log(ratio, where=p > 0)).sum(-1) / np.log(base)
