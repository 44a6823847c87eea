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


@pytest.mark.parametrize("prove, message", [
    (wrong(lambda x, lam: hypothesis(x, lam)), "With x = [-7/8, 11/5] and lam = [4/7, 3/7]: the hypothesis is about at most 1 point(s), you gave it 2: that is the claim itself, so the proof would be circular."),
    (wrong(lambda x, lam: chain(two_point(x[-1], mean(lam[:-1], x[:-1]), lam[-1]), hypothesis(x[:-1], lam[:-1]))), "hypothesis: the weights sum to 4/7, not 1. Renormalise them, and scale afterwards."),
    (wrong(lambda x, lam: chain(two_point(x[-1], split_last(x, lam)[2], lam[-1]), hypothesis(x[:-1], split_last(x, lam)[1]))),
     "chain: the first ends in 4/7·f(-7/8) + 3/7·f(11/5), the second starts with f(-7/8); that must be (part of) the same. Scale it first?"),
    (wrong(lambda x, lam: two_point(x[-1], split_last(x, lam)[2], lam[-1])), "With x = [17/2, 8, -4/3] and lam = [1/8, 5/16, 9/16]: your last line is f(45/16) <= 9/16·f(-4/3) + 7/16·f(57/7); the claim is f(45/16) <= 9/16·f(-4/3) + 5/16·f(8) + 1/8·f(17/2)."),
    (wrong(lambda x, lam: scale(-1, two_point(x[0], x[1], 0.5))), "scale by -1: a negative factor reverses an inequality."),
    (wrong(lambda x, lam: two_point(x[0], x[1], 1.5)), "two_point: a weight is -1/2; weights are at least 0, and 0 <= t <= 1."),
    (lambda x, lam: None, "With x = [9/7] and lam = [1]: None isn't an inequality; make one with same, two_point or hypothesis, and combine with scale, add or chain. Does your function end in a return? One point is the base of the induction, a case of its own."),
    (lambda x, lam: True, "With x = [9/7] and lam = [1]: True isn't an inequality; make one with same, two_point or hypothesis, and combine with scale, add or chain. Does your function end in a return? One point is the base of the induction, a case of its own."),
    (lambda x, lam: hypothesis(x[:1], [float("nan")]), "a weight of hypothesis is nan; expected a finite number."),
    (lambda x, lam: last_point_apart(x, lam) if len(x) > 1 else hypothesis(x, lam), "With x = [9/7] and lam = [1]: the hypothesis is about at most 0 point(s), you gave it 1: that is the claim itself, so the proof would be circular. One point is the base of the induction, a case of its own."),
])
def test_wrong_inductions_are_told(prove, message):
    with pytest.raises(ProofError) as told:
        check_induction(prove)
    assert str(told.value) == message


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


