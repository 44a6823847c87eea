"""Process B: runs the tests, out of the student's reach. It drives process A and reports each cell's outputs."""
import builtins
import contextlib
import hashlib
import os
import random
import re
import signal
import time
import unicodedata

from .errors import CellTimeout, Refused, StudentEnds, StudentGone, TestStopped, as_name, missing_name
from .link import PATIENCE, StudentLink
from .outputs import size
from .proxy import StudentObject
from .settings import set_otherwise
from .student import HIDDEN_SEED_VARIABLE, seed_generators, write_files

START_SECONDS = 30
OUTPUTS_OF_A_NOTEBOOK = 25         # as many times as a cell's limit
NOT_RUN = "[not run while grading: no points depend on this cell]\n"
STAND_INS = ("StudentObject", "StudentCallable")


class Taken:
    """One of a test's names, a builtin or a module, that the answer has given to plain data: using it fails, as in one process.

    With an error that no test expects: calling it would be a TypeError, which `pytest.raises(TypeError)` might be waiting for.
    """

    def __init__(self, name, kind):
        self.__dict__["why"] = f"'{kind}' object is not callable: the answer has made {name}, which the test uses, a {kind}"

    def fails(self, *_, **__):
        raise StudentEnds(self.__dict__["why"])

    __call__ = __getattr__ = __getitem__ = __iter__ = __instancecheck__ = __subclasscheck__ = fails


class Names(dict):
    """The namespace of test cells: the author's own names, and on demand the student's, as they are now."""

    def __init__(self, fetch):
        super().__init__()
        self.fetch, self.wanted, self.fetched, self.students = fetch, set(), {}, set()
        self.imported = {}                     # what the author's answers import: tests have it as long as the student's answers do
        self.absent, self.hidden = set(), {}   # of these, and of the builtins, what the student's process lacks; has as something else

    def __missing__(self, name):
        __tracebackhide__ = True
        if name in self.hidden:
            return self.hidden[name]
        if name in self.imported and name not in self.absent:
            return self.imported[name]
        if name not in self.wanted or name in self.imported or (hasattr(builtins, name) and name not in self.students):
            raise KeyError(name)
        value = self.fetched[name] = self[name] = self.fetch(name)
        return value

    def answers_have(self, absent, data):
        """What the student's process says about the names that it was asked to watch. It can take a name away from the tests, never give them one.

        `data`: name → the type of the plain data to which the answer gives that name (`list = [1, 2]`).
        """
        self.absent = {n for n in absent if type(n) is str} if type(absent) is list else set()
        data = data if type(data) is dict else {}
        self.hidden = {n: Taken(n, as_name(k)) for n, k in data.items() if type(k) is str and n in self.watched()}

    def watched(self):
        """The names that an answer could take from the tests."""
        return (self.imported.keys() | {n for n in self.wanted if hasattr(builtins, n)}) - self.students

    def is_authors(self, name):
        """Is it a name that the tests define?"""
        return name in self and name not in self.fetched

    def forget_data(self):
        """After the student's code ran: its data may have changed, and is fetched again when it is read again."""
        for name in [n for n, value in self.fetched.items() if not isinstance(value, StudentObject)]:
            if self.get(name) is self.fetched.pop(name):
                del self[name]

    def forget_students(self):
        """After a cell: what came from the student is fetched again next time."""
        for name, value in self.fetched.items():
            if self.get(name) is value:
                del self[name]
        self.fetched.clear()


