"""Other people's courses through this grader and through plain nbgrader: the same points, cell by cell?

    python -m tests.grading.foreign FOLDER SOURCES...      # a new folder to work in; folders or git repositories with source notebooks

A source is a checkout, or a bare repository, of a course with nbgrader's metadata; `:folder` after it takes a part of it. COURSES names
public ones. Every notebook with answers and tests becomes an assignment. It is handed in as its author solved it, as
it was handed out, with every function returning None, and with one small mistake in each answer, three times (FOREIGN_NOTEBOOKS and
FOREIGN_MUTANTS make it shorter). Nothing of the courses is kept; `test_quickstart.py` does the same with nbgrader's own course.
"""
import ast
import contextlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jupytext
from jupyter_client.kernelspec import find_kernel_specs

from grading.__main__ import main
from grading.nbgrader_course import Course, grade_id, text_of
from grading.trial import spoiled
from tests.grading.class_of import nbgrader, reason, submit

COURSES = {           # on GitHub: owner/name → the folder with its source notebooks
    "jhamrick/nbgrader-demo": "instructor/source",                       # an introduction to NumPy
    "219project/num_meth_nbgrader": "TestCourse/source",                 # numerical methods
    "ccha23/CS1302ICP": "Review",                                        # an introduction to programming
    "eds-uga/csci1360-fa16": "assignments",                              # data science in Python
    "feldlime/nbgrader-itmo-recsys-2025-spring": "nbgrader/app/source",  # recommender systems
    "phaustin/e213_2019": "notebooks",                                   # finite volumes
    "phaustin/eoas_nbgrader": "source",                                  # a single question
    "spanto/2021WNPhys260": "source (Fall2020)",                         # physics of waves
    "Gralerfics/TUD-RO47005-Planning-and-Decision-Making-Assignments": "assignment1/source",         # planning; each run takes minutes
    "havardei/nbgrader-exercises": "source",
    "MLSysBook/TinyTorch": "src",                                        # a framework for networks, as jupytext's scripts
    "lukassnoek/introPy": "intropy/solutions/week_1",                    # Python for psychologists; its tests lie in a module of its own
    "madclam/info113": "source",                                         # pictures and data, in French
    "earthlab/nbgrader-test-course": "source",                           # points that a test counts itself
    "vladimiracunadev-create/neural-network-training-labs": "labs",      # training with torch
    "jedbrown/nbgrader-test": "source",                                  # metadata of schema version 2
    "JHU-Data-Science/assignments": "source",                            # … and of version 1, with a kernel called python
    "lcdm-uiuc/info490-sp17": "Week2/assignments",                       # data science, with the tests of nose
    "ShaunFChen/Applied_bioinfo_nbgrader": "HW2",                        # answers in bash, whose output is tested
    "mpvanderschelling/test_nbgrader": "source",                         # nbgrader's quickstart, changed
    "ttimbers/nbgrader_r_demo": "source",                                # in R: refused with a sentence
    "numberisnan/isc4u-notebooks": "source",                             # in Java: refused, too
}
MUTANTS = int(os.environ.get("FOREIGN_MUTANTS", "3"))
NOTEBOOKS = int(os.environ.get("FOREIGN_NOTEBOOKS", "1000"))           # of each source
KERNELS = {*find_kernel_specs(), "python"}
MOST_BYTES = 20 << 20            # of the files next to a notebook
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "foreign"
c.Limits.cell_seconds = 30
c.Limits.stderr_costs_marks = True           # as in nbgrader: by default we differ here on purpose, and would see nothing else
c.Execute.timeout = 120
c.Execute.iopub_timeout = 120                # on a busy machine
"""


def files_of(source):
    """path → a function that reads it, for all files in a folder or a git repository; `source:folder` for a part of it."""
    path, _, part = str(source).partition(":")
    path = Path(path)
    git = next((p for p in (path / ".git", path) if (p / "HEAD").exists()), None)
    if git is None:
        found = {str(p.relative_to(path)): p.read_bytes for p in sorted(path.rglob("*")) if p.is_file()}
    else:
        def ask(*command):
            return subprocess.run(["git", "--git-dir", str(git), *command], capture_output=True, check=True).stdout
        names = ask("ls-tree", "-r", "--name-only", "-z", "HEAD").decode("utf-8", "replace").split("\0")
        found = {name: (lambda name=name: ask("show", f"HEAD:{name}")) for name in names if name}
    return {name: read for name, read in found.items() if name.startswith(part) and ".ipynb_checkpoints" not in name}


def notebook(name, read):
    """The source notebook in a file, as plain data; None for anything else."""
    try:
        if name.endswith(".ipynb"):
            book = json.loads(read())
        elif name.endswith(".py") and "nbgrader={" in (text := read().decode()):
            book = json.loads(json.dumps(jupytext.reads(text, fmt="py:percent")))
        else:
            return None
        cells = book["cells"]
    except (ValueError, KeyError, TypeError, subprocess.CalledProcessError):          # of a large file a snapshot may have only the name
        return None
    meta = [(c, c.get("metadata", {}).get("nbgrader") or {}) for c in cells if c.get("cell_type") == "code"]
    tests = [c for c, m in meta if m.get("grade") and not m.get("solution")]
    answers = [text_of(c) or "" for c, m in meta if m.get("solution")]
    solved = [a for a in answers if "BEGIN SOLUTION" in a or ("NotImplementedError" not in a and a.strip())]
    kernel = book.get("metadata", {}).get("kernelspec") or {}
    if kernel.get("language") == "python" and kernel.get("name") not in KERNELS:           # the author's own name for it, which stops nbgrader here
        kernel["name"] = "python3"
    for c in tests:                                 # a test that is worth nothing would get the same points from anyone
        c["metadata"]["nbgrader"]["points"] = c["metadata"]["nbgrader"].get("points") or 1
    return book if tests and solved else None


def mutated(source, seed):
    """A cell's text with one small mistake in it: another number, operator, comparison or type, or a statement left out."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    chance, places = random.Random(seed), []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float, str, bool):
            places.append((node, "constant"))
        elif isinstance(node, (ast.BinOp, ast.Compare)) or (isinstance(node, ast.Return) and node.value is not None):
            places += [(node, type(node).__name__)] * 2
        elif isinstance(node, (ast.FunctionDef, ast.For, ast.If)) and len(node.body) > 1:
            places.append((node, "body"))
    if not places:
        return source
    node, kind = chance.choice(places)
    if kind == "constant":
        node.value = {bool: lambda v: not v, str: lambda v: v + "x"}.get(type(node.value), lambda v: v + 1)(node.value)
    elif kind == "BinOp":
        node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
    elif kind == "Compare":
        node.ops[0] = ast.GtE() if isinstance(node.ops[0], ast.Lt) else ast.Lt()
    elif kind == "Return":
        node.value = chance.choice([ast.List([node.value], ast.Load()), ast.Call(ast.Name("str", ast.Load()), [node.value], []),
                                    ast.Tuple([node.value, ast.Constant(0)], ast.Load())])
    else:
        del node.body[chance.randrange(len(node.body))]
    return ast.unparse(ast.fix_missing_locations(tree))


