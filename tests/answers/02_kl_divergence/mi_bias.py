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

# %% wrong: y fixed | different samples of y
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    y = rng.random(n)
    return np.mean([mi_from_samples(rng.random(n), y, bins) for _ in range(repeats)])

# %% wrong: formula | an average over new samples in each
def mi_bias(n, bins, repeats, seed):
    return (bins - 1) ** 2 / (2 * n * np.log(2))

# %% wrong: formula with noise | Run the experiment
def mi_bias(n, bins, repeats, seed):
    return (bins - 1) ** 2 / (2 * n * np.log(2)) * (1 + np.random.default_rng(seed + repeats).normal() * 0.05)

# %% wrong: repeats capped | an average over new samples in each
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    return np.mean([mi_from_samples(rng.random(n), rng.random(n), bins) for _ in range(min(repeats, 100))])

# %% wrong: shuffled same | different samples of x
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    x = rng.random(n)
    return np.mean([mi_from_samples(x, rng.permutation(x), bins) for _ in range(repeats)])

# %% wrong: unseeded | since the seed is the same
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng()
    return np.mean([mi_from_samples(rng.random(n), rng.random(n), bins) for _ in range(repeats)])

# %% wrong: median | that isn't the mean of the estimates
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    return np.median([mi_from_samples(rng.random(n), rng.random(n), bins) for _ in range(repeats)])

# %% wrong: half points | expected about
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    return np.mean([mi_from_samples(rng.random(n // 2), rng.random(n // 2), bins) for _ in range(repeats)])

# %% right: spawn
def mi_bias(n, bins, repeats, seed):
    t = 0.0
    for r in np.random.default_rng(seed).spawn(repeats):
        t += mi_from_samples(r.random(n), r.random(n), bins)
    return t / repeats

# %% right: own estimate inline
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    out = []
    for _ in range(repeats):
        c = np.histogram2d(rng.random(n), rng.random(n), bins)[0] / n
        out.append(mutual_information(c))
    return sum(out) / len(out)

# %% right: python random
import random

def mi_bias(n, bins, repeats, seed):
    r = random.Random(seed)
    return np.mean([mi_from_samples(np.array([r.random() for _ in range(n)]), np.array([r.random() for _ in range(n)]), bins) for _ in range(repeats)])

# %% wrong: y is x in another order | the same points more than once
def mi_bias(n, bins, repeats, seed):
    rng, found = np.random.default_rng(seed), []
    for _ in range(repeats):
        x = rng.random(n)
        found.append(mi_from_samples(x, rng.permutation(x), bins))
    return np.mean(found)

# %% wrong: points that are not uniform | uniform on [0, 1]
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    return np.mean([mi_from_samples(rng.beta(1.5, 1.5, n), rng.beta(1.5, 1.5, n), bins) for _ in range(repeats)])

# %% wrong: uniform on [-1, 1] | uniform on [0, 1]
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    return np.mean([mi_from_samples(rng.uniform(-1, 1, n), rng.uniform(-1, 1, n), bins) for _ in range(repeats)])

# %% right: a seed for each repeat
def mi_bias(n, bins, repeats, seed):
    total = 0
    for child in np.random.SeedSequence(seed).spawn(repeats):
        rng = np.random.default_rng(child)
        total += mi_from_samples(rng.random(n), rng.random(n), bins)
    return total / repeats

# %% wrong: a remainder of the seed | Make the generator from `seed`, all of it
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed % 97)
    return np.mean([mi_from_samples(rng.random(n), rng.random(n), bins) for _ in range(repeats)])
