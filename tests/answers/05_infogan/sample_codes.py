# %% right: numpy
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    z = np.zeros((n, 74))
    z[:, :62] = rng.standard_normal((n, 62))
    z[np.arange(n), 62 + rng.integers(0, 10, n)] = 1
    z[:, 72:] = 2 * rng.random((n, 2)) - 1
    return z

# %% right: torch
def sample_codes(n, seed):
    g = torch.Generator().manual_seed(seed)
    return torch.cat([torch.randn(n, 62, generator=g), F.one_hot(torch.randint(10, (n,), generator=g), 10),
                      torch.rand(n, 2, generator=g) * 2 - 1], 1)

# %% right: rows one by one
import random
def sample_codes(n, seed):
    rng = random.Random(seed)
    rows = []
    for _ in range(n):
        k = rng.randrange(10)
        rows.append([rng.gauss(0, 1) for _ in range(62)] + [float(i == k) for i in range(10)] + [rng.uniform(-1, 1), rng.uniform(-1, 1)])
    return rows

# %% right: torch's global generator, seeded inside
def sample_codes(n, seed):
    torch.manual_seed(seed)
    return torch.cat([torch.randn(n, 62), torch.eye(10)[torch.randint(10, (n,))], torch.empty(n, 2).uniform_(-1, 1)], 1)

# %% right: normals by Φ⁻¹, all from one table of uniforms
from scipy.special import ndtri
def sample_codes(n, seed):
    u = np.random.default_rng(seed).uniform(1e-12, 1, (n, 65))
    category = np.eye(10)[np.minimum((10 * u[:, 62]).astype(int), 9)]
    return np.hstack([ndtri(np.minimum(u[:, :62], 1 - 1e-12)), category, 2 * u[:, 63:] - 1])

# %% wrong: normal(−1, 1) for uniform | normal(−1, 1)
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], rng.normal(-1, 1, (n, 2))], 1)

# %% wrong: standard normal codes | standard normal
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], rng.normal(size=(n, 2))], 1)

# %% wrong: uniform on [0, 1] | negative half
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], rng.random((n, 2))], 1)

# %% wrong: the category as one number | shape
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.normal(size=(n, 62)), rng.integers(10, size=(n, 1)), rng.uniform(-1, 1, (n, 2))], 1)

# %% wrong: one category for the whole batch | times
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.normal(size=(n, 62)), np.eye(10)[[rng.integers(10)] * n], rng.uniform(-1, 1, (n, 2))], 1)

# %% wrong: nine categories | times
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(9, size=n)], rng.uniform(-1, 1, (n, 2))], 1)

# %% wrong: one draw for both uniform codes | correlation
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    u = rng.uniform(-1, 1, (n, 1))
    return np.concatenate([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], u, u], 1)

# %% wrong: uniform noise | standard normals
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.uniform(-1, 1, (n, 62)), np.eye(10)[rng.integers(10, size=n)], rng.uniform(-1, 1, (n, 2))], 1)

# %% wrong: the seed unused | called twice
def sample_codes(n, seed):
    rng = np.random.default_rng()
    return np.concatenate([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], rng.uniform(-1, 1, (n, 2))], 1)

# %% wrong: always seed 0 | use the seed
def sample_codes(n, seed):
    rng = np.random.default_rng(0)
    return np.concatenate([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], rng.uniform(-1, 1, (n, 2))], 1)

# %% wrong: codes first, noise last | one-hot
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.concatenate([np.eye(10)[rng.integers(10, size=n)], rng.uniform(-1, 1, (n, 2)), rng.normal(size=(n, 62))], 1)

# %% right: spawned seeds
def sample_codes(n, seed):
    a, b, c = (np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(3))
    return np.hstack([a.standard_normal((n, 62)), np.eye(10)[b.choice(10, n)], c.random((n, 2)) * 2 - 1])

# %% right: float32 torch
def sample_codes(n, seed):
    g = torch.Generator().manual_seed(seed)
    out = torch.zeros(n, 74)
    out[:, :62].normal_(generator=g)
    out.scatter_(1, 62 + torch.randint(10, (n, 1), generator=g), 1.0)
    out[:, 72:].uniform_(-1, 1, generator=g)
    return out

# %% wrong: category from the uniform code | depend on each other
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    u = rng.uniform(-1, 1, (n, 2))
    return np.hstack([rng.normal(size=(n, 62)), np.eye(10)[np.minimum(((u[:, 0] + 1) * 5).astype(int), 9)], u])

# %% wrong: second code from the first, uncorrelated | depend on each other
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    u = rng.uniform(-1, 1, n)
    return np.hstack([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], u[:, None], (2 * np.abs(u) - 1)[:, None]])

# %% wrong: arange modulo 10 | more evenly
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.hstack([rng.normal(size=(n, 62)), np.eye(10)[np.arange(n) % 10], rng.uniform(-1, 1, (n, 2))])

# %% wrong: seed moves the noise only | the seed doesn't change all
def sample_codes(n, seed):
    rng, fixed = np.random.default_rng(seed), np.random.default_rng(0)
    return np.hstack([rng.normal(size=(n, 62)), np.eye(10)[fixed.integers(10, size=n)], fixed.uniform(-1, 1, (n, 2))])

# %% wrong: seed moves the category only | the seed doesn't change all
def sample_codes(n, seed):
    rng, fixed = np.random.default_rng(seed), np.random.default_rng(0)
    return np.hstack([fixed.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], fixed.uniform(-1, 1, (n, 2))])

# %% wrong: sorted uniforms | depend on each other
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.hstack([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], np.sort(rng.uniform(-1, 1, (n, 2)), 0)])

# %% wrong: coarse uniforms | different values
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.hstack([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], np.round(rng.uniform(-1, 1, (n, 2)), 2)])

