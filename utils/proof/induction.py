"""Jensen's inequality by induction, as a program that may combine only what convexity and the hypothesis give it.

f is any convex function, known by nothing but its two-point inequality. An inequality between sums Σ weight · f(point) is
made by `same`, `two_point` and `hypothesis`, and combined by `scale`, `add` and `chain`. What they return is plain data
(how the inequality was made), so that a check can make it again, step by step, wherever it arrives; f itself is never
evaluated, so that what comes out holds for every convex function.
"""
import math

import numpy as np

from .words import ProofError

CLOSE = 1e-9                # relative: points and weights are floats
MOST_STEPS = 500


def same(point):
    """f(point) ≤ f(point)."""
    return _made({"rule": "same", "points": [point], "weights": [1.0]})


def two_point(a, b, t):
    """f(t·a + (1−t)·b) ≤ t·f(a) + (1−t)·f(b), for 0 ≤ t ≤ 1: what convex means."""
    return _made({"rule": "two_point", "points": [a, b], "weights": [t, 1 - t]})


def hypothesis(points, weights):
    """f(Σ w·x) ≤ Σ w·f(x), for at most as many points as the induction has reached; weights ≥ 0 that sum to 1."""
    return _made({"rule": "hypothesis", "points": list(points), "weights": list(weights)})


def scale(factor, inequality):
    """The inequality times a factor ≥ 0."""
    return _made({"rule": "scale", "factor": factor, "of": [inequality]})


def add(first, second):
    """Left sides and right sides added; what stands on both sides cancels."""
    return _made({"rule": "add", "of": [first, second]})


def chain(first, second):
    """A ≤ B and B ≤ C give A ≤ C; the left side of the second must be (part of) the right side of the first."""
    return _made({"rule": "chain", "of": [first, second]})


def read(inequality):
    """The inequality as text: f(0.5) <= 0.5·f(0) + 0.5·f(1)."""
    left, right = _Remaking().sides(inequality)
    return f"{_text(left)} <= {_text(right)}"


def check_induction(prove, seed=0):
    """Runs prove(x, lam) on 1 to 6 points; it must return f(Σ lam·x) ≤ Σ lam·f(x), made by the functions above.

    x and lam are lists of floats, lam ≥ 0 with sum 1, len(x) = M + 1; `hypothesis` is for at most M points. Among the
    cases are one point (the base), a last weight of 1, and zero weights. ProofError says in which case what was wrong.
    Returns the number of cases.
    """
    cases = _cases(seed)
    for x, lam in cases:
        try:
            made = prove(list(x), list(lam))
            remaking = _Remaking(most_points=len(x) - 1)
            left, right = remaking.sides(made)
        except ProofError as error:
            base = " One point is the base of the induction, a case of its own." if len(x) == 1 else ""
            raise ProofError(f"{_case(x, lam)}: {error}{base}") from None
        except Exception as error:
            raise ProofError(f"{_case(x, lam)}: your function stopped with {type(error).__name__}: {error}."
                             + (" The last weight is 1 here, so nothing is left to renormalise: a case of its own."
                                if lam[-1] == 1 else "")) from None
        mean, sides = sum(w * v for w, v in zip(lam, x, strict=True)), list(zip(x, lam, strict=True))
        missing = any(weight < 0 for _, weight in _sum([(1.0, left), (-1.0, [(mean, 1.0)])]))      # f(mean) on the left
        if missing or _sum([(1.0, right), (-1.0, left), (-1.0, sides), (1.0, [(mean, 1.0)])]):     # after what cancels
            raise ProofError(f"{_case(x, lam)}: your last line is {_text(left)} <= {_text(right)}; "
                             f"the claim is f({mean:.3g}) <= {_text(_sum([(1.0, sides)]))}.")
        if len(x) > 2 and min(lam) > 0:
            for rule in ("two_point", "hypothesis"):
                if rule not in remaking.used:
                    raise ProofError(f"{_case(x, lam)}: the last line is right, but made without {rule}. A step of an "
                                     "induction goes from M to M + 1 points by the hypothesis and one two-point inequality.")
    return len(cases)


def _cases(seed):
    rng = np.random.default_rng(seed)
    cases = [(rng.normal(size=n).tolist(), rng.dirichlet(np.full(n, 3)).tolist()) for n in (1, 2, 3, 3, 4, 5, 6)]
    cases[0] = (cases[0][0], [1.0])
    cases += [(rng.normal(size=n).tolist(), [0.0] * (n - 1) + [1.0]) for n in (2, 4)]
    cases.append((rng.normal(size=4).tolist(), [*rng.dirichlet(np.full(3, 3)).tolist(), 0.0]))
    cases.append((rng.normal(size=4).tolist(), [0.0, *rng.dirichlet(np.full(3, 3)).tolist()]))
    return cases


