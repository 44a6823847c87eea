"""The answers bank across the boundary: does every answer get the same verdict there as in one process?

    python -m authoring.checks.across                          # every answer of every chapter, a few minutes
    python -m authoring.checks.across --chapter 04_gan

Under grading an answer and its checks run in two processes that exchange nothing but plain data. Every answer of the bank is run
both ways, with the same hidden inputs. Prints, chapter by chapter, how many verdicts agree (accepted, or refused by the same
check with the fragment that the bank names), how many messages agree word for word, and every answer that does not agree.
"""
import argparse
import contextlib
import functools
import os
import sys
import warnings
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

from tqdm import tqdm

from authoring import ROOT
from authoring.build.chapters import chapters, notebook_from_text
from authoring.checks.bank import answers, verdict
from grading import names
from grading.job import make_job
from grading.nbgrader_course import Course
from grading.prepare import job_cells
from grading.sandbox.execute import WarmParent, execute
from utils.checks import HIDDEN_SEED_VARIABLE

SEED = "00" * 32


@contextlib.contextmanager
def boundary():
    """A function answer → verdict, as `authoring.checks.bank.verdict` gives it, through the grader's two processes."""
    for chapter in chapters():          # here, not in a pool: CPython 3.11's parser isn't safe in threads
        author_of(chapter)
    with warm_parent() as parent:
        yield lambda answer: verdict_across(answer, parent, Course(ROOT).hidden_mark)


def warm_parent():
    """What the grader's processes for this course are forked from."""
    course = Course(ROOT)
    modules = dict.fromkeys(m for chapter in chapters() for cell in code(chapter) for m in names.modules(cell.source))
    return WarmParent(modules, course.limits.plain(), course.packages)


@functools.cache
def code(chapter):
    return [cell for cell in notebook_from_text(chapter).cells if cell.cell_type == "code"]


def verdict_across(answer, parent, hidden_mark):
    """None if both checks pass; else ("visible" or "hidden", the message)."""
    done = execute(job(answer, hidden_mark), parent)
    if done["stopped"]:
        return "stopped", done["stopped"]
    for where, i in zip(("visible", "visible", "hidden"), sorted(done["cells"])[-3:], strict=True):
        if not done["cells"][i]["ok"]:
            error = next(o for o in done["cells"][i]["outputs"] if o["output_type"] == "error")
            return where, f"{error['ename']}: {error['evalue']}"
    return None


def job(answer, hidden_mark):
    """The set-up cells and the references before the exercise, the answer in place of its cell, the two checks."""
    cells, before = [], True
    for cell in code(answer.chapter):
        meta = cell.metadata.get("nbgrader", {"grade_id": None, "solution": False, "grade": False})
        if meta["grade_id"] == answer.exercise:
            cells.append({**cell, "source": answer.source})
            before = False
        elif meta["grade_id"] in (f"{answer.exercise}-check", f"{answer.exercise}-hidden") or (before and (
                "setup" in cell.metadata.get("tags", []) or (meta["solution"] and not meta["grade"]))):
            cells.append(cell)
    author, imports = author_of(answer.chapter)
    return make_job(job_cells(cells, SimpleNamespace(cells=author), hidden_mark), imports, SEED, {}, {})


@functools.cache
def author_of(chapter):
    """What the grader's course knows about a chapter: the names that its cells bind, and its imports."""
    author = [{"grade_id": c.metadata.nbgrader.grade_id, "binds": names.binds(c.source)}
              for c in code(chapter) if "nbgrader" in c.metadata and not c.metadata.nbgrader.locked]
    return author, [line for c in code(chapter) if not c.metadata.get("nbgrader", {}).get("locked") for line in names.imports(c.source)]


def as_the_bank_says(answer, found):
    """Is this the verdict that the bank expects of this answer?"""
    if answer.right or found is None:
        return answer.right and found is None
    where, message = found
    return where == ("hidden" if answer.hidden_only else "visible") and answer.fragment.lower() in message.lower()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chapter", choices=chapters())
    arguments = parser.parse_args()
    os.environ[HIDDEN_SEED_VARIABLE] = SEED
    warnings.simplefilter("ignore")
    bank = [a for a in answers() if arguments.chapter in (None, a.chapter)]
    count, differ = Counter(), []
    with boundary() as judge, ThreadPoolExecutor(os.cpu_count()) as pool:
        for answer, across in tqdm(zip(bank, pool.map(judge, bank), strict=True), total=len(bank), unit="answer"):
            inside = verdict(answer)
            same = (across and across[0]) == (inside and inside[0]) and as_the_bank_says(answer, across)
            count[answer.chapter, "answers"] += 1
            count[answer.chapter, "same verdict"] += same
            count[answer.chapter, "same words"] += across == inside
            if across != inside:
                differ.append((same, answer, inside, across))
    for same, answer, inside, across in sorted(differ, key=lambda d: d[0]):
        print(f"{'other words' if same else 'OTHER VERDICT'}: {answer}\n    in one process: {inside}\n    across: {across}")
    for chapter in dict.fromkeys(a.chapter for a in bank):
        print(chapter, *(f"{count[chapter, what]} {what}" for what in ("answers", "same verdict", "same words")), sep="   ")
    total = {what: sum(n for (_, w), n in count.items() if w == what) for what in ("answers", "same verdict", "same words")}
    print(f"{total['same verdict']} of {total['answers']} verdicts agree, {total['same words']} word for word")
    sys.exit(total["same verdict"] != total["answers"])


if __name__ == "__main__":
    main()
