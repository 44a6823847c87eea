# %% right: the joint table
def code_information(p_c, p_x_given_c):
    joint = p_c[:, None] * p_x_given_c
    there = joint > 0
    product = np.outer(p_c, joint.sum(0))
    return float((joint[there] * np.log(joint[there] / product[there])).sum())

# %% right: two entropies
from scipy.stats import entropy
def code_information(p_c, p_x_given_c):
    return entropy(p_c @ p_x_given_c) - p_c @ entropy(p_x_given_c, axis=1)

# %% right: loops, from the posterior
import math
def code_information(p_c, p_x_given_c):
    k, m = p_x_given_c.shape
    total = 0.0
    for x in range(m):
        p_x = sum(p_c[c] * p_x_given_c[c, x] for c in range(k))
        for c in range(k):
            posterior = p_c[c] * p_x_given_c[c, x] / p_x
            if posterior > 0:
                total += p_x * posterior * math.log(posterior / p_c[c])
    return total

# %% right: scipy's rel_entr
from scipy.special import rel_entr
def code_information(p_c, p_x_given_c):
    return p_c @ rel_entr(p_x_given_c, p_c @ p_x_given_c).sum(1)

# %% right: torch
def code_information(p_c, p_x_given_c):
    joint = torch.tensor(p_c[:, None] * p_x_given_c)
    ent = torch.special.entr
    return ent(joint.sum(0)).sum() + ent(joint.sum(1)).sum() - ent(joint).sum()

# %% wrong: bits | bits
def code_information(p_c, p_x_given_c):
    from scipy.special import rel_entr
    return p_c @ rel_entr(p_x_given_c, p_c @ p_x_given_c).sum(1) / np.log(2)

# %% wrong: a uniform prior assumed | uniform prior
def code_information(p_c, p_x_given_c):
    from scipy.special import rel_entr
    p_c = np.full(len(p_c), 1 / len(p_c))
    return p_c @ rel_entr(p_x_given_c, p_c @ p_x_given_c).sum(1)

# %% wrong: entropy of the picture | that is H(x)
def code_information(p_c, p_x_given_c):
    from scipy.stats import entropy
    return entropy(p_c @ p_x_given_c)

# %% wrong: the noise | H(x|c)
def code_information(p_c, p_x_given_c):
    from scipy.stats import entropy
    return p_c @ entropy(p_x_given_c, axis=1)

# %% wrong: entropy of the code | that is H(c)
def code_information(p_c, p_x_given_c):
    from scipy.stats import entropy
    return entropy(p_c)

# %% wrong: sign | sign is wrong
def code_information(p_c, p_x_given_c):
    from scipy.stats import entropy
    return p_c @ entropy(p_x_given_c, axis=1) - entropy(p_c @ p_x_given_c)

# %% wrong: rows averaged plainly | equal weights
def code_information(p_c, p_x_given_c):
    from scipy.special import rel_entr
    return rel_entr(p_x_given_c, p_c @ p_x_given_c).sum(1).mean()

# %% wrong: nan at zeros | nan
def code_information(p_c, p_x_given_c):
    with np.errstate(all="ignore"):
        return float((p_c[:, None] * p_x_given_c * np.log(p_x_given_c / (p_c @ p_x_given_c))).sum())

# %% wrong: an ε in the logarithm | expected
def code_information(p_c, p_x_given_c):
    return float((p_c[:, None] * p_x_given_c * np.log((p_x_given_c + 1e-6) / (p_c @ p_x_given_c + 1e-6))).sum())

# %% right: writes into a copy of the prior argument
def code_information(p_c, p_x_given_c):
    p_x_given_c *= p_c[:, None]
    return rel_entr(p_x_given_c, np.outer(p_x_given_c.sum(1), p_x_given_c.sum(0))).sum()

# %% wrong: isclose zero | expected
def code_information(p_c, p_x_given_c):
    j = p_c[:, None] * p_x_given_c
    m = np.outer(p_c, j.sum(0))
    return np.where(np.isclose(j, 0, atol=1e-5), 0, j * np.log(np.where(j > 0, j, 1) / m)).sum()

# %% wrong: pictures rarer than 10⁻⁶ left out | Write the joint table
def code_information(p_c, p_x_given_c):
    p_c, g = np.asarray(p_c, float), np.asarray(p_x_given_c, float)
    j = p_c[:, None] * g
    px = j.sum(0)
    keep = px > 1e-6
    return float(rel_entr(j, p_c[:, None] * px)[:, keep].sum())
