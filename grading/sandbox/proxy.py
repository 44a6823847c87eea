"""The student's objects as the tests see them: asked over the wire, never believed about themselves."""
import builtins
import time

from .outputs import cleaned
from .values import Decoder, Encoder, NotPlain
from .wire import WireError

GRACE = 2          # seconds that a process gets to stop by itself
NOT_RAISED = {"StopIteration", "StopAsyncIteration"}     # these would end a test's loop early instead of failing it


class StudentError(Exception):
    """The student's code raised something that is not one of Python's own errors."""


class TestStopped(BaseException):
    """The test can't go on. Not an Exception, so that no test takes it for an error that it expected."""

    def _render_traceback_(self):
        """IPython shows this: where in our own code it was noticed teaches nobody."""
        return [f"{type(self).__name__}: {self}"]


class StudentGone(TestStopped):
    """The student's process has ended or no longer answers."""


class Refused(TestStopped):
    """What came back is not plain data."""


class CellTimeout(TestStopped):
    """The cell's time is up."""


class StudentLink:
    """Questions to process A, one at a time, each with a deadline."""

    def __init__(self, channel, shell, limits):
        self.channel, self.shell, self.limits = channel, shell, limits
        self.number, self.gone, self.stopped = 0, None, None
        self.deadline, self.show_outputs, self.hid_stderr = 0.0, True, False

    def begin_cell(self, show_outputs=True, seconds=None):
        self.deadline = time.monotonic() + (seconds or self.limits["cell_seconds"])
        self.show_outputs, self.stopped, self.hid_stderr = show_outputs, None, False

    def stop(self, error):
        """Raise `error`, and remember it in case a test swallows it."""
        self.stopped = self.stopped or error
        raise error

    def ask(self, op, buffers=(), **fields):
        __tracebackhide__ = True
        if self.gone:
            self.stop(StudentGone(self.gone))
        left = self.deadline - time.monotonic()
        if left <= 0:
            self.stop(CellTimeout(f"the cell took longer than {self.limits['cell_seconds']:g} s"))
        self.number += 1
        request = {"n": self.number, "op": op, "seconds": left, "output_bytes": self.limits["output_bytes"], **fields}
        reply, buffers = self._exchange(request, buffers)
        if reply.get("timeout"):
            self.stop(CellTimeout(f"the student's code took longer than {self.limits['cell_seconds']:g} s"))
        if "refused" in reply:
            self.stop(Refused(str(reply["refused"])[:1000]))
        if "error" in reply:
            raise _as_exception(reply["error"])
        return reply, buffers

    def _exchange(self, request, buffers):
        __tracebackhide__ = True
        deadline = self.deadline + GRACE
        try:
            self.channel.send(request, buffers, deadline)
            while True:
                reply, buffers = self.channel.receive(deadline)
                if type(reply) is not dict:
                    raise WireError("a reply is not a reply")
                if reply.get("n") == self.number:
                    break
        except TimeoutError:
            self.gone = f"the student's process did not stop {self.limits['cell_seconds']:g} s after the cell began"
        except (EOFError, OSError):
            self.gone = "the student's process has ended"
        except WireError as e:
            if request["op"] == "call" and "is more than the boundary takes" in str(e):
                self.stop(Refused(str(e)))
            self.gone = f"the student's process broke the protocol: {e}"
        if self.gone:
            self.stop(StudentGone(self.gone))
        self.outputs = cleaned(reply.get("outputs"), self.limits["output_bytes"])
        if not self.show_outputs:
            self.hid_stderr |= any(o["output_type"] == "stream" and o["name"] == "stderr" for o in self.outputs)
        elif op_may_print(request["op"]):
            for o in self.outputs:
                if o["output_type"] == "stream":
                    self.shell.outputs.stream(o["name"], o["text"])
                elif o["output_type"] != "error":
                    self.shell.outputs.display(o["data"])
        return reply, buffers

    def value(self, op, buffers=(), **fields):
        """The answer as plain data, or as a StudentObject."""
        __tracebackhide__ = True
        reply, buffers = self.ask(op, buffers, **fields)
        try:
            return Decoder(buffers, self._object)(reply["value"])
        except Exception as e:
            self.stop(Refused(f"what came back is not plain data ({type(e).__name__})"))

    def fetch(self, name):
        """The student's `name`; KeyError where there is none."""
        __tracebackhide__ = True
        reply, buffers = self.ask("get", name=name)
        if reply.get("missing"):
            raise KeyError(name)
        try:
            return Decoder(buffers, self._object)(reply["value"])
        except Exception as e:
            self.stop(Refused(f"{name} is not plain data ({type(e).__name__})"))

    def _object(self, number, kind, is_callable):
        if type(number) is not int or type(kind) is not str:
            raise ValueError("not an object's number")
        return StudentObject(self, number, "".join(c for c in kind[:60] if c.isidentifier() or c.isdigit()))

    def encoded(self, value):
        """An argument on its way to the student's code: plain data, or the student's own object back."""
        __tracebackhide__ = True
        encode = Encoder(self._own)
        try:
            return encode(value), encode.buffers
        except NotPlain as e:
            self.stop(Refused(str(e)))

    def _own(self, value):
        if type(value) is StudentObject:
            return object.__getattribute__(value, "_number"), "", False
        raise NotPlain(f"a test gave the student's code a {type(value).__name__}; only plain data crosses: numbers, "
                       "strings, lists, tuples, dicts, sets, numpy arrays, torch tensors")


