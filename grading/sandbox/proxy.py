"""The student's objects as the tests see them: asked over the wire, never believed about themselves."""
import builtins
import time

import numpy as np

from .kept import CHANGEABLE, SMALL_BYTES, SMALL_PARTS, written
from .outputs import cleaned
from .student import PROTOCOL, RUNS
from .values import Decoder, Encoder, NotPlain, restore
from .wire import WireError

GRACE = 2          # seconds that a process gets to stop by itself
PATIENCE = 3       # wall-clock seconds for each second of CPU time: a cell may wait, or share its core
ABOUT_ITSELF = ("__doc__", "__name__", "__qualname__", "__module__", "__annotations__", "__defaults__")
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


class StudentLink:
    """Questions to process A, one at a time, each with a deadline."""

    def __init__(self, channel, shell, limits, author):
        """`author`: a function that says whether the tests themselves define a name."""
        self.channel, self.shell, self.limits, self.author = channel, shell, limits, author
        self.number, self.gone, self.stopped, self.cell = 0, None, None, 0
        self.held, self.sent = [], {}                                  # calls whose arguments the student's code still has; what they were
        self.calls, self.reads, self.set_by_tests = {}, {}, set()      # data that crossed in this cell; object → the globals that it reads
        self.lost = None                                               # the class of an answer that crossed as a plain one's
        self.imported = {}                                             # "module:name" → what students_function has asked for
        self.ran = lambda: None                                        # told when the student's code may have changed its own data
        self.deadline, self.cpu_left, self.waited = 0.0, 0.0, False
        self.output_bytes, self.show_outputs, self.hid_stderr = limits["output_bytes"], True, False

    def begin_cell(self, show_outputs=True, seconds=None, output_bytes=None):
        """`seconds` of CPU time for the student's process, and PATIENCE times as long by the clock."""
        self.cell, self.calls, self.lost, self.held, self.sent = self.cell + 1, {}, None, [], {}
        self.cpu_left = seconds or self.limits["cell_seconds"]
        self.deadline = time.monotonic() + PATIENCE * self.cpu_left
        self.output_bytes = self.limits["output_bytes"] if output_bytes is None else output_bytes
        self.show_outputs, self.stopped, self.hid_stderr, self.waited = show_outputs, None, False, False

    def stop(self, error):
        """Raise `error`, and remember it in case a test swallows it."""
        self.stopped = self.stopped or error
        raise error

    def ask(self, op, buffers=(), **fields):
        __tracebackhide__ = True
        if self.gone:
            self.stop(StudentGone(self.gone))
        left = self.deadline - time.monotonic()
        if left <= 0 or self.cpu_left <= 0:
            self.stop(self._timeout())
        if self.held and op in (*RUNS, "get"):
            self._update()
        self.number += 1
        request = {"n": self.number, "op": op, "cell": self.cell, "wall": left, "cpu": self.cpu_left, "output_bytes": self.output_bytes, **fields}
        began = time.monotonic()
        reply, buffers = self._exchange(request, buffers)
        if op in RUNS:
            self.ran()
        said = reply.get("cpu")
        if type(said) in (int, float):                      # believed: what is kept quiet is ended by the clock, and by the guard
            self.cpu_left -= min(max(said, 0), time.monotonic() - began)
        if reply.get("timeout"):
            self.stop(self._timeout())
        if "refused" in reply:
            self.stop(Refused(str(reply["refused"])[:1000]))
        if type(reply.get("lost")) is str:
            self.lost = as_name(reply["lost"])
        self._restore(reply.get("changed"), buffers)
        self.held = [n for n in reply["held"] if type(n) is int and n in self.sent] if type(reply.get("held")) is list else []
        if "error" in reply:
            error = self._as_exception(reply["error"], buffers)
            self._only_a_test_defines(error)
            raise error
        return reply, buffers

    def _timeout(self):
        self.waited = self.cpu_left > 0.5 * self.limits["cell_seconds"]
        if self.deadline <= time.monotonic() + 0.1 and self.waited:
            return CellTimeout(f"the cell took longer than {PATIENCE * self.limits['cell_seconds']:g} s, most of which it waited")
        return CellTimeout(f"the cell used more than {self.limits['cell_seconds']:g} s of CPU time")

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
            self.waited = self.cpu_left > 0.5 * self.limits["cell_seconds"]
            self.gone = f"the student's process did not stop {PATIENCE * self.limits['cell_seconds']:g} s after the cell began"
        except (EOFError, OSError):
            self.gone = "the student's process has ended"
        except WireError as e:
            if request["op"] == "call" and "is more than the boundary takes" in str(e):
                self.stop(Refused(str(e)))
            self.gone = f"the student's process broke the protocol: {e}"
        if self.gone:
            self.stop(StudentGone(self.gone))
        self.outputs = cleaned(reply.get("outputs"), self.output_bytes)
        if not self.show_outputs:
            self.hid_stderr |= any(o["output_type"] == "stream" and o["name"] == "stderr" for o in self.outputs)
        elif op_may_print(request["op"]):
            for o in self.outputs:
                if o["output_type"] == "stream":
                    self.shell.outputs.stream(o["name"], o["text"])
                elif o["output_type"] != "error":
                    self.shell.outputs.display(o["data"])
        return reply, buffers

    def _only_a_test_defines(self, error):
        """An answer that uses a name of the tests': in one process it would find it."""
        name = missing_name(type(error).__name__, str(error))
        if name and self.author(name):
            self.stop(Refused(f"the answer uses {name}, which only the tests define"))

    def call(self, number, args, kwargs):
        """Call a student's object. What it did to its arguments, or to those of an earlier call in this cell, is done to ours."""
        __tracebackhide__ = True
        if mine := sorted(name for name in self.reads.get(number, ()) if self.author(name) and name in self.set_by_tests):
            self.stop(Refused(f"the answer reads {mine[0]}, which the test sets in another process"))
        encode = Encoder(self._own)
        try:
            tree = encode((list(args), kwargs))
        except NotPlain as e:
            self.stop(Refused(str(e)))
        if self.held:
            self._update()
        self.calls[self.number + 1] = args, kwargs, encode.aliased
        if small(encode):
            self.sent[self.number + 1] = tree, encode.buffers
        reply, buffers = self.ask("call", encode.buffers, on=number, args=tree)
        return self._decoded(reply.get("value"), buffers)

    def _update(self):
        """What the test has done to data that it handed in, and that the student's code still has, is done to that, too."""
        held, self.held = self.held, []
        for n in held:
            args, kwargs, _ = self.calls[n]
            encode = Encoder(self._own)
            try:
                tree = encode((list(args), kwargs))
            except NotPlain as e:
                self.stop(Refused(str(e)))
            before, buffers = self.sent[n]
            if encode.buffers != buffers or written(tree) != written(before):
                self.sent[n] = tree, encode.buffers
                self.ask("update", encode.buffers, on=n, args=tree)

    def _restore(self, changed, buffers):
        if changed is None:
            return
        try:
            calls, start = changed
            for n, tree, first, count in calls:
                args, kwargs, aliased = self.calls[n]
                now_args, now_kwargs = Decoder(buffers[start + first:start + first + count], self._object)(tree)
                if aliased:
                    self.stop(Refused("the answer changed data that the test has twice"))
                restore(list(args), now_args)
                restore(kwargs, now_kwargs)
                if n in self.sent:
                    encode = Encoder(self._own)
                    self.sent[n] = encode((list(args), kwargs)), encode.buffers
        except Exception as e:
            self.stop(Refused(f"what became of data that the test has is not plain data ({type(e).__name__})"))

    def value(self, op, buffers=(), **fields):
        """The answer as plain data, or as a StudentObject."""
        __tracebackhide__ = True
        reply, buffers = self.ask(op, buffers, **fields)
        return self._decoded(reply.get("value"), buffers)

    def fetch(self, name):
        """The student's `name`; KeyError where there is none."""
        __tracebackhide__ = True
        reply, buffers = self.ask("get", name=name)
        if reply.get("missing"):
            raise KeyError(name)
        value, reads = self._decoded(reply.get("value"), buffers), reply.get("reads")
        if isinstance(value, StudentObject) and type(reads) is list:
            self.reads[object.__getattribute__(value, "_number")] = {n for n in reads[:500] if type(n) is str}
        return value

    def _decoded(self, tree, buffers):
        __tracebackhide__ = True
        decode = Decoder(buffers, self._object)
        try:
            value = decode(tree)
        except Exception as e:
            self.stop(Refused(f"what came back is not plain data ({type(e).__name__})"))
        if isinstance(value, CHANGEABLE) and sum(map(len, buffers)) < SMALL_BYTES:
            self.calls[-self.number] = (value,), {}, False      # a later call may change it, where the student's code still has it
        return value

    def unchanged(self, name, value):
        """Is the author's `name`, which the student's process has too, still what the author made it? True for what can't be compared."""
        encode = Encoder(self._own)
        try:
            tree = encode(value)
        except NotPlain:
            return True
        if sum(map(len, encode.buffers)) > 1 << 20 or encode.nodes > 10_000:
            return True
        return self.ask("same", encode.buffers, name=name, tree=tree)[0].get("same") is True

    def _object(self, number, kind, is_callable, compares=True):
        if type(number) is not int or type(kind) is not str:
            raise ValueError("not an object's number")
        kind = as_name(kind)
        return (StudentCallable if is_callable is True else StudentObject)(self, number, kind, compares is not False)

    def encoded(self, value):
        """A value on its way to the student's code: plain data, or the student's own object back."""
        __tracebackhide__ = True
        encode = Encoder(self._own)
        try:
            return encode(value), encode.buffers
        except NotPlain as e:
            self.stop(Refused(str(e)))

    def _own(self, value):
        if isinstance(value, StudentObject):
            return object.__getattribute__(value, "_number"), "", False, False
        raise NotPlain(f"a test gave the student's code a {type(value).__name__}; only plain data crosses: numbers, "
                       "strings, lists, tuples, dicts, sets, numpy arrays, torch tensors")

    def _as_exception(self, told, buffers):
        """The exception a test sees: Python's own of that name, else a StudentError of that name. Never one that ends a loop."""
        told = told if type(told) is dict else {}
        ancestors = told.get("ancestors") if type(told.get("ancestors")) is list else []
        ancestors = [a for a in ancestors if type(a) is str]
        message, note = str(told.get("message", ""))[:4000], str(told.get("traceback", ""))[:8000]
        name = as_name(str(told.get("type", ""))) or "StudentError"
        kinds = [] if NOT_RAISED & set(ancestors) else families(ancestors)
        if kinds == [] and "BaseException" in ancestors and "Exception" not in ancestors:
            kinds = [StudentEnds]
        kind = kinds[0] if kinds else StudentError
        if name != kind.__name__ or len(kinds) > 1:    # the student's own class: it is called so, and nothing more of it is here
            kind = type(name, tuple(kinds) or (kind,), {"__module__": "__main__"})
        args = (message,)
        try:
            if told.get("args") is not None:
                args = Decoder(buffers, self._object)(told["args"])
                if str(kind(*args))[:4000] != message:
                    args = (message,)
        except Exception:
            args = (message,)
        try:
            error = kind(*args)
        except Exception:                                        # UnicodeDecodeError and its like want more arguments
            error = StudentError(f"{kind.__name__}: {message}")
        error.add_note("In the student's process:\n" + note)
        return error


