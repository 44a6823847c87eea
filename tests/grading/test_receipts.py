"""A receipt makes its grade again bit for bit, and says what has changed since; it holds no secret."""
import json
import os
import shutil
from pathlib import Path

import pytest

from grading import seeds
from grading.__main__ import main
from tests.grading.class_of import empty, solution, submit


@pytest.fixture
def graded(course):
    submit(course, "ada", "squares", solution(course, "squares"))
    assert main(["grade", "--course", str(course)]) == 0
    return course, str(course / "autograded" / "ada" / "squares" / ".grading.json")


def test_a_receipt_makes_the_same_grade_again_bit_for_bit(graded, capsys):
    course, receipt = graded
    (course / "nbgrader_config.py").write_text((course / "nbgrader_config.py").read_text() + "c.Limits.cell_seconds = 2\n")
    before = (course / "gradebook.db").read_bytes()
    assert main(["regrade", "--course", str(course), "--receipt", receipt]) == 0
    said = capsys.readouterr().out
    assert said.startswith("ada, squares: the same grade and the same notebook, bit for bit\n") and "limits › cell_seconds: was 3.0, is 2.0" in said
    assert (course / "gradebook.db").read_bytes() == before


def test_a_receipt_says_that_the_submission_is_another(graded, capsys):
    course, receipt = graded
    submit(course, "ada", "squares", empty(course, "squares"))
    assert main(["regrade", "--course", str(course), "--receipt", receipt]) == 1
    said = capsys.readouterr().out
    assert "ada, squares: not the same" in said and "submission › squares.ipynb: was " in said
    assert "squares-hidden: 2 of 2 → 0 of 2 (NotImplementedError" in said


def test_a_receipt_says_which_package_and_which_test_are_others(graded, capsys):
    course, receipt = graded
    shutil.copy(receipt, course / "kept.json")
    told = json.loads((course / "kept.json").read_text())
    told["made_from"]["environment"]["versions"]["numpy"] = "1.0"
    told["made_from"]["assignment"]["squares: squares-hidden"] = "0" * 64
    told["made_from"]["seed"] = "0" * 16
    os.chmod(course / "kept.json", 0o644)
    (course / "kept.json").write_text(json.dumps(told))
    assert main(["regrade", "--course", str(course), "--receipt", str(course / "kept.json")]) == 0
    said = capsys.readouterr().out
    assert "environment › versions › numpy: was 1.0, is 2" in said
    assert "assignment › squares: squares-hidden: was 000000000000…" in said
    assert "another secret" in said


def test_a_receipt_holds_no_secret(graded):
    course, receipt = graded
    secret = (course / ".grading" / "secret").read_text()
    text = Path(receipt).read_text()
    assert secret not in text and seeds.seed(bytes.fromhex(secret), "squares", "ada", "") not in text


def test_a_forged_receipt_is_refused_in_a_sentence_or_compared_as_far_as_it_goes(graded, capsys):
    course, receipt = graded

    def told_of(forged):
        (course / "forged.json").write_text(json.dumps(json.loads(Path(receipt).read_text()) | forged))
        status = main(["regrade", "--course", str(course), "--receipt", str(course / "forged.json")])
        return status, "".join(capsys.readouterr())
    for forged, said in (({"student": "../../etc"}, "can't lie in this course's folder: '../../etc'"), ({"student": ".."}, "can't lie"), ({"student": "a\0b"}, "can't lie"),
                         ({"student": 3}, "does not say what"), ({"made": None}, "does not say what"), ({"notebooks": []}, "does not say what"),
                         ({"assignment": "none"}, "none is not in the gradebook")):
        status, told = told_of(forged)
        assert status == 2 and said in told
    status, told = told_of({"format": "\x1b[2J" * 99, "made": {"squares": [1]}, "made_from": {"limits": "x" * 10**6, "\x1b[2J": {}, "seed": [[]]}, "notebooks": {"squares": {
        "scores": {"partial": 3, "mean-check": {"auto": "\x1b[2J", "max": 1}, "\x1b[2J": {"auto": 1, "max": 1, "reason": 7}}}}})
    assert status == 1 and "\x1b" not in told and len(told) < 10_000 and "partial: something other than a score → 4 of 4" in told


def test_what_is_no_receipt_is_refused(graded, capsys):
    course, _ = graded
    assert main(["regrade", "--course", str(course), "--receipt", str(course / "nbgrader_config.py")]) == 2
    assert "is not a receipt that can be read" in capsys.readouterr().err
