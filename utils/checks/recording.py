"""Beside the student's code: one call of their function, and which other functions it called.

Where a task asks for a procedure ("`steps` of your steps", "with scipy's function"), its result alone doesn't show it. Like
utils.checks.probe this runs in the student's process, and replies with plain data.
"""
import inspect
import sys
from types import FunctionType

from utils.checks import probe

LONGEST = 2000                          # calls that are kept


def functions(function, args, kwargs, names):
    """probe.call, and "calls": [(name, arguments)] in order, of the functions of these names; their "results".

    A name is one of the student's own, or, with dots, that of a library's function, under whatever name they use it.
    """
    scope = getattr(inspect.unwrap(function), "__globals__", {})        # a partial or an object has none
    around = [scope, *(f.__globals__ for f in scope.values() if isinstance(f, FunctionType))]      # earlier answers may live in another namespace
    calls, results, places = [], [], []
    for name in names:
        module, _, attribute = name.rpartition(".")
        home = vars(sys.modules[module]) if module in sys.modules else scope
        original = home.get(attribute)
        if callable(original):
            for where in {id(where): where for where in (home, *around)}.values():
                places += [(where, key, original, name) for key, value in where.items()
                           if value is original]

    def watched(name, original):
        def call(*args, **kwargs):
            if len(calls) >= LONGEST:
                return original(*args, **kwargs)
            calls.append([name, [probe.plain(probe.copied(value)) for value in (*args, *kwargs.values()) if not isinstance(value, dict)]])
            result = original(*args, **kwargs)
            results.append(probe.plain(probe.copied(result)))
            return result
        return call

    try:
        for where, key, original, name in places:
            where[key] = watched(name, original)
        reply = probe.call(function, args, kwargs)
    finally:
        for where, key, original, _ in places:
            where[key] = original
    return {**reply, "calls": calls, "results": results}
