"""The rules of a proof one level below entropies, where the facts about entropies come from.

Each rule gives facts about E_p[log q(·)]; a line follows by a rule when it is an exact combination of them. Three rules
conclude an equality of distributions from lines before: strict jensen, normalisation and gibbs equality.
"""
from fractions import Fraction
from itertools import product

from . import pmfs
from .certificate import follows
from .densities import (
    Constant,
    Density,
    Divergence,
    Entropy,
    ExpectationReader,
    Identity,
    Information,
    JensenShannon,
    LogMean,
    Mean,
    distribution,
    read_law,
)
from .linear import ONE, Claim, Linear, ProofError

REASONS = {
    "definition": "H(x|y) = −E[log p(x|y)], I(x;y) = KL(p(x,y) || p(x) p(y)), KL(p||q) = E_p[log p/q], JSD by its two KLs",
    "product rule": "log p(x,y) = log p(y) + log p(x|y)",
    "marginalisation": "E_p(x,y)[log f(x)] = E_p(x)[log f(x)]",
    "linearity": "the logarithm of a product is a sum, and so is its expectation",
    "average": "an expectation under a mixture is the weighted sum of those under its components",
    "jensen": "E[log f] ≤ log E[f]",
    "strict jensen": "where E[log f] = log E[f], f is constant wherever its distribution has mass",
    "normalisation": "E_p[q/p] ≤ 1; a constant q/p with E_p[q/p] = 1 means p = q",
    "gibbs": "KL ≥ 0",
    "gibbs equality": "KL = 0 only where both distributions are equal",
}


