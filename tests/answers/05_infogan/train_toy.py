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

# %% wrong: the same codes in every step, every one equally often | different batch of c
def train_toy(real, seed, steps=700):
    rng, w = np.random.default_rng(seed), toy_weights(0)
    c = torch.eye(4).repeat(16, 1)
    for _ in range(steps):
        z = torch.tensor(rng.normal(size=(64, 2)), dtype=torch.float32)
        w = infogan_step(w, real[rng.integers(len(real), size=64)], z, c, 0.1, 1.0)
    return w

# %% right: numpy's generator, every code equally often, in another order in each step
def train_toy(real, seed, steps=700):
    rng, w = np.random.default_rng(seed), toy_weights(0)
    for _ in range(steps):
        z, c = torch.tensor(rng.normal(size=(64, 2)), dtype=torch.float32), torch.eye(4)[rng.permutation(64) % 4]
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

# %% wrong: the first points in every step | points of `real`
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

# %% wrong: untrained | aren't those of toy_weights(0)
def train_toy(real, seed, steps=700):
    return toy_weights(seed)

# %% wrong: claims a number | a dict with the keys
def train_toy(real, seed, steps=700):
    return {"L_I": 1.386}

# %% wrong: the seed is not set | which draw doesn't
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

# %% wrong: the seed draws the first weights too | aren't those of toy_weights(0)
def train_toy(real, seed, steps=700):
    torch.manual_seed(seed)
    w = toy_weights(seed)
    for _ in range(steps):
        c = F.one_hot(torch.randint(4, (64,)), 4).float()
        w = infogan_step(w, real[torch.randint(len(real), (64,))], torch.randn(64, 2), c, 0.1, 1.0)
    return w

# %% wrong: the last step is missing | those of fewer steps
def train_toy(real, seed, steps=700):
    torch.manual_seed(seed)
    w = toy_weights(0)
    for _ in range(1, steps):
        c = F.one_hot(torch.randint(4, (64,)), 4).float()
        w = infogan_step(w, real[torch.randint(len(real), (64,))], torch.randn(64, 2), c, 0.1, 1.0)
    return w

# %% wrong: twice as many steps as asked | called your infogan_step
def train_toy(real, seed, steps=400):
    g, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(2 * steps):
        z, c = torch.randn(64, 2, generator=g), F.one_hot(torch.randint(4, (64,), generator=g), 4).float()
        w = infogan_step(w, real[torch.randint(len(real), (64,), generator=g)], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: the same noise in every step | different batch of z
def train_toy(real, seed, steps=400):
    g, w = torch.Generator().manual_seed(seed), toy_weights(0)
    z = torch.randn(64, 2, generator=g)
    for _ in range(steps):
        c = F.one_hot(torch.randint(4, (64,), generator=g), 4).float()
        w = infogan_step(w, real[torch.randint(len(real), (64,), generator=g)], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: points of its own instead of `real` | none of the points of `real`
def train_toy(real, seed, steps=400):
    g, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        z, c = torch.randn(64, 2, generator=g), F.one_hot(torch.randint(4, (64,), generator=g), 4).float()
        x = torch.sign(torch.randn(64, 2, generator=g)) + 0.15 * torch.randn(64, 2, generator=g)
        w = infogan_step(w, x, z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: half of the points never seen | From which rows do
def train_toy(real, seed, steps=400):
    g, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        z, c = torch.randn(64, 2, generator=g), F.one_hot(torch.randint(4, (64,), generator=g), 4).float()
        w = infogan_step(w, real[torch.randint(len(real) // 2, (64,), generator=g)], z, c, lr=0.1, lam=1.0)
    return w

# %% right: its own loop, without infogan_step
def train_toy(real, seed, steps=400):
    g = torch.Generator().manual_seed(seed)
    w = {name: value.clone().requires_grad_() for name, value in toy_weights(0).items()}
    trunk = ["T1", "t1", "T2", "t2"]
    def descend(loss, names):
        for n, x in zip(names, torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True)):
            w[n] = (w[n] - 0.1 * x).detach().requires_grad_()
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,), generator=g)]
        z, c = torch.randn(64, 2, generator=g), torch.randint(4, (64,), generator=g)
        code = F.one_hot(c, 4).float()
        descend(F.softplus(-toy_D(w, toy_trunk(w, x))).mean() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, code).detach()))).mean(), [*trunk, "D", "d"])
        h = toy_trunk(w, toy_G(w, z, code))
        loss_q = F.cross_entropy(toy_Q(w, h), c)
        loss_g = F.softplus(-toy_D(w, h)).mean() + loss_q
        gradients = torch.autograd.grad(loss_q, [w[n] for n in (*trunk, "Q", "q")], retain_graph=True)
        descend(loss_g, ["G1", "g1", "G2", "g2"])
        for n, d in zip((*trunk, "Q", "q"), gradients):
            w[n] = (w[n] - 0.1 * d).detach().requires_grad_()
    return {name: value.detach() for name, value in w.items()}

