"""Hints come in steps, and don't give the proof away."""
import re

import pytest

from utils.proof import Proof, verify
from utils.proof.refusals import missing, told

ONE, TWO, MIXED = ["p(x,y)"], ["p(x)", "q(x)"], ["p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"]

EXERCISES = {
    "chain_rule": ("H(X,Y) == H(Y|X) + H(X)", (), {"laws": ONE, "reasons": ["definition", "product rule", "marginalisation", "linearity", "lines"]}),
    "gibbs": ("KL(p || q) >= 0", (), {"laws": TWO, "reasons": ["definition", "product rule", "marginalisation", "linearity", "jensen", "normalisation", "lines"]}),
    "js_is_mi": ("JSD(p || q) == I(X;Z)", (), {"laws": MIXED, "reasons": ["definition", "product rule", "marginalisation", "linearity", "average", "lines"]}),
    "data_processing": ("I(X;Z) <= I(X;Y)", ["I(X;Z|Y) == 0"], {"continuous": "X Y Z", "small_steps": True}),
    "han": ("2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", (), {"continuous": "X Y Z", "small_steps": True}),
}


def revealed(exercise, hints):
    """The share of the missing facts that the messages tell when the goal is typed with each reason."""
    goal, given, rules = EXERCISES[exercise]
    proof = Proof(goal, given, **rules)
    needed = {told(proof, *m) for m in missing(proof, proof.goal)[0]}
    messages = [verify([[goal, why]], goal, given, hints=level, **rules).qed().message for level, why in hints(list(proof.reasons))]
    return sum(any(fact.rsplit(" (", 1)[0] in message.replace(goal, "") for message in messages) for fact in needed) / len(needed), messages


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_first_try_reveals_no_line_and_a_lazy_student_at_most_two_thirds(exercise):
    share, messages = revealed(exercise, lambda reasons: [(0, why) for why in reasons])
    assert share == 0 and all(re.search(r"needs \d+ fact|isn't a reason|both sides", m) for m in messages), messages
    share, _ = revealed(exercise, lambda reasons: list(enumerate(reasons)))
    assert share <= 2 / 3


def test_hints_speak_only_of_the_reasons_of_the_exercise():
    goal, given, rules = EXERCISES["gibbs"]
    for hints in range(4):
        message = verify([[goal, "definition"]], goal, given, hints=hints, **rules).qed().message
        assert "gibbs" not in message and "I(" not in message and "JSD" not in message, message
