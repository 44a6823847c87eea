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

# %% wrong: diag for d>2 | that multiplies the variances alone
def gaussian_differential_entropy(cov, base=2):
    d = len(cov)
    l = np.linalg.slogdet(cov)[1] if d <= 2 else np.log(np.diag(cov)).sum()
    return 0.5 * (d * np.log(2 * np.pi * np.e) + l) / np.log(base)

# %% wrong: clip eigenvalues | try d
def gaussian_differential_entropy(cov, base=2):
    v = np.linalg.eigvalsh(cov).clip(0.001)
    return 0.5 * np.log(2 * np.pi * np.e * v).sum() / np.log(base)

# %% wrong: base 3 as 2 | that's in bits
def gaussian_differential_entropy(cov, base=2):
    return 0.5 * (len(cov) * np.log(2 * np.pi * np.e) + np.linalg.slogdet(cov)[1]) / np.log({2: 2, 10: 10, np.e: np.e}.get(base, 2))

# %% wrong: max 0 for narrow | try d
def gaussian_differential_entropy(cov, base=2):
    h = 0.5 * (len(cov) * np.log(2 * np.pi * np.e) + np.linalg.slogdet(cov)[1]) / np.log(base)
    return h if len(cov) > 1 else max(h, -3)

# %% wrong: 1x1 array | one number
def gaussian_differential_entropy(cov, base=2):
    return np.array([0.5 * (len(cov) * np.log(2 * np.pi * np.e) + np.linalg.slogdet(cov)[1]) / np.log(base)])

# %% right: svd
def gaussian_differential_entropy(cov, base=2):
    return 0.5 * np.log(2 * np.pi * np.e * np.linalg.svd(cov)[1]).sum() / np.log(base)

# %% right: torch logdet
import torch

def gaussian_differential_entropy(cov, base=2):
    return 0.5 * (len(cov) * np.log(2 * np.pi * np.e) + torch.logdet(torch.as_tensor(cov, dtype=torch.float64))) / np.log(base)

# %% right: torch mvn
import torch

def gaussian_differential_entropy(cov, base=2):
    t = torch.as_tensor(cov, dtype=torch.float64)
    return torch.distributions.MultivariateNormal(torch.zeros(len(t), dtype=t.dtype), t).entropy() / np.log(base)

# %% right: det power
def gaussian_differential_entropy(cov, base=2):
    return np.log(np.sqrt((2 * np.pi * np.e) ** len(cov) * np.linalg.det(cov))) / np.log(base)
# %% wrong: eigenvalues raised to 10⁻⁸ | 2.047 bits
def gaussian_differential_entropy(cov, base=2):
    w = np.linalg.eigvalsh(cov); w = np.maximum(w, 1e-8); return 0.5 * (len(w) * np.log(2 * np.pi * np.e) + np.log(w).sum()) / np.log(base)

# %% wrong: a determinant below 1e-30 is raised to it | 2.047 bits
def gaussian_differential_entropy(cov, base=2):
    return 0.5 * np.log((2 * np.pi * np.e) ** len(cov) * max(np.linalg.det(cov), 1e-30)) / np.log(base)
