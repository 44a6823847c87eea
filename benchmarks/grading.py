"""The same class of 20 through plain `nbgrader autograde` and through `python -m grading grade`: times, and points cell by cell.

    python -m benchmarks.grading                             # chapters 01 and 03
    python -m benchmarks.grading 04_gan --students 4
    python -m benchmarks.grading 01_entropy 02_kl_divergence 03_jensen_shannon 04_gan 05_infogan 06_beyond --students 2       # README's table

Honest work: three answers in four are the reference's, the others wrong ones of the bank. (Its right ones, too, but some are slow on
purpose, and would hide both graders behind themselves.) The chapter's own demonstrations run in their short form on both sides
(`utils.course`). Prints a row of CPU times for each chapter, wall and CPU time of both and their ratios, the parts of
ours, the machine's load, and every cell in which the points differ. A cell that plain nbgrader gives 0 for a warning on stderr is
counted by itself: there the two differ on purpose.
"""
import argparse
import contextlib
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from authoring import ROOT
from authoring.build.chapters import NOTEBOOKS, SOLUTIONS, chapters
from authoring.checks.bank import answers

RIGHT = 0.75
BIN = Path(sys.executable).parent


def class_of(root, names, students, seed=0):
    """A course folder with submissions of `students` to the chapters `names`, and its gradebook."""
    rng, bank = random.Random(seed), list(answers())
    shutil.copy(ROOT / "nbgrader_config.py", root)
    (root / "utils").symlink_to(ROOT / "utils")
    for name in names:
        shutil.copytree(SOLUTIONS / name, root / "solutions" / name)
        reference, by_exercise = nbformat.read(SOLUTIONS / name / f"{name}.ipynb", 4), {}
        for answer in bank:
            if answer.chapter == name and not answer.right:
                by_exercise.setdefault(answer.exercise, []).append(answer.source)
        for student in range(students):
            book = nbformat.read(NOTEBOOKS / name / f"{name}.ipynb", 4)
            for cell, solved in zip(book.cells, reference.cells, strict=True):
                exercise = cell.metadata.get("nbgrader", {}).get("grade_id")
                if exercise in by_exercise and rng.random() > RIGHT:
                    cell.source = rng.choice(by_exercise[exercise])
                elif cell.metadata.get("nbgrader", {}).get("solution"):
                    cell.source = solved.source
            folder = root / "submitted" / f"student{student:02}" / name
            folder.mkdir(parents=True)
            nbformat.write(book, folder / f"{name}.ipynb")
        run(root, "nbgrader", "generate_assignment", name)
    return root


def run(root, *command):
    """Run a command of the environment in the course folder → (wall seconds, CPU seconds of it and its children, its output)."""
    environ = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "OMP_NUM_THREADS": "1"}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([sys.executable, "-m", *command], cwd=root, env=environ, capture_output=True, text=True)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-3000:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def points(root):
    """(chapter, student, cell) → auto score."""
    with Gradebook(f"sqlite:///{root}/gradebook.db", "infogan-depth-first") as gb:
        return {(a.name, s.student.id, g.name): g.auto_score
                for a in gb.assignments for s in a.submissions for nb in s.notebooks for g in nb.grades}


def receipts(root, chapter="*"):
    return [n for p in root.glob(f"autograded/*/{chapter}/.grading.json") for n in json.loads(p.read_text())["notebooks"].values()]


def parts(wall, said, notebooks):
    """Part → seconds of wall time, from what the grader says and its receipts; notebooks run side by side."""
    line, = (line for line in said.splitlines() if line.startswith("seconds: "))
    seconds = {name: float(s) for name, s in re.findall(r"([a-z][a-z' ]*) ([\d.]+)[,;]", line.removeprefix("seconds: "))}
    jobs = int(re.search(r"(\d+) side by side", line)[1])
    executing = sum(n["seconds"] for n in notebooks)
    found = {"reading the course": seconds["reading the course"], "trial": seconds["trying the author's solutions"], "warm parent": (seconds["running"] - executing) / jobs,
             f"notebooks, {jobs} side by side": executing / jobs, "recording": seconds["recording"]}
    return {"Python's start, and the rest": wall - sum(found.values()), **found}


def wrote_to_stderr(root, chapter, student, grade_id):
    book = nbformat.read(root / "autograded" / student / chapter / f"{chapter}.ipynb", 4)
    cell, = (c for c in book.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)
    return any(o.output_type == "stream" and o.name == "stderr" for o in cell.outputs)


def compare(theirs, ours, root):
    """Prints how many cells have the same points. True if all have, except those that lost marks to a warning."""
    differ = [cell for cell in theirs if theirs[cell] != ours[cell]]
    warned = [cell for cell in differ if not theirs[cell] and wrote_to_stderr(root, *cell)]
    print(f"{len(theirs) - len(differ)} of {len(theirs)} cells have the same points; {len(warned)} more differ because plain nbgrader gives 0 "
          "to a cell that warns on stderr")
    others = [cell for cell in differ if cell not in warned]
    for cell in others:
        print(f"  {' '.join(cell)}: nbgrader {theirs[cell]}, ours {ours[cell]}")
    return theirs.keys() == ours.keys() and not others


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chapter", nargs="*", default=["01_entropy", "03_jensen_shannon"], help=", ".join(chapters()))
    parser.add_argument("--students", type=int, default=20)
    options = parser.parse_args()
    (ROOT / "runs").mkdir(exist_ok=True)                 # not /tmp: the sandbox hides it
    with contextlib.ExitStack() as stack:
        plain, fast = (Path(stack.enter_context(tempfile.TemporaryDirectory(dir=ROOT / "runs"))) for _ in range(2))
        shutil.copytree(class_of(plain, options.chapter, options.students), fast, symlinks=True, dirs_exist_ok=True)
        print(f"{options.students} students × {len(options.chapter)} chapters ({', '.join(options.chapter)}), {os.cpu_count()} cores, "
              f"load {os.getloadavg()[0]:.1f} before", flush=True)
        wall, cpu, each = 0, 0, {}
        for name in options.chapter:
            seconds, again = run(plain, "nbgrader", "autograde", name), run(plain, "nbgrader", "autograde", name)
            wall, cpu = wall + seconds[0], cpu + seconds[1]
            each[name] = (seconds[1] - again[1]) / options.students              # the second run finds nothing to do: that is its start
        print(f"nbgrader autograde:      {wall:6.1f} s, {cpu:6.1f} s of CPU; load {os.getloadavg()[0]:.1f} after", flush=True)
        our_wall, our_cpu, said = run(fast, "grading", "grade")
        notebooks = receipts(fast)
        our_cpu += sum(process["cpu"] for n in notebooks for process in n["usage"].values())
        print(f"python -m grading grade: {our_wall:6.1f} s, {our_cpu:6.1f} s of CPU; load {os.getloadavg()[0]:.1f} after")
        print(f"ratio: {wall / our_wall:.1f} in wall time, {cpu / our_cpu:.1f} in CPU time")
        print("| chapter | plain nbgrader | here | ratio |    (seconds of CPU for one submission, without what is done once per run)")
        for name, theirs in each.items():
            ours = sum(process["cpu"] for n in receipts(fast, name) for process in n["usage"].values()) / options.students
            print(f"| {name} | {theirs:.1f} | {ours:.1f} | {theirs / ours:.1f} |")
        print("parts of ours: " + ", ".join(f"{part} {s:.1f} s" for part, s in parts(our_wall, said, notebooks).items()))
        same = compare(points(plain), points(fast), plain)
    sys.exit(not same)


if __name__ == "__main__":
    main()
