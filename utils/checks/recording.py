"""Beside the student's code: one call of their function, and which of their other functions it called.

Where a task asks for a procedure ("`steps` of your steps", "with your estimate"), its result alone doesn't show it. Like
utils.checks.probe this runs in the student's process, and replies with plain data.
"""
import inspect
from types import FunctionType

from utils.checks import probe

LONGEST = 2000                          # calls that are kept


def functions(function, args, kwargs, names):
    """probe.call, and "calls": [(name, arguments)] in order, of the student's functions of these names; their "results"."""
    scope = inspect.unwrap(function).__globals__
    calls, results, own = [], [], {name: scope[name] for name in names if callable(scope.get(name))}
    scopes = [scope, *(f.__globals__ for f in scope.values() if isinstance(f, FunctionType))]      # earlier answers may live in another namespace
    places = [(place, name) for place in {id(s): s for s in scopes}.values() for name in own if place.get(name) is own[name]]

    def watched(name):
        def call(*args, **kwargs):
            if len(calls) >= LONGEST:
                return own[name](*args, **kwargs)
            calls.append([name, [probe.plain(probe.copied(value)) for value in (*args, *kwargs.values()) if not isinstance(value, dict)]])
            result = own[name](*args, **kwargs)
            results.append(probe.plain(probe.copied(result)))
            return result
        return call

    try:
        for place, name in places:
            place[name] = watched(name)
        reply = probe.call(function, args, kwargs)
    finally:
        for place, name in places:
            place[name] = own[name]
    return {**reply, "calls": calls, "results": results}
