"""Jensen's inequality by induction, as a program that may combine only what convexity and the hypothesis give it.

f is any convex function, known by nothing but its two-point inequality. An inequality between sums Σ weight · f(point) is
made by `same`, `two_point` and `hypothesis`, and combined by `scale`, `add` and `chain`. All numbers are exact fractions. What
these functions return is plain data: both sides, and the facts about f that they are a sum of, each with its factor ≥ 0. So a
check can have `kernel` add them up again wherever it arrives. f is never evaluated: the result holds for every convex function.
"""
import random
import re
from fractions import Fraction

import numpy as np

from . import axioms, kernel
from .linear import Claim, Linear, brief
from .words import ProofError

MOST_FACTS = 500
MOST_DIGITS = 400           # of a number that a program makes: fractions grow with each division


def same(point):
    """f(point) ≤ f(point)."""
    return _fact("same", [point], [1])


def two_point(a, b, t):
    """f(t·a + (1−t)·b) ≤ t·f(a) + (1−t)·f(b), for 0 ≤ t ≤ 1: what convex means."""
    return _fact("two_point", [a, b], [t, 1 - _number(t, "t in two_point")])


def hypothesis(points, weights):
    """f(Σ w·x) ≤ Σ w·f(x), for at most as many points as the induction has reached; weights ≥ 0 that sum to 1."""
    return _fact("hypothesis", list(points), list(weights))


def scale(factor, inequality):
    """The inequality times a factor ≥ 0."""
    left, right, facts = _taken(inequality)
    factor = _number(factor, "the factor of scale")
    if factor < 0:
        raise ProofError(f"scale by {_short(factor)}: a negative factor reverses an inequality.")
    return _plain(axioms.plus((factor, left)), axioms.plus((factor, right)), [(factor * w, *fact) for w, *fact in facts])


def add(first, second):
    """Left sides and right sides added; what is on both sides cancels."""
    (left, right, facts), (more_left, more_right, more) = _taken(first), _taken(second)
    return _plain(axioms.plus((1, left), (1, more_left)), axioms.plus((1, right), (1, more_right)), facts + more)


def chain(first, second):
    """A ≤ B and B ≤ C give A ≤ C; the left side of the second must be (part of) the right side of the first."""
    (left, right, facts), (more_left, more_right, more) = _taken(first), _taken(second)
    rest = axioms.plus((1, right), (-1, more_left))
    if any(weight < 0 for weight in rest.values()):
        raise ProofError(f"chain: the first ends in {_text(right)}, the second starts with {_text(more_left)}; "
                         f"that must be (part of) the same. Scale it first?{_float_hint(right, more_left)}")
    return _plain(left, axioms.plus((1, rest), (1, more_right)), facts + more)


def read(inequality):
    """The inequality as text: f(1/2) <= 1/2·f(0) + 1/2·f(1)."""
    left, right, _ = _taken(inequality)
    return f"{_text(left)} <= {_text(right)}"


def check_induction(prove, seed=0):
    """Runs prove(x, lam) on 1 to 9 points; it must return f(Σ lam·x) ≤ Σ lam·f(x), made by the functions above.

    x and lam are lists of Fractions, lam ≥ 0 with sum 1, len(x) = M + 1; `hypothesis` is for at most M points. Among the
    cases are one point (the base), a weight of 1 in each place, zero weights and a point that comes twice. ProofError says in
    which case what was wrong. Returns the number of cases.
    """
    tried = cases(seed)
    for x, lam in tried:
        judge(x, lam, prove(list(x), list(lam)))
    return len(tried)


