"""Every wrong answer of the bank is rejected with its own message; every right one is accepted."""
import functools
import re
import warnings
from collections import Counter
from pathlib import Path

import pytest

from authoring.checks.bank import answers, cells, exercises, verdict
from tests.paths import CHAPTERS

ANSWERS = list(answers())


# A message has three parts. The student's own: a number, a quoted value, a line, a card, a layer, an option.
OWN = re.compile(r"\d|'[^']+'|\(\w+\)|\bNone\b|\b(?:True|False)\b|\bnan\b|\bcard \w|\bas \w+:|\bis (\(\)|\[\])|\bends in|\bG has|\bis a dict with|(Option|Reason) [a-z] isn't|<function")
# What was expected of it, or why it can't be.
EXPECTED = re.compile(r"expected|asked|wanted|must|should|need|at least|at most|exactly|isn't|does not (hold|prove)|not the class|"
                      r"is nan|returned None|rather than|\bnot\b|never|only|other than|instead|sums? to|missing|belongs?", re.I)


def teaches(message, answer):
    """What a message lacks; None if it has its three parts and gives nothing of the solution away."""
    text = message.removeprefix("CheckFailed: ")
    own, expected = OWN.search(text), EXPECTED.search(text)
    if not own or not expected:
        return "it does not name the student's own value" if not own else "it does not say what was expected"
    if len(re.split(r"(?<=[.?!:;,])\s+", text)) < 2:               # an instruction, a question, or what was computed instead
        return "it stops without a next step"
    lines = (line.strip() for line in solution(answer.chapter, answer.exercise).splitlines())
    told = [line for line in lines if len(line) >= 12 and not line.startswith(("def ", "#", '"')) and line in text
            and line not in answer.source]
    return f"it contains lines of the solution: {told}" if told else None


@functools.cache
def solution(chapter, exercise):
    return next(source for identity, _, source, *_ in cells(chapter) if identity == exercise)


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
    assert answer.fragment.lower() in message.lower(), f"wrong message: {message}\n(Where two known mistakes give the same value, neither is named: compare on an input that tells them apart.)"
    if message.startswith("NotAnswered"):                               # there is no answer to speak of yet
        assert message.endswith("not answered yet.")
    else:
        assert not (lacks := teaches(message, answer)), f"{lacks}: {message}"
    assert where == ("hidden" if answer.hidden_only else "visible"), f"seen by the {where} check: {message}"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_exercise_has_three_wrong_and_two_right_answers(chapter):
    wrong = Counter(a.exercise for a in ANSWERS if a.chapter == chapter and not a.right)
    right = Counter(a.exercise for a in ANSWERS if a.chapter == chapter and a.right)
    short = {e: (right[e], wrong[e]) for e in exercises(chapter) if wrong[e] < 3 or right[e] < 2}
    assert not short, f"(right, wrong) answers: {short}"
