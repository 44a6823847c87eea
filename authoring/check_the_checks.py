"""How often are our own checks wrong? `make check-the-checks` measures it, exercise by exercise.

Four kinds of answers go through the checks: mutants of the reference (all wrong, unless shown equivalent), the bank's wrong
answers (each with a message of its own), the bank's right answers under many seeds of the hidden inputs (a check that
refuses one of them once is wrong), and the reference after a wrong answer to an earlier exercise whose function it calls (where
a verdict that depends on the seed is luck).

    python -m authoring.check_the_checks                            # a sample: one mutant in ten, 5 seeds
    python -m authoring.check_the_checks --all                      # everything, 200 seeds: hours on one core
    python -m authoring.check_the_checks --all --chapter 01_entropy --part right --jobs 1
    python -m authoring.check_the_checks --page                     # solutions/check_results.md, from what --all found

A surviving mutant is a hole in the check, or equivalent to the reference: then it stands with its reason in
tests/answers/equivalent_mutants.json. --all keeps a file an exercise in runs/checks/, so that it can be run in pieces.
"""
import argparse
import ast
import contextlib
import hashlib
import inspect
import io
import json
import os
import platform
import signal
import sys
import warnings
from collections import Counter
from importlib.metadata import version
from multiprocessing import get_context

from tqdm import tqdm

from authoring.bank import ANSWERS, answers, cells, exercises, namespace_before, verdict
from authoring.build import ROOT, SOLUTIONS, chapters
from authoring.mutants import mutants
from grading.names import binds
from utils.checks import HIDDEN_SEED_VARIABLE

EQUIVALENT = ANSWERS / "equivalent_mutants.json"
PAGE, FOUND = SOLUTIONS / "check_results.md", ROOT / "runs" / "checks"
SECONDS = 20        # of CPU time: a mutant that runs longer has been noticed
SEEDS, SEEDS_AFTER = 200, 20


class TooSlow(BaseException):
    """Not an Exception, so that no `except Exception` in an answer swallows it."""


def _too_slow(signum, frame):
    raise TooSlow


def passes(namespace, answer, check):
    """Does the answer pass this one check, in time and without an error?"""
    signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for source in (answer, check):
                exec(compile(source, "<answer>", "exec"), namespace)
        return True
    except (Exception, TooSlow, SystemExit):
        return False
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def equivalents():
    """{"chapter/exercise": {change: why no check can tell it from the reference, or need not}}."""
    return json.loads(EQUIVALENT.read_text(encoding="utf-8"))


def sampled(text, one_in):
    """The same one in `one_in` on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % one_in == 0


def measure_mutants(chapter, exercise, one_in=1):
    """Every mutant (or one in `one_in`) through both checks."""
    sources = {identity: source for identity, _, source, *_ in cells(chapter)}
    known = equivalents().get(f"{chapter}/{exercise}", {})
    row, survivors, unseen = Counter(), [], []
    for mutant in mutants(sources[exercise]):
        if not sampled(mutant.source, one_in):
            continue
        row["mutants"] += 1
        if mutant.change in known:
            row["equivalent"] += 1
            continue
        by = {kind: not passes(dict(namespace_before(chapter, exercise)), mutant.source, sources[f"{exercise}-{kind}"])
              for kind in ("check", "hidden")}
        row["killed, visible"] += by["check"]
        row["killed, hidden"] += by["hidden"]
        if not by["hidden"]:
            survivors.append(mutant.change)
        elif not by["check"]:
            unseen.append(mutant.change)
    return {**row, "survivors": survivors, "seen only by the hidden check": unseen}


def measure_wrong(chapter, exercise):
    """The bank's wrong answers: each is refused, with its own message."""
    wrong = [answer for answer in answers() if (answer.chapter, answer.exercise, answer.right) == (chapter, exercise, False)]
    accepted, without, shown = [], [], set()
    for answer in wrong:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = verdict(answer)
        if found is None:
            accepted.append(answer.name)
            continue
        shown.add(answer.fragment.lower())
        if answer.fragment.lower() not in found[1].lower():
            without.append(answer.name)
    return {"wrong answers": len(wrong), "messages": len(shown), "wrong answers accepted": accepted,
            "wrong answers without their message": without}


