# %% right: a table of distances
def covered_modes(points, centres, sigma):
    distance = np.linalg.norm(points[:, None] - centres, axis=2)
    return int(((distance <= 3 * sigma).mean(axis=0) >= 0.01).sum())

# %% right: loops
def covered_modes(points, centres, sigma):
    covered = 0
    for centre in centres:
        near = sum(1 for point in points if ((point - centre) ** 2).sum() <= (3 * sigma) ** 2)
        covered += near * 100 >= len(points)
    return covered

# %% right: torch
def covered_modes(points, centres, sigma):
    near = torch.cdist(torch.tensor(points), torch.tensor(centres)) < 3 * sigma
    return (near.double().mean(0) >= 0.01).sum()

# %% right: scipy's tree
from scipy.spatial import cKDTree
def covered_modes(points, centres, sigma):
    tree = cKDTree(points)
    return sum(len(found) >= len(points) / 100 for found in tree.query_ball_point(centres, 3 * sigma))

# %% wrong: each point given to its nearest mode | where modes overlap
def covered_modes(points, centres, sigma):
    distance = np.hypot(points[:, None, 0] - centres[:, 0], points[:, None, 1] - centres[:, 1])
    nearest = distance.argmin(1)[distance.min(1) <= 3 * sigma]
    return np.count_nonzero(np.bincount(nearest, minlength=len(centres)) >= 0.01 * len(points))

# %% wrong: any point | single point
def covered_modes(points, centres, sigma):
    distance = np.linalg.norm(points[:, None] - centres, axis=2)
    return int((distance <= 3 * sigma).any(axis=0).sum())

# %% wrong: 1 sigma | within 1σ
def covered_modes(points, centres, sigma):
    distance = np.linalg.norm(points[:, None] - centres, axis=2)
    return int(((distance <= sigma).mean(axis=0) >= 0.01).sum())

# %% wrong: a square | square of side
def covered_modes(points, centres, sigma):
    near = (np.abs(points[:, None] - centres) <= 3 * sigma).all(axis=2)
    return int((near.mean(axis=0) >= 0.01).sum())

# %% wrong: more than 1% | at least
def covered_modes(points, centres, sigma):
    distance = np.linalg.norm(points[:, None] - centres, axis=2)
    return int(((distance <= 3 * sigma).mean(axis=0) > 0.01).sum())

# %% wrong: nearest mode, however far | however far away
def covered_modes(points, centres, sigma):
    nearest = np.linalg.norm(points[:, None] - centres, axis=2).argmin(axis=1)
    return int((np.bincount(nearest, minlength=len(centres)) >= 0.01 * len(points)).sum())

# %% wrong: 1% of those near | 1% of all
def covered_modes(points, centres, sigma):
    near = np.linalg.norm(points[:, None] - centres, axis=2) <= 3 * sigma
    return int((near.sum(axis=0) >= 0.01 * max(near.any(axis=1).sum(), 1)).sum())

# %% wrong: counts points | counts points
def covered_modes(points, centres, sigma):
    near = np.linalg.norm(points[:, None] - centres, axis=2) <= 3 * sigma
    return int(near.any(axis=1).sum())

# %% wrong: the squared distance against 3 sigma | compared the squared distance
def covered_modes(points, centres, sigma):
    distance = ((points[:, None] - centres) ** 2).sum(axis=2)
    return int(((distance <= 3 * sigma).mean(axis=0) >= 0.01).sum())

# %% wrong: one answer a mode | one number
def covered_modes(points, centres, sigma):
    return (np.linalg.norm(points[:, None] - centres, axis=2) <= 3 * sigma).mean(axis=0) >= 0.01

# %% right: complex numbers
def covered_modes(points, centres, sigma):
    p, c = points @ [1, 1j], centres @ [1, 1j]
    return float((np.mean(np.abs(p[:, None] - c) <= 3 * sigma, 0) >= 0.01).sum())

# %% wrong: n//100 | don't round it down
def covered_modes(points, centres, sigma):
    d = np.linalg.norm(points[:, None] - centres, axis=2)
    return int(((d <= 3 * sigma).sum(0) >= len(points) // 100).sum())

# %% wrong: fixed sigma | expected
def covered_modes(points, centres, sigma):
    d = np.linalg.norm(points[:, None] - centres, axis=2)
    return int(((d <= 0.15).mean(0) >= 0.01).sum())

# %% wrong: 4 sigma | within 4σ
def covered_modes(points, centres, sigma):
    d = np.linalg.norm(points[:, None] - centres, axis=2)
    return int(((d <= 4 * sigma).mean(0) >= 0.01).sum())

# %% wrong: manhattan | |Δx| and |Δy|
def covered_modes(points, centres, sigma):
    d = np.abs(points[:, None] - centres).sum(2)
    return int(((d <= 3 * sigma).mean(0) >= 0.01).sum())

# %% wrong: 1% of a mode's fair share | at least 1%
def covered_modes(points, centres, sigma):
    d = np.linalg.norm(points[:, None] - centres, axis=2)
    return int(((d <= 3 * sigma).sum(0) >= 0.01 * len(points) / len(centres)).sum())

# %% wrong: points within 2.9σ | within 3σ
def covered_modes(points, centres, sigma):
    d = np.linalg.norm(points[:, None] - centres, axis=2)
    return int(((d < 2.9 * sigma).mean(0) >= 0.01).sum())

# %% wrong: at most 25 modes | within 3σ
def covered_modes(points, centres, sigma):
    d = np.linalg.norm(points[:, None] - centres, axis=2)
    return min(int(((d <= 3 * sigma).mean(0) >= 0.01).sum()), 25)

# %% wrong: counts in 8 bits | 256
def covered_modes(points, centres, sigma):
    near = np.linalg.norm(points[:, None] - centres, axis=2) <= 3 * sigma
    return int((near.sum(axis=0, dtype=np.uint8) >= 0.01 * len(points)).sum())
