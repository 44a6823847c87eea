# %% right: two divergences
def js_divergence(p, q, base=2):
    m = (p + q) / 2
    return (information.kl_divergence(p, m, base) + information.kl_divergence(q, m, base)) / 2

# %% right: entropy of the mixture minus mean entropy
from scipy.special import entr
def js_divergence(p, q, base=2):
    h = lambda r: entr(r).sum(-1)
    return (h((p + q) / 2) - h(p) / 2 - h(q) / 2) / np.log(base)

# %% right: scipy's distance, squared
def js_divergence(p, q, base=2):
    return jensenshannon(p, q, base=base, axis=-1) ** 2

# %% right: mutual information with the coin
def js_divergence(p, q, base=2):
    return information.mutual_information(np.stack([p, q], axis=-1) / 2, base)

# %% right: torch
import torch
def js_divergence(p, q, base=2):
    p, q = torch.as_tensor(p), torch.as_tensor(q)
    m = (p + q) / 2
    kl = lambda a: (torch.special.xlogy(a, a) - torch.special.xlogy(a, m)).sum(-1)
    return (kl(p) + kl(q)) / 2 / np.log(base)

# %% wrong: scipy as it stands | √JSD, in nats
def js_divergence(p, q, base=2):
    return jensenshannon(p, q, axis=-1)

# %% wrong: the distance in bits | √JSD
def js_divergence(p, q, base=2):
    return jensenshannon(p, q, base=base, axis=-1)

# %% wrong: nats | nats
def js_divergence(p, q, base=2):
    return jensenshannon(p, q, axis=-1) ** 2

# %% wrong: mean of both KLs | mean of KL
def js_divergence(p, q, base=2):
    return (information.kl_divergence(p, q, base) + information.kl_divergence(q, p, base)) / 2

# %% wrong: sum of both KLs | mixture
def js_divergence(p, q, base=2):
    return information.kl_divergence(p, q, base) + information.kl_divergence(q, p, base)

# %% wrong: not halved | twice
def js_divergence(p, q, base=2):
    m = (p + q) / 2
    return information.kl_divergence(p, m, base) + information.kl_divergence(q, m, base)

# %% wrong: one half only | p's half
def js_divergence(p, q, base=2):
    return information.kl_divergence(p, (p + q) / 2, base)

# %% wrong: q's half only | q's half
def js_divergence(p, q, base=2):
    return information.kl_divergence(q, (p + q) / 2, base)

# %% wrong: mixture first | mixture comes first
def js_divergence(p, q, base=2):
    m = (p + q) / 2
    return (information.kl_divergence(m, p, base) + information.kl_divergence(m, q, base)) / 2

# %% wrong: mixture not halved | sums to 2
from scipy.special import rel_entr
def js_divergence(p, q, base=2):
    return (rel_entr(p, p + q) + rel_entr(q, p + q)).sum(-1) / 2 / np.log(base)

# %% wrong: plain KL | KL(p‖q)
def js_divergence(p, q, base=2):
    return information.kl_divergence(p, q, base)

# %% wrong: nan at zeros | nan
def js_divergence(p, q, base=2):
    with np.errstate(all="ignore"):
        m = (p + q) / 2
        return (p * np.log(p / m) + q * np.log(q / m)).sum(-1) / 2 / np.log(base)

# %% wrong: base ignored | base
def js_divergence(p, q, base=2):
    return jensenshannon(p, q, base=2, axis=-1) ** 2

# %% wrong: sums the batch | shape
def js_divergence(p, q, base=2):
    m = (p + q) / 2
    return (rel_entr(p, m) + rel_entr(q, m)).sum() / 2 / np.log(base)
from scipy.special import rel_entr

# %% wrong: 0 for 4-D | each pair of rows is its own
def js_divergence(p, q, base=2):
    m = (p + q) / 2
    r = (information.kl_divergence(p, m, base) + information.kl_divergence(q, m, base)) / 2
    return r if p.ndim < 4 else r * 0

# %% wrong: zeros only 1-D | is nan
def js_divergence(p, q, base=2):
    m = (p + q) / 2

    def k(a):
        if a.ndim == 1:
            a_, m_ = (a[a > 0], m[a > 0])
        else:
            a_, m_ = (a, m)
        with np.errstate(all='ignore'):
            return (a_ * np.log(a_ / m_)).sum(-1)
    return (k(p) + k(q)) / 2 / np.log(base)

# %% wrong: clipped at 1 | JSD is the mean of two
def js_divergence(p, q, base=2):
    m = (p + q) / 2
    return np.minimum((information.kl_divergence(p, m, base) + information.kl_divergence(q, m, base)) / 2, 1) * (1 if base >= 2 else 1)

# %% wrong: base by sqrt | that's in bits
def js_divergence(p, q, base=2):
    from scipy.spatial.distance import jensenshannon as j
    return j(p, q, axis=-1) ** 2 / np.log(2 if base != np.e else np.e)

# %% wrong: scipy axis 0 | has shape
def js_divergence(p, q, base=2):
    from scipy.spatial.distance import jensenshannon as j
    return j(p, q, base=base) ** 2

# %% wrong: eps | raised ValueError
def js_divergence(p, q, base=2):
    m = (p + q) / 2 + 1e-09
    return (information.kl_divergence(p, m, base) + information.kl_divergence(q, m, base)) / 2

# %% wrong: tiny dropped | raised ValueError
def js_divergence(p, q, base=2):
    p = np.where(p < 0.0001, 0, p)
    q = np.where(q < 0.0001, 0, q)
    m = (p + q) / 2
    return (information.kl_divergence(p, m, base) + information.kl_divergence(q, m, base)) / 2

# %% right: in place
def js_divergence(p, q, base=2):
    m = p + q
    m /= 2
    p += 0
    return (information.kl_divergence(p, m, base) + information.kl_divergence(q, m, base)) / 2

# %% right: entropies
def js_divergence(p, q, base=2):
    H = lambda a: information.entropy(a, base)
    return H((p + q) / 2) - (H(p) + H(q)) / 2

# %% right: scipy root
def js_divergence(p, q, base=2):
    return np.power(jensenshannon(p, q, base=base, axis=-1), 2)
