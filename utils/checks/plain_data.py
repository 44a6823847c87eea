"""Next to the student's code: their values as plain data, which crosses between processes without loss, copied, packed and compared."""
import numbers
import re
import sys
from collections.abc import Mapping, Sequence, ValuesView
from decimal import Decimal
from fractions import Fraction

import numpy as np

OBJECT = "<object>"                     # {OBJECT: [kind, text]}: something that isn't data
FRACTION = "<fraction>"                 # {FRACTION: [numerator, denominator]}: a rational or decimal number
TRANSPOSED = "<transposed>"             # {TRANSPOSED: array}: its transpose, which lies in memory column by column; no order crosses between processes
DEEPEST = 20
CROSSING = {"bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64", "complex64", "complex128"}


def plain(value, depth=0):
    """`value` as Python's own types, numpy arrays and detached tensors: what crosses between processes without loss.

    Subclasses become their base (OrderedDict, namedtuple, Parameter, matrix), any other mapping a dict, any other sequence a list;
    dtypes stay: they say how precise a number is. Rational and decimal numbers become {FRACTION: [numerator, denominator]}, anything else {OBJECT: [kind, text]}.
    """
    try:
        return _plain(value, depth)
    except Exception:
        return {OBJECT: [type(value).__name__, text_of(value)]}


def _plain(value, depth):
    if depth > DEEPEST:
        return {OBJECT: [type(value).__name__, "… nested deeper than any answer"]}
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, np.ma.MaskedArray):
        return np.ma.filled(value.astype(float), np.nan)
    if isinstance(value, (np.ndarray, np.generic)):
        return _plain_array(value, depth)
    if is_tensor(value):
        dense = value.detach().cpu()
        dense = dense if dense.layout is sys.modules["torch"].strided else dense.to_dense()
        return dense.resolve_conj().resolve_neg()
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Decimal) and not value.is_finite():
        return float(value)
    if isinstance(value, (numbers.Rational, Decimal)):
        exact = Fraction(value)
        return {FRACTION: [exact.numerator, exact.denominator]}
    if isinstance(value, numbers.Real):     # of a library: sympy's and mpmath's are registered as such
        return float(value)
    for kind in (str, complex):
        if isinstance(value, kind):
            return kind(value)
    if isinstance(value, Mapping):
        return {_plain(k.item() if isinstance(k, np.generic) else k, depth): plain(v, depth + 1) for k, v in value.items()}
    for kind in (tuple, set, frozenset):
        if isinstance(value, kind):
            return kind(plain(v, depth + 1) for v in value)
    if isinstance(value, (Sequence, ValuesView)) and not isinstance(value, (bytes, bytearray, memoryview)):
        return [plain(v, depth + 1) for v in value]
    return {OBJECT: [type(value).__name__, text_of(value)]}


def _plain_array(value, depth):
    array = np.asarray(value)
    if array.dtype.kind == "O":
        return plain(array.tolist(), depth + 1)
    if array.dtype.kind not in "biufcU":
        return {OBJECT: [f"array of {array.dtype}", text_of(value)]}
    if array.dtype.kind in "fc" and array.dtype.itemsize > (8 if array.dtype.kind == "f" else 16):        # long double
        array = array.astype(float if array.dtype.kind == "f" else complex)
    return array if isinstance(value, np.ndarray) else array[()]


def text_of(value):
    try:
        text = repr(value)
    except Exception:
        text = f"a {type(value).__name__}"
    text = re.sub(r" at 0x[0-9a-f]+", "", text)         # an address is a new one each time
    return text if len(text) <= 120 else text[:117] + "…"


def is_tensor(value):
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def weight(value):
    """About how many bytes plain data has; infinite where it can't cross between processes."""
    if isinstance(value, (np.ndarray, np.generic)):
        return value.nbytes
    if is_tensor(value):
        return value.numel() * value.element_size() if str(value.dtype).removeprefix("torch.") in CROSSING else np.inf
    if type(value) is dict:
        return weight(list(value.values())) + 16 * len(value)
    if type(value) in (list, tuple, set, frozenset):
        return sum(16 if type(v) in (float, bool) else weight(v) for v in value)
    if type(value) is int:
        return 16 if value.bit_length() < 100_000 else np.inf
    return len(value) if type(value) is str else 16


def copied(value):
    """A copy of plain data, tensors and arrays included; an object of the student's stays itself."""
    if isinstance(value, np.ndarray):
        return value.copy(order="K")
    if is_tensor(value):
        return value.detach().clone().requires_grad_(value.requires_grad)
    return _inside(copied, value)


def _inside(change, value):
    """`value` with what it holds changed."""
    if type(value) in (list, tuple, set):
        return type(value)(map(change, value))
    return {key: change(v) for key, v in value.items()} if type(value) is dict else value


def packed(value):
    """Arguments as they cross between processes; `unpacked` on the other side."""
    return {TRANSPOSED: value.T} if isinstance(value, np.ndarray) and by_columns(value) else _inside(packed, value)


def unpacked(value):
    return value[TRANSPOSED].T if type(value) is dict and list(value) == [TRANSPOSED] else _inside(unpacked, value)


def by_columns(array):
    """Does it lie in memory column by column, as the transpose of an array does?"""
    return array.flags.f_contiguous and not array.flags.c_contiguous


def same(a, b):
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.shape == b.shape and a.dtype == b.dtype and a.tobytes() == b.tobytes()
    if is_tensor(a):
        return a.requires_grad == b.requires_grad and same(a.detach().cpu().numpy(), b.detach().cpu().numpy())
    if type(a) in (list, tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if type(a) is dict:
        return a.keys() == b.keys() and all(same(v, b[k]) for k, v in a.items())
    if type(a) in (int, float, str, bool, set):
        return a == b or a != a
    return True                         # the student's own object, or None
