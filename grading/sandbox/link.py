"""Questions to the student's process, one at a time, each with a deadline. Nothing that comes back is believed to be more than an answer."""
import time
from types import ModuleType

from .decoded import Decoder
from .encoded import Encoder, NotPlain
from .errors import CellTimeout, Refused, StudentGone, as_exception, as_name, missing_name
from .outputs import cleaned
from .proxy import StudentCallable, StudentObject
from .shared import Shared
from .wire import WireError

RUNS = ("call", "attribute", "item", "len", "iter", "next", "text", "array")          # questions that run the student's code
GRACE = 2          # seconds that a process gets to stop by itself
PATIENCE = 3       # wall-clock seconds for each second of CPU time: a cell may wait, or share its core


class StudentLink:
    """Questions to process A, one at a time, each with a deadline."""

    def __init__(self, channel, shell, limits, author):
        """`author`: a function that says whether the tests themselves define a name."""
        self.channel, self.shell, self.limits, self.author = channel, shell, limits, author
        self.number, self.gone, self.stopped = 0, None, None
        self.shared, self.reset = Shared(1), True                       # reset: what was shared is no longer shared
        self.reads, self.set_by_tests = {}, set()                      # object → the globals that it reads
        self.lost = None                                               # the class of an answer that crossed as a plain one's
        self.imported = {}                                             # "module:name" → what students_function has asked for
        self.ran = lambda: None                                        # told when the student's code may have changed its own data
        self.deadline, self.cpu_left, self.waited = 0.0, 0.0, False
        self.output_bytes, self.show_outputs, self.hid_stderr = limits["output_bytes"], True, False

    def begin_cell(self, show_outputs=True, seconds=None, output_bytes=None):
        """`seconds` of CPU time for the student's process, and PATIENCE times as long by the clock."""
        self.lost = None
        self.cpu_left = seconds or self.limits["cell_seconds"]
        self.deadline = time.monotonic() + PATIENCE * self.cpu_left
        self.output_bytes = self.limits["output_bytes"] if output_bytes is None else output_bytes
        self.show_outputs, self.stopped, self.hid_stderr, self.waited = show_outputs, None, False, False

    def stop(self, error):
        """Raise `error`, and remember it in case a test swallows it."""
        self.stopped = self.stopped or error
        self.shared, self.reset = Shared(1), True             # who knows how much of a message was understood
        raise error

    def ask(self, op, buffers=(), **fields):
        """The reply to a question, with its `value` as plain data or as a StudentObject; what the student's code has changed in the test's objects is done to them."""
        __tracebackhide__ = True
        if self.gone:
            self.stop(StudentGone(self.gone))
        left = self.deadline - time.monotonic()
        if left <= 0 or self.cpu_left <= 0:
            self.stop(self._timeout())
        encode = Encoder(self._own, self.shared, buffers)
        try:
            fields |= {"changed": self.shared.changed(encode), "free": self.shared.free()}
        except (NotPlain, ValueError) as e:
            self.stop(Refused(str(e)))
        self.number += 1
        request = {"n": self.number, "op": op, "wall": left, "cpu": self.cpu_left, "output_bytes": self.output_bytes, "reset": self.reset, **fields}
        self.reset, began = False, time.monotonic()
        reply, buffers = self._exchange(request, encode.buffers)
        if op in RUNS:
            self.ran()
        said = reply.get("cpu")
        if type(said) in (int, float):                      # believed: what is kept quiet is ended by the clock, and by the guard
            self.cpu_left -= min(max(said, 0), time.monotonic() - began)
        if reply.get("timeout"):
            self.stop(self._timeout())
        if "refused" in reply:
            self.stop(Refused(str(reply["refused"])[:1000]))
        match reply.get("lost"):
            case [str(name), bool(students)]:
                self.lost = as_name(name), students
        decode = Decoder(buffers, self._object, self.shared)
        try:
            reply["value"] = decode(reply.get("value"))
            self.shared.hear(reply.get("changed"), reply.get("free"), decode)
            self.shared.apart = set(reply.get("tied") or ())
        except Exception as e:
            self.stop(Refused(f"what came back is not plain data, or what became of the test's is not ({type(e).__name__})"))
        if "error" in reply:
            error = as_exception(reply["error"], buffers, self._object)
            self._only_a_test_defines(error)
            raise error
        return reply

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
        tree, buffers = self.encoded((args, tuple(kwargs.items())))
        return self.value("call", buffers, on=number, args=tree)

    def end_cell(self):
        """Tells the student's code what the test has last changed in data that it has."""
        if self.shared.things and not self.gone:
            self.ask("hear")

    def value(self, op, buffers=(), **fields):
        """The answer as plain data, or as a StudentObject."""
        __tracebackhide__ = True
        return self.ask(op, buffers, **fields)["value"]

    def fetch(self, name):
        """The student's `name`; KeyError where there is none."""
        __tracebackhide__ = True
        reply = self.ask("get", name=name)
        if reply.get("missing"):
            raise KeyError(name)
        value, reads = reply["value"], reply.get("reads")
        if isinstance(value, StudentObject) and type(reads) is list:
            self.reads[object.__getattribute__(value, "_number")] = {n for n in reads[:500] if type(n) is str}
        return value

    def differs(self, name, value):
        """Why the author's `name`, which the student's process has too, can't be trusted to be the same there; None where it is."""
        if isinstance(value, ModuleType) or (callable(value) and getattr(value, "__module__", None) not in ("__main__", None)):
            return None                                         # a library's, which nobody changes
        encode = Encoder(self._own)
        try:
            tree = encode(value)
        except NotPlain:
            return f"{name}, which a cell of the author's had set, is an object; the student's process has its own"
        if sum(map(len, encode.buffers)) > 1 << 24 or encode.nodes > 200_000:
            return None
        same = self.ask("same", encode.buffers, name=name, tree=tree).get("same") is True
        return None if same else f"the student's code changed {name}, which a cell of the author's had set"

    def _object(self, number, kind, is_callable, compares=True):
        if type(number) is not int or type(kind) is not str:
            raise ValueError("not an object's number")
        kind = as_name(kind)
        return (StudentCallable if is_callable is True else StudentObject)(self, number, kind, compares is not False)

    def encoded(self, value):
        """A value on its way to the student's code: plain data, or the student's own object back."""
        __tracebackhide__ = True
        encode = Encoder(self._own, self.shared)
        try:
            tree = encode(value)
        except NotPlain as e:
            self.stop(Refused(str(e)))
        if encode.lost:
            self.stop(Refused(f"a test gave the student's code a {encode.lost[0]}, which would arrive as the plain data that it is built on"))
        return tree, encode.buffers

    def _own(self, value):
        if isinstance(value, StudentObject):
            return object.__getattribute__(value, "_number"), "", False, False
        raise NotPlain(f"a test gave the student's code a {type(value).__name__}; only plain data crosses: numbers, "
                       "strings, lists, tuples, dicts, sets, numpy arrays, torch tensors")


def op_may_print(op):
    return op not in ("start", "run")
