# %% right: coordinates
def rotate_codes(u, angle):
    g = ndtri((u + 1) / 2)
    c, s = np.cos(angle), np.sin(angle)
    return 2 * ndtr(np.stack([c * g[:, 0] - s * g[:, 1], s * g[:, 0] + c * g[:, 1]], 1)) - 1

# %% right: complex numbers
def rotate_codes(u, angle):
    g = ndtri((u + 1) / 2)
    w = (g[:, 0] + 1j * g[:, 1]) * np.exp(1j * angle)
    return 2 * ndtr(np.stack([w.real, w.imag], 1)) - 1

# %% right: erf and a matrix
from scipy.special import erf, erfinv
def rotate_codes(u, angle):
    R = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return erf(erfinv(u) @ R.T)

# %% right: a matrix exponential
from scipy.linalg import expm
def rotate_codes(u, angle):
    R = expm(angle * np.array([[0.0, -1.0], [1.0, 0.0]]))
    return 2 * ndtr(ndtri((np.asarray(u) + 1) / 2) @ R.T) - 1

# %% right: polar coordinates
def rotate_codes(u, angle):
    g = ndtri((np.asarray(u) + 1) / 2)
    r, phi = np.hypot(g[:, 0], g[:, 1]), np.arctan2(g[:, 1], g[:, 0]) + angle
    return np.column_stack([2 * ndtr(r * np.cos(phi)) - 1, 2 * ndtr(r * np.sin(phi)) - 1])

# %% wrong: turns the square | sticks out
def rotate_codes(u, angle):
    R = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return u @ R.T

# %% wrong: clockwise | clockwise
def rotate_codes(u, angle):
    R = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return 2 * ndtr(ndtri((u + 1) / 2) @ R) - 1

# %% wrong: degrees | radians
def rotate_codes(u, angle):
    angle = np.deg2rad(angle)
    R = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return 2 * ndtr(ndtri((u + 1) / 2) @ R.T) - 1

# %% wrong: outside of Φ⁻¹ | brought there first
def rotate_codes(u, angle):
    R = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return 2 * ndtr(ndtri(u) @ R.T) - 1

# %% wrong: on [0, 1] | bring them back
def rotate_codes(u, angle):
    R = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return ndtr(ndtri((u + 1) / 2) @ R.T)

# %% wrong: still Gaussian | still Gaussian
def rotate_codes(u, angle):
    R = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return ndtri((u + 1) / 2) @ R.T

# %% wrong: nothing turned | nothing was rotated
def rotate_codes(u, angle):
    return u

# %% wrong: angle modulo pi | expected
def rotate_codes(u, angle):
    a = angle % np.pi; g = ndtri((u + 1) / 2)
    return 2 * ndtr(g @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])) - 1

# %% wrong: clipped at 3 sigma | expected
def rotate_codes(u, angle):
    g = np.clip(ndtri((u + 1) / 2), -3, 3)
    return 2 * ndtr(g @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])) - 1

# %% wrong: clipped at 1e-6 | expected
def rotate_codes(u, angle):
    g = ndtri(np.clip((u + 1) / 2, 1e-6, 1 - 1e-6))
    R = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return 2 * ndtr(g @ R.T) - 1

# %% wrong: more than a turn taken for degrees | you took it for degrees
def rotate_codes(u, a):
    a = np.deg2rad(a) if abs(a) > 2 * np.pi else a; g = ndtri((u + 1) / 2); R = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]]); return 2 * ndtr(g @ R.T) - 1

# %% wrong: codes within 2e-9 of the edge moved away from it | expected
def rotate_codes(u, angle):
    g = ndtri(np.clip((u + 1) / 2, 1e-9, 1 - 1e-9))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return 2 * ndtr(g @ turn.T) - 1
