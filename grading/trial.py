"""The author's own work, tried before anybody's marks depend on it: does each test mean the same in both processes?

The author's solution of each notebook, the release as handed out, and spoiled copies of the solution run twice: with all tests
in the student's process, as nbgrader runs them, and with those tests across the boundary that `reading` leaves there. A test that
gives different points across the boundary runs in the student's process from then on. Where demonstrations are left out (idle.py), the second run is without
them; if that alone changes the author's points, they all run. It also says what else an author should know.
"""
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from threading import BoundedSemaphore

from tqdm import tqdm

from . import cache, reading, result
from .job import notebook_job
from .nbgrader_course import NotReady, grade_id, text_of
from .prepare import prepare
from .submissions import Submission

SLOW, MANY_TIMES = 1 / 5, 5  # of a cell's limit; as long across the boundary as in one process: there, a different answer could run out of time
QUICK = 3                    # seconds: spoiled copies of a notebook that takes longer are not run

SPOIL = '''
def _spoiled(how):
    import copy, functools
    def change(value):
        try:
            if isinstance(value, list):
                value.reverse(); value.append(value[0] if value else 0)
            elif isinstance(value, set):
                value.add(0)
            elif isinstance(value, dict):
                value["spoiled"] = 0
            elif hasattr(value, "dtype") and hasattr(value, "shape") and len(value.shape):
                value[...] = value + 1
        except Exception:
            pass
    def other(value):
        return {int: float, list: tuple, tuple: list, str: str.upper}.get(type(value), lambda v: v)(value)
    def spoil(f):
        @functools.wraps(f)
        def spoiled(*args, **kwargs):
            if how == "raises an error":
                raise RuntimeError("spoiled")
            if how == "prints":
                print("spoiled")
            value = f(*args, **kwargs)
            if how == "changes its arguments":
                for a in [*args, *kwargs.values()]:
                    change(a)
            return None if how == "returns None" else other(value) if how == "returns another type" else value
        return spoiled
    return spoil
for _name in {names!r}:
    _value = globals().get(_name)
    if isinstance(_value, type(_spoiled)):
        globals()[_name] = _spoiled({how!r})(_value)
    elif isinstance(_value, type):
        for _key, _method in list(vars(_value).items()):
            if isinstance(_method, type(_spoiled)) and not _key.startswith("__"):
                setattr(_value, _key, _spoiled({how!r})(_method))
    elif {how!r} == "returns None" and _name in globals():
        globals()[_name] = None
    elif {how!r} == "returns another type" and isinstance(_value, (int, list, tuple)):
        globals()[_name] = {{int: float, list: tuple, tuple: list, bool: int}}[type(_value)](_value)
'''
AUTHOR, RELEASE = "the author's solution", "the release as handed out"
SPOILED = ("returns None", "raises an error", "changes its arguments", "prints", "returns another type")


@dataclass
class Trial:
    """What a trial found: notebook → test → why it runs in the student's process; → tests that end with a number; words."""

    unprotected: dict = field(default_factory=dict)
    numbers: dict = field(default_factory=dict)
    skip: dict = field(default_factory=dict)           # notebook → may demonstrations be left out?
    words: list = field(default_factory=list)

    def part(self, notebook):
        """What grading one notebook depends on."""
        return {"unprotected": sorted(self.unprotected.get(notebook, {})), "numbers": self.numbers.get(notebook, []), "skip": self.skip.get(notebook, False)}


def tried(course, entry, run, limits, environment, seed, jobs=1):
    """The trial of an assignment, or what an earlier trial of exactly the same assignment found. `run(job)` → its report; `jobs` at the same time.

    NotReady where it can't be graded at all.
    """
    for spec in entry.notebooks.values():
        if spec.language != "python":
            raise NotReady(f"{entry.name} is written for another language ({spec.language}); this grader runs only Python. "
                           f"Grade it with: nbgrader autograde {entry.name}")
    key = cache.key(environment, limits, asdict(entry) | {"files": cache.files_key(entry.files)}, course.across, course.skips)
    kept = cache.Cache(course.private / "trials")
    if (found := kept.get(key)) is not None:
        return Trial(**found)
    trial, place = Trial(), BoundedSemaphore(jobs)

    def one(spec):
        found = Trial()
        with ThreadPoolExecutor(jobs) as pool:
            _try(course, entry, spec, lambda job: pool.submit(_in_turn, place, run, job), limits, seed, found)
        return found

    with ThreadPoolExecutor(jobs) as pool, tqdm(total=len(entry.notebooks), unit="notebook", desc=f"trial of {entry.name}",
                                                leave=False, file=sys.stderr) as bar:
        parts = [pool.submit(one, spec) for spec in entry.notebooks.values()]
        try:
            for part in parts:
                found = part.result()
                trial.unprotected |= found.unprotected
                trial.numbers |= found.numbers
                trial.skip |= found.skip
                trial.words += found.words
                bar.update()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    kept.put(key, asdict(trial))
    return trial


def _in_turn(place, run, job):
    with place:
        return run(job)


