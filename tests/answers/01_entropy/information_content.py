# %% right: numpy, any shape
def information_content(p, base=2):
    with np.errstate(divide="ignore"):
        return -np.log2(p) / np.log2(base)

# %% right: a logarithm of the reciprocal
def information_content(p, base=2):
    with np.errstate(divide="ignore"):
        return np.log(np.divide(1.0, p)) / np.log(base)

# %% right: one number at a time
import math
def information_content(p, base=2):
    one = lambda q: math.inf if q == 0 else math.log(1 / q, base)
    p = np.asarray(p)
    return np.array([one(q) for q in p.ravel()]).reshape(p.shape)

# %% right: torch
import torch
def information_content(p, base=2):
    return -torch.log(torch.as_tensor(p, dtype=torch.float64)) / math.log(base)
import math

# %% right: scipy's own
from scipy.special import entr
def information_content(p, base=2):
    p = np.asarray(p, float)
    safe = np.where(p > 0, p, 1)
    return np.where(p > 0, entr(safe) / safe, np.inf) / np.log(base)

# %% wrong: nats for bits | nats
def information_content(p, base=2):
    return -np.log(p)

# %% wrong: no minus sign | sign is missing
def information_content(p, base=2):
    return np.log(p) / np.log(base)

# %% wrong: ε in the logarithm | ∞
def information_content(p, base=2):
    return -np.log(np.asarray(p) + 1e-12) / np.log(base)

# %% wrong: clipped | ∞
def information_content(p, base=2):
    return -np.log(np.clip(p, 1e-300, 1)) / np.log(base)

# %% wrong: base ignored | base
def information_content(p, base=2):
    with np.errstate(divide="ignore"):
        return -np.log2(p)

# %% wrong: weighted by p | not weighted
def information_content(p, base=2):
    return -p * np.log(p) / np.log(base)

# %% wrong: of the other event | not happening
def information_content(p, base=2):
    return -np.log(1 - np.asarray(p)) / np.log(base)

# %% wrong: prints instead of returning | None
def information_content(p, base=2):
    print(-np.log(p) / np.log(base))

# %% wrong: text | array
def information_content(p, base=2):
    return "3 bits"
