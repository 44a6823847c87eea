# %% right: half the absolute differences
def total_variation(p, q):
    return 0.5 * np.abs(p - q).sum(-1)

# %% right: what p has too much
def total_variation(p, q):
    return np.maximum(p - q, 0).sum(-1)

# %% right: one minus the overlap
def total_variation(p, q):
    return 1 - np.minimum(p, q).sum(-1)

# %% right: torch
def total_variation(p, q):
    return (torch.as_tensor(p) - torch.as_tensor(q)).abs().sum(-1) / 2

# %% right: the largest difference over all events
def total_variation(p, q):
    gap = np.asarray(p) - np.asarray(q)
    event = gap > 0                                     # the event that tells p and q apart best
    return np.where(event, gap, 0).sum(-1)

# %% wrong: no half | halve it
def total_variation(p, q):
    return np.abs(p - q).sum(-1)

# %% wrong: signed | cancel
def total_variation(p, q):
    return (p - q).sum(-1) / 2

# %% wrong: the largest difference | largest single
def total_variation(p, q):
    return np.abs(p - q).max(-1)

# %% wrong: mean | mean
def total_variation(p, q):
    return np.abs(p - q).mean(-1)

# %% wrong: Euclidean | Euclidean
def total_variation(p, q):
    return np.linalg.norm(p - q, axis=-1)

# %% wrong: squares | squares
def total_variation(p, q):
    return ((p - q) ** 2).sum(-1) / 2

# %% wrong: sums the whole batch | shape
def total_variation(p, q):
    return np.abs(p - q).sum() / 2

# %% right: einsum, in place on its argument
def total_variation(p, q):
    p -= q
    return np.einsum("...i->...", np.abs(p)) / 2

# %% wrong: zeros masked out | expected
def total_variation(p, q):
    return (np.abs(p - q) * ((p > 0) & (q > 0))).sum(-1) / 2