def each_seed(seeds):
    """0, 1, …, each with the hidden inputs of a student named "seed 0", "seed 1", …"""
    try:
        for seed in range(seeds):
            os.environ[HIDDEN_SEED_VARIABLE] = f"seed {seed}"
            yield seed
    finally:
        os.environ.pop(HIDDEN_SEED_VARIABLE, None)


def draws(chapter, exercise):
    """Does the check draw anything? That of a proof or a choice does not: it says the same under every seed."""
    check = getattr(namespace_before(chapter, exercise)["checks"], exercise, None)
    return check is not None and inspect.getsource(check).count("seed") > 1


def measure_right(chapter, exercise, seeds):
    """The bank's right answers, under many seeds of the hidden inputs; one seed where nothing is drawn."""
    seeds = seeds if draws(chapter, exercise) else 1
    hidden = next(source for identity, _, source, *_ in cells(chapter) if identity == f"{exercise}-hidden")
    right = [answer for answer in answers() if (answer.chapter, answer.exercise, answer.right) == (chapter, exercise, True)]
    refused = [f"{answer.name}, seed {seed}" for seed in each_seed(seeds) for answer in right
               if not passes(dict(namespace_before(chapter, exercise)), answer.source, hidden)]
    return {"right answers": len(right), "right × seeds": len(right) * seeds, "right answers refused": refused}


def measure_after(chapter, exercise, seeds):
    """The reference after each wrong answer to an earlier exercise that it uses: refused or not, but under every seed alike."""
    sources, order = {identity: source for identity, _, source, *_ in cells(chapter)}, exercises(chapter)
    used = {node.id for node in ast.walk(ast.parse(sources[exercise])) if isinstance(node, ast.Name)}
    earlier = {other for other in order[:order.index(exercise)] if used & set(binds(sources[other]))}
    after, by_chance = 0, []
    for answer in answers():
        if answer.chapter != chapter or answer.exercise not in earlier or answer.right:
            continue
        try:
            before = namespace_before(chapter, exercise, answer)
        except Exception:                                   # it fails by itself: nothing comes after it
            continue
        accepted = sum(passes(dict(before), sources[exercise], sources[f"{exercise}-hidden"]) for _ in each_seed(seeds))
        after += 1
        if accepted not in (0, seeds):
            by_chance.append(f"after {answer}: accepted under {accepted} of {seeds} seeds")
    return {"after an earlier mistake": after, "verdict by chance": by_chance}


PARTS = {"mutants": measure_mutants, "wrong": measure_wrong, "right": measure_right, "after": measure_after}


def measure(job):
    """(part, chapter, exercise, …) → the same, and that part of the exercise's row of the table."""
    part, chapter, exercise, *arguments = job
    return part, {"chapter": chapter, "exercise": exercise, **PARTS[part](chapter, exercise, *arguments)}


COLUMNS = ("mutants", "equivalent", "killed, visible", "killed, hidden", "survivors", "wrong answers", "messages",
           "wrong answers accepted", "right answers", "right × seeds", "right answers refused", "after an earlier mistake", "verdict by chance")
FAULTS = ("survivors", "wrong answers accepted", "wrong answers without their message", "right answers refused", "verdict by chance")


def count(row, column):
    found = row.get(column, 0)
    return len(found) if isinstance(found, list) else found


def total(rows):
    return {column: sum(count(row, column) for row in rows) for column in COLUMNS}