class _Remaking:
    """Makes an inequality again from its plain data. A side is [(point, weight)], the sum of weight · f(point)."""

    def __init__(self, most_points=None):
        self.most_points, self.used, self.steps = most_points, set(), 0

    def sides(self, made, depth=0):
        self.steps += 1
        if self.steps > MOST_STEPS or depth > 60:
            raise ProofError(f"more than {MOST_STEPS} steps, or more than 60 inside each other; an induction step needs few.")
        if type(made) is not dict or "rule" not in made:
            raise ProofError(f"{made!r:.80} is no inequality; make one with same, two_point or hypothesis, "
                             "and combine with scale, add or chain. Does your function end in a return?")
        rule = made["rule"]
        if rule in ("same", "two_point", "hypothesis"):
            return self.made(rule, made)
        parts = made.get("of")
        if rule not in ("scale", "add", "chain") or type(parts) is not list or len(parts) != (1 if rule == "scale" else 2):
            raise ProofError(f"{rule!r:.40} is no rule here, or lacks its inequalities.")
        (left, right), *more = [self.sides(part, depth + 1) for part in parts]
        if rule == "scale":
            factor = _number(made.get("factor"), "the factor of scale")
            if factor < 0:
                raise ProofError(f"scale by {factor:.4g}: a negative factor turns an inequality around.")
            return _sum([(factor, left)]), _sum([(factor, right)])
        if rule == "add":
            return _sum([(1.0, left), (1.0, more[0][0])]), _sum([(1.0, right), (1.0, more[0][1])])
        rest = _sum([(1.0, right), (-1.0, more[0][0])])
        if any(weight < 0 for _, weight in rest):
            raise ProofError(f"chain: the first ends in {_text(right)}, the second starts with {_text(more[0][0])}; "
                             "that must be (part of) the same. Scale it first?")
        return left, _sum([(1.0, rest), (1.0, more[0][1])])

    def made(self, rule, made):
        points = [_number(v, f"a point of {rule}") for v in _list(made.get("points"), rule)]
        weights = [_number(v, f"a weight of {rule}") for v in _list(made.get("weights"), rule)]
        if len(points) != len(weights) or not points or len(points) != {"same": 1, "two_point": 2}.get(rule, len(points)):
            raise ProofError(f"{rule} got {len(points)} points and {len(weights)} weights.")
        if min(weights) < -CLOSE:
            raise ProofError(f"{rule}: a weight is {min(weights):.4g}; weights are at least 0"
                             + (", and 0 <= t <= 1." if rule == "two_point" else "."))
        if abs(sum(weights) - 1) > CLOSE:
            raise ProofError(f"{rule}: the weights sum to {sum(weights):.4g}, not 1. Renormalise them, and scale afterwards.")
        if rule == "hypothesis" and self.most_points is not None and len(points) > self.most_points:
            raise ProofError(f"the hypothesis is about at most {self.most_points} point(s), you gave it {len(points)}: "
                             "that is the claim itself, so the proof would be circular.")
        self.used.add(rule)
        mean = sum(w * v for w, v in zip(weights, points, strict=True))
        return [(mean, 1.0)], _sum([(1.0, zip(points, weights, strict=True))])


def _made(step):
    """The step as plain floats and lists, after its preconditions were checked (all but the number of points)."""
    for key in ("points", "weights"):
        if key in step:
            step[key] = [_number(v, f"a number in {step['rule']}") for v in step[key]]
    if "factor" in step:
        step["factor"] = _number(step["factor"], "the factor of scale")
    _Remaking().sides(step)
    return step


def _number(v, what):
    if isinstance(v, np.generic):
        v = v.item()
    if type(v) not in (int, float) or not math.isfinite(v):
        raise ProofError(f"{what} is {v!r:.60}; expected a finite number.")
    return float(v)


def _list(v, rule):
    if type(v) is not list:
        raise ProofError(f"{rule} needs lists of points and weights.")
    return v


def _sum(parts):
    """Σ factor · side, with equal points merged and zeros dropped, in the order of the points."""
    terms = sorted((point, factor * weight) for factor, side in parts for point, weight in side)
    merged = []
    for point, weight in terms:
        if merged and abs(point - merged[-1][0]) <= CLOSE * (1 + abs(point)):
            merged[-1] = (merged[-1][0], merged[-1][1] + weight)
        else:
            merged.append((point, weight))
    return [(point, weight) for point, weight in merged if abs(weight) > CLOSE]


def _text(side):
    return " + ".join(f"f({p:.3g})" if abs(w - 1) < CLOSE else f"{w:.3g}·f({p:.3g})" for p, w in side) or "0"


def _case(x, lam):
    numbers = lambda values: ", ".join(f"{v:.3g}" for v in values)
    return f"With x = [{numbers(x)}] and lam = [{numbers(lam)}]"
