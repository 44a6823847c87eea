"""The rules of a proof about entropies: definition, mi>=0 and h>=0. Which facts may a claim be made of?

All of Shannon's inequalities follow from the elementary I(i;j|K) ≥ 0 and H(i|K) ≥ 0. Up to 6 variables these are listed. For
more, few of them matter: a claim that follows from all follows from those about unions and intersections of its own sets,
because what is submodular there extends to all sets (by the smallest value on a set of the family that contains them).
"""
from itertools import combinations

from . import axioms, entropies, kernel, reading, witnesses
from .linear import Claim, Linear, brief
from .solver import Search
from .words import ProofError, formula

REASONS = {
    "definition": "both sides are the same in joint entropies: H(Y|X) = H(X,Y) - H(X), I(X;Y|Z) = H(X|Z) + H(Y|Z) - H(X,Y|Z)",
    "mi>=0": "I(A;B|C) ≥ 0, for discrete and for continuous variables",
    "h>=0": "H(A|C) ≥ 0, for discrete A only",
}
SPELLINGS = {other: "definition" for other in ("identity", "chain rule", "chain rules", "expansion", "product rule")}
LISTED = 6                  # variables, for which all elementary facts are listed
MOST_SETS = 100             # in a family of unions and intersections
MOST_VARIABLES = 10         # for which everything is tried, when the family is larger than that


