"""Beside the student's code: one call of their function, and what came of it as plain data.

In a notebook this runs in the kernel. Under grading it runs in the student's own process (grading.sandbox.proxy.students_function), because
only there are the arguments after the call, the graph of a tensor and the traceback. Its replies are plain data, and
`utils.checks.gate` reads them; nothing in here knows what an exercise wants.
"""
import contextlib
import importlib
import inspect
import linecache
import numbers
import re
import sys
import sysconfig
import time
import warnings
from collections.abc import Mapping, Sequence, ValuesView
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np

from utils.checks.unwritten import leave_nan

OBJECT = "<object>"                     # {OBJECT: [kind, text]}: something that isn't data
FRACTION = "<fraction>"                 # {FRACTION: [numerator, denominator]}: a rational or decimal number
TRANSPOSED = "<transposed>"             # {TRANSPOSED: array}: its transpose, which lies in memory column by column; no order crosses between processes
LIBRARIES = (str(Path(__file__).parents[2] / "utils"), *(sysconfig.get_path(p) for p in ("stdlib", "platstdlib", "purelib", "platlib")))
DEEPEST = 20
LONG, HEAVY = 0.2, 1 << 20              # seconds of CPU and bytes after which several calls' replies are given, and the rest is requested again
CROSSING = {"bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64", "complex64", "complex128"}


def calls(questions):
    """[["module:function" of this kind, function, args, kwargs, more], …] → their replies in order, up to the first that raised, or to where it
    took long or grew heavy; what no other process can be given comes by itself. At least one."""
    replies, began, heavy = [], time.process_time(), 0
    _last.clear()
    for how, function, args, kwargs, more in questions:
        module, name = how.split(":")
        reply = getattr(importlib.import_module(module), name)(function, unpacked(args), unpacked(kwargs), **more)
        heavy += weight(reply)
        if replies and heavy == np.inf:
            break
        replies.append(reply)
        if "error" in reply or heavy > HEAVY or time.process_time() - began > LONG:
            break
    return replies


def weight(value):
    """About how many bytes plain data has; infinite where it can't cross between processes."""
    if isinstance(value, (np.ndarray, np.generic)):
        return value.nbytes
    if _is_tensor(value):
        return value.numel() * value.element_size() if str(value.dtype).removeprefix("torch.") in CROSSING else np.inf
    if type(value) is dict:
        return weight(list(value.values())) + 16 * len(value)
    if type(value) in (list, tuple, set, frozenset):
        return sum(16 if type(v) in (float, bool) else weight(v) for v in value)
    if type(value) is int:
        return 16 if value.bit_length() < 100_000 else np.inf
    return len(value) if type(value) is str else 16


_last = []                              # what the call before returned, itself and as it was then


def call(function, args, kwargs):
    """→ {"value": what it returned then, "changed": names of arguments that the call changed, "overwritten": did it change what the call before had
    returned?} or {"error": what it raised, and where}."""
    given = copied(args), copied(kwargs)
    value, error = _attempt(function, *given)
    if error:
        return error
    overwritten = any(not _same(plain(before), then) for before, then in _last)
    then = copied(plain(value))
    _last[:] = [(value, then)] if weight(then) < HEAVY else []
    return {"value": then, "changed": _changed(function, (args, kwargs), given), "overwritten": overwritten}


def gradient(function, args, kwargs, part=None, needed=True):
    """The same for a loss (or part `part` of several), with "gradients": one for each floating tensor argument, None where
    the value does not depend on it; of one value per row, the gradient of their sum. "gradients" is None where the value is
    not on a graph, and, if they aren't needed, where the function can't be called with tensors that require one."""
    import torch
    given = copied(args), copied(kwargs)
    leaves = [x.requires_grad_() for x in (*given[0], *given[1].values()) if isinstance(x, torch.Tensor) and x.is_floating_point()]

    def value_and_gradients():
        loss = function(*given[0], **given[1])
        pair = isinstance(loss, (tuple, list)) or (isinstance(loss, torch.Tensor) and loss.ndim > 0)
        if (isinstance(loss, dict) and part in loss) or (pair and part is not None and len(loss) > part):
            loss = loss[part]
        if not isinstance(loss, torch.Tensor) or not loss.requires_grad:
            return loss, None
        return loss, torch.autograd.grad(loss.sum(), leaves, allow_unused=True)

    found, error = _attempt(value_and_gradients, (), {})
    if error and not needed:
        found, error = (None, None), None
    return error or {"value": plain(found[0]), "changed": [], "gradients": plain(found[1])}


def _attempt(function, args, kwargs):
    """(value, None), or (None, an error as plain data)."""
    if not callable(function):
        return None, {"error": {"kind": "not a function", "message": _text(function), "line": None, "function": None, "unanswered": None}}
    try:
        with as_imported():
            leave_nan([*args, *kwargs.values()])
            return function(*args, **kwargs), None
    except KeyboardInterrupt:           # the student's own interrupt; under grading, the end of the time
        raise
    except BaseException as error:
        return None, {"error": _told(error)}


