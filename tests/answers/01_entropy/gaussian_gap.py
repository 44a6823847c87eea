# %% right: three entropies
def gaussian_gap(cov):
    cov = np.asarray(cov)
    return (gaussian_differential_entropy(cov[:1, :1]) + gaussian_differential_entropy(cov[1:, 1:])
            - gaussian_differential_entropy(cov))

# %% right: from ρ
def gaussian_gap(cov):
    rho = cov[0][1] / np.sqrt(cov[0][0] * cov[1][1])
    return -0.5 * np.log2(1 - rho ** 2)

# %% right: determinants
def gaussian_gap(cov):
    return 0.5 * np.log2(cov[0, 0] * cov[1, 1] / (cov[0, 0] * cov[1, 1] - cov[0, 1] ** 2))

# %% right: log-determinants
def gaussian_gap(cov):
    cov = np.asarray(cov)
    return (np.log2(np.diag(cov)).sum() - np.linalg.slogdet(cov)[1] / np.log(2)) / 2

# %% right: the Cholesky factor of the correlation
def gaussian_gap(cov):
    sd = np.sqrt(np.diag(cov))
    factor = np.linalg.cholesky(np.asarray(cov) / np.outer(sd, sd))
    return -np.log2(factor[1, 1])

# %% wrong: sign | sign is wrong
def gaussian_gap(cov):
    rho = cov[0, 1] / np.sqrt(cov[0, 0] * cov[1, 1])
    return 0.5 * np.log2(1 - rho ** 2)

# %% wrong: covariance for correlation | gaussian_gap
def gaussian_gap(cov):
    with np.errstate(all="ignore"):
        return -0.5 * np.log2(1 - cov[0, 1] ** 2)

# %% wrong: nats | nats
def gaussian_gap(cov):
    rho = cov[0, 1] / np.sqrt(cov[0, 0] * cov[1, 1])
    return -0.5 * np.log(1 - rho ** 2)

# %% wrong: the ½ forgotten | ½ is missing
def gaussian_gap(cov):
    rho = cov[0, 1] / np.sqrt(cov[0, 0] * cov[1, 1])
    return -np.log2(1 - rho ** 2)

# %% wrong: the joint entropy | h(x,y) itself
def gaussian_gap(cov):
    return gaussian_differential_entropy(cov)

# %% wrong: never below 0 by abs | gaussian_gap
def gaussian_gap(cov):
    return abs(gaussian_differential_entropy(cov[:1, :1])) + abs(gaussian_differential_entropy(cov[1:, 1:])) - abs(gaussian_differential_entropy(cov))

# %% wrong: zero for negative rho | the variances must cancel
def gaussian_gap(cov):
    r = cov[0, 1] / np.sqrt(cov[0, 0] * cov[1, 1])
    return -0.5 * np.log2(1 - max(r, 0) ** 2)

# %% wrong: rho clipped | the variances must cancel
def gaussian_gap(cov):
    r = np.clip(cov[0, 1] / np.sqrt(cov[0, 0] * cov[1, 1]), -0.95, 0.95)
    return -0.5 * np.log2(1 - r ** 2)

# %% wrong: sd product | the variances must cancel
def gaussian_gap(cov):
    r = cov[0, 1] / (cov[0, 0] * cov[1, 1])
    return -0.5 * np.log2(abs(1 - r ** 2) + 1e-300)

# %% wrong: bits to nats | that's in nats
def gaussian_gap(cov):
    r = cov[0, 1] / np.sqrt(cov[0, 0] * cov[1, 1])
    return -0.5 * np.log1p(-r ** 2)

# %% right: slogdets
def gaussian_gap(cov):
    return 0.5 * (np.log2(cov[0, 0]) + np.log2(cov[1, 1])) - 0.5 * np.log2(np.linalg.det(cov))

# %% right: corr from numpy
def gaussian_gap(cov):
    s = np.sqrt(np.diag(cov))
    return -np.log2(np.sqrt(1 - (cov / np.outer(s, s))[0, 1] ** 2))

# %% wrong: ρ clipped at 0.99999 | expected
def gaussian_gap(cov):
    rho = np.clip(cov[0, 1] / np.sqrt(cov[0, 0] * cov[1, 1]), -0.99999, 0.99999)
    return -0.5 * np.log2(1 - rho**2)

# %% wrong: an ε of 1e-12 in the denominator | expected
def gaussian_gap(cov):
    rho = cov[0, 1] / (np.sqrt(cov[0, 0] * cov[1, 1]) + 1e-12)
    return -0.5 * np.log2(1 - rho**2)

# %% wrong: a small correlation taken for 0 | the variances must cancel
def gaussian_gap(c):
    r = c[0][1] / np.sqrt(c[0][0] * c[1][1]); return 0.0 if abs(r) < 1e-3 else -0.5 * np.log2(1 - r * r)

# %% wrong: no gap where the covariance is tiny | the variances must cancel
def gaussian_gap(cov):
    if abs(cov[0, 1]) < 1e-6: return 0.0
    rho = cov[0, 1] / np.sqrt(cov[0, 0] * cov[1, 1])
    return -0.5 * np.log2(1 - rho**2)