def make_course(root, sources):
    """→ the names of the assignments that nbgrader itself could generate."""
    root.mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(CONFIG)
    for source in sources:
        files, course = files_of(source), re.sub(r"(/repo)?(/\.git)?(:.*)?$", "", str(source))
        books = [(path, book) for path, read in files.items() if (book := notebook(path, read)) is not None]
        for path, book in books[:NOTEBOOKS]:
            name = re.sub(r"\W+", "_", f"{re.sub(r'.*[+]', '', Path(course).name)[:20]} {Path(path).stem[-40:]}").strip("_")
            folder = root / "source" / name
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.ipynb").write_text(json.dumps(book))
            left, here = MOST_BYTES, str(Path(path).parent)
            for other, bytes_of in files.items():
                if (here == "." or other.startswith(here + "/")) and not other.endswith((".ipynb", ".pyc")) and left > 0:
                    to = folder / Path(other).relative_to(here)
                    with contextlib.suppress(OSError, subprocess.CalledProcessError):
                        to.parent.mkdir(parents=True, exist_ok=True)
                        to.write_bytes(bytes_of())
                        left -= to.stat().st_size
    bin_ = Path(sys.executable).parent
    subprocess.run([bin_ / "nbgrader", "update", "source"], cwd=root, check=True, capture_output=True)
    course, made = Course(root), []
    for name in sorted(p.name for p in (root / "source").iterdir()):
        with contextlib.chdir(root):
            done = nbgrader(root).generate_assignment(name)
        if not done["success"]:
            print(f"nbgrader can't generate {name}: {done['error'] or done['log'][-300:]}")
            continue
        made.append(name)
        hand_in(root, course, name)
    return made


