# %% right: the first outcome goes
def infinite_partner(p):
    q = np.array(p)
    q[0] = 0
    return q / q.sum()

# %% right: certain of the last
def infinite_partner(p):
    return [0.0] * (len(p) - 1) + [1.0]

# %% right: mass moved to a neighbour
def infinite_partner(p):
    q = np.array(p)
    q[1] += q[0]
    q[0] = 0
    return q

# %% right: the most probable outcome made impossible
def infinite_partner(p):
    q = np.array(p, float)
    q[q.argmax()] = 0
    return (q / q.sum()).tolist()

# %% right: uniform over all but the last
def infinite_partner(p):
    n = len(p)
    return [1 / (n - 1)] * (n - 1) + [0.0]

# %% wrong: tiny, not zero | only an exact 0
def infinite_partner(p):
    q = np.array(p)
    q[0] = 1e-300
    return q / q.sum()

# %% wrong: uniform | finite
def infinite_partner(p):
    return np.full(len(p), 1 / len(p))

# %% wrong: no longer a pmf | sums to
def infinite_partner(p):
    q = np.array(p)
    q[0] = 0
    return q

# %% wrong: negative | negative
def infinite_partner(p):
    q = np.array(p)
    q[1] += 2 * q[0]
    q[0] = -q[0]
    return q

# %% wrong: an outcome added | shape
def infinite_partner(p):
    return np.append(np.zeros(len(p)), 1.0)
