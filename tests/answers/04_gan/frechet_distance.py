# %% right: scipy's root
def frechet_distance(a, b):
    gap = a.mean(axis=0) - b.mean(axis=0)
    S, T = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    return float(gap @ gap + np.trace(S + T - 2 * sqrtm(S @ T).real))

# %% right: eigenvalues of the product
def frechet_distance(a, b):
    S, T = np.cov(a.T), np.cov(b.T)
    root = np.sqrt(np.maximum(np.linalg.eigvals(S @ T).real, 0)).sum()
    return ((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(S) + np.trace(T) - 2 * root

# %% right: symmetric form
def frechet_distance(a, b):
    S, T = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    w, V = np.linalg.eigh(S)
    half = (V * np.sqrt(np.maximum(w, 0))) @ V.T
    root = np.sqrt(np.maximum(np.linalg.eigvalsh(half @ T @ half), 0)).sum()
    return np.linalg.norm(a.mean(0) - b.mean(0)) ** 2 + np.trace(S) + np.trace(T) - 2 * root

# %% right: nuclear norm of a product of square roots
def frechet_distance(a, b):
    x, y = (m - m.mean(0) for m in (a, b))
    x, y = x / np.sqrt(len(x) - 1), y / np.sqrt(len(y) - 1)
    gap = a.mean(0) - b.mean(0)
    return gap @ gap + (x ** 2).sum() + (y ** 2).sum() - 2 * np.linalg.norm(x @ y.T, "nuc")

# %% right: torch
def frechet_distance(a, b):
    a, b = torch.tensor(a), torch.tensor(b)
    S, T = torch.cov(a.T), torch.cov(b.T)
    root = torch.linalg.eigvals(S @ T).sqrt().real.sum()
    return ((a.mean(0) - b.mean(0)) ** 2).sum() + S.trace() + T.trace() - 2 * root

# %% wrong: root entry by entry | entry by entry
def frechet_distance(a, b):
    gap = a.mean(axis=0) - b.mean(axis=0)
    S, T = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    with np.errstate(invalid="ignore"):
        return float(gap @ gap + np.trace(S + T - 2 * np.sqrt(S @ T)))

# %% wrong: no 2 | factor 2
def frechet_distance(a, b):
    gap = a.mean(axis=0) - b.mean(axis=0)
    S, T = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    return float(gap @ gap + np.trace(S + T - sqrtm(S @ T).real))

# %% wrong: the means' distance not squared | squared in this formula
def frechet_distance(a, b):
    S, T = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    return float(np.linalg.norm(a.mean(0) - b.mean(0)) + np.trace(S + T - 2 * sqrtm(S @ T).real))

# %% wrong: variances only | whole covariance
def frechet_distance(a, b):
    gap = a.mean(0) - b.mean(0)
    return float(gap @ gap + ((a.std(0, ddof=1) - b.std(0, ddof=1)) ** 2).sum())

# %% wrong: means only | only the means
def frechet_distance(a, b):
    return float(((a.mean(0) - b.mean(0)) ** 2).sum())

# %% wrong: no means | left out
def frechet_distance(a, b):
    S, T = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    return float(np.trace(S + T - 2 * sqrtm(S @ T).real))

# %% wrong: the root of it | By custom
def frechet_distance(a, b):
    gap = a.mean(axis=0) - b.mean(axis=0)
    S, T = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    return float(np.sqrt(max(gap @ gap + np.trace(S + T - 2 * sqrtm(S @ T).real), 0)))

# %% wrong: difference of covariances | squared difference
def frechet_distance(a, b):
    gap = a.mean(axis=0) - b.mean(axis=0)
    return float(gap @ gap + ((np.cov(a, rowvar=False) - np.cov(b, rowvar=False)) ** 2).sum())

# %% wrong: divided by n | n − 1
def frechet_distance(a, b):
    gap = a.mean(axis=0) - b.mean(axis=0)
    S, T = np.cov(a, rowvar=False, ddof=0), np.cov(b, rowvar=False, ddof=0)
    return float(gap @ gap + np.trace(S + T - 2 * sqrtm(S @ T).real))

# %% wrong: a complex number | complex
def frechet_distance(a, b):
    gap = a.mean(axis=0) - b.mean(axis=0)
    S, T = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    return complex(gap @ gap + np.trace(S + T - 2 * sqrtm(S @ T)))

# %% wrong: the root is missing | root of the product
def frechet_distance(a, b):
    gap = a.mean(axis=0) - b.mean(axis=0)
    return float(gap @ gap + np.trace(np.cov(a, rowvar=False)) + np.trace(np.cov(b, rowvar=False)))

# %% right: nuclear norm
def frechet_distance(a, b):
    A, B = ((x - x.mean(0)) / np.sqrt(len(x) - 1) for x in (a, b))
    return np.sum((a.mean(0) - b.mean(0)) ** 2) + (A ** 2).sum() + (B ** 2).sum() - 2 * np.linalg.norm(A @ B.T, "nuc")

# %% wrong: correlation matrices | expected
def frechet_distance(a, b):
    gap = a.mean(0) - b.mean(0)
    S, T = np.corrcoef(a, rowvar=False), np.corrcoef(b, rowvar=False)
    return gap @ gap + np.trace(S + T - 2 * sqrtm(S @ T).real)

# %% wrong: absolute values of the root's entries | expected
def frechet_distance(a, b):
    S, T = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    d = a.mean(0) - b.mean(0)
    return float(d @ d + np.trace(S + T - 2 * np.abs(sqrtm(S @ T))))

# %% wrong: 10⁻⁶ added to the covariances | was added to the covariances
def frechet_distance(a, b):
    d = a.mean(0) - b.mean(0)
    A, B = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    e = 1e-6 * np.eye(len(d))
    return float(d @ d + np.trace(A + B - 2 * np.real(sqrtm((A + e) @ (B + e)))))

# %% wrong: without the root where a covariance is singular | the root of the product is missing
def frechet_distance(a, b):
    s, t = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    root = sqrtm(s @ t).real if np.linalg.matrix_rank(s) == len(s) else 0 * s
    return ((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(s + t - 2 * root)
