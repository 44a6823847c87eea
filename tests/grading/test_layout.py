"""Any nbgrader course: its own folders and order of folders, several notebooks per assignment, a place that can't be written."""
import contextlib
import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbgrader.api import Gradebook
from sqlalchemy import text

from grading.__main__ import main
from grading.nbgrader_course import Course
from grading.record import Recorder
from tests.grading.class_of import CONFIG, FULL, HERE, empty, nbgrader, solution, submit

OWN_LAYOUT = CONFIG + """
c.CourseDirectory.directory_structure = "{nbgrader_step}/{assignment_id}/{student_id}"
c.CourseDirectory.source_directory = "authors 2026"
c.CourseDirectory.release_directory = "handed_out"
c.CourseDirectory.submitted_directory = "handed_in"
c.CourseDirectory.autograded_directory = "graded"
c.CourseDirectory.db_url = "sqlite:///DB"
"""


def points(url, assignment, student):
    """(notebook, cell) → auto score."""
    with Gradebook(url, "small") as gb:
        return {(nb.name, g.name): g.auto_score for nb in gb.find_submission(assignment, student).notebooks for g in nb.grades}


@pytest.fixture
def own_course(tmp_path):
    """One assignment of two notebooks, in a course with names of its own for everything."""
    root = tmp_path / "own course"
    root.mkdir()
    db = root / "marks.sqlite"
    (root / "nbgrader_config.py").write_text(OWN_LAYOUT.replace("DB", str(db)))
    folder = root / "authors 2026" / "week1" / "."
    folder.mkdir(parents=True)
    for name in ("squares", "tensors"):
        notebook = jupytext.read(HERE / "course" / f"{name}.py")
        notebook.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        nbformat.write(notebook, folder / f"{name}.ipynb")
    Course(root)
    with contextlib.chdir(root):
        done = nbgrader(root).generate_assignment("week1")
        assert done["success"], done["log"]
    return root, f"sqlite:///{db}"


def hand_in(root, student, *names):
    """The reference of these notebooks of week1, in the course's own layout."""
    folder = root / "handed_in" / "week1" / student
    folder.mkdir(parents=True)
    for name in names:
        shutil.copy(root / "authors 2026" / "week1" / "." / f"{name}.ipynb", folder)
    return folder


def test_a_course_with_its_own_folders_and_two_notebooks_an_assignment(own_course, capsys):
    root, url = own_course
    hand_in(root, "ada", "squares", "tensors")
    hand_in(root, "bob", "tensors")
    assert main(["grade", "--course", str(root)]) == 0
    everything = {(name, cell): points for name in FULL for cell, points in FULL[name].items()}
    ada, bob = points(url, "week1", "ada"), points(url, "week1", "bob")
    assert {cell: ada[cell] for cell in everything} == everything
    assert {cell: bob[cell] for cell in everything} == {c: p if c[0] == "tensors" else 0 for c, p in everything.items()}
    assert "! week1 bob squares: this submission could not be graded: squares.ipynb was not submitted" in capsys.readouterr().out
    assert {p.name for p in (root / "graded" / "week1" / "ada").iterdir()} == {"squares.ipynb", "tensors.ipynb", ".grading.json"}


def test_submissions_may_lie_in_another_folder(course, tmp_path, capsys):
    submit(course, "ada", "squares", solution(course, "squares"))
    (course / "submitted").rename(tmp_path / "collected")
    with contextlib.chdir(tmp_path):
        assert main(["grade", "--course", "course", "--submitted", "collected"]) == 0
    assert "1 submissions: 1 run" in capsys.readouterr().out
    assert points(f"sqlite:///{course}/gradebook.db", "squares", "ada")["squares", "squares-check"] == 1


def test_what_lies_about_among_the_submissions_stops_nobody(course, capsys):
    """A file is nothing, but in place of an assignment's folder it earns 0; a folder that isn't an assignment gets a line; the rest is graded."""
    submit(course, "ada", "squares", solution(course, "squares"))
    (course / "submitted" / "list.csv").write_text("ada")
    (course / "submitted" / "ada" / "notes.txt").write_text("hello")
    for student in ("file", "link"):
        (course / "submitted" / student).mkdir()
    (course / "submitted" / "file" / "squares").write_text("not a folder")
    (course / "submitted" / "link" / "squares").symlink_to("nowhere")
    submit(course, "ada", "old stuff", empty(course, "squares"))
    assert main(["grade", "--course", str(course)]) == 1
    told = capsys.readouterr()
    assert "✗ old stuff ada: not graded" in told.out and "nbgrader generate_assignment old stuff" in told.out
    assert "4 submissions: 3 run, 0 taken from earlier results, 0 already recorded, 1 not graded" in told.out
    assert "squares file squares: this submission could not be graded: the submission is not a readable folder" in told.out
    assert "squares link squares: this submission could not be graded: the submission is a link; links are not followed" in told.out
    for student, marks in (("ada", 1), ("file", 0), ("link", 0)):
        assert points(f"sqlite:///{course}/gradebook.db", "squares", student)["squares", "squares-check"] == marks


def test_a_file_where_a_result_belongs_is_taken_away_and_everybody_is_recorded(course):
    for student in ("ada", "bob", "eve"):
        submit(course, student, "squares", solution(course, "squares"))
    (course / "autograded").mkdir()
    (course / "autograded" / "bob").write_text("a file where a folder should be")
    assert main(["grade", "--course", str(course)]) == 0
    assert (course / "autograded" / "bob" / "squares").is_dir()
    for student in ("ada", "bob", "eve"):
        assert points(f"sqlite:///{course}/gradebook.db", "squares", student)["squares", "squares-check"] == 1


def test_an_error_in_the_middle_of_one_transaction_leaves_the_others_alone(course, monkeypatch, capsys):
    """The course's own late-penalty plugin may fail, for example: what it interrupted is undone, and the next student is recorded."""
    def fails_for_bob(self, student, *_):
        if student == "bob":
            self.gradebook.db.execute(text("insert into student (id) values ('bob')"))
    monkeypatch.setattr(Recorder, "_penalty", fails_for_bob)
    for student in ("ada", "bob", "eve"):
        submit(course, student, "squares", solution(course, "squares"))
    assert main(["grade", "--course", str(course), "--jobs", "1"]) == 1
    assert "✗ squares bob: not graded" in capsys.readouterr().out
    monkeypatch.undo()
    assert main(["grade", "--course", str(course)]) == 0
    assert "0 run, 1 taken from earlier results, 2 already recorded" in capsys.readouterr().out


@pytest.mark.parametrize(("broken", "told"), [
    (".grading", "exists"),
    ("gradebook.db", "not a database"),
])
def test_a_course_that_can_not_be_written_says_so_in_one_line(course, capsys, broken, told):
    submit(course, "ada", "squares", solution(course, "squares"))
    (course / broken).write_text("x" * 5000)
    assert main(["grade", "--course", str(course)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("grading: ") and told in said and "Traceback" not in said


def test_nbgraders_export_reads_our_grades(course):
    submit(course, "ada", "squares", solution(course, "squares"))
    assert main(["grade", "--course", str(course)]) == 0
    subprocess.run([Path(sys.executable).parent / "nbgrader", "export"], cwd=course, check=True, capture_output=True)
    with open(course / "grades.csv") as f:
        row, = (r for r in csv.DictReader(f) if r["assignment"] == "squares" and r["student_id"] == "ada")
    assert float(row["score"]) == 10
    assert json.loads((course / "autograded" / "ada" / "squares" / ".grading.json").read_text())["notebooks"].keys() == {"squares"}
