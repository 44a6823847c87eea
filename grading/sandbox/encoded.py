"""Plain data as JSON and raw buffers, by value: numbers and fractions, strings, lists, dicts, numpy arrays, torch tensors. Nothing else.

Exact numbers, dates and the standard library's containers are plain, too, and their relatives (relatives.py). Any other subclass
crosses as its base: its name is kept in `lost`, since a test that asks for more than the base has can't judge it.

A node is null, true, false, a small int, a float, a string, or [tag, …]; arrays travel as dtype, shape and bytes. ["@", number, …] is an object that can
be changed and is new to the other side, ["=", number] one that it has (shared.py). decoded.py turns it back into values.
"""
import math
import sys
from collections import Counter, OrderedDict, deque
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np

from .relatives import apart
from .shared import changeable, is_tensor

MAX_DEPTH = 32
MAX_NODES = 2_000_000
MAX_DIGITS = 1 << 16                       # of an int, in hex
ARRAY_KINDS = "biufcU"
ARRAY_SIZES = {"b": (1,), "i": (1, 2, 4, 8), "u": (1, 2, 4, 8), "f": (2, 4, 8), "c": (8, 16)}
TENSORS = ("bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64",
           "complex64", "complex128")
PLAIN = {bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, OrderedDict, Counter, deque, bytearray, np.ndarray}
AT_ONCE = {bool, float, str, type(None)}    # what JSON says exactly: a list of these need not be looked at one by one
SEQUENCES = {"l": list, "t": tuple, "s": set, "z": frozenset, "Q": deque}
MAPPINGS = {"do": OrderedDict, "dc": Counter, "d": dict}
CONTAINERS = (list, tuple, set, frozenset, dict, deque, bytearray)
BASES = (int, float, complex, str, bytes, np.ndarray, *CONTAINERS)
DATES = {"Dt": datetime, "Dd": date, "Dh": time}            # a datetime is a date, so it comes first


class NotPlain(TypeError):
    """This value does not cross the boundary."""


# In a list, nan equals nothing but itself: which one it is crosses. Any other value is a new one each time.
NANS = (None, math.nan, np.nan)


def all_at_once(items):
    """Are all of them what JSON says exactly?"""
    kinds = set(map(type, items))
    if int in kinds:
        return kinds == {int} and min(items) > -2**53 and max(items) < 2**53
    if kinds == {float}:
        return not math.isnan(sum(items))
    return kinds <= AT_ONCE and not (float in kinds and any(x != x for x in items))


class Encoder:
    """Value → (tree, buffers). `handle(value)` names what is not plain, or raises NotPlain.

    `shared`: what can be changed keeps its identity; without it, it crosses as a copy.
    """

    def __init__(self, handle, shared=None, buffers=()):
        self.handle, self.shared, self.buffers, self.nodes = handle, shared, list(buffers), 0
        self.lost = None                                # a class of its own that crosses as its base: its name, is it the student's?

    def __call__(self, value, depth=0):
        if self.shared is None or not changeable(value):
            return self.contents(value, depth)
        if (number := self.shared.numbers.get(id(value))) is not None:
            self.nodes += 1
            return ["=", number]
        number = self.shared.new(value)                  # before its parts: it may be one of them
        return ["@", number, *self.contents(value, depth)]

    def contents(self, value, depth=0):
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise NotPlain(f"a value nested deeper than {MAX_DEPTH} or of more than {MAX_NODES:,} parts does not cross")
        kind = type(value)
        if kind in AT_ONCE:
            return value if value == value else ["f", next((i for i, known in enumerate(NANS) if value is known), 0)]
        if kind in (list, tuple, dict):
            return self._container(value, depth)
        if isinstance(value, np.generic):
            return ["n", *self._array(np.asarray(value))]
        if kind not in PLAIN:
            if found := apart(value):
                tag, name, values = found
                encode = self.contents if tag == "dd" else self               # its dictionary isn't an object of its own
                return [tag, name, [encode(v, depth + 1) for v in values]]
            if isinstance(value, BASES) and not isinstance(value, np.ma.MaskedArray) and not str(kind.__module__).startswith("torch"):            # its Size is a tuple
                self.lost = str(kind.__name__), kind.__module__ == "__main__"
        if isinstance(value, int):
            return int(value) if -2**53 < value < 2**53 else ["i", self._hex(value)]
        if isinstance(value, float):
            return self(float.__float__(value), depth)
        if type(value) is Fraction:
            return ["q", self._hex(value.numerator), self._hex(value.denominator)]
        if isinstance(value, complex):
            return ["c", value.real.hex(), value.imag.hex()]
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, bytes):
            return ["b", self._buffer(bytes(value))]
        if type(value) is Decimal:
            return ["D", str(value)]
        if type(value) is timedelta:
            return ["Di", value.days, value.seconds, value.microseconds]
        for tag, kind in DATES.items():
            if type(value) is kind and getattr(value, "tzinfo", None) is None:
                return [tag, value.isoformat()]
        if isinstance(value, CONTAINERS):
            return self._container(value, depth)
        if isinstance(value, range):
            return ["r", *(self(v, depth + 1) for v in (value.start, value.stop, value.step))]
        if isinstance(value, slice):
            return ["S", *(self(v, depth + 1) for v in (value.start, value.stop, value.step))]
        if isinstance(value, np.ndarray) and not isinstance(value, np.ma.MaskedArray):
            return ["a", *self._array(np.asarray(value))]
        if is_tensor(value):
            return self._tensor(sys.modules["torch"], value)
        return ["h", *self.handle(value)]

    def _container(self, value, depth):
        if isinstance(value, bytearray):
            return ["B", self._buffer(bytes(value))]
        for tag, kind in SEQUENCES.items():
            if isinstance(value, kind):
                items, longest = list(kind.__iter__(value)), [value.maxlen] if kind is deque else []
                if depth < MAX_DEPTH and all_at_once(items):
                    self.nodes += len(items)
                    return [tag, items, *longest]
                return [tag, [self(v, depth + 1) for v in items], *longest]
        for tag, kind in MAPPINGS.items():
            if isinstance(value, kind):
                return [tag, [[self(k, depth + 1), self(v, depth + 1)] for k, v in dict.items(value)]]

    def _hex(self, value):
        digits = hex(value)
        if len(digits) > MAX_DIGITS:
            raise NotPlain("an int of more than 260,000 bits does not cross")
        return digits

    def _buffer(self, data):
        self.buffers.append(data)
        return len(self.buffers) - 1

    def _array(self, a):
        if a.dtype.kind not in ARRAY_KINDS or (a.dtype.kind != "U" and a.dtype.itemsize not in ARRAY_SIZES[a.dtype.kind]):
            raise NotPlain(f"an array of dtype {a.dtype} does not cross; plain numbers, booleans and strings do")
        if a.dtype.str[0] == ">":
            a = a.astype(a.dtype.newbyteorder("<"))
        return a.dtype.str, list(a.shape), self._buffer(a.tobytes())

    def _tensor(self, torch, t):
        name = str(t.dtype).removeprefix("torch.")
        if t.layout is not torch.strided or name not in TENSORS:
            raise NotPlain(f"a tensor of dtype {name}, layout {t.layout} does not cross")
        dense = t.detach().cpu().resolve_conj().resolve_neg()
        if name == "bfloat16":                          # numpy doesn't know it, and takes its bytes for those of an int
            dense = dense.contiguous().view(torch.int16)
        return ["T", name, list(t.shape), t.requires_grad + (t.requires_grad and not t.is_leaf), self._buffer(dense.numpy().tobytes())]
