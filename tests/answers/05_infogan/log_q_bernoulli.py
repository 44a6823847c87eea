# %% right: logsigmoid
def log_q_bernoulli(c, logit):
    return (c * F.logsigmoid(logit) + (1 - c) * F.logsigmoid(-logit)).sum(1)

# %% right: minus binary cross-entropy
def log_q_bernoulli(c, logit):
    return -F.binary_cross_entropy_with_logits(logit, c, reduction="none").sum(1)

# %% right: a sign and one softplus
def log_q_bernoulli(c, logit):
    return -F.softplus((1 - 2 * c) * logit).sum(-1)

# %% right: numpy
def log_q_bernoulli(c, logit):
    c, logit = c.numpy(), logit.numpy()
    return -np.logaddexp(0, np.where(c == 1, -logit, logit)).sum(1)

# %% right: torch.distributions
def log_q_bernoulli(c, logit):
    return torch.distributions.Bernoulli(logits=logit).log_prob(c.to(logit.dtype)).sum(1)

# %% wrong: sigmoid, then a logarithm | infinite
def log_q_bernoulli(c, logit):
    p = torch.sigmoid(logit)
    return torch.where(c == 1, torch.log(p), torch.log(1 - p)).sum(1)

# %% wrong: 0 times infinity | infinite
def log_q_bernoulli(c, logit):
    p = torch.sigmoid(logit)
    return (c * torch.log(p) + (1 - c) * torch.log(1 - p)).sum(1)

# %% wrong: only switches that are on | adds nothing
def log_q_bernoulli(c, logit):
    return (c * F.logsigmoid(logit)).sum(1)

# %% wrong: on and off exchanged | swapped
def log_q_bernoulli(c, logit):
    return ((1 - c) * F.logsigmoid(logit) + c * F.logsigmoid(-logit)).sum(1)

# %% wrong: the loss | sign
def log_q_bernoulli(c, logit):
    return F.binary_cross_entropy_with_logits(logit, c, reduction="none").sum(1)

# %% wrong: mean over the switches | averaged
def log_q_bernoulli(c, logit):
    return -F.binary_cross_entropy_with_logits(logit, c, reduction="none").mean(1)

# %% wrong: not normalised | unnormalised
def log_q_bernoulli(c, logit):
    return (c * logit).sum(1)

# %% wrong: one value a switch | shape
def log_q_bernoulli(c, logit):
    return c * logit - F.softplus(logit)

# %% wrong: probabilities clamped | expected
def log_q_bernoulli(c, logit):
    return -F.binary_cross_entropy(torch.sigmoid(logit), c, reduction="none").sum(1)

# %% wrong: a line for softplus beyond 10 | expected
def log_q_bernoulli(c, logit):
    sp = torch.where(logit > 10, logit, F.softplus(logit))
    return (c * logit - sp).sum(1)

# %% wrong: summed over the batch where it is square | added up
def log_q_bernoulli(c, logit):
    t = c * logit - F.softplus(logit)
    return t.sum(0) if t.shape[0] == t.shape[1] else t.sum(1)
