"""What a submission may use, and what may cost it marks. Set any of them in nbgrader_config.py: `c.Limits.cell_seconds = 60`.

Everything about a limit is here, except the code that keeps it: its default and what it is for (a row of README.md, which `python -m authoring.guide`
writes), what a result says when it is met (`says`) and by which words in an error that is noticed (`heard`, as regular expressions), and how `doctor` tries it
(`tried_at` this value, with the code of `promises`). To add one, write it here; keep it, in sandbox/inner_walls.py (`limit`, where the kernel
can) or sandbox/guard.py (`_watch`, which sees all processes together); and hand in code that meets it, in tests/grading/test_limits.py. One that stops what passed
before needs a line in CHANGELOG.md, too, and `python -m grading trial` of the course's own solutions. `tried_at` is below the default, so that a trial is short.
Where it can be met before another one (the size of a file before that of all files), the other's promise and its code in the tests must
meet the other all the same; and where an error's words are those of both, a result names both. Tests there see it: a promise is broken when its
own limit is widened, and words that two limits are noticed by are listed (`BOTH`).
"""
import re

from traitlets import Bool, Dict, Enum, Float, Integer, List, TraitType, Unicode
from traitlets.config import Configurable

from .promises import Promise

MEMORY = """
import os, time
for _ in range(16):
    if os.fork() == 0:
        hoard = b"x" * (100 << 20)
        time.sleep(60)
time.sleep(60)
"""
PROCESSES = """
import os, time
found = 0
try:
    for _ in range(500):
        if os.fork() == 0:
            time.sleep(60)
        found += 1
except OSError: pass
"""
DISK = """
found = 0
try:
    with open("large", "wb") as f:
        while True: found += f.write(bytes(1 << 20))
except OSError: pass
"""
FILES = """
found = 0
try:
    while found < 2000:
        open(f"/tmp/{found}", "w").close(); found += 1
except OSError: pass
"""
OPEN_FILES = """
opened = []
try:
    while len(opened) < 2000: opened.append(open("/dev/null"))
except OSError: pass
found = len(opened)
for file in opened: file.close()
"""


# How Python, numpy, sqlite3, torch and a child process report that no more can be written.
FULL_DISK = ("No space left on device", "File too large", "requested and .* written", "database or disk is full", "disk I/O error", "inline_container", "SIGXFSZ")


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


def _limit(trait, says="", heard=(), tried_at=None, promises=()):
    """A limit, with what is known about it; see above. `{}` in `says` is its value."""
    return trait.tag(config=True, says=says, heard=heard, tried_at=tried_at, promises=promises)


class Limits(Configurable):
    cell_seconds = _limit(
        Float(30, min=0.1, help="CPU time per cell; by the clock it may take three times as long"),
        says="a cell may take {:g} s of CPU time", heard=("the cell's time limit has passed",), tried_at=4, promises=(
            Promise("a cell that never ends is interrupted", "import time\ntime.sleep(60)"),
            Promise("a cell that can't be interrupted is ended", "import signal, time\nsignal.pthread_sigmask(0, range(1, 64))\ntime.sleep(60)",
                    ends_with="stopped by the grader")))
    notebook_seconds = _limit(Float(300, min=0.1, help="time per notebook, by the clock"), tried_at=20)
    cpu_seconds = _limit(
        Float(300, min=0.1, help="CPU time per notebook, all its processes together"), tried_at=2, promises=(
            Promise("CPU time is limited, all processes together", "import os\nfor _ in range(3): os.fork()\nwhile True: pass", ends_with="CPU time"),))
    memory_mb = _limit(
        Integer(4096, min=1, help="memory per notebook, all its processes together"),
        says="a notebook may use {:,} MB of memory", heard=("MemoryError", "can't allocate memory"), tried_at=900, promises=(
            Promise("memory is limited, all processes together", MEMORY, ends_with="of memory"),))
    processes = _limit(
        Integer(64, min=1, help="processes and threads per notebook"),
        says="a notebook may have {} processes and threads", heard=("Resource temporarily unavailable", "can't start new thread"), tried_at=30, promises=(
            Promise("processes are limited", PROCESSES, "assert found < 30, found"),))
    disk_mb = _limit(
        Integer(100, min=1, help="what a notebook writes into files: home, /tmp and /dev/shm together"),
        says="a notebook may write {} MB of files", heard=FULL_DISK, tried_at=10, promises=(
            Promise("disk is limited", DISK, "assert found <= 12 << 20, found"),))
    files = _limit(
        Integer(20_000, min=1, help="how many files and folders a notebook writes"),
        says="a notebook may write {:,} files", heard=("No space left on device",), tried_at=500, promises=(
            Promise("files are limited", FILES, "assert found < 500, found"),))
    open_files = _limit(
        Integer(256, min=1, help="files, pipes and connections that a process has open"),
        says="a process may have {} files open", heard=("Too many open files",), tried_at=100, promises=(
            Promise("open files are limited", OPEN_FILES, "assert found < 100, found"),))
    output_bytes = _limit(
        Integer(200_000, min=1, help="text that a cell shows; a notebook 25 times as much; pictures ten times as much"), tried_at=20_000, promises=(
            Promise("output is limited", "print('x' * 10_000_000)"),))
    submission_mb = _limit(Integer(20, min=1, help="a submission with all its files, without stored outputs"))
    stderr_costs_marks = _limit(Bool(False, help="nbgrader gives 0 to a test cell that writes to stderr, a warning for example; we do not"))
    packages = _limit(List(Unicode(), help="packages of the course outside Python's environment that student code may read and import: "
                                           "folders, relative to the course, for example `['utils']`"))
    preload = _limit(List(Unicode(), help="modules that students often import, loaded once for all, besides those that the assignment's own "
                                          "notebooks import, for example `['torch']`"))
    warm_up = _limit(Dict(value_trait=Unicode(), key_trait=Unicode(),
                          help="module → Python that is run in it once, where an assignment imports it: data that every submission loads, for "
                               "example `{'utils.data': 'mnist()'}` if mnist keeps what it has read"))

    def plain(self):
        """The limits as a dictionary: what the sandbox gets, and part of a result's key."""
        return {name: getattr(self, name) for name in sorted(self.trait_names(config=True))}


LIMITS = {name: trait for name, trait in vars(Limits).items() if isinstance(trait, TraitType)}
PROMISES = tuple(promise for trait in LIMITS.values() for promise in trait.metadata["promises"])


def tried_at():
    """Limits that are met within seconds, for `doctor`."""
    return Limits().plain() | {name: trait.metadata["tried_at"] for name, trait in LIMITS.items() if trait.metadata["tried_at"] is not None}


def named(error, limits):
    """What a student's error says about limits, by the words in which Python or the kernel reports one: "" if it is about none."""
    return "; ".join(trait.metadata["says"].format(limits[name]) for name, trait in LIMITS.items() if any(re.search(words, error) for words in trait.metadata["heard"]))


def table():
    """Markdown: each limit, its default, what it is for."""
    told = {name: f"{value:,}" if type(value) is int else f"{value:g}" if type(value) is float else "no" if value is False else "none"
            for name, value in Limits().plain().items()}
    return "\n".join(["| `c.Limits.` | default | what for |", "|---|---|---|", *(f"| `{name}` | {told[name]} | {trait.help} |" for name, trait in LIMITS.items())])
