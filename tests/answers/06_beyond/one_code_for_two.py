# %% right: number the pairs
def one_code_for_two(factors):
    return np.stack([factors[:, 0] * 100 + factors[:, 1], np.zeros(len(factors), int)], 1)

# %% right: the second code holds both, floats
def one_code_for_two(factors):
    return np.stack([np.ones(len(factors)), factors[:, 0] + factors[:, 1] / 50], 1)

# %% right: names by unique rows
def one_code_for_two(factors):
    pair = np.unique(factors, axis=0, return_inverse=True)[1].ravel()
    return [[int(i), 7] for i in pair]

# %% right: the pairs in the second column, by powers
def one_code_for_two(factors):
    base = int(factors.max()) + 1
    return np.column_stack([np.full(len(factors), 5), factors @ np.array([base, 1])])

# %% right: a dictionary of pairs
def one_code_for_two(factors):
    names = {}
    return [[names.setdefault(tuple(pair), len(names)), 0] for pair in factors.tolist()]

# %% wrong: honest codes | a value of its own
def one_code_for_two(factors):
    return factors

# %% wrong: the same code twice | other code knows
def one_code_for_two(factors):
    both = factors[:, 0] * 100 + factors[:, 1]
    return np.stack([both, both], 1)

# %% wrong: a sum | a value of its own
def one_code_for_two(factors):
    return np.stack([factors.sum(1), np.zeros(len(factors))], 1)

# %% wrong: both codes dead | neither code
def one_code_for_two(factors):
    return np.zeros((len(factors), 2))

# %% wrong: the second keeps a factor | other code knows
def one_code_for_two(factors):
    return np.stack([factors[:, 0] * 100 + factors[:, 1], factors[:, 1]], 1)

# %% wrong: one column | shape
def one_code_for_two(factors):
    return factors[:, 0] * 100 + factors[:, 1]

# %% wrong: base 10 | both factors completely
def one_code_for_two(factors):
    return np.c_[10 * factors[:, 0] + factors[:, 1], np.zeros(len(factors), int)]

# %% right: any code with a value of its own for each row
def one_code_for_two(factors):
    return np.c_[np.arange(len(factors)), np.zeros(len(factors), int)]
