"""Every wrong answer of the bank is rejected with its own message; every right one is accepted."""
import warnings
from collections import Counter

import pytest
from bank import ROOT, answers, exercises, verdict

ANSWERS = list(answers())
CHAPTERS = sorted(path.stem for path in (ROOT / "solutions").glob("[0-9][0-9]_*.py"))


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_answer(answer):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = verdict(answer)
    if answer.right:
        assert found is None, f"a right answer was refused: {found}"
        return
    assert found is not None, "a wrong answer was accepted"
    where, message = found
    assert answer.fragment.lower() in message.lower(), f"wrong message: {message}"
    assert where == ("hidden" if answer.hidden_only else "visible"), f"seen by the {where} check: {message}"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_exercise_has_three_wrong_and_two_right_answers(chapter):
    wrong = Counter(a.exercise for a in ANSWERS if a.chapter == chapter and not a.right)
    right = Counter(a.exercise for a in ANSWERS if a.chapter == chapter and a.right)
    short = {e: (right[e], wrong[e]) for e in exercises(chapter) if wrong[e] < 3 or right[e] < 2}
    assert not short, f"(right, wrong) answers: {short}"
