"""Blind-spot mutants: a reference that is right except inside one class of inputs (blind_spots.py), where its answer is spoiled.

A mutant of the reference's text shows which line a check misses; it can't show an input that no check feeds in. These do.
"""
import functools
import inspect
import math
from types import SimpleNamespace

import numpy as np

from authoring.checks.blind_spots import PROMISED


def classes(function):
    """[(argument or "*", name of a class)] of one function of the course."""
    return [(argument, name) for argument, kinds in PROMISED.get(function, {}).items() for name in kinds]


def _plain(value):
    """An argument as numpy holds it; what isn't a number stays."""
    if type(value).__name__ in ("Tensor", "Parameter"):
        value = value.detach().numpy()
    return np.asarray(value) if isinstance(value, (np.ndarray, list, tuple, int, float)) and not isinstance(value, bool) else value


def _dtype(value):
    return str(getattr(value, "dtype", "")).removeprefix("torch.")


def _inside(function, argument, name, bound):
    """Are these arguments in the class?"""
    test = PROMISED[function][argument][name]
    if type(test) is str:
        return _dtype(bound[argument]) == test
    try:
        if argument == "*":
            return bool(test(SimpleNamespace(**{key: _plain(value) for key, value in bound.items()})))
        return bool(test(_plain(bound[argument])))
    except (IndexError, AttributeError, ValueError, TypeError):              # not of the shape that the class is about
        return False


def off(value):
    """A value that is wrong by a little, of the same type and shape; a tensor stays on its graph."""
    if isinstance(value, dict):
        return {key: off(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(off(item) for item in value)
    if isinstance(value, bool) or (not isinstance(value, (int, float, np.ndarray, np.generic)) and type(value).__name__ not in ("Tensor", "Parameter")):
        return value
    if isinstance(value, int) or (hasattr(value, "dtype") and "int" in str(value.dtype)):
        return value + 1
    if isinstance(value, (float, np.generic)) and not math.isfinite(value):
        return 1e3
    return value * 1.02 + 0.01


def nan(value):
    """The shape of the answer, and nan in it."""
    if isinstance(value, dict):
        return {key: nan(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(nan(item) for item in value)
    if isinstance(value, bool) or (not isinstance(value, (int, float, np.ndarray, np.generic)) and type(value).__name__ not in ("Tensor", "Parameter")):
        return value
    return value * math.nan


SPOILS = {"off": off, "nan": nan}


def spoiled(function, argument, name, how):
    """`function`, right except inside one class of its arguments. It reads its arguments, and leaves them alone."""
    signature = inspect.signature(function)

    @functools.wraps(function)
    def mutant(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        inside = _inside(function.__name__, argument, name, bound.arguments)
        value = function(*args, **kwargs)
        return SPOILS[how](value) if inside else value

    return mutant


def blind_spots(functions):
    """(lines that spoil a reference, what they do) for each class of each of these functions."""
    for function in functions:
        for argument, name in classes(function):
            for how in SPOILS:
                where = name if argument == "*" else f"{argument}: {name}"
                yield (f"from authoring.checks.spoiling import spoiled as _spoiled\n"
                       f"{function} = _spoiled({function}, {argument!r}, {name!r}, {how!r})"), f"{function}: {how} where {where}"
