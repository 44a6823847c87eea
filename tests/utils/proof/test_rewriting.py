"""The small proof checker of chapter 05: its rules never change a sum, and what they do not allow is refused."""
from fractions import Fraction

import numpy as np
import pytest

from utils.checks import Answer, CheckFailed
from utils.checks.infogan import sums
from utils.proof import rewriting

START, GOAL = "P(x) P(y|x) f(x,y)", "P(x) P(y|x) P(x'|y) f(x',y)"


def model(rng):
    weights = rng.integers(1, 10, (3, 2))
    p_xy = [[Fraction(int(w), int(weights.sum())) for w in row] for row in weights]
    return p_xy, [[Fraction(int(v)) for v in row] for row in rng.integers(-9, 10, (3, 2))]


@pytest.mark.parametrize("seed", range(20))
def test_a_walk_by_the_rules_never_changes_the_sum(seed):
    rng = np.random.default_rng(seed)
    p_xy, f = model(rng)
    line = rewriting.parse(START)
    value = rewriting.value(line, p_xy, f)
    for _ in range(8):
        rule = str(rng.choice(rewriting.RULES))
        following = [new for new in rewriting.following(line, rule) if len(new) <= 6 and len(rewriting.variables(new)) <= 4]
        if following:
            line = tuple(following[rng.integers(len(following))])
            assert rewriting.value(line, p_xy, f) == value, rewriting.write(line)


def test_a_rule_reaches_no_line_of_another_value():
    p_xy, f = model(np.random.default_rng(0))
    value = rewriting.value(rewriting.parse(START), p_xy, f)
    for wrong in ("P(x) P(y) f(x,y)", "P(y|x) f(x,y)", "P(x) P(y|x) f(x',y)", "P(x) P(y|x) P(x') f(x',y)"):
        line = rewriting.parse(wrong)
        assert rewriting.value(line, p_xy, f) != value
        assert not any(rewriting.follows(rewriting.parse(START), line, rule) for rule in rewriting.RULES)


def test_the_spelling_of_a_line_does_not_matter():
    assert rewriting.parse("f(x, y) * P(y|x) P(x)") == rewriting.parse(START)
    assert rewriting.parse("P(y,x)") == rewriting.parse("P(x, y)")
    assert rewriting.parse("P(x′|y)") == rewriting.parse("P(x'|y)")


def test_a_factor_whose_condition_is_nowhere_else_does_not_sum_to_one():
    """Σ_x,y P(y|x) P(y') counts the x's: it isn't Σ_y' P(y')."""
    before, after = rewriting.parse("P(y|x) P(y')"), rewriting.parse("P(y')")
    p_xy, f = model(np.random.default_rng(0))
    assert rewriting.value(before, p_xy, f) != rewriting.value(after, p_xy, f)
    assert not rewriting.follows(before, after, "sum to one") and not rewriting.follows(after, before, "sum to one")


@pytest.mark.parametrize("text, rule", [("Product Rule", "product rule"), ("sums to 1.", "sum to one"), ("by renaming", "rename"),
                                        ("magic", None), (3, None), ("x" * 10**6, None)])
def test_a_rule_may_be_spelled_in_several_ways(text, rule):
    assert rewriting.read_rule(text) == rule


def test_a_line_of_any_length_is_read_at_once():
    assert rewriting.parse("P(x) " * 25_000) is None


@pytest.mark.parametrize("text", ["", "P(x,x')", "P(x|x')", "f(x)", "f(x|y)", "P(z)", "P(x) + P(y)", "P(x''',y)", "2 P(x)"])
def test_what_is_no_product_of_factors_is_not_read(text):
    assert rewriting.parse(text) is None


def test_the_published_proof_is_refused_at_its_gap():
    with pytest.raises(CheckFailed, match=r"Line 4.*gap in the published proof"):
        sums.prove(Answer([(START, "start"), ("P(x,y) f(x,y)", "product rule"), ("P(x,y) P(x'|y) f(x,y)", "sum to one"),
                           (GOAL, "product rule")], "lemma"), START, GOAL, np.random.default_rng(0))


@pytest.mark.parametrize("text", ["$P(x) P(y|x) f(x,y)$", r"P(x)\,P(y \mid x)\,f(x,y)", "∑_{x,y} P(x) P(y|x) f(x,y)", "sum_{x,y} P(x) P(y|x) f(x,y)", r"\sum_x \sum_y P(x) P(y|x) f(x,y)",
                                  "Σ_x Σ_y P(x)·P(y∣x)·f(x,y).", "p(X) p(Y|X) f(X,Y)"])
def test_a_line_in_other_signs_is_the_same_line(text):
    assert rewriting.parse(text) == rewriting.parse("P(x) P(y|x) f(x,y)") is not None


@pytest.mark.parametrize("said, rule", [("relabel x to x'", "rename"), ("swap x and x'", "rename"), ("sum to one over x'", "sum to one"), ("magic", None),
                                        ("normalization of P(x'|y)", "sum to one"), ("Product rule (P(x,y) = P(x) P(y|x))", "product rule"),
                                        ("sum-to-one", "sum to one"), ("summing out x'", "sum to one"), ("Bayes’ rule", "product rule"), ("", None)])
