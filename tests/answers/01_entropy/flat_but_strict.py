# %% right: x⁴
def flat_but_strict():
    return [0, 0, 0, 0, 1]

# %% right: (x − 1)⁴ and a line
def flat_but_strict():
    return [1, -3, 6, -4, 1]

# %% right: two flat points, numpy
def flat_but_strict():
    second = np.polynomial.polynomial.polypow([-1, 0, 1], 2)        # (x² − 1)²
    return np.polynomial.polynomial.polyint(second * 420, 2)

# %% right: x⁶
def flat_but_strict():
    return (0, 0, 0, 0, 0, 0, 0.5)

# %% right: (x + 2)⁴, expanded
def flat_but_strict():
    return [16, 32, 24, 8, 1]

# %% wrong: x³ | negative
def flat_but_strict():
    return [0, 0, 0, 1]

# %% wrong: x² | positive everywhere
def flat_but_strict():
    return [0, 0, 1]

# %% wrong: a straight line | straight line
def flat_but_strict():
    return [1, 2]

# %% wrong: a hair too little | negative
def flat_but_strict():
    return [0, 0, -1e-12, 0, 1]

# %% wrong: a hair too much | positive everywhere
def flat_but_strict():
    return [0, 0, 1e-12, 0, 1]

# %% wrong: highest power first | straight line
def flat_but_strict():
    return [1, 0]

# %% wrong: concave | negative
def flat_but_strict():
    return [0, 0, 0, 0, -1]

# %% wrong: a function | list of numbers
def flat_but_strict():
    return lambda x: x ** 4

# %% wrong: x4 - x2 | at x = 0
def flat_but_strict():
    return [0, 0, -1, 0, 1]

# %% wrong: nan | is nan
def flat_but_strict():
    return [0, 0, 0, 0, float('nan')]

# %% wrong: inf | expected finite
def flat_but_strict():
    return [0, 0, 0, 0, float('inf')]

# %% wrong: strings | a string
def flat_but_strict():
    return ['0', '0', '0', '0', '1']

# %% wrong: bools | a bool
def flat_but_strict():
    return [False, False, False, False, True]

# %% wrong: x^5 | at x = -1
def flat_but_strict():
    return [0, 0, 0, 0, 0, 1]

# %% wrong: poly1d order | 0 everywhere
def flat_but_strict():
    return np.poly1d([1, 0, 0, 0, 0]).coeffs

# %% wrong: empty | a list of 1 to 21
def flat_but_strict():
    return []

# %% wrong: 2-D | has shape
def flat_but_strict():
    return [[0, 0, 0, 0, 1]]

# %% wrong: 22 numbers | a list of 1 to 21
def flat_but_strict():
    return [0] * 4 + [1] + [0] * 17

# %% right: (x-0.1)^4
def flat_but_strict():
    return [0.0001, -0.004, 0.06, -0.4, 1]

# %% right: Polynomial coef
def flat_but_strict():
    return (np.polynomial.Polynomial([-3, 1]) ** 4).coef

# %% right: fractions
from fractions import Fraction as F

def flat_but_strict():
    return [F(1, 81), F(-4, 27), F(2, 3), F(-4, 3), F(1)]

# %% right: np ints in list
def flat_but_strict():
    return [np.int64(0)] * 4 + [np.int64(3)]

# %% right: big int
def flat_but_strict():
    return [0, 0, 0, 0, 10 ** 400]

# %% right: torch
import torch

def flat_but_strict():
    return torch.tensor([0, 0, 0, 0, 1.0])

# %% right: x^6+x^4
def flat_but_strict():
    return (5.5, -2, 0, 0, 1, 0, 2)

# %% right: twelfths
def flat_but_strict():
    return [0, 0, 0, 0, 1 / 12]
