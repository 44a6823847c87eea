"""Grade a class: prepare, execute beside each other, record one after the other. Stop it any time, and run it again."""
import contextlib
import fcntl
import itertools
import os
import sys
import time
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import asdict

from tqdm import tqdm

from . import cache, receipts, result, seeds
from .course import NotReady
from .machine import Machine, needs
from .prepare import job_cells, prepare
from .record import Recorder, timestamp_of
from .sandbox.walls import NoSandbox
from .submissions import read


class Grader:
    """One course, one run of the grader over some of its submissions.

    `scheduler`: the address of a Dask cluster that runs them instead of this machine, with `tls` as Cluster wants it.
    """

    def __init__(self, course, walls=True, jobs=None, fresh=False, scheduler=None, tls=None):
        self.course, self.walls, self.jobs, self.fresh = course, walls, jobs, fresh
        self.scheduler, self.tls = scheduler, tls
        self.limits = course.limits.plain()
        self.secret = seeds.secret(course.private)
        self.cache = cache.Cache(course.private / "results")
        environment = cache.environment(course.packages)
        self.environment, self.made_with = cache.key(environment), receipts.short(environment)
        self.seconds = Counter()                   # by part; of submissions that run beside each other, the sum

    def grade(self, submissions, tell=None):
        """Grade (assignment, student) pairs → {pair: {"results", "from": "record"|"cache"|"run"} or {"error"}}.

        Afterwards `penalties` says which late penalties changed though nothing ran: Recorder.renew_penalties, an assignment.
        """
        outcomes = {}
        with self._alone(), contextlib.closing(Recorder(self.course)) as recorder:
            with self._timed("reading the course"):
                unknown = self._read_assignments({name for name, _ in submissions})
            self.assignment_keys = {name: cache.key(asdict_key(entry)) for name, entry in self.assignments.items()}
            with (contextlib.closing(self._place()) as self.place, ThreadPoolExecutor(self.jobs) as pool,
                  self._progress(len(submissions)) as bar):
                for pair in [p for p in submissions if p[0] in unknown]:
                    outcomes[pair] = {"error": str(unknown[pair[0]])}
                    tell and tell(pair, outcomes[pair], bar.write)
                    bar.update()
                known = [p for p in submissions if p[0] not in unknown]
                for pair, done in self._beside_each_other(pool, known, recorder):
                    outcomes[pair] = self._record(recorder, pair, done)
                    bar.update()
                    if tell:
                        tell(pair, outcomes[pair], bar.write)
            self.penalties = {name: recorder.renew_penalties(name, [s for a, s in submissions if a == name])
                              for name in self.assignments}
        return {pair: outcomes[pair] for pair in submissions}

    def _read_assignments(self, names):
        """The assignments → those that the gradebook doesn't know, name → NotReady; raised where it knows none of them."""
        self.assignments, unknown = {}, {}
        for name in sorted(names):
            try:
                self.assignments[name] = self.course.assignment(name)
            except NotReady as e:
                unknown[name] = e
        if not self.assignments:
            raise next(iter(unknown.values()))
        return unknown

    def _place(self):
        """Where notebooks run. Sets how many submissions are under way at the same time."""
        wanted = needs(self.assignments.values(), self.limits)
        if not self.scheduler:
            self.jobs = self.jobs or len(os.sched_getaffinity(0))
            return Machine(wanted, self.course.root, self.walls)
        try:
            from .cluster import Cluster
        except ImportError as e:
            raise NotReady(f"--scheduler needs the optional extra `cluster` (pip install -e '.[cluster]'): {e}") from None
        cluster = Cluster(self.scheduler, wanted, self.course.packages, self.tls)
        self.jobs = self.jobs or 2 * cluster.workers       # each worker finds its next job there
        return cluster

    def _beside_each_other(self, pool, submissions, recorder):
        """(pair, future) as they are done. No more wait to be run or to be recorded than keep everyone busy."""
        todo, waiting = iter(submissions), {}
        while True:
            for pair in itertools.islice(todo, 2 * self.jobs - len(waiting)):
                waiting[pool.submit(self._one, recorder, *pair)] = pair
            if not waiting:
                return
            for done in wait(waiting, return_when=FIRST_COMPLETED).done:
                yield waiting.pop(done), done

    def _one(self, recorder, assignment, student):
        """All that can be done beside other submissions. Returns what is to be recorded."""
        entry = self.assignments[assignment]
        folder = self.course.path(self.course.folders.submitted_directory, student, assignment)
        submission = read(folder, self.limits["submission_mb"], self.course.folders.ignore)
        seed = seeds.seed(self.secret, assignment, student)
        key = cache.key(self.environment, self.limits, self.assignment_keys[assignment], seed,
                        cache.files_key(submission.files), submission.notices)
        found = None if self.fresh else self.cache.get(key)
        if found is not None and recorder.recorded(assignment, student, key):
            return key, found, None, None, None, "record"
        origin = "cache" if found is not None else "run"
        if found is None:
            found = {name: self.notebook(submission, entry, spec, seed, key) for name, spec in entry.notebooks.items()}
            self.cache.put(key, found)
        extra = {p: d for p, d in submission.files.items() if not p.endswith(".ipynb")} | entry.files
        made_from = receipts.made_from(self.made_with, self.limits, self.walls, entry, submission, seed)
        return key, found, extra, timestamp_of(submission.files), made_from, origin

    def notebook(self, submission, entry, spec, seed, key):
        """One notebook of a submission, run on self.place → its result."""
        prepared = prepare(submission, spec, other_notebooks=entry.notebooks.keys())
        prepared["notices"] += [n for n in submission.notices if n not in (prepared["unreadable"] or "")]
        executed = None
        if not prepared["unreadable"]:
            job = notebook_job(self.course, prepared, entry, spec, seed, submission.files)
            with self._timed("running"):
                executed = self.place.execute(job, f"{key}-{spec.name}")
        return result.of(prepared, executed, spec, self.limits)

    def _record(self, recorder, pair, done):
        try:
            key, results, files, timestamp, made_from, origin = done.result()
            if origin != "record":
                with self._timed("recording"):
                    recorder.record(*pair, key, results, files, timestamp, made_from)
            short = {name: {k: v for k, v in r.items() if k != "notebook"} for name, r in results.items()}
            return {"results": short, "from": origin}          # a large class's notebooks do not fit into memory
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
