# %% right: half the way
def no_triangle():
    return [0.9, 0.1], [0.5, 0.5], [0.1, 0.9]

# %% right: three outcomes, a mixture between
def no_triangle():
    p, r = np.array([0.8, 0.1, 0.1]), np.array([0.1, 0.1, 0.8])
    return p, (p + r) / 2, r

# %% right: farther apart
def no_triangle():
    return np.array([0.99, 0.01]), np.array([0.5, 0.5]), np.array([0.01, 0.99])

# %% right: three outcomes
def no_triangle():
    return [0.8, 0.1, 0.1], [0.4, 0.5, 0.1], [0.1, 0.8, 0.1]

# %% right: q in the middle
def no_triangle():
    p, r = np.array([0.85, 0.15]), np.array([0.2, 0.8])
    return p, (p + r) / 2, r

# %% wrong: infinite | infinity is too easy
def no_triangle():
    return [0.5, 0.5], [0.25, 0.75], [0.0, 1.0]

# %% wrong: q outside | not longer
def no_triangle():
    return [0.6, 0.4], [0.1, 0.9], [0.4, 0.6]

# %% wrong: all equal | not longer
def no_triangle():
    return [0.5, 0.5], [0.5, 0.5], [0.5, 0.5]

# %% wrong: longer by a hair | not longer by 0.01
def no_triangle():
    return [0.5, 0.5], [0.48, 0.52], [0.46, 0.54]

# %% wrong: not pmfs | sums to
def no_triangle():
    return [9, 1], [5, 5], [1, 9]

# %% wrong: close | not longer
def no_triangle():
    return ([0.5, 0.5], [0.51, 0.49], [0.52, 0.48])

# %% wrong: r zero | an infinity is too easy
def no_triangle():
    return ([0.5, 0.5], [0.7, 0.3], [1, 0])

# %% wrong: ragged | equally many
def no_triangle():
    return ([0.9, 0.1], [0.5, 0.5], [0.1, 0.8, 0.1])

# %% wrong: nan | is nan
def no_triangle():
    return ([0.9, 0.1], [np.nan, 0.5], [0.1, 0.9])

# %% right: rows
def no_triangle():
    return np.array([[0.99, 0.01], [0.5, 0.5], [0.01, 0.99]])

# %% right: fractions
from fractions import Fraction as F

def no_triangle():
    return ((F(9, 10), F(1, 10)), (F(1, 2), F(1, 2)), (F(1, 10), F(9, 10)))

# %% right: p certain
def no_triangle():
    return ([1, 0], [0.5, 0.5], [0.05, 0.95])
