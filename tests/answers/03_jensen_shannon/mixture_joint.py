# %% right: stack
def mixture_joint(p, q):
    return np.stack([q, p], axis=1) / 2

# %% right: cell by cell
def mixture_joint(p, q):
    return [[0.5 * b, 0.5 * a] for a, b in zip(p, q)]

# %% right: filled
def mixture_joint(p, q):
    table = np.zeros((len(p), 2))
    table[:, 0], table[:, 1] = q, p
    return table / table.sum()

# %% right: columns filled
def mixture_joint(p, q):
    table = np.zeros((len(p), 2))
    table[:, 0], table[:, 1] = np.asarray(q) / 2, np.asarray(p) / 2
    return table

# %% right: conditionals times the coin
def mixture_joint(p, q):
    coin = np.array([0.5, 0.5])
    return np.vstack([q, p]).T * coin

# %% wrong: sums to 2 | sums to
def mixture_joint(p, q):
    return np.stack([q, p], axis=1)

# %% wrong: rows for z | expected
def mixture_joint(p, q):
    return np.stack([q, p], axis=0) / 2

# %% wrong: columns swapped | swapped
def mixture_joint(p, q):
    return np.stack([p, q], axis=1) / 2

# %% wrong: x without z | no influence
def mixture_joint(p, q):
    m = (p + q) / 2
    return np.stack([m, m], axis=1) / 2

# %% wrong: a product | p(x, z)
def mixture_joint(p, q):
    return np.stack([p * q, p], axis=1) / (p * q + p).sum()

# %% wrong: transposed | has shape
def mixture_joint(p, q):
    return np.stack([q, p]) / 2

# %% wrong: transposed for two outcomes | rows and columns are swapped
def mixture_joint(p, q):
    t = np.stack([q, p], 1) / 2
    return t.T if len(p) == 2 else t

# %% wrong: normalises by max | p(x|z)
def mixture_joint(p, q):
    return np.stack([q, p], 1) / np.stack([q, p], 1).max() / 2

# %% wrong: eps | p(x|z)
def mixture_joint(p, q):
    t = np.stack([q, p], 1) / 2 + 1e-08
    return t / t.sum()

# %% right: list of pairs
def mixture_joint(p, q):
    return [(b / 2, a / 2) for a, b in zip(p, q)]

# %% right: column_stack in place
def mixture_joint(p, q):
    p /= 2
    q /= 2
    return np.column_stack([q, p])

# %% right: torch
import torch

def mixture_joint(p, q):
    return torch.stack([torch.tensor(q), torch.tensor(p)], dim=1) * 0.5
