# %% right: xlogy
from scipy.special import xlogy
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    return xlogy(p_c[:, None] * p_x_given_c, q_c_given_x.T).sum() - xlogy(p_c, p_c).sum()

# %% right: loops
import math
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    total = -sum(p * math.log(p) for p in p_c if p > 0)
    for c in range(len(p_c)):
        for x in range(p_x_given_c.shape[1]):
            weight = p_c[c] * p_x_given_c[c, x]
            if weight > 0:
                total += weight * (math.log(q_c_given_x[x, c]) if q_c_given_x[x, c] > 0 else -math.inf)
    return total

# %% right: one log-ratio
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    joint = p_c[:, None] * p_x_given_c
    there = joint > 0
    with np.errstate(divide="ignore"):
        return (joint[there] * np.log((q_c_given_x.T / p_c[:, None])[there])).sum()

# %% right: I minus the gap
from scipy.special import rel_entr
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    joint = p_c[:, None] * p_x_given_c
    p_x = joint.sum(0)
    return code_information(p_c, p_x_given_c) - p_x @ rel_entr((joint / p_x).T, q_c_given_x).sum(1)

# %% right: torch
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    p_c, p_x_given_c, q = (torch.tensor(a) for a in (p_c, p_x_given_c, q_c_given_x))
    return torch.xlogy(p_c[:, None] * p_x_given_c, q.T).sum() + torch.special.entr(p_c).sum()

# %% wrong: H(c) of the sample, 0, instead of the prior | entropy of the prior
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    from scipy.special import xlogy
    return xlogy(p_c[:, None] * p_x_given_c, q_c_given_x.T).sum() + 0.0

# %% wrong: ln k for H(c) | for a uniform prior
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    from scipy.special import xlogy
    return xlogy(p_c[:, None] * p_x_given_c, q_c_given_x.T).sum() + np.log(len(p_c))

# %% wrong: bits | bits
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    from scipy.special import xlogy
    return (xlogy(p_c[:, None] * p_x_given_c, q_c_given_x.T).sum() - xlogy(p_c, p_c).sum()) / np.log(2)

# %% wrong: averaged under Q | averaged c under Q
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    from scipy.special import xlogy
    p_x = p_c @ p_x_given_c
    return p_x @ xlogy(q_c_given_x, q_c_given_x).sum(1) - xlogy(p_c, p_c).sum()

# %% wrong: H(c) subtracted | subtracted
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    from scipy.special import xlogy
    return xlogy(p_c[:, None] * p_x_given_c, q_c_given_x.T).sum() + xlogy(p_c, p_c).sum()

# %% wrong: the cross-entropy | cross-entropy
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    from scipy.special import xlogy
    return -xlogy(p_c[:, None] * p_x_given_c, q_c_given_x.T).sum()

# %% wrong: ε in the logarithm | expected
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    return (p_c[:, None] * p_x_given_c * np.log(q_c_given_x.T + 1e-12)).sum() - xlogy(p_c, p_c).sum()

# %% wrong: clipped | remove the ε or the clip
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    q = np.maximum(q_c_given_x.T, 1e-300)
    return (p_c[:, None] * p_x_given_c * np.log(q)).sum() - xlogy(p_c, p_c).sum()

# %% wrong: rows with equal weights | equal weights
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    from scipy.special import xlogy
    return xlogy(p_x_given_c / len(p_c), q_c_given_x.T).sum() - xlogy(p_c, p_c).sum()

# %% wrong: -inf whenever Q has a zero | expected
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    if (q_c_given_x == 0).any(): return -np.inf
    w = p_c[:, None] * p_x_given_c
    return (w * np.log(q_c_given_x.T)).sum() - xlogy(p_c, p_c).sum()

# %% wrong: nan where both are 0 | nan
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    w = p_c[:, None] * p_x_given_c
    return (w * np.log(q_c_given_x.T)).sum() - xlogy(p_c, p_c).sum()

# %% wrong: a Q below 1e-8 taken for 0 | expected
def lower_bound(p_c, p_x_given_c, q_c_given_x):
    return xlogy(p_c[:, None] * p_x_given_c, np.where(q_c_given_x < 1e-8, 0, q_c_given_x).T).sum() - xlogy(p_c, p_c).sum()
