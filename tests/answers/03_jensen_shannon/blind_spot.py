# %% right: three points
def blind_spot(n):
    p, near, far = np.zeros((3, n))
    p[0] = near[1] = far[n - 1] = 1
    return p, near, far

# %% right: pairs of points, from the right end
def blind_spot(n):
    q = lambda *at: [1 / len(at) if i in at else 0.0 for i in range(n)]
    return q(n - 1, n - 3), q(n - 2, n - 4), q(0)

# %% right: rows of the identity
def blind_spot(n):
    one = np.eye(n)
    return one[0], one[1], one[-1]

# %% right: lists, from the right
def blind_spot(n):
    at = lambda place: [1.0 if i == place else 0.0 for i in range(n)]
    return at(n - 1), at(n - 2), at(0)

# %% right: pairs of points
def blind_spot(n):
    p, near, far = np.zeros((3, n))
    p[[0, 2]] = near[[1, 3]] = far[[n - 2, n - 1]] = 0.5
    return p, near, far

# %% wrong: near overlaps | no outcome in common
def blind_spot(n):
    p, near, far = np.zeros((3, n))
    p[0] = far[n - 1] = 1
    near[0] = near[1] = 0.5
    return p, near, far

# %% wrong: near and far swapped | at most 2
def blind_spot(n):
    p, near, far = np.zeros((3, n))
    p[0] = far[1] = near[n - 1] = 1
    return p, near, far

# %% wrong: far not far | at least
def blind_spot(n):
    p, near, far = np.zeros((3, n))
    p[0] = near[1] = far[2] = 1
    return p, near, far

# %% wrong: two things | expected 3 things
def blind_spot(n):
    return np.eye(n)[0], np.eye(n)[1]

# %% wrong: near is p | no outcome in common
def blind_spot(n):
    return np.eye(n)[0], np.eye(n)[0], np.eye(n)[n - 1]

# %% wrong: odd n | at most 2 and at least 4
def blind_spot(n):
    E = np.eye(n)
    return (E[0], E[1], E[n // 2 - 1] if n % 2 else E[n // 2])

# %% wrong: wide overlap tiny | no outcome in common
def blind_spot(n):
    E = np.eye(n)
    return (E[0], (1 - 1e-06) * E[1] + 1e-06 * E[0], E[-1])

# %% wrong: near 3 | at most 2 and at least 4
def blind_spot(n):
    E = np.eye(n)
    return (E[0], E[3], E[-1])

# %% wrong: 8 only | has shape
def blind_spot(n):
    E = np.eye(8)
    return (E[0], E[1], E[7])

# %% right: exactly half and two
def blind_spot(n):
    E = np.eye(n)
    return [E[n - 1].tolist(), E[n - 3].tolist(), E[n - 1 - (n + 1) // 2].tolist()]

# %% right: ints
def blind_spot(n):
    E = np.eye(n, dtype=int)
    return E[[0, 2, n - 1]]

# %% wrong: 1e-12 in common | outcome in common
def blind_spot(n):
    p, near, far = np.zeros((3, n))
    p[0], p[1], near[1], far[n - 1] = 1 - 1e-12, 1e-12, 1, 1
    return p, near, far
