"""An nbgrader course as plain data: its folders, its limits, and each assignment as the gradebook knows it."""
import contextlib
import fnmatch
import glob
import json
import os
import re
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.baseapp import NbGrader
from nbgrader.preprocessors import ClearHiddenTests
from nbgrader.utils import find_all_files

from . import names
from .limits import Grader, Limits
from .retry import patiently

STUDENT, ASSIGNMENT = "___a_student___", "___an_assignment___"         # in nbgrader's patterns of paths


class NotReady(RuntimeError):
    """The course can't be graded yet; the message says what to do."""


@dataclass
class NotebookSpec:
    """One notebook of an assignment: the author's cells in their order, and what tests may rely on."""

    name: str
    kernelspec: dict
    cells: list                # of dict: grade_id, cell_type, source, locked, grade, solution, task, points, checksum, binds
    imports: list              # the author's import statements outside locked cells
    answers_import: list       # names that only the author's answers import: a student's must, too
    modules: list              # all modules that the author's cells import
    required: list             # the packages without which they can't run
    release: list              # the cells that students got, for a submission that can't be read
    source: list               # the author's notebook, solutions included; empty where the course has none
    author: list               # its code cells in order: grade_id, kind (student, both, test), source
    edited: list               # the tests whose text in the source no longer matches the gradebook
    language: str = "python"


@dataclass
class Assignment:
    name: str
    notebooks: dict
    files: dict = field(default_factory=dict)      # what comes with the notebooks: path → bytes


