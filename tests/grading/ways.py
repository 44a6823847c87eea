"""The ways in which real tests look at work (ways.txt), as one nbgrader course: a notebook for each way, students right and wrong.

    python -m tests.grading.ways nbgrader FOLDER [FIRST]      # what plain nbgrader gives, cell by cell (an hour; starting with way number FIRST)
    python -m tests.grading.ways ours FOLDER [FIRST]          # what this grader gives

In ways.txt each way has its parts: setup (locked), solution, test (one or more), points, right and wrong answers.
"""
import contextlib
import importlib.util
import json
import re
import sys
from pathlib import Path

import nbformat.v4 as v4

from grading.nbgrader_course import Course
from tests.grading.class_of import nbgrader, reason

HERE = Path(__file__).parent
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "ways"
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError()"}
c.Limits.cell_seconds = 10
c.Execute.iopub_timeout = 120                # plain nbgrader's, on a busy machine
"""


def ways():
    """name → {"solution": text, "test": [texts], "right": [texts], "wrong": [texts], "setup": text or None, "points": number}."""
    found = {}
    for block in re.split("^=== ", (HERE / "ways.txt").read_text(), flags=re.MULTILINE)[1:]:
        name, _, rest = block.partition("\n")
        way = {"setup": None, "points": 1, "test": [], "right": [], "wrong": [], "nbgrader": ""}
        for kind, text in re.findall(r"--- (\w+)\n(.*?)(?=^--- |\Z)", rest, re.MULTILINE | re.DOTALL):
            text = text.rstrip("\n")
            if kind in ("test", "right", "wrong"):
                way[kind].append(text)
            else:
                way[kind] = int(text) if kind == "points" else text
        way["right"].insert(0, way["solution"])
        needed = set(re.findall(r"^(?:import|from) (\w+)", "\n".join([way["solution"], *way["test"], way["setup"] or ""]), re.MULTILINE))
        if all(importlib.util.find_spec(m) for m in needed):
            found[name] = way
    return found


def expected(chosen):
    """(way, student, test) → the points that plain nbgrader 0.9.6 gave: all to what is right, none to what is wrong, but where ways.txt
    says otherwise; and but for those where this grader differs on purpose (README): unittest (0 from nbgrader in any case, because it reports on
    stderr), a value that isn't a number where the author's is one (full points from nbgrader), what an answer sets for its whole process, and data of a
    class of its own (both for a person here)."""
    found = {(name, s, f"test{i}"): 0 if s.startswith("wrong") else way["points"]
             for name, way in chosen.items() for s in students(way) for i in range(len(way["test"]))}
    for name, way in chosen.items():
        found |= {(name, s, t): float(p) for s, t, p in map(str.split, way["nbgrader"].splitlines())}
    return found


def cell(source, grade_id, **meta):
    c = v4.new_code_cell(source, id=grade_id)
    c.metadata["nbgrader"] = {"grade": False, "grade_id": grade_id, "locked": False, "schema_version": 3, "solution": False, "task": False} | meta
    return c


def notebook(way):
    """The author's notebook of one way."""
    cells = [cell(way["setup"], "setup", locked=True)] if way["setup"] else []
    cells.append(cell("### BEGIN SOLUTION\n" + way["solution"] + "\n### END SOLUTION", "answer", solution=True))
    cells += [cell(t, f"test{i}", locked=True, grade=True, points=way["points"]) for i, t in enumerate(way["test"])]
    book = v4.new_notebook(cells=cells)
    book.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return book


def students(way):
    return {**{f"right{i}": a for i, a in enumerate(way["right"])}, **{f"wrong{i}": a for i, a in enumerate(way["wrong"])}}


def make_course(root, chosen=None):
    """`chosen`: name → way, all of them if it is not given."""
    config, chosen = CONFIG, ways() if chosen is None else chosen
    root.mkdir(parents=True, exist_ok=True)
    (root / "nbgrader_config.py").write_text(config)
    folder = root / "source" / "ways"
    folder.mkdir(parents=True)
    numbered = {f"w{i:03}": way for i, way in enumerate(chosen.values())}
    for name, way in numbered.items():
        (folder / f"{name}.ipynb").write_text(json.dumps(notebook(way)))
    Course(root)
    with contextlib.chdir(root):
        done = nbgrader(root).generate_assignment("ways")
        assert done["success"], done["log"]
    everyone = sorted({s for way in numbered.values() for s in students(way)})
    for student in everyone:
        for name, way in numbered.items():
            if student not in students(way):
                continue
            book = json.loads((root / "release" / "ways" / f"{name}.ipynb").read_text())
            for c in book["cells"]:
                if c["metadata"].get("nbgrader", {}).get("solution"):
                    c["source"] = students(way)[student]
            to = root / "submitted" / student / "ways"
            to.mkdir(parents=True, exist_ok=True)
            (to / f"{name}.ipynb").write_text(json.dumps(book))
    return root


def points(root, chosen=None):
    """(way, student, test) → points by machine, for the students that a way has."""
    numbered = {f"w{i:03}": (name, way) for i, (name, way) in enumerate((chosen or ways()).items())}
    with Course(root).gradebook() as gb:
        return {(numbered[nb.name][0], s.student.id, g.name): g.auto_score
                for a in gb.assignments for s in a.submissions for nb in s.notebooks for g in nb.grades
                if s.student.id in students(numbered[nb.name][1])}


def plain(root, chosen=None):
    """The same course through plain nbgrader → points.

    A notebook that stops nbgrader (a kernel that doesn't start on a busy machine, a test worth more than its points) stops it for all that come
    after it in the submission: here, a hundred ways. So then they run again, one at a time, and only those that stop it again have none.
    """
    with contextlib.chdir(root):
        api = nbgrader(root)
        for folder in sorted((root / "submitted").iterdir()):
            if api.autograde("ways", folder.name)["success"]:
                continue
            for notebook in sorted(folder.glob("ways/*.ipynb")):
                api.coursedir.notebook_id = notebook.stem
                done = api.autograde("ways", folder.name, create=False)
                if not done["success"]:
                    print(f"plain nbgrader stops at {folder.name} {notebook.stem}: {reason(done)}")
            api.coursedir.notebook_id = "*"
    return points(root, chosen)


def told(found, chosen):
    """Prints each cell whose points differ from those expected."""
    wanted = expected(chosen)
    for cell, points in found.items():
        if points != wanted[cell]:
            print(*cell, f"expected {wanted[cell]}, got {points}", sep=": ")
    print(f"{sum(points == wanted[cell] for cell, points in found.items())} of {len(found)} cells of {len(chosen)} ways as expected")


def main(who, folder, first="0"):
    chosen = dict(list(ways().items())[int(first):])
    root = make_course(Path(folder).resolve() / who, chosen)
    if who == "nbgrader":
        told(plain(root, chosen), chosen)
    else:
        from grading.__main__ import main as grading
        grading(["grade", "--course", str(root)])
        told(points(root, chosen), chosen)


if __name__ == "__main__":
    main(*sys.argv[1:])
