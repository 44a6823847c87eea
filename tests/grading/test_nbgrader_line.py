"""One line of configuration gives plain `nbgrader autograde` the same execution."""
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat import from_dict
from nbgrader.utils import determine_grade

from grading.preprocessor import _for_nbgraders_rules
from grading.score import score
from tests.grading.class_of import FULL, empty, scores, solution, submit, with_answer

LINE = "from grading.preprocessor import AUTOGRADE; c.Autograde.autograde_preprocessors = AUTOGRADE\n"
WARNS = "import warnings\ndef squares(x):\n    warnings.warn('slow')\n    return np.asarray(x) ** 2"


def test_plain_autograde_runs_in_the_sandbox(course):
    with open(course / "nbgrader_config.py", "a") as f:
        f.write(LINE)
    submit(course, "right", "squares", solution(course, "squares"))
    submit(course, "warned", "squares", with_answer(solution(course, "squares"), "squares", WARNS))
    submit(course, "silent", "squares", empty(course, "squares"))
    submit(course, "liar", "squares", with_answer(empty(course, "squares"), "squares",
                                                  "numpy.testing.assert_allclose = assert_allclose = print\nsquares = print"))
    done = subprocess.run([Path(sys.executable).parent / "nbgrader", "autograde", "squares"], cwd=course,
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = scores(course)
    for student, full in (("right", True), ("warned", True), ("silent", False), ("liar", False)):
        for cell, points in FULL["squares"].items():
            if student != "liar" or cell.startswith("squares"):
                assert found[student, "squares", cell][0] == (points if full else 0), (student, cell)


@pytest.mark.parametrize("outputs, report", [
    (["np.int64(2)"], {"ok": True, "number": ["np.int64(2)", 2.0]}), (["np.int64(0)"], {"ok": True, "number": ["np.int64(0)", 0.0]}),
    (["array([1])"], {"ok": True}), (["7"], {"ok": True}), (["1.5"], {"ok": True}), (["4"], {"ok": True}), ([], {"ok": True}), ([], {"ok": False}),
    (["<unittest.main.TestProgram object>"], {"ok": True, "verdict": "1 tests failed"}), ([], {"ok": True, "verdict": "the test wrote to stderr"})])
def test_nbgraders_own_rules_give_what_ours_gave(outputs, report):
    """It scores the outputs once more."""
    values = [{"output_type": "execute_result", "data": {"text/plain": text}, "metadata": {}, "execution_count": 1} for text in outputs]
    cell = {"cell_type": "code", "id": "x", "source": "x", "execution_count": 1, "outputs": [{"output_type": "stream", "name": "stderr", "text": "x"}, *values], "metadata": {
        "nbgrader": {"grade": True, "grade_id": "one", "locked": True, "points": 4, "schema_version": 3, "solution": False, "task": False}}}
    ours = score(cell, False, report, wants_number=True)
    again = _for_nbgraders_rules({"notebook": {"cells": [cell]}, "scores": {"one": ours}}, False)["cells"][0]
    assert determine_grade(from_dict(again)) == (ours["auto"], 4)