class Course:
    """The folder with nbgrader_config.py."""

    def __init__(self, root=".", submitted=None):
        self.root = Path(root).resolve()
        if not shutil.which("alembic"):              # nbgrader calls it by name when it makes a gradebook
            os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        with contextlib.chdir(self.root):
            app = NbGrader()
            app.initialize([])
            self.config, self.folders = app.config, app.coursedir
        self.folders.root = str(self.root)
        if submitted:
            self.folders.submitted_directory = str(Path(submitted).resolve())
        self.limits = Limits(config=self.config)
        self.policy = Grader(config=self.config)
        self.across = sorted(self.policy.across)
        self.skips = self.policy.demonstrations == "skip"
        self.hidden_mark = ClearHiddenTests(config=self.config).begin_test_delimeter
        self.packages = [self.root / p for p in self.limits.packages]
        self.private = self.root / ".grading"

    def gradebook(self):
        return patiently(lambda: Gradebook(self.folders.db_url, self.folders.course_id))

    def path(self, step, student, assignment):
        return Path(self.folders.format_path(step, student, assignment))

    def submissions(self, assignments=(), students=()):
        """All (assignment, student), in order.

        A file or a dead link counts only where someone has a folder of that assignment: anything else lying around isn't a submission.
        """
        structure = str(self.path(self.folders.submitted_directory, STUDENT, ASSIGNMENT))
        pattern = re.escape(structure).replace(STUDENT, "(?P<student>[^/]+)").replace(ASSIGNMENT, "(?P<assignment>[^/]+)")
        paths = sorted(glob.glob(glob.escape(structure).replace(STUDENT, "*").replace(ASSIGNMENT, "*")))
        found = [(match["assignment"], match["student"]) for match in (re.fullmatch(pattern, path) for path in paths)]
        handed_in = {assignment for (assignment, _), path in zip(found, paths, strict=True) if os.path.isdir(path)}
        return [(a, s) for a, s in found if a in handed_in and (not assignments or a in assignments) and (not students or s in students)]

    def notes(self):
        """What its configuration permits: what feedback shows, and what it runs."""
        exporter = self.config.get("HTMLExporter", {})
        if not exporter.get("sanitize_html") or "markdown2html" not in exporter.get("filters", {}):
            yield ("formgrader and feedback show HTML that students wrote, scripts too. Add to nbgrader_config.py: "
                   "from grading.harmless import NO_SCRIPTS; c.HTMLExporter.filters = NO_SCRIPTS; c.HTMLExporter.sanitize_html = True")
        feedback = str(self.config.get("GenerateFeedback", {}).get("preprocessors", ""))
        if "RedactHiddenTests" not in feedback:
            yield ("feedback shows the text of hidden tests. Add to nbgrader_config.py: from grading.feedback import RedactHiddenTests; "
                   "c.GenerateFeedback.preprocessors.append(RedactHiddenTests)")
        if not any(fnmatch.fnmatch(".grading.json", pattern) for pattern in self.folders.ignore):
            yield ("nbgrader copies each receipt into the folder of its feedback, with what hidden tests said (release_feedback takes the pages alone). "
                   "Add to nbgrader_config.py: c.CourseDirectory.ignore.append('.grading.json')")

    def assignments(self):
        """The names of all assignments in the gradebook."""
        with self.gradebook() as gb:
            return sorted(a.name for a in gb.assignments)

    def assignment(self, name):
        """The assignment as `nbgrader generate_assignment` left it in the gradebook, hidden tests included."""
        with self.gradebook() as gb:
            try:
                entry = gb.find_assignment(name)
            except MissingEntry:
                raise NotReady(f"{name} is not in the gradebook. Run: nbgrader generate_assignment {name} --force") from None
            notebooks = {nb.name: self._notebook(name, nb) for nb in entry.notebooks}
        if not notebooks:
            raise NotReady(f"{name} has no notebook in the gradebook; `nbgrader generate_assignment {name} --force` says what is wrong with its source")
        source = self.path(self.folders.source_directory, ".", name)
        files = {}
        for path in find_all_files(str(source), [*self.folders.ignore, "*.ipynb"]):
            files[os.path.relpath(path, source)] = Path(path).read_bytes()
        return Assignment(name, notebooks, files)

    def _notebook(self, assignment, entry):
        source = self._cells(self.folders.source_directory, assignment, entry.name)
        release = self._cells(self.folders.release_directory, assignment, entry.name)
        in_source = {grade_id(c): c for c in source}
        points = {c.name: c.max_score for c in [*entry.grade_cells, *entry.task_cells]}
        grades, tasks = {c.name for c in entry.grade_cells}, {c.name for c in entry.task_cells}
        solutions = {c.name for c in entry.solution_cells}
        order = {grade_id(c): i for i, c in enumerate(release or source)}
        cells = []
        for c in sorted(entry.source_cells, key=lambda c: (order.get(c.name, len(order)), c.name)):
            author = text_of(in_source.get(c.name, {})) or c.source
            cells.append({"grade_id": c.name, "cell_type": c.cell_type, "source": c.source, "locked": c.locked,
                          "grade": c.name in grades, "solution": c.name in solutions, "task": c.name in tasks,
                          "points": points.get(c.name), "checksum": c.checksum,
                          "binds": names.binds(author) if c.cell_type == "code" and not c.locked else []})
        locked = {c["grade_id"] for c in cells if c["locked"]}
        code = [c for c in source if c.get("cell_type") == "code"]
        known = {c["grade_id"]: c for c in cells}
        outside = [(c, line) for c in code if grade_id(c) not in locked for line in names.imports(text_of(c))]
        bound = {answer: {n for c, line in outside if (grade_id(c) in solutions) is answer for n in names.bound_by_imports(line)} for answer in (True, False)}
        edited = [g for g, c in known.items() if c["locked"] and c["grade"] and g in in_source and text_of(in_source[g]) != c["source"]]
        return NotebookSpec(
            name=entry.name, kernelspec=json.loads(entry.kernelspec or "{}"), cells=cells,
            imports=[line for _, line in outside], answers_import=sorted(bound[True] - bound[False]),
            modules=[m for c in code for m in names.modules(text_of(c))],
            required=sorted({m for c in code for m in names.required(text_of(c))}), release=release, source=source,
            author=_in_order(source or release, known), edited=edited, language=self._language(assignment, entry))

    def _language(self, assignment, entry):
        """The language of a notebook's kernel, in lower case."""
        kernel, about, code = json.loads(entry.kernelspec or "{}"), {}, [c.source for c in entry.source_cells if c.cell_type == "code"]
        path = self.path(self.folders.source_directory, ".", assignment) / f"{entry.name}.ipynb"
        if path.exists():
            book = json.loads(path.read_text("utf-8"))
            kernel |= book.get("metadata", {}).get("kernelspec", {})
            about = book.get("metadata", {}).get("language_info", {})
            code = [text_of(c) or "" for c in book["cells"] if c.get("cell_type") == "code"]
        said = str(about.get("name") or kernel.get("language") or "").lower()
        if said:
            return "python" if said == "ipython" else said
        name = str(kernel.get("name") or "").lower()
        if name.startswith(("python", "xpython", "ipython")) or all(map(names.parsed, code)):
            return "python"
        return f"that of the kernel {name}" if name else "not Python"

    def _cells(self, step, assignment, notebook):
        """The cells of an author's notebook; none where there is no such file."""
        path = self.path(step, ".", assignment) / f"{notebook}.ipynb"
        return json.loads(path.read_text("utf-8"))["cells"] if path.exists() else []


def _in_order(notebook, known):
    """The code cells of the author's notebook, locked ones as the gradebook has them."""
    out = []
    for cell in notebook:
        g = grade_id(cell)
        gradebook = known.get(g)
        if cell.get("cell_type") != "code" or text_of(cell) is None:
            continue
        kind = "student"
        if gradebook and gradebook["locked"] and not gradebook["solution"]:
            kind = "test" if gradebook["grade"] else "both"
        out.append({"grade_id": g, "kind": kind, "source": gradebook["source"] if kind != "student" else text_of(cell)})
    return out


def grade_id(cell):
    """The grade_id in a cell's metadata, or None; whatever the cell is made of."""
    for key in ("metadata", "nbgrader", "grade_id"):
        cell = cell.get(key) if isinstance(cell, dict) else None
    return cell if isinstance(cell, str) else None


def text_of(cell):
    """A cell's source as one string, or None where it isn't text."""
    source = cell.get("source") if isinstance(cell, dict) else None
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    return source if isinstance(source, str) else None
