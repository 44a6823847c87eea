"""The small proof checker of chapter 05: its rules never change a sum, and what they do not allow is refused."""
from fractions import Fraction

import numpy as np
import pytest

from utils.checks import Answer, CheckFailed
from utils.checks.infogan import sums as lemma

START, GOAL = "P(x) P(y|x) f(x,y)", "P(x) P(y|x) P(x'|y) f(x',y)"
RULES = {"product rule": lemma.product_rule, "sum to one": lemma.sum_to_one, "rename": lemma.rename}


def model(rng):
    weights = rng.integers(1, 10, (3, 2))
    p_xy = [[Fraction(int(w), int(weights.sum())) for w in row] for row in weights]
    return p_xy, [[Fraction(int(v)) for v in row] for row in rng.integers(-9, 10, (3, 2))]


@pytest.mark.parametrize("seed", range(20))
def test_a_walk_by_the_rules_never_changes_the_sum(seed):
    rng = np.random.default_rng(seed)
    p_xy, f = model(rng)
    line = lemma.parse(START)
    value = lemma.value(line, p_xy, f)
    for _ in range(8):
        rule = RULES[rng.choice(list(RULES))]
        following = [new for new in rule(line) if len(new) <= 6 and len(lemma.variables(new)) <= 4]
        if following:
            line = tuple(following[rng.integers(len(following))])
            assert lemma.value(line, p_xy, f) == value, lemma.write(line)


def test_a_rule_reaches_no_line_of_another_value():
    p_xy, f = model(np.random.default_rng(0))
    value = lemma.value(lemma.parse(START), p_xy, f)
    for wrong in ("P(x) P(y) f(x,y)", "P(y|x) f(x,y)", "P(x) P(y|x) f(x',y)", "P(x) P(y|x) P(x') f(x',y)"):
        line = lemma.parse(wrong)
        assert lemma.value(line, p_xy, f) != value
        assert not any(lemma.follows(lemma.parse(START), line, rule) for rule in RULES)


def test_the_spelling_of_a_line_does_not_matter():
    assert lemma.parse("f(x, y) * P(y|x) P(x)") == lemma.parse(START)
    assert lemma.parse("P(y,x)") == lemma.parse("P(x, y)")
    assert lemma.parse("P(x′|y)") == lemma.parse("P(x'|y)")


@pytest.mark.parametrize("text", ["", "P(x,x')", "P(x|x')", "f(x)", "f(x|y)", "P(z)", "P(x) + P(y)", "P(x''',y)", "2 P(x)"])
def test_what_is_no_product_of_factors_is_not_read(text):
    assert lemma.parse(text) is None


def test_the_published_proof_is_refused_at_its_gap():
    with pytest.raises(CheckFailed, match=r"Line 4.*gap in the published proof"):
        lemma.prove(Answer([(START, "start"), ("P(x,y) f(x,y)", "product rule"), ("P(x,y) P(x'|y) f(x,y)", "sum to one"),
                            (GOAL, "product rule")], "lemma"), START, GOAL, np.random.default_rng(0))
