# %% right: weighted sums
def moment_match(x, p):
    mean = (p * x).sum()
    return mean, np.sqrt((p * (x - mean) ** 2).sum())

# %% right: second moment minus squared mean
def moment_match(x, p):
    return [np.average(x, weights=p), (p @ x**2 - (p @ x) ** 2) ** 0.5]

# %% right: plain loops
def moment_match(x, p):
    mean = sum(float(a) * float(b) for a, b in zip(x, p))
    return mean, sum(float(b) * (float(a) - mean) ** 2 for a, b in zip(x, p)) ** 0.5

# %% right: np.average and np.cov
def moment_match(x, p):
    return [np.average(x, weights=p), float(np.cov(x, aweights=p, ddof=0)) ** 0.5]

# %% right: torch
import torch
def moment_match(x, p):
    x, p = torch.tensor(np.array(x)), torch.tensor(np.array(p))
    mean = (p * x).sum()
    return mean.item(), (p * (x - mean) ** 2).sum().sqrt().item()

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

# %% wrong: x assumed sorted grid | The mean is Σ p x
def moment_match(x, p):
    m = p @ x
    return (m, np.sqrt(p @ (np.sort(x) - m) ** 2))

# %% wrong: n-1 | The mean is Σ p x
def moment_match(x, p):
    m = p @ x
    n = len(x)
    return (m, np.sqrt(p @ (x - m) ** 2 * n / max(n - 1, 1)))

# %% wrong: fwhm of mode | The mean is Σ p x
def moment_match(x, p):
    m = x[p.argmax()]
    return (m, np.sqrt(p @ (x - m) ** 2))

# %% wrong: drop below .01 | The mean is Σ p x
def moment_match(x, p):
    k = p > 0.005
    x, p = (x[k], p[k] / p[k].sum())
    m = p @ x
    return (m, np.sqrt(p @ (x - m) ** 2))

# %% wrong: min sd | The mean is Σ p x
def moment_match(x, p):
    m = p @ x
    return (m, max(np.sqrt(p @ (x - m) ** 2), 0.001))

# %% right: E x2
def moment_match(x, p):
    m = (p * x).sum()
    return (m, np.sqrt(max((p * x * x).sum() - m * m, 0)))

# %% right: np.average
def moment_match(x, p):
    m = np.average(x, weights=p)
    return np.array([m, np.average((x - m) ** 2, weights=p) ** 0.5])

# %% right: tensor pair
import torch

def moment_match(x, p):
    x, p = (torch.as_tensor(x, dtype=torch.float64), torch.as_tensor(p, dtype=torch.float64))
    m = (p * x).sum()
    return [m, (p * (x - m) ** 2).sum().sqrt()]

# %% wrong: distances in whole numbers | expected
def moment_match(x, p):
    mean = p @ x
    return mean, np.sqrt((p * (np.asarray(x) - mean).astype(x.dtype) ** 2).sum())
