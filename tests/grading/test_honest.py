"""Honest work gets from us, cell by cell, what plain nbgrader gives it."""
import contextlib

import pytest

from grading.__main__ import main
from grading.nbgrader_course import Course
from tests.grading.class_of import ASSIGNMENTS, FULL, empty, nbgrader, scores, solution, submit, with_answer
from utils.course import short_run, under_grading

WRONG_SQUARES = "def squares(x):\n    return 2 * np.asarray(x)"
MEAN_OF_EVEN_NUMBERS = """
def mean(numbers):
    if not len(numbers):
        raise ValueError
    m = sum(numbers) / len(numbers)
    return m if m % 2 != 1 else m + 1

answer = {"n": 3, "names": ["a", "b"]}
"""


KNOWS_THAT_IT_IS_GRADED = """
import os
def squares(x):
    assert os.environ["NBGRADER_EXECUTION"] == "autograde"
    return np.asarray(x) ** 2
"""


def hand_in(root):
    for name in ASSIGNMENTS:
        submit(root, "right", name, solution(root, name))
        submit(root, "silent", name, empty(root, name))
    submit(root, "wrong", "squares", with_answer(with_answer(solution(root, "squares"), "squares", WRONG_SQUARES),
                                                 "mean", MEAN_OF_EVEN_NUMBERS))
    submit(root, "knows", "squares", with_answer(solution(root, "squares"), "squares", KNOWS_THAT_IT_IS_GRADED))
    submit(root, "words", "squares", with_answer(solution(root, "squares"), "essay", "Squares grow."))


@pytest.fixture(scope="module")
def both(small_course, tmp_path_factory):
    """The gradebooks of both graders on the same class."""
    import shutil
    ours, theirs = tmp_path_factory.mktemp("ours") / "c", tmp_path_factory.mktemp("theirs") / "c"
    for root in (ours, theirs):
        shutil.copytree(small_course, root)
        hand_in(root)
    assert main(["grade", "--course", str(ours)]) == 0
    Course(theirs)
    with contextlib.chdir(theirs):
        api = nbgrader(theirs)
        for name in ASSIGNMENTS:
            for student in sorted(p.name for p in (theirs / "submitted").iterdir() if (p / name).exists()):
                done = api.autograde(name, student)
                assert done["success"], done["log"]
    return ours, scores(ours), scores(theirs)


def test_grades_are_nbgraders_cell_by_cell(both):
    _, ours, theirs = both
    assert ours == theirs


def test_the_reference_gets_full_marks_and_the_empty_copy_none(both):
    _, ours, _ = both
    for name in ASSIGNMENTS:
        for cell, points in FULL[name].items():
            assert ours["right", name, cell][0] == points
            assert ours["silent", name, cell][0] == 0


def test_demonstrations_find_out_that_they_are_graded_on_both_sides(both, monkeypatch):
    """What utils.course asks, so that long training takes its short form: the variable is there under either grader."""
    _, ours, theirs = both
    assert ours["knows", "squares", "squares-check"] == theirs["knows", "squares", "squares-check"] == (1, False)
    for variable, short, graded in (("COURSE_SHORT", True, False), ("NBGRADER_EXECUTION", True, True), ("NEITHER", False, False)):
        for name in ("COURSE_SHORT", "NBGRADER_EXECUTION"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv(variable, "1")
        assert (short_run(), under_grading()) == (short, graded)


def test_a_number_as_the_value_of_a_test_is_partial_credit(both):
    _, ours, _ = both
    assert 0 < ours["wrong", "squares", "partial"][0] < 4


def test_a_written_answer_waits_for_a_person(both):
    _, ours, _ = both
    assert ours["words", "squares", "essay"] == (None, True)


def test_nbgraders_feedback_works_on_our_results(both):
    root, _, _ = both
    with contextlib.chdir(root):
        done = nbgrader(root).generate_feedback("squares", "wrong")
    assert done["success"], done["log"]
    page = (root / "feedback" / "wrong" / "squares" / "squares.html").read_text()
    assert "squares-check" in page and "AssertionError" in page


def test_a_second_run_has_nothing_to_do(both, capsys):
    root, ours, _ = both
    assert main(["grade", "--course", str(root)]) == 0
    assert "0 run, 0 taken from earlier results, 7 already recorded" in capsys.readouterr().out
    assert scores(root) == ours


def test_regrade_runs_everything_again_and_changes_nothing(both, capsys):
    root, ours, _ = both
    assert main(["regrade", "--course", str(root), "squares"]) == 0
    assert capsys.readouterr().out.startswith("5 submissions: 5 run")
    assert scores(root) == ours


def test_a_grade_given_by_hand_survives_grading_again(both):
    root, _, _ = both
    from nbgrader.api import Gradebook
    with Gradebook(f"sqlite:///{root}/gradebook.db", "small") as gb:
        gb.find_grade("essay", "squares", "squares", "words").manual_score = 4
        gb.db.commit()
    assert main(["regrade", "--course", str(root), "squares", "--student", "words"]) == 0
    with Gradebook(f"sqlite:///{root}/gradebook.db", "small") as gb:
        grade = gb.find_grade("essay", "squares", "squares", "words")
        assert (grade.manual_score, grade.score, grade.needs_manual_grade) == (4, 4, True)


def test_an_answer_that_needs_what_only_a_test_has_is_for_a_person(both):
    """In one process it finds it there."""
    root, _, _ = both
    submit(root, "leans", "squares", with_answer(solution(root, "squares"), "mean", "numbers = secret_marker_5471\n" + MEAN_OF_EVEN_NUMBERS))
    assert main(["grade", "--course", str(root), "squares", "--student", "leans"]) == 0
    assert scores(root)["leans", "squares", "mean-check"] == (0, True)
