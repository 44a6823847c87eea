"""What a submission may use, and what it may cost it. Set any of them in nbgrader_config.py: `c.Limits.cell_seconds = 60`.

What the kernel can limit is set in sandbox/inner.py (`limit`), what all processes use together is counted in sandbox/guard.py, and
what a limit sounds like to a student is written in result.py; promises.py has an attack on what must hold on any machine, for `doctor`.
tests/grading/test_limits.py has a submission that meets each.
"""
from traitlets import Bool, Dict, Enum, Float, Integer, List, Unicode
from traitlets.config import Configurable


class Grader(Configurable):
    """What an instructor decides about what runs where, and what need not run."""

    unprotected = Enum(
        ["run", "refuse"], "run", help="'run': they run in the student's process, as nbgrader runs them, and the result says so; "
                                       "'refuse': an assignment with such a test is not graded").tag(config=True)
    across = List(
        Unicode(), help="modules of the course that look at answers by calling them and comparing plain data, for example "
                        "['utils.checks']: tests that use them stay protected").tag(config=True)
    demonstrations = Enum(
        ["run", "skip"], "run", help="'skip': cells of the author's that earn no points, and from which no test and no answer takes anything, do not run; "
                                     "'run': they do, as with nbgrader").tag(config=True)


class Limits(Configurable):
    cell_seconds = Float(30, help="CPU time per cell; by the clock it may take three times as long").tag(config=True)
    notebook_seconds = Float(300, help="wall-clock time per notebook").tag(config=True)
    cpu_seconds = Float(300, help="CPU time per notebook, all its processes together").tag(config=True)
    memory_mb = Integer(4096, help="memory per notebook, all its processes together").tag(config=True)
    processes = Integer(64, help="processes and threads per notebook").tag(config=True)
    disk_mb = Integer(100, help="files that a notebook may write (home, /tmp and /dev/shm together)").tag(config=True)
    output_bytes = Integer(200_000, help="text that a cell may show; pictures may take ten times as much").tag(config=True)
    submission_mb = Integer(20, help="size of a submission: its notebook, and its other files together").tag(config=True)
    stderr_costs_marks = Bool(
        False, help="nbgrader gives 0 to a test cell that writes to stderr, a warning for example; we do not").tag(config=True)
    preload = List(
        Unicode(), help="modules that the sandbox imports once, beforehand, besides those that the assignment's own notebooks import: "
                        "what students may choose, for example ['torch']").tag(config=True)
    warm_up = Dict(
        value_trait=Unicode(), key_trait=Unicode(),
        help="module → Python that the sandbox runs in it once, beforehand, where an assignment imports that module: to load data that "
             "every submission loads, for example {'utils.data': 'mnist()'} if mnist keeps what it has read").tag(config=True)
    packages = List(
        Unicode(), help="packages of the course outside the Python environment, for example ['utils']: "
                        "folders, relative to the course, that student code may read and import").tag(config=True)

    def plain(self):
        """The limits as a dictionary: what the sandbox gets, and part of a result's key."""
        return {name: getattr(self, name) for name in sorted(self.trait_names(config=True))}
