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

# %% right: only where p has too much
def best_coupling(p, q):
    table = np.diag(np.minimum(p, q)).astype(float)
    more, less = np.clip(p - q, 0, None), np.clip(q - p, 0, None)
    if more.sum() > 1e-15:
        table += more[:, None] * (less / less.sum())
    return table

# %% right: two pointers
def best_coupling(p, q):
    n = len(p)
    table = [[float(min(p[i], q[i])) if i == j else 0.0 for j in range(n)] for i in range(n)]
    left, right = [float(p[i] - min(p[i], q[i])) for i in range(n)], [float(q[i] - min(p[i], q[i])) for i in range(n)]
    i = j = 0
    while i < n and j < n:
        mass = min(left[i], right[j])
        table[i][j] += mass
        left[i] -= mass
        right[j] -= mass
        i, j = (i + 1, j) if left[i] <= right[j] else (i, j + 1)
    return table

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

# %% right: linear program
from scipy.optimize import linprog
def best_coupling(p, q):
    n = len(p)
    A = np.vstack([np.kron(np.eye(n), np.ones(n)), np.kron(np.ones(n), np.eye(n))])
    return linprog(-np.eye(n).ravel(), A_eq=A, b_eq=np.r_[p, q], bounds=(0, None)).x.reshape(n, n)

# %% wrong: rounded to 3 digits | expected
def best_coupling(p, q):
    both = np.minimum(p, q); rest = (p - both).sum()
    return np.round(np.diag(both) + (np.outer(p - both, q - both) / rest if rest > 0 else 0), 3)

# %% wrong: nearly equal taken for equal | the rows add up to
def best_coupling(p, q):
    d = np.minimum(p, q); a, b = p - d, q - d
    return np.diag(d) if a.sum() < 1e-4 else np.diag(d) + np.outer(a, b) / a.sum()

# %% wrong: an ε of 1e-8 in the denominator | is a small constant added to what you divide by?
def best_coupling(p, q):
    both = np.minimum(p, q)
    return np.diag(both) + np.outer(p - both, q - both) / ((p - both).sum() + 1e-8)

# %% right: linear programming, interior points
from scipy.optimize import linprog
def best_coupling(p, q):
    n = len(p)
    rows, columns = np.kron(np.eye(n), np.ones(n)), np.kron(np.ones(n), np.eye(n))
    return linprog(-np.eye(n).ravel(), A_eq=np.vstack([rows, columns]), b_eq=np.concatenate([p, q]), method="highs-ipm").x.reshape(n, n)
