"""The report on a graded class: one page for the instructor, and tables for a spreadsheet."""
from ..course import NotReady
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
    path.write_text(page(graded), "utf-8")
    return path
