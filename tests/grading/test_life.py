"""The whole life of an assignment, by the commands of grading/LIFE.md, under the configuration that it gives."""
import csv
import re
import shlex
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from textwrap import dedent

import nbformat
import pytest

from grading.nbgrader_course import Course
from tests.grading.class_of import CONFIG, empty, make_course, solution, with_answer
from tests.grading.commands import run
from tests.paths import ROOT

RIGHT_TEST = "assert_allclose(squares(secret_marker_5471), [10.5625, 56.25])"
WRONG_TEST = "assert_allclose(squares(secret_marker_5471), [10.5625, -56.25])"
ONCE_PER_COURSE, ONCE_PER_ASSIGNMENT, WORTH_KNOWING, _ = re.split(r"^## ", (ROOT / "grading" / "LIFE.md").read_text("utf-8"), flags=re.M)[1:]
HERE = {"01_entropy": "squares", "infogan-depth-first": "small"}          # the names of the guide → those of this course
GUIDES_DATE = "2026-03-02 18:00 UTC"
TYPED = []


def block(section):
    """The lines that are set off as code, as one text."""
    return dedent("".join(re.findall(r"^(?: {4}.*\n|\n)", section, re.M)))


def in_words(section):
    """The commands within the sentences, each on one line. Without arguments, it's a name and no command."""
    found = (" ".join(span.split()) for span in re.findall(r"`([^`]+)`", section))
    return [line for line in found if re.match(r"(nbgrader|python -m grading) \w+ ", line)]


def here(line):
    for name, ours in HERE.items():
        line = line.replace(name, ours)
    return line


def typed(folder, line):
    """A line typed in somebody's folder → what it said."""
    TYPED.append(line)
    words = shlex.split(line)
    if words[:2] == ["python", "-c"]:
        return subprocess.run([sys.executable, *words[1:]], cwd=folder, check=True, capture_output=True, text=True).stdout
    return run(folder, *(words[2:] if words[:2] == ["python", "-m"] else words))


