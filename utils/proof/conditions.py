"""What a sum of facts can't say: where zeros or infinite means would spoil it, and what must be proved before an equality of distributions.

`zeros_agree` and `meant` are asked by `kernel` for every certificate; `premises` are what the rules that conclude more than a sum need.
"""
from itertools import combinations

from .axioms import alone, is_distribution, mean, meaning, need, plus, says
from .words import Constant, Density, Divergence, JensenShannon, LogMean, Mean


def zeros_agree(statement, certificate, known):
    """An identity was proved by adding logarithms. Where some factor is 0 its sides must agree, too.

    Over every pattern of zeros that the facts allow, both sides are 0, or the identity is undefined (something divided by
    0, or a condition of probability 0). A cited identity says nothing where it's undefined.
    """
    facts = [known.cited[fact[1]] for _, fact in certificate if fact[0] in ("cite", "part")]
    rules = [says(fact, known)[1] for _, fact in certificate if fact[0] == "product rule" and len(fact) == 5]
    parts = [says(fact, known)[1] for _, fact in certificate if fact[0] == "part"]              # of a mixture: p(x) == q(x)
    need(len(facts) + len(rules) == len(certificate) and all(fact.pointwise for fact in facts))
    sides = [(s.left.terms, s.right.terms) for s in (statement, *facts)]
    sides += [({d: 1 for d, c in terms.items() if c > 0}, {d: 1 for d, c in terms.items() if c < 0}) for terms in parts]
    used = {d for terms in (*rules, *(t for pair in sides for t in pair)) for d in terms}
    used = sorted(used | {Density(d.law, d.given) for d in used if d.given}, key=str)
    need(len(used) <= 12)
    for zeros in (set(z) for r in range(1, len(used) + 1) for z in combinations(used, r)):
        zero = lambda terms, sign=1, zeros=zeros: any(d in zeros for d, c in terms.items() if c * sign > 0)
        undefined = lambda pair, zero=zero, zeros=zeros: any(
            zero(terms, -1) or any(Density(d.law, d.given) in zeros for d in terms if d.given) for terms in pair)
        possible = all(zero(terms, 1) == zero(terms, -1) for terms in rules)
        possible = possible and all(undefined(pair) or zero(pair[0]) == zero(pair[1]) for pair in sides[1:])
        if possible and not undefined(sides[0]) and not (zero(sides[0][0]) and zero(sides[0][1])):
            return False
    return True


def meant(statement, facts, known):
    """Refuses facts with a mean E_p[log q] that may be −∞ and then can't cancel: unless q's mixture contains p, or the
    statement, or one that is cited, speaks of such a mean itself, and so assumes that q has mass wherever p has."""
    said = [statement, *(known.cited[fact[1]] for fact in facts if fact[0] == "cite")]
    terms = [t for s in said if not s.pointwise for side in (s.left, s.right, s.gap) for t in side.terms]
    terms += [t for key in terms if isinstance(key, (Divergence, JensenShannon)) for t in meaning(known, key)]
    terms += [t for key in terms if isinstance(key, Divergence) for t in meaning(known, key)]
    pairs = [(t.measure.law, t.density) for t in terms if isinstance(t, Mean)]
    parts = {name: {part for _, part in law.components} for name, law in known.laws.items()}
    pairs += [(part, d) for law, d in pairs for part in parts[law]]

    def positive(measure, d):
        return (d.law == measure.law or measure.law in parts[d.law]
                or any(measure.law == law and d.law == other.law and d.variables <= other.variables for law, other in pairs))

    for fact in facts:
        need(all(positive(t.measure, t.density) for t in says(fact, known)[1] if isinstance(t, Mean)))
        if fact[0] == "under":              # also what cancels in the identity before its mean is taken
            need(all(positive(fact[2], d) for side in (known.cited[fact[1]].left, known.cited[fact[1]].right) for d in side.terms))


def premises(rule, statement, other, known):
    """Claims [(relation, formula)] from which the rule gives the statement; `other`: the label of a line, or a way."""
    if rule == "strict jensen":             # E_d[log f] = log E_d[f] makes f constant where d has mass; f is divided by d
        need(isinstance(statement, Constant))
        measure = _divisor(statement.ratio)
        return [plus((1, mean(measure, dict(statement.ratio))), (-1, {LogMean(measure, statement.ratio): 1}))]
    need(statement.pointwise)
    if rule == "normalisation":             # r/d constant where d has mass, and E_d[r/d] = 1: r has no mass elsewhere
        ratio = known.cited[other].ratio
        measure, gap = _divisor(ratio), plus((1, statement.gap.terms))
        need(gap in (dict(ratio), plus((-1, dict(ratio)))))
        need(is_distribution(plus((1, dict(ratio)), (1, {measure: 1})), measure.left))
        return [{LogMean(measure, ratio): 1}]
    need(rule == "gibbs equality")
    sides = (statement.left.terms, statement.right.terms)
    measure, ratio = alone(sides[other % 2]), {d: int(e) for d, e in sides[1 - other % 2].items()}
    need(measure and is_distribution(ratio, measure.left))
    divergence = {Divergence(measure, frozenset(ratio.items())): 1}
    return [divergence if other < 2 else mean(measure, plus((1, {measure: 1}), (-1, ratio)))]


def _divisor(ratio):
    """The single density d of a ratio r/d."""
    below = [d for d, e in ratio if e < 0]
    need(len(below) == 1 and dict(ratio)[below[0]] == -1 and not below[0].given)
    return below[0]
