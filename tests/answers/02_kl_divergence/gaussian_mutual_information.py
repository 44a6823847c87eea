# %% right: the formula
def gaussian_mutual_information(rho):
    with np.errstate(divide="ignore"):
        return -0.5 * np.log2(1 - rho**2)

# %% right: three entropies
def gaussian_mutual_information(rho):
    if abs(rho) == 1:
        return float("inf")
    h = lambda cov: 0.5 * np.log2(np.linalg.det(2 * np.pi * np.e * np.atleast_2d(cov)))
    return 2 * h(1.0) - h([[1, rho], [rho, 1]])

# %% right: factorised
import math
def gaussian_mutual_information(rho):
    return math.inf if abs(rho) >= 1 else -(math.log1p(rho) + math.log1p(-rho)) / math.log(4)

# %% right: log1p
def gaussian_mutual_information(rho):
    with np.errstate(divide="ignore"):
        return -np.log1p(-np.asarray(rho, float) ** 2) / (2 * np.log(2))

# %% right: the logarithm of a ratio of widths
def gaussian_mutual_information(rho):
    rho = np.asarray(rho, float)
    left = np.sqrt((1 - rho) * (1 + rho))               # the width of y when x is known
    with np.errstate(divide="ignore"):
        return np.log2(1 / left)

# %% wrong: nats | nats
def gaussian_mutual_information(rho):
    return -0.5 * np.log(1 - rho**2)

# %% wrong: factor lost | factor ½
def gaussian_mutual_information(rho):
    return -np.log2(1 - rho**2)

# %% wrong: sign | sign
def gaussian_mutual_information(rho):
    return 0.5 * np.log2(1 - rho**2)

# %% wrong: ρ for ρ² | in place of
def gaussian_mutual_information(rho):
    return -0.5 * np.log2(1 - rho)

# %% wrong: MI is the absolute value of ρ | size of the correlation
def gaussian_mutual_information(rho):
    return abs(rho)

# %% wrong: the correlation itself | information is in bits
def gaussian_mutual_information(rho):
    return rho

# %% wrong: ρ squared | ρ²
def gaussian_mutual_information(rho):
    return rho**2

# %% wrong: ε | is an ε or a clip in the way
def gaussian_mutual_information(rho):
    return -0.5 * np.log2(1 - rho**2 + 1e-15)

# %% wrong: float check | take I
def gaussian_mutual_information(rho):
    return 0.0 if abs(rho) < 0.01 else -0.5 * np.log2(1 - rho ** 2) if abs(rho) < 1 else np.inf

# %% wrong: cap | is an ε or a clip in the way
def gaussian_mutual_information(rho):
    return min(-0.5 * np.log2(1 - min(rho ** 2, 1 - 1e-12)), 1000000000.0)

# %% wrong: nan at -1 | is nan
def gaussian_mutual_information(rho):
    if rho == 1:
        return np.inf
    return -0.5 * (np.log2(1 - rho) + np.log2(1 + rho)) if rho > -1 else np.nan

# %% right: math with cases
import math

def gaussian_mutual_information(rho):
    return math.inf if abs(rho) == 1 else -0.5 * math.log2(1 - rho * rho)

# %% right: arctanh
def gaussian_mutual_information(rho):
    with np.errstate(all='ignore'):
        return np.log(1 / np.sqrt((1 - rho) * (1 + rho))) / np.log(2)

# %% wrong: the first term of a series for small ρ | expected
def gaussian_mutual_information(rho):
    with np.errstate(divide="ignore"):
        return rho ** 2 / 2 / np.log(2) if abs(rho) < 0.1 else -0.5 * np.log2(1 - np.square(rho))

# %% wrong: 0 for a small ρ | expected
def gaussian_mutual_information(rho):
    with np.errstate(all="ignore"):
        return 0.0 if abs(rho) < 1e-4 else -0.5 * np.log2(1 - rho**2)

# %% wrong: ∞ for a ρ close to 1 | expected
def gaussian_mutual_information(rho):
    return np.inf if 1 - abs(rho) < 1e-9 else -0.5 * np.log2(1 - rho**2)

# %% wrong: ∞ a little before ±1 | H(X) + H(Y)
def gaussian_mutual_information(r): return np.inf if abs(r) > 1 - 1e-12 else -0.5 * np.log2(1 - r**2)
