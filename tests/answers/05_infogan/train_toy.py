# %% right: larger batches
def train_toy(real, seed, steps=600):
    g, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        rows = torch.randint(len(real), (128,), generator=g)
        z, c = torch.randn(128, 2, generator=g), torch.eye(4)[torch.randint(4, (128,), generator=g)]
        w = infogan_step(w, real[rows], z, c, 0.1, 1.0)
    return w

# %% right: a smaller step, longer
def train_toy(real, seed, steps=900):
    torch.manual_seed(seed)
    w = toy_weights(0)
    for step in range(steps):
        c = F.one_hot(torch.randint(4, (64,)), 4).float()
        w = infogan_step(w, real[torch.randperm(len(real))[:64]], torch.randn(64, 2), c, 0.08, 1.0)
    return w

# %% right: λ one half, a third more steps
def train_toy(real, seed, steps=950):
    g, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        rows = torch.randint(len(real), (64,), generator=g)
        z, c = torch.randn(64, 2, generator=g), torch.eye(4)[torch.randint(4, (64,), generator=g)]
        w = infogan_step(w, real[rows], z, c, 0.1, 0.5)
    return w

# %% right: numpy's generator, every code equally often
def train_toy(real, seed, steps=700):
    rng, w = np.random.default_rng(seed), toy_weights(0)
    c = torch.eye(4).repeat(16, 1)
    for _ in range(steps):
        z = torch.tensor(rng.normal(size=(64, 2)), dtype=torch.float32)
        w = infogan_step(w, real[rng.integers(len(real), size=64)], z, c, 0.1, 1.0)
    return w

# %% right: a step size that falls
def train_toy(real, seed, steps=800):
    torch.manual_seed(seed)
    w = toy_weights(0)
    for step in range(steps):
        c = F.one_hot(torch.randint(4, (64,)), 4).float()
        w = infogan_step(w, real[torch.randint(len(real), (64,))], torch.randn(64, 2), c, 0.12 - 0.04 * step / steps, 1.0)
    return w

# %% wrong: no information term | expected L_I > 0.8
def train_toy(real, seed, steps=600):
    g, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        rows = torch.randint(len(real), (64,), generator=g)
        z, c = torch.randn(64, 2, generator=g), torch.eye(4)[torch.randint(4, (64,), generator=g)]
        w = infogan_step(w, real[rows], z, c, 0.1, 0.0)
    return w

# %% wrong: too few steps | for enough steps
def train_toy(real, seed, steps=5):
    torch.manual_seed(seed)
    w = toy_weights(0)
    for _ in range(steps):
        w = infogan_step(w, real[:64], torch.randn(64, 2), torch.eye(4)[torch.randint(4, (64,))], 0.15, 1.0)
    return w

# %% wrong: λ so large that only the code counts | not like the real ones
def train_toy(real, seed, steps=200):
    g, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        rows = torch.randint(len(real), (64,), generator=g)
        z, c = torch.randn(64, 2, generator=g), torch.eye(4)[torch.randint(4, (64,), generator=g)]
        w = infogan_step(w, real[rows], z, c, 0.02, 30.0)
    return w

# %% wrong: steps too large | nan
def train_toy(real, seed, steps=200):
    g, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        rows = torch.randint(len(real), (64,), generator=g)
        z, c = torch.randn(64, 2, generator=g), torch.eye(4)[torch.randint(4, (64,), generator=g)]
        w = infogan_step(w, real[rows], z, c, 5.0, 1.0)
    return w

# %% wrong: untrained | toy_weights(0) for every seed
def train_toy(real, seed, steps=700):
    return toy_weights(seed)

# %% wrong: claims a number | dict of trained weights
def train_toy(real, seed, steps=700):
    return {"L_I": 1.386}

# %% wrong: the seed is not set | which draw does not
def train_toy(real, seed, steps=700):
    w = toy_weights(0)
    for _ in range(steps):
        c = F.one_hot(torch.randint(4, (64,)), 4).float()
        w = infogan_step(w, real[torch.randint(len(real), (64,))], torch.randn(64, 2), c, 0.1, 1.0)
    return w

# %% wrong: always the same seed | use the seed
def train_toy(real, seed, steps=700):
    torch.manual_seed(7)
    w = toy_weights(0)
    for _ in range(steps):
        c = F.one_hot(torch.randint(4, (64,)), 4).float()
        w = infogan_step(w, real[torch.randint(len(real), (64,))], torch.randn(64, 2), c, 0.1, 1.0)
    return w

# %% wrong: always 700 steps, whatever is asked | no step is taken
def train_toy(real, seed, steps=700):
    torch.manual_seed(seed)
    w = toy_weights(0)
    for _ in range(700):
        c = F.one_hot(torch.randint(4, (64,)), 4).float()
        w = infogan_step(w, real[torch.randint(len(real), (64,))], torch.randn(64, 2), c, 0.1, 1.0)
    return w

# %% wrong: the seed draws the first weights too | toy_weights(0) for every seed
def train_toy(real, seed, steps=700):
    torch.manual_seed(seed)
    w = toy_weights(seed)
    for _ in range(steps):
        c = F.one_hot(torch.randint(4, (64,)), 4).float()
        w = infogan_step(w, real[torch.randint(len(real), (64,))], torch.randn(64, 2), c, 0.1, 1.0)
    return w

# %% wrong: the last step is missing | those of steps=0
def train_toy(real, seed, steps=700):
    torch.manual_seed(seed)
    w = toy_weights(0)
    for _ in range(1, steps):
        c = F.one_hot(torch.randint(4, (64,)), 4).float()
        w = infogan_step(w, real[torch.randint(len(real), (64,))], torch.randn(64, 2), c, 0.1, 1.0)
    return w
