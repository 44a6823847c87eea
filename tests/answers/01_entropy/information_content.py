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

# %% wrong: only up to one axis | that's in bits
def information_content(p, base=2):
    p = np.asarray(p)
    if p.ndim <= 1:
        with np.errstate(divide='ignore'):
            return -np.log(p) / np.log(base)
    return np.array([-np.log2(r) for r in p])

# %% wrong: isclose zero infinite | an event of probability p carries −log
def information_content(p, base=2):
    p = np.asarray(p, float)
    return np.where(np.isclose(p, 0), np.inf, -np.log(np.where(p > 0, p, 1)) / np.log(base))

# %% wrong: scalar base ignored | that's in bits
def information_content(p, base=2):
    if np.ndim(p) == 0:
        return np.inf if p == 0 else -np.log2(p)
    with np.errstate(divide='ignore'):
        return -np.log(p) / np.log(base)

# %% wrong: table of bases | that's in nats
def information_content(p, base=2):
    f = {2: np.log2, 10: np.log10}.get(base, np.log)
    with np.errstate(divide='ignore'):
        return -f(p)

# %% wrong: capped 1074 | it would surprise without bound
def information_content(p, base=2):
    with np.errstate(divide='ignore'):
        return np.minimum(-np.log(p) / np.log(base), 700)

# %% wrong: negative inf kept at zero | it would surprise without bound
def information_content(p, base=2):
    with np.errstate(divide='ignore'):
        x = np.abs(np.log(p) / np.log(base))
    return np.where(np.asarray(p) == 0, 1e+308, x)

# %% wrong: base squared for big | an event of probability p carries −log
def information_content(p, base=2):
    with np.errstate(divide='ignore'):
        return -np.log(p) / np.log(base if base < 12 else 12)

# %% wrong: ravel | has shape
def information_content(p, base=2):
    with np.errstate(divide='ignore'):
        x = -np.log(np.ravel(p)) / np.log(base)
    return x if np.ndim(p) else x[0]

# %% wrong: rounded | an event of probability p carries −log
def information_content(p, base=2):
    with np.errstate(divide='ignore'):
        return np.round(-np.log(p) / np.log(base), 6)

# %% wrong: string | a string
def information_content(p, base=2):
    return str(-np.log(p) / np.log(base))

# %% right: log1p
def information_content(p, base=2):
    with np.errstate(divide='ignore'):
        return -np.log1p(np.asarray(p, float) - 1) / np.log(base) if False else np.log(1 / np.asarray(p, float)) / np.log(base)

# %% right: torch, again
import torch

def information_content(p, base=2):
    return -torch.log(torch.as_tensor(p, dtype=torch.float64)) / np.log(base)

# %% right: float32 torch
import torch

def information_content(p, base=2):
    return -torch.log(torch.as_tensor(np.float32(p)) if np.min(p) > 1e-30 or np.min(p) == 0 else torch.as_tensor(p)) / np.log(base)

# %% right: numpy warns
def information_content(p, base=2):
    return -np.log2(p) / np.log2(base)

# %% right: list
def information_content(p, base=2):
    with np.errstate(divide='ignore'):
        return (-np.log(p) / np.log(base)).tolist()

# %% right: positional lambda
information_content = lambda p, base=2: np.negative(np.divide(np.log(p), np.log(base)))

# %% wrong: one array for all calls of a shape | overwrote what the call before it had returned
kept = {}
def information_content(p, base=2):
    p = np.asarray(p, float)
    out = kept.setdefault(p.shape, np.empty(p.shape))
    np.log(p, out=out)
    out /= -np.log(base)
    return out

# %% wrong: entry by entry in the order of memory | np.array
def information_content(p, base=2):
    p = np.asarray(p, float)
    return np.array([-np.log(v) / np.log(base) for v in np.nditer(p)]).reshape(p.shape)