@pytest.mark.parametrize("forge, message", [
    (lambda made: made["facts"][0][3].__setitem__(0, "1/10"), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: two_point: the weights sum to 3/5, not 1. Renormalise them, and scale afterwards."),
    (lambda made: made["facts"][0].__setitem__(0, "-1"), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: a factor is negative, which reverses an inequality."),
    (lambda made: made["facts"][0].__setitem__(0, "2"), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: the two sides of this inequality are not what its steps make; use scale, add and chain to combine steps."),
    (lambda made: made["left"][0].__setitem__(0, "7"), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: the two sides of this inequality are not what its steps make; use scale, add and chain to combine steps."),
    (lambda made: made["facts"].pop(), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: the two sides of this inequality are not what its steps make; use scale, add and chain to combine steps."),
    (lambda made: made["facts"][0].__setitem__(1, "goal"), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: 'goal' isn't a rule here, or lacks its points."),
    (lambda made: made.pop("left"), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: {'right': [['0', '1/5'], ['1', '3/10'], ['2', '1/2']], 'facts': [['1', 'two_poin… isn't an inequality; make one with same, two_point or hypothesis, and combine with scale, add or chain. Does your function end in a return?"),
    (lambda made: made["facts"].extend(made["facts"][:1] * 600), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: more than 500 steps; an induction step needs few."),
    (lambda made: made["facts"][0].__setitem__(0, "x"), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: a factor is 'x'; expected a finite number."),
    (lambda made: made["facts"][0][2].__setitem__(0, "x"), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: a number in two_point is 'x'; expected a finite number."),
    (lambda made: made["right"][0].__setitem__(1, "x"), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: a weight is 'x'; expected a finite number."),
    (lambda made: made["right"].append(["1"]), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: a side of this inequality can't be read; make it with same, two_point or hypothesis."),
    (lambda made: made["right"][0].__setitem__(0, "1e999999999"), "With x = [0, 1, 2] and lam = [1/5, 3/10, 1/2]: a point is '1e999999999'; expected a finite number."),
])
def test_forged_inequalities_are_made_again_and_found_out(forge, message):
    x, lam = [Fraction(0), Fraction(1), Fraction(2)], [Fraction(1, 5), Fraction(3, 10), Fraction(1, 2)]
    made = last_point_apart(x, lam)
    judge(x, lam, made)
    forged = copy.deepcopy(made)
    forge(forged)
    with pytest.raises(ProofError) as told:
        judge(x, lam, forged)
    assert str(told.value) == message


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


@pytest.mark.parametrize("answer, message", [
    ([["A", "premise", []]], "every line holds, but the claim, card C, is not among them yet."),
    ([["A", "premise", []], ["C", "logic", ["A"]]], "line 2, card C: by 'logic' it needs 1 more card than you cite."),
    ([["A", "logic", []]], "line 1, card A: 'logic' is not what makes it true."),
    ([["A", "magic", []]], "line 1, card A: 'magic' isn't a reason here; the reasons are experience, logic, premise."),
    ([["D", "premise", []]], "line 1, card D: the converse is not given."),
    ([["A", "premise", []], ["A", "premise", []]], "line 2: card A is already in line 1."),
    ([["Q", "premise", []]], "line 1: there is no card 'Q'; the cards are A, B, C, D."),
    ([["C", "logic", ["C"]]], "line 1, card C: it rests on card C, which is not placed before it."),
    ([["A", "premise"]], 'line 1 is [\'A\', \'premise\']; expected [card, reason, [cards it rests on]], such as ["C", "algebra", ["A", "B"]].'), ([5], 'line 1 is 5; expected [card, reason, [cards it rests on]], such as ["C", "algebra", ["A", "B"]].'), ([["A", "premise", [1]]], 'line 1 is [\'A\', \'premise\', [1]]; expected [card, reason, [cards it rests on]], such as ["C", "algebra", ["A", "B"]].'), ([], "a proof is a list of lines [card, reason, [cards it rests on]]; this is []."), (None, "a proof is a list of lines [card, reason, [cards it rests on]]; this is None."),
    ([["A","premise",[]]]*61, "61 lines; at most 60 are read."),
    ([["A","premise",[]],["B","premise",[]],["C","logic","A and B"],["A","premise",[]]], "line 4: card A is already in line 1."),
    ([["A","premise",[]],["C","experience","A"],["B","premise",[]]], "every line holds, but the last one is card B; expected the claim, card C. Leave out what comes after it."),
    ([["C","logic",[]]], "line 1, card C: by 'logic' it needs 2 more cards than you cite."),
    ([["A","premise",["Q"*50]]], "line 1, card A: it rests on card QQQQQQQQQQQQQQQQQQQ, which is not placed before it."),
    ([["Q"*50,"premise",[]]], "line 1: there is no card 'QQQQQQQQQQQQQQQQQQQ…; the cards are A, B, C, D."),
    ([["A","p"*50,[]]], "line 1, card A: 'ppppppppppppppppppppppppppppppppppppppp… isn't a reason here; the reasons are experience, logic, premise."),
])
def test_cards_out_of_order_are_told(answer, message):
    with pytest.raises(ProofError) as told:
        check_order(answer, CARDS, "C")
    assert str(told.value) == message


@pytest.mark.parametrize("step, message", [
    (lambda: two_point(0,1,2), "two_point: a weight is -1; weights are at least 0, and 0 <= t <= 1."),
    (lambda: two_point("a",1,1), "a point of two_point is 'a'; expected a finite number."),
    (lambda: two_point(0,1,float("nan")), "t in two_point is nan; expected a finite number."),
    (lambda: hypothesis([1,2],[1]), "hypothesis got 2 points and 1 weights."),
    (lambda: hypothesis([],[]), "hypothesis got 0 points and 0 weights."),
    (lambda: hypothesis([1,2],[Fraction(1,3)]*2), "hypothesis: the weights sum to 2/3, not 1. Renormalise them, and scale afterwards."),
    (lambda: hypothesis([1,2],[0.3,0.6]), "hypothesis: the weights sum to 0.9, not 1. Renormalise them, and scale afterwards. Some numbers here are rounded floats: x and lam are exact fractions, so don't convert them to float."),
    (lambda: hypothesis([1, 2], [Fraction(1, 2), Fraction(1, 2) + Fraction(1, 10**17)]), "hypothesis: the weights sum to 1 + 1e-17, not 1. Renormalise them, and scale afterwards."),
    (lambda: hypothesis([1, 2], [Fraction(1, 2), Fraction(1, 2) - Fraction(1, 10**17)]), "hypothesis: the weights sum to 1 - 1e-17, not 1. Renormalise them, and scale afterwards."),
    (lambda: scale("x",same(1)), "the factor of scale is 'x'; expected a finite number."),
    (lambda: scale(-2,same(1)), "scale by -2: a negative factor reverses an inequality."),
    (lambda: same(10**401), "a point of same has more than 400 digits; an induction step needs few."),
    (lambda: same(None), "a point of same is None; expected a finite number."),
    (lambda: scale(1,3), "3 isn't an inequality; make one with same, two_point or hypothesis, and combine with scale, add or chain. Does your function end in a return?"),
    (lambda: add(same(1),{}), "{} isn't an inequality; make one with same, two_point or hypothesis, and combine with scale, add or chain. Does your function end in a return?"),
    (lambda: chain(same(1),same(2)), "chain: the first ends in f(1), the second starts with f(2); that must be (part of) the same. Scale it first?"),
    (lambda: hypothesis([1],[-1]), "hypothesis: a weight is -1; weights are at least 0."),
])
def test_a_step_that_is_none_is_told(step, message):
    with pytest.raises(ProofError) as told:
        step()
    assert str(told.value) == message


def test_steps_are_read_as_sums():
    assert read(scale(2, add(same(1), two_point(0, 1, Fraction(1, 3))))) == "2·f(2/3) + 2·f(1) <= 2/3·f(0) + 10/3·f(1)"
    assert read(chain(same(1), two_point(0, 2, 0.5))) == "f(1) <= 1/2·f(0) + 1/2·f(2)" and read(same(np.float64(0.5))) == "f(1/2) <= f(1/2)"
    assert read(same(Fraction(10**14 + 1, 3))) == "f(3.33333e+13) <= f(3.33333e+13)" and read(same(123456789012)) == "f(123456789012) <= f(123456789012)"
    assert read(scale(0, same(10**399))) == "0 <= 0"


def test_a_proof_of_as_many_lines_as_are_read():
    lines = [["A", "premise", []], ["B", "premise", []]]
    names = [f"X{i}" for i in range(57)]
    more = {name: Card("An example.", (("premise", ()),)) for name in names}
    assert check_order([*lines, *([name, "premise", []] for name in names), ["C", "logic", "A, B"]], CARDS | more, "C") == 60


def test_the_cases_of_an_induction_are_those_that_it_promises():
    tried = cases(3)
    assert len(tried) == 22 and tried == cases(3) != cases(4)
    assert {len(x) for x, _ in tried} >= {1, 2, 3, 4, 9} and all(len(x) == len(lam) and sum(lam) == 1 and min(lam) >= 0 for x, lam in tried)
    assert all(type(v) is Fraction for case in tried for values in case for v in values) and max(abs(v) for x, _ in tried for v in x) <= 40
    ends = {(len(lam), i) for _, lam in tried for i, w in enumerate(lam) if w == 1}
    assert {(1, 0), (3, 0), (4, 1)} <= ends and any(w == 0 for _, lam in tried for w in lam) and any(len({*x}) < len(x) for x, _ in tried)