# %% wrong: codes by the quadrant of the noise | depends on the noise z
def train_toy(real, seed, steps=400):
    generator, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        rows = torch.randint(len(real), (64,), generator=generator)
        z = torch.randn(64, 2, generator=generator)
        c = F.one_hot((z > 0).long() @ torch.tensor([1, 2]), 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: codes by the quadrant of the real points | depends on the real points
def train_toy(real, seed, steps=400):
    generator, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        rows = torch.randint(len(real), (64,), generator=generator)
        z = torch.randn(64, 2, generator=generator)
        c = F.one_hot((real[rows] > 0).long() @ torch.tensor([1, 2]), 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: rows by a fixed seed | begin with the same real points
def train_toy(real, seed, steps=400):
    generator, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        rows = torch.randint(len(real), (64,), generator=torch.Generator().manual_seed(_))
        z = torch.randn(64, 2, generator=generator)
        c = F.one_hot(torch.randint(4, (64,), generator=generator), 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: weights rounded at the end | aren't those of toy_weights(0)
def train_toy(real, seed, steps=400):
    generator, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        rows = torch.randint(len(real), (64,), generator=generator)
        z = torch.randn(64, 2, generator=generator)
        c = F.one_hot(torch.randint(4, (64,), generator=generator), 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return {k: (v * 100).round() / 100 for k, v in w.items()}

# %% right: epochs, by torch's global seed
def train_toy(real, seed, steps=500):
    torch.manual_seed(seed)
    w = toy_weights(0)
    order = torch.randperm(len(real))
    at = 0
    for step in range(steps):
        if at + 50 > len(order):
            order, at = torch.randperm(len(real)), 0
        batch = real[order[at:at + 50]]
        at += 50
        z = torch.randn(50, 2)
        c = F.one_hot(torch.randint(0, 4, (50,)), num_classes=4).to(torch.float32)
        w = infogan_step(w, batch, z, c, lr=0.1, lam=1)
    return w

# %% wrong: the generator started again every 50 steps | different batches of z
def train_toy(real, seed, steps=400):
    w = toy_weights(0)
    for i in range(steps):
        if i % 50 == 0:
            generator = torch.Generator().manual_seed(seed)
        rows = torch.randint(len(real), (64,), generator=generator)
        z = torch.randn(64, 2, generator=generator)
        c = F.one_hot(torch.randint(4, (64,), generator=generator), 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: eight batches of noise, over and over | different batches of z
def train_toy(real, seed, steps=400):
    generator, w = torch.Generator().manual_seed(seed), toy_weights(0)
    zs = [torch.randn(64, 2, generator=generator) for _ in range(8)]
    for i in range(steps):
        rows = torch.randint(len(real), (64,), generator=generator)
        c = F.one_hot(torch.randint(4, (64,), generator=generator), 4).float()
        w = infogan_step(w, real[rows], zs[i % 8], c, lr=0.1, lam=1.0)
    return w

# %% wrong: soft codes | one-hot rows
def train_toy(real, seed, steps=400):
    generator, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        rows = torch.randint(len(real), (64,), generator=generator)
        z = torch.randn(64, 2, generator=generator)
        c = torch.softmax(3 * torch.randn(64, 4, generator=generator), 1)
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: the generator started again every 100 steps | different batches of z
def train_toy(real, seed, steps=400):
    w = toy_weights(0)
    for i in range(steps):
        if i % 100 == 0:
            generator = torch.Generator().manual_seed(seed)
        rows = torch.randint(len(real), (64,), generator=generator)
        z = torch.randn(64, 2, generator=generator)
        c = F.one_hot(torch.randint(4, (64,), generator=generator), 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% right: L_I of a fixed batch is looked at on the way
def train_toy(real, seed, steps=300):
    rng = np.random.default_rng(seed)
    w = toy_weights(0)
    for i in range(steps):
        rows = torch.as_tensor(rng.choice(len(real), 128, replace=False))
        z = torch.as_tensor(rng.standard_normal((128, 2)), dtype=torch.float32)
        c = torch.eye(4)[torch.as_tensor(rng.integers(0, 4, 128))]
        w = infogan_step(w, real[rows], z, c, 0.1, 1.0)
        if i % 100 == 0:
            toy_Q(w, toy_trunk(w, toy_G(w, torch.ones(16, 2), torch.eye(4).repeat(4, 1))))
    return w

# %% wrong: the last digit of the seed | a different run
def train_toy(real, seed, steps=400):
    g = torch.Generator().manual_seed(seed % 10)
    w = toy_weights(0)
    for step in range(steps):
        rows = torch.randint(len(real), (64,), generator=g)
        z = torch.randn(64, 2, generator=g)
        k = torch.randint(4, (64,), generator=g)
        c = F.one_hot(k, 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: the last point never read | never the last one
def train_toy(real, seed, steps=400):
    g = torch.Generator().manual_seed(seed)
    w = toy_weights(0)
    for step in range(steps):
        rows = torch.randint(len(real) - 1, (64,), generator=g)
        z = torch.randn(64, 2, generator=g)
        k = torch.randint(4, (64,), generator=g)
        c = F.one_hot(k, 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: the first point never read | never the first one
def train_toy(real, seed, steps=400):
    g = torch.Generator().manual_seed(seed)
    w = toy_weights(0)
    for step in range(steps):
        rows = torch.randint(1, len(real), (64,), generator=g)
        z = torch.randn(64, 2, generator=g)
        k = torch.randint(4, (64,), generator=g)
        c = F.one_hot(k, 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: the same noise in every step, shuffled | fresh draw for every row
def train_toy(real, seed, steps=400):
    g = torch.Generator().manual_seed(seed)
    w = toy_weights(0)
    pool = torch.randn(64, 2, generator=g)
    for step in range(steps):
        rows = torch.randint(len(real), (64,), generator=g)
        z = pool[torch.randperm(64, generator=g)]
        k = torch.randint(4, (64,), generator=g)
        c = F.one_hot(k, 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: one column of noise, twice | columns of the noise
def train_toy(real, seed, steps=400):
    g = torch.Generator().manual_seed(seed)
    w = toy_weights(0)
    for step in range(steps):
        rows = torch.randint(len(real), (64,), generator=g)
        z = torch.randn(64, 1, generator=g).repeat(1, 2)
        k = torch.randint(4, (64,), generator=g)
        c = F.one_hot(k, 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: one code rarer than the others | equally frequent
def train_toy(real, seed, steps=400):
    g = torch.Generator().manual_seed(seed)
    w = toy_weights(0)
    for step in range(steps):
        rows = torch.randint(len(real), (64,), generator=g)
        z = torch.randn(64, 2, generator=g)
        k = torch.multinomial(torch.tensor([0.16, 0.28, 0.28, 0.28]), 64, True, generator=g)
        c = F.one_hot(k, 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: the first step's codes, shuffled | same codes in another order
def train_toy(real, seed, steps=400):
    random, w = torch.Generator().manual_seed(seed), toy_weights(0)
    first = torch.randint(4, (64,), generator=random)
    for _ in range(steps):
        rows, z = torch.randint(len(real), (64,), generator=random), torch.randn(64, 2, generator=random)
        c = F.one_hot(first[torch.randperm(64, generator=random)], 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: uniform noise of the right width | as the task says
def train_toy(real, seed, steps=400):
    random, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        rows, z = torch.randint(len(real), (64,), generator=random), 12**0.5 * (torch.rand(64, 2, generator=random) - 0.5)
        c = F.one_hot(torch.randint(4, (64,), generator=random), 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: generators of one seed for rows and codes | depends on the row of the real point
def train_toy(real, seed, steps=400):
    of_rows, of_noise, of_codes = (torch.Generator().manual_seed(seed) for _ in range(3))
    w = toy_weights(0)
    for _ in range(steps):
        rows, z = torch.randint(len(real), (64,), generator=of_rows), torch.randn(64, 2, generator=of_noise)
        c = F.one_hot(torch.randint(4, (64,), generator=of_codes), 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
    return w

# %% wrong: the weights at which Q read best | Return what the last step made
def train_toy(real, seed, steps=400):
    random, w = torch.Generator().manual_seed(seed), toy_weights(0)
    best, most = w, -np.inf
    for _ in range(steps):
        rows, z = torch.randint(len(real), (64,), generator=random), torch.randn(64, 2, generator=random)
        category = torch.randint(4, (64,), generator=random)
        c = F.one_hot(category, 4).float()
        w = infogan_step(w, real[rows], z, c, lr=0.1, lam=1.0)
        read = -F.cross_entropy(toy_Q(w, toy_trunk(w, toy_G(w, z, c))), category).item()
        if read > most:
            best, most = w, read
    return best

# %% wrong: a remainder of the seed | Use the seed, all of it
def train_toy(real, seed, steps=400):
    random, w = torch.Generator().manual_seed(seed % 97), toy_weights(0)
    for _ in range(steps):
        rows, codes = torch.randint(len(real), (64,), generator=random), torch.randint(4, (64,), generator=random)
        w = infogan_step(w, real[rows], torch.randn(64, 2, generator=random), F.one_hot(codes, 4).float(), 0.1, 1.0)
    return w
