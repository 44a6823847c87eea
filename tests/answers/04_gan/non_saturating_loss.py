# %% right: softplus
def non_saturating_loss(fake):
    return softplus(-fake).mean()

# %% right: logsigmoid
def non_saturating_loss(fake):
    return -torch.nn.functional.logsigmoid(fake).mean()

# %% right: cross-entropy against ones
def non_saturating_loss(fake):
    return torch.nn.functional.binary_cross_entropy_with_logits(fake, torch.ones_like(fake))

# %% right: logaddexp
def non_saturating_loss(fake):
    return torch.logaddexp(torch.zeros_like(fake), -fake).mean()

# %% right: from the discriminator's loss
def non_saturating_loss(fake):
    return discriminator_loss(fake, fake) - softplus(fake).mean()

# %% wrong: sigmoid then log | never form
def non_saturating_loss(fake):
    return -torch.log(torch.sigmoid(fake.float())).mean()

# %% wrong: clipped | caps your logarithm
def non_saturating_loss(fake):
    return -torch.log(torch.sigmoid(fake).clamp(min=1e-8)).mean()

# %% wrong: a logit clamped | caps your logarithm
def non_saturating_loss(fake):
    return softplus(-fake.clamp(-50, 50)).mean()

# %% wrong: log D | sign is wrong
def non_saturating_loss(fake):
    return -softplus(-fake).mean()

# %% wrong: D's own term | D's own term
def non_saturating_loss(fake):
    return softplus(fake).mean()

# %% wrong: the saturating loss | saturating loss
def non_saturating_loss(fake):
    return -softplus(fake).mean()

# %% wrong: with the seed's 1 | changes no gradient
def non_saturating_loss(fake):
    return (1 + softplus(-fake)).mean()

# %% wrong: summed | sum over the batch
def non_saturating_loss(fake):
    return softplus(-fake).sum()

# %% wrong: no logarithm | logarithm is missing
def non_saturating_loss(fake):
    return -torch.sigmoid(fake).mean()

# %% wrong: 1 − D | logarithm is missing
def non_saturating_loss(fake):
    return (1 - torch.sigmoid(fake)).mean()

# %% wrong: sigmoid twice | sigmoid was taken twice
def non_saturating_loss(fake):
    return softplus(-torch.sigmoid(fake)).mean()

# %% wrong: bits | nats
def non_saturating_loss(fake):
    return softplus(-fake).mean() / np.log(2)

# %% wrong: one number a sample | one number
def non_saturating_loss(fake):
    return softplus(-fake)

# %% right: minus the saturating
def non_saturating_loss(fake):
    return (torch.relu(-fake) + torch.log1p(torch.exp(-torch.abs(fake)))).mean()

# %% wrong: gradient of the saturating one | the gradient is −D
def non_saturating_loss(fake):
    s = -softplus(fake).mean()
    return s + (softplus(-fake).mean() - s).detach()

# %% wrong: a new leaf | nothing flows back
def non_saturating_loss(fake):
    return torch.tensor(softplus(-fake).mean().item(), requires_grad=True)

# %% wrong: sigmoid in double precision, then a logarithm | at the logit -800
def non_saturating_loss(fake):
    return -torch.sigmoid(fake.double()).log().mean().to(fake.dtype)