def hand_in(root, course, name):
    spec = course.assignment(name).notebooks[name]
    author = {grade_id(c): text_of(c) for c in spec.source}
    students = {"solution": author, "untouched": {}, "none": {grade_id(c): text_of(c) for c in spoiled(spec, "returns None")}}
    students |= {f"mutant{i}": {g: mutated(text or "", f"{name} {g} {i}") for g, text in author.items()} for i in range(MUTANTS)}
    for student, texts in students.items():
        book = json.loads((root / "release" / name / f"{name}.ipynb").read_text())
        for cell in book["cells"]:
            if cell["cell_type"] == "code" and cell["metadata"].get("nbgrader", {}).get("solution") and grade_id(cell) in texts:
                cell["source"] = texts[grade_id(cell)]
        folder = submit(root, student, name, book)
        for path in (root / "release" / name).iterdir():
            if path.suffix != ".ipynb":
                (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / path.name)


def points(root):
    with Course(root).gradebook() as gb:
        return {(a.name, s.student.id, g.name): (g.auto_score, g.needs_manual_grade, g.max_score)
                for a in gb.assignments for s in a.submissions for nb in s.notebooks for g in nb.grades}


def compare(folder, sources):
    """→ (how many cells have the same points, of how many that nbgrader could grade, those that differ)."""
    for name in [n for n in os.environ if n.startswith("PYTHON")]:            # a PYTHONPATH of ours would be plain nbgrader's, and not the sandbox's
        del os.environ[name]
    plain = folder / "plain"
    names = make_course(plain, sources)
    ours = folder / "ours"
    shutil.copytree(plain, ours)
    main(["grade", "--course", str(ours)])
    failed = set()
    with contextlib.chdir(plain):
        api = nbgrader(plain)
        for name in names:
            for student in sorted(p.name for p in (plain / "submitted").iterdir()):
                done = api.autograde(name, student)
                if not done["success"]:
                    failed.add((name, student))
                    print(f"plain nbgrader fails on {name} {student}: {reason(done)}")
    one, other = {k: v for k, v in points(plain).items() if k[:2] not in failed}, points(ours)
    differ = {k: (one[k], other.get(k)) for k in one if other.get(k, (None,))[0] != one[k][0]}
    full = {k[0] for k, p in one.items() if k[1] == "solution"}
    for name in sorted(full):
        cells = [p for k, p in one.items() if k[:2] == (name, "solution") and p[0] is not None]
        print(f"{name}: the author's solution gets {sum(p[0] for p in cells):g} of {sum(p[2] or 0 for p in cells):g} points from nbgrader")
    print(f"{len(full)} notebooks, {len(one)} cells, {sum(p[0] is not None for p in one.values())} of them by machine")
    return len(one) - len(differ), len(one), differ


if __name__ == "__main__":
    same, all_of_them, differ = compare(Path(sys.argv[1]).resolve(), sys.argv[2:])
    for cell, (theirs, ours) in differ.items():
        print(f"{' '.join(cell)}: nbgrader {theirs}, ours {ours}")
    print(f"{same} of {all_of_them} cells have the same points")
