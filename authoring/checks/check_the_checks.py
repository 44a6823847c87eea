"""How often are our own checks wrong? `make check-the-checks` measures it, exercise by exercise.

Six kinds of answers go through the checks (measures.py): mutants of the reference's text (all wrong, unless shown equivalent); blind-spot
mutants, right except in one class of inputs (spoiling.py); behaviour mutants, the right numbers in another type or way
(behaviours.py); the bank's wrong answers, each with a message of its own; the bank's right answers; and the reference after a
wrong answer to an earlier exercise whose function it calls. Answers of the bank go through many seeds of the hidden inputs: a
verdict that depends on the seed is luck. An exception in a check's own code is a crash, whatever the answer.

    python -m authoring.checks.check_the_checks                            # a sample: one mutant in ten, 5 seeds
    python -m authoring.checks.check_the_checks --all                      # everything, 200 seeds: hours on one core
    python -m authoring.checks.check_the_checks --all --chapter 01_entropy --part right --jobs 1
    python -m authoring.checks.check_the_checks --page                     # solutions/check_results.md, from what --all found

A surviving mutant is a hole in the check, or equivalent to the reference: then it is recorded with its reason in
tests/answers/equivalent_mutants.json. --all keeps a file an exercise in runs/checks/, so that it can be run in pieces.
"""
import argparse
import json
import sys
from datetime import date
from multiprocessing import get_context

from tqdm import tqdm

from authoring import ROOT
from authoring.build.chapters import SOLUTIONS, chapters
from authoring.checks.bank import exercises
from authoring.checks.check_results import FAULTS, page, table
from authoring.checks.measures import PARTS, measure

PAGE, FOUND = SOLUTIONS / "check_results.md", ROOT / "runs" / "checks"
SEEDS, SEEDS_FEW = 200, 20


def path_of(part, chapter, exercise):
    return FOUND / f"{part}-{chapter}-{exercise}.json"


def rows_found(every):
    """One row per exercise, from all parts that --all has measured, each with the day when that was."""
    rows = []
    for chapter, exercise in every:
        row = {"chapter": chapter, "exercise": exercise, "measured": {}}
        for part in PARTS:
            path = path_of(part, chapter, exercise)
            if path.exists():
                found = json.loads(path.read_text(encoding="utf-8"))
                row["measured"][part] = found.pop("day")
                row |= found
        rows.append(row)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="every mutant, every seed")
    parser.add_argument("--chapter", choices=chapters())
    parser.add_argument("--exercise")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part (may be given several times)")
    parser.add_argument("--jobs", type=int, help="exercises measured at once (all processors unless told)")
    parser.add_argument("--page", action="store_true", help="only write the page, from what --all has found so far")
    arguments = parser.parse_args()
    every = [(chapter, exercise) for chapter in chapters() for exercise in exercises(chapter)]
    if arguments.page:
        PAGE.write_text(page(rows_found(every)), encoding="utf-8")
        sys.exit(f"Wrote {PAGE.relative_to(ROOT)}.")
    asked = [job for job in every if arguments.chapter in (None, job[0]) and arguments.exercise in (None, job[1])]
    one_in, seeds, few = (1, SEEDS, SEEDS_FEW) if arguments.all else (10, 5, 3)
    more = {"mutants": (one_in,), "wrong": (few,), "right": (seeds,), "after": (few,)}
    jobs = [(part, *job, *more.get(part, ())) for part in arguments.part or PARTS for job in asked]
    rows = {job: {} for job in every}
    with get_context("spawn").Pool(arguments.jobs, maxtasksperchild=8) as pool:
        for part, found in tqdm(pool.imap_unordered(measure, jobs), total=len(jobs), desc="measured", unit="part"):
            job = found["chapter"], found["exercise"]
            rows[job].update(found)
            if arguments.all:
                FOUND.mkdir(parents=True, exist_ok=True)
                path_of(part, *job).write_text(json.dumps({**found, "day": date.today().isoformat()}, indent=1, ensure_ascii=False), encoding="utf-8")
    rows = [row for row in rows.values() if row]
    print(table(rows))
    for row in rows:
        for fault in FAULTS:
            for item in row.get(fault, []):
                print(f"{row['chapter']}/{row['exercise']}: {fault}: {item}")
    sys.exit(any(row.get(fault) for row in rows for fault in FAULTS))


if __name__ == "__main__":
    main()
