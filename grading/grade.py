"""Grade a class: prepare, execute side by side, record one after the other. Stop it at any time, and run it again."""
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

from . import cache, receipts, result, seeds, trial
from .job import notebook_job
from .machine import Machine, needs
from .nbgrader_course import NotReady
from .prepare import prepare
from .record import Recorder
from .sandbox.execute import Crashed
from .sandbox.outer_walls import NoSandbox
from .submissions import Submission, companions, handed_in


class Grader:
    """One course, one run of the grader over some of its submissions.

    `scheduler`: the address of a Dask cluster that runs them instead of this machine, with `tls` as Cluster takes it.
    """

    def __init__(self, course, walls=True, jobs=None, fresh=False, scheduler=None, tls=None):
        self.course, self.walls, self.jobs, self.fresh = course, walls, jobs, fresh
        self.scheduler, self.tls = scheduler, tls
        self.limits = course.limits.plain()
        self.secret = seeds.secret(course.private)
        self.cache = cache.Cache(course.private / "results")
        self.environment = cache.environment(course.packages)
        self.made_with = receipts.short(self.environment)
        self.place, self.assignments, self.trials = None, {}, {}
        self.seconds = Counter()                   # by part; of submissions that run side by side, the sum

    def grade(self, submissions, tell=None, tell_trial=None):
        """Grade (assignment, student) pairs → {pair: {"results", "from": "record"|"cache"|"run"} or {"error"}}.

        Afterwards `penalties` says which late penalties changed though nothing ran: Recorder.renew_penalties, for each assignment.
        """
        outcomes = {}
        with self._alone(), contextlib.closing(Recorder(self.course)) as recorder:
            with self._timed("reading the course"):
                unknown = self._read_assignments({name for name, _ in submissions})
            self.assignment_keys = {name: cache.key(asdict_key(entry)) for name, entry in self.assignments.items()}
            with (contextlib.closing(self.start(self.assignments.values())), ThreadPoolExecutor(self.jobs) as pool,
                  self._progress(len(submissions)) as bar):
                with self._timed("trying the author's solutions"):
                    unknown |= self._try(tell_trial and (lambda name, found: tell_trial(name, found, bar.write)))
                for pair in [p for p in submissions if p[0] in unknown]:
                    outcomes[pair] = {"error": str(unknown[pair[0]])}
                    tell and tell(pair, outcomes[pair], bar.write)
                    bar.update()
                known = [p for p in submissions if p[0] not in unknown]
                try:
                    for pair, done in self._beside_each_other(pool, known, recorder):
                        outcomes[pair] = self._record(recorder, pair, done)
                        bar.update()
                        if tell:
                            tell(pair, outcomes[pair], bar.write)
                except KeyboardInterrupt:                  # at once: what runs is not waited for
                    pool.shutdown(wait=False, cancel_futures=True)
                    self.place.close()
                    raise
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

    def _try(self, tell, refuse=True):
        """A trial of each assignment → those that can't be graded, name → NotReady. Each assignment's trouble stops only itself."""
        self.trials, unknown = {}, {}
        for name, entry in list(self.assignments.items()):
            try:
                found = self.trials[name] = self.trial(entry)
                if refuse and self.course.policy.unprotected == "refuse" and any(found.unprotected.values()):
                    raise NotReady(f"{name} has tests that can't run across the boundary, and c.Grader.unprotected is 'refuse'. "
                                   f"Run: python -m grading trial {name}")
                if tell:
                    tell(name, found)
            except NotReady as e:
                unknown[name] = e
                del self.assignments[name]
        if not self.assignments and refuse:
            raise next(iter(unknown.values()))
        return unknown

    def try_them(self, names):
        """The trials of assignments by themselves: name → Trial, or the NotReady that says why it can't be graded."""
        done = {}
        for name in names:
            try:
                self.assignments[name] = self.course.assignment(name)
            except NotReady as e:
                done[name] = e
        with contextlib.closing(self.start(self.assignments.values())):
            done |= self._try(None, refuse=False)
        return {name: done.get(name) or self.trials[name] for name in names}

    def trial(self, entry):
        seed = seeds.seed(self.secret, entry.name, "the trial", "")
        return trial.tried(self.course, entry, lambda job: self.place.execute(job, f"trial-{cache.key(job['message'])}"),
                           self.limits, self._depends_on(entry), seed, self.jobs or 1)

    def _depends_on(self, entry, files=None):
        """The key of what runs an assignment's notebooks: packages that it, or the submission, imports."""
        modules = {m for n in entry.notebooks.values() for m in [*n.required, *n.modules]} | cache.named_in(files or {})
        return cache.key(cache.relevant(self.environment, modules | {*self.limits["preload"], *self.limits["warm_up"]}))

    def start(self, assignments):
        """Start what runs notebooks of these assignments: `place`. Sets how many submissions are under way at the same time."""
        self.place = self._place(needs(assignments, self.limits))
        return self.place

    def _place(self, wanted):
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
        """(pair, future) as they are done. No more wait to be run or recorded than it takes to keep everyone busy."""
        todo, waiting = iter(submissions), {}
        while True:
            for pair in itertools.islice(todo, 2 * self.jobs - len(waiting)):
                waiting[pool.submit(self._one, recorder, *pair)] = pair
            if not waiting:
                return
            for done in wait(waiting, return_when=FIRST_COMPLETED).done:
                yield waiting.pop(done), done

    def _one(self, recorder, assignment, student):
        """All that can be done while other submissions run. Returns what should be recorded."""
        entry = self.assignments[assignment]
        if any("\ud800" <= c <= "\udfff" for c in student):
            raise ValueError("the name of the student's folder is not UTF-8 text, and no gradebook can hold it: give the folder another name")
        submission, timestamp = handed_in(self.course, entry, student, self.limits["submission_mb"])
        tried = self.trials[assignment]
        content = cache.files_key(submission.files)
        seed = seeds.seed(self.secret, assignment, student, content)
        key = cache.key(self._depends_on(entry, submission.files), self.limits, self.assignment_keys[assignment], seed, content, submission.notices,
                        [tried.part(name) for name in sorted(entry.notebooks)])
        found = None if self.fresh else self.cache.get(key)
        if found is not None and recorder.recorded(assignment, student, key):
            return key, found, None, None, None, "record"
        origin = "cache" if found is not None else "run"
        if found is None:
            found = {name: self.notebook(submission, entry, spec, seed, key, tried) for name, spec in entry.notebooks.items()}
            self.cache.put(key, found)
        extra = companions(submission.files, entry)[0] | entry.files
        made_from = receipts.made_from(self.made_with, self.limits, self.walls, entry, submission, seed, tried)
        return key, found, extra, timestamp, made_from, origin

    def notebook(self, submission, entry, spec, seed, key, tried):
        """One notebook of a submission, run on self.place → its result."""
        part = tried.part(spec.name)
        try:
            return self._notebook(submission, entry, spec, seed, key, part)
        except (NotReady, NoSandbox, Crashed, ConnectionError, MemoryError):
            raise
        except Exception as e:                     # whatever a submission does to us, it gets a result that says so
            why = f"the grader could not deal with this notebook ({type(e).__name__}: {e}); a person should look at it"[:500]
            prepared = prepare(Submission(notices=[]), spec)
            prepared["notices"], prepared["unreadable"] = [why], why
            done = result.of(prepared, None, spec, self.limits, part)
            for score in done["scores"].values():
                score["by_hand"] = True
            return done

    def _notebook(self, submission, entry, spec, seed, key, part):
        prepared = prepare(submission, spec, other_notebooks=entry.notebooks.keys())
        prepared["notices"] += [n for n in submission.notices if n not in (prepared["unreadable"] or "")]
        executed = None
        if not prepared["unreadable"]:
            job = notebook_job(self.course, prepared, entry, spec, seed, submission.files, part["unprotected"], part["skip"])
            with self._timed("running"):
                executed = self.place.execute(job, f"{key}-{spec.name}")
        return result.of(prepared, executed, spec, self.limits, part)

    def _record(self, recorder, pair, done):
        try:
            key, results, files, timestamp, made_from, origin = done.result()
            if origin != "record":
                with self._timed("recording"):
                    try:
                        recorder.record(*pair, key, results, files, timestamp, made_from)
                    except (UnicodeError, ValueError, NotADirectoryError, IsADirectoryError, FileExistsError) as e:
                        results = {n: result.without_answers(r, f"{type(e).__name__}: {e}") for n, r in results.items()}
                        recorder.record(*pair, key, results, {}, timestamp, made_from)
            short = {name: {k: v for k, v in r.items() if k != "notebook"} for name, r in results.items()}
            return {"results": short, "from": origin}          # a large class's notebooks do not fit into memory
        except (NoSandbox, NotReady):
            raise
        except Exception as e:
            return {"error": f"{type(e).__name__}: {e}"}

    @contextlib.contextmanager
    def _alone(self):
        """Two graders on one course would overwrite each other's work."""
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


def asdict_key(entry):
    """An assignment as plain data for its key: what its grades depend on."""
    plain = asdict(entry)
    plain["files"] = cache.files_key(entry.files)
    for spec in plain["notebooks"].values():
        del spec["source"], spec["author"], spec["edited"]
    return plain
