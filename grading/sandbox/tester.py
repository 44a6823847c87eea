"""Process B: runs the tests, out of the student's reach. It drives process A and reports each cell's outputs."""
import builtins
import contextlib
import os
import random
import re
import signal
import time
import unicodedata

from .outputs import size
from .proxy import PATIENCE, CellTimeout, Refused, StudentGone, StudentLink, StudentObject, TestStopped
from .student import HIDDEN_SEED_VARIABLE, seed_generators, write_files

START_SECONDS = 30
OUTPUTS_OF_A_NOTEBOOK = 25         # as many times as a cell's limit
NOT_RUN = "[not run while grading: no points depend on this cell]\n"
STAND_INS = ("StudentObject", "StudentCallable")


class Names(dict):
    """The namespace of test cells: the author's own names, and on demand the student's, as they are now."""

    def __init__(self, fetch):
        super().__init__()
        self.fetch, self.wanted, self.fetched, self.students = fetch, set(), {}, set()

    def __missing__(self, name):
        __tracebackhide__ = True
        if name not in self.wanted or (hasattr(builtins, name) and name not in self.students):
            raise KeyError(name)
        value = self.fetched[name] = self[name] = self.fetch(name)
        return value

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
    for source in job["imports"]:
        shell.run(source, limits["output_bytes"])
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
        signal.signal(signal.SIGALRM, self._out_of_time)
        signal.signal(signal.SIGPROF, self._out_of_time)

    @property
    def output_bytes(self):
        """What the next cell may show."""
        return max(0, min(self.limits["output_bytes"], self.output_left))

    def student_cell(self, cell, **fields):
        """Runs in A alone. The names that the author's version of it binds are the student's from now on."""
        self.link.begin_cell(output_bytes=self.output_bytes)
        try:
            reply, _ = self.link.ask("run", source=cell["source"], **fields)
            report = {"ok": reply.get("ok") is True, "outputs": self.link.outputs}
            for name in ("verdict", "number"):
                if type(reply.get(name)) is str:
                    report[name] = reply[name][:500]
        except TestStopped as e:
            report = {"ok": False, "outputs": [_error_output(e)]}
        except Exception as e:
            report = {"ok": False, "outputs": [_error_output(e)]}
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
        """A test that means something else outside of the student's process: it runs in there, as nbgrader does."""
        for line in cell["imports"]:
            self.student_cell({"source": line, "binds": ()})
        return self.student_cell(cell, seed=self.seed)

    def test_cell(self, cell):
        """Runs here alone. What the student prints during a hidden test is not shown: it could be the test's input."""
        report = self._run_here(cell, show_outputs=not cell["hidden"])
        if self.link.hid_stderr:                     # that it did is said: under nbgrader's policy it costs marks
            report["outputs"].insert(0, {"output_type": "stream", "name": "stderr", "text": "[a warning of the student's code, not shown here]\n"})
        return report

    def _run_here(self, cell, show_outputs):
        self.link.begin_cell(show_outputs, output_bytes=self.output_bytes)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE * self.limits["cell_seconds"] + 3)
        signal.setitimer(signal.ITIMER_PROF, self.limits["cell_seconds"] + 3)
        self.shell.begin(self.output_bytes)
        try:
            for name in cell.get("shared", ()):
                if name in self.names and not self.link.unchanged(name, self.names[name]):
                    self.link.stop(Refused(f"the student's code changed {name}, which a cell of the author's had set"))
            ok, outputs = self.shell.run(cell["source"], self.output_bytes)
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
        names_it = any(o["output_type"] == "error" and any(n in o["evalue"] for n in STAND_INS) for o in outputs)
        refused = isinstance(self.link.stopped, Refused) or names_it
        return {"ok": ok, "outputs": outputs, "refused": refused, "lost": None if ok else self.link.lost, "verdict": self.shell.verdict, "number": self.shell.odd_number,
                "waited": self.link.waited}

    def _out_of_time(self, *_):
        self.link.stop(CellTimeout(f"the cell took longer than {self.limits['cell_seconds']:g} s"))


def _error_output(e):
    return {"output_type": "error", "ename": type(e).__name__, "evalue": str(e), "traceback": [f"{type(e).__name__}: {e}"]}
