# %% right: where
def gan_value(p, q, D):
    with np.errstate(divide="ignore"):
        return (p * np.log(np.where(p > 0, D, 1))).sum() + (q * np.log(1 - np.where(q > 0, D, 0))).sum()

# %% right: scipy
from scipy.special import xlog1py, xlogy
def gan_value(p, q, D):
    return xlogy(p, D).sum() + xlog1py(q, -D).sum()

# %% right: loops
import math
def gan_value(p, q, D):
    total = 0.0
    for a, b, d in zip(p, q, D):
        if a > 0:
            total += a * math.log(d) if d > 0 else -math.inf
        if b > 0:
            total += b * math.log(1 - d) if d < 1 else -math.inf
    return total

# %% right: xlogy
from scipy.special import xlog1py, xlogy
def gan_value(p, q, D):
    return xlogy(p, D).sum() + xlog1py(q, -np.asarray(D)).sum()

# %% right: plain loops
from math import inf, log
def gan_value(p, q, D):
    ln = lambda v: log(v) if v > 0 else -inf
    return sum(a * ln(d) for a, d in zip(p, D) if a > 0) + sum(b * ln(1 - d) for b, d in zip(q, D) if b > 0)

# %% wrong: bits | bits
def gan_value(p, q, D):
    from scipy.special import xlogy
    return (xlogy(p, D).sum() + xlogy(q, 1 - D).sum()) / np.log(2)

# %% wrong: the loss | sign
def gan_value(p, q, D):
    from scipy.special import xlogy
    return -(xlogy(p, D).sum() + xlogy(q, 1 - D).sum())

# %% wrong: halved | half
def gan_value(p, q, D):
    from scipy.special import xlogy
    return (xlogy(p, D).sum() + xlogy(q, 1 - D).sum()) / 2

# %% wrong: ln D for the fakes | ln D too
def gan_value(p, q, D):
    from scipy.special import xlogy
    return xlogy(p, D).sum() + xlogy(q, D).sum()

# %% wrong: real and fake swapped | swapped
def gan_value(p, q, D):
    from scipy.special import xlogy
    return xlogy(q, D).sum() + xlogy(p, 1 - D).sum()

# %% wrong: equal weights | weight by p
def gan_value(p, q, D):
    return np.mean(np.log(D)) + np.mean(np.log(1 - D))

# %% wrong: parts subtracted | not subtracted
def gan_value(p, q, D):
    from scipy.special import xlogy
    return xlogy(p, D).sum() - xlogy(q, 1 - D).sum()

# %% wrong: real part only | just the real part
def gan_value(p, q, D):
    from scipy.special import xlogy
    return xlogy(p, D).sum()

# %% wrong: ε | certain
def gan_value(p, q, D):
    return (p * np.log(np.where(D == 0, 1e-12, D))).sum() + (q * np.log(np.where(D == 1, 1e-12, 1 - D))).sum()

# %% wrong: nan at weight 0 | nan
def gan_value(p, q, D):
    with np.errstate(all="ignore"):
        return (p * np.log(D)).sum() + (q * np.log(1 - D)).sum()

# %% wrong: infinite at weight 0 | adds nothing
def gan_value(p, q, D):
    from scipy.special import xlogy
    if (D == 0).any() or (D == 1).any():
        return -np.inf
    return xlogy(p, D).sum() + xlogy(q, 1 - D).sum()

# %% wrong: nansum clip | D is certain
def gan_value(p, q, D):
    D = np.clip(D, 1e-300, 1 - 1e-16)
    return (p * np.log(D)).sum() + (q * np.log(1 - D)).sum()

# %% wrong: log(1-D) via log D* | V is the mean of ln D
def gan_value(p, q, D):
    with np.errstate(all='ignore'):
        return np.nansum(p * np.log(D)) + np.nansum(q * np.log(1 - D)) + (0 if len(p) < 100 else 0.001)

# %% wrong: only optimal | V is the mean of ln D
def gan_value(p, q, D):
    D = optimal_discriminator(p, q)
    with np.errstate(all='ignore'):
        return np.nansum(p * np.log(D)) + np.nansum(q * np.log(1 - D))

# %% wrong: finite mask | D is certain
def gan_value(p, q, D):
    with np.errstate(all='ignore'):
        a = p * np.log(D)
        b = q * np.log1p(-D)
    return a[np.isfinite(a)].sum() + b[np.isfinite(b)].sum()

# %% right: nansum
def gan_value(p, q, D):
    with np.errstate(all='ignore'):
        return np.nansum(p * np.log(D)) + np.nansum(q * np.log(1 - D))

# %% right: xlog1py
from scipy.special import xlogy, xlog1py

def gan_value(p, q, D):
    return xlogy(p, D).sum() + xlog1py(q, -D).sum()

# %% right: masked sums
def gan_value(p, q, D):
    return p[p > 0] @ np.log(D[p > 0]) + q[q > 0] @ np.log(1 - D[q > 0])

# %% right: one average over the mixture
from scipy.special import xlog1py, xlogy
def gan_value(p, q, D):
    p, q = np.asarray(p, float), np.asarray(q, float)
    m = (p + q) / 2
    best = np.where(m > 0, p / np.where(m > 0, 2 * m, 1), 0.5)
    return 2 * (xlogy(best * m, D) + xlog1py((1 - best) * m, -np.asarray(D))).sum()
