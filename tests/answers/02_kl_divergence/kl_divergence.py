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

# %% wrong: infinite at every zero | infinite is only
def kl_divergence(p, q, base=2):
    if np.any(np.asarray(p) == 0) or np.any(np.asarray(q) == 0):
        return np.inf
    return (p * np.log(p / q)).sum(-1) / np.log(base)

# %% wrong: nothing returned | None
def kl_divergence(p, q, base=2):
    (p * np.log(p / q)).sum(-1)
