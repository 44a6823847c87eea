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
