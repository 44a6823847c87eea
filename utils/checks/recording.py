"""Beside the student's code: one call of their function, and which of their other functions it called.

Where a task asks for a procedure ("`steps` of your steps", "with your estimate"), its result alone doesn't show it. Like
utils.checks.probe this runs in the student's process, and replies with plain data.
"""
import inspect

from utils.checks import probe

LONGEST = 2000                          # calls that are kept


def functions(function, args, kwargs, names):
    """probe.call, and "calls": [(name, arguments, result)] in order, of the student's functions of these names."""
    scope = inspect.unwrap(function).__globals__
    calls, own = [], {name: scope[name] for name in names if callable(scope.get(name))}

    def watched(name):
        def call(*args, **kwargs):
            given = [probe.plain(probe.copied(value)) for value in (*args, *kwargs.values())]
            result = own[name](*args, **kwargs)
            if len(calls) < LONGEST:
                calls.append([name, given, probe.plain(probe.copied(result))])
            return result
        return call

    try:
        scope.update({name: watched(name) for name in own})
        reply = probe.call(function, args, kwargs)
    finally:
        scope.update(own)
    return {**reply, "calls": calls}
