"""What an answer has set for its whole process is named where a failed test may have looked at it, and nowhere else."""
import decimal

import numpy as np
import pytest

from grading.sandbox.settings import MATTERS, set_otherwise, settings


def test_nothing_is_named_where_both_are_set_alike():
    assert all(set_otherwise(settings(), source) is None for source in ("str(f(1))", "Decimal(1)", "torch.ones(2)"))


@pytest.mark.parametrize(("name", "looks", "looks_away"), [
    ("numpy's way of printing", 'assert f"{f(1)}" == "1"', "assert f(1) == 1"), ("the precision of decimals", "Decimal(1) / 3", "assert f(1) == 1"),
    ("torch's default type", "torch.allclose(f(1), g)", "np.allclose(f(1), 1)")])
def test_what_is_set_otherwise_is_named_where_the_test_looks(name, looks, looks_away):
    theirs = settings() | {name: "otherwise"}
    assert name in set_otherwise(theirs, looks) and set_otherwise(theirs, looks_away) is None


def test_each_setting_is_seen():
    before = settings()
    with np.printoptions(precision=2), decimal.localcontext() as context:
        context.prec = 7
        now = settings()
    assert [name for name in MATTERS if now[name] != before[name]] == list(MATTERS)[:2]


@pytest.mark.parametrize("said", [None, [], 5, {"numpy's way of printing": None, "x": 1}, {"torch's default type": ["x"]}])
def test_any_answer_of_the_students_process_is_a_sentence_or_none(said):
    assert isinstance(set_otherwise(said, "str(torch)"), (str, type(None)))
