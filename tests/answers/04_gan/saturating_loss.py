# %% right: softplus
def saturating_loss(fake):
    return -softplus(fake).mean()

# %% right: logsigmoid of the opposite
def saturating_loss(fake):
    return torch.nn.functional.logsigmoid(-fake).mean()

# %% right: cross-entropy against zeros, turned round
def saturating_loss(fake):
    return -torch.nn.functional.binary_cross_entropy_with_logits(fake, torch.zeros_like(fake))

# %% right: the logit taken off log D
def saturating_loss(fake):
    return (-softplus(-fake) - fake).mean()

# %% right: from the discriminator's loss
def saturating_loss(fake):
    return softplus(-fake).mean() - discriminator_loss(fake, fake)

# %% wrong: the seed's | that is 1 − log D
def saturating_loss(fake):
    return (1 + softplus(-fake)).mean()

# %% wrong: the non-saturating loss | that is −log D
def saturating_loss(fake):
    return softplus(-fake).mean()

# %% wrong: right at 0 only: half of both | derivative with respect to the logit
def saturating_loss(fake):
    return (softplus(-fake) - softplus(fake)).mean() / 2

# %% wrong: right value and slope at 0 only | derivative with respect to the logit
def saturating_loss(fake):
    return (-np.log(2) - fake / 2).mean()

# %% wrong: non-saturating, with the right value at 0 | derivative with respect to the logit
def saturating_loss(fake):
    return softplus(-fake).mean() - 2 * np.log(2)

# %% wrong: sign | more certain
def saturating_loss(fake):
    return softplus(fake).mean()

# %% wrong: 1 + log(1 − D) | constant 1
def saturating_loss(fake):
    return 1 - softplus(fake).mean()

# %% wrong: G learns to be caught, by the other loss | 1 − D inside the logarithm
def saturating_loss(fake):
    return -softplus(-fake).mean()

# %% wrong: sigmoid then log | never form
def saturating_loss(fake):
    return torch.log(1 - torch.sigmoid(fake)).mean()

# %% wrong: an ε | caps your logarithm
def saturating_loss(fake):
    return torch.log(1 - torch.sigmoid(fake) + 1e-8).mean()

# %% wrong: summed | sum over the batch
def saturating_loss(fake):
    return -softplus(fake).sum()

# %% wrong: no logarithm | logarithm is missing
def saturating_loss(fake):
    return (1 - torch.sigmoid(fake)).mean()

# %% wrong: gradient flipped | but not the gradient
def saturating_loss(fake):
    v = -softplus(fake).mean()
    return 2 * v.detach() - v

# %% wrong: right below 0 only | expected
def saturating_loss(fake):
    return torch.where(fake < 0, -softplus(fake), -fake).mean()

# %% wrong: the exponential is dropped beyond a logit of 8 | expected
def saturating_loss(fake):
    return -torch.where(fake > 8, fake, torch.log1p(torch.exp(fake.clamp(max=8)))).mean()

# %% wrong: flat below -12 | but not the gradient
def saturating_loss(fake):
    return torch.where(fake < -12, torch.zeros_like(fake), -softplus(fake)).mean()
