"""Exercise 5.5: a small proof checker for sums such as Σ P(x) P(y|x) f(x,y): each line must follow from the one before by one sound rule.

A line is a product of factors, summed over every variable in it: x, x', x'' run over one set, y, y' over another. Rules:

    product rule   P(x,y) = P(x) P(y|x) = P(y) P(x|y), once, in either direction
    sum to one     a factor P(v) or P(v|w) whose v appears nowhere else may come or go: Σ_v P(v|w) = 1
    rename         variables may change their names, in every factor at once, two never becoming one
"""
import re
from fractions import Fraction
from itertools import pairwise, permutations, product

import numpy as np

from utils.checks.gate import check, fail, passed
from utils.checks.showing import show

RULES = ("product rule", "sum to one", "rename")
VARIABLES = {"x": ("x", "x'", "x''"), "y": ("y", "y'")}
FACTOR = re.compile(r"(P|f)\(([xy]'{0,2})(?:([,|])([xy]'{0,2}))?\)")


def parse(text):
    """A line as a sorted tuple of factors (kind, first, second); kind is "P", ",", "|" or "f". None if it cannot be read."""
    compact = re.sub(r"[\s*·]", "", text.replace("′", "'"))
    factors, end = [], 0
    for match in FACTOR.finditer(compact):
        head, first, separator, second = match.groups()
        kind = "f" if head == "f" else separator or "P"
        mixed = second is not None and first[0] != second[0]
        if match.start() != end or not (mixed or (kind == "P" and second is None)) or (kind == "f" and separator != ","):
            return None
        if any(v is not None and v not in VARIABLES[v[0]] for v in (first, second)):
            return None
        if kind in ",f" and first[0] == "y":
            first, second = second, first                       # P(y,x) is P(x,y); f takes x, then y
        factors.append((kind, first, second))
        end = match.end()
    return tuple(sorted(factors, key=str)) if factors and end == len(compact) else None


def write(line):
    """A parsed line as text."""
    return " ".join({"P": f"P({a})", ",": f"P({a},{b})", "|": f"P({a}|{b})", "f": f"f({a},{b})"}[kind] for kind, a, b in line)


def variables(line):
    return sorted({v for _, a, b in line for v in (a, b) if v})


def product_rule(line):
    """Every line one use of the product rule away."""
    for i, (kind, a, b) in enumerate(line):
        rest = line[:i] + line[i + 1:]
        if kind == ",":
            yield (*rest, ("P", a, None), ("|", b, a))
            yield (*rest, ("P", b, None), ("|", a, b))
        if kind == "|" and ("P", b, None) in rest:
            j = rest.index(("P", b, None))
            x, y = sorted((a, b))
            yield (*rest[:j], *rest[j + 1:], (",", x, y))


def sum_to_one(line):
    """Every line with one factor less, or one more, that sums to 1 over a variable found nowhere else."""
    here = variables(line)
    for i, (kind, a, _) in enumerate(line):
        rest = line[:i] + line[i + 1:]
        if kind in "P|" and a not in variables(rest) and rest:
            yield rest
    for v in (v for names in VARIABLES.values() for v in names if v not in here):
        yield (*line, ("P", v, None))
        for w in here:
            if w[0] != v[0]:
                yield (*line, ("|", v, w))


def rename(line):
    """Every line with its variables renamed, one to one and within their kind."""
    xs, ys = ([v for v in variables(line) if v[0] == kind] for kind in "xy")
    for new_x, new_y in product(permutations(VARIABLES["x"], len(xs)), permutations(VARIABLES["y"], len(ys))):
        names = dict(zip([*xs, *ys], [*new_x, *new_y], strict=True))
        yield tuple((kind, names[a], names.get(b)) for kind, a, b in line)


def follows(before, after, rule):
    reachable = {"product rule": product_rule, "sum to one": sum_to_one, "rename": rename}[rule](before)
    return any(tuple(sorted(line, key=str)) == after for line in reachable)


def value(line, p_xy, f):
    """The sum that a line stands for, exactly. p_xy and f: lists of rows of Fractions, p_xy > 0."""
    p_x, p_y = [sum(row) for row in p_xy], [sum(column) for column in zip(*p_xy, strict=True)]
    names = variables(line)
    total = Fraction(0)
    for values in product(*(range(len(p_x if v[0] == "x" else p_y)) for v in names)):
        at, term = dict(zip(names, values, strict=True)), Fraction(1)
        for kind, a, b in line:
            if kind == "P":
                term *= (p_x if a[0] == "x" else p_y)[at[a]]
            elif kind == "|":
                x, y = (at[a], at[b]) if a[0] == "x" else (at[b], at[a])
                term *= p_xy[x][y] / (p_y if a[0] == "x" else p_x)[at[b]]
            else:
                term *= (p_xy if kind == "," else f)[at[a]][at[b]]
        total += term
    return total


@check
def lemma(lemma, seed=0):
    """E f(x,y) with x', drawn again by P(x'|y), in place of x: line by line, and on an exact table."""
    prove(lemma, "P(x) P(y|x) f(x,y)", "P(x) P(y|x) P(x'|y) f(x',y)", np.random.default_rng(seed))


def prove(answer, start, goal, rng):
    """Fail unless the proof, a list of (line, rule), leads from `start` to `goal`, each line by its rule from the one before."""
    proof = answer.value
    if type(proof) not in (list, tuple) or not proof or any(type(s) not in (list, tuple) or len(s) != 2 for s in proof):
        fail(f"Your proof is {show(proof)}; expected a list of pairs (line, rule), such as (\"{start}\", \"start\").")
    lines = []
    for number, (text, rule) in enumerate(proof, 1):
        line = parse(text) if type(text) is str else None
        if line is None:
            fail(f"Line {number}, {show(text)}, can't be read; expected a formula. Write a product of factors P(x), P(x,y), P(y|x), f(x,y), with the "
                 "variables x, x', x'', y, y' and a space between factors; sums over all variables are understood.")
        if number > 1 and (type(rule) is not str or rule not in RULES):
            fail(f"Line {number} gives the rule {show(rule)}; expected one of {', '.join(RULES)}. What did you do to line {number - 1}?")
        lines.append((text, line, rule))
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
