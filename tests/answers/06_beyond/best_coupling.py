# %% right: minimum on the diagonal, the rest independent
def best_coupling(p, q):
    both = np.minimum(p, q)
    rest = 1 - both.sum()
    return np.diag(both) + (np.outer(p - both, q - both) / rest if rest > 1e-15 else 0)

# %% right: the rest dealt out greedily
def best_coupling(p, q):
    table = np.diag(np.minimum(p, q)).astype(float)
    for i in range(len(p)):
        for j in range(len(q)):
            table[i, j] += max(0.0, min(p[i] - table[i].sum(), q[j] - table[:, j].sum()))
    return table

# %% right: linear programming
from scipy.optimize import linprog
def best_coupling(p, q):
    n = len(p)
    rows, columns = np.kron(np.eye(n), np.ones(n)), np.kron(np.ones(n), np.eye(n))
    answer = linprog(-np.eye(n).ravel(), A_eq=np.vstack([rows, columns]), b_eq=np.concatenate([p, q]), method="highs")
    return answer.x.reshape(n, n)

# %% wrong: independent | independent
def best_coupling(p, q):
    return np.outer(p, q)

# %% wrong: the diagonal alone | only the diagonal
def best_coupling(p, q):
    return np.diag(np.minimum(p, q))

# %% wrong: transposed | transpose
def best_coupling(p, q):
    both = np.minimum(p, q)
    rest = 1 - both.sum()
    return (np.diag(both) + (np.outer(p - both, q - both) / rest if rest > 1e-15 else 0)).T

# %% wrong: diagonal p | columns add up
def best_coupling(p, q):
    return np.diag(p)

# %% wrong: 0/0 when equal | left over
def best_coupling(p, q):
    both = np.minimum(p, q)
    with np.errstate(all="ignore"):
        return np.diag(both) + np.outer(p - both, q - both) / (p - both).sum()

# %% wrong: negative entries | negative
def best_coupling(p, q):
    table = np.outer(p, q)
    d = np.diag(p) - table
    return table + 2 * (d - np.outer(d.sum(1), q))

# %% wrong: rescaled to sum 1 | add up to
def best_coupling(p, q):
    both = np.minimum(p, q)
    return np.diag(both / both.sum()) if both.sum() else np.outer(p, q)
