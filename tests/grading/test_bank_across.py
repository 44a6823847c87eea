"""The answers bank across the boundary: a right and a wrong answer of every exercise get there the verdict that the bank names.

`python -m authoring.checks.across` takes all answers. That these verdicts are those of one process, tests/utils/checks/test_answers.py shows.
"""
from concurrent.futures import ThreadPoolExecutor

import pytest

from authoring.checks.across import as_the_bank_says, boundary
from authoring.checks.bank import answers, exercises
from tests.grading.real_course import CHAPTERS


@pytest.fixture(scope="module")
def judge():
    with boundary() as judge:
        yield judge


@pytest.mark.parametrize("chapter", [c for c in CHAPTERS if exercises(c)])
def test_a_right_and_a_wrong_answer_of_every_exercise(judge, chapter):
    first = {}
    for answer in answers():
        if answer.chapter == chapter:
            first.setdefault((answer.exercise, answer.right), answer)
    assert set(first) == {(e, right) for e in exercises(chapter) for right in (True, False)}
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(first.values(), pool.map(judge, first.values()), strict=True))
    assert {str(a): v for a, v in found.items() if not as_the_bank_says(a, v)} == {}
