"""Points by nbgrader's rules, case by case; where ours differ, the reason says so and a person looks."""
import pytest
from nbformat import v4
from nbgrader.utils import compute_checksum

from grading.score import score, unchanged

WARNS = v4.new_output("stream", name="stderr", text="careful")
RAISES = v4.new_output("error", ename="ValueError", evalue="no", traceback=[])


def cell(*outputs, code=True, points=3, task=False, solution=False, **meta):
    made = v4.new_code_cell("x", outputs=list(outputs)) if code else v4.new_markdown_cell("x")
    made.metadata["nbgrader"] = {"points": points, "task": task, "solution": solution, "grade": True, "grade_id": "one", **meta}
    return made


def value(text):
    return v4.new_output("execute_result", data={"text/plain": text})


def points(found):
    return found["auto"], found["by_hand"]


def test_a_test_that_runs_gives_all_points_and_says_nothing():
    assert score(cell(), False, {"ok": True}) == {"auto": 3, "max": 3, "by_hand": False, "reason": None}
    assert points(score(cell(), False)) == (3, False)


@pytest.mark.parametrize("text, auto, by_hand, reason", [
    ("3", 3, False, None), ("3.0", 3, False, None), ("2", 2, False, "partial credit: 2 of 3"), ("0", 0, False, "partial credit: 0 of 3"),
    ("0.5", 0.5, False, "partial credit: 0.5 of 3"), ("-1", 0, True, "-1, isn't a number of points"), ("3.5", 0, True, "3.5, isn't a number of points"),
    ("nan", 0, True, "nan, isn't a number of points"), ("inf", 0, True, "inf, isn't"), ("'text'", 3, False, None), ("", 3, False, None)])
def test_the_value_of_the_cell_is_partial_credit_where_it_is_a_number_of_points(text, auto, by_hand, reason):
    found = score(cell(value(text)), False, {"ok": True})
    assert points(found) == (auto, by_hand)
    assert found["reason"] is reason is None or reason in found["reason"]


def test_a_value_without_plain_text_gives_all_points():
    assert points(score(cell(v4.new_output("execute_result", data={"text/html": "<b>1</b>"})), False, {"ok": True})) == (3, False)


def test_of_a_value_that_is_too_long_forty_characters_are_told():
    told = score(cell(value("9" * 100)), False)["reason"]
    assert told == f"the test's value, {'9' * 40}, isn't a number of points"


def test_an_error_gives_nothing_and_is_named_within_500_characters():
    assert score(cell(value("3"), RAISES), False) == score(cell(value("3")), False)               # what comes first counts, as it is shown
    found = score(cell(RAISES, value("3")), False, {"ok": False})
    assert points(found) == (0, False) and found["reason"] == "ValueError: no"
    assert len(score(cell(v4.new_output("error", ename="E", evalue="x" * 900, traceback=[])), False)["reason"]) == 500


def test_what_is_written_to_stderr_costs_points_only_where_the_instructor_says_so():
    assert points(score(cell(WARNS), False, {"ok": True})) == (3, False)
    found = score(cell(WARNS), True, {"ok": True})
    assert points(found) == (0, False) and found["reason"] == "it wrote to stderr"
    assert points(score(cell(v4.new_output("stream", name="stdout", text="fine")), True, {"ok": True})) == (3, False)


def test_a_number_that_is_not_written_as_one_gives_all_points_and_asks_for_eyes():
    found = score(cell(value("False")), False, {"ok": True, "number": ["False", 0.0]})
    assert points(found) == (3, True)
    assert found["reason"] == ("the test's value, False, is not written as a number: nbgrader gives full points; was it meant as points? "
                               "Then the test should end with float(…)")


def test_a_number_that_is_missing_gives_none_and_asks_for_eyes():
    found = score(cell(), False, {"ok": True}, wants_number=True)
    assert points(found) == (0, True) and found["reason"] == "the test should end with a number of points, and ended without"
    assert points(score(cell(value("2")), False, {"ok": True}, wants_number=True)) == (2, False)


@pytest.mark.parametrize("text, number, auto, by_hand", [
    ("np.int64(2)", 2.0, 2, False), ("False", None, 0, True), ("np.float64(9.0)", 9.0, 0, True), ("np.float64(nan)", float("nan"), 0, True), ("(1+0j)", None, 0, True)])
def test_where_points_are_expected_a_number_counts_however_it_is_written(text, number, auto, by_hand):
    assert points(score(cell(value(text)), False, {"ok": True, "number": [text, number]}, wants_number=True)) == (auto, by_hand)


@pytest.mark.parametrize("text", ["array([1, 1, 1])", "'3'", "True", "[3]", "<an object>", ""])
def test_where_points_are_expected_nothing_else_gives_them(text):
    found = score(cell(value(text)), False, {"ok": True}, wants_number=True)
    assert points(found) == (0, True) and "isn't a number of points" in found["reason"]


def test_a_verdict_and_a_refusal_come_before_what_the_cell_shows():
    found = score(cell(value("3")), False, {"ok": True, "verdict": "1 of 2 tests failed"})
    assert points(found) == (0, False) and found["reason"] == "1 of 2 tests failed"
    two = [RAISES, WARNS, v4.new_output("error", ename="E", evalue="yes", traceback=[])]
    found = score(cell(*two), False, {"ok": False, "refused": True})
    assert points(found) == (0, True) and found["reason"] == "the test can't judge this answer from outside its process: no yes"
    long = v4.new_output("error", ename="E", evalue="x" * 900, traceback=[])
    assert len(score(cell(long), False, {"refused": True})["reason"]) == 500


def test_an_answer_of_a_class_of_its_own_is_for_a_person_with_its_points_if_the_test_passed():
    found = score(cell(), False, {"ok": True, "lost": "Colour"})
    assert points(found) == (3, True) and "a class of its own (Colour)" in found["reason"]
    assert points(score(cell(RAISES), False, {"ok": False, "lost": "Colour"})) == (0, True)


def test_a_cell_that_failed_without_a_word_gives_nothing():
    found = score(cell(), False, {"ok": False})
    assert points(found) == (0, False) and found["reason"] == "the cell failed without a word"


def test_what_a_person_grades_waits_for_a_person_unless_it_is_as_it_was_handed_out():
    assert score(cell(task=True), False) == score(cell(code=False), False) == {"auto": None, "max": 3, "by_hand": True, "reason": None}
    handed_out = cell(code=False, solution=True)
    handed_out.metadata["nbgrader"]["checksum"] = compute_checksum(handed_out)
    assert unchanged(handed_out)
    found = score(handed_out, False)
    assert points(found) == (0, False) and found["reason"] == "no response"
    handed_out["source"] = "an answer"
    assert not unchanged(handed_out) and points(score(handed_out, False)) == (None, True)
    assert not unchanged(cell(solution=True))


def test_reasons_are_printable_whatever_a_student_writes():
    raised = v4.new_output("error", ename="E", evalue="a\x1b[31m\u202eb\n\tc", traceback=[])
    assert score(cell(raised), False)["reason"] == "E: a\ufffd[31m\ufffdb\n\tc"
