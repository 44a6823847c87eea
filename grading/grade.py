"""Grade a class: prepare, execute beside each other, record one after the other. Stop it any time, and run it again."""
import contextlib
import fcntl
import os
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict

from tqdm import tqdm

from . import cache, result, seeds
from .course import NotReady
from .execute import Crashed, WarmParent, execute
from .prepare import job_cells, prepare
from .record import Recorder, timestamp_of
from .submissions import read
from .walls import NoSandbox

TRIES = 3


class Grader:
    """One course, one run of the grader over some of its submissions."""

    def __init__(self, course, walls=True, jobs=None, fresh=False):
        self.course, self.walls, self.fresh = course, walls, fresh
        self.jobs = jobs or len(os.sched_getaffinity(0))
        self.limits = course.limits.plain()
        self.secret = seeds.secret(course.private)
        self.cache = cache.Cache(course.private / "results")
        self.environment = cache.environment_key(course.packages)
        self.assignments, self.parent, self.lock = {}, None, threading.Lock()
        self.seconds = Counter()                   # by part; of submissions that run beside each other, the sum

    def grade(self, submissions, tell=None):
        """Grade (assignment, student) pairs → {pair: {"results", "from": "record"|"cache"|"run"} or {"error"}}."""
        outcomes = {}
        with self._alone(), contextlib.closing(Recorder(self.course)) as recorder:
            with self._timed("reading the course"):
                for assignment in {a for a, _ in submissions}:
                    self.assignments[assignment] = self.course.assignment(assignment)
            with ThreadPoolExecutor(self.jobs) as pool, self._progress(len(submissions)) as bar:
                waiting = {pool.submit(self._one, recorder, a, s): (a, s) for a, s in submissions}
                for done in as_completed(waiting):
                    pair = waiting[done]
                    outcomes[pair] = self._record(recorder, pair, done)
                    bar.update()
                    if tell:
                        tell(pair, outcomes[pair], bar.write)
            if self.parent:
                self.parent.close()
        return {pair: outcomes[pair] for pair in submissions}

    def _one(self, recorder, assignment, student):
        """All that can be done beside other submissions. Returns what is to be recorded."""
        entry = self.assignments[assignment]
        folder = self.course.path(self.course.folders.submitted_directory, student, assignment)
        submission = read(folder, self.limits["submission_mb"], self.course.folders.ignore)
        seed = seeds.seed(self.secret, assignment, student)
        key = cache.key(self.environment, self.limits, asdict_key(entry), seed,
                        cache.files_key(submission.files), submission.notices)
        found = None if self.fresh else self.cache.get(key)
        if found is not None and recorder.recorded(assignment, student, key):
            return key, found, None, None, "record"
        origin = "cache" if found is not None else "run"
        if found is None:
            found = {name: self._notebook(submission, entry, spec, seed) for name, spec in entry.notebooks.items()}
            self.cache.put(key, found)
        extra = {p: d for p, d in submission.files.items() if not p.endswith(".ipynb")} | entry.files
        return key, found, extra, timestamp_of(submission.files), origin

    def _notebook(self, submission, entry, spec, seed):
        prepared = prepare(submission, spec, other_notebooks=entry.notebooks.keys())
        prepared["notices"] += [n for n in submission.notices if n not in (prepared["unreadable"] or "")]
        executed = None
        if not prepared["unreadable"]:
            executed = self._execute(notebook_job(self.course, prepared, entry, spec, seed, submission.files))
        return result.of(prepared, executed, spec, self.limits)

    def _execute(self, job):
        for attempt in range(TRIES):
            parent = self._warm_parent()
            try:
                with self._timed("running"):
                    return execute(job, parent)
            except Crashed:
                with self.lock:
                    if self.parent is parent:
                        self.parent = None
                if attempt == TRIES - 1:
                    raise

    def _warm_parent(self):
        with self.lock:
            if self.parent is None:
                with self._timed("warm parent"):
                    self.parent = warm_parent(self.course, self.assignments.values(), self.limits, self.walls)
            return self.parent

    def _record(self, recorder, pair, done):
        try:
            key, results, files, timestamp, origin = done.result()
            if origin != "record":
                with self._timed("recording"):
                    recorder.record(*pair, key, results, files, timestamp)
            return {"results": results, "from": origin}
        except (NoSandbox, NotReady):
            raise
        except Exception as e:
            return {"error": f"{type(e).__name__}: {e}"}

    @contextlib.contextmanager
    def _alone(self):
        """Two graders on one course would write over each other."""
        with open(self.course.private / "lock", "w") as f:
            try:
                fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise RuntimeError("another grader is at work on this course") from None
            yield

    @contextlib.contextmanager
    def _timed(self, part):
        began = time.monotonic()
        try:
            yield
        finally:
            self.seconds[part] += time.monotonic() - began

    def _progress(self, total):
        return tqdm(total=total, unit="submission", file=sys.stderr, dynamic_ncols=True)


def warm_parent(course, assignments, limits, walls=True):
    """A warm parent for these assignments, or NotReady where the sandbox lacks what their cells import."""
    modules, required = {}, {}
    for a in assignments:
        for n in a.notebooks.values():
            modules |= dict.fromkeys([*n.required, *n.modules])
            required |= {m: a.name for m in n.required if f"{m}.py" not in a.files and f"{m}/__init__.py" not in a.files}
    parent = WarmParent(modules, limits, course.packages, walls)
    if lacking := sorted(required.keys() & set(parent.hello["missing"])):
        parent.close()
        raise NotReady(f"the sandbox can't import {', '.join(lacking)}, which {required[lacking[0]]} needs. A package of "
                       f"the course itself is named in nbgrader_config.py: c.Limits.packages = {lacking}")
    return parent


def notebook_job(course, prepared, entry, spec, seed, files):
    """The job of a prepared notebook. The author's files take the place of the student's of the same name."""
    students = {p: d for p, d in files.items() if not p.endswith(".ipynb")} | entry.files
    return make_job(job_cells(prepared["cells"], spec, course.hidden_mark), spec.imports, seed, students, entry.files)


def make_job(cells, imports, seed, student_files, tester_files):
    """What process B gets; A's share of it is passed on by B."""
    buffers = [*student_files.values(), *tester_files.values()]
    message = {"cells": cells, "imports": imports, "seed": seed,
               "student_files": {p: i for i, p in enumerate(student_files)},
               "tester_files": {p: len(student_files) + i for i, p in enumerate(tester_files)}}
    return {"message": message, "buffers": buffers}


def asdict_key(entry):
    """An assignment as plain data for its key."""
    plain = asdict(entry)
    plain["files"] = cache.files_key(entry.files)
    return plain
