"""What the student's code has done in place to data of a test, done to the test's own objects; and the other way round."""
import sys
from collections import deque

import numpy as np

from .values import SCALARS


def restore(value, now):
    """Make `value`, an argument of a call, what the student's code has made of it; the same object where it can be → the value.

    The code that passed it sees it changed, as in one process.
    """
    if type(value) is not type(now):
        return now
    if isinstance(value, (list, deque)):
        parts = [restore(v, n) for v, n in zip(value, now, strict=False)] + list(now)[len(value):]
        value.clear()
        value.extend(parts)
    elif isinstance(value, dict):
        parts = {k: restore(value[k], n) if k in value else n for k, n in now.items()}
        value.clear()
        value.update(parts)
    elif isinstance(value, set):
        value.clear()
        value.update(now)
    elif isinstance(value, bytearray):
        value[:] = now
    elif isinstance(value, tuple) and len(value) == len(now):
        return value if all(restore(v, n) is v for v, n in zip(value, now, strict=True)) else now
    elif isinstance(value, np.ndarray):
        if value.shape != now.shape or value.dtype != now.dtype or not value.flags.writeable:
            return now
        np.copyto(value, now)
    elif (torch := sys.modules.get("torch")) is not None and isinstance(value, torch.Tensor):
        if value.shape != now.shape or value.dtype != now.dtype:
            return now
        value.data.copy_(now.data)
        if value.is_leaf:
            value.requires_grad_(now.requires_grad)
    else:
        return value if type(value) in SCALARS and value == now else now
    return value
