"""A proof is handed in as lines, [claim, reason]; the check fixes goal, givens and the reasons that count."""
import sys

from utils.checks import fail, passed
from utils.course import under_grading
from utils.proof import verify
from utils.proof.linear import brief

NEXT = {
    "false": "Compute both sides for this counterexample: which term makes the difference?",
    "open": "Is it true? If it is, it needs more than these rules; go another way.",
    "unproved": "Take a smaller step first, or name the reason that it rests on.",
    "other reason": "Which reason says what you did?",
    "unreadable": "Rewrite this line in the form above, then run the check.",
}
# Proved in an earlier exercise, for any variables: (its number, the claim). Cited by the exercise's name or number.
RESULTS = {
    "chain_rule": ("1.6", "H(A,B) == H(B|A) + H(A)"),
    "subadditivity": ("1.16", "H(A,B) <= H(A) + H(B)"),
    "mi_from_x": ("2.18", "I(A;B) == H(A) - H(A|B)"),
    "mi_from_y": ("2.19", "I(A;B) == H(B) - H(B|A)"),
}
_known = {}                     # while a submission is graded: lines and what they should prove → verdict. The hidden check has the same ones
_tried = {}                     # {exercise: the different answers tried in this notebook's session}


def prove(exercise, lines, goal, given=(), *, cite=(), as_stated=None, **rules):
    """Passes if every line of an answer follows by its reason, and the goal from the lines. rules: as for `utils.proof.verify`.

    cite: names of earlier exercises whose results may be reasons, for any variables; as_stated: {name: claim}, for these alone. Each different try of a session earns one more hint.
    """
    lines = getattr(lines, "value", lines)          # an Answer, or plain data
    results = {result: RESULTS[result][1] for result in cite} | (as_stated or {})
    lemmas = {name: claim for result, claim in results.items() for name in (result, RESULTS[result][0])}
    question = repr((lines, goal, given, lemmas, rules)) if under_grading() else None
    if (verdict := _known.get(question)) is None:
        verdict = verify(lines, goal, given, lemmas=lemmas, hints=_hints(exercise, lines), **rules).qed()
    if question:
        _known[question] = verdict
    if not verdict.accepted:
        fail(" ".join(filter(None, (f"Your proof of {goal} does not hold yet. {verdict.message}", NEXT.get(verdict.kind)))))
    passed(exercise, f"{goal} is proved, line by line")


def _hints(exercise, lines):
    """How many other answers were tried before this one, in a notebook; a grader always says the same: 0."""
    if "IPython" not in sys.modules or sys.modules["IPython"].get_ipython() is None:
        return 0
    tried = _tried.setdefault(exercise, {})
    return tried.setdefault(brief(lines, 4000), len(tried))
