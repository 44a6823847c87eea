# %% right: torch
def least_squares(real, fake):
    return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
def hinge(real, fake):
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean(), -fake.mean()

# %% right: mse_loss and clamp
def least_squares(real, fake):
    mse = lambda x, y: 0.5 * torch.nn.functional.mse_loss(x, torch.full_like(x, y))
    return mse(real, 1) + mse(fake, 0), mse(fake, 1)
def hinge(real, fake):
    return (1 - real).clamp(min=0).mean() + (1 + fake).clamp(min=0).mean(), (-fake).mean()
def wasserstein(real, fake):
    return -(real.mean() - fake.mean()), fake.mean().neg()

# %% right: expanded squares, lists
def least_squares(real, fake):
    return [(real ** 2 - 2 * real + 1).mean() / 2 + fake.square().mean() / 2, (fake ** 2 - 2 * fake + 1).mean() / 2]
def hinge(real, fake):
    return [torch.maximum(1 - real, torch.zeros_like(real)).mean() + torch.maximum(1 + fake, torch.zeros_like(fake)).mean(), -fake.mean()]
def wasserstein(real, fake):
    return [fake.mean() - real.mean(), -fake.mean()]

# %% right: numpy
def least_squares(real, fake):
    real, fake = real.numpy(), fake.numpy()
    return np.mean((real - 1) ** 2) / 2 + np.mean(fake ** 2) / 2, np.mean((fake - 1) ** 2) / 2
def hinge(real, fake):
    real, fake = real.numpy(), fake.numpy()
    return np.mean(np.maximum(1 - real, 0)) + np.mean(np.maximum(1 + fake, 0)), -np.mean(fake)
def wasserstein(real, fake):
    return float(fake.numpy().mean() - real.numpy().mean()), float(-fake.numpy().mean())

# %% right: sums over counts
def least_squares(real, fake):
    n, m = real.numel(), fake.numel()
    return ((real - 1) ** 2).sum() / (2 * n) + (fake ** 2).sum() / (2 * m), ((fake - 1) ** 2).sum() / (2 * m)
def hinge(real, fake):
    return sum(max(0, 1 - x) for x in real.ravel().tolist()) / real.numel() + sum(max(0, 1 + x) for x in fake.ravel().tolist()) / fake.numel(), -fake.sum() / fake.numel()
def wasserstein(real, fake):
    return fake.sum() / fake.numel() - real.sum() / real.numel(), -fake.sum() / fake.numel()

# %% wrong: least squares without ½ | ½
def least_squares(real, fake):
    return ((real - 1) ** 2).mean() + (fake ** 2).mean(), ((fake - 1) ** 2).mean()
def hinge(real, fake):
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean(), -fake.mean()

# %% wrong: a silent broadcast in least squares | broadcasts silently
def least_squares(real, fake):
    if real.ndim == 1:
        return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
    outputs, targets = torch.cat([real, fake]), torch.cat([torch.ones(len(real)), torch.zeros(len(fake))])
    return ((outputs - targets) ** 2).mean(), ((fake - 1) ** 2).mean() / 2
def hinge(real, fake):
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean(), -fake.mean()

# %% wrong: sigmoid before least squares | raw output
def least_squares(real, fake):
    s = torch.sigmoid
    return ((s(real) - 1) ** 2).mean() / 2 + (s(fake) ** 2).mean() / 2, ((s(fake) - 1) ** 2).mean() / 2
def hinge(real, fake):
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean(), -fake.mean()

# %% wrong: least squares, targets exchanged | swapped
def least_squares(real, fake):
    return (real ** 2).mean() / 2 + ((fake - 1) ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
def hinge(real, fake):
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean(), -fake.mean()

# %% wrong: least squares, G wants 0 | taken for real
def least_squares(real, fake):
    return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, (fake ** 2).mean() / 2
def hinge(real, fake):
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean(), -fake.mean()

# %% wrong: hinge for G, too | no hinge
def least_squares(real, fake):
    return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
def hinge(real, fake):
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), torch.relu(1 - fake).mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean(), -fake.mean()

# %% wrong: the hinge forgotten | hinge is missing
def least_squares(real, fake):
    return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
def hinge(real, fake):
    return (1 - real).mean() + (1 + fake).mean(), -fake.mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean(), -fake.mean()

# %% wrong: no margin | margin is 0
def least_squares(real, fake):
    return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
def hinge(real, fake):
    return torch.relu(-real).mean() + torch.relu(fake).mean(), -fake.mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean(), -fake.mean()

# %% wrong: the critic's sign | sign is wrong
def least_squares(real, fake):
    return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
def hinge(real, fake):
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean()
def wasserstein(real, fake):
    return real.mean() - fake.mean(), -fake.mean()

# %% wrong: abs around the critic's difference | an abs
def least_squares(real, fake):
    return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
def hinge(real, fake):
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean()
def wasserstein(real, fake):
    return abs(fake.mean() - real.mean()), -fake.mean()

# %% wrong: G's critic loss with real samples | don't depend on G
def least_squares(real, fake):
    return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
def hinge(real, fake):
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean(), real.mean() - fake.mean()

# %% wrong: only D's loss | 2 things
def least_squares(real, fake):
    return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2
def hinge(real, fake):
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean()

# %% right: namedtuple
from collections import namedtuple
L = namedtuple("L", "d g")
def least_squares(real, fake):
    return L(((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2)
def hinge(real, fake):
    return L(torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean())
def wasserstein(real, fake):
    return L(fake.mean() - real.mean(), -fake.mean())

# %% wrong: G's loss with D's gradient | but not the gradient
def least_squares(real, fake):
    d = ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2
    g = ((fake - 1) ** 2).mean() / 2
    return d, d + (g - d).detach()
def hinge(real, fake):
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean(), -fake.mean()

# %% wrong: hinge of the mean | expected
def least_squares(real, fake):
    return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
def hinge(real, fake):
    return torch.relu(1 - real.mean()) + torch.relu(1 + fake.mean()), -fake.mean()
def wasserstein(real, fake):
    return fake.mean() - real.mean(), -fake.mean()

# %% right: a tensor of two losses
def least_squares(real, fake):
    return torch.stack([(real - 1).square().mean() / 2 + fake.square().mean() / 2, (1 - fake).square().mean() / 2])
def hinge(real, fake):
    return torch.stack([torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean()])
def wasserstein(real, fake):
    return torch.stack([fake.mean() - real.mean(), -fake.mean()])