class Shannon:
    """What may be written about the variables of one proof, and what follows by which reason."""

    reasons = REASONS
    rewriting = "definition"            # the reason that lets a line be written differently
    spellings = SPELLINGS
    complete = True                     # what doesn't follow from all facts does not follow by these reasons at all
    beyond = "True inequalities beyond these rules exist, such as Zhang and Yeung's of 1998."

    def __init__(self, goal, given, names="", continuous="", small_steps=False):
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
        self.small_steps, self.laws = small_steps, {}

    def read(self, claim):
        """The statements that a text or an object makes: one, or the links of a Markov chain."""
        if isinstance(claim, str):
            return reading.EntropyReader(claim, self.variables).statements()
        if isinstance(claim, list) and claim and all(isinstance(c, Claim) for c in claim):
            return [statement for c in claim for statement in self.read(c)]
        if not isinstance(claim, Claim):
            raise ProofError(f"{brief(claim)} isn't a claim; compare two formulas with ==, <= or >=.")
        for v in entropies.occurring(claim.left, claim.right):
            if v not in self.variables:
                raise ProofError(f"{v} isn't a variable of this proof; they are {', '.join(map(str, self.variables))}.")
        return [claim]

    def by_notation(self, _statement):
        """The reasons that give a claim whose two sides are the same once definitions are expanded."""
        return ("definition",)

    def is_given(self, statement, labelled, known):
        """A certificate, when it's one of the givens (times a number), or a sum of them (and of a line) as they are written."""
        for label in (label for label, _ in labelled if label.startswith("given")):
            if found := Search({("cite", label): 1.0}, known).prove(statement):
                return found
        as_written = {label: Claim(Linear(g.left.written), g.relation, Linear(g.right.written)) for label, g in labelled}
        gap = Claim(Linear(statement.left.written), statement.relation, Linear(statement.right.written))
        found = Search({("cite", label): 1.0 for label in as_written}, axioms.Known({}, as_written)).prove(gap)
        return found if found and kernel.proves(found, statement, known) else None

    def needs_a_definition(self, goal, givens):
        """Does it measure something that none of the givens does, as they are written?"""
        measured = lambda claim: {k for side in (claim.left, claim.right) for k in side.written if str(k)[:1] in "HI"}
        return bool(givens) and not measured(goal) <= set().union(*(measured(g) for _, g in givens))

    def facts(self, statements, reasons, explaining=False):
        """{fact: reason} that may be of use for these statements; a superset of what any proof by the reasons needs."""
        names, self.complete = entropies.occurring(*(s.gap for s in statements)), True
        reasons = [r for r in ("mi>=0", "h>=0") if r in reasons]
        primes = {key.prime for s in statements for key in s.gap.terms if hasattr(key, "prime")}
        found = {("1",): "definition", **{("log", p, up, steps): "definition" for p in primes for up in (True, False) for steps in (1, 64)}}
        if len(names) <= LISTED:
            return found | {fact: reason for reason in reasons for fact in entropies.elementary(names, reason)}
        return found | self._about_family([key for s in statements for key in s.gap.terms if isinstance(key, frozenset)], names, reasons)

    def everything(self, statements, reasons):
        """All elementary facts about the variables that occur, for more variables than are listed; none for too many."""
        names = entropies.occurring(*(s.gap for s in statements))
        self.complete = len(names) <= MOST_VARIABLES
        if not self.complete:
            return {}
        return {("1",): "definition"} | {fact: reason for reason in ("mi>=0", "h>=0") if reason in reasons
                                         for fact in entropies.elementary(names, reason)}

    def _about_family(self, sets, names, reasons):
        closed = _closure(dict.fromkeys(sets))
        if closed is None:
            prefixes = [frozenset(sorted(names)[:k]) for k in range(1, len(names) + 1)]
            closed, self.complete = list(dict.fromkeys([*sets, *prefixes])), False
        closed, found = [*closed, frozenset()], {}
        inside = set(closed)
        for a, b in combinations(closed, 2):
            small, large = sorted((a, b), key=len)
            if small < large:
                if "h>=0" in reasons and not any(v.continuous for v in large - small):
                    found["H", large - small, small] = "h>=0"
            elif "mi>=0" in reasons and a | b in inside and a & b in inside:
                found["I", a - b, b - a, a & b] = "mi>=0"
        return found

    def one_step(self, statement, reason, cited):
        """A certificate of one term I(A;B|C) or H(A|C) and at most two of the cited lines, or None."""
        if statement.is_equality:
            return None
        parts = [(sign, ("cite", label), s.gap.terms) for label, s in cited if not s.pointwise
                 for sign in ((1, -1) if s.is_equality else (1,))]
        for chosen in ((), *((p,) for p in reversed(parts)), *combinations(parts, 2)):
            rest = axioms.plus((1, statement.gap.terms), *((-sign, terms) for sign, _, terms in chosen))
            if found := entropies.one_term(rest, reason):
                return [[*found, *((sign, fact) for sign, fact, _ in chosen)]]
        return None

    def concluded(self, _statement, _reason, _earlier):
        return None                             # no rule here concludes from lines except by adding them

    def from_lines(self, _statement, labelled, _context, _reason="lines"):
        return {("cite", label): 0.01 for label, _ in labelled}

    def refute(self, claim, givens):
        return witnesses.counterexample(claim, givens, entropies.occurring(claim.gap, *(g.gap for g in givens)))

    def note(self, claim, reason):
        """A sentence for a frequent mistake, or ''."""
        continuous = sorted(str(v) for v in entropies.occurring(claim.gap) if v.continuous)
        if reason == "h>=0" and continuous:
            return f" The reason h>=0 is for discrete variables: the entropy of {', '.join(continuous)} may be negative."
        if reason == "definition" and not claim.is_equality:
            return " A definition gives equalities; an inequality needs mi>=0, h>=0 or lines."
        return ""

    def text(self, fact, known=None):
        """The fact as a line of a proof would say it."""
        if fact[0] == "I":
            a, b, c = ([*map(str, sorted(part))] for part in fact[1:])
            return f"I({','.join(a)};{','.join(b)}{'|' + ','.join(c) if c else ''}) >= 0"
        if fact[0] == "H":
            a, c = ([*map(str, sorted(part))] for part in fact[1:])
            return f"H({','.join(a)}{'|' + ','.join(c) if c else ''}) >= 0"
        return f"{formula(axioms.says(fact, known)[1])} >= 0"

    def start(self, fact, reason):
        """Where to look for this fact, without saying it."""
        about = ", ".join(sorted({str(v) for part in fact[1:] if isinstance(part, frozenset) for v in part}))
        return f"'{reason}' about {about}" if about else "an inequality between numbers"

    @property
    def assumptions(self):
        if any(v.continuous for v in self.variables):
            return "The variables have a joint density, and all entropies are finite."
        return "All entropies are finite."


def _closure(family):
    """The sets made of these by unions and intersections, or None when there are too many."""
    closed, new = dict.fromkeys(family), list(family)
    while new:
        made = {s for a in new for b in closed for s in (a | b, a & b) if s and s not in closed}
        if len(closed) + len(made) > MOST_SETS:
            return None
        closed |= dict.fromkeys(made)
        new = list(made)
    return list(closed)