# %% wrong: category from the length of the noise | the noise's length
def sample_codes(n, seed):
    from scipy.stats import chi2
    rng = np.random.default_rng(seed)
    z = rng.normal(size=(n, 62))
    cat = np.minimum((chi2(62).cdf((z ** 2).sum(1)) * 10).astype(int), 9)
    return np.concatenate([z, np.eye(10)[cat], rng.uniform(-1, 1, (n, 2))], axis=1)

# %% wrong: second uniform made from the first and the category | not all three
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    cat, u = rng.integers(10, size=n), rng.random(n)
    v = (u + cat / 10) % 1
    return np.concatenate([rng.normal(size=(n, 62)), np.eye(10)[cat], 2 * np.c_[u, v] - 1], axis=1)

# %% wrong: antithetic halves | rows further down
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    h = (n + 1) // 2
    z, u = rng.normal(size=(h, 62)), rng.uniform(-1, 1, (h, 2))
    return np.concatenate([np.r_[z, -z][:n], np.eye(10)[rng.integers(10, size=n)], np.r_[u, -u][:n]], axis=1)

# %% wrong: mirrored rows | as far from the end
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    h = (n + 1) // 2
    z = rng.normal(size=(h, 62))
    return np.concatenate([np.r_[z, -z[::-1]][:n], np.eye(10)[rng.integers(10, size=n)], rng.uniform(-1, 1, (n, 2))], axis=1)

# %% wrong: seed 0 is no seed | sample_codes(7, 0), called twice
def sample_codes(n, seed):
    rng = np.random.default_rng(seed or None)
    return np.concatenate([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], rng.uniform(-1, 1, (n, 2))], axis=1)

# %% wrong: seed modulo 10 | Use the seed, all of it
def sample_codes(n, seed):
    rng = np.random.default_rng(seed % 10)
    return np.concatenate([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], rng.uniform(-1, 1, (n, 2))], axis=1)

# %% wrong: clipped at 3 | beyond ±3.5
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.normal(size=(n, 62)).clip(-3, 3), np.eye(10)[rng.integers(10, size=n)], rng.uniform(-1, 1, (n, 2))], axis=1)

# %% wrong: standard deviation 1.05 | standard deviation 1.05
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.normal(0, 1.05, size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], rng.uniform(-1, 1, (n, 2))], axis=1)

# %% right: a generator with a seed of its own for each
def sample_codes(n, seed):
    return np.concatenate([np.random.default_rng(seed).normal(size=(n, 62)), np.eye(10)[np.random.default_rng(seed + 1).integers(10, size=n)], np.random.default_rng(seed + 2).uniform(-1, 1, (n, 2))], 1)

# %% right: spawned generators
def sample_codes(n, seed):
    a, b, c = (np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(3))
    return np.c_[a.normal(size=(n, 62)), np.eye(10)[b.integers(10, size=n)], c.uniform(-1, 1, (n, 2))]

# %% wrong: the generator started again for each code | started from
def sample_codes(n, seed):
    r = lambda: np.random.default_rng(seed)
    return np.concatenate([r().normal(size=(n, 62)), np.eye(10)[r().integers(10, size=n)], r().uniform(-1, 1, (n, 2))], 1)

# %% wrong: numpy's global seed set again for each | started from
def sample_codes(n, seed):
    np.random.seed(seed); z = np.random.randn(n, 62)
    np.random.seed(seed); k = np.random.randint(0, 10, n)
    np.random.seed(seed); u = np.random.uniform(-1, 1, (n, 2))
    return np.concatenate([z, np.eye(10)[k], u], 1)

# %% wrong: torch's seed set again for each | started from
def sample_codes(n, seed):
    torch.manual_seed(seed); z = torch.randn(n, 62)
    torch.manual_seed(seed); k = torch.randint(10, (n,))
    torch.manual_seed(seed); u = torch.rand(n, 2) * 2 - 1
    return torch.cat([z, F.one_hot(k, 10), u], 1)

# %% wrong: noise and category from the same start | started from
def sample_codes(n, seed):
    z = np.random.default_rng(seed).normal(size=(n, 62))
    k = np.random.default_rng(seed).integers(10, size=n)
    u = np.random.default_rng(seed + 1).uniform(-1, 1, (n, 2))
    return np.concatenate([z, np.eye(10)[k], u], 1)

# %% wrong: noise centred and scaled | closer than
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    z = rng.normal(size=(n, 62)); z = (z - z.mean()) / z.std()
    return np.concatenate([z, np.eye(10)[rng.integers(10, size=n)], rng.uniform(-1, 1, (n, 2))], 1)

# %% wrong: a shuffled grid for uniform | more evenly
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    u = np.stack([rng.permutation(np.linspace(-1, 1, n)) for _ in range(2)], 1)
    return np.concatenate([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], u], 1)

# %% wrong: each category equally often, shuffled | more evenly
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    k = rng.permutation(np.arange(n) % 10)
    return np.hstack([rng.normal(size=(n, 62)), np.eye(10)[k], rng.uniform(-1, 1, (n, 2))])

# %% wrong: one uniform code is the other, shuffled | the same 4000 numbers
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    u = rng.uniform(-1, 1, n)
    return np.hstack([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], np.stack([u, rng.permutation(u)], 1)])

# %% wrong: a remainder of the seed | Use the seed, all of it
def sample_codes(n, seed):
    rng = np.random.default_rng(seed % 97)
    return np.hstack([rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], rng.uniform(-1, 1, (n, 2))])

# %% wrong: a single row always has the first category | only one category
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    category = rng.integers(10, size=n) if n > 1 else np.zeros(1, int)
    return np.hstack([rng.normal(size=(n, 62)), np.eye(10)[category], rng.uniform(-1, 1, (n, 2))])
