"""Small changes that put an extreme among ordinary values."""
import numpy as np


def insert(rng, p, *values):
    """`p` with entries `values` more, at random places, and the sum 1 again."""
    for value in values:
        p = np.insert(p, rng.integers(len(p) + 1), value)
    return p / p.sum()


def in_some_rows(batch, where, rows):
    """A copy of `batch` with `rows` at `where`."""
    batch = np.array(batch)
    batch[where] = rows
    return batch


def put(p, where, value):
    """`p` with `value` there, the others scaled to make the sum 1."""
    rest = np.where(np.arange(len(p)) == where, 0, p)
    return np.where(np.arange(len(p)) == where, value, rest / rest.sum() * (1 - value))


def in_float32(p, axes=1):
    """pmfs over the last `axes` axes, of multiples of 2⁻¹⁶: their sum is exactly 1 in single precision and in double."""
    flat = p.reshape(*p.shape[:p.ndim - axes], -1)
    rounded = np.round(flat * 2**16) / 2**16
    largest = flat.argmax(-1)[..., None]
    np.put_along_axis(rounded, largest, np.take_along_axis(rounded, largest, -1) + 1 - rounded.sum(-1, keepdims=True), -1)
    return rounded.reshape(p.shape).astype(np.float32)
