"""What may be added up: each fact is a tuple that says what it is, such as ("I", {X}, {Y}, {Z}), and here is what it says.

`says` makes a fact's formula from nothing but the tuple, and refuses a tuple that isn't a fact. Each function is one rule of
the course. Together with `kernel`, `conditions` and `words` this is all that a proof rests on.
"""
from fractions import Fraction

from .words import ONE, Constant, Density, Divergence, Entropy, Information, JensenShannon, Log, LogMean, Mean


class Refused(Exception):
    """A certificate that proves nothing."""


class Known:
    """What a proof may cite: its laws {name: Law} and the statements accepted so far {label: statement}."""

    def __init__(self, laws=None, cited=None):
        self.laws, self.cited = laws or {}, cited if cited is not None else {}


def need(condition):
    if not condition:
        raise Refused


def plus(*parts):
    """Σ factor · formula, without zeros; parts are pairs (factor, {term: coefficient})."""
    total = {}
    for factor, terms in parts:
        for term, c in terms.items():
            total[term] = total.get(term, 0) + factor * c
    return {term: c for term, c in total.items() if c}


# ---- entropies: a term is a set of variables ----------------------------------------------------------------------------

def mutual_information(_, a, b, c):
    """I(a;b|c) ≥ 0. A variable with a density may be named once: given itself, it has none."""
    need(a and b and not any(v.continuous for v in (a & b) | (a & c) | (b & c)))
    return ">=", plus((1, {a | c: 1}), (1, {b | c: 1}), (-1, {a | b | c: 1}), (-1, {c: 1} if c else {}))


def entropy(_, a, c):
    """H(a|c) ≥ 0, if no variable of a has a density."""
    need(a and not any(v.continuous for v in a))
    return ">=", plus((1, {a | c: 1}), (-1, {c: 1} if c else {}))


def logarithm(_, prime, above, steps):
    """steps · log₂ prime compared with an integer: prime^steps against a power of 2."""
    need(0 < steps <= 64 and prime > 1)
    power = (prime**steps).bit_length()
    return ">=", {Log(prime): steps, ONE: 1 - power} if above else {Log(prime): -steps, ONE: power}


def cite(known, label):
    statement = known.cited[label]
    need(not isinstance(statement, Constant))
    return "==" if statement.is_equality else ">=", plus((1, statement.gap.terms))


# ---- means of log-probabilities: a term is a Mean, a LogMean, a measure, or a Density (its logarithm at every point) -------

def mean(measure, logs):
    """{Mean: coefficient} of Σ coefficient · log density under this measure, which must average over all that occurs."""
    need(not measure.given and all(d.variables <= measure.left for d in logs))
    return {Mean(measure, d): c for d, c in logs.items()}


def is_distribution(ratio, variables):
    """Is the product a distribution of `variables`? Each is left of one bar, and conditions form no circle."""
    factors, known = list(ratio), frozenset()
    if any(e != 1 for e in ratio.values()) or sorted(v for f in factors for v in f.left) != sorted(variables):
        return False
    while ready := [f for f in factors if f.given <= known]:
        known, factors = known.union(*(f.left for f in ready)), [f for f in factors if f not in ready]
    return not factors


def meaning(known, key, other=False):
    """The formula that defines a measure."""
    if isinstance(key, Entropy):
        return mean(Density(key.density.law, key.density.variables), {key.density: -1})
    if isinstance(key, Divergence):
        return mean(key.measure, plus((1, {key.measure: 1}), (-1, dict(key.ratio))))
    if isinstance(key, Information):
        a, b = (*key.sides, *key.sides)[:2]
        joint = Density(key.law, a | b, key.given)
        apart = plus((1, {Density(key.law, a, key.given): 1}), (1, {Density(key.law, b, key.given): 1}))
        if other:                                                   # as a divergence
            need(not key.given and not a & b)
            return {Divergence(joint, frozenset(apart.items())): 1}
        return mean(Density(key.law, a | b | key.given), plus((1, {joint: 1}), (-1, apart)))
    need(isinstance(key, JensenShannon))
    first, second = (*sorted(key.pair, key=str), *key.pair)[:2]
    halves = sorted((Fraction(1, 2), d.law) for d in (first, second))
    law = next((law for law in known.laws.values() if sorted(law.components) == halves), None)
    need(law and all(d.left == frozenset(law.variables[:-1]) and not d.given for d in key.pair))
    middle = frozenset({(Density(law.name, first.left), 1)})
    return plus((Fraction(1, 2), {Divergence(first, middle): 1}), (Fraction(1, 2), {Divergence(second, middle): 1}))


