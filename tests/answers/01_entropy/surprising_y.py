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
