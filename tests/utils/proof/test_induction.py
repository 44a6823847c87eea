"""Induction as a program, and proofs as cards in order: right ones by several routes, and every shortcut told."""
import copy
import json
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest

from utils.proof import ProofError
from utils.proof.induction import _taken, add, cases, chain, check_induction, hypothesis, judge, read, same, scale, two_point
from utils.proof.ordering import Card, check_order


def mean(w, x):
    return sum(a * b for a, b in zip(w, x, strict=True))


def split_last(x, lam):
    rest = 1 - lam[-1]
    w = [v / rest for v in lam[:-1]]
    return rest, w, mean(w, x[:-1])


def last_point_apart(x, lam):
    if len(x) == 1 or lam[-1] == 1:
        return same(x[-1])
    rest, w, y = split_last(x, lam)
    return chain(two_point(x[-1], y, lam[-1]), scale(rest, hypothesis(x[:-1], w)))


def by_addition(x, lam):
    if len(x) == 1 or lam[-1] == 1:
        return same(x[-1])
    rest, w, y = split_last(x, lam)
    return add(scale(rest, hypothesis(x[:-1], w)), two_point(y, x[-1], rest))


def two_halves(x, lam):
    k = len(x) // 2
    t = sum(lam[:k])
    if len(x) == 1 or t in (0.0, 1.0):
        return last_point_apart(x, lam)
    a, b = [v / t for v in lam[:k]], [v / (1 - t) for v in lam[k:]]
    line = chain(two_point(mean(a, x[:k]), mean(b, x[k:]), t), scale(t, hypothesis(x[:k], a)))
    return chain(line, scale(1 - t, hypothesis(x[k:], b)))


def with_numpy(x, lam):
    x, lam = np.array(x), np.array(lam)
    if len(x) == 1 or lam[-1] == 1:
        return same(x[-1])
    w = lam[:-1] / (1 - lam[-1])
    return chain(two_point(x[-1], w @ x[:-1], lam[-1]), scale(1 - lam[-1], hypothesis(x[:-1], w)))


@pytest.mark.parametrize("prove", [last_point_apart, by_addition, two_halves, with_numpy])
@pytest.mark.parametrize("seed", range(3))
def test_right_inductions_are_accepted(prove, seed):
    assert check_induction(prove, seed) == 22
    assert check_induction(lambda x, lam: json.loads(json.dumps(prove(x, lam))), seed) == 22       # as plain data


def wrong(body):
    """An induction whose step is `body`, right in the base case and where the last weight is 1."""
    return lambda x, lam: same(x[-1]) if len(x) == 1 or lam[-1] == 1 else body(x, lam)


@pytest.mark.parametrize("prove, fragment", [
    (wrong(lambda x, lam: hypothesis(x, lam)), "circular"),
    (wrong(lambda x, lam: chain(two_point(x[-1], mean(lam[:-1], x[:-1]), lam[-1]), hypothesis(x[:-1], lam[:-1]))), "Renormalise"),
    (wrong(lambda x, lam: chain(two_point(x[-1], split_last(x, lam)[2], lam[-1]), hypothesis(x[:-1], split_last(x, lam)[1]))),
     "Scale it first"),
    (wrong(lambda x, lam: two_point(x[-1], split_last(x, lam)[2], lam[-1])), "your last line"),
    (wrong(lambda x, lam: scale(-1, two_point(x[0], x[1], 0.5))), "negative factor"),
    (wrong(lambda x, lam: two_point(x[0], x[1], 1.5)), "0 <= t <= 1"),
    (lambda x, lam: None, "return"),
    (lambda x, lam: True, "isn't an inequality"),
    (lambda x, lam: hypothesis(x[:1], [float("nan")]), "finite"),
    (lambda x, lam: last_point_apart(x, lam) if len(x) > 1 else hypothesis(x, lam), "circular"),
])
def test_wrong_inductions_are_told(prove, fragment):
    with pytest.raises(ProofError, match=fragment):
        check_induction(prove)


def test_a_recursion_may_take_the_place_of_the_hypothesis():
    """The hypothesis may be used; a function that calls itself for fewer points proves it instead."""
    def recursive(x, lam):
        if len(x) == 1 or lam[-1] == 1:
            return same(x[-1])
        rest, w, y = split_last(x, lam)
        return chain(two_point(x[-1], y, lam[-1]), scale(rest, recursive(x[:-1], w)))
    assert check_induction(recursive) == 22


def test_tiny_weights_are_not_forgotten():
    """With weights below a tolerance dropped, this read f(3) <= f(1)."""
    t = Fraction(5, 10**10)
    made = two_point(1 + (3 - 1) / t, 1, t)
    assert read(made) == "f(3) <= 1·f(1) + 1/2000000000·f(4000000001)"
    with pytest.raises(ProofError, match="your last line"):
        judge([Fraction(3)], [Fraction(1)], made)
    small = scale(1 / Fraction("1.5e-9"), scale(Fraction("1.5e-9"), two_point(0, 2, Fraction(1, 2))))
    assert read(small) == "f(1) <= 1/2·f(0) + 1/2·f(2)"


