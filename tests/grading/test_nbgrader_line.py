"""One line of configuration gives plain `nbgrader autograde` the same execution."""
import subprocess
import sys
from pathlib import Path

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
