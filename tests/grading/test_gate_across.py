"""The gate means the same where the student's function is in another process: verdict and words, case by case."""
import pytest

from authoring.checks.across import warm_parent
from grading.sandbox.execute import execute
from tests.utils.checks.gate_cases import CHECK, RIGHT, WRONG


@pytest.fixture(scope="module")
def run():
    """A function: cells in short (kind, source, more) → their reports."""
    with warm_parent() as parent:
        def across(*cells):
            cells = [{"i": i, "kind": kind, "source": source, "binds": [], "hidden": False, **more} for i, (kind, source, more) in enumerate(cells)]
            job = {"message": {"cells": cells, "imports": [], "seed": "00" * 32, "student_files": {}, "tester_files": {}}, "buffers": []}
            return list(execute(job, parent)["cells"].values())
        yield across


@pytest.fixture
def judge(run):
    """A function source → None or the message, across the boundary."""
    def across(source):
        report = run(("both", "import numpy as np", {}), ("student", source, {"binds": ["mean"]}), ("test", CHECK, {}))[2]
        return None if report["ok"] else next(f"{o['ename']}: {o['evalue']}" for o in report["outputs"] if o["output_type"] == "error")
    return across


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_answer_is_accepted_in_whatever_type_it_comes(judge, name):
    assert judge(RIGHT[name]) is None


@pytest.mark.parametrize("name", WRONG)
def test_anything_else_is_one_sentence(judge, name):
    source, fragment = WRONG[name]
    assert fragment in judge(source)


def test_a_test_in_the_students_process_tells_no_seed_of_those_that_are_not(run):
    seed = "import os\nos.environ['COURSE_HIDDEN_SEED']"
    inside, after, across = run(("unprotected", seed, {"imports": []}), ("student", f"{seed}", {}), ("test", seed, {}))
    assert [o["data"]["text/plain"] for o in across["outputs"]] == [repr("00" * 32)]
    assert len(inside["outputs"][0]["data"]["text/plain"]) == 66 and inside["outputs"] != across["outputs"]
    assert after["outputs"][0]["ename"] == "KeyError"
