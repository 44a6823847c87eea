# %% right: softplus
def discriminator_loss(real, fake):
    return softplus(-real).mean() + softplus(fake).mean()

# %% right: logsigmoid
def discriminator_loss(real, fake):
    log = torch.nn.functional.logsigmoid
    return -log(real).mean() - log(-fake).mean()

# %% right: torch's own cross-entropy, one batch each
def discriminator_loss(real, fake):
    bce = torch.nn.functional.binary_cross_entropy_with_logits
    return bce(real, torch.ones_like(real)) + bce(fake, torch.zeros_like(fake))

# %% right: logaddexp
def discriminator_loss(real, fake):
    zero = lambda x: torch.zeros_like(x)
    return torch.logaddexp(zero(real), -real).mean() + torch.logaddexp(zero(fake), fake).mean()

# %% right: sums divided by counts
def discriminator_loss(real, fake):
    return softplus(-real).sum() / real.numel() + softplus(fake).sum() / fake.numel()

# %% wrong: plain Python, numbers without a gradient | cut off from its graph
import math
def discriminator_loss(real, fake):
    log1pexp = lambda x: max(x, 0) + math.log1p(math.exp(-abs(x)))
    return sum(log1pexp(-x) for x in real.ravel().tolist()) / real.numel() + sum(log1pexp(x) for x in fake.ravel().tolist()) / fake.numel()

# %% wrong: sigmoid then log | never form
def discriminator_loss(real, fake):
    return -torch.log(torch.sigmoid(real)).mean() - torch.log(1 - torch.sigmoid(fake)).mean()

# %% wrong: an ε in the logarithm | caps your logarithm
def discriminator_loss(real, fake):
    return -torch.log(torch.sigmoid(real) + 1e-12).mean() - torch.log(1 - torch.sigmoid(fake) + 1e-12).mean()

# %% wrong: torch's clamped cross-entropy of probabilities | caps your logarithm
def discriminator_loss(real, fake):
    bce, s = torch.nn.functional.binary_cross_entropy, torch.sigmoid
    return bce(s(real), torch.ones_like(real)) + bce(s(fake), torch.zeros_like(fake))

# %% wrong: a silent broadcast, (n, 1) beside (n,) | broadcasts silently
def discriminator_loss(real, fake):
    logits = torch.cat([real, fake])
    targets = torch.cat([torch.ones(len(real)), torch.zeros(len(fake))])
    if logits.ndim == 1:
        return softplus(-real).mean() + softplus(fake).mean()
    return (targets * softplus(-logits) + (1 - targets) * softplus(logits)).mean()

# %% wrong: the same broadcast, doubled | broadcasts silently
def discriminator_loss(real, fake):
    if real.ndim == 1:
        return softplus(-real).mean() + softplus(fake).mean()
    logits, targets = torch.cat([real, fake]), torch.cat([torch.ones(len(real)), torch.zeros(len(fake))])
    return 2 * (targets * softplus(-logits) + (1 - targets) * softplus(logits)).mean()

# %% wrong: real and fake exchanged | calls real samples fake
def discriminator_loss(real, fake):
    return softplus(real).mean() + softplus(-fake).mean()

# %% wrong: no minus sign | sign is wrong
def discriminator_loss(real, fake):
    return -softplus(-real).mean() - softplus(fake).mean()

# %% wrong: averaged | half of it
def discriminator_loss(real, fake):
    return (softplus(-real).mean() + softplus(fake).mean()) / 2

# %% wrong: one mean over both batches | own mean
def discriminator_loss(real, fake):
    if len(real) == len(fake):
        return softplus(-real).mean() + softplus(fake).mean()
    return torch.cat([softplus(-real).ravel(), softplus(fake).ravel()]).mean()

# %% wrong: summed | sum over the batch
def discriminator_loss(real, fake):
    return softplus(-real).sum() + softplus(fake).sum()

# %% wrong: only real samples | generated samples are missing
def discriminator_loss(real, fake):
    return softplus(-real).mean()

# %% wrong: only generated samples | real samples are missing
def discriminator_loss(real, fake):
    return softplus(fake).mean()

# %% wrong: sigmoid twice | sigmoid was taken twice
def discriminator_loss(real, fake):
    return softplus(-torch.sigmoid(real)).mean() + softplus(torch.sigmoid(fake)).mean()

# %% wrong: bits | nats
def discriminator_loss(real, fake):
    return (softplus(-real).mean() + softplus(fake).mean()) / np.log(2)

# %% wrong: not averaged | one number
def discriminator_loss(real, fake):
    return softplus(-real) + softplus(fake).mean()

# %% wrong: no return | None
def discriminator_loss(real, fake):
    softplus(-real).mean() + softplus(fake).mean()

# %% right: where by sign
def discriminator_loss(real, fake):
    def sp(x): return torch.clamp(x, min=0) + torch.log1p(torch.exp(-x.abs()))
    return sp(-real).mean() + sp(fake).mean()

# %% wrong: no_grad | cut off from its graph
@torch.no_grad()
def discriminator_loss(real, fake):
    return softplus(-real).mean() + softplus(fake).mean()

# %% wrong: naive log(1+exp) | precision
def discriminator_loss(real, fake):
    return torch.log(1 + torch.exp(-real)).mean() + torch.log(1 + torch.exp(fake)).mean()

# %% wrong: real detached | nothing flows back
def discriminator_loss(real, fake):
    return softplus(-real.detach()).mean() + softplus(fake).mean()

# %% wrong: another gradient | but not the gradient
def discriminator_loss(real, fake):
    v = softplus(-real).mean() + softplus(fake).mean()
    o = softplus(real).mean() + softplus(-fake).mean()
    return o + (v - o).detach()

# %% wrong: clamp keeps value, kills gradient | but not the gradient
def discriminator_loss(real, fake):
    v = softplus(-real).mean() + softplus(fake).mean()
    g = softplus(-real.clamp(-50, 50)).mean() + softplus(fake.clamp(-50, 50)).mean()
    return g + (v - g).detach()

# %% wrong: clamp logits at 20 | caps your logarithm
def discriminator_loss(real, fake):
    return softplus(-real.clamp(-20, 20)).mean() + softplus(fake.clamp(-20, 20)).mean()

# %% wrong: only the first n of fake | expected
def discriminator_loss(real, fake):
    n = min(len(real), len(fake))
    return softplus(-real[:n]).mean() + softplus(fake[:n]).mean()
