# %% right: the first outcome goes
def infinite_partner(p):
    q = np.array(p)
    q[0] = 0
    return q / q.sum()

# %% right: certain of the last
def infinite_partner(p):
    return [0.0] * (len(p) - 1) + [1.0]

# %% right: mass moved to a neighbour
def infinite_partner(p):
    q = np.array(p)
    q[1] += q[0]
    q[0] = 0
    return q

# %% right: the most probable outcome made impossible
def infinite_partner(p):
    q = np.array(p, float)
    q[q.argmax()] = 0
    return (q / q.sum()).tolist()

# %% right: uniform over all but the last
def infinite_partner(p):
    n = len(p)
    return [1 / (n - 1)] * (n - 1) + [0.0]

# %% wrong: tiny, not zero | only an exact 0
def infinite_partner(p):
    q = np.array(p)
    q[0] = 1e-300
    return q / q.sum()

# %% wrong: uniform | finite
def infinite_partner(p):
    return np.full(len(p), 1 / len(p))

# %% wrong: no longer a pmf | sums to
def infinite_partner(p):
    q = np.array(p)
    q[0] = 0
    return q

# %% wrong: negative | negative
def infinite_partner(p):
    q = np.array(p)
    q[1] += 2 * q[0]
    q[0] = -q[0]
    return q

# %% wrong: an outcome added | shape
def infinite_partner(p):
    return np.append(np.zeros(len(p)), 1.0)

# %% wrong: smallest to zero by ties | is nan
def infinite_partner(p):
    q = p.copy()
    q[q == q.min()] = 0
    return q / q.sum()

# %% wrong: 1e-320 | infinite_partner
def infinite_partner(p):
    q = p.copy()
    q[0] = 1e-320
    return q / q.sum()

# %% wrong: all zeros but renormalised none | infinite_partner
def infinite_partner(p):
    q = p.copy()
    q[0] = 0
    return q

# %% wrong: below .2 to zero | infinite_partner
def infinite_partner(p):
    q = np.where(p < 0.2, 0, p)
    return q / q.sum()

# %% wrong: extra axis | has shape
def infinite_partner(p):
    q = p.copy()
    q[0] = 0
    return (q / q.sum())[None]

# %% right: in place
def infinite_partner(p):
    p[-1] = 0
    p /= p.sum()
    return p

# %% right: list
def infinite_partner(p):
    return [1.0] + [0] * (len(p) - 1)

# %% right: torch float32
import torch

def infinite_partner(p):
    q = torch.tensor(p, dtype=torch.float32)
    q[0] = 0
    return q / q.sum()
