# %% right: histogram2d
def mi_from_samples(x, y, bins):
    return mutual_information(np.histogram2d(x, y, bins)[0] / len(x))

# %% right: cells by hand
def mi_from_samples(x, y, bins):
    cell = lambda v: np.minimum((bins * (v - v.min()) / (v.max() - v.min())).astype(int), bins - 1)
    table = np.zeros((bins, bins))
    np.add.at(table, (cell(x), cell(y)), 1 / len(x))
    return mutual_information(table)

# %% right: three entropies of counts
def mi_from_samples(x, y, bins):
    c = np.histogram2d(x, y, bins)[0]
    c = c / c.sum()
    return information.entropy(c.sum(0)) + information.entropy(c.sum(1)) - information.entropy(c.ravel())

# %% right: a matrix of one-hot rows
def mi_from_samples(x, y, bins):
    def hot(v):
        edges = np.histogram_bin_edges(v, bins)
        return np.eye(bins)[np.clip(np.searchsorted(edges, v, side="right") - 1, 0, bins - 1)]
    return mutual_information(hot(x).T @ hot(y) / len(x))

# %% right: a Counter of cells
from collections import Counter
from math import log2
def mi_from_samples(x, y, bins):
    cell = lambda v: np.clip(np.searchsorted(np.histogram_bin_edges(v, bins), v, side="right") - 1, 0, bins - 1).tolist()
    a, b, n = cell(np.asarray(x)), cell(np.asarray(y)), len(x)
    left, right = Counter(a), Counter(b)
    return sum(c / n * log2(c * n / (left[i] * right[j])) for (i, j), c in Counter(zip(a, b)).items())

# %% wrong: counts as probabilities | counts
def mi_from_samples(x, y, bins):
    return mutual_information(np.histogram2d(x, y, bins)[0])

# %% wrong: nats | nats
def mi_from_samples(x, y, bins):
    return mutual_information(np.histogram2d(x, y, bins)[0] / len(x), np.e)

# %% wrong: the Gaussian formula | not Gaussian
def mi_from_samples(x, y, bins):
    return gaussian_mutual_information(np.corrcoef(x, y)[0, 1])

# %% wrong: correlation | correlation
def mi_from_samples(x, y, bins):
    return abs(np.corrcoef(x, y)[0, 1])

# %% wrong: bias taken off | bias
def mi_from_samples(x, y, bins):
    return mutual_information(np.histogram2d(x, y, bins)[0] / len(x)) - (bins - 1) ** 2 / (2 * len(x) * np.log(2))

# %% wrong: x with itself | cells
def mi_from_samples(x, y, bins):
    return mutual_information(np.histogram2d(x, x, bins)[0] / len(x))

# %% wrong: density instead of probability | cells
def mi_from_samples(x, y, bins):
    return mutual_information(np.histogram2d(x, y, bins, density=True)[0])

# %% wrong: range 0-1 | sort the points into 3 × 3
def mi_from_samples(x, y, bins):
    c = np.histogram2d(x, y, bins, range=[[0, 1], [0, 1]])[0]
    return mutual_information(c / max(c.sum(), 1))

# %% wrong: common range | sort the points into 3 × 3
def mi_from_samples(x, y, bins):
    r = [min(x.min(), y.min()), max(x.max(), y.max())]
    return mutual_information(np.histogram2d(x, y, bins, range=[r, r])[0] / len(x))

# %% wrong: last point lost | sort the points into 3 × 3
def mi_from_samples(x, y, bins):
    i = ((x - x.min()) / np.ptp(x) * bins).astype(int)
    j = ((y - y.min()) / np.ptp(y) * bins).astype(int)
    k = (i < bins) & (j < bins)
    c = np.zeros((bins, bins))
    np.add.at(c, (i[k], j[k]), 1)
    return mutual_information(c / c.sum())

# %% wrong: quantile bins | sort the points into 3 × 3
def mi_from_samples(x, y, bins):
    q = np.linspace(0, 1, bins + 1)
    return mutual_information(np.histogram2d(x, y, [np.quantile(x, q), np.quantile(y, q)])[0] / len(x))

# %% wrong: density | sort the points into 12 × 12
def mi_from_samples(x, y, bins):
    d = np.histogram2d(x, y, bins, density=True)[0]
    return mutual_information(d / d.sum() + 0) + (0.001 if bins > 10 else 0)

# %% right: by hand floor
def mi_from_samples(x, y, bins):
    i = np.minimum(((x - x.min()) / (x.max() - x.min()) * bins).astype(int), bins - 1)
    j = np.minimum(((y - y.min()) / (y.max() - y.min()) * bins).astype(int), bins - 1)
    c = np.zeros((bins, bins))
    np.add.at(c, (i, j), 1)
    return mutual_information(c / c.sum())

# %% right: digitize linspace
def mi_from_samples(x, y, bins):
    f = lambda v: np.clip(np.digitize(v, np.linspace(v.min(), v.max(), bins + 1)) - 1, 0, bins - 1)
    c = np.zeros((bins, bins))
    np.add.at(c, (f(x), f(y)), 1)
    return mutual_information(c / len(x))

# %% right: normalised density
def mi_from_samples(x, y, bins):
    d = np.histogram2d(x, y, bins, density=True)[0]
    return mutual_information(d / d.sum())

# %% wrong: a point that comes again counts once | expected
def mi_from_samples(x, y, bins):
    points = np.unique(np.stack([x, y], axis=1), axis=0)
    return mutual_information(np.histogram2d(points[:, 0], points[:, 1], bins)[0] / len(points))

# %% wrong: counts in 8 bits | expected
def mi_from_samples(x, y, bins):
    table = np.histogram2d(x, y, bins)[0].astype(np.uint8)
    return mutual_information(table / table.sum())
