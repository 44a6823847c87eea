# %% right: torch.distributions
def log_q_gaussian(c, mean, log_variance):
    return torch.distributions.Normal(mean, (log_variance / 2).exp()).log_prob(c).sum(1)

# %% right: precision
def log_q_gaussian(c, mean, log_variance):
    precision = torch.exp(-log_variance)
    return -0.5 * (precision * (c - mean) ** 2 + log_variance + np.log(2 * np.pi)).sum(-1)

# %% right: torch's gaussian_nll_loss
def log_q_gaussian(c, mean, log_variance):
    return -F.gaussian_nll_loss(mean, c, log_variance.exp(), full=True, reduction="none", eps=1e-300).sum(1)

# %% right: scipy
from scipy.stats import norm
def log_q_gaussian(c, mean, log_variance):
    return norm(mean.numpy(), np.exp(log_variance.numpy() / 2)).logpdf(c.numpy()).sum(1)

# %% right: plain loops
import math
def log_q_gaussian(c, mean, log_variance):
    rows = []
    for a, b, v in zip(c.tolist(), mean.tolist(), log_variance.tolist()):
        rows.append(sum(-0.5 * ((x - m) ** 2 / math.exp(l) + l + math.log(2 * math.pi)) for x, m, l in zip(a, b, v)))
    return torch.tensor(rows, dtype=torch.float64)

# %% wrong: variance read as standard deviation | as a standard deviation
def log_q_gaussian(c, mean, log_variance):
    return torch.distributions.Normal(mean, log_variance.exp()).log_prob(c).sum(1)

# %% wrong: the loss | sign
def log_q_gaussian(c, mean, log_variance):
    return -torch.distributions.Normal(mean, (log_variance / 2).exp()).log_prob(c).sum(1)

# %% wrong: no ln 2π | constant
def log_q_gaussian(c, mean, log_variance):
    return (-(c - mean) ** 2 / (2 * log_variance.exp()) - log_variance / 2).sum(1)

# %% wrong: squared error only | squared error alone
def log_q_gaussian(c, mean, log_variance):
    return (-(c - mean) ** 2 / (2 * log_variance.exp())).sum(1)

# %% wrong: no ln σ | is missing
def log_q_gaussian(c, mean, log_variance):
    return (-(c - mean) ** 2 / (2 * log_variance.exp()) - np.log(2 * np.pi) / 2).sum(1)

# %% wrong: ln σ² for ln σ | whole log_variance
def log_q_gaussian(c, mean, log_variance):
    return (-(c - mean) ** 2 / (2 * log_variance.exp()) - log_variance - np.log(2 * np.pi) / 2).sum(1)

# %% wrong: mean over the dimensions | averaged
def log_q_gaussian(c, mean, log_variance):
    return torch.distributions.Normal(mean, (log_variance / 2).exp()).log_prob(c).mean(1)

# %% wrong: one value a dimension | shape
def log_q_gaussian(c, mean, log_variance):
    return torch.distributions.Normal(mean, (log_variance / 2).exp()).log_prob(c)

# %% wrong: exponentiated twice | expected
def log_q_gaussian(c, mean, log_variance):
    return torch.distributions.Normal(mean, log_variance.exp().exp()).log_prob(c).sum(1)

# %% wrong: clamped at 4 | expected
def log_q_gaussian(c, mean, log_variance):
    lv = log_variance.clamp(-4, 4)
    return -(((c - mean) ** 2 * torch.exp(-lv) + lv + np.log(2 * np.pi)) / 2).sum(1)

# %% wrong: mean detached | but not the gradient
def log_q_gaussian(c, mean, log_variance):
    return torch.distributions.Normal(mean.detach(), torch.exp(0.5 * log_variance)).log_prob(c).sum(1)

# %% wrong: clamp at ±12 | expected
def log_q_gaussian(c, mean, log_variance):
    v = log_variance.clamp(-12, 12)
    return (-(c - mean) ** 2 / (2 * v.exp()) - v / 2 - np.log(2 * np.pi) / 2).sum(1)

# %% right: gaussian_nll full
def log_q_gaussian(c, mean, log_variance):
    return -F.gaussian_nll_loss(mean, c, log_variance.exp(), full=True, reduction="none").sum(1)
