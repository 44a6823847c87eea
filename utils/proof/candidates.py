"""Which facts may be of use for some statements about laws: by each reason, those that speak of the words in them.

None of this is trusted: a fact that isn't one is refused by `axioms`, and one that is missing here only loses a proof.
"""
from itertools import product

from . import axioms
from .linear import Claim
from .words import ONE, Density, Divergence, Information, LogMean, Mean

MOST_PRODUCTS = 8           # densities under one measure, of which gibbs may form products


def stands(fact, known):
    """Is this a fact at all?"""
    try:
        return bool(axioms.says(fact, known))
    except axioms.Refused:
        return False


class Words:
    """The measures, densities, ratios and symbols that occur in some statements, and in the definitions of their symbols."""

    def __init__(self, statements, language):
        self.symbols, self.measures, self.densities, self.log_means = {}, {}, {}, {}
        self.known = axioms.Known(language.laws)
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
                for other in (False, True):
                    try:
                        todo += sorted(axioms.meaning(self.known, key, other), key=str)
                    except axioms.Refused:
                        continue

    def imagine(self):
        """Adds words that a proof may need: log E_p[q/p] for each KL(p || q), and what a mixture's coin has to do with the rest."""
        for key in [k for k in self.symbols if isinstance(k, Divergence)]:
            self.log_means[LogMean(key.measure, frozenset(axioms.plus((1, dict(key.ratio)), (-1, {key.measure: 1})).items()))] = None
        for law in (law for law in self.known.laws.values() if law.components and any(d.law == law.name for d in self.densities)):
            coin, rest = frozenset(law.variables[-1:]), frozenset(law.variables[:-1])
            self.measures |= dict.fromkeys((Density(law.name, rest | coin), Density(law.name, rest), Density(law.name, coin)))
            self.densities |= dict.fromkeys((Density(law.name, rest, coin), Density(law.name, coin, rest), Density(law.name, coin),
                                             *(Density(name, rest) for _, name in law.components)))


def _definitions(_, words):
    for key in words.symbols:
        yield "definition", key
        if isinstance(key, Information) and not key.given and len(key.sides) == 2 and not frozenset.intersection(*key.sides):
            yield "definition", key, True


def _product_rule(language, words):
    for law in language.laws.values():
        for split in product(range(4), repeat=len(law.variables)):
            a, b, given = (frozenset(v for v, s in zip(law.variables, split, strict=True) if s == k) for k in (1, 2, 3))
            if a and b:
                yield "product rule", law.name, a, b, given
                yield from (("product rule", law.name, a, b, given, m) for m in words.measures if a | b | given <= m.left)


def _marginalisation(_, words):
    contents = [(m.measure.law, m.ratio, frozenset().union(*(d.variables for d, _ in m.ratio))) for m in words.log_means]
    contents += [(law, d, d.variables) for d in words.densities for law in dict.fromkeys(m.law for m in words.measures)]
    for law, content, inside in contents:
        same = [m for m in words.measures if m.law == law and inside <= m.left]
        yield from (("marginalisation", same[0], m, content) for m in same[1:])


def _averages(language, words):
    for law in (law for law in language.laws.values() if law.components):
        coin, rest = law.variables[-1], frozenset(law.variables[:-1])
        for measure in (m for m in words.measures if m.law == law.name and rest <= m.left):
            for d in words.densities:
                if (coin not in d.variables and d.variables <= rest) or (d == Density(law.name, rest, frozenset({coin})) and coin in measure.left):
                    yield "average", measure, d


def _jensen(_, words):
    return [("jensen", m.measure, m.ratio) for m in words.log_means]


def _normalisation(language, words):
    for m in words.log_means:
        for joint in (False, True):
            fact = ("normalisation", m.measure, m.ratio, joint)
            if stands(fact, words.known):
                yield fact
                break


def _gibbs(_, words):
    for key in words.symbols:
        if isinstance(key, Divergence):
            yield "divergence", key
    for measure in words.measures:
        inside = [d for d in words.densities if d.variables <= measure.left and d != measure]
        for chosen in product((0, 1), repeat=len(inside)) if len(inside) <= MOST_PRODUCTS else ():
            ratio = {d: 1 for d, c in zip(inside, chosen, strict=True) if c}
            if ratio and axioms.is_distribution(ratio, measure.left):
                yield "gibbs", measure, frozenset(ratio.items())


def _coins(language, words):
    for law in (law for law in language.laws.values() if law.components and all(
            w.numerator == 1 and w.denominator & (w.denominator - 1) == 0 for w, _ in law.components)):
        yield from (("coin", m) for m in words.measures if m.law == law.name and law.variables[-1] in m.left)


def _at_most_certain(language, words):
    for law in (law for law in language.laws.values() if law.components):
        for d in words.densities:
            if d.law == law.name and d.left == frozenset(law.variables[-1:]):
                yield from (("h>=0", m, d.given) for m in words.measures if m.law == law.name and d.variables <= m.left)


FACTS = {"definition": _definitions, "product rule": _product_rule, "marginalisation": _marginalisation, "average": _averages,
          "jensen": _jensen, "normalisation": _normalisation, "gibbs": _gibbs, "coin": _coins, "h>=0": _at_most_certain}
