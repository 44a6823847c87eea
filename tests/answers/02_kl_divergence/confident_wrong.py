# %% right: the next class
def confident_wrong(k, n):
    z = np.zeros(n)
    z[(k + 1) % n] = 40
    return z

# %% right: the true class pushed down
def confident_wrong(k, n):
    return [-25.0 if i == k else 0.0 if i == (k + 1) % n else -25.0 for i in range(n)]

# %% right: the true class far below equal others
def confident_wrong(k, n):
    return np.where(np.arange(n) == k, -20.0, 0.0)

# %% right: a list, the class before
def confident_wrong(k, n):
    return [50.0 if i == (k - 1) % n else 0.0 for i in range(n)]

# %% right: a row of the identity
def confident_wrong(k, n):
    return 40 * np.eye(n)[(k + 1) % n] - 3

# %% wrong: confident and right | must be wrong
def confident_wrong(k, n):
    z = np.zeros(n)
    z[k] = 40
    return z

# %% wrong: uncertain | must be at least 1
def confident_wrong(k, n):
    return np.zeros(n)

# %% wrong: not confident enough | more confident
def confident_wrong(k, n):
    z = np.zeros(n)
    z[(k + 1) % n] = 9
    return z

# %% wrong: infinite | finite
def confident_wrong(k, n):
    z = np.full(n, -np.inf)
    z[(k + 1) % n] = 0
    return z

# %% wrong: always class 0 is the wrong one | must be wrong
def confident_wrong(k, n):
    z = np.zeros(n)
    z[0] = 40 if k else 0
    z[n - 1] = 0 if k else 0
    z[k] = 50
    return z

# %% wrong: fails for k is 0 | at least 1
def confident_wrong(k, n):
    z = np.zeros(n)
    z[0] = 30
    return z

# %% wrong: last unless last | at least 1
def confident_wrong(k, n):
    z = np.zeros(n)
    z[-1] = 30
    return z

# %% wrong: nan | is nan
def confident_wrong(k, n):
    return np.full(n, np.nan)

# %% wrong: 10 too little | at most 1e-6
def confident_wrong(k, n):
    z = np.zeros(n)
    z[(k + 1) % n] = 10
    return z

# %% right: minus
def confident_wrong(k, n):
    return [-50.0 * (i == k) for i in range(n)]

# %% right: torch ints
import torch

def confident_wrong(k, n):
    z = torch.zeros(n, dtype=torch.int64)
    z[k - 1] = 40
    return z
