"""Jensen's inequality by induction, as a program that may combine only what convexity and the hypothesis give it.

f is any convex function, known by nothing but its two-point inequality. An inequality between sums Σ weight · f(point) is
made by `same`, `two_point` and `hypothesis`, and combined by `scale`, `add` and `chain`. All numbers are exact fractions. What
these functions return is plain data (how the inequality was made), so that a check can make it again wherever it arrives:
as the nonnegative combination of facts that it is, which `kernel` adds up. f is never evaluated, so the result holds for
every convex function.
"""
import random
from fractions import Fraction

import numpy as np

from . import kernel
from .linear import Claim, Linear, brief
from .words import ProofError

MOST_STEPS = 500
MOST_DIGITS = 400           # of a number that a program makes: fractions grow with each division
CASES = 11


def same(point):
    """f(point) ≤ f(point)."""
    return _made({"rule": "same", "points": [point], "weights": [1]})


def two_point(a, b, t):
    """f(t·a + (1−t)·b) ≤ t·f(a) + (1−t)·f(b), for 0 ≤ t ≤ 1: what convex means."""
    return _made({"rule": "two_point", "points": [a, b], "weights": [t, 1 - _number(t, "t in two_point")]})


def hypothesis(points, weights):
    """f(Σ w·x) ≤ Σ w·f(x), for at most as many points as the induction has reached; weights ≥ 0 that sum to 1."""
    return _made({"rule": "hypothesis", "points": list(points), "weights": list(weights)})


def scale(factor, inequality):
    """The inequality times a factor ≥ 0."""
    return _made({"rule": "scale", "factor": factor, "of": [inequality]})


def add(first, second):
    """Left sides and right sides added; what is on both sides cancels."""
    return _made({"rule": "add", "of": [first, second]})


def chain(first, second):
    """A ≤ B and B ≤ C give A ≤ C; the left side of the second must be (part of) the right side of the first."""
    return _made({"rule": "chain", "of": [first, second]})


def read(inequality):
    """The inequality as text: f(1/2) <= 1/2·f(0) + 1/2·f(1)."""
    left, right, _ = _Remaking().sides(inequality)
    return f"{_text(left)} <= {_text(right)}"


def check_induction(prove, seed=0):
    """Runs prove(x, lam) on 1 to 6 points; it must return f(Σ lam·x) ≤ Σ lam·f(x), made by the functions above.

    x and lam are lists of Fractions, lam ≥ 0 with sum 1, len(x) = M + 1; `hypothesis` is for at most M points. Among the
    cases are one point (the base), a last weight of 1, zero weights and a point that comes twice. ProofError says in which
    case what was wrong. Returns the number of cases.
    """
    for x, lam in cases(seed):
        judge(x, lam, lambda x=x, lam=lam: prove(list(x), list(lam)))
    return CASES


def judge(x, lam, made):
    """ProofError unless made() is the inequality for these points and weights."""
    try:
        built = made()
        left, right, certificate = _Remaking(most_points=len(x) - 1).sides(built)
    except ProofError as error:
        base = " One point is the base of the induction, a case of its own." if len(x) == 1 else ""
        raise ProofError(f"{_case(x, lam)}: {error}{base}") from None
    except Exception as error:
        raise ProofError(f"{_case(x, lam)}: your function stopped with {type(error).__name__}: {brief(str(error), 100)[1:-1]}."
                         + (" The last weight is 1 here, so nothing is left to renormalise: a case of its own."
                            if lam[-1] == 1 else "")) from None
    mean = sum(w * v for w, v in zip(lam, x, strict=True))
    goal = Claim(Linear({mean: 1}), "<=", Linear(kernel.plus(*((w, {v: 1}) for w, v in zip(lam, x, strict=True)))))
    if not kernel.proves([certificate], goal, kernel.Known()):
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
    twice = points(2)
    return [*found, ([twice[0], twice[1], twice[0]], weights(3))]