class Student:
    """Somebody with a folder, who knows the name of the course and where the exchange is."""

    def __init__(self, name, home, exchange):
        self.name, self.home = name, home / name
        self.home.mkdir(parents=True)
        # One Unix account plays all of them here, so each says who they are.
        (self.home / "nbgrader_config.py").write_text(
            f'c = get_config()\nc.CourseDirectory.course_id = "small"\nc.CourseDirectory.student_id = {name!r}\nc.Exchange.root = {str(exchange)!r}\n')

    def fetch(self):
        typed(self.home, "nbgrader fetch_assignment squares")

    def write(self, notebook):
        nbformat.write(notebook, self.home / "squares" / "squares.ipynb")

    def submit(self):
        typed(self.home, "nbgrader submit squares")

    def feedback(self):
        """The pages that came back, newest submission last."""
        typed(self.home, "nbgrader fetch_feedback squares")
        return [p.read_text() for p in sorted((self.home / "squares" / "feedback").glob("*/squares.html"))]


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A course set up as the guide says, whose hidden test is wrong, an exchange, and three students."""
    folder = tmp_path_factory.mktemp("life")
    exchange = folder / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    course = folder / "course"
    course.mkdir()
    make_course(course, CONFIG + here(block(ONCE_PER_COURSE)).replace("/srv/nbgrader/exchange", str(exchange)))
    shutil.rmtree(course / "release" / "squares")
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
    typed(course, "nbgrader export --to grades.csv")
    return {row["student_id"]: row for row in csv.DictReader((course / "grades.csv").open())}


def test_the_life_of_an_assignment(world):
    course, (ada, ben, cleo) = world

    typed(course, "nbgrader generate_assignment squares")
    assert "HIDDEN" not in (course / "release" / "squares" / "squares.ipynb").read_text()
    typed(course, "nbgrader release_assignment squares")
    ada.fetch()
    for student in (ben, cleo):
        shutil.copytree(ada.home / "squares", student.home / "squares")
    assert (ada.home / "squares" / "numbers.txt").exists()
    ada.write(with_answer(solution(course, "squares"), "essay", "Squares grow faster than their sides."))
    ada.submit()
    cleo.submit()                                                  # empty, and better the next time
    HERE[GUIDES_DATE] = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    typed(course, here(f'nbgrader db assignment add squares --duedate "{GUIDES_DATE}"'))
    ben.write(with_answer(solution(course, "squares"), "essay", "They are never negative."))
    ben.submit()

    said = typed(course, "nbgrader collect squares")
    assert "Processing 3 submissions" in said
    said = typed(course, "python -m grading grade squares")
    assert "3 submissions: 3 run" in said
    assert (recorded(course, "ada")["auto"], recorded(course, "ada")["penalty"]) == (8, 0)
    assert (recorded(course, "ben")["auto"], recorded(course, "ben")["penalty"]) == (8, pytest.approx(0.8))
    assert recorded(course, "cleo")["auto"] == 0

    # cleo hands in once more; only her work is new.
    cleo.write(with_answer(empty(course, "squares"), "squares", "def squares(x):\n    return np.asarray(x) ** 2"))
    cleo.submit()
    assert "Updating submission: cleo" in typed(course, "nbgrader collect squares --update")
    assert "3 submissions: 1 run, 0 taken from earlier results, 2 already recorded" in typed(course, "python -m grading grade squares")
    assert recorded(course, "cleo")["auto"] == 1

    # An instructor reads the essays. (In formgrader: test_formgrader.py.)
    with Course(course).gradebook() as gb:
        for name, points in (("ada", 4), ("ben", 3)):
            grade = gb.find_grade("essay", "squares", "squares", name)
            grade.manual_score, grade.needs_manual_grade = points, False
            gb.find_comment("essay", "squares", "squares", name).manual_comment = f"{points} points: but how fast?"
        gb.db.commit()

    assert "The report: file://" in typed(course, "python -m grading report")
    typed(course, "nbgrader generate_feedback squares")
    typed(course, "nbgrader release_feedback squares")
    page, = ada.feedback()
    assert "but how fast?" in page and "Score: 12.0 / 15.0" in page and "secret_marker_5471" not in page
    assert (course / "autograded" / "ada" / "squares" / ".grading.json").exists() and not [*(course / "feedback").rglob(".grading.json")]
    assert len(cleo.feedback()) == 1                               # on what she handed in last

    # ada complains: the hidden test was wrong. It is corrected, and everything is run again.
    source = course / "source" / "squares" / "squares.ipynb"
    source.write_text(source.read_text().replace(WRONG_TEST, RIGHT_TEST))
    typed(course, "nbgrader generate_assignment squares --force")
    said = typed(course, "python -m grading regrade squares")
    assert said.count("squares-hidden: 0 → 2") == 3, said
    assert recorded(course, "ada") == {"auto": 10, "manual": [4], "penalty": 0, "total": 14}
    assert recorded(course, "ben") == {"auto": 10, "manual": [3], "penalty": pytest.approx(1.3), "total": 13}
    typed(course, "nbgrader generate_feedback squares --force")
    typed(course, "nbgrader release_feedback squares")
    page, = ada.feedback()
    assert "but how fast?" in page and "Score: 14.0 / 15.0" in page

    grades = exported(course)
    assert {name: (float(g["raw_score"]), float(g["late_submission_penalty"]), float(g["score"])) for name, g in grades.items()} == {
        "ada": (14, 0, 14), "ben": (13, pytest.approx(1.3), pytest.approx(11.7)), "cleo": (3, pytest.approx(0.3), pytest.approx(2.7))}

    # ben was ill: his later date takes the penalty away, and nobody's work is run for it.
    typed(course, here(block(WORTH_KNOWING).strip()))
    said = typed(course, "python -m grading grade squares")
    assert "3 submissions: 0 run" in said
    assert exported(course)["ben"]["score"] == "13.0"

    # ben complains, too, and nothing changes.
    assert "→" not in typed(course, "python -m grading regrade --student ben squares")

    guides = {"table": re.findall(r"\| `([^`]+)` \|", ONCE_PER_ASSIGNMENT), "sentences": in_words(WORTH_KNOWING)}
    assert len(guides["table"]) == 12 and len(guides["sentences"]) == 3
    assert {here(line) for lines in guides.values() for line in lines} <= set(TYPED)
