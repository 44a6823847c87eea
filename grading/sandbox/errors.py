"""Errors on their way to a test: what the student's code raised, and what ends a test that can't go on."""
import builtins

from .decoded import Decoder

NOT_RAISED = {"StopIteration", "StopAsyncIteration"}     # these would end a test's loop early instead of failing it


class StudentError(Exception):
    """The student's code raised something that is not one of Python's own errors."""


class TestStopped(BaseException):
    """The test can't go on. Not an Exception, so that no test takes it for an error that it expected."""

    def _render_traceback_(self):
        """IPython shows this: where in our own code it was noticed teaches nobody."""
        return [f"{type(self).__name__}: {self}"]


class StudentEnds(TestStopped):
    """The student's code raised what isn't an Exception (SystemExit, KeyboardInterrupt): `except Exception` does not catch it in one process."""


class StudentGone(TestStopped):
    """The student's process has ended or no longer answers."""


class Refused(TestStopped):
    """What came back is not plain data."""


class CellTimeout(TestStopped):
    """The cell's time is up."""


def as_exception(told, buffers, handle):
    """The exception that a test sees of what the student's process has reported: Python's own of that name, else a StudentError of that name. Never one that ends a loop."""
    told = told if type(told) is dict else {}
    ancestors = told.get("ancestors") if type(told.get("ancestors")) is list else []
    ancestors = [a for a in ancestors if type(a) is str]
    message, note = str(told.get("message", ""))[:4000], str(told.get("traceback", ""))[:8000]
    name = as_name(str(told.get("type", ""))) or "StudentError"
    kinds = [] if NOT_RAISED & set(ancestors) else families(ancestors)
    if kinds == [] and "BaseException" in ancestors and "Exception" not in ancestors:
        kinds = [StudentEnds]
    kind = kinds[0] if kinds else StudentError
    if name != kind.__name__ or len(kinds) > 1:    # the student's own class: it has that name, and nothing else of it is here
        kind = type(name, tuple(kinds) or (kind,), {"__module__": "__main__"})
    args = (message,)
    try:
        if told.get("args") is not None:
            args = Decoder(buffers, handle)(told["args"])
            if str(kind(*args))[:4000] != message:
                args = (message,)
    except Exception:
        args = (message,)
    try:
        error = kind(*args)
    except Exception:                                        # UnicodeDecodeError, for example, wants more arguments
        error = StudentError(f"{kind.__name__}: {message}")
    error.add_note("In the student's process:\n" + note)
    return error


def families(ancestors):
    """Of an error's ancestors, by name, Python's own errors that `except` may look for: the nearest of each line."""
    found = [getattr(builtins, a, None) for a in ancestors]
    found = [c for c in found if isinstance(c, type) and issubclass(c, Exception) and c is not Exception]
    nearest = [c for c in dict.fromkeys(found) if not any(d is not c and issubclass(d, c) for d in found)]
    try:
        type("Both", tuple(nearest), {})
    except TypeError:                                  # a class can't be a child of both
        return nearest[:1]
    return nearest


def missing_name(kind, message):
    """The name that a NameError says is missing; "" for any other error."""
    return ([*message.split("'"), ""])[1] if kind == "NameError" else ""


def as_name(text):
    """What can be the name of a class in it."""
    return "".join(c for c in text[:100] if c.isidentifier() or c.isdigit())
