# %% right: where
def optimal_discriminator(p, q):
    total = p + q
    return np.where(total > 0, p, 0.5) / np.where(total > 0, total, 1)

# %% right: one by one
def optimal_discriminator(p, q):
    return np.vectorize(lambda a, b: a / (a + b) if a + b > 0 else 0.5, otypes=[float])(p, q)

# %% right: sigmoid of the log-ratio
def optimal_discriminator(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((p == 0) & (q == 0), 0.5, expit(np.log(p) - np.log(q)))

# %% right: a loop over all places
def optimal_discriminator(p, q):
    D = np.empty(p.shape)
    for at in np.ndindex(p.shape):
        D[at] = p[at] / (p[at] + q[at]) if p[at] + q[at] > 0 else 0.5
    return D

# %% wrong: a loop over one axis | in your line
def optimal_discriminator(p, q):
    return [a / (a + b) if a + b > 0 else 0.5 for a, b in zip(p, q)]

# %% wrong: flattened | has shape
def optimal_discriminator(p, q):
    p, q = np.ravel(p), np.ravel(q)
    return np.divide(p, p + q, out=np.full(p.shape, 0.5), where=p + q > 0)

# %% wrong: ½ in the tails | D* is certain
def optimal_discriminator(p, q):
    return np.where(p + q > 1e-12, p / np.where(p + q > 1e-12, p + q, 1), 0.5)

# %% wrong: clipped | D* is the probability
def optimal_discriminator(p, q):
    D = np.divide(p, p + q, out=np.full(np.shape(p), 0.5), where=p + q > 0)
    return np.clip(D, 1e-9, 1 - 1e-9)

# %% wrong: 0 where nothing falls | yours is 0 there
def optimal_discriminator(p, q):
    return np.divide(p, p + q, out=np.zeros(np.shape(p)), where=p + q > 0)

# %% right: numpy's divide, where there is something
def optimal_discriminator(p, q):
    p, q = np.asarray(p, float), np.asarray(q, float)
    return np.divide(p, p + q, out=np.full_like(p, 0.5), where=p + q > 0)

# %% wrong: the ratio | exceeds 1
def optimal_discriminator(p, q):
    return p / q

# %% wrong: probability of fake | probability of fake
def optimal_discriminator(p, q):
    return q / (p + q)

# %% wrong: one half | ½ everywhere
def optimal_discriminator(p, q):
    return np.full(len(p), 0.5)

# %% wrong: p itself | p itself
def optimal_discriminator(p, q):
    return p

# %% wrong: sigmoid of the difference | difference
def optimal_discriminator(p, q):
    return expit(p - q)

# %% wrong: hard decision | hard decision
def optimal_discriminator(p, q):
    return (p > q) * 1.0

# %% wrong: the logit | logit
def optimal_discriminator(p, q):
    return np.log(p / q)

# %% wrong: nan where both are 0 | nan
def optimal_discriminator(p, q):
    with np.errstate(all="ignore"):
        return p / (p + q)

# %% wrong: ε | leave out the ε
def optimal_discriminator(p, q):
    return p / (p + q + 1e-12)

# %% wrong: one half wherever one of them is 0 | D* is certain
def optimal_discriminator(p, q):
    p, q = np.asarray(p, float), np.asarray(q, float)
    return np.where(p * q > 0, p / np.where(p * q > 0, p + q, 1), 0.5)

# %% wrong: 3-D flattened | has shape
def optimal_discriminator(p, q):
    s = p + q
    D = np.divide(p, s, out=np.full(s.shape, 0.5), where=s > 0)
    return D if D.ndim < 3 else D.reshape(D.shape[0], -1)

# %% wrong: normalises rows | at each x
def optimal_discriminator(p, q):
    p = p / max(p.sum(), 1e-300)
    q = q / max(q.sum(), 1e-300)
    s = p + q
    return np.divide(p, s, out=np.full(s.shape, 0.5), where=s > 0)

# %% wrong: half under 1e-9 | at each x
def optimal_discriminator(p, q):
    s = p + q
    return np.where(s > 1e-09, p / np.where(s > 1e-09, s, 1), 0.5)

# %% wrong: isclose | at each x
def optimal_discriminator(p, q):
    both = np.isclose(p, 0) & np.isclose(q, 0)
    s = np.where(both, 1, p + q)
    return np.where(both, 0.5, p / s)

# %% wrong: clip logit | at each x
def optimal_discriminator(p, q):
    with np.errstate(all='ignore'):
        l = np.clip(np.nan_to_num(np.log(p) - np.log(q), nan=0.0), -15, 15)
    return expit(l)

# %% right: nan to half
def optimal_discriminator(p, q):
    return np.nan_to_num(p / (p + q), nan=0.5)

# %% right: in place
def optimal_discriminator(p, q):
    z = (p == 0) & (q == 0)
    p[z] = q[z] = 1
    return p / (p + q)

# %% right: torch
import torch

def optimal_discriminator(p, q):
    p, q = (torch.as_tensor(p), torch.as_tensor(q))
    return torch.where(p + q > 0, p / (p + q), torch.tensor(0.5, dtype=p.dtype))