class Expectations:
    """What may be written about the laws of one proof, and what follows by which reason."""

    reasons = REASONS
    beyond = ""
    identity = "'linearity' alone"      # what a line rests on whose two sides read the same
    assumptions = "All expectations are finite; sums stand for integrals where a variable is continuous."

    def __init__(self, laws):
        self.laws = {law.name: law for law in map(read_law, laws)}
        for law in self.laws.values():
            for _, name in law.components:
                if name not in self.laws or set(self.laws[name].variables) != set(law.variables[:-1]):
                    raise ProofError(f"{law.name} mixes {name}, which is no law of {', '.join(law.variables[:-1])} here.")

    def read(self, statement):
        return ExpectationReader(statement, self.laws).statement()

    def certificate(self, statement, reason):
        if not isinstance(statement, Claim):
            return None
        if not statement.gap.terms and reason != "linearity":       # both sides read the same once logarithms are expanded
            return None
        return follows(statement, *self._facts(reason, _Words([statement], self)))

    def all_facts(self, statements, reasons):
        words = _Words(statements, self)
        inequalities, equalities = [], []
        for reason in (r for r in REASONS if r in reasons):
            more = self._facts(reason, words)
            inequalities += [(f"{label} ({reason})", fact) for label, fact in more[0]]
            equalities += [(f"{label} ({reason})", fact) for label, fact in more[1]]
        return inequalities, equalities

    def as_facts(self, label, statement, context):
        """What a line or a given says about the words in `context` (the target and whatever else is cited)."""
        target = context[0]
        if isinstance(statement, Constant):
            return [], []
        if not isinstance(statement, Identity):
            return ([], [(label, statement.gap)]) if statement.is_equality else ([(label, statement.gap)], [])
        if isinstance(target, Identity):
            return [], [(label, statement.gap)]
        words, equalities = _Words(context, self), []
        inside = frozenset().union(*(d.variables for d in statement.gap.terms))
        for measure in words.measures:
            if inside <= measure.left:
                equalities.append((f"{label} under {measure}",
                                   Linear({Mean(measure, d): c for d, c in statement.gap.terms.items()})))
        sides = [_joint(side) for side in (statement.left, statement.right)]
        if all(sides) and sides[0].left == sides[1].left:                       # equal laws have equal expectations
            equalities += [(label, _mean(sides[0], {d: 1}) - _mean(sides[1], {d: 1}))
                           for d in words.densities if d.variables <= sides[0].left]
        return [], equalities

    def premises(self, statement, reason, earlier):
        """For a rule that concludes an equality of distributions: alternatives of what must follow from earlier lines.

        None when the reason is no such rule for this statement.
        """
        if reason == "strict jensen":
            return self._strict_jensen(statement)
        if reason == "gibbs equality":
            return self._gibbs_equality(statement)
        if reason == "normalisation" and isinstance(statement, Identity):
            return self._normalisation(statement, earlier)
        return None

    def _strict_jensen(self, statement):
        """f is constant where d has mass, from E_d[log f] == log E_d[f]; d is what f is divided by."""
        measure = _divisor(statement.ratio) if isinstance(statement, Constant) else None
        return [[_jensen_equality(measure, statement.ratio)]] if measure else []

    def _normalisation(self, statement, earlier):
        """r == d from: r/d constant where d has mass, and E_d[r/d] = 1. The second says that r has no mass elsewhere."""
        alternatives = []
        for constant in (s for s in earlier if isinstance(s, Constant)):
            measure, gap = _divisor(constant.ratio), Linear(dict(constant.ratio))
            if measure and _same(statement.gap, gap) and distribution(_times(constant.ratio, measure), measure.left):
                zero = Linear({LogMean(measure, constant.ratio): 1})
                alternatives.append([Claim(zero, "==", Linear({}))])
        return alternatives

    def _gibbs_equality(self, statement):
        if not isinstance(statement, Identity):
            return []
        alternatives = []
        for one, other in ((statement.left, statement.right), (statement.right, statement.left)):
            d, ratio = _joint(one), {d: int(e) for d, e in other.terms.items()}
            if d and distribution(ratio, d.left):
                key = Divergence(d, frozenset(ratio.items()))
                alternatives += [[Claim(Linear({key: 1}), "==", Linear({}))],
                                 [Claim(_mean(d, {d: 1}), "==", _mean(d, ratio))]]
        return alternatives

    def refute(self, statement, givens):
        return pmfs.counterexample(statement, givens, self)

    def note(self, statement, reason):
        if reason == "normalisation" and isinstance(statement, Claim) and not isinstance(statement, Identity):
            return " Normalisation gives E_p[q/p] ≤ 1 only: the sum runs where p > 0, and q may have mass elsewhere."
        if reason == "normalisation" and isinstance(statement, Identity):
            return (" Two distributions with a constant ratio are equal only if the ratio's expectation is 1, so that q has "
                    "no mass where p has none: show both in lines before.")
        if reason == "strict jensen":
            return " It needs an earlier E_p[log f] == log E_p[f], with f = q/p divided by the density of the expectation."
        if reason == "gibbs equality":
            return " It needs KL == 0 between these two distributions in earlier lines."
        return ""

    # ---- facts --------------------------------------------------------------------------------------------------------

    def _facts(self, reason, words):
        rule = {"definition": self._definitions, "product rule": self._product_rule, "marginalisation": _marginalisation,
                "average": self._averages, "jensen": _jensen, "normalisation": _sums_to_one, "gibbs": _gibbs}.get(reason)
        return rule(words) if rule else ([], [])

    def definition(self, key):
        """The formulas that define a measure (one, or two that are equally good)."""
        if isinstance(key, Entropy):
            return [-_mean(Density(key.density.law, key.density.variables), {key.density: 1})]
        if isinstance(key, Divergence):
            return [_mean(key.measure, {key.measure: 1}) - _mean(key.measure, dict(key.ratio))]
        if isinstance(key, Information):
            a, b = (*key.sides, *key.sides)[:2]
            joint, apart = Density(key.law, a | b, key.given), {}
            for side in (a, b):
                apart[Density(key.law, side, key.given)] = apart.get(Density(key.law, side, key.given), 0) + 1
            found = [_mean(Density(key.law, a | b | key.given), {joint: 1, **{d: -e for d, e in apart.items()}})]
            if not key.given and not a & b:
                found.append(Linear({Divergence(joint, frozenset(apart.items())): 1}))
            return found
        if isinstance(key, JensenShannon):
            halves = {(Fraction(1, 2), key.first.law), (Fraction(1, 2), key.second.law)}
            for law in (law for law in self.laws.values() if set(law.components) == halves):
                middle = frozenset({(Density(law.name, key.first.left), 1)})
                return [(Linear({Divergence(key.first, middle): 1}) + Linear({Divergence(key.second, middle): 1})) / 2]
        return []

    def _definitions(self, words):
        return [], [(f"{key} = {formula}", Linear({key: 1}) - formula)
                    for key in words.symbols for formula in self.definition(key)]

    def _product_rule(self, words):
        equalities = []
        for law in self.laws.values():
            for split in product(range(4), repeat=len(law.variables)):
                a, b, given = (frozenset(v for v, s in zip(law.variables, split, strict=True) if s == k) for k in (1, 2, 3))
                if not a or not b:
                    continue
                rule = {Density(law.name, a | b, given): 1, Density(law.name, b, given): -1,
                        Density(law.name, a, b | given): -1}
                name = f"log {Density(law.name, a | b, given)} = log {Density(law.name, b, given)} + log " \
                       f"{Density(law.name, a, b | given)}"
                equalities.append((name, Linear(rule)))
                equalities += [(f"{name}, under {m}", _mean(m, rule)) for m in words.measures if a | b | given <= m.left]
        return [], equalities

    def _averages(self, words):
        equalities = []
        for law in (law for law in self.laws.values() if law.components):
            chosen, rest = law.variables[-1], frozenset(law.variables[:-1])
            for density in words.densities:
                for over in ({rest | {chosen}, rest} if chosen not in density.variables else {rest | {chosen}}):
                    measure = Density(law.name, over)
                    if chosen in density.variables and density != Density(law.name, rest, frozenset({chosen})):
                        continue
                    if not density.variables <= over or measure not in words.measures:
                        continue
                    average = Linear({})
                    for weight, name in law.components:
                        inner = density if chosen not in density.variables else Density(name, rest)
                        average = average + weight * _mean(Density(name, rest), {inner: 1})
                    equalities.append((f"{Mean(measure, density)} = {average}", _mean(measure, {density: 1}) - average))
        return [], equalities


