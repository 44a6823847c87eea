# %% right: largest and smallest swapped
def symmetric_partner(p):
    q = np.array(p)
    i, j = q.argmax(), q.argmin()
    q[i], q[j] = q[j], q[i]
    return q

# %% right: reversed, or two neighbours swapped where that does little
def symmetric_partner(p):
    p = np.array(p)
    order = np.argsort(p)
    q = p.copy()
    q[order] = p[order[::-1]]          # rank k takes rank n−1−k's mass: an involution
    return q

# %% right: the pair that differs most, by a loop
def symmetric_partner(p):
    n = len(p)
    i, j = max(((i, j) for i in range(n) for j in range(i)), key=lambda pair: abs(p[pair[0]] - p[pair[1]]))
    q = list(p)
    q[i], q[j] = q[j], q[i]
    return q

# %% right: a permutation matrix
def symmetric_partner(p):
    order = np.argsort(p)
    swap = np.eye(len(p))
    swap[[order[0], order[-1]]] = swap[[order[-1], order[0]]]
    return swap @ p

# %% right: torch
import torch
def symmetric_partner(p):
    p = torch.tensor(np.array(p))
    q, high, low = p.clone(), p.argmax(), p.argmin()
    q[high], q[low] = p[low], p[high]
    return q

# %% wrong: p itself | p itself
def symmetric_partner(p):
    return np.array(p)

# %% wrong: cyclic shift | not equal
def symmetric_partner(p):
    return np.roll(p, 1)

# %% wrong: uniform | not equal
def symmetric_partner(p):
    return np.full(len(p), 1 / len(p))

# %% wrong: nearly p | at least 0.001
def symmetric_partner(p):
    q = np.array(p)
    q[0] += 1e-5
    q[1] -= 1e-5
    return q

# %% wrong: both infinite | infinity
def symmetric_partner(p):
    q = np.zeros(len(p))
    q[0] = 1
    return q

# %% wrong: mirrored values | negative
def symmetric_partner(p):
    return 2 * np.array(p) / (2 * sum(p)) * np.where(np.arange(len(p)) == 0, -1, 1)

# %% wrong: p changed in place, its old values handed back | p itself
def symmetric_partner(p):
    q = np.array(p)
    p[:] = p[::-1]
    return q

# %% wrong: reversed | a different pmf
def symmetric_partner(p):
    return p[::-1]

# %% wrong: swap ends | a different pmf
def symmetric_partner(p):
    q = p.copy()
    q[[0, -1]] = q[[-1, 0]]
    return q

# %% wrong: swap first two | a different pmf
def symmetric_partner(p):
    q = p.copy()
    q[[0, 1]] = q[[1, 0]]
    return q

# %% wrong: roll | symmetric_partner
def symmetric_partner(p):
    return np.roll(p, 1)

# %% wrong: complement | symmetric_partner
def symmetric_partner(p):
    q = p.max() + p.min() - p
    return q / q.sum()

# %% wrong: swap first different pair approx | a different pmf
def symmetric_partner(p):
    q = p.copy()
    i = np.argsort(p)
    q[[i[0], i[1]]] = q[[i[1], i[0]]]
    return q

# %% right: in place
def symmetric_partner(p):
    i, j = (p.argmax(), p.argmin())
    p[i], p[j] = (p[j], p[i])
    return p

# %% right: swap in list
def symmetric_partner(p):
    q = list(p)
    i, j = (q.index(max(q)), q.index(min(q)))
    q[i], q[j] = (q[j], q[i])
    return q

# %% right: sorted mirrored
def symmetric_partner(p):
    o = np.argsort(p, kind='stable')
    q = np.empty_like(p)
    q[o] = p[o[::-1]]
    return q

# %% wrong: the first two exchanged, equal or not | p itself
def symmetric_partner(p):
    q = np.array(p)
    q[[0, 1]] = q[[1, 0]]
    return q

# %% right: the difference is moved, which rounds the small one
def symmetric_partner(p):
    q = np.array(p)
    high, low = q.argmax(), q.argmin()
    by = q[high] - q[low]
    q[high] -= by
    q[low] += by
    return q