def test_a_factor_of_exactly_zero_is_one_of_at_least_zero():
    for seed in range(30):
        for x, lam in cases(seed):
            rest = 1 - sum(lam)
            assert rest == 0 and read(scale(rest, two_point(x[0], x[0], Fraction(1, 3)))) == "0 <= 0"


def test_floats_are_told_apart_from_fractions():
    with pytest.raises(ProofError, match="rounded floats"):
        check_induction(lambda x, lam: last_point_apart([float(v) for v in x], [float(v) for v in lam]), 3)


@pytest.mark.parametrize("forge, fragment", [
    (lambda made: made["facts"][0][3].__setitem__(0, "1/10"), "weights sum to"),
    (lambda made: made["facts"][0].__setitem__(0, "-1"), "negative"),
    (lambda made: made["facts"][0].__setitem__(0, "2"), "not what its steps make"),
    (lambda made: made["left"][0].__setitem__(0, "7"), "not what its steps make"),
    (lambda made: made["facts"].pop(), "not what its steps make"),
    (lambda made: made["facts"][0].__setitem__(1, "goal"), "isn't a rule"),
    (lambda made: made.pop("left"), "isn't an inequality"),
    (lambda made: made["facts"].extend(made["facts"][:1] * 600), "more than 500"),
    (lambda made: made["right"].append(["1"]), "can't be read"),
    (lambda made: made["right"][0].__setitem__(0, "1e999999999"), "finite number"),
])
def test_forged_inequalities_are_made_again_and_found_out(forge, fragment):
    x, lam = [Fraction(0), Fraction(1), Fraction(2)], [Fraction(1, 5), Fraction(3, 10), Fraction(1, 2)]
    made = last_point_apart(x, lam)
    judge(x, lam, made)
    forged = copy.deepcopy(made)
    forge(forged)
    with pytest.raises(ProofError, match=fragment):
        judge(x, lam, forged)


def test_inequalities_hold_for_every_convex_function():
    rng = np.random.default_rng(0)
    for seed in range(50):
        x, lam = cases(seed)[3]
        left, right, _ = _taken(by_addition(x, lam))
        slope = rng.normal(size=3)
        f = lambda v, slope=slope: max(slope * float(v))
        total = lambda side, f=f: sum(float(w) * f(p) for p, w in side.items())
        assert total(left) <= total(right) + 1e-9
    assert read(two_point(0, 1, 0.5)) == "f(1/2) <= 1/2·f(0) + 1/2·f(1)"


CARDS = {
    "A": Card("Socrates is a man.", (("premise", ()),)),
    "B": Card("All men are mortal.", (("premise", ()),)),
    "C": Card("Socrates is mortal.", (("logic", ("A", "B")), ("experience", ("A",)))),
    "D": Card("Mortals are men.", wrong="the converse is not given."),
}


def test_any_order_that_respects_the_graph_is_right():
    lines = {"A": ["A", "premise", []], "B": ["B", "premise", []], "C": ["C", "logic", ["B", "A"]]}
    for order in permutations("ABC"):
        if order.index("C") == 2:
            assert check_order([lines[name] for name in order], CARDS, "C") == 3
        else:
            with pytest.raises(ProofError, match="before it"):
                check_order([lines[name] for name in order], CARDS, "C")
    assert check_order([lines["A"], ["C", "experience", ["A"]]], CARDS, "C") == 2


def test_a_true_card_more_than_needed_and_other_spellings_are_no_mistake():
    lines = [["a", "Premise", []], ["B", "by the premise.", ["A"]], ["c", "pure reason", "A, B"]]
    assert check_order(lines, CARDS, "C", {"pure reason": "logic"}) == 3
    with pytest.raises(ProofError, match="isn't a reason here"):
        check_order(lines, CARDS, "C")


@pytest.mark.parametrize("answer, fragment", [
    ([["A", "premise", []]], "not among them yet"),
    ([["A", "premise", []], ["C", "logic", ["A"]]], "1 more card than you cite"),
    ([["A", "logic", []]], "not what makes it true"),
    ([["A", "magic", []]], "isn't a reason here"),
    ([["D", "premise", []]], "converse"),
    ([["A", "premise", []], ["A", "premise", []]], "already in line 1"),
    ([["Q", "premise", []]], "no card"),
    ([["C", "logic", ["C"]]], "not placed before it"),
    ([["A", "premise"]], "expected"), ([5], "expected"), ([["A", "premise", [1]]], "expected"), ([], "list of lines"), (None, "list"),
])
def test_cards_out_of_order_are_told(answer, fragment):
    with pytest.raises(ProofError, match=fragment):
        check_order(answer, CARDS, "C")
