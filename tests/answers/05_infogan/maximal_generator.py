# %% right: every k-th picture
def maximal_generator(k, m):
    table = np.zeros((k, m))
    for c in range(k):
        table[c, c::k] = 1 / len(range(c, m, k))
    return table

# %% right: blocks with uneven noise
def maximal_generator(k, m):
    table = np.zeros((k, m))
    for c in range(k):
        table[c, 2 * c], table[c, 2 * c + 1] = 0.9, 0.1
    return table

# %% right: lists
def maximal_generator(k, m):
    return [[0.5 if x // 2 == c else 0.0 for x in range(m)] for c in range(k)]

# %% right: x modulo k
def maximal_generator(k, m):
    table = (np.arange(m) % k == np.arange(k)[:, None]).astype(float)
    return table / table.sum(1, keepdims=True)

# %% right: one code has all the rest
def maximal_generator(k, m):
    table = np.zeros((k, m))
    for c in range(k - 1):
        table[c, [2 * c, 2 * c + 1]] = 0.25, 0.75
    table[k - 1, 2 * k - 2:] = 1 / (m - 2 * k + 2)
    return table

# %% wrong: the identity | x is a function of c
def maximal_generator(k, m):
    return np.eye(k, m)

# %% wrong: overlapping rows | two codes can make
def maximal_generator(k, m):
    table = np.zeros((k, m))
    for c in range(k):
        table[c, c], table[c, c + 1] = 0.5, 0.5
    return table

# %% wrong: everything everywhere | two codes can make
def maximal_generator(k, m):
    return np.full((k, m), 1 / m)

# %% wrong: not normalised | sum 1
def maximal_generator(k, m):
    table = np.zeros((k, m))
    for c in range(k):
        table[c, 2 * c:2 * c + 2] = 1
    return table

# %% wrong: almost disjoint | two codes can make
def maximal_generator(k, m):
    table = np.full((k, m), 1e-4)
    for c in range(k):
        table[c, 2 * c:2 * c + 2] = 1
    return table / table.sum(1, keepdims=True)

# %% wrong: transposed | shape
def maximal_generator(k, m):
    table = np.zeros((m, k))
    table[np.arange(m), np.arange(m) % k] = 1
    return table

# %% wrong: a trace of every image in every row | two codes can make
def maximal_generator(k, m):
    t = np.full((k, m), 1e-12); t[np.arange(k), np.arange(k)] = 1 - 1e-12 * (m - 1)
    return t

# %% right: lists of Fractions
def maximal_generator(k, m):
    from fractions import Fraction
    return [[Fraction(1, 2) if j // 2 == c else Fraction(0) for j in range(m)] for c in range(k)]

# %% wrong: pictures for at most ten codes | row sums
def maximal_generator(k, m):
    table = np.zeros((k, m))
    for i in range(min(k, 10)):
        table[i, 2 * i:2 * i + 2] = 0.5
    return table