def serve(supervisor, student, shell):
    """Run the job that the supervisor sends; report cell by cell."""
    job, buffers = supervisor.receive()
    limits = job["limits"]
    write_files(job["tester_files"], buffers)
    os.environ[HIDDEN_SEED_VARIABLE] = job["seed"]
    seed_generators(int(job["seed"], 16))

    names = Names(lambda name: link.fetch(name))
    shell.user_module, shell.user_ns = shell.prepare_user_module(user_ns=names)
    shell.init_user_ns()
    link = StudentLink(student, shell, limits, names.is_authors)
    link.ran = names.forget_data
    shell.capture()
    tests = Tests(shell, names, link, limits, job["seed"])

    link.begin_cell(seconds=START_SECONDS)
    used = sorted(set(job["student_files"].values()))
    files = {path: used.index(i) for path, i in job["student_files"].items()}
    with contextlib.suppress(StudentGone):
        link.ask("start", [buffers[i] for i in used], files=files, seen=job.get("seen"), seed=random.Random(job["seed"] + "A").getrandbits(63))
    before = set(names)
    for source in job["imports"]:
        shell.run(source, limits["output_bytes"])
    names.imported = {n: names.pop(n) for n in job.get("answers_import", ()) if n in names.keys() - before}
    names.wanted = {unicodedata.normalize("NFKC", n) for c in job["cells"] if c["kind"] not in ("student", "idle")         # as Python reads them
                    for n in re.findall(r"[^\W\d]\w*", c["source"])}
    link.set_by_tests = {n for c in job["cells"] for n in c.get("sets", ())}
    names.students = {n for c in job["cells"] for n in c["binds"]}
    run = {"student": tests.student_cell, "both": tests.locked_cell, "test": tests.test_cell, "unprotected": tests.unprotected_cell, "idle": tests.idle_cell}
    for cell in job["cells"]:
        began = time.monotonic()
        report = run[cell["kind"]](cell)
        tests.output_left -= size(report["outputs"])
        supervisor.send({"i": cell["i"], "seconds": round(time.monotonic() - began, 3), "gone": link.gone, **report})
    supervisor.send({"done": True})


