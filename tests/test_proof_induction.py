"""Induction as a program, and proofs as cards in order: right ones by several routes, and every shortcut told."""
import copy
import json
from itertools import permutations

import numpy as np
import pytest

from utils.proof import ProofError
from utils.proof.induction import add, chain, check_induction, hypothesis, read, same, scale, two_point
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
    assert check_induction(prove, seed) == 11
    assert check_induction(lambda x, lam: json.loads(json.dumps(prove(x, lam))), seed) == 11       # as plain data


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
    (lambda x, lam: True, "no inequality"),
    (lambda x, lam: {"rule": "goal", "of": []}, "no rule"),
    (lambda x, lam: {"rule": "hypothesis", "points": x[:1], "weights": [float("nan")]}, "finite"),
    (lambda x, lam: last_point_apart(x, lam) if lam[-1] < 1 or len(x) == 1 else 1 / 0, "last weight is 1"),
    (lambda x, lam: last_point_apart(x, lam) if len(x) > 1 else hypothesis(x, lam), "circular"),
])
def test_wrong_inductions_are_told(prove, fragment):
    with pytest.raises(ProofError, match=fragment):
        check_induction(prove)


def test_an_induction_that_never_uses_its_hypothesis_is_told():
    def unrolled(x, lam):
        if len(x) == 1 or lam[-1] == 1:
            return same(x[-1])
        rest, w, y = split_last(x, lam)
        return chain(two_point(x[-1], y, lam[-1]), scale(rest, unrolled(x[:-1], w)))
    with pytest.raises(ProofError, match="without hypothesis"):
        check_induction(unrolled)


def test_forged_inequalities_are_made_again_and_found_out():
    made = last_point_apart([0.0, 1.0, 2.0], [0.2, 0.3, 0.5])
    forged = copy.deepcopy(made)
    forged["of"][0]["weights"] = [0.1, 0.9]
    with pytest.raises(ProofError):
        check_induction(lambda x, lam: forged)
    deep = same(0.0)
    for _ in range(100):
        deep = {"rule": "scale", "factor": 1.0, "of": [deep]}
    with pytest.raises(ProofError, match="inside each other"):
        check_induction(lambda x, lam: deep)


def test_inequalities_hold_for_every_convex_function():
    rng = np.random.default_rng(0)
    for _ in range(50):
        x, lam = rng.normal(size=4).tolist(), rng.dirichlet(np.ones(4)).tolist()
        left, _, right = read(by_addition(x, lam)).partition("<=")
        slope = rng.normal(size=3)
        f = lambda v, slope=slope: max(slope * v)
        total = lambda side, f=f: sum(float(t.split("·")[0]) * f(float(t.split("f(")[1][:-1])) if "·" in t
                                      else f(float(t.split("f(")[1][:-1])) for t in side.strip().split(" + "))
        assert total(left) <= total(right) + 0.05           # the text is rounded
    assert read(two_point(0, 1, 0.5)) == "f(0.5) <= 0.5·f(0) + 0.5·f(1)"


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


@pytest.mark.parametrize("answer, fragment", [
    ([["A", "premise", []]], "not among them yet"),
    ([["A", "premise", []], ["C", "logic", ["A"]]], "1 more to cite"),
    ([["A", "premise", []], ["B", "premise", ["A"]]], "plays no part"),
    ([["A", "logic", []]], "not what makes it true"),
    ([["A", "magic", []]], "no reason here"),
    ([["D", "premise", []]], "converse"),
    ([["A", "premise", []], ["A", "premise", []]], "already in line 1"),
    ([["Q", "premise", []]], "no card"),
    ([["C", "logic", ["C"]]], "does not stand before it"),
    ([["A", "premise"]], "expected"), ([5], "expected"), ([["A", "premise", [1]]], "expected"), ([], "list of lines"), (None, "list"),
])
def test_cards_out_of_order_are_told(answer, fragment):
    with pytest.raises(ProofError, match=fragment):
        check_order(answer, CARDS, "C")