def missing_name(kind, message):
    """The name of which a NameError says that it is not there; "" for any other error."""
    return ([*message.split("'"), ""])[1] if kind == "NameError" else ""


def small(encode):
    """Is it looked at again when the test may have changed it?"""
    return encode.nodes < SMALL_PARTS and sum(map(len, encode.buffers)) < SMALL_BYTES


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


def as_name(text):
    """What can be the name of a class in it."""
    return "".join(c for c in text[:100] if c.isidentifier() or c.isdigit())


def op_may_print(op):
    return op not in ("start", "run")


def students_function(student_object, name):
    """The function `name` ("package.module:function") of the student's process: called on their object, it runs in the same process.

    A test that wants to know what no reply tells (arguments after a call, the graph of a tensor) asks with a function of its own.
    It is no more trusted than any answer from there.
    """
    link = object.__getattribute__(student_object, "_link")
    if name not in link.imported:
        link.imported[name] = link.value("import", name=name)
    return link.imported[name]


class StudentObject:
    """An object that lives in the student's process: read its attributes and items. What it says of itself is asked there."""

    __slots__ = ("_compares", "_kind", "_link", "_number")

    def __init__(self, link, number, kind, compares):
        for name, value in (("_link", link), ("_number", number), ("_kind", kind), ("_compares", compares)):
            object.__setattr__(self, name, value)

    def __getattribute__(self, name):
        __tracebackhide__ = True
        if name in PROTOCOL:
            link = object.__getattribute__(self, "_link")
            if not link.ask("has", on=object.__getattribute__(self, "_number"), name=name)[0].get("has"):
                raise AttributeError(name)
        elif name in ABOUT_ITSELF:
            link = object.__getattribute__(self, "_link")
            return link.value("attribute", on=object.__getattribute__(self, "_number"), name=name)
        return object.__getattribute__(self, name)

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

    def __array__(self, dtype=None, copy=None):
        """What numpy makes of it there: a column of a table, for example, is an array of numbers."""
        __tracebackhide__ = True
        found = self._link.value("array", on=self._number)
        if isinstance(found, StudentObject):
            only = np.empty((), object)
            only[()] = found
            return only
        return np.asarray(found, dtype)

    def __next__(self):
        __tracebackhide__ = True
        reply, buffers = self._link.ask("next", on=self._number)
        if reply.get("stop"):
            raise StopIteration
        return self._link._decoded(reply.get("value"), buffers)

    def __contains__(self, item):
        __tracebackhide__ = True
        if self._link.ask("has", on=self._number, name="__contains__")[0].get("has"):
            self._refuse("its own __contains__ would judge")
        return any(item is x or item == x for x in self)

    def __bool__(self):
        """True, as any object whose class has no idea of being true or false: a function, for example."""
        for name in ("__bool__", "__len__"):
            if self._link.ask("has", on=self._number, name=name)[0].get("has"):
                self._refuse("its class decides whether it is true")
        return True

    def __eq__(self, other):
        if not self._compares:                       # its class has no idea of equality but identity, so it equals itself alone
            return isinstance(other, StudentObject) and other._number == self._number
        self._refuse("it can't be compared; compare plain data")

    def __hash__(self):
        return hash((id(self._link), self._number))

    def __reduce_ex__(self, protocol):
        self._refuse("it can't be copied")

    def __repr__(self):
        return self._text("repr")

    def __str__(self):
        return self._text("str")

    def __format__(self, spec):
        return format(str(self), spec)

    def _text(self, form):
        __tracebackhide__ = True
        if self._link.gone or self._link.stopped:
            return f"<an object of the student's process: {self._kind}>"
        text = self._link.value("text", on=self._number, form=form)
        return text if type(text) is str else ""

    def _refuse(self, why):
        self._link.stop(Refused(f"an object of the student's process ({self._kind}), where plain data was expected: {why}"))


class StudentCallable(StudentObject):
    """A function or class of the student's, or an object with a __call__."""

    __slots__ = ()

    def __call__(self, *args, **kwargs):
        __tracebackhide__ = True
        return self._link.call(self._number, args, kwargs)


def _refused(operation):
    def refuse(self, *_):
        self._refuse(f"{operation} asks an object of the student's to judge itself")
    return refuse


for _name in ["lt", "le", "gt", "ge", "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift", "neg", "pos", "abs", "invert", "setitem", "delitem", "enter", "exit", "delattr", "iadd", "isub", "imul", "int", "float", "index", "complex", "round", "divmod"]:
    setattr(StudentObject, f"__{_name}__", _refused(f"__{_name}__"))
for _name in ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift", "divmod"]:
    setattr(StudentObject, f"__r{_name}__", _refused(f"__r{_name}__"))
