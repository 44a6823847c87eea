# %% right: formulas
def gradient_estimates(noise, mean, std, a):
    x = mean + std * noise
    return 2 * (x - a), (x - a) ** 2 * noise / std

# %% right: a list of lists
def gradient_estimates(noise, mean, std, a):
    path, score = [], []
    for e in noise:
        x = mean + std * e
        path.append(2 * x - 2 * a)
        score.append((x * x - 2 * a * x + a * a) * (x - mean) / std / std)
    return [path, score]

# %% right: autograd for both
def gradient_estimates(noise, mean, std, a):
    e = torch.tensor(noise)
    m = torch.full_like(e, mean, requires_grad=True)
    path, = torch.autograd.grad(((m + std * e - a) ** 2).sum(), m)
    x = (m + std * e).detach()
    score, = torch.autograd.grad((((x - a) ** 2) * torch.distributions.Normal(m, std).log_prob(x)).sum(), m)
    return path, score

# %% right: the score of standardised noise
def gradient_estimates(noise, mean, std, a):
    noise = np.asarray(noise)
    away = mean - a + std * noise
    return np.array([2 * away, away * away * noise / std])

# %% right: plain loops
def gradient_estimates(noise, mean, std, a):
    points = [mean + std * float(e) for e in noise]
    return [2 * (x - a) for x in points], [(x - a) ** 2 * (x - mean) / std ** 2 for x in points]

# %% wrong: exchanged | swapped
def gradient_estimates(noise, mean, std, a):
    x = mean + std * noise
    return (x - a) ** 2 * noise / std, 2 * (x - a)

# %% wrong: standard deviation for variance | variance, not standard deviation
def gradient_estimates(noise, mean, std, a):
    x = mean + std * noise
    return 2 * (x - a), (x - a) ** 2 * (x - mean) / std

# %% wrong: the gradient by std | with respect to std
def gradient_estimates(noise, mean, std, a):
    x = mean + std * noise
    return 2 * (x - a) * noise, (x - a) ** 2 * noise / std

# %% wrong: the score by std | score with respect to std
def gradient_estimates(noise, mean, std, a):
    x = mean + std * noise
    return 2 * (x - a), (x - a) ** 2 * (noise**2 - 1) / std

# %% wrong: f′ in the score-function estimate | never its derivative
def gradient_estimates(noise, mean, std, a):
    x = mean + std * noise
    return 2 * (x - a), 2 * (x - a) * (x - mean) / std**2

# %% wrong: the score alone | score alone
def gradient_estimates(noise, mean, std, a):
    x = mean + std * noise
    return 2 * (x - a), (x - mean) / std**2

# %% wrong: the exact gradient for each draw | exact gradient
def gradient_estimates(noise, mean, std, a):
    x = mean + std * noise
    return np.full(len(noise), 2 * (mean - a)), (x - a) ** 2 * noise / std

# %% wrong: the 2 forgotten | the 2 is missing
def gradient_estimates(noise, mean, std, a):
    x = mean + std * noise
    return x - a, (x - a) ** 2 * noise / std

# %% wrong: means only | shape
def gradient_estimates(noise, mean, std, a):
    x = mean + std * noise
    return (2 * (x - a)).mean(), ((x - a) ** 2 * noise / std).mean()

# %% wrong: one of the two | expected 2 things
def gradient_estimates(noise, mean, std, a):
    return list(2 * (mean + std * noise - a)) + [0.0]

# %% wrong: no std below 0.1 | weight f(x)
def gradient_estimates(noise, mean, std, a):
    x = mean + std * noise
    return 2 * (x - a), (x - a)**2 * noise / max(std, 0.1)
