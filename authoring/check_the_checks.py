"""How often are our own checks wrong? `make check-the-checks` measures it, exercise by exercise.

Three kinds of answers go through the checks: mutants of the reference (all wrong, unless shown equivalent), the bank's wrong
answers (each with a message of its own), the bank's right answers under many seeds of the hidden inputs (a check that
refuses one of them once is wrong).

    python -m authoring.check_the_checks                    # a sample: one mutant in ten, 5 seeds
    python -m authoring.check_the_checks --all              # everything, 200 seeds: an hour
    python -m authoring.check_the_checks --chapter 01_entropy --all

A surviving mutant is a hole in the check, or equivalent to the reference: then it stands with its reason in
tests/answers/equivalent_mutants.json.
"""
import argparse
import contextlib
import hashlib
import io
import json
import os
import signal
import sys
import warnings
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tqdm import tqdm

from authoring.bank import ANSWERS, answers, cells, exercises, namespace_before, verdict
from authoring.build import chapters
from authoring.mutants import mutants
from utils.checks import HIDDEN_SEED_VARIABLE

EQUIVALENT = ANSWERS / "equivalent_mutants.json"
SECONDS = 20        # a mutant that runs longer than this has been noticed


class TooSlow(BaseException):
    """Not an Exception, so that no `except Exception` in an answer swallows it."""


def _too_slow(signum, frame):
    raise TooSlow


def passes(namespace, answer, check):
    """Does the answer pass this one check, in time and without an error?"""
    signal.signal(signal.SIGALRM, _too_slow)
    signal.alarm(SECONDS)
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for source in (answer, check):
                exec(compile(source, "<answer>", "exec"), namespace)
        return True
    except (Exception, TooSlow, SystemExit):
        return False
    finally:
        signal.alarm(0)


def _sampled(text, one_in):
    """The same one in `one_in` on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % one_in == 0


def measure(chapter, exercise, one_in, seeds):
    """One row of the table."""
    sources = {identity: source for identity, _, source, *_ in cells(chapter)}
    known = {(e["exercise"], e["change"]) for e in equivalents() if e["chapter"] == chapter}
    row = Counter()
    survivors, unseen, refused, wrong = [], [], [], []
    for mutant in mutants(sources[exercise]):
        if not _sampled(mutant.source, one_in):
            continue
        row["mutants"] += 1
        if (exercise, mutant.change) in known:
            row["equivalent"] += 1
            continue
        by = {kind: not passes(dict(namespace_before(chapter, exercise)), mutant.source, sources[f"{exercise}-{kind}"])
              for kind in ("check", "hidden")}
        row["killed by the visible check"] += by["check"]
        row["killed by the hidden check"] += by["hidden"]
        if not by["hidden"]:
            survivors.append(mutant.change)
        elif not by["check"]:
            unseen.append(mutant.change)
    for answer in answers():
        if (answer.chapter, answer.exercise) != (chapter, exercise):
            continue
        if answer.right:
            for seed in range(seeds):
                os.environ[HIDDEN_SEED_VARIABLE] = f"seed {seed}"
                row["right answers × seeds"] += 1
                if not passes(dict(namespace_before(chapter, exercise)), answer.source, sources[f"{exercise}-hidden"]):
                    refused.append(f"{answer.name}, seed {seed}")
            os.environ.pop(HIDDEN_SEED_VARIABLE, None)
        else:
            row["wrong answers"] += 1
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = verdict(answer)
            if found is None or answer.fragment.lower() not in found[1].lower():
                wrong.append(answer.name)
    return {"chapter": chapter, "exercise": exercise, **row, "survivors": survivors, "seen only by the hidden check": unseen,
            "right answers refused": refused, "wrong answers without their message": wrong}


def equivalents():
    return json.loads(EQUIVALENT.read_text(encoding="utf-8")) if EQUIVALENT.exists() else []


COLUMNS = ("mutants", "equivalent", "killed by the visible check", "killed by the hidden check", "wrong answers",
           "right answers × seeds")


def table(rows):
    """The measured rows as Markdown, with their totals."""
    lines = ["| exercise | " + " | ".join(COLUMNS) + " | survivors | refused |", "|---" * (len(COLUMNS) + 3) + "|"]
    total = Counter()
    for row in rows:
        numbers = Counter({column: row.get(column, 0) for column in COLUMNS})
        numbers["survivors"], numbers["refused"] = len(row["survivors"]), len(row["right answers refused"])
        total.update(numbers)
        lines.append(f"| {row['chapter'][:2]} {row['exercise']} | " + " | ".join(str(numbers[c]) for c in (*COLUMNS, "survivors", "refused")) + " |")
    lines.append("| **total** | " + " | ".join(f"**{total[c]}**" for c in (*COLUMNS, "survivors", "refused")) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="every mutant, 200 seeds")
    parser.add_argument("--chapter", choices=chapters())
    parser.add_argument("--exercise")
    parser.add_argument("--seeds", type=int)
    parser.add_argument("--json", help="write the rows to this file")
    arguments = parser.parse_args()
    one_in, seeds = (1, 200) if arguments.all else (10, 5)
    jobs = [(chapter, exercise) for chapter in chapters() for exercise in exercises(chapter)
            if arguments.chapter in (None, chapter) and arguments.exercise in (None, exercise)]
    with ProcessPoolExecutor(mp_context=get_context("spawn"), max_tasks_per_child=8) as pool:
        futures = [pool.submit(measure, *job, one_in, arguments.seeds or seeds) for job in jobs]
        rows = [future.result() for future in tqdm(futures, desc="exercises", unit="exercise")]
    print(table(rows))
    for row in rows:
        for what in ("survivors", "right answers refused", "wrong answers without their message"):
            for item in row[what]:
                print(f"{row['chapter']}/{row['exercise']}: {what}: {item}")
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(rows, file, indent=1, ensure_ascii=False)
    sys.exit(any(row["survivors"] or row["right answers refused"] or row["wrong answers without their message"] for row in rows))


if __name__ == "__main__":
    main()
