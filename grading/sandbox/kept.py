"""Plain data that crossed in the cell that runs: the student's code may still have it, and change it in place.

After each question that ran the student's code it is looked at again; what has changed is reported, and changed in the test's objects.
What nobody but us still holds can't change, and is forgotten.
"""
import contextlib
import json
import marshal
import sys
from collections import deque
from types import FunctionType

import numpy as np

from .restore import restore
from .values import AT_ONCE, Encoder, NotPlain

SMALL_BYTES, SMALL_PARTS = 1 << 16, 1000            # arguments that are looked at again after later calls
LARGE_BYTES, LARGE_PARTS = 1 << 25, 1_000_000       # results, where it is sure that the student's code still has them
MOST_KEPT = 300
CHANGEABLE = (list, dict, set, deque, bytearray, tuple, np.ndarray)
ATOMS = AT_ONCE | {int, bytes, complex, FunctionType}              # of a function only its identity crossed
DEEPEST = 8


class Kept:
    """Entries: [number of the question (−number: of its result), data, tree, buffers, small?, mark]."""

    def __init__(self, objects):
        self.objects, self.cell, self.entries = objects, None, []
        self.held = []         # the calls whose arguments the student's code surely still has: what the test does to them is done to these, too

    def in_cell(self, cell):
        """What crossed in another cell is not looked at again."""
        if cell != self.cell:
            self.cell, self.entries, self.held = cell, [], []

    def arguments(self, n, data, tree, buffers):
        """Remember the arguments of a call as they are before it."""
        self.entries = [e for e in self.entries if e[4] or e[0] < 0][-MOST_KEPT:]        # large ones are looked at once, after their own call
        self.entries.append([n, data, tree, list(buffers), sum(map(len, buffers)) < SMALL_BYTES, self.mark(data)])

    def result(self, n, value, encoded):
        """Remember a result of a size that can be looked at again."""
        if isinstance(value, CHANGEABLE) and encoded.nodes < LARGE_PARTS and sum(map(len, encoded.buffers)) < LARGE_BYTES:
            self.entries.append([-n, ([value], {}), None, None, small(encoded), None])

    def changes(self):
        """What the student's code has done in place to data that crossed in this cell, since it was looked at."""
        calls, out, still, self.held = [], [], [], []
        for entry in self.entries:
            number, data, tree, buffers, is_small, before = entry
            if tree is None:                                   # a result that has just been given
                if held(data, surely=not is_small):
                    with contextlib.suppress(NotPlain):
                        self._write(entry)
                        still.append(entry)
                continue
            if before is None or self.mark(data) != before:
                with contextlib.suppress(NotPlain):
                    self._write(entry)
                    if written(entry[2]) != written(tree) or entry[3] != buffers:
                        calls.append([number, entry[2], len(out), len(entry[3])])
                        out += entry[3]
            if held(data, surely=not is_small and number < 0):
                still.append(entry)
                if number > 0 and is_small and held(data, surely=True):
                    self.held.append(number)
        self.entries = still
        return {"calls": calls, "buffers": out} if calls else {}

    def update(self, n, args, kwargs):
        """The test has changed what it handed in with call `n`."""
        for entry in self.entries:
            if entry[0] == n:
                restore(list(entry[1][0]), args)
                restore(entry[1][1], kwargs)
                self._write(entry)

    def _write(self, entry):
        encode = Encoder(self._numbered)
        entry[2] = encode(entry[1])
        entry[3], entry[4], entry[5] = encode.buffers, entry[4] and small(encode), self.mark(entry[1])

    def _numbered(self, value):
        return self.objects.name(value)[0], "", False, False

    def mark(self, value, depth=0):
        """What is different when the data has changed: many times faster than to encode it. None where it is nested too deeply."""
        try:
            return marshal.dumps(value, 2)               # the last version whose bytes do not depend on who else holds the parts
        except ValueError:
            pass
        kind = type(value)
        if kind is FunctionType:
            return id(value)
        if kind in (list, tuple, dict) and depth < DEEPEST:
            parts = [self.mark(v, depth + 1) for v in (value if kind is not dict else [*value, *value.values()])]
            return None if None in parts else parts
        encode = Encoder(self._numbered)
        try:
            return written(encode(value)), encode.buffers
        except NotPlain:
            return None


def weight(value, buffers):
    """About how many bytes of memory a result takes."""
    parts = () if isinstance(value, np.ndarray) else value.values() if isinstance(value, dict) else value
    return sum(map(len, buffers)) + 60 * sum(len(v) if isinstance(v, (list, tuple, dict, set)) else 1 for v in parts)


def small(encode):
    """Is it looked at again when the test may have changed it?"""
    return encode.nodes < SMALL_PARTS and sum(map(len, encode.buffers)) < SMALL_BYTES


def written(tree):
    """A tree as text: in there 1, 1.0 and true are different, and nan is nan."""
    return json.dumps(tree)


def held(value, surely=False):
    """Does anyone but its container hold a part of it that can be changed? True where that is not known, unless it has to be sure."""
    for part in value.values() if type(value) is dict else value:
        kind = type(part)
        if kind in ATOMS or (kind is tuple and ATOMS.issuperset(map(type, part))):
            continue
        if sys.getrefcount(part) > ONE_HOLDER or (kind not in (list, tuple, dict, set, np.ndarray) and not surely):
            return True
        if kind in (list, tuple, dict) and held(part, surely):
            return True
    return False


def _count_of_one_holder():
    for part in [[]]:
        return sys.getrefcount(part)


ONE_HOLDER = _count_of_one_holder()
