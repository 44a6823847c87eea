"""The one writer: a result into nbgrader's gradebook, in one transaction, and into autograded/, in one rename."""
import json
import os
import shutil

from nbgrader.api import Comment, Grade, MissingEntry, Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import text as sql

from .receipts import FORMAT, made
from .retry import patiently

RECEIPT = ".grading.json"         # in a folder of autograded/: what the grade in it was made from


class Recorder:
    """Open it once for a class; call it for each submission."""

    def __init__(self, course):
        self.course = course
        self.gradebook = course.gradebook()
        patiently(self._index)
        self.penalties = AssignLatePenalties(config=course.config)
        self.penalties.init_plugin()

    def recorded(self, assignment, student, key):
        """Is this very result in the gradebook already? The folder is renamed last, so its receipt says so."""
        return receipt(self._folder(assignment, student)).get("key") == key

    def record(self, assignment, student, key, results, files, timestamp, made_from):
        """Gradebook first, folder second: after a crash between them the receipt is missing, and everything is done again."""
        new = self._write_folder(assignment, student, key, results, files, made_from)
        self._patiently(lambda: self._write_grades(assignment, student, results, timestamp))
        self._swap(self._folder(assignment, student), new)

    def renew_penalties(self, assignment, students):
        """Late penalties by today's due date, extensions and points → [(student, notebook, before, after)] of those that changed.

        An instructor may have changed any of them since a submission was recorded, which changes nothing that runs.
        """
        return self._patiently(lambda: self._renew_penalties(assignment, set(students)))

    def close(self):
        self.gradebook.close()

    def _index(self):
        """nbgrader looks these up by searching whole tables, which takes longer with every submission."""
        for column in (SubmittedNotebook.assignment_id, Grade.notebook_id, Comment.notebook_id):
            name = f"grading_{column.class_.__tablename__}_{column.key}"
            self.gradebook.db.execute(sql(f"CREATE INDEX IF NOT EXISTS {name} ON {column.class_.__tablename__} ({column.key})"))
        self.gradebook.db.commit()

    def _patiently(self, action):
        try:
            return patiently(action, self.gradebook.db.rollback)
        except BaseException:
            self.gradebook.db.rollback()                # the next submission's transaction is its own
            raise

    def _renew_penalties(self, assignment, students):
        db, changed = self.gradebook.db, []
        entry = self.gradebook.find_assignment(assignment)
        had = SubmittedNotebook.late_submission_penalty.is_not(None)
        late = had if entry.duedate is None else had | (SubmittedAssignment.timestamp > entry.duedate)
        some = db.query(SubmittedAssignment).filter_by(assignment_id=entry.id).join(SubmittedNotebook).filter(late).distinct()
        for submission in some.all():
            if submission.student_id not in students:
                continue
            for notebook in submission.notebooks:
                before, after = notebook.late_submission_penalty, self._penalty(submission.student_id, submission, notebook)
                if before != after:
                    notebook.late_submission_penalty = after
                    changed.append((submission.student_id, notebook.name, before or 0, after or 0))
        db.commit()
        return changed

    def _folder(self, assignment, student):
        return self.course.path(self.course.folders.autograded_directory, student, assignment)

    def _write_grades(self, assignment, student, results, timestamp):
        gb = self.gradebook
        try:
            submission = gb.find_submission(assignment, student)
        except MissingEntry:
            with gb.db.no_autoflush:
                submission = self._new_submission(assignment, student)
        if timestamp:
            submission.timestamp = timestamp
        for notebook in submission.notebooks:
            result = results[notebook.name]
            for grade in notebook.grades:
                s = result["scores"][grade.cell.name]
                grade.auto_score = s["auto"]
                grade.needs_manual_grade = grade.manual_score is not None or s["auto"] is None or s["by_hand"]
            for comment in notebook.comments:
                silent = comment.cell.name in result["no_response"]
                comment.auto_comment = "No response." if silent else None
        gb.db.flush()
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = self._penalty(student, submission, notebook)
        gb.db.commit()

    def _new_submission(self, assignment, student):
        """Like nbgrader's add_submission, but without a commit of its own."""
        db = self.gradebook.db
        entry = self.gradebook.find_assignment(assignment)
        person = db.get(Student, student) or Student(id=student)
        db.add(person)
        submission = SubmittedAssignment(assignment=entry, student=person)
        for notebook in entry.notebooks:
            mine = SubmittedNotebook(notebook=notebook, assignment=submission)
            for cell in [*notebook.grade_cells, *notebook.task_cells]:
                Grade(cell=cell, notebook=mine)
            for cell in [*notebook.solution_cells, *notebook.task_cells]:
                Comment(cell=cell, notebook=mine)
        db.add(submission)
        return submission

    def _penalty(self, student, submission, notebook):
        late = submission.total_seconds_late
        if late <= 0:
            return None
        db = self.gradebook.db
        db.refresh(notebook, ["score"])
        penalty = self.penalties.plugin_inst.late_submission_penalty(student, notebook.score, late)
        return None if penalty is None else self.penalties._check_late_penalty(notebook, penalty)

    def _write_folder(self, assignment, student, key, results, files, made_from):
        folder = self._folder(assignment, student)
        new = folder.with_name(f".{folder.name}.new")
        if not folder.parent.is_dir():
            remove(folder.parent)                   # a file where the student's folder should be
        remove(new)
        new.mkdir(parents=True)
        for path, data in files.items():
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_bytes(data)
        for name, result in results.items():
            text = json.dumps(result["notebook"], ensure_ascii=False, indent=1, sort_keys=True)
            (new / f"{name}.ipynb").write_text(text + "\n", "utf-8")
        receipt = {"format": FORMAT, "key": key, "student": student, "assignment": assignment, "made_from": made_from, "made": made(results),
                   "notebooks": {n: {k: r[k] for k in ("scores", "notices", "unprotected", "seconds", "usage", "cell_seconds")}
                                 for n, r in results.items()}}
        (new / RECEIPT).write_text(json.dumps(receipt, indent=1, sort_keys=True))
        for path in new.rglob("*"):
            if path.is_file():
                path.chmod(0o444)
        return new

    def _swap(self, folder, new):
        old = folder.with_name(f".{folder.name}.old")
        remove(old)
        if os.path.lexists(folder):
            folder.rename(old)
        new.rename(folder)
        remove(old)


def receipt(folder):
    """What the grader left next to the notebooks of a graded submission; empty where it did not grade it."""
    try:
        return json.loads((folder / RECEIPT).read_text())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}


def remove(path):
    """Remove whatever lies there; if it is a link, only the link."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
