"""The whole life of an assignment, by the commands that instructors and students type: grading/LIFE.md tells the same story."""
import csv
import shutil
from datetime import UTC, datetime

import nbformat
import pytest

from grading.course import Course
from tests.grading.class_of import CONFIG, empty, make_course, solution, with_answer
from tests.grading.commands import run

RIGHT_TEST = "assert_allclose(squares(secret_marker_5471), [10.5625, 56.25])"
WRONG_TEST = "assert_allclose(squares(secret_marker_5471), [10.5625, -56.25])"
EXCHANGE = "c.Exchange.root = {!r}\n"
LATE = """
import math
from nbgrader.plugins import LateSubmissionPlugin

class TenPercentADay(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score * min(1, 0.1 * math.ceil(total_seconds_late / 86400))

c.AssignLatePenalties.plugin_class = TenPercentADay
"""


class Student:
    """Somebody with a folder, who knows the name of the course and where the exchange is."""

    def __init__(self, name, home, exchange):
        self.name, self.home = name, home / name
        self.home.mkdir(parents=True)
        (self.home / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "small"\n'
                                                      + EXCHANGE.format(str(exchange)))

    def fetch(self):
        run(self.home, "nbgrader", "fetch_assignment", "squares")

    def write(self, notebook):
        nbformat.write(notebook, self.home / "squares" / "squares.ipynb")

    def submit(self):
        run(self.home, "nbgrader", "submit", "squares", "--student", self.name)

    def feedback(self):
        """The pages that came back, newest submission last."""
        run(self.home, "nbgrader", "fetch_feedback", "squares", "--student", self.name)
        return [p.read_text() for p in sorted((self.home / "squares" / "feedback").glob("*/squares.html"))]


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A course whose hidden test is wrong, an exchange, and three students."""
    folder = tmp_path_factory.mktemp("life")
    exchange = folder / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    course = folder / "course"
    course.mkdir()
    make_course(course, CONFIG + EXCHANGE.format(str(exchange)) + LATE)
    source = course / "source" / "squares" / "squares.ipynb"
    source.write_text(source.read_text().replace(RIGHT_TEST, WRONG_TEST))
    return course, [Student(name, folder / "home", exchange) for name in ("ada", "ben", "cleo")]


def recorded(course, student):
    """Points by machine and by hand, penalty, total."""
    with Course(course).gradebook() as gb:
        notebook = gb.find_submission_notebook("squares", "squares", student)
        return {"auto": sum(g.auto_score or 0 for g in notebook.grades), "manual": [g.manual_score for g in notebook.grades if g.manual_score],
                "penalty": notebook.late_submission_penalty or 0, "total": notebook.score}


def exported(course):
    run(course, "nbgrader", "export", "--to", "grades.csv")
    return {row["student_id"]: row for row in csv.DictReader((course / "grades.csv").open())}


def test_the_life_of_an_assignment(world):
    course, (ada, ben, cleo) = world

    run(course, "nbgrader", "generate_assignment", "squares", "--force")
    assert "HIDDEN" not in (course / "release" / "squares" / "squares.ipynb").read_text()
    run(course, "nbgrader", "release_assignment", "squares")
    ada.fetch()
    for student in (ben, cleo):
        shutil.copytree(ada.home / "squares", student.home / "squares")
    assert (ada.home / "squares" / "numbers.txt").exists()
    ada.write(with_answer(solution(course, "squares"), "essay", "Squares grow faster than their sides."))
    ada.submit()
    cleo.submit()                                                  # empty, and better the next time
    due = datetime.now(UTC)
    run(course, "nbgrader", "db", "assignment", "add", "squares", "--duedate", f"{due:%Y-%m-%d %H:%M:%S.%f} UTC")
    ben.write(with_answer(solution(course, "squares"), "essay", "They are never negative."))
    ben.submit()

    said = run(course, "nbgrader", "collect", "squares")
    assert "Processing 3 submissions" in said
    said = run(course, "grading", "grade", "squares")
    assert "3 submissions: 3 run" in said
    assert (recorded(course, "ada")["auto"], recorded(course, "ada")["penalty"]) == (8, 0)
    assert (recorded(course, "ben")["auto"], recorded(course, "ben")["penalty"]) == (8, pytest.approx(0.8))
    assert recorded(course, "cleo")["auto"] == 0

    # cleo hands in once more; only her work is new.
    cleo.write(with_answer(empty(course, "squares"), "squares", "def squares(x):\n    return np.asarray(x) ** 2"))
    cleo.submit()
    assert "Updating submission: cleo" in run(course, "nbgrader", "collect", "squares", "--update")
    assert "3 submissions: 1 run, 0 taken from earlier results, 2 already recorded" in run(course, "grading", "grade", "squares")
    assert recorded(course, "cleo")["auto"] == 1

    # An instructor reads the essays. (In formgrader: test_formgrader.py.)
    with Course(course).gradebook() as gb:
        for name, points in (("ada", 4), ("ben", 3)):
            grade = gb.find_grade("essay", "squares", "squares", name)
            grade.manual_score, grade.needs_manual_grade = points, False
            gb.find_comment("essay", "squares", "squares", name).manual_comment = f"{points} points: but how fast?"
        gb.db.commit()

    def give_feedback():
        run(course, "nbgrader", "generate_feedback", "squares", "--force")
        run(course, "nbgrader", "release_feedback", "squares")

    give_feedback()
    page, = ada.feedback()
    assert "but how fast?" in page and "Score: 12.0 / 15.0" in page
    assert len(cleo.feedback()) == 1                               # on what she handed in last

    # ada complains: the hidden test was wrong. It is corrected, and everything is run again.
    source = course / "source" / "squares" / "squares.ipynb"
    source.write_text(source.read_text().replace(WRONG_TEST, RIGHT_TEST))
    run(course, "nbgrader", "generate_assignment", "squares", "--force")
    said = run(course, "grading", "regrade", "squares")
    assert said.count("squares-hidden: 0 → 2") == 3, said
    assert recorded(course, "ada") == {"auto": 10, "manual": [4], "penalty": 0, "total": 14}
    assert recorded(course, "ben") == {"auto": 10, "manual": [3], "penalty": pytest.approx(1.3), "total": 13}
    give_feedback()
    page, = ada.feedback()
    assert "but how fast?" in page and "Score: 14.0 / 15.0" in page

    grades = exported(course)
    assert {name: (float(g["raw_score"]), float(g["late_submission_penalty"]), float(g["score"])) for name, g in grades.items()} == {
        "ada": (14, 0, 14), "ben": (13, pytest.approx(1.3), pytest.approx(11.7)), "cleo": (3, pytest.approx(0.3), pytest.approx(2.7))}

    # ben was ill: his later date takes the penalty away, and nobody's work is run for it.
    with Course(course).gradebook() as gb:
        gb.grant_extension("squares", "ben", days=1)
    said = run(course, "grading", "grade", "squares")
    assert "3 submissions: 0 run" in said
    assert exported(course)["ben"]["score"] == "13.0"
