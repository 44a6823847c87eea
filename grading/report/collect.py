"""A graded class as plain data: from the gradebook, the receipts and the notebooks in autograded/. It changes nothing."""
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field

from ..nbgrader_course import grade_id, text_of
from ..record import receipt
from ..score import unchanged

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
UNREAD = "this submission could not be graded: "
LIMITS = ("CellTimeout", "StudentGone", "NotRun", "MemoryError", "TestStopped")     # what the grader calls it when a limit is hit


@dataclass
class Exercise:
    """An answer cell and the graded cells that follow it; what a person marks, and a task, are exercises of their own."""

    assignment: str
    notebook: str
    name: str
    title: str
    place: int
    cells: dict = field(default_factory=dict)      # graded cell → points
    by_hand: bool = False
    source: str = ""                               # the answer cell as handed out
    reference: str = ""                            # and as its author answered it

    @property
    def key(self):
        return self.assignment, self.notebook, self.name

    @property
    def points(self):
        return sum(self.cells.values())


@dataclass
class Attempt:
    """What one student did in one exercise."""

    exercise: Exercise
    student: str
    points: float
    state: str               # right, part, wrong, blank, waiting (for a person), unread
    answer: str = ""
    error: str = ""          # the name of what was raised
    message: str = ""
    seconds: float | None = None


@dataclass
class Submission:
    """One student's submission of one assignment."""

    assignment: str
    student: str
    points: float
    max: float
    late_seconds: float
    penalty: float
    notices: list
    seconds: float
    attempts: list
    unprotected: list = field(default_factory=list)      # tests that ran in the student's process


@dataclass
class Class:
    """Everything that a report says."""

    name: str
    students: dict           # id → name
    assignments: list
    exercises: list
    submissions: list

    @property
    def attempts(self):
        return [a for s in self.submissions for a in s.attempts]


def collect(course, assignments=()):
    """The class of a course, as far as it is graded."""
    with course.gradebook() as gradebook:
        graded = {a.name: a for a in gradebook.assignments if a.submissions}
        wanted = [name for name in sorted(graded) if not assignments or name in assignments]
        exercises = [e for name in wanted for e in exercises_of(course, name)]
        submissions = [_submission(course, entry, [e for e in exercises if e.assignment == name])
                       for name in wanted for entry in sorted(graded[name].submissions, key=lambda s: s.student.id)]
        students = {s.id: " ".join(filter(None, (s.first_name, s.last_name))) or s.id for s in gradebook.students}
    taking_part = {s.student for s in submissions}
    names = {student: name for student, name in sorted(students.items()) if student in taking_part}
    return Class(course.folders.course_id, names, wanted, exercises, submissions)


def exercises_of(course, assignment):
    """The exercises of an assignment, in order. A title is the last heading before the answer."""
    found = []
    for notebook, spec in course.assignment(assignment).notebooks.items():
        author = {c["grade_id"]: c for c in spec.cells}
        reference = _cells(course.path(course.folders.source_directory, ".", assignment) / f"{notebook}.ipynb")
        title, current = "", None
        for cell in spec.release or spec.cells:
            known = author.get(grade_id(cell) or cell.get("grade_id"))
            if known is None or not (known["solution"] or known["grade"] or known["task"]):
                headings = re.findall(r"^#+\s+(.+)$", text_of(cell) or "", re.MULTILINE)
                title = headings[-1] if headings and cell["cell_type"] == "markdown" else title
                continue
            by_hand = known["task"] or (known["solution"] and known["grade"])
            if known["solution"] or known["task"] or current is None:
                name = known["grade_id"]
                current = Exercise(assignment, notebook, name, title or name, len(found), by_hand=by_hand,
                                   source=text_of(cell) or "", reference=text_of(reference.get(name)) or "")
                found.append(current)
            if known["grade"] or known["task"]:
                current.cells[known["grade_id"]] = known["points"] or 0
    return [e for e in found if e.cells]