@contextlib.contextmanager
def as_imported():
    """numpy and torch as they are after their import, whatever a cell has set (`np.seterr`, `warnings.simplefilter("error")`,
    `torch.set_grad_enabled`): a warning on the way isn't the answer's fault. None is shown."""
    torch = sys.modules.get("torch")
    with warnings.catch_warnings(), np.errstate(all="ignore"), torch.enable_grad() if torch else contextlib.nullcontext():
        warnings.simplefilter("ignore")
        yield


def _told(error):
    line, function = _student_line(error.__traceback__)
    try:
        message = str(error)
    except Exception:
        message = ""
    return {"kind": type(error).__name__, "message": message[:300], "line": line, "function": function,
            "unanswered": function if isinstance(error, NotImplementedError) and not message else None}


def _student_line(traceback):
    """The text of the last line of the student's own cells that the error passed through, and the function it is in."""
    line = function = None
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if not code.co_filename.startswith(LIBRARIES):
            line = linecache.getline(code.co_filename, traceback.tb_lineno, traceback.tb_frame.f_globals).strip()[:120] or line
            function = code.co_name
        traceback = traceback.tb_next
    return line, function


def copied(value):
    """A copy of plain data, tensors and arrays included; an object of the student's stays itself."""
    if isinstance(value, np.ndarray):
        return value.copy(order="K")
    if _is_tensor(value):
        return value.detach().clone().requires_grad_(value.requires_grad)
    return _inside(copied, value)


def by_columns(array):
    """Does it lie in memory column by column, as the transpose of an array does?"""
    return array.flags.f_contiguous and not array.flags.c_contiguous


def packed(value):
    """Arguments as they cross between processes; `unpacked` on the other side."""
    return {TRANSPOSED: value.T} if isinstance(value, np.ndarray) and by_columns(value) else _inside(packed, value)


def unpacked(value):
    return value[TRANSPOSED].T if type(value) is dict and list(value) == [TRANSPOSED] else _inside(unpacked, value)


def _inside(change, value):
    """`value` with what it holds changed."""
    if type(value) in (list, tuple, set):
        return type(value)(map(change, value))
    return {key: change(v) for key, v in value.items()} if type(value) is dict else value


def _changed(function, before, after):
    """The names of the arguments that are not what they were."""
    (args, kwargs), (args_now, kwargs_now) = before, after
    try:
        names = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        names = []
    names += [f"number {i + 1}" for i in range(len(names), len(args))]
    return [name for name, a, b in [*zip(names, args, args_now, strict=False), *((k, v, kwargs_now.get(k)) for k, v in kwargs.items())]
            if not _same(a, b)]


def _same(a, b):
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.shape == b.shape and a.dtype == b.dtype and a.tobytes() == b.tobytes()
    if _is_tensor(a):
        return a.requires_grad == b.requires_grad and _same(a.detach().cpu().numpy(), b.detach().cpu().numpy())
    if type(a) in (list, tuple):
        return len(a) == len(b) and all(map(_same, a, b))
    if type(a) is dict:
        return a.keys() == b.keys() and all(_same(v, b[k]) for k, v in a.items())
    if type(a) in (int, float, str, bool, set):
        return a == b or a != a
    return True                         # the student's own object, or None


def _is_tensor(value):
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def plain(value, depth=0):
    """`value` as Python's own types, numpy arrays and detached tensors: what crosses between processes without loss.

    Subclasses become their base (OrderedDict, namedtuple, Parameter, matrix), any other mapping a dict, any other sequence a list; dtypes stay: they say how precise
    a number is. Rational and decimal numbers become {FRACTION: [numerator, denominator]}, anything else {OBJECT: [kind, text]}.
    """
    try:
        return _plain(value, depth)
    except Exception:
        return {OBJECT: [type(value).__name__, _text(value)]}


def _plain(value, depth):
    if depth > DEEPEST:
        return {OBJECT: [type(value).__name__, "… nested deeper than any answer"]}
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, np.ma.MaskedArray):
        return np.ma.filled(value.astype(float), np.nan)
    if isinstance(value, (np.ndarray, np.generic)):
        return _plain_array(value, depth)
    if _is_tensor(value):
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
    return {OBJECT: [type(value).__name__, _text(value)]}


def _plain_array(value, depth):
    array = np.asarray(value)
    if array.dtype.kind == "O":
        return plain(array.tolist(), depth + 1)
    if array.dtype.kind not in "biufcU":
        return {OBJECT: [f"array of {array.dtype}", _text(value)]}
    if array.dtype.kind in "fc" and array.dtype.itemsize > (8 if array.dtype.kind == "f" else 16):        # long double
        array = array.astype(float if array.dtype.kind == "f" else complex)
    return array if isinstance(value, np.ndarray) else array[()]


def _text(value):
    try:
        text = repr(value)
    except Exception:
        text = f"a {type(value).__name__}"
    text = re.sub(r" at 0x[0-9a-f]+", "", text)         # an address is a new one each time
    return text if len(text) <= 120 else text[:117] + "…"