def _try(course, entry, spec, start, limits, seed, trial):
    """`start(job)` → a future of its report: what does not wait for each other runs side by side."""
    cells = spec.author
    tests = [c["grade_id"] for c in cells if c["kind"] == "test"]
    found = reading.unprotected(cells, course.across)
    # Tests that look at answers through a module of the author's that is made for the boundary.
    trusted = set(reading.unprotected(cells)) & set(tests) - found.keys() if course.across else set()
    trial.words += [f"{spec.name}: {c} was edited since `nbgrader generate_assignment`; it is graded as it was then" for c in spec.edited]
    if not spec.source:
        trial.words.append(f"{spec.name}: there is no source notebook, so the author's solution could not be tried")
        trial.unprotected[spec.name] = found
        return

    def started(notebook, unprotected, skip):
        prepared = prepare(Submission({f"{spec.name}.ipynb": json.dumps({"cells": notebook, "metadata": {}, "nbformat": 4,
                                                                          "nbformat_minor": 5}).encode()}), spec)
        return prepared, start(notebook_job(course, prepared, entry, spec, seed, {}, unprotected, skip))

    def both_ways(notebook, whole=False):
        """The notebook with all tests in the student's process (`whole`: and with demonstrations, as nbgrader runs it); and as it is graded
        here, or None, if that is the same."""
        skip = trial.skip[spec.name]
        same = set(tests) <= found.keys() and not (skip and whole)
        return started(notebook, tests, skip and not whole), None if same else started(notebook, found, skip)

    def scores(run):
        prepared, report = run
        done = result.of(prepared, report.result(), spec, limits, trial.part(spec.name))
        graded = {i: c["metadata"].get("nbgrader", {}).get("grade_id") for i, c in enumerate(prepared["cells"])}
        return done | {"took": {graded[i]: seconds for i, seconds in done["cell_seconds"].items()}}

    def compare(what, inside, across):
        for g in tests:
            one, other = inside["scores"][g], across["scores"][g]
            if g not in found and _marks(inside, g) != _marks(across, g):
                why = f"{what} gets {one['auto']:g} points in one process and {other['auto']:g} across the boundary"
                if other["reason"]:
                    why += f" ({' '.join(other['reason'].split())[:150]})"
                if g in trusted and what != AUTHOR:
                    trial.words.append(f"{spec.name}: {g}: {why}; it stays protected, as c.Grader.across says")
                else:
                    found[g] = why
            elif g not in found.keys() | trusted and (took := across["took"].get(g, 0)) > max(SLOW * limits["cell_seconds"], MANY_TIMES * inside["took"].get(g, 0)):
                found[g] = f"takes {took:.1f} s across the boundary, where one process needs much less: it asks very many questions"
        found.update(reading.with_company(cells, found))

    trial.skip[spec.name] = course.skips
    first, other = both_ways(spec.source, whole=True)
    inside = scores(first)
    if course.skips and any(_marks(inside, g) != _marks(scores(other), g) for g in tests):        # is it the demonstrations, or the boundary?
        without = scores(started(spec.source, tests, True))
        if missed := [g for g in tests if _marks(inside, g) != _marks(without, g)]:
            trial.skip[spec.name], other = False, started(spec.source, found, False)
            trial.words.append(f"{spec.name}: all demonstrations run: without them the author's own solution gets different points in {missed[0]}")
    trial.numbers[spec.name] = [g for g in tests if _value(inside, g) is not None]
    for g in tests:
        s = inside["scores"][g]
        if s["auto"] is not None and s["auto"] < (s["max"] or 0):
            trial.words.append(f"{spec.name}: the author's own solution gets {s['auto']:g} of {s['max']:g} points in {g}: "
                               f"{' '.join(str(s['reason']).split())[:200]}")
        elif s["by_hand"]:
            trial.words.append(f"{spec.name}: {g}: {s['reason']}")
    while other:                    # until the marks are the same with just these tests in the student's process
        ran, across = set(found), scores(other)
        compare(AUTHOR, inside, across)
        if found.keys() == ran and (changed := [g for g in ran & set(tests) if _marks(inside, g) != _marks(across, g)]):
            found.update({g: f"takes its part in what {changed[0]} finds (a state that all share, a generator of random numbers?)"
                          for g in tests if g not in found})
        other = started(spec.source, found, trial.skip[spec.name]) if found.keys() > ran and not set(tests) <= found.keys() else None
    variants = {RELEASE: spec.release} if spec.release and tests else {}
    if tests and first[1].result()["seconds"] <= QUICK and set(tests) - found.keys() - trusted:
        variants |= {f"a solution that {how}": spoiled(spec, how) for how in SPOILED}
    harmless = set(tests)
    for what, (first, other) in {what: both_ways(notebook) for what, notebook in variants.items()}.items():
        inside = scores(first)
        if what == RELEASE:
            trial.words += [f"{spec.name}: the untouched release gets {s['auto']:g} of {s['max']:g} points in {g}"
                            for g, s in inside["scores"].items() if g in tests and s["auto"]]
        harmless &= {g for g in tests if inside["scores"][g]["auto"] == inside["scores"][g]["max"]}
        if other:
            compare(what, inside, scores(other))
    if len(variants) > 1:
        trial.words += [f"{spec.name}: {g} gives its points to every spoiled solution" for g in tests if g in harmless]
    trial.unprotected[spec.name] = found


def _marks(done, g):
    return done["scores"][g]["auto"], done["scores"][g]["by_hand"]


def _value(done, g):
    """The number that a test ended with, or None."""
    cell = next(c for c in done["notebook"]["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == g)
    for output in cell["outputs"]:
        if output["output_type"] == "execute_result":
            try:
                return float(output["data"].get("text/plain", ""))
            except ValueError:
                return None
    return None


def spoiled(spec, how):
    """The source with every answer spoiled in one way."""
    answers = {c["grade_id"]: c["binds"] for c in spec.cells if c["solution"] and c["cell_type"] == "code"}
    out = []
    for cell in spec.source:
        g = grade_id(cell)
        if answers.get(g):
            cell = cell | {"source": text_of(cell) + "\n\n" + SPOIL.split("for _name in")[0]
                           + ("for _name in" + SPOIL.split("for _name in")[1]).format(names=answers[g], how=how)}
        out.append(cell)
    return out
