"""Process B: runs the tests, out of the student's reach. It drives process A and reports each cell's outputs."""
import builtins
import contextlib
import os
import random
import re
import signal
import time

from .proxy import CellTimeout, StudentGone, StudentLink, TestStopped
from .student import seed_generators, write_files

START_SECONDS = 30
HIDDEN_SEED_VARIABLE = "COURSE_HIDDEN_SEED"


class Names(dict):
    """The namespace of test cells: the author's own names, and on demand the student's, as they are now."""

    def __init__(self, fetch):
        super().__init__()
        self.fetch, self.wanted, self.fetched = fetch, set(), {}

    def __missing__(self, name):
        __tracebackhide__ = True
        if name not in self.wanted or hasattr(builtins, name):
            raise KeyError(name)
        value = self.fetched[name] = self[name] = self.fetch(name)
        return value

    def forget_students(self):
        """After a cell: what came from the student is asked for again next time."""
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
    link = StudentLink(student, shell, limits)
    shell.capture()
    tests = Tests(shell, names, link, limits)

    link.begin_cell(seconds=START_SECONDS)
    used = sorted(set(job["student_files"].values()))
    files = {path: used.index(i) for path, i in job["student_files"].items()}
    with contextlib.suppress(StudentGone):
        link.ask("start", [buffers[i] for i in used], files=files, seed=random.Random(job["seed"] + "A").getrandbits(63))
    for source in job["imports"]:
        shell.run(source, limits["output_bytes"])
    names.wanted = {n for c in job["cells"] if c["kind"] != "student" for n in re.findall(r"[^\W\d]\w*", c["source"])}
    for cell in job["cells"]:
        began = time.monotonic()
        report = {"student": tests.student_cell, "both": tests.locked_cell, "test": tests.test_cell}[cell["kind"]](cell)
        supervisor.send({"i": cell["i"], "seconds": round(time.monotonic() - began, 3), "gone": link.gone, **report})
    supervisor.send({"done": True})


class Tests:
    """The three kinds of cells."""

    def __init__(self, shell, names, link, limits):
        self.shell, self.names, self.link, self.limits = shell, names, link, limits
        signal.signal(signal.SIGALRM, self._out_of_time)

    def student_cell(self, cell):
        """Runs in A alone. The names that the author's version of it binds are the student's from now on."""
        self.link.begin_cell()
        try:
            reply, _ = self.link.ask("run", source=cell["source"])
            report = {"ok": reply.get("ok") is True, "outputs": self.link.outputs}
        except TestStopped as e:
            report = {"ok": False, "outputs": [_error_output(e)]}
        except Exception as e:
            report = {"ok": False, "outputs": [_error_output(e)]}
        for name in cell["binds"]:
            self.names.pop(name, None)
        return report

    def locked_cell(self, cell):
        """The author's own code: runs in both processes, and shows what it shows in A."""
        report = self.student_cell({**cell, "binds": ()})
        ok, outputs = self._run_here(cell, show_outputs=False)
        if not ok:
            report["tester_error"] = next((o for o in outputs if o["output_type"] == "error"), None)
        return report

    def test_cell(self, cell):
        """Runs here alone. What the student prints during a hidden test is not shown: it could be the test's input."""
        ok, outputs = self._run_here(cell, show_outputs=not cell["hidden"])
        if self.link.hid_stderr:                     # that it did is said: under nbgrader's policy it costs marks
            outputs.insert(0, {"output_type": "stream", "name": "stderr", "text": "[a warning of the student's code, not shown here]\n"})
        return {"ok": ok, "outputs": outputs}

    def _run_here(self, cell, show_outputs):
        self.link.begin_cell(show_outputs)
        signal.setitimer(signal.ITIMER_REAL, self.limits["cell_seconds"] + 3)
        try:
            ok, outputs = self.shell.run(cell["source"], self.limits["output_bytes"])
        except TestStopped as e:                     # the alarm rang between the cell and us
            self.link.stopped, ok, outputs = e, False, list(self.shell.outputs.items)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            self.names.forget_students()
        if self.link.stopped and ok:                 # the test swallowed it; the cell fails all the same
            ok = False
            outputs.append(_error_output(self.link.stopped))
        return ok, outputs

    def _out_of_time(self, *_):
        self.link.stop(CellTimeout(f"the cell took longer than {self.limits['cell_seconds']:g} s"))


def _error_output(e):
    return {"output_type": "error", "ename": type(e).__name__, "evalue": str(e), "traceback": [f"{type(e).__name__}: {e}"]}
