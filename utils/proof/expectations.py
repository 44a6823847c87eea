"""The rules of a proof one level below entropies, where the facts about entropies come from.

`candidates` lists which facts of a rule might be of use for a line; `axioms` says what each is. Three rules conclude an equality of distributions from lines before: strict jensen, normalisation, gibbs equality.
"""
from . import axioms, conditions, pmfs
from .candidates import FACTS, Words, stands
from .densities import read_law
from .linear import Claim, Linear
from .means import ExpectationReader
from .solver import Search
from .words import (
    ONE,
    Constant,
    Density,
    Divergence,
    LogMean,
    Mean,
    ProofError,
    formula,
    ratio_text,
)

REASONS = {
    "definition": "H(X|Y) = -E[log p(x|y)], I(X;Y) = KL(p(x,y) || p(x) p(y)), KL(p || q) = E_p[log p/q], JSD by its two KLs",
    "product rule": "log p(x,y) = log p(y) + log p(x|y), inside an expectation",
    "marginalisation": "E_p(x,y)[log f(x)] = E_p(x)[log f(x)]: what doesn't depend on y needs no average over it",
    "linearity": "the logarithm of a product is a sum, and so is its expectation",
    "average": "an expectation under a mixture is the weighted sum of those under its components",
    "jensen": "E[log f] <= log E[f], since log is concave",
    "strict jensen": "where E[log f] = log E[f], f is constant wherever its distribution has mass",
    "normalisation": "E_p[q/p] <= 1, the sum of q where p has mass; a constant q/p with E_p[q/p] = 1 means p = q",
    "gibbs": "KL >= 0",
    "gibbs equality": "where KL = 0, both distributions are equal",
    "coin": "E_m(z)[log m(z)] of a mixture's own coin: -1 for a fair one",
    "h>=0": "H(Z|…) >= 0 for the coin of a mixture, which is discrete",
}


