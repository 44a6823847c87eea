"""A large class in one chapter, as classes are: what does it cost, and does anything need a person? `python -m benchmarks.crowd 01_entropy --students 300`

Each answer is drawn from the bank (right or wrong), or left as it was handed out, or no Python; some files are damaged. Prints what came of them,
what is for a person and why, times, and the memory of the grader itself and of the largest of its processes.
"""
import argparse
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from authoring import ROOT
from authoring.build.chapters import NOTEBOOKS, SOLUTIONS, chapters
from authoring.checks.bank import answers
from benchmarks.grading import receipts, run
from tests.grading.corrupt import corrupted

KINDS = {"right": 0.6, "wrong": 0.22, "untouched": 0.13, "no Python": 0.05}
DAMAGED = 0.04
BROKEN = ("def f(:\n    pass", "while True", "print 'hello'", "return 1", "x = ]", "\tif x:\n  y", "def f(x):\nreturn x", "%%%%", "assert", "import")


def class_of(root, chapter, students, seed=0):
    """A course folder and its submissions → student → {exercise: kind}, or "damaged"."""
    rng, bank, drawn = random.Random(seed), {}, {}
    for answer in answers():
        if answer.chapter == chapter:
            bank.setdefault((answer.exercise, "right" if answer.right else "wrong"), []).append(answer.source)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    (root / "utils").symlink_to(ROOT / "utils")
    shutil.copytree(SOLUTIONS / chapter, root / "solutions" / chapter)
    for i in range(students):
        book, student = nbformat.read(NOTEBOOKS / chapter / f"{chapter}.ipynb", 4), f"student{i:03}"
        drawn[student] = {}
        for cell in book.cells:
            exercise = cell.metadata.get("nbgrader", {}).get("grade_id")
            if (exercise, "right") in bank:
                kind, = rng.choices(list(KINDS), KINDS.values())
                cell.source = {"untouched": [cell.source], "no Python": BROKEN}.get(kind) or bank[exercise, kind]
                cell.source = rng.choice(cell.source)
                drawn[student][exercise] = kind
        data = json.dumps(book).encode()
        if rng.random() < DAMAGED:
            data, drawn[student] = corrupted(book, rng), "damaged"
        folder = root / "submitted" / student / chapter
        folder.mkdir(parents=True)
        (folder / f"{chapter}.ipynb").write_bytes(data)
    run(root, "nbgrader", "generate_assignment", chapter)
    return drawn


def graded(root):
    """Run the grader → (wall seconds, CPU seconds of it and its start, of all notebooks, MB at most of the grader itself, of a notebook's largest process,
    its last lines, its exit status)."""
    environ = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "OMP_NUM_THREADS": "1"}
    before, began, most = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), [0]
    process = subprocess.Popen([sys.executable, "-m", "grading", "grade"], cwd=root, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def watch():
        while process.poll() is None:
            try:
                text = Path(f"/proc/{process.pid}/status").read_text()
                most[0] = max(most[0], *(int(line.split()[1]) >> 10 for line in text.splitlines() if line.startswith("VmHWM")), 0)
            except (OSError, ValueError):
                pass
            time.sleep(0.5)
    watcher = threading.Thread(target=watch)
    watcher.start()
    said = process.stdout.read()
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = [p for n in receipts(root) if n["usage"] for p in n["usage"].values()]
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, cpu, sum(p["cpu"] for p in used), most[0], max(p["memory_mb"] for p in used), said.splitlines()[-2:], process.returncode


def told(root, chapter, drawn):
    """What came of each kind of answer, and what is for a person."""
    with Gradebook(f"sqlite:///{root}/gradebook.db", "infogan-depth-first") as gb:
        found = {(s.student.id, g.name): (g.auto_score, g.max_score, g.needs_manual_grade) for s in gb.find_assignment(chapter).submissions for nb in s.notebooks for g in nb.grades}
    recorded = {student for student, _ in found}
    print(f"{len(drawn)} handed in, {len(recorded)} recorded, {len(drawn.keys() - recorded)} not")
    outcome, by_hand, silent, odd = Counter(), Counter(), 0, Counter()
    for student, exercises in drawn.items():
        receipt = json.loads((root / "autograded" / student / chapter / ".grading.json").read_text())["notebooks"][chapter]
        for score in receipt["scores"].values():
            if score["by_hand"]:
                by_hand[" ".join((score["reason"] or "a written answer").split())[:90]] += 1
            silent += bool(score["auto"] is not None and score["auto"] < score["max"] and not score["reason"])
        for exercise, kind in exercises.items() if exercises != "damaged" else ():
            points = {g: (a, m) for (s, g), (a, m, _) in found.items() if s == student and g.rpartition("-")[0] == exercise and a is not None}
            what = "full" if all(a == m for a, m in points.values()) else "none" if not any(a for a, _ in points.values()) else "part"
            outcome[kind, what] += 1
            if (kind == "right") != (what == "full") and kind in ("right", "wrong") and (kind, what) != ("wrong", "none"):
                reasons = " ".join(str(receipt["scores"][g]["reason"]) for g in points)
                odd[kind, what, exercise, next((line for line in reasons.splitlines() if re.match(r"\w+: ", line)), reasons)[:150]] += 1
    for kind in KINDS:
        print(f"  {kind}: " + ", ".join(f"{outcome[kind, what]} {what}" for what in ("full", "part", "none")))
    for (kind, what, exercise, reason), times in odd.most_common():
        print(f"    {kind}, and {what} of the points: {exercise}, {times} times: {reason}")
    damaged = sum(e == "damaged" for e in drawn.values())
    print(f"  {damaged} damaged files; points lost without a reason: {silent}; for a person: {dict(by_hand)}")
    return not silent and recorded == drawn.keys()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chapter", nargs="?", default="01_entropy", choices=chapters())
    parser.add_argument("--students", type=int, default=300)
    options = parser.parse_args()
    (ROOT / "runs").mkdir(exist_ok=True)                 # not /tmp: the sandbox hides it
    with tempfile.TemporaryDirectory(dir=ROOT / "runs") as folder:
        root = Path(folder)
        drawn = class_of(root, options.chapter, options.students)
        print(f"{options.students} students, {options.chapter}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before", flush=True)
        wall, cpu, notebooks, mine, largest, said, status = graded(root)
        print(f"{wall:.0f} s on the clock, {cpu:.0f} s of CPU for the grader and its start, {notebooks:.0f} s for the notebooks; load {os.getloadavg()[0]:.1f} after")
        print(f"memory: {mine} MB for the grader itself, {largest} MB for the largest process of a notebook")
        print(*said, sep="\n")
        right = told(root, options.chapter, drawn) and status == 0
    sys.exit(not right)


if __name__ == "__main__":
    main()
