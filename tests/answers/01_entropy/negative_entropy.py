# %% right: one narrow step
def negative_entropy(bits):
    return [0, 2.0 ** -bits], [2.0 ** bits]

# %% right: two steps apart, with a gap
def negative_entropy(bits):
    w = 2.0 ** -(bits + 1)
    return np.array([-1, -1 + w, 1, 1 + w]), np.array([0.5 / w, 0, 0.5 / (1 + w - 1)])

# %% right: one narrow step somewhere else, narrower than needed
def negative_entropy(bits):
    width = 2.0 ** -(bits + 3)
    return np.array([-width / 2, width / 2]), np.array([1 / width])

# %% right: a staircase of three steps
def negative_entropy(bits):
    w = 2.0 ** -bits / 4
    return [0, w, 2 * w, 3 * w], [0.5 / w, 0.25 / w, 0.25 / w]

# %% right: a histogram of a narrow normal
from scipy.stats import norm
def negative_entropy(bits):
    edges = np.linspace(-3, 3, 31) * 2.0 ** -(bits + 3)
    mass = np.diff(norm.cdf(np.linspace(-3, 3, 31)))
    return edges.tolist(), (mass / mass.sum() / np.diff(edges)).tolist()

# %% wrong: uniform from 0 to 1 | log₂ w
def negative_entropy(bits):
    return [0, 1], [1]

# %% wrong: negative, but a fixed answer | how narrow
def negative_entropy(bits):
    return [0, 0.25], [4]

# %% wrong: probabilities for heights | need not sum to 1
def negative_entropy(bits):
    w = 2.0 ** -bits
    return [0, w / 2, w], [0.5, 0.5]

# %% wrong: not normalised | integral
def negative_entropy(bits):
    return [0, 1], [2.0 ** bits]

# %% wrong: a negative density | at least 0
def negative_entropy(bits):
    return [0, 1, 2], [2, -1]

# %% wrong: as many edges as heights | shape
def negative_entropy(bits):
    return [0], [2.0 ** bits]

# %% wrong: edges that do not increase | increase
def negative_entropy(bits):
    return [2.0 ** -bits, 0], [-(2.0 ** bits) * -1]

# %% wrong: the density alone | 2 things
def negative_entropy(bits):
    return 2.0 ** bits

# %% wrong: 20 too weak | at most -20
def negative_entropy(bits):
    w = 2.0 ** (-min(bits, 15))
    return ([0, w], [1 / w])

# %% wrong: nan | is nan
def negative_entropy(bits):
    return ([0, float('nan')], [1])

# %% wrong: inf height | has the integral
def negative_entropy(bits):
    return ([0, 1e-320], [np.inf])

# %% wrong: strings | a string
def negative_entropy(bits):
    w = 2.0 ** (-bits)
    return (['0', str(w)], [str(1 / w)])

# %% wrong: equal edges | finite and increase
def negative_entropy(bits):
    return ([0, 0, 1], [100, 1])

# %% wrong: 2-D | has shape
def negative_entropy(bits):
    w = 2.0 ** (-bits)
    return ([[0, w]], [[1 / w]])

# %% right: two bumps
def negative_entropy(bits):
    w = 2.0 ** (-(bits + 1))
    return (np.array([0, w, 1, 1 + w]), np.array([0.5 / w, 0, 0.5 / w]))

# %% right: tensors
import torch

def negative_entropy(bits):
    w = 2.0 ** (-(bits + 1))
    return (torch.tensor([0, w], dtype=torch.float64), torch.tensor([1 / w]))

# %% right: fixed narrow
def negative_entropy(bits):
    return ((-1, -1 + 2 ** (-30)), (2 ** 30,))

# %% right: list pair in list
def negative_entropy(bits):
    return [[0, 2.0 ** (-bits)], [2.0 ** bits]]
