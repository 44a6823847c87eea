"""What encoded.py has written down → the values again. The other side may be a student's: the decoder believes nothing."""
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np

from .encoded import ARRAY_KINDS, ARRAY_SIZES, AT_ONCE, DATES, MAPPINGS, MAX_DEPTH, MAX_DIGITS, NANS, SEQUENCES, TENSORS
from .relatives import together
from .shared import become


class Decoder:
    """(tree, buffers) → value. Raises ValueError, TypeError or another plain error on anything that is not ours."""

    def __init__(self, buffers, handle, shared=None):
        self.buffers, self.handle, self.shared = buffers, handle, shared

    def __call__(self, node, depth=0):
        if depth > MAX_DEPTH:
            raise ValueError("too deep")
        if type(node) is int or type(node) in AT_ONCE:
            return node
        tag, *rest = node if type(node) is list and node else [None]
        if tag == "=":
            number, = rest
            return self.shared[number]
        if tag == "@":
            return self._new(*rest, depth=depth)
        if tag in SEQUENCES:
            items, *longest = rest
            plain = type(items) is list and set(map(type, items)) <= AT_ONCE | {int}
            return SEQUENCES[tag](items if plain else [self(v, depth + 1) for v in items], *longest)
        if tag in MAPPINGS:
            items, = rest
            return MAPPINGS[tag]({self(k, depth + 1): self(v, depth + 1) for k, v in items})
        if tag in ("a", "n"):
            a = self._array(*rest)
            return a if tag == "a" else a[()]
        if tag == "T":
            return self._tensor(*rest)
        if tag == "i":
            return self._int(*rest)
        if tag == "f":
            which, = rest
            return NANS[self._whole(which)] or float("nan")
        if tag == "q":
            above, below = map(self._int, rest)
            return Fraction(above, below)               # a 0 below raises ZeroDivisionError, a plain error
        if tag == "c":
            real, imag = rest
            return complex(float.fromhex(real), float.fromhex(imag))
        if tag == "b":
            return self._buffer(*rest)
        if tag == "B":
            return bytearray(self._buffer(*rest))
        if tag == "D":
            text, = rest
            return Decimal(text) if type(text) is str and len(text) <= 10_000 else self._whole(None)
        if tag == "Di":
            return timedelta(*map(self._whole, rest))
        if tag in DATES:
            return DATES[tag].fromisoformat(*rest)
        if tag in ("r", "S"):
            start, stop, step = (self(v, depth + 1) for v in rest)
            return (range if tag == "r" else slice)(start, stop, step)
        if tag in ("dd", "N", "V"):
            name, values = rest
            return together(tag, name, [self(v, depth + 1) for v in values])
        if tag == "h":
            return self.handle(*rest)
        raise ValueError("an unknown tag")

    def _new(self, number, tag, *rest, depth):
        full = [tag, *rest]
        empty = [tag, [], *rest[1:]] if tag in SEQUENCES or tag in MAPPINGS else ["dd", rest[0], [["d", []]]] if tag == "dd" else full
        value = self(empty, depth)
        self.shared.heard(number, value)                 # before its parts: it may be one of them
        if empty is not full:
            become(value, self(full, depth))
        return value

    @staticmethod
    def _whole(value):
        if type(value) is not int:
            raise ValueError("not an int")
        return value

    def _int(self, digits):
        if type(digits) is not str or len(digits) > MAX_DIGITS:
            raise ValueError("an int is too long")
        return int(digits, 16)

    def _buffer(self, i):
        if type(i) is not int or not 0 <= i < len(self.buffers):
            raise ValueError("a missing buffer")
        return self.buffers[i]

    def _bytes_of(self, shape, itemsize, i):
        data, count = self._buffer(i), 1
        for n in shape:
            if type(n) is not int or n < 0:
                raise ValueError("a shape isn't a list of lengths")
            count *= n
        if len(shape) > 32 or count * itemsize != len(data):
            raise ValueError("an array's size is not that of its bytes")
        return data

    def _array(self, dtype, shape, i):
        dtype = np.dtype(dtype) if type(dtype) is str and len(dtype) < 12 and dtype[:1] in "<|" else None
        if dtype is None or dtype.kind not in ARRAY_KINDS:
            raise ValueError("a dtype that does not cross")
        if dtype.kind != "U" and dtype.itemsize not in ARRAY_SIZES[dtype.kind]:
            raise ValueError("a dtype that does not cross")
        if dtype.itemsize == 0:
            return np.zeros(shape, dtype) if 0 < np.prod(shape) < 1e6 else np.zeros(0, dtype)
        data = self._bytes_of(shape, dtype.itemsize, i)
        if dtype.kind == "b":                                  # a byte of 2 would be neither True nor False
            return (np.frombuffer(data, np.uint8) != 0).reshape(shape)
        return np.frombuffer(data, dtype).reshape(shape).copy()

    def _tensor(self, name, shape, graph, i):
        """`graph`: 0, or 1 for what wants its gradient, 2 for what was computed from such a tensor."""
        import torch
        if name not in TENSORS:
            raise ValueError("a dtype that does not cross")
        dtype = getattr(torch, name)
        data = bytearray(self._bytes_of(shape, dtype.itemsize, i))
        if not data:                                           # torch reads no empty buffer
            flat = torch.zeros(0, dtype=dtype)
        elif name == "bool":                                   # a byte of 2 would be neither True nor False
            flat = torch.frombuffer(data, dtype=torch.uint8) != 0
        else:
            flat = torch.frombuffer(data, dtype=dtype)
        t = flat.reshape(shape)
        if graph not in (1, 2) or not (t.is_floating_point() or t.is_complex()):
            return t
        return t.requires_grad_() if graph == 1 else t.requires_grad_().clone()
