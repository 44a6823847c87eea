"""Relatives of the plain containers that cross as what they are: default dictionaries, named tuples, the views of a dictionary.

An answer may return one where the author returns a list or a class. Taken for its base, it would lose what a test asks of it:
`found["missing"]`, `point.x`, `names(d) == {"a"}`.
"""
from collections import defaultdict, namedtuple
from functools import lru_cache

import numpy as np

MOST_FIELDS = 500
FACTORIES = {f.__name__: f for f in (int, float, complex, bool, str, list, tuple, dict, set)}
VIEWS = {"keys": type({}.keys()), "values": type({}.values()), "items": type({}.items())}
OF_NAMED_TUPLES = {*vars(namedtuple("named", ())), "__annotations__", "__orig_bases__"}
# What numpy asks an object to learn its shape: a field of that name would answer for the values.
ASKED_BY_NUMPY = {n for n in dir(np.ndarray) if not n.startswith("_") and not callable(getattr(np.ndarray, n))}


def apart(value):
    """→ (tag, what names its kind, its values), or None for anything else. Only the exact types: a subclass may do something else."""
    kind = type(value)
    if kind is defaultdict:
        name = getattr(value.default_factory, "__name__", None)
        return ("dd", name, [dict(value)]) if FACTORIES.get(name) is value.default_factory else None
    if kind.__bases__ == (tuple,) and (fields := _fields(kind)):
        return "N", [kind.__name__, *fields], list(tuple.__iter__(value))
    return next((("V", name, list(value)) for name, view in VIEWS.items() if kind is view), None)


def _fields(kind):
    """The fields of a class that is a named tuple and nothing more."""
    fields = getattr(kind, "_fields", None)
    if type(fields) is not tuple or set(map(type, fields)) != {str} or not vars(kind).keys() <= OF_NAMED_TUPLES | set(fields):
        return None
    try:
        return _named(kind.__name__, *fields)._fields
    except ValueError:                                   # it can't be made there
        return None


def together(tag, name, values):
    """The value again. Raises a plain error where it is none of these."""
    if tag == "dd":
        values, = values
        return defaultdict(None if name is None else FACTORIES[name], dict(values))
    if tag == "N":
        return _named(*name)(*values)
    pairs = enumerate(values) if name == "values" else values if name == "items" else ((v, None) for v in values)
    return getattr(dict(pairs), VIEWS[name].__name__.removeprefix("dict_"))()


@lru_cache(200)
def _named(name, *fields):
    """`rename`, as pandas makes its rows: a column whose name isn't one of Python's, the third for example, is the field _2."""
    if ASKED_BY_NUMPY & set(fields) or len(fields) > MOST_FIELDS or (kind := namedtuple(name, fields, rename=True))._fields != fields:
        raise ValueError("not the fields of a plain named tuple")
    return kind
