# %% right: counting pairs
def information_table(codes, factors):
    def one(a, b):
        table = np.zeros((a.max() + 1, b.max() + 1))
        np.add.at(table, (a, b), 1 / len(a))
        return entropy(table.sum(1)) + entropy(table.sum(0)) - entropy(table.ravel() / table.sum())
    return np.array([[one(a, b) for b in factors.T] for a in codes.T])

# %% right: sklearn
from sklearn.metrics import mutual_info_score
def information_table(codes, factors):
    return [[mutual_info_score(a, b) / np.log(2) for b in factors.T] for a in codes.T]

# %% right: dictionaries
from collections import Counter
from math import log2
def information_table(codes, factors):
    n = len(codes)
    def one(a, b):
        pairs, left, right = Counter(zip(a, b)), Counter(a), Counter(b)
        return sum(c / n * log2(c * n / (left[x] * right[y])) for (x, y), c in pairs.items())
    return np.array([[one(a.tolist(), b.tolist()) for b in factors.T] for a in codes.T])

# %% right: one-hot products
def information_table(codes, factors):
    def hot(v):
        return (np.asarray(v)[:, None] == np.unique(v)).astype(float)
    result = np.zeros((codes.shape[1], factors.shape[1]))
    for i in range(codes.shape[1]):
        for j in range(factors.shape[1]):
            joint = hot(codes[:, i]).T @ hot(factors[:, j]) / len(codes)
            product = joint.sum(1, keepdims=True) * joint.sum(0)
            some = joint > 0
            result[i, j] = (joint[some] * np.log2(joint[some] / product[some])).sum()
    return result

# %% right: histograms and scipy
from scipy.stats import entropy as scipy_entropy
def information_table(codes, factors):
    h = lambda *columns: scipy_entropy(np.unique(np.stack(columns, 1), axis=0, return_counts=True)[1], base=2)
    return np.array([[h(a) + h(b) - h(a, b) for b in factors.T] for a in codes.T])

# %% wrong: nats | nats
from sklearn.metrics import mutual_info_score
def information_table(codes, factors):
    return [[mutual_info_score(a, b) for b in factors.T] for a in codes.T]

# %% wrong: transposed | transpose
from sklearn.metrics import mutual_info_score
def information_table(codes, factors):
    return [[mutual_info_score(a, b) / np.log(2) for a in codes.T] for b in factors.T]

# %% wrong: joint entropy | joint entropies
def information_table(codes, factors):
    def one(a, b):
        table = np.zeros((a.max() + 1, b.max() + 1))
        np.add.at(table, (a, b), 1 / len(a))
        return entropy(table.ravel() / table.sum())
    return np.array([[one(a, b) for b in factors.T] for a in codes.T])

# %% wrong: conditional entropy | conditional
def information_table(codes, factors):
    def one(a, b):
        table = np.zeros((a.max() + 1, b.max() + 1))
        np.add.at(table, (a, b), 1 / len(a))
        return entropy(table.ravel() / table.sum()) - entropy(table.sum(1))
    return np.array([[one(a, b) for b in factors.T] for a in codes.T])

# %% wrong: nan from empty cells | empty cell
def information_table(codes, factors):
    def one(a, b):
        table = np.zeros((a.max() + 1, b.max() + 1))
        np.add.at(table, (a, b), 1 / len(a))
        with np.errstate(all="ignore"):
            return (table * np.log2(table / np.outer(table.sum(1), table.sum(0)))).sum()
    return np.array([[one(a, b) for b in factors.T] for a in codes.T])

# %% wrong: counts for probabilities | divided by n
from sklearn.metrics import mutual_info_score
def information_table(codes, factors):
    return np.array([[len(a) * mutual_info_score(a, b) / np.log(2) for b in factors.T] for a in codes.T])

# %% wrong: normalised by the entropy | come later
from sklearn.metrics import mutual_info_score
def information_table(codes, factors):
    return np.array([[mutual_info_score(a, b) / mutual_info_score(b, b) for b in factors.T] for a in codes.T])

# %% wrong: squared correlation | mutual information
def information_table(codes, factors):
    with np.errstate(all="ignore"):
        return np.array([[np.nan_to_num(np.corrcoef(a, b)[0, 1]) ** 2 for b in factors.T] for a in codes.T])

# %% wrong: ten values at most | expected
def information_table(codes, factors):
    out = np.zeros((codes.shape[1], factors.shape[1]))
    for i, c in enumerate(np.minimum(codes, 9).T):
        for j, f in enumerate(np.minimum(factors, 9).T):
            t = np.zeros((10, 10)); np.add.at(t, (c, f), 1); t /= t.sum()
            out[i, j] = entropy(t.sum(1)) + entropy(t.sum(0)) - entropy(t.ravel())
    return out

# %% wrong: n taken as 100s | expected
def information_table(codes, factors):
    codes, factors = codes[:len(codes) // 100 * 100], factors[:len(codes) // 100 * 100]
    H = lambda x: entropy(np.bincount(x) / len(x))
    return np.array([[H(c) + H(f) - H(c * 20 + f) for f in factors.T] for c in codes.T])

# %% wrong: pair key collides | expected
def information_table(codes, factors):
    H = lambda v: entropy(np.unique(v, return_counts=True)[1] / len(v))
    return np.array([[H(c) + H(f) - H(10 * c + f) for f in factors.T] for c in codes.T])

# %% wrong: less than a hundredth of a bit taken for 0 | count how often
def _i(a, b, n):
    t = np.zeros((a.max() + 1, b.max() + 1)); np.add.at(t, (a, b), 1); t /= n
    h = lambda p: -(p[p > 0] * np.log2(p[p > 0])).sum()
    return h(t.sum(1)) + h(t.sum(0)) - h(t.ravel())
def information_table(c, f):
    T = np.array([[_i(a, b, len(c)) for b in f.T] for a in c.T]); return np.where(T < 0.01, 0, T)

# %% wrong: counts in 8 bits | count how often
def _i(a, b, n):
    t = np.zeros((a.max() + 1, b.max() + 1)); np.add.at(t, (a, b), 1); t /= n
    h = lambda p: -(p[p > 0] * np.log2(p[p > 0])).sum()
    return h(t.sum(1)) + h(t.sum(0)) - h(t.ravel())
def information_table(c, f):
    def one(a, b):
        t = np.zeros((a.max() + 1, b.max() + 1), np.uint8); np.add.at(t, (a, b), 1); t = t / t.sum()
        h = lambda p: -(p[p > 0] * np.log2(p[p > 0])).sum()
        return h(t.sum(1)) + h(t.sum(0)) - h(t.ravel())
    return np.array([[one(a, b) for b in f.T] for a in c.T])

# %% wrong: values in bytes | the mutual information of that table
def information_table(codes, factors):
    def H(x):
        return entropy(np.unique(x, return_counts=True)[1] / len(x))
    codes, factors = codes.astype(np.uint8).astype(int), factors.astype(np.uint8).astype(int)
    return np.array([[H(a) + H(b) - H(256 * a + b) for b in factors.T] for a in codes.T])

# %% wrong: four codes at most | expected
def information_table(codes, factors):
    table = np.zeros((codes.shape[1], factors.shape[1]))
    for i in range(min(4, codes.shape[1])):
        for j in range(factors.shape[1]):
            pairs = np.zeros((codes.max() + 1, factors.max() + 1))
            np.add.at(pairs, (codes[:, i], factors[:, j]), 1 / len(codes))
            table[i, j] = entropy(pairs.sum(0)) + entropy(pairs.sum(1)) - entropy(pairs.ravel())
    return table
