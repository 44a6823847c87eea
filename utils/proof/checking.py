"""A proof is a list of lines, each a claim and its reason; this file says for every line whether it really follows.

Verdicts: accepted; other reason (true, and what it would need); false, with a counterexample that satisfies the givens;
open (no sum of these rules gives it, which a vector proves); unproved (neither found); unreadable. Nothing is remembered
but the lines themselves, so a proof is checked again wherever it arrives. `kernel` has the last word on every certificate.
"""
from dataclasses import dataclass, field

from . import axioms, citing, deriving, refusals, rendering
from .expectations import Expectations
from .linear import Claim, brief
from .reasons import read_reason
from .shannon import Shannon
from .words import ProofError


@dataclass
class Line:
    """One line and what became of it. verdict: accepted, other reason, false, open, unproved or unreadable."""

    number: int
    text: str
    why: str
    statement: object = None
    reason: str = ""
    verdict: str = "unproved"
    message: str = ""
    certificate: list = field(default_factory=list)         # [[(weight, fact)]], one for each direction
    counterexample: object = None
    obstruction: dict = field(default_factory=dict)         # values that obey every fact tried and violate the claim
    told: str = ""                                          # the certificate as a sentence

    @property
    def accepted(self):
        return self.verdict == "accepted"

    def __repr__(self):
        return rendering.line_text(self)

    def _repr_html_(self):
        return rendering.line_html(self)


class Proof:
    """A goal, what is given, the reasons that count, and the lines so far.

    goal and given: claims, or their text. reasons: the reasons that this exercise accepts (default: all). lemmas: {name:
    text of a claim about A, B, …}, proved before, to be cited for any variables. continuous: names of the variables with
    densities, where they come as text. small_steps: a line by mi>=0 or h>=0 rests on one term. laws: distributions such
    as "p(x,y)"; with them the proof is one level below entropies. hints: how many missing facts a refusal may name.
    ProofError when goal, given or a lemma can't be read.
    """

    def __init__(self, goal, given=(), *, reasons=None, lemmas=None, continuous="", names="", small_steps=False, laws=(), hints=0):
        given = [given] if isinstance(given, (str, Claim)) else list(given)
        self.language = Expectations(laws) if laws else Shannon(goal, given, names, continuous, small_steps)
        self.lemmas = {_tidy(name): text for name, text in (lemmas or {}).items()}
        for name, text in self.lemmas.items():
            citing.provable(name, text)
        known = {**self.language.reasons, **self.lemmas, "given": "one of the givens", "lines": "earlier lines"}
        unknown = [r for r in reasons or () if r not in known]
        if unknown:
            raise ProofError(f"{unknown[0]!r} isn't a reason; there are {', '.join(known)}.")
        self.reasons = {r: known[r] for r in known if reasons is None or r in reasons or r in self.lemmas}
        self.goal, *more = self.language.read(goal)
        if more:
            raise ProofError(f"{goal} makes {len(more) + 1} claims; a goal is one.")
        self.given = [statement for g in given for statement in self.language.read(g)]
        self.lines, self.hints, self.explained, self.contradiction = [], hints, 0, ""
        self.known = axioms.Known(self.language.laws, {f"given {i + 1}": g for i, g in enumerate(self.given)})
        self.contradiction = refusals.contradiction(self)

    def step(self, claim, why):
        """Adds a line and returns it with its verdict. A line that is not accepted supports no later one."""
        line = Line(len(self.lines) + 1, claim if isinstance(claim, str) else brief(claim, 200), why if isinstance(why, str) else brief(why))
        self.lines.append(line)
        try:
            statements = self.language.read(claim)
            if len(statements) > 1:
                raise ProofError(f"this makes {len(statements)} claims; one per line.")
            line.statement = statements[0]
            line.text = line.text if isinstance(claim, str) else str(line.statement)
            line.reason, cited = read_reason(why, self.reasons, line.number, self.language.spellings)
            labelled = deriving.cited(self, cited, line.reason)
        except ProofError as error:
            line.verdict, line.message = "unreadable", str(error)
            return line
        if self.contradiction and line.reason == "given":
            line.message = self.contradiction
            return line
        certificate = deriving.certificate(self, line.statement, line.reason, labelled)
        if certificate is None:
            refusals.explain(self, line, line.reason)
            return line
        line.verdict, line.certificate = "accepted", certificate
        line.told = rendering.certificate_text(certificate, self.language)
        self.known.cited[f"line {line.number}"] = line.statement
        return line

    def qed(self):
        """Is the goal reached? A Verdict: true or false, with a message that names the line at fault."""
        wrong = next((line for line in self.lines if not line.accepted), None)
        if wrong:
            return Verdict(False, f"Line {wrong.number} ({wrong.text}): {wrong.message}", wrong.verdict)
        if self.contradiction:
            return Verdict(False, self.contradiction, "unproved")
        if not self.lines:
            return Verdict(False, "There is no line yet.", "unproved")
        if deriving.by_lines(self, self.goal, self.stated()) is not None:
            if self._restates():
                return Verdict(False, f"Your lines hold, but no line says how {self.goal} follows from what is given: by which definition? State it in a line of its own.", "unproved")
            return Verdict(True, "Proved.", "accepted")
        missing, _ = refusals.missing(self, self.goal)
        hint = f" {refusals.hint(self, missing)}" if missing else ""
        return Verdict(False, f"Your lines hold, but the goal {self.goal} does not follow from them yet.{hint}", "unproved")

    @property
    def proved(self):
        return self.qed().accepted

    def plain(self):
        """The proof as plain data, [[claim, reason], …], for `verify`."""
        return [[line.text, line.why] for line in self.lines]

    def latex(self):
        return rendering.latex(self)

    def __repr__(self):
        return rendering.text(self)

    def _repr_html_(self):
        return rendering.html(self)

    def _repr_latex_(self):
        return rendering.latex(self)

    def _restates(self):
        """Does the goal follow from the givens by what the words mean alone, and no line says what that is?"""
        givens = self.labelled_givens()
        if not self.language.needs_a_definition(self.goal, givens) or any(line.reason == "definition" or not line.statement.gap.terms for line in self.lines):
            return False
        return deriving.by_lines(self, self.goal, givens) is not None

    def stated(self):
        return [(f"line {line.number}", line.statement) for line in self.lines if line.accepted]

    def labelled_givens(self):
        return [] if self.contradiction else [(f"given {i + 1}", g) for i, g in enumerate(self.given)]


@dataclass
class Verdict:
    """What `qed` says."""

    accepted: bool
    message: str
    kind: str

    def __bool__(self):
        return self.accepted

    def __repr__(self):
        return ("∎ " if self.accepted else "✗ ") + self.message


def _tidy(name):
    return " ".join(name.replace("_", " ").casefold().split())