def _submission(course, entry, exercises):
    """What the gradebook says about a submission, with what its receipt and its notebooks add."""
    student, assignment = entry.student.id, entry.assignment.name
    folder = course.path(course.folders.autograded_directory, student, assignment)
    said = receipt(folder).get("notebooks", {})
    attempts, notices = [], []
    for notebook in entry.notebooks:
        told = said.get(notebook.name, {})
        notices += [n for n in told.get("notices", []) if n not in notices]
        grades = {g.name: g for g in notebook.grades}
        cells = _cells(folder / f"{notebook.name}.ipynb")
        seconds = {f"cell-{i}": s for i, s in told.get("cell_seconds", {}).items()}
        unread = any(n.startswith(UNREAD) for n in told.get("notices", []))
        attempts += [_attempt(e, student, grades, cells, told.get("scores", {}), seconds, unread)
                     for e in exercises if e.notebook == notebook.name]
    penalty = sum(n.late_submission_penalty or 0 for n in entry.notebooks)
    return Submission(assignment, student, entry.score - penalty, entry.max_score, entry.total_seconds_late, penalty, notices,
                      sum(r.get("seconds", 0) for r in said.values()), attempts,
                      sorted({t for r in said.values() for t in r.get("unprotected", [])}))


def _attempt(exercise, student, grades, cells, scores, seconds, unread):
    mine = {name: grades[name] for name in exercise.cells if name in grades}
    points = sum(g.score or 0 for g in mine.values())
    answer = cells.get(exercise.name, {})
    attempt = Attempt(exercise, student, points, "wrong", answer=text_of(answer) or "")
    took = [seconds[c["id"]] for c in (cells.get(n) for n in {exercise.name, *mine}) if c and c.get("id") in seconds]
    attempt.seconds = sum(took) if took else None
    if unread:
        attempt.state = "unread"
    elif exercise.by_hand and answer and unchanged(answer):
        attempt.state = "blank"
    elif any(g.needs_manual_grade and g.manual_score is None for g in mine.values()):
        attempt.state = "waiting"
    elif points >= exercise.points:
        attempt.state = "right"
    elif answer and unchanged(answer) and exercise.name not in mine:
        attempt.state = "blank"
    else:
        attempt.state = "part" if points > 0 else "wrong"
        attempt.error, attempt.message = _what_went_wrong(answer, [n for n in mine if mine[n].score != exercise.cells[n]],
                                                          cells, scores)
    return attempt


def _what_went_wrong(answer, failed, cells, scores):
    """The first error there is: in the answer itself, or else in its checks → (its name, its message)."""
    for cell in (answer, *(cells.get(name, {}) for name in failed)):
        for output in cell.get("outputs", []):
            if output["output_type"] == "error":
                return output["ename"], ANSI.sub("", output["evalue"])[:4000] or output["ename"]
    reasons = [scores[n]["reason"] for n in failed if scores.get(n, {}).get("reason")]
    return "", reasons[0] if reasons else ""


def _cells(path):
    """grade_id → cell of an autograded notebook; none where there is none."""
    try:
        notebook = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {grade_id(c): c for c in notebook["cells"] if grade_id(c)}


KINDS = ("could not be read", "a limit was hit", "note of the grader", "waits for your marks", "late")


def needs_eyes(submissions):
    """(kind, assignment, what, the students that it is about), the most serious first."""
    rows = defaultdict(list)
    for s in submissions:
        unread = [n for n in s.notices if n.startswith(UNREAD)]
        for text in s.notices:
            rows[KINDS[0 if text in unread else 2], s.assignment, text.removeprefix(UNREAD)].append(s.student)
        for a in s.attempts:
            if a.state in ("wrong", "part") and a.error in LIMITS:
                rows[KINDS[1], s.assignment, f"{a.exercise.title}: {a.message}"].append(s.student)
            elif a.state == "waiting":
                rows[KINDS[3], s.assignment, a.exercise.title].append(s.student)
        if s.late_seconds > 0 and not unread:
            taken = f"{s.penalty:g} points subtracted" if s.penalty else "no points subtracted"
            rows[KINDS[4], s.assignment, f"by {duration(s.late_seconds)}, {taken}"].append(s.student)
    return sorted(((*key, students) for key, students in rows.items()), key=lambda r: (KINDS.index(r[0]), r[1:]))


def duration(seconds):
    """26 h, 3 days: as a person would say it."""
    hours = seconds / 3600
    if hours >= 48:
        return f"{hours / 24:.0f} days"
    return f"{hours:.0f} h" if hours >= 1 else f"{seconds / 60:.0f} min"