def judge(x, lam, made):
    """ProofError unless `made` is the inequality for these points and weights."""
    try:
        left, right, facts = _taken(made, most_points=len(x) - 1)
    except ProofError as error:
        base = " One point is the base of the induction, a case of its own." if len(x) == 1 else ""
        raise ProofError(f"{_case(x, lam)}: {error}{base}") from None
    mean = sum(w * v for w, v in zip(lam, x, strict=True))
    goal = Claim(Linear({mean: 1}), "<=", Linear(axioms.plus(*((w, {v: 1}) for w, v in zip(lam, x, strict=True)))))
    certificate = [(factor, ("convexity", points, weights)) for factor, _, points, weights in facts]
    if left.get(mean, 0) < 1 or not kernel.proves([certificate], goal, axioms.Known()):
        raise ProofError(f"{_case(x, lam)}: your last line is {_text(left)} <= {_text(right)}; the claim is "
                         f"f({_short(mean)}) <= {_text(goal.right.terms)}.{_float_hint(left, right)}")


def cases(seed):
    """[(x, lam)]: points and weights as fractions with small denominators."""
    rng = random.Random(seed)
    points = lambda n: [Fraction(rng.randint(-40, 40), rng.randint(1, 8)) for _ in range(n)]

    def weights(n):
        parts = [rng.randint(1, 9) for _ in range(n)]
        return [Fraction(p, sum(parts)) for p in parts]

    found = [(points(n), weights(n)) for n in (1, 2, 3, 4, 5, 6)]
    found += [(points(n), [Fraction(0)] * (n - 1) + [Fraction(1)]) for n in (2, 4)]
    found += [(points(4), [*weights(3), Fraction(0)]), (points(4), [Fraction(0), *weights(3)])]
    found += [(points(3), [Fraction(1), Fraction(0), Fraction(0)]), (points(4), [Fraction(0), Fraction(1), Fraction(0), Fraction(0)]),
              (points(4), [Fraction(0), Fraction(0), *weights(2)]), (points(4), [*weights(2), Fraction(0), Fraction(0)])]
    twice = points(2)
    a, b, *more = [*twice, *points(2)]
    again = [[a, b, a], [a] * 3, [a, a, b], [b, a, a, *more], [a, b, a, b, *more], [Fraction(0), a, Fraction(0), b], [-a, a, Fraction(0)]]
    return [*found, *((x, weights(len(x))) for x in again), (points(9), weights(9))]


def _fact(rule, points, weights):
    points = [_number(v, f"a point of {rule}") for v in points]
    weights = [_number(v, f"a weight of {rule}") for v in weights]
    _fits(rule, points, weights, None)
    centre = sum(w * v for w, v in zip(weights, points, strict=True))
    right = axioms.plus(*((w, {v: 1}) for w, v in zip(weights, points, strict=True)))
    return _plain({centre: Fraction(1)}, right, [(Fraction(1), rule, points, weights)])


def _fits(rule, points, weights, most_points):
    """ProofError unless these are points and weights of the rule; most_points: for the hypothesis."""
    if len(points) != len(weights) or not points or len(points) != {"same": 1, "two_point": 2}.get(rule, len(points)):
        raise ProofError(f"{rule} got {len(points)} points and {len(weights)} weights.")
    if min(weights) < 0:
        raise ProofError(f"{rule}: a weight is {_short(min(weights))}; weights are at least 0"
                         + (", and 0 <= t <= 1." if rule == "two_point" else "."))
    if (total := sum(weights)) != 1:
        shown = _short(total) if _short(total) != "1" else f"1 {'+' if total > 1 else '-'} {float(abs(total - 1)):.2g}"
        raise ProofError(f"{rule}: the weights sum to {shown}, not 1. Renormalise them, and scale afterwards."
                         + _float_hint(dict.fromkeys(weights, 1)))
    if rule == "hypothesis" and most_points is not None and len(points) > most_points:
        raise ProofError(f"the hypothesis is about at most {most_points} point(s), you gave it {len(points)}: "
                         "that is the claim itself, so the proof would be circular.")


