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
