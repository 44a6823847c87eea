# %% right: from the other two functions
def five_entropies(p_xy):
    p_xy = np.asarray(p_xy)
    return {"H(X)": entropy(p_xy.sum(1)), "H(Y)": entropy(p_xy.sum(0)), "H(X,Y)": entropy(p_xy.ravel()),
            "H(X|Y)": conditional_entropy(p_xy.T), "H(Y|X)": conditional_entropy(p_xy)}

# %% right: by the chain rule
def five_entropies(p_xy):
    x, y, xy = entropy(np.sum(p_xy, 1)), entropy(np.sum(p_xy, 0)), entropy(np.ravel(p_xy))
    return {"H(X,Y)": xy, "H(X)": x, "H(Y)": y, "H(X|Y)": xy - y, "H(Y|X)": xy - x}

# %% right: plain loops
from math import log2
def five_entropies(p_xy):
    h = lambda values: -sum(p * log2(p) for p in values if p > 0)
    rows = [sum(row) for row in p_xy]
    columns = [sum(column) for column in zip(*p_xy)]
    joint = h([p for row in p_xy for p in row])
    return {"H(X)": h(rows), "H(Y)": h(columns), "H(X,Y)": joint, "H(X|Y)": joint - h(columns), "H(Y|X)": joint - h(rows)}

# %% right: scipy
from scipy.stats import entropy as scipy_entropy
def five_entropies(p_xy):
    p_xy = np.asarray(p_xy)
    x, y, xy = (scipy_entropy(p, base=2) for p in (p_xy.sum(1), p_xy.sum(0), p_xy.ravel()))
    return {"H(Y|X)": xy - x, "H(X|Y)": xy - y, "H(X,Y)": xy, "H(X)": x, "H(Y)": y}

# %% right: torch
import torch
def five_entropies(p_xy):
    p = torch.tensor(np.array(p_xy), dtype=torch.float64)
    h = lambda p: -torch.xlogy(p, p).sum().item() / np.log(2)
    x, y, xy = h(p.sum(1)), h(p.sum(0)), h(p)
    return dict(zip(("H(X)", "H(Y)", "H(X,Y)", "H(X|Y)", "H(Y|X)"), (x, y, xy, xy - y, xy - x)))

# %% wrong: the axes swapped, invisible on 1.39 | which axis
def five_entropies(p_xy):
    x, y, xy = entropy(np.sum(p_xy, 0)), entropy(np.sum(p_xy, 1)), entropy(np.ravel(p_xy))
    return {"H(X,Y)": xy, "H(X)": x, "H(Y)": y, "H(X|Y)": xy - y, "H(Y|X)": xy - x}

# %% wrong: conditionals swapped | which axis
def five_entropies(p_xy):
    x, y, xy = entropy(np.sum(p_xy, 1)), entropy(np.sum(p_xy, 0)), entropy(np.ravel(p_xy))
    return {"H(X,Y)": xy, "H(X)": x, "H(Y)": y, "H(X|Y)": xy - x, "H(Y|X)": xy - y}

# %% wrong: nats | nats
def five_entropies(p_xy):
    x, y, xy = entropy(np.sum(p_xy, 1), np.e), entropy(np.sum(p_xy, 0), np.e), entropy(np.ravel(p_xy), np.e)
    return {"H(X,Y)": xy, "H(X)": x, "H(Y)": y, "H(X|Y)": xy - y, "H(Y|X)": xy - x}

# %% wrong: the numbers of 1.39 typed in | five_entropies
def five_entropies(p_xy):
    return {"H(X)": 0.9182958340544896, "H(Y)": 0.9182958340544896, "H(X,Y)": 1.584962500721156,
            "H(X|Y)": 0.6666666666666665, "H(Y|X)": 0.6666666666666665}

# %% wrong: a tuple | dict
def five_entropies(p_xy):
    x, y, xy = entropy(np.sum(p_xy, 1)), entropy(np.sum(p_xy, 0)), entropy(np.ravel(p_xy))
    return x, y, xy, xy - y, xy - x

# %% wrong: swapped for tall | which axis
def five_entropies(p):
    if p.shape[0] > p.shape[1]:
        p = p.T
    return {'H(X)': entropy(p.sum(1)), 'H(Y)': entropy(p.sum(0)), 'H(X,Y)': entropy(p.ravel()), 'H(X|Y)': conditional_entropy(p.T), 'H(Y|X)': conditional_entropy(p)}

# %% wrong: assumes symmetric | which axis
def five_entropies(p):
    h = entropy(p.sum(1))
    j = entropy(p.ravel())
    return {'H(X)': h, 'H(Y)': entropy(p.sum(0)), 'H(X,Y)': j, 'H(X|Y)': j - h, 'H(Y|X)': j - h}

# %% wrong: None value | a value
def five_entropies(p):
    return {'H(X)': None, 'H(Y)': 0, 'H(X,Y)': 0, 'H(X|Y)': 0, 'H(Y|X)': 0}

# %% wrong: extra key | a dict with the keys H
def five_entropies(p):
    return {'H(X)': entropy(p.sum(1)), 'H(Y)': entropy(p.sum(0)), 'H(X,Y)': entropy(p.ravel()), 'H(X|Y)': conditional_entropy(p.T), 'H(Y|X)': conditional_entropy(p), 'I': 0}

# %% right: OrderedDict
from collections import OrderedDict

def five_entropies(p):
    return OrderedDict([('H(X)', entropy(p.sum(1))), ('H(Y)', entropy(p.sum(0))), ('H(X,Y)', entropy(p.ravel())), ('H(X|Y)', conditional_entropy(p.T)), ('H(Y|X)', conditional_entropy(p))])

# %% right: defaultdict in place
from collections import defaultdict

def five_entropies(p):
    d = defaultdict(float)
    p *= 1
    d['H(X)'] += entropy(p.sum(1))
    d['H(Y)'] += entropy(p.sum(0))
    d['H(X,Y)'] += entropy(p.flatten())
    d['H(X|Y)'] = d['H(X,Y)'] - d['H(Y)']
    d['H(Y|X)'] = d['H(X,Y)'] - d['H(X)']
    return d

# %% wrong: 0 for what is below 1e-6 | expected
def five_entropies(p_xy):
    x, y, xy = entropy(p_xy.sum(1)), entropy(p_xy.sum(0)), entropy(p_xy.ravel())
    values = {"H(X)": x, "H(Y)": y, "H(X,Y)": xy, "H(X|Y)": xy - y, "H(Y|X)": xy - x}
    return {name: 0.0 if value < 1e-6 else value for name, value in values.items()}

# %% right: a read-only dict
from types import MappingProxyType
def five_entropies(p_xy):
    h_x, h_y, h_xy = entropy(p_xy.sum(1)), entropy(p_xy.sum(0)), entropy(p_xy.ravel())
    return MappingProxyType({"H(X)": h_x, "H(Y)": h_y, "H(X,Y)": h_xy, "H(X|Y)": h_xy - h_y, "H(Y|X)": h_xy - h_x})
