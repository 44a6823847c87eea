# %% right: an alarm
def surprising_y():
    return np.array([[0.9, 0.05], [0.0, 0.05]]), 1

# %% right: three values of x, plain lists
def surprising_y():
    return [[0.94, 0.02], [0, 0.02], [0, 0.02]], 1

# %% right: three columns, the middle one
def surprising_y():
    return np.array([[0.5, 0.01, 0.47], [0.0, 0.01, 0.0], [0.0, 0.01, 0.0]]), 1

# %% right: made of p(y) and the columns
def surprising_y():
    p_y = np.array([0.95, 0.05])
    given = np.array([[1.0, 0.5], [0.0, 0.5]])          # p(x|y), a column for each y
    return given * p_y, 1

# %% right: four values of x, open in the rare column
def surprising_y():
    table = [[0.02, 0.88], [0.02, 0.02], [0.02, 0.0], [0.02, 0.02]]
    return table, 0

# %% wrong: on average instead of for one y | at least 0.1
def surprising_y():
    return np.array([[0.4, 0.1], [0.1, 0.4]]), 0

# %% wrong: independent, so equal | at least 0.1
def surprising_y():
    return np.full((2, 2), 0.25), 1

# %% wrong: a row for a column | transpose
def surprising_y():
    return np.array([[0.9, 0.0], [0.05, 0.05]]), 1

# %% wrong: an empty column | empty
def surprising_y():
    return np.array([[1.0, 0.0], [0.0, 0.0]]), 1

# %% wrong: does not sum to 1 | sums to
def surprising_y():
    return np.array([[9, 1], [0, 1]]), 1

# %% wrong: no such column | number of a column
def surprising_y():
    return np.array([[0.9, 0.05], [0.0, 0.05]]), 2

# %% wrong: y forgotten | 2 things
def surprising_y():
    return np.array([[0.9, 0.05], [0.0, 0.05]])

# %% wrong: inf y | the number of a column
def surprising_y():
    return ([[0.9, 0.05], [0, 0.05]], float('inf'))

# %% wrong: nan y | is nan
def surprising_y():
    return ([[0.9, 0.05], [0, 0.05]], float('nan'))

# %% wrong: ragged | ragged
def surprising_y():
    return ([[0.9, 0.05], [0.05]], 1)

# %% wrong: strings | a string
def surprising_y():
    return ([['0.9', '0.05'], ['0', '0.05']], 1)

# %% wrong: y as string | a string
def surprising_y():
    return ([[0.9, 0.05], [0, 0.05]], '1')

# %% wrong: bool y | a bool
def surprising_y():
    return ([[0.9, 0.05], [0, 0.05]], True)

# %% wrong: -1 | the number of a column
def surprising_y():
    return ([[0.9, 0.05], [0, 0.05]], -1)

# %% wrong: 1-D | has shape
def surprising_y():
    return ([0.9, 0.05, 0, 0.05], 1)

# %% wrong: 3-D | has shape
def surprising_y():
    return ([[[0.9, 0.05], [0, 0.05]]], 1)

# %% wrong: 0.09 more | at least 0.1
def surprising_y():
    from scipy.optimize import brentq
    f = lambda e: entropy(np.array([0.5, 0.5])) - entropy(np.array([1 - e, e])) - 0.0999
    e = brentq(f, 1e-09, 0.4999)
    t = 2 * e
    return (np.array([[1 - t, t / 2], [0, t / 2]]), 1)

# %% right: numpy int
def surprising_y():
    return (np.array([[0.9, 0.05], [0, 0.05]]), np.int64(1))

# %% right: Fractions
from fractions import Fraction as F

def surprising_y():
    return ([[F(9, 10), F(1, 20)], [0, F(1, 20)]], 1)

# %% right: torch, 0-d y
import torch

def surprising_y():
    return (torch.tensor([[0.9, 0.05], [0, 0.05]]), torch.tensor(1))

# %% right: exactly 0.1 more
def surprising_y():
    from scipy.optimize import brentq
    f = lambda e: entropy(np.array([0.5, 0.5])) - entropy(np.array([1 - e, e])) - 0.1
    e = brentq(f, 1e-09, 0.4999, xtol=1e-15)
    t = 2 * e
    return (np.array([[1 - t, t / 2], [0, t / 2]]), 1)

# %% right: named tuple
from collections import namedtuple

def surprising_y():
    return namedtuple('A', 'p y')(((0.9, 0.05), (0, 0.05)), 1)
