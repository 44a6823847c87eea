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
