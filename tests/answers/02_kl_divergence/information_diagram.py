# %% right: from three entropies
def information_diagram(p_xy):
    h_x, h_y, h_xy = information.entropy(p_xy.sum(1)), information.entropy(p_xy.sum(0)), information.entropy(p_xy.ravel())
    return {"H(X)": h_x, "H(Y)": h_y, "H(X,Y)": h_xy, "H(X|Y)": h_xy - h_y, "H(Y|X)": h_xy - h_x, "I(X;Y)": h_x + h_y - h_xy}

# %% right: each by its own function
def information_diagram(p_xy):
    return dict(zip(["H(Y|X)", "H(X|Y)", "I(X;Y)", "H(X,Y)", "H(X)", "H(Y)"],
                    [information.conditional_entropy(p_xy), information.conditional_entropy(p_xy.T), mutual_information(p_xy),
                     information.joint_entropy(p_xy), information.entropy(p_xy.sum(1)), information.entropy(p_xy.sum(0))]))

# %% right: plain loops
from math import log2
def information_diagram(p_xy):
    h = lambda values: -sum(p * log2(p) for p in values if p > 0)
    x, y, xy = h(p_xy.sum(1)), h(p_xy.sum(0)), h(p_xy.ravel())
    return {"H(X)": x, "H(Y)": y, "H(X,Y)": xy, "H(X|Y)": xy - y, "H(Y|X)": xy - x, "I(X;Y)": x + y - xy}

# %% right: the joint first, by scipy
from scipy.stats import entropy as scipy_entropy
def information_diagram(p_xy):
    xy, x, y = (scipy_entropy(np.ravel(p), base=2) for p in (p_xy, p_xy.sum(1), p_xy.sum(0)))
    areas = {"H(X,Y)": xy, "H(X)": x, "H(Y)": y}
    return areas | {"H(X|Y)": areas["H(X,Y)"] - y, "H(Y|X)": areas["H(X,Y)"] - x, "I(X;Y)": x - (xy - y)}

# %% right: torch
import torch
def information_diagram(p_xy):
    p = torch.tensor(np.array(p_xy, float))
    h = lambda p: -(torch.xlogy(p, p).sum() / np.log(2)).item()
    x, y, xy = h(p.sum(1)), h(p.sum(0)), h(p)
    return {"H(X)": x, "H(Y)": y, "H(X|Y)": xy - y, "H(Y|X)": xy - x, "H(X,Y)": xy, "I(X;Y)": x + y - xy}

# %% wrong: conditionals swapped | that's H(Y|X)
def information_diagram(p_xy):
    h_x, h_y, h_xy = information.entropy(p_xy.sum(1)), information.entropy(p_xy.sum(0)), information.entropy(p_xy.ravel())
    return {"H(X)": h_x, "H(Y)": h_y, "H(X|Y)": h_xy - h_x, "H(Y|X)": h_xy - h_y, "H(X,Y)": h_xy, "I(X;Y)": h_x + h_y - h_xy}

# %% wrong: axes swapped | that's H(Y)
def information_diagram(p_xy):
    p_xy = p_xy.T
    h_x, h_y, h_xy = information.entropy(p_xy.sum(1)), information.entropy(p_xy.sum(0)), information.entropy(p_xy.ravel())
    return {"H(X)": h_x, "H(Y)": h_y, "H(X|Y)": h_xy - h_y, "H(Y|X)": h_xy - h_x, "H(X,Y)": h_xy, "I(X;Y)": h_x + h_y - h_xy}

# %% wrong: nats | nats
def information_diagram(p_xy):
    e = lambda p: information.entropy(p, np.e)
    h_x, h_y, h_xy = e(p_xy.sum(1)), e(p_xy.sum(0)), e(p_xy.ravel())
    return {"H(X)": h_x, "H(Y)": h_y, "H(X|Y)": h_xy - h_y, "H(Y|X)": h_xy - h_x, "H(X,Y)": h_xy, "I(X;Y)": h_x + h_y - h_xy}

# %% wrong: a key missing | keys
def information_diagram(p_xy):
    return {"H(X)": information.entropy(p_xy.sum(1))}

# %% wrong: the joint taken for the sum | which two areas
def information_diagram(p_xy):
    h_x, h_y = information.entropy(p_xy.sum(1)), information.entropy(p_xy.sum(0))
    mi = mutual_information(p_xy)
    return {"H(X)": h_x, "H(Y)": h_y, "H(X|Y)": h_x - mi, "H(Y|X)": h_y - mi, "H(X,Y)": h_x + h_y, "I(X;Y)": mi}

# %% wrong: swapped for wide | that's H(Y)
def information_diagram(p):
    if p.shape[1] > p.shape[0]:
        p = p.T
    a, b, c = (information.entropy(p.sum(1)), information.entropy(p.sum(0)), information.entropy(p.ravel()))
    return {'H(X)': a, 'H(Y)': b, 'H(X|Y)': c - b, 'H(Y|X)': c - a, 'H(X,Y)': c, 'I(X;Y)': a + b - c}

# %% wrong: negative clipped eps | which two areas of the diagram make
def information_diagram(p):
    e = lambda q: -(q * np.log2(q + 1e-12)).sum()
    a, b, c = (e(p.sum(1)), e(p.sum(0)), e(p))
    return {'H(X)': a, 'H(Y)': b, 'H(X|Y)': c - b, 'H(Y|X)': c - a, 'H(X,Y)': c, 'I(X;Y)': a + b - c}

# %% right: dict subclass
class D(dict):
    pass

def information_diagram(p):
    a, b, c = (information.entropy(p.sum(1)), information.entropy(p.sum(0)), information.entropy(p.ravel()))
    return D({'H(X)': a, 'H(Y)': b, 'H(X|Y)': c - b, 'H(Y|X)': c - a, 'H(X,Y)': c, 'I(X;Y)': a + b - c})

# %% right: tensors
import torch

def information_diagram(p):
    a, b, c = (information.entropy(p.sum(1)), information.entropy(p.sum(0)), information.entropy(p.ravel()))
    t = lambda v: torch.tensor(v, dtype=torch.float64)
    return {'H(X)': t(a), 'H(Y)': t(b), 'H(X|Y)': t(c - b), 'H(Y|X)': t(c - a), 'H(X,Y)': t(c), 'I(X;Y)': t(a + b - c)}

# %% right: in double precision, whatever comes in
def information_diagram(p_xy):
    p = np.asarray(p_xy, float)
    x, y = information.entropy(p.sum(1)), information.entropy(p.sum(0))
    mi = kl_divergence(p.ravel(), np.outer(p.sum(1), p.sum(0)).ravel())
    return {"H(X)": x, "H(Y)": y, "H(X|Y)": x - mi, "H(Y|X)": y - mi, "H(X,Y)": x + y - mi, "I(X;Y)": mi}