class _Remaking:
    """Makes an inequality again from its plain data: (left, right, certificate); a side is {point: weight}."""

    def __init__(self, most_points=None):
        self.most_points, self.steps = most_points, 0

    def sides(self, made, depth=0):
        self.steps += 1
        if self.steps > MOST_STEPS or depth > 60:
            raise ProofError(f"more than {MOST_STEPS} steps, or more than 60 inside each other; an induction step needs few.")
        if type(made) is not dict or "rule" not in made:
            raise ProofError(f"{brief(made, 80)} isn't an inequality; make one with same, two_point or hypothesis, "
                             "and combine with scale, add or chain. Does your function end in a return?")
        rule = made["rule"]
        if rule in ("same", "two_point", "hypothesis"):
            return self.made(rule, made)
        parts = made.get("of")
        if rule not in ("scale", "add", "chain") or type(parts) is not list or len(parts) != (1 if rule == "scale" else 2):
            raise ProofError(f"{brief(rule, 40)} isn't a rule here, or lacks its inequalities.")
        (left, right, facts), *more = [self.sides(part, depth + 1) for part in parts]
        if rule == "scale":
            factor = _number(made.get("factor"), "the factor of scale")
            if factor < 0:
                raise ProofError(f"scale by {_short(factor)}: a negative factor turns an inequality around.")
            return kernel.plus((factor, left)), kernel.plus((factor, right)), [(factor * w, fact) for w, fact in facts]
        other_left, other_right, others = more[0]
        if rule == "add":
            return kernel.plus((1, left), (1, other_left)), kernel.plus((1, right), (1, other_right)), facts + others
        rest = kernel.plus((1, right), (-1, other_left))
        if any(weight < 0 for weight in rest.values()):
            raise ProofError(f"chain: the first ends in {_text(right)}, the second starts with {_text(other_left)}; "
                             f"that must be (part of) the same. Scale it first?{_float_hint(right, other_left)}")
        return left, kernel.plus((1, rest), (1, other_right)), facts + others

    def made(self, rule, made):
        points = [_number(v, f"a point of {rule}") for v in _list(made.get("points"), rule)]
        weights = [_number(v, f"a weight of {rule}") for v in _list(made.get("weights"), rule)]
        if len(points) != len(weights) or not points or len(points) != {"same": 1, "two_point": 2}.get(rule, len(points)):
            raise ProofError(f"{rule} got {len(points)} points and {len(weights)} weights.")
        if min(weights) < 0:
            raise ProofError(f"{rule}: a weight is {_short(min(weights))}; weights are at least 0"
                             + (", and 0 <= t <= 1." if rule == "two_point" else "."))
        if sum(weights) != 1:
            total = sum(weights)
            shown = _short(total) if _short(total) != "1" else f"1 {'+' if total > 1 else '-'} {float(abs(total - 1)):.2g}"
            raise ProofError(f"{rule}: the weights sum to {shown}, not 1. Renormalise them, and scale afterwards."
                             + _float_hint(dict.fromkeys(weights, 1), {}))
        if rule == "hypothesis" and self.most_points is not None and len(points) > self.most_points:
            raise ProofError(f"the hypothesis is about at most {self.most_points} point(s), you gave it {len(points)}: "
                             "that is the claim itself, so the proof would be circular.")
        mean = sum(w * v for w, v in zip(weights, points, strict=True))
        right = kernel.plus(*((w, {v: 1}) for w, v in zip(weights, points, strict=True)))
        return {mean: Fraction(1)}, right, [(Fraction(1), ("convexity", tuple(points), tuple(weights)))]


def _made(step):
    """The step as plain data, numbers as texts such as "1/3", after its preconditions were checked (all but how many points)."""
    for key in ("points", "weights"):
        if key in step:
            step[key] = [str(_number(v, f"a number in {step['rule']}")) for v in step[key]]
    if "factor" in step:
        step["factor"] = str(_number(step["factor"], "the factor of scale"))
    _Remaking().sides(step)
    return step


def _number(v, what):
    """An exact fraction; of a float, the binary fraction that it is."""
    if isinstance(v, np.generic):
        v = v.item()
    try:
        if type(v) not in (int, float, Fraction, str) or (type(v) is str and len(v) > 2 * MOST_DIGITS):
            raise ValueError
        v = Fraction(v)
    except (ValueError, OverflowError, ZeroDivisionError):
        raise ProofError(f"{what} is {brief(v)}; expected a finite number.") from None
    if max(abs(v.numerator), v.denominator) >= 10**MOST_DIGITS:
        raise ProofError(f"{what} has more than {MOST_DIGITS} digits; an induction step needs few.")
    return v


def _list(v, rule):
    if type(v) is not list or len(v) > MOST_STEPS:
        raise ProofError(f"{rule} needs lists of points and weights.")
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