def definition(known, key, other=False):
    return "==", plus((1, {key: 1}), (-1, meaning(known, key, other)))


def product_rule(_, law, a, b, given, measure=None):
    """log p(a,b|given) = log p(b|given) + log p(a|b,given), at every point or under a measure."""
    need(a and b and not a & b and not (a | b) & given)
    rule = {Density(law, a | b, given): 1, Density(law, b, given): -1, Density(law, a, b | given): -1}
    return "==", mean(measure, rule) if measure else rule


def marginalisation(_, measure, other, content):
    """E under p(x,y) and under p(x) of what depends on x alone; content: a Density, or the ratio of a LogMean."""
    inside = [content] if isinstance(content, Density) else [d for d, _ in content]
    need(measure.law == other.law and not measure.given | other.given)
    need(all(d.variables <= measure.left & other.left for d in inside))
    of = (lambda m: Mean(m, content)) if isinstance(content, Density) else (lambda m: LogMean(m, content))
    return "==", plus((1, {of(measure): 1}), (-1, {of(other): 1}))


def average(known, measure, density):
    """E under a mixture = Σ weight · E under its components; given the component, m(x|z) is that component."""
    law = known.laws[measure.law]
    coin, rest = law.variables[-1], frozenset(law.variables[:-1])
    chosen = density == Density(law.name, rest, frozenset({coin}))
    need(law.components and measure.left in (rest, rest | {coin}) and (chosen or coin not in density.variables))
    parts = [(w, mean(Density(name, rest), {Density(name, rest) if chosen else density: 1})) for w, name in law.components]
    return "==", plus((1, mean(measure, {density: 1})), *((-w, part) for w, part in parts))


def coin(known, measure):
    """E[log m(z)] for the z of a mixture, a coin whose weights are powers of ½."""
    weights = [w for w, _ in known.laws[measure.law].components]
    density = Density(measure.law, frozenset(known.laws[measure.law].variables[-1:]))
    need(weights and all(w.numerator == 1 and w.denominator & (w.denominator - 1) == 0 for w in weights))
    total = sum(w * (1 - w.denominator.bit_length()) for w in weights)
    return "==", plus((1, mean(measure, {density: 1})), (-1, {ONE: total}))


def at_most_certain(known, measure, given):
    """E[log m(z|given)] ≤ 0 for the z of a mixture: it is discrete."""
    law = known.laws[measure.law]
    need(law.components and law.variables[-1] not in given)
    return ">=", mean(measure, {Density(law.name, frozenset(law.variables[-1:]), given): -1})


def jensen(_, measure, ratio):
    return ">=", plus((1, {LogMean(measure, ratio): 1}), (-1, mean(measure, dict(ratio))))


def normalisation(_, measure, ratio, joint=False):
    """E_m[r/m] ≤ 1 for a distribution r of the same variables; with `joint`, p(a|b) is written p(a,b)/p(b)."""
    times = plus((1, dict(ratio)), (1, {measure: 1}))
    if joint:
        times = plus(*((e, plus((1, {Density(d.law, d.variables): 1}), (-1, {Density(d.law, d.given): 1} if d.given else {})))
                       for d, e in times.items()))
    need(not measure.given and is_distribution(times, measure.left))
    return ">=", {LogMean(measure, ratio): -1}


def gibbs(_, measure, ratio):
    """E_m[log r] ≤ E_m[log m] for a distribution r of the same variables."""
    need(is_distribution(dict(ratio), measure.left))
    return ">=", mean(measure, plus((1, {measure: 1}), (-1, dict(ratio))))


def divergence(_, key):
    need(isinstance(key, Divergence) and not key.measure.given and is_distribution(dict(key.ratio), key.measure.left))
    return ">=", {key: 1}


def under(known, label, measure):
    """Two products of densities that are equal at every point have the same mean logarithm."""
    need(known.cited[label].pointwise)
    return "==", mean(measure, plus((1, known.cited[label].gap.terms)))