def op_may_print(op):
    return op not in ("start", "run")


def beside(student_object, name):
    """The function `name` ("package.module:function") of the student's process: called on their object, it runs beside it.

    A test that wants to know what no reply tells (arguments after a call, the graph of a tensor) asks with a function of its own.
    It is no more trusted than any answer from there.
    """
    return object.__getattribute__(student_object, "_link").value("import", name=name)


class StudentObject:
    """A function, class or instance that lives in the student's process. Call it, read its attributes and items."""

    __slots__ = ("_kind", "_link", "_number")

    def __init__(self, link, number, kind):
        object.__setattr__(self, "_link", link)
        object.__setattr__(self, "_number", number)
        object.__setattr__(self, "_kind", kind)

    def __call__(self, *args, **kwargs):
        __tracebackhide__ = True
        tree, buffers = self._link.encoded((list(args), kwargs))
        return self._link.value("call", buffers, on=self._number, args=tree)

    def __getattr__(self, name):
        __tracebackhide__ = True
        if name.startswith("_"):
            raise AttributeError(f"{name} of a student's object stays in the student's process")
        return self._link.value("attribute", on=self._number, name=name)

    def __setattr__(self, name, value):
        self._refuse("its attributes can't be set from a test")

    def __getitem__(self, key):
        __tracebackhide__ = True
        tree, buffers = self._link.encoded(key)
        return self._link.value("item", buffers, on=self._number, key=tree)

    def __len__(self):
        __tracebackhide__ = True
        return self._link.value("len", on=self._number)

    def __iter__(self):
        __tracebackhide__ = True
        return self._link.value("iter", on=self._number)

    def __next__(self):
        __tracebackhide__ = True
        reply, buffers = self._link.ask("next", on=self._number)
        if reply.get("stop"):
            raise StopIteration
        try:
            return Decoder(buffers, self._link._object)(reply["value"])
        except Exception as e:
            self._link.stop(Refused(f"what came back is not plain data ({type(e).__name__})"))

    def __bool__(self):
        self._refuse("it is neither true nor false")

    def __eq__(self, other):
        self._refuse("it can't be compared; compare plain data")

    def __hash__(self):
        return hash((id(self._link), self._number))

    def __repr__(self):
        return f"<an object of the student's process: {self._kind}>"

    def _refuse(self, why):
        self._link.stop(Refused(f"{self!r}, where plain data was expected: {why}"))


def _as_exception(told):
    """The exception a test sees: Python's own of that name, else StudentError. Never one that ends a loop."""
    told = told if type(told) is dict else {}
    ancestors = told.get("ancestors") if type(told.get("ancestors")) is list else []
    ancestors = [a for a in ancestors if type(a) is str]
    message, note = str(told.get("message", ""))[:4000], str(told.get("traceback", ""))[:8000]
    kind = StudentError
    if not NOT_RAISED & set(ancestors):
        found = [getattr(builtins, a, None) for a in ancestors[:1] + ancestors[1:]]
        kind = next((c for c in found if isinstance(c, type) and issubclass(c, Exception)), StudentError)
    if kind in (Exception, StudentError):
        kind, message = StudentError, f"{str(told.get('type', ''))[:100]}: {message}"
    try:
        error = kind(message)
    except TypeError:                                        # UnicodeDecodeError and its like want more arguments
        error = StudentError(f"{kind.__name__}: {message}")
    error.add_note("In the student's process:\n" + note)
    return error