def table(rows):
    """The measured rows as Markdown, with their totals."""
    lines = ["| exercise | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    lines += [f"| {row['chapter'][:2]} {row['exercise']} | " + " | ".join(str(count(row, c)) for c in COLUMNS) + " |" for row in rows]
    return "\n".join([*lines, "| **total** | " + " | ".join(f"**{n:,}**" for n in total(rows).values()) + " |"])


def page(rows):
    """The course's own error rate, for its readers."""
    sums = total(rows)
    judged = sums["mutants"] - sums["equivalent"]
    faults = [f"- {row['chapter'][:2]} {row['exercise']}: {fault}: `{item}`" for row in rows for fault in FAULTS for item in row.get(fault, [])]
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "torch"))
    return f"""# How often are our checks wrong?

A check can be wrong in two ways: it accepts a wrong answer, or it refuses a right one. We counted both, for all {len(rows)} exercises that
are checked by machine.

- **Mutants.** Each reference solution was changed in one small place, everywhere that a list of operators reaches (another operator,
  constant, base of the logarithm, axis, name or bound; an argument, term, call or line dropped or exchanged; an early return):
  {sums["mutants"]:,} mutants. {sums["equivalent"]} of them are right answers themselves; each stands with its reason in
  `tests/answers/equivalent_mutants.json`. Of the other {judged:,} the hidden checks refuse **{sums["killed, hidden"] / judged:.2%}**, the visible ones
  {sums["killed, visible"] / judged:.2%}; {sums["survivors"]} survive.
- **Wrong answers.** {sums["wrong answers"]} usual mistakes, written down by hand, each with its own message: **{sums["wrong answers accepted"]}** are accepted.
- **Right answers.** {sums["right answers"]} solutions, at least five to every exercise (to a choice, five ways of writing it), each under the seeds of
  the hidden inputs that the table counts (one where nothing is drawn, as for a proof): {sums["right × seeds"]:,} verdicts, **{sums["right answers refused"]}** refusals.
- **After an earlier mistake.** An exercise may call what you wrote before. Each reference solution ran again after every wrong answer to an earlier
  exercise that it uses, {sums["after an earlier mistake"]} pairs under {SEEDS_AFTER} seeds each. It may be refused for the earlier mistake, but not by chance: the verdict
  depended on the seed in **{sums["verdict by chance"]}**.

Measured with Python {platform.python_version()}, {packages}. `make check-the-checks-all` measures it again; a sample runs with every test.
The seeds are those of students named "seed 0", "seed 1", …

{"## What is open" + chr(10) + chr(10) + chr(10).join(faults) + chr(10) if faults else ""}
## Exercise by exercise

{table(rows)}
"""


def path_of(part, chapter, exercise):
    return FOUND / f"{part}-{chapter}-{exercise}.json"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="every mutant, 200 seeds")
    parser.add_argument("--chapter", choices=chapters())
    parser.add_argument("--exercise")
    parser.add_argument("--part", choices=PARTS, help="only the mutants, the wrong answers, the right ones, or the right one after a mistake")
    parser.add_argument("--jobs", type=int, help="exercises measured at once (all processors unless told)")
    parser.add_argument("--page", action="store_true", help="only write the page, from what --all found before")
    arguments = parser.parse_args()
    every = [(chapter, exercise) for chapter in chapters() for exercise in exercises(chapter)]
    asked = [job for job in every if arguments.chapter in (None, job[0]) and arguments.exercise in (None, job[1])]
    parts = [part for part in PARTS if arguments.part in (None, part)]
    rows = {job: {} for job in every}
    if not arguments.page:
        one_in, seeds, seeds_after = (1, SEEDS, SEEDS_AFTER) if arguments.all else (10, 5, 3)
        more = {"mutants": (one_in,), "wrong": (), "right": (seeds,), "after": (seeds_after,)}
        jobs = [(part, *job, *more[part]) for part in parts for job in asked]
        with get_context("spawn").Pool(arguments.jobs, maxtasksperchild=8) as pool:
            for part, found in tqdm(pool.imap_unordered(measure, jobs), total=len(jobs), desc="measured", unit="part"):
                job = found["chapter"], found["exercise"]
                rows[job].update(found)
                if arguments.all:
                    FOUND.mkdir(parents=True, exist_ok=True)
                    path_of(part, *job).write_text(json.dumps(found, indent=1, ensure_ascii=False), encoding="utf-8")
        rows = [row for row in rows.values() if row]
        print(table(rows))
        for row in rows:
            for fault in FAULTS:
                for item in row.get(fault, []):
                    print(f"{row['chapter']}/{row['exercise']}: {fault}: {item}")
    if arguments.page or (arguments.all and len(asked) == len(every) and len(parts) == len(PARTS)):
        missing = [path_of(part, *job).stem for job in every for part in PARTS if not path_of(part, *job).exists()]
        if missing:
            sys.exit(f"Not measured yet: {', '.join(missing)}. Run --all first (in pieces: --chapter, --exercise, --part).")
        rows = [{key: value for part in PARTS for key, value in json.loads(path_of(part, *job).read_text(encoding="utf-8")).items()}
                for job in every]
        PAGE.write_text(page(rows), encoding="utf-8")
        print(f"Wrote {PAGE.relative_to(ROOT)}.")
    sys.exit(any(row.get(fault) for row in rows for fault in FAULTS))


if __name__ == "__main__":
    main()
