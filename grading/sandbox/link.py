"""Questions to the student's process, one at a time, each with a deadline. Nothing that comes back is believed to be more than an answer."""
import time
from types import ModuleType

from .errors import CellTimeout, Refused, StudentGone, as_exception, as_name, missing_name
from .kept import CHANGEABLE, LARGE_BYTES, small, weight, written
from .outputs import cleaned
from .proxy import StudentCallable, StudentObject
from .restore import restore
from .student import RUNS
from .values import Decoder, Encoder, NotPlain
from .wire import WireError

KEPT_BYTES = 1 << 28      # of results that a later call may change, in memory
GRACE = 2          # seconds that a process gets to stop by itself
PATIENCE = 3       # wall-clock seconds for each second of CPU time: a cell may wait, or share its core


class StudentLink:
    """Questions to process A, one at a time, each with a deadline."""

    def __init__(self, channel, shell, limits, author):
        """`author`: a function that says whether the tests themselves define a name."""
        self.channel, self.shell, self.limits, self.author = channel, shell, limits, author
        self.number, self.gone, self.stopped, self.cell = 0, None, None, 0
        self.held, self.sent = [], {}                                  # calls whose arguments the student's code still has; what they were
        self.calls, self.reads, self.set_by_tests = {}, {}, set()      # data that crossed in this cell; object → the globals that it reads
        self.weight = 0                                                # of the results in it
        self.lost = None                                               # the class of an answer that crossed as a plain one's
        self.imported = {}                                             # "module:name" → what students_function has asked for
        self.ran = lambda: None                                        # told when the student's code may have changed its own data
        self.deadline, self.cpu_left, self.waited = 0.0, 0.0, False
        self.output_bytes, self.show_outputs, self.hid_stderr = limits["output_bytes"], True, False

    def begin_cell(self, show_outputs=True, seconds=None, output_bytes=None):
        """`seconds` of CPU time for the student's process, and PATIENCE times as long by the clock."""
        self.cell, self.calls, self.weight, self.lost, self.held, self.sent = self.cell + 1, {}, 0, None, [], {}
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
        match reply.get("lost"):
            case [str(name), bool(students)]:
                self.lost = as_name(name), students
        self._restore(reply.get("changed"), buffers)
        self.held = [n for n in reply["held"] if type(n) is int and n in self.sent] if type(reply.get("held")) is list else []
        if "error" in reply:
            error = as_exception(reply["error"], buffers, self._object)
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
        if encode.lost:
            self.stop(Refused(f"a test gave the student's code a {encode.lost[0]}, which would arrive as the plain data that it is built on"))
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
        if isinstance(value, CHANGEABLE) and sum(map(len, buffers)) < LARGE_BYTES:
            self.calls[-self.number] = (value,), {}, False      # a later call may change it, where the student's code still has it
            self.weight += weight(value, buffers)
            if self.weight > KEPT_BYTES:                        # a change of what is forgotten is refused
                self.calls, self.weight = {n: c for n, c in self.calls.items() if n > 0 or n == -self.number}, 0
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
        same = self.ask("same", encode.buffers, name=name, tree=tree)[0].get("same") is True
        return None if same else f"the student's code changed {name}, which a cell of the author's had set"

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


def op_may_print(op):
    return op not in ("start", "run")
