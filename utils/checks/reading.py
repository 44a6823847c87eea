"""Plain data as numbers and arrays, or why it isn't. Types are believed exactly: a string of digits is a string."""
import sys
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

COARSE = 1e-5                           # how closely results that went through float32 can be compared
REAL = "expected real ones. Where does an imaginary part come from? If it is rounding, keep the real part."
NO_TEST = "Return the numbers themselves, not the result of a comparison."


@dataclass(frozen=True)
class Thing:
    """Something of the student's that isn't data: a function, a class, a generator."""
    kind: str
    text: str


class Unreadable(Exception):
    """(What came, what was expected of it and what to do.) `shape`: its shape is all that is wrong."""

    def __init__(self, what, expected, shape=None):
        super().__init__(what, expected)
        self.what, self.expected, self.shape = what, expected, shape


def is_remote(value):
    """Is this an object in the student's own process (grading.sandbox.proxy)?"""
    return any(c.__name__ == "StudentObject" for c in type(value).__mro__)


def kind(value):
    if is_remote(value):
        return object.__getattribute__(value, "_kind")
    return value.kind if isinstance(value, Thing) else type(value).__name__


def a_kind(value):
    name = kind(value)
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def untorched(value):
    """A tensor as an array; everything else as it is."""
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        value = value.detach().cpu()
        return (value.float() if value.dtype is torch.bfloat16 else value).numpy()
    return value


def is_coarse(value):
    """Did any number of it go through single precision?"""
    value = untorched(value)
    if isinstance(value, (np.ndarray, np.generic)):
        return value.dtype.kind == "f" and value.dtype.itemsize < 8
    if isinstance(value, dict):
        return any(map(is_coarse, value.values()))
    return isinstance(value, (list, tuple)) and any(map(is_coarse, value))


def read_number(value, wanted="one number", advice="Return it alone."):
    """`value` as a float, nan and infinities included."""
    value = untorched(value)
    if isinstance(value, (np.ndarray, np.generic)):
        if value.ndim:
            raise Unreadable(f"an array of shape {value.shape}", f"expected {wanted}. {advice}")
        if value.dtype.kind == "f":
            _check_dtype(value)
        value = value.item()
    if type(value) is bool:
        raise Unreadable("a bool", f"expected {wanted}. Return the number itself, not the result of a comparison.")
    if type(value) is str:
        raise Unreadable("a string", f"expected {wanted}. Leave out the quotes.")
    if type(value) is complex:
        raise Unreadable("a complex number", REAL.replace("real ones", "a real one"))
    if type(value) not in (int, float, Fraction):
        raise Unreadable(a_kind(value), f"expected {wanted}. {advice}")
    try:
        return float(value)
    except OverflowError:
        raise Unreadable("a number too large for a float", f"expected {wanted}. Which product grows so large?") from None


def read_array(value, shape=None):
    """`value`, from an array, a tensor, a number or lists of them, as a new float64 array of `shape`, nan and infinities included."""
    wanted = "an array of numbers" if shape is None else f"an array of shape {tuple(shape)}" if len(shape) else "one number"
    value = untorched(value)
    if isinstance(value, (list, tuple)):
        value = _from_list(value, wanted)
    if not isinstance(value, (np.ndarray, np.generic)):
        value = np.asarray(read_number(value, wanted, "Return numbers."))
    _check_dtype(value)
    found = np.array(value, dtype=float)
    if shape and found.shape == ():
        raise Unreadable("one number", f"expected {wanted}. Did a sum or a mean run over too many axes?")
    if shape is not None and found.shape != tuple(shape):
        raise Unreadable(None, f"expected {tuple(shape) or 'one number'}. Print the shape after each of your steps.", found.shape)
    return found


def _from_list(values, wanted):
    parts = [_from_list(v, wanted) if isinstance(v, (list, tuple)) else v for v in map(untorched, values)]
    for part in parts:
        if isinstance(part, (np.ndarray, np.generic)):
            _check_dtype(part)
        else:
            read_number(part, wanted, "Return numbers.")
    if len(shapes := {np.shape(part) for part in parts}) > 1:
        one, other = sorted(shapes)[:2]
        raise Unreadable(f"a ragged list, with parts of shapes {one} and {other}", f"expected {wanted}. Make all its rows equally long.")
    return np.array([np.array(part, dtype=float) for part in parts])


def _check_dtype(value):
    match value.dtype.kind:
        case "b":
            raise Unreadable("bools", f"expected numbers. {NO_TEST}")
        case "U" | "S":
            raise Unreadable("strings", "expected numbers. Leave out the quotes.")
        case "c":
            raise Unreadable("complex numbers", REAL)
        case "f" if value.dtype.itemsize < 4:
            raise Unreadable("in float16, which keeps 3 digits", "expected float32 or float64. Convert before you compute.")
        case "i" | "u" | "f":
            return
    raise Unreadable(f"an array of {value.dtype}", "expected numbers. Return an array of floats.")


def nan_at(found):
    """Where an array has a nan: "" for a number, " at [2, 0]" for an array; None where there is none."""
    at = np.argwhere(np.isnan(found))
    return None if not len(at) else f" at [{', '.join(map(str, at[0]))}]" if np.ndim(found) else ""


def close(got, expected, tolerance=1e-9):
    """Equal up to `tolerance`, absolute and relative; an infinity equals only itself, a nan nothing."""
    return bool(np.allclose(got, expected, rtol=tolerance, atol=tolerance))
