"""The report on a graded class: one page for the instructor, and tables for a spreadsheet."""
import os
from urllib.parse import quote

from ..nbgrader_course import NotReady
from .collect import collect
from .page import page
from .tables import write_tables


def report(course, assignments=(), folder=None):
    """Write index.html, grades.csv and exercises.csv into `folder` (the course's own report/) → the page's path."""
    folder = folder or course.root / "report"
    graded = collect(course, assignments)
    if missing := sorted(set(assignments) - set(graded.assignments)):
        raise NotReady(f"nothing is graded of {', '.join(missing)}; graded so far: {', '.join(graded.assignments) or 'nothing'}")
    if not graded.submissions:
        raise NotReady("nothing is graded yet. Run: python -m grading grade")
    folder.mkdir(parents=True, exist_ok=True)
    write_tables(graded, folder)
    path = folder / "index.html"
    path.write_text(page(graded, links(course, graded, folder)), "utf-8")
    return path


def links(course, graded, folder):
    """(student, assignment) → [(what, address)]: the graded notebook and the feedback, as far as there is one, seen from the report."""
    found = {}
    for s in graded.submissions:
        for what, step, pattern in (("notebook", course.folders.autograded_directory, "*.ipynb"),
                                    ("feedback", course.folders.feedback_directory, "*.html")):
            for path in sorted(course.path(step, s.student, s.assignment).glob(pattern)):
                found.setdefault((s.student, s.assignment), []).append((what, quote(os.path.relpath(path, folder))))
    return found
