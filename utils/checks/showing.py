"""Values in messages: as the student would type them, with as many digits as it takes to see a difference."""
from fractions import Fraction

import numpy as np

from utils.checks.reading import Thing, untorched

MANY = 16                               # an array of more entries is told by its shape


def show(value, digits=4):
    """A value as the student would type it: short, to `digits` significant digits."""
    value = untorched(value)
    if isinstance(value, np.ndarray):
        return _nested(value.tolist(), digits) if value.size <= MANY else f"array of shape {value.shape}"
    if isinstance(value, (list, tuple)):
        value = type(value)([v.item() if isinstance(v, np.generic) else v for v in value]) if type(value) in (list, tuple) else value
        if value and all(type(v) in (int, float) for v in value) and len(value) <= 2 * MANY:
            return _nested(value, digits)
    if isinstance(value, np.generic):
        value = value.item()
    if type(value) is float:
        return _digits(value, digits)
    if type(value) is int and abs(value) >= 10**100:
        return f"an int of about {value.bit_length() * 0.30103:.0f} digits"
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if type(value) is dict:
        text = "{" + ", ".join(f"{show(k)}: {show(v, digits)}" for k, v in value.items()) + "}"
    elif isinstance(value, (list, tuple)) and any(isinstance(untorched(v), (np.ndarray, dict, list, tuple, Thing)) for v in value):
        left, right = "()" if isinstance(value, tuple) else "[]"
        text = left + ", ".join(show(v, digits) for v in value) + right
    elif isinstance(value, Thing):
        text = value.text
    else:
        try:
            text = repr(value)
        except Exception:               # an int of more digits than Python writes, somewhere inside
            text = f"a {type(value).__name__}"
    return text if len(text) <= 120 else text[:117] + "…"


def brief(value):
    """What a value is, where its numbers would fill lines."""
    value = untorched(value)
    if isinstance(value, np.ndarray):
        return f"array of shape {value.shape}"
    return f"a {type(value).__name__} of {len(value)}" if isinstance(value, (dict, list, tuple)) else show(value)


def _nested(value, digits):
    if isinstance(value, (list, tuple)):
        left, right = "()" if isinstance(value, tuple) else "[]"
        return left + ", ".join(_nested(v, digits) for v in value) + right
    return _digits(value, digits) if type(value) is float else show(value, digits)


def _digits(x, digits):
    """Never as a whole number if it isn't one: 0.99999 isn't 1, whatever the digits. (Rounding alone, 1 − 10⁻¹⁵, is.)"""
    text = f"{x:.{digits}g}"
    while digits < 14 and 0 < abs(x) < 1e9 and float(text) == round(x) and abs(x - round(x)) > 1e-13 * abs(x):
        digits += 1
        text = f"{x:.{digits}g}"
    return "0" if text == "-0" else text


def differing(got, expected):
    """Both as text, with the digits that tell them apart; of a large array the entry that is furthest off, and where."""
    got, expected = (np.where(np.abs(x) < 1e-15, 0.0, x) if np.ndim(x) and np.asarray(x).dtype.kind == "f" else np.asarray(x) for x in (got, expected))    # rounding, in an array of other sizes
    where = ""
    if got.size > MANY and got.shape == expected.shape:
        with np.errstate(invalid="ignore"):
            off = np.where(got == expected, 0, np.abs(got - expected) / (1 + np.abs(expected)))
        at = np.unravel_index(np.argmax(np.nan_to_num(off, nan=np.inf)), got.shape)
        got, expected, where = got[at], expected[at], f" at [{', '.join(map(str, at))}]"
    for digits in (4, 6, 9, 12, 17):
        texts = show(got[()], digits), show(expected[()], digits)
        if texts[0] != texts[1]:
            break
    return texts[0] + where, texts[1]
