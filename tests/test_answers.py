"""Every wrong answer of the bank is rejected with its own message; every right one is accepted."""
import warnings
from collections import Counter
from pathlib import Path

import pytest
from paths import CHAPTERS

from authoring.bank import answers, exercises, verdict

ANSWERS = list(answers())


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_answer(answer):
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        found = verdict(answer)
    if answer.right:
        assert found is None, f"a right answer was refused: {found}"
        # Plain nbgrader gives 0 to a cell that writes to stderr: a check itself may not warn.
        ours = [str(w.message) for w in warned if "utils" in Path(w.filename).parts]
        assert not ours, f"the check itself warns: {ours}"
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
