"""Next to the student's code: one call of their function, and what came of it as plain data.

In a notebook this runs in the kernel. Under grading it runs in the student's own process (grading.sandbox.proxy.students_function), because
only there are the arguments after the call, the graph of a tensor and the traceback. Its replies are plain data, and
`utils.checks.gate` reads them; nothing in here knows what an exercise wants.
"""
import contextlib
import importlib
import inspect
import linecache
import sys
import sysconfig
import time
import warnings
from pathlib import Path

import numpy as np

from utils.checks.plain_data import copied, plain, same, text_of, unpacked, weight
from utils.checks.unwritten import leave_nan

LIBRARIES = (str(Path(__file__).parents[2] / "utils"), *(sysconfig.get_path(p) for p in ("stdlib", "platstdlib", "purelib", "platlib")))
LONG, HEAVY = 0.2, 1 << 20              # seconds of CPU and bytes after which several calls' replies are given, and the rest is requested again


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


_last = []                              # what the call before returned, itself and as it was then


def call(function, args, kwargs):
    """→ {"value": what it returned then, "changed": names of arguments that the call changed, "overwritten": did it change what the call before had
    returned?} or {"error": what it raised, and where}."""
    given = copied(args), copied(kwargs)
    value, error = _attempt(function, *given)
    if error:
        return error
    overwritten = any(not same(plain(before), then) for before, then in _last)
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
        return None, {"error": {"kind": "not a function", "message": text_of(function), "line": None, "function": None, "unanswered": None}}
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


def _changed(function, before, after):
    """The names of the arguments that are not what they were."""
    (args, kwargs), (args_now, kwargs_now) = before, after
    try:
        names = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        names = []
    names += [f"number {i + 1}" for i in range(len(names), len(args))]
    return [name for name, a, b in [*zip(names, args, args_now, strict=False), *((k, v, kwargs_now.get(k)) for k, v in kwargs.items())]
            if not same(a, b)]
