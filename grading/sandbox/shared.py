"""Data that both processes have: a list, dictionary, set or array that crosses is one object with a number, as it is in one process.

Only one side runs at a time. When it hands over, it says what it has changed in the objects that both have, and in which of them nobody has a part any
more: what only this table holds can't be changed, and its number is free. So what a call keeps, changes or gives back is the test's own object, and
what comes back to it is its own.
"""
import operator
import sys
from collections import Counter, deque

import numpy as np

CONTAINERS = (list, dict, set, deque)
CHANGEABLE = (*CONTAINERS, bytearray, np.ndarray)
ATOMS = {int, float, complex, bool, str, bytes, type(None)}
DEEPEST = 32


class Shared:
    """`first`: 1 in the tests' process, 2 in the student's, so that their new numbers are never the same."""

    def __init__(self, first):
        self.first, self.next = first, first
        self.clear()

    def clear(self):
        self.things, self.numbers = {}, {}            # number → [object, what it looked like]; id of the object → number
        self.fresh = []                               # numbers of objects to look at before anybody can change them
        self.apart = set()                            # of arrays that lie in the same memory there, and are copies of each other here

    def new(self, value):
        self.next += 2
        self._add(self.next, value)
        return self.next

    def heard(self, number, value):
        """The other side's new object."""
        if type(number) is not int or number % 2 == self.first % 2 or number in self.things:
            raise ValueError("not a new object's number")
        self._add(number, value)

    def _add(self, number, value):
        self.things[number], self.numbers[id(value)] = [value, None], number
        self.fresh.append(number)

    def __getitem__(self, number):
        return self.things[number][0]

    def changed(self, encode):
        """What has been changed here since it crossed: [number, contents] of each."""
        out = []
        for number, entry in list(self.things.items()):
            value, before = entry
            if before is not None and not same(before, now := snapshot(value)):
                if number in self.apart:
                    raise ValueError("an array was changed that shares its memory with another there, and not here")
                out.append([number, encode.contents(value)])
                entry[1] = now
        self._look()
        return out

    def free(self):
        """The numbers of objects in which nobody here has a part: forgotten."""
        gone = []
        while alone := [n for n, count in holders(self.things).items() if count == ONE_HOLDER and not tied(self[n])]:
            gone += alone                                        # what lies in one of these may be the next
            for number in alone:
                self._forget(number)
        return gone

    def hear(self, changed, free, decode):
        """What the other side has changed, and what it has no part in any more. Raises a plain error where it isn't that."""
        for number, tree in changed or ():
            become(self[number], decode(tree))
            self.things[number][1] = None
            self.fresh.append(number)
        for number in free or ():
            if number in self.things:
                self._forget(number)
        self._look()

    def _look(self):
        """What differs from now on is a change."""
        fresh, self.fresh = self.fresh, []
        for number in fresh:
            if number in self.things:
                self.things[number][1] = snapshot(self[number])

    def tied(self):
        """The numbers of arrays and tensors that lie in the same memory as others of them."""
        roots = {n: root(value) for n, (value, _) in self.things.items() if not isinstance(value, (*CONTAINERS, bytearray))}
        times = Counter(roots.values())
        return [n for n, address in roots.items() if times[address] > 1]

    def _forget(self, number):
        value, _ = self.things.pop(number)
        del self.numbers[id(value)]


def changeable(value):
    """Is it data that can be changed in place?"""
    if isinstance(value, CHANGEABLE):
        return not isinstance(value, np.ma.MaskedArray)
    return is_tensor(value)


def is_tensor(value):
    return (torch := sys.modules.get("torch")) is not None and isinstance(value, torch.Tensor)


def parts(value):
    """What a container holds, each the very object, whatever a class of its own says."""
    if type(value) is list:
        return value[:]
    if isinstance(value, dict):
        return [*dict.keys(value), *dict.values(value)]
    kind = next(k for k in CONTAINERS if isinstance(value, k))
    return list(kind.__iter__(value))


def snapshot(value):
    """What is different when it has changed: the objects in a container, the bytes of anything else."""
    if type(value) is list or isinstance(value, CONTAINERS):
        return parts(value)
    if isinstance(value, bytearray):
        return bytes(value)
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    flat = value.detach().cpu().resolve_conj().resolve_neg().contiguous().reshape(-1)
    return value.dtype, value.shape, value.requires_grad, flat.view(sys.modules["torch"].uint8).numpy().tobytes()


def same(before, now):
    """Of containers: are the very same objects in it? Of anything else: are its bytes the same?"""
    if isinstance(before, list):
        return len(before) == len(now) and all(map(operator.is_, before, now))
    return before == now


def become(value, now):
    """Change a value, in place, into what the other side has made of it."""
    kind = next((k for k in CHANGEABLE if isinstance(value, k)), type(value))
    if not isinstance(now, kind):
        raise TypeError(f"a {kind.__name__} has become a {type(now).__name__}")
    if isinstance(value, (list, bytearray)):
        value[:] = now
    elif isinstance(value, deque):
        value.clear()
        value.extend(now)
    elif isinstance(value, (dict, set)):
        kind.clear(value)
        kind.update(value, now)
    elif value.dtype != now.dtype or value.shape != now.shape:
        raise ValueError("an array has got another shape or type in place")
    elif isinstance(value, np.ndarray):
        np.copyto(value, now)
    else:
        value.data.copy_(now.data)
        if value.is_leaf:
            value.requires_grad_(now.requires_grad)


def alone(box, depth=0):
    """Does nobody but the box hold its value, or a part of it that can be changed? False where that is not known."""
    for part in box.values() if type(box) is dict else box:
        kind = type(part)
        if kind in ATOMS or isinstance(part, np.generic):
            continue
        if sys.getrefcount(part) > IN_A_BOX:
            return False
        if kind in (list, tuple, dict):
            if depth == DEEPEST or not alone(part, depth + 1):
                return False
        elif (kind not in (set, bytearray, np.ndarray) and not is_tensor(part)) or tied(part):
            return False
    return True


def tied(value):
    """Can an array or a tensor be changed by another that lies in the same memory?"""
    if isinstance(value, np.ndarray):
        return value.base is not None and (not isinstance(value.base, (np.ndarray, bytes)) or sys.getrefcount(value.base) > OF_ONE_VIEW)
    return is_tensor(value) and sys.modules["torch"]._C._storage_Use_Count(value.untyped_storage()._cdata) > 2          # its own, and the one that asks


def root(value):
    """Where the memory begins in which an array or a tensor lies."""
    if not isinstance(value, np.ndarray):
        return value.untyped_storage().data_ptr()
    while isinstance(value.base, np.ndarray):
        value = value.base
    return value.__array_interface__["data"][0] if value.base is None or not is_tensor(value.base) else root(value.base)


def holders(things):
    return {number: sys.getrefcount(value) for number, (value, _) in things.items()}


def _of_one_view():
    view = np.zeros(2)[1:]
    return sys.getrefcount(view.base)


def _in_a_box():
    for part in [[]]:
        return sys.getrefcount(part)


ONE_HOLDER, OF_ONE_VIEW, IN_A_BOX = holders({0: [[], None]})[0], _of_one_view(), _in_a_box()
