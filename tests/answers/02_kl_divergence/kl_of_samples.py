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

# %% wrong: minlength max only | outcome 2 never occurs in the second
def kl_of_samples(x, y, n):
    m = max(x.max(), y.max()) + 1
    a, b = (np.bincount(x), np.bincount(y))
    k = min(len(a), len(b))
    a, b = (a[:k], b[:k])
    return kl_divergence(a / a.sum(), b / b.sum())

# %% wrong: unique pairs | outcome 2 never occurs in the second
def kl_of_samples(x, y, n):
    a = np.unique(x, return_counts=True)[1]
    b = np.unique(y, return_counts=True)[1]
    k = min(len(a), len(b))
    return kl_divergence(a[:k] / len(x), b[:k] / len(y))

# %% wrong: laplace | the first list's pmf is
def kl_of_samples(x, y, n):
    a = np.bincount(x, minlength=n) + 1
    b = np.bincount(y, minlength=n) + 1
    return kl_divergence(a / a.sum(), b / b.sum())

# %% wrong: inf whenever lacking | you averaged under the second list's pmf
def kl_of_samples(x, y, n):
    a = np.bincount(x, minlength=n) / len(x)
    b = np.bincount(y, minlength=n) / len(y)
    return np.inf if (b == 0).any() else kl_divergence(a, b)

# %% wrong: truncates to equal length | the first list's pmf is
def kl_of_samples(x, y, n):
    m = min(len(x), len(y))
    a = np.bincount(x[:m], minlength=n) / m
    b = np.bincount(y[:m], minlength=n) / m
    return kl_divergence(a, b)

# %% wrong: assumes sorted | the samples themselves were divided by their
def kl_of_samples(x, y, n):
    a = np.diff(np.searchsorted(x, np.arange(n + 1))) / len(x)
    b = np.diff(np.searchsorted(y, np.arange(n + 1))) / len(y)
    return kl_divergence(np.abs(a), np.abs(b))

# %% right: Counter
from collections import Counter

def kl_of_samples(x, y, n):
    c, d = (Counter(x.tolist()), Counter(y.tolist()))
    return kl_divergence(np.array([c[i] / len(x) for i in range(n)]), np.array([d[i] / len(y) for i in range(n)]))

# %% right: in place sort
def kl_of_samples(x, y, n):
    x.sort()
    y.sort()
    e = np.arange(n + 1)
    return kl_divergence(np.diff(np.searchsorted(x, e)) / len(x), np.diff(np.searchsorted(y, e)) / len(y))

# %% wrong: counts in one byte | expected
def kl_of_samples(x, y, n):
    p, q = (np.array([(v == k).sum(dtype=np.uint8) for k in range(n)]) / len(v) for v in (x, y))
    return kl_divergence(p, q)
