"""The rules of a proof about entropies: definition, mi>=0, h>=0 and lemmas proved before."""
from fractions import Fraction
from itertools import product

from . import entropies, reading, witnesses
from .certificate import follows
from .linear import ONE, Claim, ProofError

REASONS = {
    "definition": "both sides are the same in joint entropies",
    "mi>=0": "I(A;B|C) ≥ 0, for discrete and for continuous variables",
    "h>=0": "H(A|C) ≥ 0, for discrete A only",
}


class Shannon:
    """What may be written about the variables of one proof, and what follows by which reason."""

    beyond = " (True inequalities beyond these rules exist, such as Zhang and Yeung's of 1998.)"
    identity = "the definitions"        # what a line rests on whose two sides read the same

    def __init__(self, goal, given, names="", continuous="", lemmas=None, small_steps=False):
        texts = [c for c in (goal, *given) if isinstance(c, str)]
        found = set()
        for claim in (goal, *given):
            if isinstance(claim, Claim):
                found |= entropies.occurring(claim.left, claim.right)
        if texts or names:
            listed = names.replace(",", " ").split() if names else reading.variable_names(*texts)
            found |= set(entropies.variables(listed, continuous)) if listed else set()
        self.variables = tuple(sorted(found))
        if len({v.name for v in found}) < len(found):
            raise ProofError("a variable is declared both discrete and continuous.")
        self.small_steps = small_steps
        self.lemmas = {name: _Lemma(name, text) for name, text in (lemmas or {}).items()}
        self.reasons = {**REASONS, **{name: lemma.text for name, lemma in self.lemmas.items()}}

    def read(self, claim):
        if isinstance(claim, str):
            return reading.EntropyReader(claim, self.variables).claim()
        if not isinstance(claim, Claim):
            raise ProofError(f"{claim!r} is a {type(claim).__name__}, not a claim; compare two formulas with ==, <= or >=.")
        for v in entropies.occurring(claim.left, claim.right):
            if v not in self.variables:
                raise ProofError(f"{v} is no variable of this proof; they are {', '.join(map(str, self.variables))}.")
        return claim

    def certificate(self, claim, reason):
        """Multipliers that prove the claim by this reason alone, or None."""
        if reason == "definition":
            return follows(claim, [], [])
        if reason in self.lemmas:
            return self.lemmas[reason].certificate(claim, self.variables)
        single = None if claim.is_equality else entropies.one_term(claim.gap, reason)
        if single or self.small_steps:
            return [{single[0]: single[1]}] if single else None
        facts = entropies.mi_facts if reason == "mi>=0" else entropies.h_facts
        return follows(claim, facts(entropies.occurring(claim.gap)), [])

    def all_facts(self, _statements, reasons):
        """([(label, Linear ≥ 0)], [(label, Linear = 0)]): what these reasons know about the variables of the proof."""
        names = frozenset(self.variables)
        known = (("mi>=0", entropies.mi_facts), ("h>=0", entropies.h_facts))
        return [(f"{label} >= 0 ({reason})", fact) for reason, facts in known if reason in reasons
                for label, fact in facts(names)], []

    def premises(self, _statement, _reason, _earlier):
        return None                             # no rule here concludes from lines in another way than by combination

    def as_facts(self, label, claim, _context):
        return ([], [(label, claim.gap)]) if claim.is_equality else ([(label, claim.gap)], [])

    def refute(self, claim, givens):
        return witnesses.counterexample(claim, givens, self.variables)

    def note(self, claim, reason):
        """A sentence for a frequent mistake, or ''."""
        continuous = sorted(str(v) for v in entropies.occurring(claim.gap) if v.continuous)
        if reason == "h>=0" and continuous:
            return f" The reason h>=0 is for discrete variables: the entropy of {', '.join(continuous)} may be negative."
        if reason == "definition" and not claim.is_equality:
            return " A definition gives equalities; an inequality needs mi>=0, h>=0 or lines."
        return ""

    @property
    def assumptions(self):
        if any(v.continuous for v in self.variables):
            return "The variables have a joint density, and all entropies are finite."
        return "All entropies are finite."


class _Lemma:
    """A claim proved once for all variables, to be cited for groups of other variables. It is proved here again."""

    def __init__(self, name, text):
        names = reading.variable_names(text)
        for continuous in (names, ()):              # true even of densities? then it may be cited for them
            self.variables = entropies.variables(names, continuous)
            self.claim = reading.EntropyReader(text, self.variables).claim()
            everything = frozenset(self.variables)
            facts = entropies.mi_facts(everything) + entropies.h_facts(everything)
            if follows(self.claim, facts, []) is not None:
                break
        else:
            raise ProofError(f"the lemma {name!r} ({text}) is not provable by Shannon's inequalities.")
        self.text, self.general = text, bool(continuous)

    def certificate(self, claim, names):
        """One instance of the lemma, times a positive number."""
        if claim.is_equality and not self.claim.is_equality:
            return None
        for choice in product(range(len(self.variables) + 1), repeat=len(names)):
            groups = {v: frozenset(n for n, c in zip(names, choice, strict=True) if c == i + 1)
                      for i, v in enumerate(self.variables)}
            if not all(groups.values()) or (not self.general and any(n.continuous for g in groups.values() for n in g)):
                continue
            terms = {}
            for key, c in self.claim.gap.terms.items():
                image = key if key == ONE else frozenset().union(*(groups[v] for v in key))
                terms[image] = terms.get(image, 0) + c
            weight = _ratio(claim.gap.terms, {k: c for k, c in terms.items() if c})
            if weight and (weight > 0 or self.claim.is_equality):
                where = ", ".join(f"{v} = {','.join(sorted(map(str, g)))}" for v, g in groups.items())
                return [{f"{self.text} with {where}": weight}]
        return None


def _ratio(terms, others):
    if terms.keys() != others.keys() or not terms:
        return None
    first = next(iter(terms))
    ratio = Fraction(terms[first], 1) / others[first]
    return ratio if all(terms[k] == ratio * others[k] for k in terms) else None
