"""Exercise 5.5: a proof about sums such as Σ P(x) P(y|x) f(x,y), each line from the one before by one rule of `rewriting`."""
from fractions import Fraction
from itertools import pairwise

import numpy as np

from utils.checks.gate import check, fail, passed
from utils.checks.showing import show
from utils.proof.rewriting import RULES, follows, parse, read_rule, value

MOST_LINES = 60


@check
def lemma(lemma, seed=0):
    """E f(x,y) with x', drawn again by P(x'|y), in place of x: line by line, and on an exact table."""
    prove(lemma, "P(x) P(y|x) f(x,y)", "P(x) P(y|x) P(x'|y) f(x',y)", np.random.default_rng(seed))


def prove(answer, start, goal, rng):
    """Fail unless the proof, a list of (line, rule), leads from `start` to `goal`, each line by its rule from the one before."""
    proof = answer.value
    if type(proof) not in (list, tuple) or not proof or any(type(s) not in (list, tuple) or len(s) != 2 for s in proof):
        fail(f"Your proof is {show(proof)}; expected a list of pairs (line, rule), such as (\"{start}\", \"start\").")
    if len(proof) > MOST_LINES:
        fail(f"Your proof has {len(proof)} lines; at most {MOST_LINES} are read. One use of one rule per line takes fewer than ten.")
    lines = []
    for number, (text, rule) in enumerate(proof, 1):
        line = parse(text)
        if line is None:
            fail(f"Line {number}, {show(text)}, can't be read; expected a formula. Write a product of factors P(x), P(x,y), P(y|x), f(x,y), with the "
                 "variables x, x', x'', y, y' and a space between factors; sums over all variables are understood.")
        if number > 1 and read_rule(rule) is None:
            fail(f"Line {number} gives the rule {show(rule)}; expected one of {', '.join(RULES)}. What did you do to line {number - 1}?")
        lines.append((text, line, read_rule(rule)))
    if lines[0][1] != parse(start):
        fail(f"Line 1 is {lines[0][0]}; expected the left-hand side, {start}. Begin there, with the rule \"start\".")
    weights = rng.integers(1, 10, (3, 2))
    p_xy = [[Fraction(int(w), int(weights.sum())) for w in row] for row in weights]
    f = [[Fraction(int(w)) for w in row] for row in rng.integers(-9, 10, (3, 2))]
    for number, ((_, before, _), (text, after, rule)) in enumerate(pairwise(lines), 2):
        if follows(before, after, rule):
            continue
        old, new = value(before, p_xy, f), value(after, p_xy, f)
        others = [other for other in RULES if other != rule and follows(before, after, other)]
        what = f"Line {number}, {text}, does not follow from line {number - 1} by \"{rule}\""
        moved = [part for part in before if part[0] == "f"] != [part for part in after if part[0] == "f"]
        if others:
            fail(f"{what}: it's the rule \"{others[0]}\" that gives it. Which rule says what you did?")
        if old == new and moved:
            fail(f"{what}. Both lines have the same value ({old} on a test table), but f changed its argument and no rule says why: "
                 "this is the gap in the published proof. What makes x and x' exchangeable? Write the line that shows it.")
        if old == new:
            fail(f"{what}. Both lines have the same value ({old} on a test table), but one use of one rule does not lead from the "
                 "first to the second. Write the lines in between, one rule each.")
        fail(f"{what}: they are not even equal. On a table of 3 × 2 with integer f, line {number - 1} is {old} and line {number} "
             f"is {new}. A renaming must reach every factor, and only a variable found nowhere else sums to one.")
    if lines[-1][1] != parse(goal):
        fail(f"Your last line is {lines[-1][0]}; expected the right-hand side, {goal}. Which factor is still missing or too many?")
    passed("lemma", f"{len(lines)} lines, each by its rule; both sides are {value(lines[0][1], p_xy, f)} on a 3 × 2 table, exactly")