def _plain(left, right, facts):
    """As plain data, numbers as texts such as "1/3"."""
    if len(facts) > MOST_FACTS:
        raise ProofError(f"more than {MOST_FACTS} steps; an induction step needs few.")
    side = lambda terms: [[str(x), str(w)] for x, w in sorted(terms.items())]
    return {"left": side(left), "right": side(right),
            "facts": [[str(w), rule, list(map(str, points)), list(map(str, weights))] for w, rule, points, weights in facts]}


def _taken(made, most_points=None):
    """(left, right, facts) of an inequality, after its facts were found to be facts, and to make these sides."""
    if type(made) is not dict or set(made) != {"left", "right", "facts"} or any(type(part) is not list for part in made.values()):
        raise ProofError(f"{brief(made, 80)} isn't an inequality; make one with same, two_point or hypothesis, "
                         "and combine with scale, add or chain. Does your function end in a return?")
    if any(len(part) > MOST_FACTS for part in made.values()):
        raise ProofError(f"more than {MOST_FACTS} steps; an induction step needs few.")
    facts = []
    for fact in made["facts"]:
        factor, rule, points, weights = fact if type(fact) is list and len(fact) == 4 else (None,) * 4
        if rule not in ("same", "two_point", "hypothesis") or type(points) is not list or type(weights) is not list:
            raise ProofError(f"{brief(rule, 40)} isn't a rule here, or lacks its points.")
        points, weights = (tuple(_number(v, f"a number in {rule}") for v in values) for values in (points, weights))
        _fits(rule, points, weights, most_points)
        facts.append((_number(factor, "a factor"), rule, points, weights))
    if any(factor < 0 for factor, *_ in facts):
        raise ProofError("a factor is negative, which reverses an inequality.")
    left, right = (_side(made[name]) for name in ("left", "right"))
    total = kernel.added([(factor, ("convexity", points, weights)) for factor, _, points, weights in facts], axioms.Known())[1]
    if total != axioms.plus((1, right), (-1, left)):
        raise ProofError("the two sides of this inequality are not what its steps make; use scale, add and chain to combine steps.")
    return left, right, facts


def _side(pairs):
    if any(type(pair) is not list or len(pair) != 2 for pair in pairs):
        raise ProofError("a side of this inequality can't be read; make it with same, two_point or hypothesis.")
    return axioms.plus(*((_number(w, "a weight"), {_number(x, "a point"): 1}) for x, w in pairs))


def _number(v, what):
    """An exact fraction; of a float, the binary fraction that it is."""
    if isinstance(v, np.generic):
        v = v.item()
    try:
        text = type(v) is str and len(v) <= 2 * MOST_DIGITS and re.fullmatch(r"-?\d+(/\d+)?", v)      # "1e999999999" would take forever
        if type(v) not in (int, float, Fraction) and not text:
            raise ValueError
        v = Fraction(v)
    except (ValueError, OverflowError, ZeroDivisionError):
        raise ProofError(f"{what} is {brief(v)}; expected a finite number.") from None
    if max(abs(v.numerator), v.denominator) >= 10**MOST_DIGITS:
        raise ProofError(f"{what} has more than {MOST_DIGITS} digits; an induction step needs few.")
    return v


def _float_hint(*sides):
    """A sentence, when a number has a denominator that only a rounded float has."""
    rounded = any(v.denominator > 2**30 and v.denominator & (v.denominator - 1) == 0 for side in sides for pair in side.items() for v in pair
                  if isinstance(v, Fraction))
    return " Some numbers here are rounded floats: x and lam are exact fractions, so don't convert them to float." if rounded else ""


def _short(v):
    return str(v) if len(str(v)) <= 12 else f"{float(v):.6g}"


def _text(side):
    return " + ".join(f"f({_short(p)})" if w == 1 else f"{_short(w)}·f({_short(p)})" for p, w in sorted(side.items())) or "0"


def _case(x, lam):
    return f"With x = [{', '.join(map(_short, x))}] and lam = [{', '.join(map(_short, lam))}]"
