"""The gate means the same where the student's function is in another process: verdict and words, case by case."""
import pytest

from authoring.checks.across import warm_parent
from grading.sandbox.execute import execute
from tests.utils.checks.gate_cases import CHECK, RIGHT, WRONG


@pytest.fixture(scope="module")
def judge():
    """A function source → None or the message, across the boundary."""
    with warm_parent() as parent:
        def across(source):
            cells = [{"i": 0, "kind": "both", "source": "import numpy as np", "binds": [], "hidden": False},
                     {"i": 1, "kind": "student", "source": source, "binds": ["mean"], "hidden": False},
                     {"i": 2, "kind": "test", "source": CHECK, "binds": [], "hidden": False}]
            message = {"cells": cells, "imports": [], "seed": "00" * 32, "student_files": {}, "tester_files": {}}
            report = execute({"message": message, "buffers": []}, parent)["cells"][2]
            return None if report["ok"] else next(f"{o['ename']}: {o['evalue']}" for o in report["outputs"] if o["output_type"] == "error")
        yield across


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_answer_is_accepted_in_whatever_type_it_comes(judge, name):
    assert judge(RIGHT[name]) is None


@pytest.mark.parametrize("name", WRONG)
def test_anything_else_is_one_sentence(judge, name):
    source, fragment = WRONG[name]
    assert fragment in judge(source)
