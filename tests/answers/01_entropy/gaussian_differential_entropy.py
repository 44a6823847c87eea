# %% right: slogdet
def gaussian_differential_entropy(cov, base=2):
    return 0.5 * (len(cov) * np.log(2 * np.pi * np.e) + np.linalg.slogdet(cov)[1]) / np.log(base)

# %% right: eigenvalues
def gaussian_differential_entropy(cov, base=2):
    return sum(0.5 * np.log(2 * np.pi * np.e * v) for v in np.linalg.eigvalsh(cov)) / np.log(base)

# %% right: Cholesky factor
def gaussian_differential_entropy(cov, base=2):
    widths = np.diag(np.linalg.cholesky(np.array(cov)))
    return (np.log(widths * np.sqrt(2 * np.pi * np.e)) / np.log(base)).sum()

# %% right: determinant of 2πe Σ
def gaussian_differential_entropy(cov, base=2):
    return 0.5 * np.log(np.linalg.det(2 * np.pi * np.e * np.asarray(cov))) / np.log(base)

# %% right: scipy
from scipy.stats import multivariate_normal
def gaussian_differential_entropy(cov, base=2):
    return multivariate_normal(cov=cov).entropy() / np.log(base)

# %% wrong: nats | nats
def gaussian_differential_entropy(cov, base=2):
    return 0.5 * (len(cov) * np.log(2 * np.pi * np.e) + np.linalg.slogdet(cov)[1])

# %% wrong: clipped at 0 | clip
def gaussian_differential_entropy(cov, base=2):
    return max(0.0, 0.5 * (len(cov) * np.log(2 * np.pi * np.e) + np.linalg.slogdet(cov)[1]) / np.log(base))

# %% wrong: absolute value | absolute value
def gaussian_differential_entropy(cov, base=2):
    return abs(0.5 * (len(cov) * np.log(2 * np.pi * np.e) + np.linalg.slogdet(cov)[1]) / np.log(base))

# %% wrong: thought invariant | not invariant
def gaussian_differential_entropy(cov, base=2):
    s = np.sqrt(np.diag(cov))
    return 0.5 * (len(cov) * np.log(2 * np.pi * np.e) + np.linalg.slogdet(cov / np.outer(s, s))[1]) / np.log(base)

# %% wrong: standard deviations | standard deviations
def gaussian_differential_entropy(cov, base=2):
    return 0.5 * (len(cov) * np.log(2 * np.pi * np.e) + 0.5 * np.linalg.slogdet(cov)[1]) / np.log(base)

# %% wrong: variances squared | square
def gaussian_differential_entropy(cov, base=2):
    return (0.5 * len(cov) * np.log(2 * np.pi * np.e) + np.linalg.slogdet(cov)[1]) / np.log(base)

# %% wrong: 2πe once | each of the d dimensions
def gaussian_differential_entropy(cov, base=2):
    return 0.5 * (np.log(2 * np.pi * np.e) + np.linalg.slogdet(cov)[1]) / np.log(base)

# %% wrong: the trace | determinant
def gaussian_differential_entropy(cov, base=2):
    return 0.5 * (len(cov) * np.log(2 * np.pi * np.e) + np.log(np.trace(cov))) / np.log(base)

# %% wrong: correlation ignored | no correlation
def gaussian_differential_entropy(cov, base=2):
    return 0.5 * (len(cov) * np.log(2 * np.pi * np.e) + np.log(np.diag(cov)).sum()) / np.log(base)

# %% wrong: no e | the e is missing
def gaussian_differential_entropy(cov, base=2):
    return 0.5 * (len(cov) * np.log(2 * np.pi) + np.linalg.slogdet(cov)[1]) / np.log(base)

# %% wrong: only one dimension | expected one number
def gaussian_differential_entropy(cov, base=2):
    return 0.5 * np.log(2 * np.pi * np.e * np.asarray(cov)) / np.log(base)

# %% wrong: sign | sign is wrong
def gaussian_differential_entropy(cov, base=2):
    return -0.5 * (len(cov) * np.log(2 * np.pi * np.e) + np.linalg.slogdet(cov)[1]) / np.log(base)