class Tests:
    """The kinds of cells."""

    def __init__(self, shell, names, link, limits, seed):
        self.shell, self.names, self.link, self.limits, self.seed = shell, names, link, limits, seed
        self.output_left = OUTPUTS_OF_A_NOTEBOOK * limits["output_bytes"]
        self.settings = None                           # of the student's process
        self.leans = None                              # why an answer has failed that would have passed in one process
        self.imported = set()                          # import statements of tests that the student's process has run, too
        signal.signal(signal.SIGALRM, self._out_of_time)
        signal.signal(signal.SIGPROF, self._out_of_time)

    @property
    def output_bytes(self):
        """What the next cell may show."""
        return max(0, min(self.limits["output_bytes"], self.output_left))

    def student_cell(self, cell, **fields):
        """Runs only in A. The names that the author's version of it binds are the student's from now on."""
        self.link.begin_cell(output_bytes=self.output_bytes)
        try:
            reply = self.link.ask("run", source=cell["source"], watch=sorted(self.names.watched()), **fields)
            self.names.answers_have(reply.get("absent"), reply.get("data"))
            self.settings = reply.get("settings")
            report = {"ok": reply.get("ok") is True, "outputs": self.link.outputs}
            if type(reply.get("verdict")) is str:
                report["verdict"] = reply["verdict"][:500]
            match reply.get("number"):
                case [str(text), float() | None as number]:
                    report["number"] = [text[:80], number]
        except TestStopped as e:
            report = {"ok": False, "outputs": [_error_output(e)]}
        except Exception as e:
            report = {"ok": False, "outputs": [_error_output(e)]}
        for o in report["outputs"]:
            if o["output_type"] == "error" and (name := missing_name(str(o.get("ename")), str(o.get("evalue")))) and self.names.is_authors(name):
                self.leans = f"an answer uses {name}, which only the tests define"
        if self.leans and cell["kind"] == "unprotected" and not report["ok"]:
            report |= {"refused": True, "outputs": [*report["outputs"], _error_output(Refused(self.leans))]}
        report["waited"] = self.link.waited
        for name in cell["binds"]:
            self.names.pop(name, None)
        return report

    def idle_cell(self, cell):
        """A demonstration of the author's from which nothing is taken that counts."""
        return {"ok": True, "outputs": [{"output_type": "stream", "name": "stdout", "text": NOT_RUN}]}

    def locked_cell(self, cell):
        """The author's own code: runs in both processes, and shows what it shows in A."""
        report = self.student_cell({**cell, "binds": ()})
        here = self._run_here(cell, show_outputs=False)
        if not here["ok"]:
            report["tester_error"] = next((o for o in here["outputs"] if o["output_type"] == "error"), None)
        return report

    def unprotected_cell(self, cell):
        """A test that means something else outside of the student's process: it runs in there, as nbgrader does.

        With a seed of its own, which tells nothing about what the protected tests will draw.
        """
        for line in cell["imports"]:
            self.student_cell(as_student(line))
        return self.student_cell(cell, seed=hashlib.sha256(f"{self.seed} in the student's process".encode()).hexdigest())

    def test_cell(self, cell):
        """Runs only here. What the student prints during a hidden test is not shown: it could be the test's input."""
        for line in cell.get("imports", ()):             # what a test imports, answers have from then on
            if line not in self.imported:
                self.imported.add(line)
                self.student_cell(as_student(line))
        report = self._run_here(cell, show_outputs=not cell["hidden"])
        if self.link.hid_stderr:                     # so the report says that it did: under nbgrader's policy it costs marks
            report["outputs"].insert(0, {"output_type": "stream", "name": "stderr", "text": "[a warning of the student's code, not shown here]\n"})
        return report

    def _run_here(self, cell, show_outputs):
        self.link.begin_cell(show_outputs, output_bytes=self.output_bytes)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE * self.limits["cell_seconds"] + 3)
        signal.setitimer(signal.ITIMER_PROF, self.limits["cell_seconds"] + 3)
        self.shell.begin(self.output_bytes)
        try:
            self._shared_is_unchanged(cell)
            ok, outputs = self.shell.run(cell["source"], self.output_bytes)
            if ok and not self.link.stopped:
                self._shared_is_unchanged(cell)      # the answers that the test called may have changed it
                self.link.end_cell()
        except TestStopped as e:                     # the alarm rang between the cell and us
            self.link.stopped, ok, outputs = e, False, [*self.shell.outputs.items, _error_output(e)]
        except Exception as e:
            ok, outputs = False, [_error_output(e)]
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.setitimer(signal.ITIMER_PROF, 0)
            self.names.forget_students()
        if self.link.stopped and ok:                 # the test swallowed it; the cell fails all the same
            ok = False
            outputs.append(_error_output(self.link.stopped))
        leans = None if ok else self.leans or set_otherwise(self.settings, cell["source"])
        if leans:
            outputs.append(_error_output(Refused(leans)))
        names_it = any(o["output_type"] == "error" and any(n in o["evalue"] for n in STAND_INS) for o in outputs)
        refused, lost = isinstance(self.link.stopped, Refused) or names_it or bool(leans), self.link.lost
        return {"ok": ok, "outputs": outputs, "refused": refused, "lost": lost[0] if lost and (lost[1] or not ok) else None, "verdict": self.shell.verdict, "number": self.shell.odd_number,
                "waited": self.link.waited}

    def _shared_is_unchanged(self, cell):
        for name in cell.get("shared", ()):
            if name in self.names and (why := self.link.differs(name, self.names[name])):
                self.link.stop(Refused(why))

    def _out_of_time(self, *_):
        self.link.stop(CellTimeout(f"the cell took longer than {self.limits['cell_seconds']:g} s"))


def as_student(line):
    """An import statement of a test's, as a cell of the student's process."""
    return {"kind": "student", "source": line, "binds": ()}


def _error_output(e):
    return {"output_type": "error", "ename": type(e).__name__, "evalue": str(e), "traceback": [f"{type(e).__name__}: {e}"]}
