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

# %% wrong: capped at 190 | at least 200
def kl_at_least(bits):
    s = 2.0 ** (-min(bits + 1, 190))
    return ([1.0, 0], [s, 1 - s])

# %% wrong: just below | at least 1
def kl_at_least(bits):
    s = 2.0 ** (-(bits * 0.999))
    return ([1.0, 0], [s, 1 - s])

# %% wrong: q not same length | equally many
def kl_at_least(bits):
    s = 2.0 ** (-(bits + 1))
    return ([1.0, 0], [s, 1 - s, 0])

# %% wrong: inf | q of kl_at_least
def kl_at_least(bits):
    s = 2.0 ** (-(bits * 10))
    return ([1.0, 0], [s if s > 1e-300 else 0.0, 1 - s])

# %% wrong: strings | a string
def kl_at_least(bits):
    s = 2.0 ** (-(bits + 1))
    return (['1', '0'], [str(s), str(1 - s)])

# %% right: exactly
def kl_at_least(bits):
    s = 2.0 ** (-bits)
    return ([1.0, 0], [s, 1 - s])

# %% right: exactly half
def kl_at_least(bits):
    s = 2.0 ** (-(2 * bits + 2))
    return ([0.5, 0.5], [s, 1 - s])

# %% right: array 2 rows
def kl_at_least(bits):
    s = 2.0 ** (-(bits + 1))
    return np.array([[1.0, 0], [s, 1 - s]])

# %% right: fixed
def kl_at_least(bits):
    return ((1, 0), (1e-70, 1 - 1e-70))

# %% right: fractions
from fractions import Fraction as F

def kl_at_least(bits):
    s = F(1, 2 ** (int(bits) + 2))
    return ([F(1), F(0)], [s, 1 - s])
