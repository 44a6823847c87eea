"""The report on a graded class: one page for the instructor, and tables for a spreadsheet."""
from .collect import collect
from .page import page
from .tables import write_tables


def report(course, assignments=(), folder=None):
    """Write index.html, grades.csv and exercises.csv into `folder` (the course's own report/) → the page's path."""
    folder = folder or course.root / "report"
    graded = collect(course, assignments)
    folder.mkdir(parents=True, exist_ok=True)
    write_tables(graded, folder)
    path = folder / "index.html"
    path.write_text(page(graded), "utf-8")
    return path
