"""The class as CSV, for a spreadsheet: which must not take a student's text for a formula."""
import csv
import re

FORMULA = re.compile(r"\W*?[=+\-@%＝＋－﹣＠−]")


def plain(value):
    """Text that a spreadsheet shows and doesn't compute, in any country.

    What could begin a formula gets an apostrophe before it; no text has a character that separates cells somewhere.
    """
    if not isinstance(value, str):
        return value
    text = "".join(c if c.isprintable() else " " for c in value).replace(";", ",").replace("|", "/")
    return f"'{text}" if FORMULA.match(text) else text


def write_tables(graded, folder):
    """grades.csv: one row per student. exercises.csv: one row per student and exercise."""
    by_student = {(s.student, s.assignment): s for s in graded.submissions}
    header = ["student", "name"] + [column for a in graded.assignments for column in (a, f"{a} of", f"{a} hours late")]
    rows = []
    for student, name in graded.students.items():
        row = [student, name]
        for assignment in graded.assignments:
            s = by_student.get((student, assignment))
            row += [s.points, s.max, round(s.late_seconds / 3600, 1)] if s else ["", "", ""]
        rows.append(row)
    _write(folder / "grades.csv", header, rows)
    _write(folder / "exercises.csv", ["student", "assignment", "exercise", "title", "points", "of", "state", "error", "message", "seconds"],
           [[a.student, a.exercise.assignment, a.exercise.name, a.exercise.title, a.points, a.exercise.points, a.state, a.error,
             a.message, "" if a.seconds is None else round(a.seconds, 3)] for a in graded.attempts])


def _write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8-sig") as f:      # the mark tells a spreadsheet that it is UTF-8
        csv.writer(f).writerows([[plain(v) for v in row] for row in (header, *rows)])
