"""Next to the student's code: one call of their function, and which other functions it called.

Where a task asks for a procedure ("`steps` of your steps", "with scipy's function"), its result alone doesn't show it. Like
utils.checks.probe this runs in the student's process, and replies with plain data.
"""
import contextlib
import inspect
import sys
from types import FunctionType

from utils.checks import plain_data, probe

LONGEST = 2000                          # calls that are kept


def functions(function, args, kwargs, names, scale=1):
    """probe.call, and "calls": [(name, arguments)] in order, of the functions of these names; their "results",
    in the same order. `scale`: what they return
    is multiplied by it, so that who only calls them shows.

    A name is one of the student's own, or, with dots, that of a library's function written in Python, however they call it.
    """
    calls, results = [], []

    def watched(name, original):
        def call(*args, **kwargs):
            if len(calls) >= LONGEST:
                return original(*args, **kwargs)
            calls.append([name, [plain_data.plain(plain_data.copied(value)) for value in (*args, *kwargs.values()) if not isinstance(value, dict)]])
            at = len(results)           # a call inside this one ends before it
            results.append(None)
            result = original(*args, **kwargs)
            results[at] = plain_data.plain(plain_data.copied(result))
            return result if scale == 1 else scale * result
        return call

    with contextlib.ExitStack() as until_then:
        for name in names:
            module, _, attribute = name.rpartition(".")
            if not module:
                until_then.enter_context(_in_namespaces(function, name, watched))
            elif module in sys.modules:
                until_then.enter_context(_everywhere(vars(sys.modules[module])[attribute], name, watched))
        reply = probe.call(function, args, kwargs)
    return {**reply, "calls": calls, "results": results}


@contextlib.contextmanager
def _in_namespaces(function, name, watched):
    """One of the student's own. Its code is replaced where that can be, else its name, where their functions look it up."""
    scope = getattr(inspect.unwrap(function), "__globals__", {})        # a partial or an object has none
    original = scope.get(name)
    if type(original) is FunctionType and not original.__code__.co_freevars and original is not function:
        with _everywhere(original, name, watched):
            yield
        return
    around = {id(space): space for space in (scope, *(f.__globals__ for f in scope.values() if isinstance(f, FunctionType)))}       # earlier answers may live in another
    places = [(space, key) for space in around.values() for key, value in space.items() if callable(original) and value is original]
    try:
        for space, key in places:
            space[key] = watched(name, original)
        yield
    finally:
        for space, key in places:
            space[key] = original


@contextlib.contextmanager
def _everywhere(original, name, watched):
    """A function's code is replaced, so that an alias, a default argument, a partial or a list of functions is seen, too."""
    itself = FunctionType(original.__code__, original.__globals__, name, original.__defaults__, original.__closure__)
    itself.__kwdefaults__ = original.__kwdefaults__
    kept = original.__code__, original.__defaults__, original.__kwdefaults__
    instead = f"{_stand_in.__code__.co_names[0]}_{name.rpartition('.')[2]}"
    original.__globals__[instead] = watched(name, itself)
    original.__code__, original.__defaults__, original.__kwdefaults__ = _stand_in.__code__.replace(co_names=(instead,)), None, None
    try:
        yield
    finally:
        original.__code__, original.__defaults__, original.__kwdefaults__ = kept
        del original.__globals__[instead]


def _stand_in(*args, **kwargs):
    """This code runs in the watched function's module, where it finds the recording under a name of its own."""
    return called_instead_by_the_recording(*args, **kwargs)         # noqa: F821
