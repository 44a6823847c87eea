# %% right: a tiny q
def kl_at_least(bits):
    small = 2.0 ** -(bits + 1)
    return [1.0, 0.0], [small, 1 - small]

# %% right: half of the mass on a tiny q
def kl_at_least(bits):
    q = 2.0 ** -(2 * bits + 4)
    return np.array([0.5, 0.5]), np.array([q, 1 - q])

# %% right: three outcomes
def kl_at_least(bits):
    q = np.exp2(-bits - 2)
    return (0.8, 0.2, 0.0), (q**1.5, q**1.5, 1 - 2 * q**1.5)

# %% right: half of the mass on a very tiny q
def kl_at_least(bits):
    tiny = 2.0 ** -(2 * bits + 4)
    return np.array([0.5, 0.5]), np.array([tiny, 1 - tiny])

# %% right: nine tenths
def kl_at_least(bits):
    tiny = 2.0 ** -(bits / 0.9 + 3)
    return [0.9, 0.1], [tiny, 1 - tiny]

# %% wrong: infinite | positive probability
def kl_at_least(bits):
    return [0.5, 0.5], [0.0, 1.0]

# %% wrong: one fixed pair | at least
def kl_at_least(bits):
    return [1.0, 0.0], [1e-6, 1 - 1e-6]

# %% wrong: not a pmf | sums to
def kl_at_least(bits):
    return [1.0, 0.0], [2.0 ** -(bits + 1), 0.5]

# %% wrong: the small one in p | at least
def kl_at_least(bits):
    small = 2.0 ** -(bits + 1)
    return [small, 1 - small], [0.5, 0.5]

# %% wrong: one list | expected 2 things
def kl_at_least(bits):
    return [1.0]