class _Words:
    """The measures, densities, ratios and symbols that occur in some statements, and in the definitions of their symbols."""

    def __init__(self, statements, language):
        self.symbols, self.measures, self.densities, self.log_means = {}, {}, {}, {}
        todo = [k for s in statements for k in (s.gap.terms if isinstance(s, Claim) else [d for d, _ in s.ratio])]
        while todo:
            key = todo.pop(0)
            if isinstance(key, Density):
                self.densities[key] = None
            elif isinstance(key, Mean):
                self.measures[key.measure] = self.densities[key.density] = None
            elif isinstance(key, LogMean):
                self.log_means[key] = self.measures[key.measure] = None
                self.densities |= dict.fromkeys(d for d, _ in key.ratio)
            elif key != ONE and key not in self.symbols:
                self.symbols[key] = None
                todo += [k for formula in language.definition(key) for k in formula.terms]


def _marginalisation(words):
    equalities = []
    keys = [LogMean(m, log_mean.ratio) for log_mean in words.log_means for m in words.measures]
    keys += [Mean(m, d) for d in words.densities for m in words.measures]
    groups = {}
    for key in keys:
        inside = [key.density] if isinstance(key, Mean) else [d for d, _ in key.ratio]
        if frozenset().union(*(d.variables for d in inside)) <= key.measure.left:
            content = key.density if isinstance(key, Mean) else key.ratio
            groups.setdefault((key.measure.law, content), []).append(key)
    for same in groups.values():
        for key in same[1:]:
            if key != same[0]:
                equalities.append((f"{same[0]} = {key}", Linear({same[0]: 1}) - Linear({key: 1})))
    return [], equalities


def _jensen(words):
    return [(f"E[log …] ≤ {key}", Linear({key: 1}) - _mean(key.measure, dict(key.ratio))) for key in words.log_means], []


def _sums_to_one(words):
    return [(f"{key} ≤ 0", Linear({key: -1})) for key in words.log_means
            if distribution(_times(key.ratio, key.measure), key.measure.left)
            or distribution(_times(key.ratio, key.measure, marginals=True), key.measure.left)], []


def _gibbs(words):
    facts = [(f"{key} ≥ 0", Linear({key: 1})) for key in words.symbols if isinstance(key, Divergence)]
    for measure in words.measures:
        inside = [d for d in words.densities if d.variables <= measure.left and d != measure]
        for chosen in product((0, 1), repeat=len(inside)) if len(inside) <= 8 else ():
            ratio = {d: 1 for d, c in zip(inside, chosen, strict=True) if c}
            if distribution(ratio, measure.left):
                other = " ".join(map(str, ratio))
                facts.append((f"E_{measure}[log {other}] ≤ E_{measure}[log {measure}]",
                              _mean(measure, {measure: 1}) - _mean(measure, ratio)))
    return facts, []


def _mean(measure, logs):
    # In the order of their names: sets of names come in another order in every process.
    return Linear({Mean(measure, d): c for d, c in sorted(logs.items(), key=lambda term: str(term[0]))})


def _jensen_equality(measure, ratio):
    return Claim(_mean(measure, dict(ratio)), "==", Linear({LogMean(measure, ratio): 1}))


def _joint(side):
    """The density p(x,…) that this side of an identity is, alone and without a bar; else None."""
    (density, exponent), *more = list(side.terms.items()) or [(None, 0)]
    return density if exponent == 1 and not more and not density.given else None


def _divisor(ratio):
    """The single density d of a ratio r/d."""
    below = [d for d, e in ratio if e < 0]
    return below[0] if len(below) == 1 and dict(ratio)[below[0]] == -1 and not below[0].given else None


def _times(ratio, measure, marginals=False):
    """ratio · measure as {Density: exponent}; with `marginals`, p(a|b) written as p(a,b)/p(b)."""
    total = {}
    for d, e in [*ratio, (measure, 1)]:
        parts = [(Density(d.law, d.variables), e), (Density(d.law, d.given), -e)] if marginals and d.given else [(d, e)]
        for part, exponent in parts:
            total[part] = total.get(part, 0) + exponent
    return {d: e for d, e in total.items() if e}


def _same(gap, other):
    """Equal up to sign: the identity a == b is also b == a."""
    return gap.terms in (other.terms, (-other).terms)
