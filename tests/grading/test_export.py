"""Grades for learning platforms: the columns that they import, and nothing for what nobody has graded or a person still has to see."""
import csv
from types import SimpleNamespace

import pytest

from grading.export import CanvasExport, MoodleExport, points

ADA = SimpleNamespace(id="ada", first_name="Ada", last_name="Lovelace", email="ada@example.org")
BEN = SimpleNamespace(id="=ben", first_name=None, last_name=None, email=None)
CY = SimpleNamespace(id="cy", first_name="", last_name="Young", email="cy@example.org")


def submission(student, score, late=None, waits=False):
    return SimpleNamespace(student=student, score=score, late_submission_penalty=late, needs_manual_grade=waits)


def assignment(name, most, *submissions):
    return SimpleNamespace(name=name, max_score=most, submissions=list(submissions))


BOOK = SimpleNamespace(students=[CY, ADA, BEN], assignments=[
    assignment("week 2", 7.5, submission(BEN, 3, waits=True), submission(ADA, 2, late=5)),
    assignment("nobody", 3), assignment("week 1", 10, submission(ADA, 9.25, late=0.5), submission(CY, 10.0))])


def exported(kind, path, **chosen):
    made = kind()
    made.to = str(path)
    for name, value in chosen.items():
        setattr(made, name, value)
    made.export(BOOK)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")               # a spreadsheet then reads it as UTF-8
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.reader(f))


def test_canvas_gets_points_possible_and_a_row_for_each_student(tmp_path):
    assert exported(CanvasExport, tmp_path / "c.csv") == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "week 1", "week 2"],
        ["    Points Possible", "", "", "", "", "10", "7.5"],
        ["'=ben", "", "'=ben", "'=ben", "", "", ""],
        ["Lovelace, Ada", "", "ada", "ada", "", "8.75", "0"],
        ["Young", "", "cy", "cy", "", "10", ""]]


def test_moodle_gets_user_names_and_addresses(tmp_path):
    assert exported(MoodleExport, tmp_path / "m.csv") == [
        ["username", "First name", "Surname", "Email address", "week 1 (of 10)", "week 2 (of 7.5)"],
        ["'=ben", "", "", "", "", ""], ["ada", "Ada", "Lovelace", "ada@example.org", "8.75", "0"], ["cy", "", "Young", "cy@example.org", "10", ""]]


def test_nbgraders_own_options_choose_assignments_and_students(tmp_path):
    found = exported(MoodleExport, tmp_path / "m.csv", assignment=["week 1"], student=["ada"])
    assert [row[-1] for row in found] == ["week 1 (of 10)", "8.75"] and len(found) == 2


def test_without_a_name_the_file_is_grades_csv(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = CanvasExport()
    made.to = ""
    made.export(BOOK)
    assert (tmp_path / "grades.csv").exists()


@pytest.mark.parametrize("score, late, waits, told", [(3, None, False, "3"), (3.25, 0, False, "3.25"), (3, 1.5, False, "1.5"), (1, 4, False, "0"), (3, None, True, "")])
def test_points_are_those_of_the_gradebook_less_the_penalty_for_being_late(score, late, waits, told):
    assert points(submission(ADA, score, late, waits)) == told and points(None) == ""
