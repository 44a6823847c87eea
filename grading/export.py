"""Grades for a learning platform, through nbgrader's own export: one file in the form that the platform imports.

    nbgrader export --exporter grading.export.CanvasExport --to canvas.csv
    nbgrader export --exporter grading.export.MoodleExport --to moodle.csv

Points are those of the gradebook, late penalties subtracted. An assignment that nobody has graded yet is not in the file, nor is
anybody whose answers still wait for a person's marks: an empty field leaves the platform's own grade as it is.
"""
import csv

from nbgrader.plugins import ExportPlugin

from .report.tables import plain


class Table(ExportPlugin):
    """Subclasses say what the columns about a student are called, and what is in them."""

    about = ()                       # (heading, function of a student)

    def export(self, gradebook):
        wanted = [a for a in sorted(gradebook.assignments, key=lambda a: a.name)
                  if a.submissions and (not self.assignment or a.name in self.assignment)]
        done = {(s.student.id, a.name): s for a in wanted for s in a.submissions}
        students = sorted((s for s in gradebook.students if not self.student or s.id in self.student), key=lambda s: s.id)
        with open(self.to or "grades.csv", "w", newline="", encoding="utf-8-sig") as f:
            write = csv.writer(f)
            write.writerow([heading for heading, _ in self.about] + [self.heading(a) for a in wanted])
            for row in self.before(wanted):
                write.writerow(row)
            for student in students:
                write.writerow([plain(value(student) or "") for _, value in self.about] + [points(done.get((student.id, a.name))) for a in wanted])

    def heading(self, assignment):
        return plain(assignment.name)

    def before(self, assignments):
        return ()


class CanvasExport(Table):
    """Canvas: Grades → Import. It matches students by their SIS id, here nbgrader's id; assignments by their names."""

    about = (("Student", lambda s: ", ".join(filter(None, (s.last_name, s.first_name))) or s.id), ("ID", lambda s: ""),
             ("SIS User ID", lambda s: s.id), ("SIS Login ID", lambda s: s.id), ("Section", lambda s: ""))

    def before(self, assignments):
        yield ["    Points Possible", "", "", "", "", *(f"{a.max_score:g}" for a in assignments)]


class MoodleExport(Table):
    """Moodle: Grades → Import → CSV file. It matches students by user name (or by email), columns by hand, once."""

    about = (("username", lambda s: s.id), ("First name", lambda s: s.first_name), ("Surname", lambda s: s.last_name),
             ("Email address", lambda s: s.email))

    def heading(self, assignment):
        return plain(f"{assignment.name} (of {assignment.max_score:g})")


def points(submission):
    """What a submission is worth, or nothing where a person still has to look at it."""
    if submission is None or submission.needs_manual_grade:
        return ""
    return f"{max(0, submission.score - (submission.late_submission_penalty or 0)):g}"
