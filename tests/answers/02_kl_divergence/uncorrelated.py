# %% right: the absolute value
def uncorrelated():
    return [-2, -1, 1, 2], [1, 2], np.array([[0, 1], [1, 0], [1, 0], [0, 1]]) / 4

# %% right: three values with the middle as probable as both ends
def uncorrelated():
    return [-1, 0, 1], [0, 1], [[0, 0.25], [0.5, 0], [0, 0.25]]

# %% right: a ring of eight points
def uncorrelated():
    x = np.array([-2, -1, 1, 2])
    p = np.zeros((4, 4))
    for i, j in [(0, 1), (0, 2), (3, 1), (3, 2), (1, 0), (2, 0), (1, 3), (2, 3)]:
        p[i, j] = 1 / 8
    return x, x, p

# %% right: Y = X², five values
def uncorrelated():
    x, y = np.array([-2, -1, 0, 1, 2]), np.array([0, 1, 4])
    return x, y, (x[:, None] ** 2 == y) / 5

# %% right: a permutation of four values
def uncorrelated():
    table = np.zeros((4, 4))
    table[0, 1] = table[1, 3] = table[2, 0] = table[3, 2] = 0.25
    return [-3, -1, 1, 3], [-3, -1, 1, 3], table

# %% wrong: 0.918 bits | at least 1
def uncorrelated():
    return [-1, 0, 1], [0, 1], np.array([[0, 1], [1, 0], [0, 1]]) / 3

# %% wrong: independent | at least 1
def uncorrelated():
    return [0, 1], [0, 1], np.full((2, 2), 0.25)

# %% wrong: correlated | expected 0
def uncorrelated():
    return [0, 1], [0, 1], np.array([[0.5, 0], [0, 0.5]])

# %% wrong: constant | variances
def uncorrelated():
    return [-1, 1], [3], np.array([[0.5], [0.5]])

# %% wrong: counts | sums to
def uncorrelated():
    return [-2, -1, 1, 2], [1, 2], np.array([[0, 1], [1, 0], [1, 0], [0, 1]])

# %% wrong: equal values, relabelled | twice
def uncorrelated():
    return [0, 0, 1, 1], [1, 2], np.array([[0, 1], [1, 0], [1, 0], [0, 1]]) / 4

# %% wrong: the table turned | shape
def uncorrelated():
    return [-2, -1, 1, 2], [1, 2], (np.array([[0, 1], [1, 0], [1, 0], [0, 1]]) / 4).T

# %% wrong: only two things | expected 3 things
def uncorrelated():
    return [-2, -1, 1, 2], [2, 1, 1, 2]

# %% wrong: inf in x | expected finite
def uncorrelated():
    return ([-np.inf, -1, 1, np.inf], [1, 2], np.array([[0, 1], [1, 0], [1, 0], [0, 1]]) / 4)

# %% wrong: 0.99 bit | at least 1
def uncorrelated():
    return ([-2, -1, 1, 2], [1, 2], np.array([[0, 0.24], [0.26, 0], [0.26, 0], [0, 0.24]]))

# %% wrong: tiny correlation | for each
def uncorrelated():
    return ([-2, -1, 1, 2.001], [1, 2], np.array([[0, 1], [1, 0], [1, 0], [0, 1]]) / 4)

# %% wrong: strings | a string
def uncorrelated():
    return (list('abcd'), [1, 2], np.array([[0, 1], [1, 0], [1, 0], [0, 1]]) / 4)

# %% wrong: complex | complex
def uncorrelated():
    return ([-2, -1, 1, 2j], [1, 2], np.array([[0, 1], [1, 0], [1, 0], [0, 1]]) / 4)

# %% right: three
def uncorrelated():
    return ((-1, 0, 1), (0, 1), ((0.25, 0.0), (0, 0.5), (0.25, 0)) if False else ((0, 0.25), (0.5, 0), (0, 0.25)))

# %% right: fractions and huge
from fractions import Fraction as F

def uncorrelated():
    q = F(1, 4)
    return ([-10 ** 30, -10 ** 20, 10 ** 20, 10 ** 30], [F(1, 3), F(2, 3)], [[0, q], [q, 0], [q, 0], [0, q]])

# %% right: ring
def uncorrelated():
    p = np.zeros((3, 3))
    p[0, 1] = p[2, 1] = p[1, 0] = p[1, 2] = 0.25
    return (np.array([-1, 0, 1]), np.array([-1, 0, 1]), p)
