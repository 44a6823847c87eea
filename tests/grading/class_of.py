"""Courses and submissions for the tests: a small nbgrader course of two assignments, and students of every kind."""
import contextlib
import copy
import json
import re
import shutil
from pathlib import Path

import jupytext
import nbformat
from nbgrader.api import Comment, Grade, Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.apps import NbGraderAPI
from nbgrader.apps.baseapp import NbGrader

from grading.nbgrader_course import Course

HERE = Path(__file__).parent
ASSIGNMENTS = ("squares", "tensors")
FULL = {"squares": {"squares-check": 1, "squares-hidden": 2, "mean-check": 3, "partial": 4},
        "tensors": {"loss-check": 2, "slope-hidden": 3, "stack-check": 4}}
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "small"
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError()"}
from grading.harmless import NO_SCRIPTS; c.HTMLExporter.filters = NO_SCRIPTS
c.HTMLExporter.sanitize_html = True
c.Limits.cell_seconds = 3
c.Limits.notebook_seconds = 12
c.Limits.cpu_seconds = 12
c.Limits.memory_mb = 600
c.Limits.processes = 30
c.Limits.disk_mb = 20
c.Limits.submission_mb = 2
"""


def make_course(root, config=CONFIG):
    """An nbgrader course at `root`, both assignments generated."""
    (root / "nbgrader_config.py").write_text(config)
    for name in ASSIGNMENTS:
        notebook = jupytext.read(HERE / "course" / f"{name}.py")
        notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        for i, cell in enumerate(notebook.cells):
            cell.id = f"{name}-{i}"
        folder = root / "source" / name
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{name}.ipynb")
    (root / "source" / "squares" / "numbers.txt").write_text("1 2 3\n")
    Course(root)                                    # finds alembic for nbgrader where the environment is not activated
    with contextlib.chdir(root):
        for name in ASSIGNMENTS:
            done = nbgrader(root).generate_assignment(name)
            assert done["success"], done["log"]
    return root


def solution(root, name):
    """The reference as a student would hand it in: the released notebook with the author's answers."""
    source = {c.metadata.nbgrader.grade_id: c.source for c in _read(root / "source", name).cells if "nbgrader" in c.metadata}
    notebook = empty(root, name)
    for cell in notebook.cells:
        meta = cell.metadata.get("nbgrader", {})
        if meta.get("solution") and cell.cell_type == "code":
            cell.source = source[meta["grade_id"]]
    return notebook


def empty(root, name):
    """The notebook as handed out."""
    return _read(root / "release", name)


def with_answer(notebook, grade_id, source):
    """The same notebook with another text in one cell."""
    notebook = copy.deepcopy(notebook)
    cell, = (c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)
    cell.source = source
    return notebook


def submit(root, student, name, notebook, **files):
    """Put a notebook (a node, or any bytes) into the submitted folder."""
    folder = root / "submitted" / student / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    data = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
    (folder / f"{name}.ipynb").write_bytes(data)
    for path, content in files.items():
        (folder / path).write_bytes(content)
    return folder


def scores(root):
    """(student, assignment, cell) → (auto score, needs manual grade), from the gradebook."""
    with Course(root).gradebook() as gb:
        return {(s.student.id, s.assignment.name, g.name): (g.auto_score, g.needs_manual_grade)
                for a in gb.assignments for s in a.submissions for nb in s.notebooks for g in nb.grades}


def contents(root):
    """The whole gradebook but for its random ids, and all autograded notebooks."""
    notebooks = {str(p.relative_to(root)): p.read_text() for p in (root / "autograded").rglob("*.ipynb")}
    with Course(root).gradebook() as gb:
        submissions = sorted((s.student_id, s.assignment.name, s.timestamp, s.score, s.late_submission_penalty)
                             for s in gb.db.query(SubmittedAssignment))
        counts = [gb.db.query(table).count() for table in (Student, SubmittedAssignment, SubmittedNotebook, Grade, Comment)]
    return notebooks, submissions, counts, scores(root)


def _read(folder, name):
    return nbformat.read(folder / name / f"{name}.ipynb", as_version=4)


def nbgrader(root):
    """nbgrader's own commands, as functions, on the course at `root`: use it inside contextlib.chdir(root)."""
    app = NbGrader()
    app.initialize([])
    app.coursedir.root = str(root)
    return NbGraderAPI(app.coursedir, config=app.config)


def reason(done):
    """Why nbgrader stopped: the last error in its log, where each kernel has a warning, too."""
    errors = re.findall(r"^ *((?:\w+\.)*[A-Z]\w*: .*)", done["log"] or "", re.MULTILINE)
    return errors[-1] if errors else (done["error"] or done["log"])[-300:]