def test_a_rule_may_say_where_it_is_used(said, rule):
    assert rewriting.read_rule(said) == rule


@pytest.mark.parametrize("after, may", [("P(y) P(x|y) f(x,y)", True), ("P(x,y) f(x,y)", True), ("P(y) P(x'|y) f(x,y)", False), ("P(x) P(x|y) f(x,y)", False), ("P(y) P(y|x) f(x,y)", False)])
def test_the_product_rule_leads_from_one_splitting_to_the_other(after, may):
    assert rewriting.follows(rewriting.parse("P(x) P(y|x) f(x,y)"), rewriting.parse(after), "product rule") == may


def test_the_sum_of_a_joint_pmf_is_one_and_f_counts_with_its_sign():
    p_xy, f = model(np.random.default_rng(0))
    assert rewriting.value(rewriting.parse("P(x) P(y|x)"), p_xy, f) == 1
    assert rewriting.value(rewriting.parse(START), p_xy, [[Fraction(-2)] * 2] * 3) == -2


@pytest.mark.parametrize("line, formula", [("P(x) P(y|x) f(x,y)", "xy,xy->"), ("P(x,y) P(x'|y) f(x',y)", "xy,xy,Xy->"), ("P(y) P(x|y) P(y'|x) f(x,y')", "xy,xY,xY->")])
def test_the_value_of_a_line_is_the_sum_that_it_says(line, formula):
    """Worked out by numpy, each conditional put together with the one before it."""
    p_xy, f = model(np.random.default_rng(7))
    p, g = np.array(p_xy, float), np.array(f, float)
    given_x, given_y = p / p.sum(1, keepdims=True), p / p.sum(0)
    factors = {"P(x) P(y|x) f(x,y)": (p, g), "P(x,y) P(x'|y) f(x',y)": (p, np.ones_like(p), given_y * g), "P(y) P(x|y) P(y'|x) f(x,y')": (p, given_x, g)}[line]
    assert float(rewriting.value(rewriting.parse(line), p_xy, f)) == pytest.approx(np.einsum(formula, *factors)) != 0


@pytest.mark.parametrize("text, written", [
    ("P(x) P(y|x) f(x,y)", "P(x) P(y|x) f(x,y)"), ("Σ_x Σ_y p(y,x)", "P(x,y)"), ("∑_(x,y) P(X″|Y) * f(x'',y)", "P(x''|y) f(x'',y)"), ("sum_x' P(x')", "P(x')"), ("P(y'|x')P(x')", "P(x') P(y'|x')"),
    ("P(x)" * 12, " ".join(["P(x)"] * 12)), ("P(x)" * 13, None), ("P(x) +", None), ("P(x) 2", None), ("", None), ("f(x)", None), ("f(x|y)", None), ("f(y,x)", "f(x,y)"), ("P(x,x')", None), ("P(x|x')", None),
    ("P(y'')", None), ("P(x''')", None), ("g(x,y)", None), (None, None), ("P(x)" + " " * 396, "P(x)"), ("P(x)" + " " * 397, None),
])
def test_a_line_is_read_and_written(text, written):
    line = rewriting.parse(text)
    assert (line and rewriting.write(line)) == (written and rewriting.write(rewriting.parse(written)))
    if written and " " not in written:
        assert rewriting.write(line) == written


@pytest.mark.parametrize("text, rule", [
    ("Product-Rule:", "product rule"), ("by the product rule, once", "product rule"), ("by the chain rule", "product rule"), ("Bayes’ theorem", "product rule"), ("rename x to x'", "rename"), ("change of names", "rename"),
    ("sum to one over y", "sum to one"), ("sums to 1", "sum to one"), ("marginalize y'", "sum to one"), ("swap", "rename"), ("x" * 401, None), ("the", None), ("", None), ("rename " + "x" * 393, "rename"),
])
def test_a_rule_is_read_from_how_a_text_begins(text, rule):
    assert rewriting.read_rule(text) == rule


@pytest.mark.parametrize("before, after, rules", [
    ("P(x,y)", "P(x) P(y|x)", {"product rule"}), ("P(x,y)", "P(y) P(x|y)", {"product rule"}), ("P(x) P(y|x)", "P(y) P(x|y)", {"product rule"}), ("P(x) P(y|x)", "P(x,y)", {"product rule"}),
    ("P(x) P(y|x)", "P(x)", {"sum to one"}), ("P(x)", "P(x) P(y|x)", {"sum to one"}), ("P(x)", "P(x) P(x'|y)", set()), ("P(x)", "P(x) P(y)", {"sum to one"}), ("P(x) P(y)", "P(y)", {"sum to one"}),
    ("P(x) P(y|x)", "P(x') P(y|x')", {"rename"}), ("P(x) P(x')", "P(x) P(x)", set()), ("P(x) P(y|x')", "P(x') P(y|x)", {"rename"}), ("P(x) P(y|x)", "P(y|x)", set()), ("P(x)", "P(y)", set()),
])
def test_a_step_follows_by_these_rules_and_no_other(before, after, rules):
    before, after = rewriting.parse(before), rewriting.parse(after)
    assert {rule for rule in rewriting.RULES if before != after and rewriting.follows(before, after, rule)} == rules