class Expectations:
    """What may be written about the laws of one proof, and what follows by which reason."""

    reasons = REASONS
    rewriting = "linearity"
    spellings = None
    complete = False                    # other measures and densities might help: nothing is shown to be unprovable
    beyond = ""
    small_steps = False
    assumptions = "All expectations are finite; sums stand for integrals where a variable is continuous."

    def __init__(self, laws):
        self.laws = {law.name: law for law in map(read_law, laws)}
        for law in self.laws.values():
            for _, name in law.components:
                if name not in self.laws or set(self.laws[name].variables) != set(law.variables[:-1]):
                    raise ProofError(f"{law.name} mixes {name}, which isn't a law of {', '.join(law.variables[:-1])} here.")

    def read(self, statement):
        return [ExpectationReader(statement, self.laws).statement()]

    def by_notation(self, statement):
        """An identity of logarithms is linearity; one of measures, as JSD(p || q) == JSD(q || p), is their definition."""
        means = any(isinstance(k, (Mean, LogMean, Density)) for side in (statement.left, statement.right) for k in side.written)
        return ("linearity",) if means else ("definition", "linearity", "average")

    def needs_a_definition(self, _goal, _givens):
        return False                    # here a definition is a fact of its own

    def is_given(self, statement, labelled, known):
        if isinstance(statement, Constant):
            return next(([[(1, ("cite", label))]] for label, s in labelled if s == statement), None)
        facts = self.from_lines(statement, labelled, [statement])
        facts = {f: c for f, c in facts.items() if f[0] != "equals" or isinstance(f[2], Mean)}      # a divergence is defined first
        return Search(facts, known).prove(statement)

    def from_lines(self, statement, labelled, context, reason="lines"):
        """{fact: cost}: what lines or givens say about the words in `context`. What a mixture's parts have to do with it is its definition, which some line says."""
        words, found = Words(context, self), {}
        known = axioms.Known(self.laws, dict(labelled))
        mixed = reason == "definition" or any(isinstance(s, Claim) and not s.gap.terms for _, s in labelled)
        for label, s in labelled:
            if isinstance(s, Constant):
                continue
            if not s.pointwise or statement.pointwise:
                if s.pointwise == statement.pointwise:
                    found["cite", label] = 0.01
                if s.pointwise and mixed and stands(("part", label), known):
                    found["part", label] = 0.02
                continue
            inside = frozenset().union(*(d.variables for d in s.gap.terms))
            found |= {("under", label, m): 0.01 for m in words.measures if inside <= m.left}
            sides = [axioms.alone(side.terms) for side in (s.left, s.right)]
            if all(sides) and sides[0].left == sides[1].left:
                keys = [Mean(sides[0], d) for d in words.densities if d.variables <= sides[0].left]
                keys += [k for k in words.symbols if isinstance(k, Divergence)]
                found |= {("equals", label, key): 0.02 for key in keys}         # dearer than a definition and `under`, so that a line by definition uses it
        return found

    def facts(self, statements, reasons, explaining=False):
        """{fact: reason} that may be of use for these statements; when explaining, also about words that don't occur yet."""
        words = Words(statements, self)
        if explaining:
            words.imagine()
        found = {("1",): "linearity"}
        for reason in (r for r in FACTS if r in reasons):
            found |= dict.fromkeys(FACTS[reason](self, words), reason)
        return found

    def everything(self, _statements, _reasons):
        return {}

    def concluded(self, statement, reason, earlier):
        """For a rule that concludes an equality of distributions: [(label or way, claims that must follow from lines)].

        None when the reason isn't such a rule for this statement.
        """
        if reason not in ("strict jensen", "gibbs equality") and not (reason == "normalisation" and isinstance(statement, Claim) and statement.pointwise):
            return None
        ways = [label for label, s in earlier if isinstance(s, Constant)] if reason == "normalisation" else range(4)
        found = []
        for way in ways:
            try:
                needed = conditions.premises(reason, statement, way, axioms.Known(self.laws, dict(earlier)))
            except axioms.Refused:
                continue
            found.append((way, [Claim(Linear(terms), "==", Linear({})) for terms in needed]))
            if reason == "strict jensen":
                break
        return found

    def refute(self, statement, givens):
        return pmfs.counterexample(statement, givens, self)

    def note(self, statement, reason):
        identity = isinstance(statement, Claim) and statement.pointwise
        if reason == "normalisation" and isinstance(statement, Claim) and not identity:
            return " Normalisation gives only E_p[q/p] ≤ 1: the sum runs where p > 0, and q may have mass elsewhere."
        if reason == "normalisation" and identity:
            return (" Two distributions with a constant ratio are equal only if the ratio's expectation is 1, so that q has "
                    "no mass where p has none: show both in lines before.")
        if reason == "strict jensen":
            return " It needs an earlier E_p[log f] == log E_p[f], with f = q/p divided by the density of the expectation."
        if reason == "gibbs equality":
            return " It needs KL == 0 between these two distributions in earlier lines."
        return ""

    def text(self, fact, known=None):
        """The fact as a line of a proof would say it: H(X) == -E_p(x)[log p(x)]."""
        if fact[0] == "jensen":
            return f"{grouped(axioms.mean(fact[1], dict(fact[2])))} <= {LogMean(*fact[1:])}"
        relation, terms = axioms.says(fact, known or axioms.Known(self.laws))
        if fact[0] == "coin":
            return f"{grouped({k: c for k, c in terms.items() if k != ONE})} == {-terms[ONE]}"
        whole = [k for k in terms if not isinstance(k, (Mean, Density)) and k != ONE]
        if relation == "==" and len(whole) == 1:
            terms = axioms.plus((1 / terms[whole[0]], terms))
            left, right = {whole[0]: terms[whole[0]]}, axioms.plus((-1, {k: c for k, c in terms.items() if k != whole[0]}))
        else:
            left, right = {k: c for k, c in terms.items() if c > 0}, {k: -c for k, c in terms.items() if c < 0}
            if relation == ">=":
                return f"{grouped(right)} <= {grouped(left)}"
        return f"{grouped(left)} == {grouped(right)}"

    def start(self, fact, reason):
        """Where to look for this fact, without saying it."""
        if fact[0] in ("definition", "divergence"):
            return f"'{reason}' of {str(fact[1]).split('(')[0]}" if fact[0] == "definition" else f"'{reason}'"
        return f"'{reason}'"


def grouped(terms):
    """A formula in which means under one measure are one mean of one logarithm, where their coefficients allow it."""
    rest, measures = {f"log {k}" if isinstance(k, Density) else k: c for k, c in terms.items()}, {}
    for key in [k for k in terms if isinstance(k, Mean)]:
        measures.setdefault((key.measure, abs(terms[key])), {})[key.density] = rest.pop(key)
    text = formula(rest) if rest else ""
    for (measure, size), logs in measures.items():
        lead = next(iter(logs.values()))
        if len(logs) > 1 and all(c < 0 for c in logs.values()):
            ratio, negative = {d: 1 for d in logs}, True
        else:
            ratio, negative = {d: int(c / size) for d, c in logs.items()}, len(logs) == 1 and lead < 0
            ratio = {next(iter(ratio)): 1} if negative else ratio
        body = formula({f"E_{measure}[log {_ratio(ratio)}]": -size if negative else size})
        text = body if not text else f"{text} - {body[1:]}" if body.startswith("-") else f"{text} + {body}"
    return text or "0"


def _ratio(ratio):
    return ratio_text(ratio.items())