def equals(known, label, key):
    """Where p(x) == q(x) is known, a measure of p is that of q: the key with one put for the other, the same value."""
    old, new = (alone(side.terms) for side in (known.cited[label].left, known.cited[label].right))
    need(known.cited[label].pointwise and old and new and old.left == new.left)
    put = lambda d: new if d == old else d
    if isinstance(key, Mean):
        need(key.measure == old and key.density.variables <= old.left)
        return "==", plus((1, {key: 1}), (-1, {Mean(new, put(key.density)): 1}))
    need(isinstance(key, Divergence))
    ratio = plus(*((e, {put(d): 1}) for d, e in key.ratio))
    image = {} if ratio == {put(key.measure): 1} else {Divergence(put(key.measure), frozenset(ratio.items())): 1}
    return "==", plus((1, {key: 1}), (-1, image))


def part(known, label):
    """A mixture of two that equals one of its parts equals the other, too: m = p and m = w p + (1 − w) q give p = q."""
    cited = known.cited[label]
    need(cited.pointwise)
    for one, m in ((alone(cited.left.terms), alone(cited.right.terms)), (alone(cited.right.terms), alone(cited.left.terms))):
        law = known.laws[m.law] if one and m else None
        names = [name for _, name in law.components] if law else []
        if len(names) == 2 and one.law in names and one.left == m.left == frozenset(law.variables[:-1]):
            return "==", plus((1, {one: 1}), (-1, {Density(names[names[0] == one.law], m.left): 1}))
    raise Refused


def alone(terms):
    """The density p(x,…) that this side of an identity is, alone and without a bar; else None."""
    (density, exponent), *more = list(terms.items()) or [(None, 0)]
    return density if exponent == 1 and not more and not density.given else None


# ---- Jensen's induction: a term is a point x, for f(x) of a convex f --------------------------------------------------------

def convexity(_, points, weights):
    """Σ w·f(x) − f(Σ w·x) ≥ 0 for weights ≥ 0 that sum to 1."""
    need(len(points) == len(weights) and all(type(v) is Fraction for v in (*points, *weights)))
    need(min(weights) >= 0 and sum(weights) == 1)
    centre = sum(w * x for w, x in zip(weights, points, strict=True))
    return ">=", plus(*((w, {x: 1}) for w, x in zip(weights, points, strict=True)), (-1, {centre: 1}))


# ---- sums over all variables of products P(x) P(y|x) f(x,y): a factor is (kind, first, second) -------------------------------

def same_sum(before, after, old, new):
    """Does the sum keep its value when the factors `old` of the line `before` become `new`, or all variables are renamed?"""
    if isinstance(old, dict):               # a renaming, one to one, x to x and y to y
        need(len(set(old.values())) == len(old) and all(a[0] == b[0] for a, b in old.items()))
        return sorted((k, old[a], b and old[b]) for k, a, b in before) == sorted(after)
    rest = list(before)
    for factor in old:
        need(factor in rest)
        rest.remove(factor)
    (few, many), elsewhere = sorted((old, new), key=len), {v for _, *pair in rest for v in pair}
    need(sorted([*rest, *new], key=str) == sorted(after, key=str))
    if not few:                             # Σ_v P(v|w) = 1: v is nowhere else, w is, or the sum over w would be lost
        need(len(many) == 1)
        (kind, v, w), = many
        return bool(rest) and kind in ("P", "|") and v not in elsewhere and (w is None or w in elsewhere)
    return jointly(few) == jointly(many)    # P(x,y) = P(x) P(y|x) = P(y) P(x|y)


def jointly(factors):
    """The two variables of whose joint probability these factors are one writing."""
    need(len(factors) in (1, 2))
    if len(factors) == 1:
        need(factors[0][0] == ",")
        return set(factors[0][1:])
    (one, u, _), (other, v, given) = sorted(factors, key=lambda factor: factor[0] == "|")
    need((one, other, given) == ("P", "|", u))
    return {u, v}


RULES = {"1": lambda _: (">=", {ONE: 1}), "I": mutual_information, "H": entropy, "log": logarithm, "cite": cite,
         "definition": definition, "product rule": product_rule, "marginalisation": marginalisation, "average": average,
         "coin": coin, "h>=0": at_most_certain, "jensen": jensen, "normalisation": normalisation, "gibbs": gibbs,
         "divergence": divergence, "under": under, "equals": equals, "part": part, "convexity": convexity}
LABELLED = ("cite", "under", "equals", "part")          # facts that rest on a line or a given: (kind, its label, …)


def says(fact, known=None):
    """(">=" or "==", {term: coefficient}): that this formula is at least 0, or 0."""
    return RULES[fact[0]](known or Known(), *fact[1:])
