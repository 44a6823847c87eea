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
