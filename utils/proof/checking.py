"""A proof is a list of lines, each a claim and its reason; this file says of every line whether it really follows.

Four verdicts: accepted (with the multipliers as explanation); true but not by this reason (and what it would need);
false (with a counterexample); not provable by these rules, and no counterexample found. Nothing is remembered but the
lines themselves, so a proof is checked again wherever it arrives.
"""
import re
from dataclasses import dataclass, field

from . import rendering
from .certificate import follows
from .expectations import Expectations
from .linear import Claim, ProofError, linear
from .shannon import Shannon

MOST_LINES = 60
IMPOSSIBLE = Claim(linear(0), ">=", linear(1))


@dataclass
class Line:
    """One line and what became of it. verdict: accepted, other reason, false, open or unreadable."""

    number: int
    text: str
    why: str
    statement: object = None
    verdict: str = "open"
    message: str = ""
    certificate: list = field(default_factory=list)         # [{fact: weight}], one for each direction
    counterexample: object = None

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
    text of a claim}. continuous: names of the variables with densities, where they come as text. small_steps: a line by
    mi>=0 or h>=0 rests on one term. laws: distributions such as "p(x,y)"; with them the proof is one level below
    entropies, about expectations of log-probabilities. ProofError when goal, given or a lemma cannot be read.
    """

    def __init__(self, goal, given=(), *, reasons=None, lemmas=None, continuous="", names="", small_steps=False, laws=()):
        given = [given] if isinstance(given, (str, Claim)) else list(given)
        if laws:
            self.language = Expectations(laws)
        else:
            self.language = Shannon(goal, given, names, continuous, lemmas, small_steps)
        known = {**self.language.reasons, "given": "one of the givens", "lines": "earlier lines"}
        unknown = [r for r in reasons or () if r not in known]
        if unknown:
            raise ProofError(f"{unknown[0]!r} is no reason; there are {', '.join(known)}.")
        self.reasons = {r: known[r] for r in known if reasons is None or r in reasons}
        self.goal = self.language.read(goal)
        self.given = [self.language.read(g) for g in given]
        self.lines = []
        self.contradiction = self._contradiction()

    def step(self, claim, why):
        """Adds a line and returns it with its verdict. A line that is not accepted supports no later one."""
        line = Line(len(self.lines) + 1, str(claim), str(why))
        self.lines.append(line)
        try:
            line.statement = self.language.read(claim)
            reason, cited = self._reason(why, line.number)
        except ProofError as error:
            line.verdict, line.message = "unreadable", str(error)
            return line
        if self.contradiction and reason == "given":
            line.message = self.contradiction
            return line
        certificate = self._certificate(line.statement, reason, cited)
        if certificate is not None:
            line.verdict, line.certificate = "accepted", certificate
        else:
            self._explain(line, reason)
        return line

    def qed(self):
        """Is the goal reached? A Verdict: true or false, with a message that names the line at fault."""
        wrong = next((line for line in self.lines if not line.accepted), None)
        if wrong:
            return Verdict(False, f"Line {wrong.number} ({wrong.text}): {wrong.message}", wrong.verdict)
        if self.contradiction:
            return Verdict(False, self.contradiction, "open")
        if not self.lines:
            return Verdict(False, "There is no line yet.", "open")
        if self._certificate(self.goal, "lines", None) is not None:
            return Verdict(True, "Proved.", "accepted")
        needed = self._needed(self.goal)
        hint = f" What is missing: {needed}." if needed else ""
        return Verdict(False, f"Your lines hold, but the goal {self.goal} does not follow from them yet.{hint}", "open")

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

    # ---- what follows from what ---------------------------------------------------------------------------------------

    def _reason(self, why, number):
        """(reason, numbers of the lines cited or None for all earlier ones)."""
        if not isinstance(why, str):
            raise ProofError(f"the reason is {why!r}; expected one of: {', '.join(self.reasons)}.")
        why = " ".join(why.split()).lower().replace("≥", ">=").replace(">= 0", ">=0").replace(" >=", ">=")
        match = re.fullmatch(r"lines?((?: ?,? ?(?:and )?\d{1,3})*)", why)
        cited = [int(n) for n in re.findall(r"\d+", match[1])] if match else []
        reason = "lines" if match else "given" if re.fullmatch(r"givens?(?: \d+)?", why) else why
        if reason not in self.reasons:
            raise ProofError(f"'{why}' is no reason in this exercise. The reasons are: {', '.join(self.reasons)}.")
        for n in cited:
            if not 1 <= n < number:
                raise ProofError(f"line {number} cites line {n}, which does not come before it: that would be circular.")
            if not self.lines[n - 1].accepted:
                raise ProofError(f"it cites line {n}, which is not accepted.")
        return reason, cited or None

    def _certificate(self, statement, reason, cited):
        if reason == "given":
            known_anyway = isinstance(statement, Claim) and not statement.gap.terms
            return None if known_anyway else self._from(statement, self._givens())
        if reason == "lines":
            return self._from(statement, self._accepted(cited))
        alternatives = self.language.premises(statement, reason, [s for _, s in self._accepted(None)])
        if alternatives is None:
            return self.language.certificate(statement, reason)
        for premises in alternatives:
            found = [self._from(claim, self._accepted(None)) for claim in premises]
            if all(f is not None for f in found):
                return [weights for f in found for weights in f]
        return None

    def _accepted(self, cited):
        return [(f"line {line.number}", line.statement) for line in self.lines
                if line.accepted and (cited is None or line.number in cited)]

    def _givens(self):
        return [] if self.contradiction else [(f"given {i + 1}", g) for i, g in enumerate(self.given)]

    def _from(self, statement, labelled):
        if not isinstance(statement, Claim):                # a ratio that is constant is cited as it stands
            return next(([{label: 1}] for label, s in labelled if statement == s), None)
        inequalities, equalities = [], []
        context = [statement, *(s for _, s in labelled)]
        for label, s in labelled:
            more = self.language.as_facts(label, s, context)
            inequalities += more[0]
            equalities += more[1]
        return follows(statement, inequalities, equalities)

    # ---- what to say when it does not ---------------------------------------------------------------------------------

    def _contradiction(self):
        """A sentence, when 0 ≥ 1 follows from the givens: then anything would, and they are not used."""
        self.contradiction = ""
        if not self.given:
            return ""
        weights = self._everything(IMPOSSIBLE, self._givens(), self.language.reasons)
        if not weights:
            return ""
        used = [str(g) for i, g in enumerate(self.given) if any(f"given {i + 1}" in w for w in weights)]
        return (f"The givens contradict each other: 0 ≥ 1 would follow from {' and '.join(used)}. From a contradiction "
                "everything follows, so they prove nothing.")

    def _everything(self, statement, labelled, reasons):
        """Multipliers from these reasons together with the labelled statements, or None."""
        if not isinstance(statement, Claim):
            return None
        context = [statement, self.goal, *(s for _, s in labelled)]
        inequalities, equalities = self.language.all_facts(context, reasons)
        for label, s in labelled:
            more = self.language.as_facts(label, s, context)
            inequalities, equalities = inequalities + more[0], equalities + more[1]
        return follows(statement, inequalities, equalities)

    def _needed(self, statement):
        """What the statement would need, in words; '' when all rules together do not give it."""
        lines, givens = self._accepted(None), self._givens()
        allowed, known = self.reasons, self.language.reasons
        for weights in (self._from(statement, lines), self._from(statement, givens),
                        self._everything(statement, lines, allowed), self._everything(statement, lines + givens, allowed),
                        self._everything(statement, lines + givens, known)):
            if weights is not None:
                labels = list(dict.fromkeys(label for w in weights for label in w if label != "1"))
                shown = ", ".join(labels[:4]) + (f" and {len(labels) - 4} more" if len(labels) > 4 else "")
                return shown or self.language.identity
        concluding = (r for r in known if self._certificate(statement, r, None) is not None)
        return next((f"the reason '{r}'" for r in concluding), "")

    def _explain(self, line, reason):
        needed, note = self._needed(line.statement), self.language.note(line.statement, reason)
        if needed:
            line.verdict = "other reason"
            line.message = (f"true, but not by '{line.why}': it needs {needed}.{note} "
                            "State what it needs in lines of their own, then cite the lines.")
            return
        line.counterexample = self.language.refute(line.statement, [s for _, s in self._givens()])
        if line.counterexample:
            under = " although all givens hold" if self._givens() else ""
            line.verdict, line.message = "false", f"false{under}. Counterexample: {line.counterexample}.{note}"
        else:
            line.message = ("it does not follow from what stands before it, is not provable by these rules, and no "
                            f"counterexample was found.{self.language.beyond}{note}")


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


def verify(lines, goal, given=(), **rules):
    """The Proof of `goal` made of `lines`, plain data from anywhere: [[claim, reason], …]. Look at its `.qed()`.

    Arguments as for Proof. Lines of the wrong form become lines that are not accepted, with a message.
    """
    proof = Proof(goal, given, **rules)
    if not isinstance(lines, (list, tuple)):
        proof.lines.append(Line(1, str(lines)[:80], "", verdict="unreadable", message=(
            f"a proof is a list of lines [claim, reason]; this is a {type(lines).__name__}.")))
        return proof
    if len(lines) > MOST_LINES:
        proof.lines.append(Line(1, "…", "", verdict="unreadable",
                                message=f"{len(lines)} lines; at most {MOST_LINES} are read."))
        return proof
    for line in lines:
        if isinstance(line, (list, tuple)) and len(line) == 2 and all(isinstance(part, str) for part in line):
            proof.step(*line)
        else:
            proof.lines.append(Line(len(proof.lines) + 1, str(line)[:80], "", verdict="unreadable", message=(
                "a line is a pair of texts, [claim, reason], such as [\"I(X;Y) >= 0\", \"mi>=0\"].")))
    return proof
