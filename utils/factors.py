"""A data set whose factors are known because we draw it: one white shape on black, of a given scale, rotation and place.

Five factors, each with a few equally spaced values, all 6,144 combinations: what a representation is scored against.
None of the shapes looks the same after a rotation within ±60°, so every factor can be read off an image. Everything is a
formula: nothing is stored, nothing is random. The idea is dSprites' (Matthey et al. 2017), smaller and at MNIST's size.
"""
import numpy as np

FACTORS = {"shape": 3, "scale": 4, "rotation": 8, "x": 8, "y": 8}     # name: number of values
SHAPES = ("triangle", "half disc", "L")
SIDE = 28
SCALES = np.linspace(0.28, 0.46, FACTORS["scale"])                      # radius, in half image sides
ROTATIONS = np.linspace(-np.pi / 3, np.pi / 3, FACTORS["rotation"])     # radians, counter-clockwise
PLACES = np.linspace(-0.45, 0.45, FACTORS["x"])                         # of the centre; x to the right, y upwards


def all_factors():
    """Every combination of the five factors once: integers (6144, 5), columns in the order of FACTORS."""
    return np.stack(np.meshgrid(*map(np.arange, FACTORS.values()), indexing="ij"), axis=-1).reshape(-1, len(FACTORS))


def sample_factors(n, seed):
    """n combinations drawn independently and uniformly: integers (n, 5)."""
    return np.random.default_rng(seed).integers(list(FACTORS.values()), size=(n, len(FACTORS)))


def draw(factors):
    """Images uint8 (n, 28, 28), 0 black and 255 white, of factors (n, 5), integers as all_factors() gives them.

    Raises ValueError if a factor has a value that the data set does not know.
    """
    factors = np.asarray(factors)
    if factors.ndim != 2 or factors.shape[1] != len(FACTORS):
        raise ValueError(f"factors have shape {factors.shape}; expected (n, {len(FACTORS)}): {', '.join(FACTORS)}.")
    for (name, count), values in zip(FACTORS.items(), factors.T, strict=True):
        if not np.isin(values, np.arange(count)).all():
            wrong = values[~np.isin(values, np.arange(count))][0]
            raise ValueError(f"{name} = {wrong}; expected an integer from 0 to {count - 1}.")
    shape, scale, rotation, x, y = factors.astype(int).T
    centre = ((np.arange(SIDE) + 0.5) * 2 / SIDE - 1).astype(np.float32)
    right = centre[None, None, :] - _column(PLACES, x)                         # (n, 1, 28)
    up = -centre[None, :, None] - _column(PLACES, y)                           # (n, 28, 1)
    cos, sin, size = _column(np.cos(ROTATIONS), rotation), _column(np.sin(ROTATIONS), rotation), _column(SCALES, scale)
    u, v = (cos * right + sin * up) / size, (-sin * right + cos * up) / size    # the shape's own frame, radius 1
    distance = np.empty(u.shape, np.float32)
    for number, outside in enumerate((_triangle, _half_disc, _l)):
        distance[shape == number] = outside(u[shape == number], v[shape == number])
    cover = 0.5 - distance * size * SIDE / 2            # from the signed distance in pixels to the share of a pixel that is white
    return np.round(255 * np.clip(cover, 0, 1)).astype(np.uint8)


def _column(values, index):
    return values[index].astype(np.float32)[:, None, None]                  # (n, 1, 1)


# Signed distances (negative inside) from shapes of radius about 1 in their own frame; max cuts, min joins.

def _triangle(u, v):
    side = np.hypot(1.6, 0.7)
    return np.maximum(-0.7 - v, (1.6 * np.abs(u) + 0.7 * (v - 0.9)) / side)


def _half_disc(u, v):
    return np.maximum(np.hypot(u, v + 0.4) - 1, -0.4 - v)


def _box(u, v, left, right, bottom, top):
    return np.maximum(np.maximum(left - u, u - right), np.maximum(bottom - v, v - top))


def _l(u, v):
    return np.minimum(_box(u, v, -0.6, -0.1, -0.9, 0.9), _box(u, v, -0.6, 0.7, -0.9, -0.4))


def slant_and_width(images):
    """Two factors measured on digits, uint8 (n, h, w): the slant in radians, positive to the right, and the width in pixels.

    Both (n,). With brightness as weights: slant = arctan(cov(x, y) / var(y)), y upwards; width = the standard deviation of x
    that is left once the slant is taken out. Estimates from the image, not the truth: they also depend a little on which digit it is.
    """
    mass = np.asarray(images, float)
    total = mass.sum((1, 2), keepdims=True)
    if not total.all():
        raise ValueError(f"Image {int(np.argmin(total))} is all black: it has no slant and no width.")
    mass = mass / total
    y, x = -np.arange(mass.shape[1], dtype=float)[:, None], np.arange(mass.shape[2], dtype=float)[None, :]
    mean = lambda values: (mass * values).sum((1, 2))                       # (n,)
    var_x, var_y = mean(x * x) - mean(x) ** 2, mean(y * y) - mean(y) ** 2
    cov = mean(x * y) - mean(x) * mean(y)
    return np.arctan(cov / var_y), np.sqrt(var_x - cov ** 2 / var_y)


def thickness(images):
    """The mean thickness of strokes in pixels (n,), of digits uint8 (n, h, w): twice the inked area over the length of its outline.

    The outline's length is the sum over all pixels of how steeply the brightness changes there (the total variation).
    """
    ink = np.pad(np.asarray(images, float), ((0, 0), (1, 1), (1, 1)))
    outline = np.hypot(np.diff(ink, axis=2)[:, :-1], np.diff(ink, axis=1)[:, :, :-1]).sum((1, 2))
    if not outline.all():
        raise ValueError(f"Image {int(np.argmin(outline))} is all black: it has no strokes.")
    return 2 * ink.sum((1, 2)) / outline
