# %% right: one generator
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    return np.mean([mi_from_samples(rng.random(n), rng.random(n), bins) for _ in range(repeats)])

# %% right: one seed a repeat
def mi_bias(n, bins, repeats, seed):
    total = 0
    for r in range(repeats):
        x, y = np.random.default_rng((seed, r)).uniform(size=(2, n))
        total += mi_from_samples(x, y, bins)
    return total / repeats

# %% right: torch's generator
import torch
def mi_bias(n, bins, repeats, seed):
    g = torch.Generator().manual_seed(seed)
    return np.mean([mi_from_samples(*torch.rand(2, n, generator=g, dtype=torch.float64).numpy(), bins) for _ in range(repeats)])

# %% right: all points at once
def mi_bias(n, bins, repeats, seed):
    data = np.random.default_rng(seed).random((repeats, 2, n))
    return float(np.mean([mi_from_samples(x, y, bins) for x, y in data]))

# %% right: the older generator
def mi_bias(n, bins, repeats, seed):
    random = np.random.RandomState(seed)
    values = []
    while len(values) < repeats:
        values.append(mi_from_samples(random.uniform(size=n), random.uniform(size=n), bins))
    return sum(values) / repeats

# %% wrong: independent, so zero | run the experiment
def mi_bias(n, bins, repeats, seed):
    return 0.0

# %% wrong: y is x | not independent
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    x = rng.random(n)
    return mi_from_samples(x, x, bins)

# %% wrong: the same seed for both | not independent
def mi_bias(n, bins, repeats, seed):
    return np.mean([mi_from_samples(np.random.default_rng(seed + r).random(n), np.random.default_rng(seed + r).random(n), bins)
                    for r in range(repeats)])

# %% wrong: generator anew in each repeat | before the loop
def mi_bias(n, bins, repeats, seed):
    values = []
    for _ in range(repeats):
        rng = np.random.default_rng(7)
        values.append(mi_from_samples(rng.random(n), rng.random(n), bins))
    return np.mean(values)

# %% wrong: the sum | sum over the repeats
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    return sum(mi_from_samples(rng.random(n), rng.random(n), bins) for _ in range(repeats))

# %% wrong: normal, not uniform | uniform
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    return np.mean([mi_from_samples(rng.normal(size=n), rng.normal(size=n), bins) for _ in range(repeats)])

# %% wrong: the seed is not used | from `seed`
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(n)
    return np.mean([mi_from_samples(rng.random(n), rng.random(n), bins) for _ in range(repeats)])

# %% wrong: one repeat more | does your loop make
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    return np.mean([mi_from_samples(rng.random(n), rng.random(n), bins) for _ in range(repeats + 1)])
