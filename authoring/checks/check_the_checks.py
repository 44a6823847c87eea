"""How often are our own checks wrong? `make check-the-checks` measures it, exercise by exercise.

Six kinds of answers go through the checks (measures.py): mutants of the reference's text (all wrong, unless shown equivalent); blind-spot
mutants, right except in one class of inputs (spoiling.py); behaviour mutants, the right numbers in another type or way
(behaviours.py); the bank's wrong answers, each with a message of its own; the bank's right answers; and the reference after a
wrong answer to an earlier exercise whose function it calls. Answers of the bank go through many seeds of the hidden inputs: a
verdict that depends on the seed is luck. An exception in a check's own code is a crash, whatever the answer.

    python -m authoring.checks.check_the_checks                            # a sample: one mutant in ten, 3 seeds
    python -m authoring.checks.check_the_checks --all                      # everything, 20 seeds: an hour or two on one core
    python -m authoring.checks.check_the_checks --all --exercise entropy --exercise step_d --part right --jobs 1
    python -m authoring.checks.check_the_checks --page                     # solutions/check_results.md, from what --all found

A surviving mutant is a hole in the check, or equivalent to the reference: then it is recorded with its reason in
tests/answers/equivalent_mutants.json. --all keeps what it finds in runs/checks/ (kept.py), so that it can be run in pieces:
what was measured on the same cells, check and answers is not measured again.
"""
import argparse
import sys
import time
from multiprocessing import get_context

from tqdm import tqdm

from authoring import ROOT
from authoring.build.chapters import SOLUTIONS, chapters
from authoring.checks import kept
from authoring.checks.bank import cells, exercises
from authoring.checks.check_results import FAULTS, page, table
from authoring.checks.measures import PARTS
from grading.names import modules

PAGE = SOLUTIONS / "check_results.md"
SEEDS, SEEDS_FEW = 20, 3


def measure(job):
    """The row of one exercise, part by part. With the time when the run `began`, each part is kept as soon as it is measured, and none measured twice."""
    chapter, exercise, parts, one_in, seeds, began = job
    row = {"chapter": chapter, "exercise": exercise}
    for part in parts:
        more = {"mutants": (one_in,), "wrong": (seeds,), "right": (seeds,), "after": (seeds,)}.get(part, ())
        row |= kept.measured(part, chapter, exercise, more, began) if began else PARTS[part](chapter, exercise, *more)
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="every mutant, every seed")
    parser.add_argument("--chapter", choices=chapters())
    parser.add_argument("--exercise", action="append", help="only this exercise (may be given several times)")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part (may be given several times)")
    parser.add_argument("--jobs", type=int, help="exercises measured at once (all processors unless told)")
    parser.add_argument("--page", action="store_true", help="only write the page, from what --all has found so far")
    arguments = parser.parse_args()
    every = [(chapter, exercise) for chapter in chapters() for exercise in exercises(chapter)]
    if arguments.page:
        PAGE.write_text(page([kept.row(*job) for job in every]), encoding="utf-8")
        sys.exit(f"Wrote {PAGE.relative_to(ROOT)}.")
    asked = [job for job in every if arguments.chapter in (None, job[0]) and (arguments.exercise is None or job[1] in arguments.exercise)]
    if arguments.exercise:
        asked.sort(key=lambda job: arguments.exercise.index(job[1]))
    one_in, seeds = (1, SEEDS) if arguments.all else (10, SEEDS_FEW)
    jobs = [(*job, arguments.part or list(PARTS), one_in, seeds, arguments.all and time.time()) for job in asked]
    context = get_context("forkserver")         # a process for a few exercises, so that what a mutant left behind is met by few
    context.set_forkserver_preload(["authoring.checks.kept", *dict.fromkeys(m for chapter in chapters() for _, _, source, *_ in cells(chapter)
                                                                        for m in modules(source) if not m.startswith("utils.checks"))])
    with context.Pool(arguments.jobs, maxtasksperchild=8) as pool:
        rows = list(tqdm(pool.imap_unordered(measure, jobs), total=len(jobs), desc="measured", unit="exercise"))
    print(table(rows))
    for row in rows:
        for fault in FAULTS:
            for item in row.get(fault, []):
                print(f"{row['chapter']}/{row['exercise']}: {fault}: {item}")
    sys.exit(any(row.get(fault) for row in rows for fault in FAULTS))


if __name__ == "__main__":
    main()
