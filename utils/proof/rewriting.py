"""Proofs about sums such as Σ P(x) P(y|x) f(x,y): each line must follow from the one before by one sound rule.

A line is a product of factors, summed over every variable in it: x, x', x'' run over one set, y, y' over another. Rules:

    product rule   P(x,y) = P(x) P(y|x) = P(y) P(x|y), once, in either direction
    sum to one     a factor P(v) or P(v|w) whose v is nowhere else may come or go, if w is somewhere else: Σ_v P(v|w) = 1
    rename         variables may change their names, in every factor at once, two never becoming one

What a rule allows is looked for here; whether the sum keeps its value by it, `axioms.same_sum` says.
"""
import re
from fractions import Fraction
from itertools import permutations, product

from . import axioms
from .spelling import plain

RULES = ("product rule", "sum to one", "rename")
SPELLINGS = {"sums to one": "sum to one", "sum to 1": "sum to one", "sums to 1": "sum to one", "normalisation": "sum to one",
             "normalization": "sum to one", "marginalisation": "sum to one", "marginalization": "sum to one", "renaming": "rename",
             "renamed": "rename", "relabel": "rename", "relabelling": "rename", "relabeling": "rename", "swap": "rename", "swapping": "rename",
             "interchange": "rename", "change of names": "rename", "product": "product rule", "chain rule": "product rule", "bayes": "product rule",
             "bayes'": "product rule", **dict.fromkeys(("sum rule", "summing out", "sum out", "marginalise", "marginalize"), "sum to one")}
VARIABLES = {"x": ("x", "x'", "x''"), "y": ("y", "y'")}
FACTOR = re.compile(r"([Pp]|f)\(([xy]'{0,2})(?:([,|])([xy]'{0,2}))?\)")
SUM = re.compile(r"^\s*(?:(?:[∑Σ]|\\?sum)(?:_\([^()]*\)|_?[xy]'*)?\s*)+")      # understood, whether it's written or not
LONGEST = 400               # characters in a line
MOST_FACTORS = 12


def parse(text):
    """A line as a sorted tuple of factors (kind, first, second); kind is "P", ",", "|" or "f". None if it cannot be read."""
    if not isinstance(text, str) or len(text) > LONGEST:
        return None
    text = SUM.sub("", plain(text.replace("″", "''"))).replace("*", "").replace("X", "x").replace("Y", "y")
    compact = re.sub(r"\s", "", text)
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
    whole = factors and end == len(compact) and len(factors) <= MOST_FACTORS
    return tuple(sorted(factors, key=str)) if whole else None


def read_rule(text):
    """The rule that a text names or begins with, as in "rename x to x'"; None if there is no such rule."""
    if not isinstance(text, str) or len(text) > LONGEST:
        return None
    words = text.casefold().replace("’", "'").replace("-", " ").replace(":", " ").strip(" .").removeprefix("by ").removeprefix("the ").split()
    begun = (" ".join(words[:n]) for n in range(min(len(words), 4), 0, -1))
    return next((rule for start in begun if (rule := SPELLINGS.get(start, start)) in RULES), None)


def write(line):
    """A parsed line as text."""
    return " ".join({"P": f"P({a})", ",": f"P({a},{b})", "|": f"P({a}|{b})", "f": f"f({a},{b})"}[kind] for kind, a, b in line)


def variables(line):
    return sorted({v for _, a, b in line for v in (a, b) if v})


def steps(line, rule):
    """What the rule might do to this line: (factors, the factors put for them), or a renaming as a dict."""
    if rule == "rename":
        xs, ys = ([v for v in variables(line) if v[0] == kind] for kind in "xy")
        for new_x, new_y in product(permutations(VARIABLES["x"], len(xs)), permutations(VARIABLES["y"], len(ys))):
            yield dict(zip([*xs, *ys], [*new_x, *new_y], strict=True)), None
        return
    here = variables(line)
    if rule == "sum to one":
        yield from (((factor,), ()) for factor in line if factor[0] in "P|")
        for v in (v for names in VARIABLES.values() for v in names if v not in here):
            yield (), (("P", v, None),)
            yield from (((), (("|", v, w),)) for w in here if w[0] != v[0])
        return
    for kind, a, b in line:
        if kind == ",":
            yield from ((((kind, a, b),), (("P", u, None), ("|", v, u))) for u, v in ((a, b), (b, a)))
        if kind == "|":
            x, y = sorted((a, b))
            yield (("P", b, None), (kind, a, b)), ((",", x, y),)
            yield (("P", b, None), (kind, a, b)), (("P", a, None), (kind, b, a))


def following(line, rule):
    """Every line that one use of the rule makes of this one."""
    for old, new in steps(line, rule):
        after = _replaced(line, old, new)
        if after is not None and _same(line, after, old, new):
            yield after


def follows(before, after, rule):
    return any(line == after for line in following(before, rule))


def _replaced(line, old, new):
    if new is None:
        return tuple(sorted(((kind, old[a], b and old[b]) for kind, a, b in line), key=str))
    rest = list(line)
    for factor in old:
        if factor not in rest:
            return None
        rest.remove(factor)
    return tuple(sorted([*rest, *new], key=str))


def _same(before, after, old, new):
    try:
        return axioms.same_sum(before, after, old, new)
    except axioms.Refused:
        return False


def value(line, p_xy, f):
    """The sum that a line means, exactly. p_xy and f: lists of rows of Fractions, p_xy > 0."""
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
