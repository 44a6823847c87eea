# %% right: weighted sums
def moment_match(x, p):
    mean = (p * x).sum()
    return mean, np.sqrt((p * (x - mean) ** 2).sum())

# %% right: second moment minus squared mean
def moment_match(x, p):
    return [np.average(x, weights=p), (p @ x**2 - (p @ x) ** 2) ** 0.5]

# %% wrong: the grid's moments | grid points
def moment_match(x, p):
    return x.mean(), x.std()

# %% wrong: variance | variance
def moment_match(x, p):
    mean = p @ x
    return mean, p @ (x - mean) ** 2

# %% wrong: around 0 | from the mean
def moment_match(x, p):
    return p @ x, np.sqrt(p @ x**2)

# %% wrong: the mode | most probable
def moment_match(x, p):
    mean = p @ x
    return x[np.argmax(p)], np.sqrt(p @ (x - mean) ** 2)

# %% wrong: the grid's spread | spread of the grid
def moment_match(x, p):
    return p @ x, x.std()
