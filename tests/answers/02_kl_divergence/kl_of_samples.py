# %% right: bincount
def kl_of_samples(x, y, n):
    return kl_divergence(np.bincount(x, minlength=n) / len(x), np.bincount(y, minlength=n) / len(y))

# %% right: counting in a loop
def kl_of_samples(x, y, n):
    p = [sum(1 for v in x if v == k) / len(x) for k in range(n)]
    q = [sum(1 for v in y if v == k) / len(y) for k in range(n)]
    return kl_divergence(np.array(p), np.array(q))

# %% right: histogram
def kl_of_samples(x, y, n):
    edges = np.arange(n + 1) - 0.5
    p, q = np.histogram(x, edges)[0], np.histogram(y, edges)[0]
    return kl_divergence(p / p.sum(), q / q.sum())

# %% right: a Counter
from collections import Counter
def kl_of_samples(x, y, n):
    a, b = Counter(np.asarray(x).tolist()), Counter(np.asarray(y).tolist())
    return kl_divergence([a[i] / len(x) for i in range(n)], [b[i] / len(y) for i in range(n)])

# %% right: means of one-hot rows, and scipy
from scipy.special import rel_entr
def kl_of_samples(x, y, n):
    p, q = np.eye(n)[x].mean(0), np.eye(n)[y].mean(0)
    return rel_entr(p, q).sum() / np.log(2)

# %% wrong: the planted bug | the samples themselves
def kl_of_samples(x, y, n):
    m = min(len(x), len(y))
    return kl_divergence(x[:m] / x[:m].sum(), y[:m] / y[:m].sum())

# %% wrong: counts | counts
def kl_of_samples(x, y, n):
    return kl_divergence(np.bincount(x, minlength=n), np.bincount(y, minlength=n))

# %% wrong: swapped | second list's
def kl_of_samples(x, y, n):
    return kl_divergence(np.bincount(y, minlength=n) / len(y), np.bincount(x, minlength=n) / len(x))

# %% wrong: only outcomes that occur in both | absent ones
def kl_of_samples(x, y, n):
    common = np.intersect1d(x, y)
    p = np.array([(x == k).mean() for k in common])
    q = np.array([(y == k).mean() for k in common])
    return kl_divergence(p, q)

# %% wrong: smoothed counts | pmf is
def kl_of_samples(x, y, n):
    p, q = np.bincount(x, minlength=n) + 1, np.bincount(y, minlength=n) + 1
    return kl_divergence(p / p.sum(), q / q.sum())
