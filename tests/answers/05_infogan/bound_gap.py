# %% right: rel_entr
from scipy.special import rel_entr
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    joint = p_c[:, None] * p_x_given_c
    p_x = joint.sum(0)
    return p_x @ rel_entr((joint / p_x).T, q_c_given_x).sum(1)

# %% right: one KL of joint tables
from scipy.special import rel_entr
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    joint = p_c[:, None] * p_x_given_c
    return rel_entr(joint, q_c_given_x.T * joint.sum(0)).sum()

# %% right: loops
import math
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    total = 0.0
    for x in range(p_x_given_c.shape[1]):
        column = p_c * p_x_given_c[:, x]
        for c, p in enumerate(column / column.sum()):
            if p > 0:
                total += column.sum() * p * math.log(p / q_c_given_x[x, c])
    return total

# %% right: a cross-entropy less an entropy, in every picture
from scipy.special import xlogy
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    joint = p_c[:, None] * p_x_given_c
    p_x = joint.sum(axis=0)
    posterior = joint / p_x
    return sum(p_x[x] * sum(xlogy(p, p) - xlogy(p, q) for p, q in zip(posterior[:, x], q_c_given_x[x])) for x in range(len(p_x)))

# %% wrong: the information less the bound | not as a difference
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    return code_information(p_c, p_x_given_c) - lower_bound(p_c, p_x_given_c, q_c_given_x)

# %% right: torch
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    joint = torch.tensor(p_c[:, None] * p_x_given_c)                     # (k, m)
    posterior = joint / joint.sum(0)
    q = torch.tensor(q_c_given_x).T
    ratio = torch.where(joint > 0, posterior / torch.where(joint > 0, q, 1.0), 1.0)
    return (joint * ratio.log()).sum().item()

# %% wrong: KL the other way round | KL(Q‖P)
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    from scipy.special import rel_entr
    joint = p_c[:, None] * p_x_given_c
    p_x = joint.sum(0)
    return p_x @ rel_entr(q_c_given_x, (joint / p_x).T).sum(1)

# %% wrong: plain mean over x | equal weights
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    from scipy.special import rel_entr
    joint = p_c[:, None] * p_x_given_c
    return rel_entr((joint / joint.sum(0)).T, q_c_given_x).sum(1).mean()

# %% wrong: the prior for the posterior | the prior P(c) instead
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    from scipy.special import rel_entr
    return (p_c @ p_x_given_c) @ rel_entr(p_c, q_c_given_x).sum(1)

# %% wrong: bits | bits
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    return (code_information(p_c, p_x_given_c) - lower_bound(p_c, p_x_given_c, q_c_given_x)) / np.log(2)

# %% wrong: the sign | sign is wrong
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    return lower_bound(p_c, p_x_given_c, q_c_given_x) - code_information(p_c, p_x_given_c)

# %% wrong: the bound itself | that is the bound
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    return lower_bound(p_c, p_x_given_c, q_c_given_x)

# %% wrong: rows not normalised | expected
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    from scipy.special import rel_entr
    return rel_entr((p_c[:, None] * p_x_given_c).T, q_c_given_x).sum()

# %% wrong: nan at zeros | nan
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    joint = p_c[:, None] * p_x_given_c
    p_x = joint.sum(0)
    with np.errstate(all="ignore"):
        posterior = (joint / p_x).T
        return p_x @ (posterior * np.log(posterior / q_c_given_x)).sum(1)

# %% wrong: infinite gaps are dropped | expected inf
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    j = p_c[:, None] * p_x_given_c
    t = rel_entr(j / j.sum(0), q_c_given_x.T)
    return j.sum(0) @ np.where(np.isfinite(t), t, 0).sum(0)

# %% wrong: the difference, by other names | not as a difference
info, bound = code_information, lower_bound
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    return info(p_c, p_x_given_c) - bound(p_c, p_x_given_c, q_c_given_x)

# %% wrong: the difference, the functions kept as defaults | not as a difference
def bound_gap(p_c, p_x_given_c, q_c_given_x, I=code_information, L=lower_bound):
    return I(p_c, p_x_given_c) - L(p_c, p_x_given_c, q_c_given_x)

# %% wrong: the difference, under other names | not as a difference
_I, _L = code_information, lower_bound
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    return _I(p_c, p_x_given_c) - _L(p_c, p_x_given_c, q_c_given_x)

# %% wrong: posteriors below 10⁻⁶ taken for 0 | Bayes' rule
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    j = (p_c[:, None] * p_x_given_c).T
    post = j / j.sum(1, keepdims=True)
    post = np.where(post < 1e-6, 0, post)
    return j.sum(1) @ rel_entr(post, q_c_given_x).sum(1)

# %% right: the difference, written out again
def bound_gap(p_c, p_x_given_c, q_c_given_x):
    p_cx = p_c[:, None] * p_x_given_c
    known = xlogy(p_cx, p_cx / p_cx.sum(0)).sum()
    return known - xlogy(p_cx, q_c_given_x.T).sum()
