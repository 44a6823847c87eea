# %% right: chain rule
def conditional_entropy(p_xy, base=2):
    return entropy(np.ravel(p_xy), base) - entropy(p_xy.sum(1), base)

# %% right: average of the rows
def conditional_entropy(p_xy, base=2):
    return sum(row.sum() * entropy(row / row.sum(), base) for row in p_xy if row.sum() > 0)

# %% right: log of the ratio
def conditional_entropy(p_xy, base=2):
    p_x = np.broadcast_to(p_xy.sum(1, keepdims=True), p_xy.shape)
    there = p_xy > 0
    return float((p_xy[there] * np.log(p_x[there] / p_xy[there])).sum() / np.log(base))

# %% right: plain loops
import math
def conditional_entropy(p_xy, base=2):
    total = 0.0
    for row in p_xy.tolist():
        for q in row:
            if q > 0:
                total -= q * math.log(q / sum(row), base)
    return total

# %% right: torch
import torch
def conditional_entropy(p_xy, base=2):
    p = torch.as_tensor(p_xy)
    return (torch.special.entr(p).sum() - torch.special.entr(p.sum(1)).sum()) / math.log(base)
import math

# %% wrong: the other axis | H(X|Y)
def conditional_entropy(p_xy, base=2):
    return entropy(np.ravel(p_xy), base) - entropy(p_xy.sum(0), base)

# %% wrong: nats | nats
def conditional_entropy(p_xy, base=2):
    return entropy(np.ravel(p_xy), np.e) - entropy(p_xy.sum(1), np.e)

# %% wrong: equal weights | equal weights
def conditional_entropy(p_xy, base=2):
    return np.mean([entropy(row / row.sum(), base) for row in p_xy if row.sum() > 0])

# %% wrong: rows not normalised | expected
def conditional_entropy(p_xy, base=2):
    return sum(entropy(row, base) for row in p_xy) * 0.999

# %% wrong: the joint entropy | joint
def conditional_entropy(p_xy, base=2):
    return entropy(np.ravel(p_xy), base)

# %% wrong: mutual information | mutual information
def conditional_entropy(p_xy, base=2):
    return entropy(p_xy.sum(1), base) + entropy(p_xy.sum(0), base) - entropy(np.ravel(p_xy), base)

# %% wrong: the sign turned round | sign is wrong
def conditional_entropy(p_xy, base=2):
    return entropy(p_xy.sum(1), base) - entropy(np.ravel(p_xy), base)

# %% wrong: nan from an empty row | nan
def conditional_entropy(p_xy, base=2):
    with np.errstate(all="ignore"):
        return sum(row.sum() * entropy(row / row.sum(), base) for row in p_xy)

# %% wrong: one number a row | one number
def conditional_entropy(p_xy, base=2):
    return np.array([row.sum() * entropy(row / row.sum(), base) if row.sum() else 0 for row in p_xy])

# %% wrong: H(Y) if square | that's H(X|Y)
def conditional_entropy(p_xy, base=2):
    p = np.asarray(p_xy)
    h = lambda q: -(q * np.log(np.where(q > 0, q, 1))).sum() / np.log(base)
    if p.shape[0] == p.shape[1]:
        return h(p) - h(p.sum(0))
    return h(p) - h(p.sum(1))

# %% wrong: drops one empty row only | is nan
def conditional_entropy(p_xy, base=2):
    p = np.asarray(p_xy, float)
    e = np.where(p.sum(1) == 0)[0]
    if len(e):
        p = np.delete(p, e[0], 0)
    px = p.sum(1)
    with np.errstate(all='ignore'):
        c = p / px[:, None]
    h = -(c * np.log(np.where(c > 0, c, 1))).sum(1) / np.log(base)
    return (px * h).sum()

# %% wrong: 1 row gives 0 | entropy of each row
def conditional_entropy(p_xy, base=2):
    p = np.asarray(p_xy, float)
    if p.shape[0] == 1:
        return 0.0
    return entropy(p.ravel(), base) - entropy(p.sum(1), base)

# %% wrong: base 2 only | that's in bits
def conditional_entropy(p_xy, base=2):
    return entropy(p_xy.ravel()) - entropy(p_xy.sum(1))

# %% wrong: abs diff of H(Y) when larger | that's H(X|Y)
def conditional_entropy(p_xy, base=2):
    return max(entropy(p_xy.ravel(), base) - entropy(p_xy.sum(1), base), entropy(p_xy.ravel(), base) - entropy(p_xy.sum(0), base))

# %% wrong: returns per row | one number
def conditional_entropy(p_xy, base=2):
    px = p_xy.sum(1)
    return np.array([px[i] * entropy(p_xy[i] / px[i], base) if px[i] > 0 else 0 for i in range(len(px))])

# %% wrong: drop rows below 1e-3 | entropy of each row
def conditional_entropy(p_xy, base=2):
    p = p_xy[p_xy.sum(1) > 0.02]
    return sum((r.sum() * entropy(r / r.sum(), base) for r in p))

# %% right: loop rows
def conditional_entropy(p_xy, base=2):
    return sum((r.sum() * entropy(r / r.sum(), base) for r in p_xy if r.sum() > 0))

# %% right: minus log ratio
def conditional_entropy(p_xy, base=2):
    px = p_xy.sum(1, keepdims=True)
    with np.errstate(all='ignore'):
        t = np.where(p_xy > 0, p_xy * np.log(p_xy / px), 0)
    return -t.sum() / np.log(base)

# %% right: scipy average
def conditional_entropy(p_xy, base=2):
    from scipy.stats import entropy as e
    p = p_xy[p_xy.sum(1) > 0]
    return np.average(e(p, base=base, axis=1), weights=p.sum(1))

# %% right: nan_to_num
def conditional_entropy(p_xy, base=2):
    px = p_xy.sum(axis=1)
    c = np.nan_to_num(p_xy / px[:, None])
    return px @ entropy(c, base)

# %% wrong: a rare row taken for an empty one | expected
def conditional_entropy(p_xy, base=2):
    return sum(row.sum() * entropy(row / row.sum(), base) for row in np.asarray(p_xy) if not np.isclose(row.sum(), 0))

# %% wrong: 0 for what is below 1e-6 | expected
def conditional_entropy(p_xy, base=2):
    value = entropy(p_xy.ravel(), base) - entropy(p_xy.sum(1), base)
    return 0.0 if value < 1e-6 else value

# %% wrong: 0 where X is certain | averaged with the weights p(x)
def conditional_entropy(p_xy, base=2):
    if p_xy.sum(axis=1).max() == 1:
        return 0.0
    return entropy(p_xy.ravel(), base) - entropy(p_xy.sum(axis=1), base)
