# %% right: one formula
def log_q_fixed_variance(mse, std, d):
    return -d / 2 * (mse / std**2 + np.log(2 * np.pi * std**2))

# %% right: by torch.distributions, at an equal error in each dimension
def log_q_fixed_variance(mse, std, d):
    return d * torch.distributions.Normal(0.0, std).log_prob(torch.tensor(mse, dtype=torch.float64).sqrt()).item()

# %% right: plain math
import math
def log_q_fixed_variance(mse, std, d):
    normaliser = math.log(1 / (std * math.sqrt(2 * math.pi)))
    return sum(normaliser - mse / 2 / std / std for _ in range(d))

# %% right: scipy, at the root of the error
from scipy.stats import norm
def log_q_fixed_variance(mse, std, d):
    return d * norm.logpdf(np.sqrt(mse), scale=std)

# %% right: the precision
def log_q_fixed_variance(mse, std, d):
    precision = std ** -2
    return d / 2 * (np.log(precision / (2 * np.pi)) - precision * mse)

# %% wrong: standard deviation read as variance | as a variance
def log_q_fixed_variance(mse, std, d):
    return -d / 2 * (mse / std + np.log(2 * np.pi * std))

# %% wrong: 2σ below the square | 2σ²
def log_q_fixed_variance(mse, std, d):
    return -d * (mse / (2 * std) + np.log(std) + np.log(2 * np.pi) / 2)

# %% wrong: no normaliser | normaliser
def log_q_fixed_variance(mse, std, d):
    return -d * mse / (2 * std**2)

# %% wrong: mean for sum | their sum
def log_q_fixed_variance(mse, std, d):
    return -mse / (2 * std**2) - d * (np.log(std) + np.log(2 * np.pi) / 2)

# %% wrong: one normaliser for all | each of the d
def log_q_fixed_variance(mse, std, d):
    return -d * mse / (2 * std**2) - (np.log(std) + np.log(2 * np.pi) / 2)

# %% wrong: minus the error | up to a factor
def log_q_fixed_variance(mse, std, d):
    return -mse

# %% wrong: the loss | sign is wrong
def log_q_fixed_variance(mse, std, d):
    return d / 2 * (mse / std**2 + np.log(2 * np.pi * std**2))

# %% wrong: an ε on the variance | d · mse
def log_q_fixed_variance(mse, std, d):
    return -d * mse / (2 * (std**2 + 1e-8)) - d * np.log(std) - d / 2 * np.log(2 * np.pi)

# %% wrong: the logarithm of the density | raised ValueError
def log_q_fixed_variance(mse, std, d):
    import math
    return math.log(math.exp(-d * mse / (2 * std**2)) / (std * math.sqrt(2 * math.pi)) ** d)

# %% wrong: the logarithm of std to the power d | raised ValueError
def log_q_fixed_variance(mse, std, d):
    import math
    return -d * mse / (2 * std**2) - math.log(std**d) - d / 2 * math.log(2 * math.pi)
