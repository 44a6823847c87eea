"""Something of the student's read as what an exercise asks for (a number, an array, a pmf, several things, a dict), or a message that says why it isn't."""
from fractions import Fraction

import numpy as np

from utils.checks import plain_data
from utils.checks.reading import (
    COARSE,
    Thing,
    Unreadable,
    close,
    is_coarse,
    is_remote,
    kind,
    nan_at,
    read_array,
    read_number,
    untorched,
)
from utils.checks.showing import show
from utils.checks.telling import compare, fail, verb_of

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
NAN = "Which step makes it: 0 · log 0, 0/0, ∞/∞, ∞ − ∞, 0 · ∞, the logarithm or root of a negative number, or an entry that was never set, as by np.empty or `where=` without `out=`?"


class Value:
    """A value of the student's as plain data. `name`: how a message speaks of it."""

    def __init__(self, value, name, coarse=False):
        self.value = readable(value)
        self.name = name
        self.coarse = coarse or is_coarse(self.value)

    @property
    def kind(self):
        return kind(self.value)

    def part(self, value, name):
        return Value(value, name, self.coarse)

    def named(self, name):
        return self.part(self.value, name)

    def number(self, nan=False):
        found = read_or_fail(read_number, self)
        return self._no_nan(found, nan)

    def array(self, shape=None, nan=False, infinite=True):
        found = read_or_fail(lambda value: read_array(value, shape), self)
        if not infinite and np.isinf(found).any():
            fail(f"{self.name} {verb_of(self.name)} {show(found)}; expected finite numbers. Which of them grows without bound?")
        return self._no_nan(found, nan)

    def _no_nan(self, found, allowed):
        if not allowed and (where := nan_at(found)) is not None:
            fail(f"{self.name} is nan{where}; expected a number. {NAN}")
        return found

    def equals(self, expected, because, mistakes=(), tolerance=1e-11):
        """Fail unless this is `expected`. `mistakes`: pairs of the value that a known mistake gives, and what to say about it."""
        if np.isnan(expected).any():
            raise ValueError("expected is nan, which no answer can be: look at this input, or leave it out")        # a fault of the check: CheckBroken
        got = self.array(np.shape(expected)) if np.ndim(expected) else self.number()
        compare(self.name, got, expected, because, mistakes, max(tolerance, COARSE if self.coarse else 0))

    def parts(self, what):
        names, value = names_of_parts(what), untorched(self.value)
        n = len(names)
        if isinstance(value, np.ndarray) and value.ndim:
            value = list(value)
        if type(value) not in (tuple, list) or len(value) != n:
            self._wrong("a tuple of one thing." if n == 1 else f"{n} things, in a tuple. Return {'both' if n == 2 else f'all {n}'}.")
        return [self.part(v, name.replace("{}", self.name)) for v, name in zip(value, names, strict=True)]

    def keys(self, names):
        wanted = f"a dict with the keys {', '.join(map(str, names))}."
        if type(self.value) is not dict:
            self._wrong(wanted)
        if set(self.value) != set(names):
            lacks, extra = ([str(key) for key in one if key not in other] for one, other in ((names, self.value), (self.value, names)))
            told = " and ".join(f"{what} {', '.join(keys)}" for what, keys in (("without", lacks), ("with", extra)) if keys)
            fail(f"{self.name} {verb_of(self.name)} a dict {told}; expected {wanted}")
        return {name: self.part(self.value[name], f"{self.name}[{name!r}]") for name in names}

    def length(self):
        """How many entries a list, tuple or one-dimensional array has."""
        value = untorched(self.value)
        if not isinstance(value, (list, tuple, np.ndarray)) or (isinstance(value, np.ndarray) and value.ndim != 1):
            self._wrong("a list of numbers. Return them in one list.")
        return len(value)

    def table(self):
        """A joint table: a pmf over rows and columns."""
        p = self.array()
        if p.ndim != 2:
            fail(f"{self.name} has shape {p.shape}; expected two axes, x down and y across. Return a table.")
        return self.pmf(p.shape)

    def pmf(self, n, positive=False):
        """n: the number of outcomes, or a shape of them."""
        p = self.array((n,) if type(n) is int else n)
        if (p < 0).any():
            fail(f"{self.name} is {show(p)}: it has a negative entry, but probabilities are at least 0. Which entry went below?")
        if not p.any():
            fail(f"{self.name} is 0 everywhere; a pmf sums to 1. Some outcome must have a positive probability.")
        if not close(p.sum(), 1.0, COARSE if self.coarse else 1e-9):
            fail(f"{self.name} is {show(p)}, which sums to {p.sum():.10g}; a pmf sums to 1. Divide by the sum.")
        if positive and not (p > 0).all():
            fail(f"{self.name} is {show(p)}; here every outcome must have a positive probability. Move a little mass there.")
        return p

    def _wrong(self, expected):
        verb = verb_of(self.name)
        if self.value is None:
            fail(f"{self.name} {verb} None{'. Does your function end in a return? Expected' if verb == 'returned' else '; expected'} {expected}")
        fail(f"{self.name} {verb} {show(self.value)}; expected {expected}")


def names_of_parts(what):
    """How messages speak of the parts of {}: `what` is how many there are, or what each is."""
    return [f"the {o} value of {{}}" for o in ORDINALS[:what]] if type(what) is int else [f"{name} of {{}}" for name in what]


def readable(value):
    return value if is_remote(value) or callable(value) else _received(plain_data.plain(value))


def _received(value):
    """What the probe replied, marked fractions as such and marked objects as Things."""
    if type(value) is dict:
        for mark, kinds, read in ((plain_data.OBJECT, [str, str], Thing), (plain_data.FRACTION, [int, int], Fraction)):
            if list(value) == [mark] and type(value[mark]) is list and list(map(type, value[mark])) == kinds:
                return read(*value[mark])
        return {k: _received(v) for k, v in value.items()}
    if type(value) in (list, tuple):
        return type(value)(map(_received, value))
    return Thing(kind(value), f"<{kind(value)}>") if is_remote(value) else value


def read_or_fail(read, answer):
    """`read(answer.value)`, or the message why it can't be read."""
    verb = verb_of(answer.name)
    if answer.value is None:
        fail(f"{answer.name} {verb} None; expected a value.{' Does your function end in a return?' if verb == 'returned' else ''}")
    try:
        return read(answer.value)
    except Unreadable as why:
        if why.shape is not None:
            fail(f"{answer.name} has shape {why.shape}; {why.expected}")
        came = show(answer.value)
        fail(f"{answer.name} {verb} {why.what if came in why.what else f'{came}, {why.what}'}; {why.expected}")
