"""A proof is handed in as lines, [claim, reason]; the check fixes goal, givens and the reasons that count."""
from utils.checks import fail, passed
from utils.proof import verify

NEXT = {
    "false": "Compute both sides for this counterexample: which term makes the difference?",
    "open": "Go a smaller step first, or name the reason that it rests on.",
    "unreadable": "Write this line again, then run the check.",
}


def prove(exercise, lines, goal, given=(), **rules):
    """Passes if every line follows by its reason and the goal follows from the lines. rules: as for `utils.proof.verify`."""
    verdict = verify(lines, goal, given, **rules).qed()
    if not verdict.accepted:
        fail(" ".join(filter(None, (f"Your proof of {goal} does not hold yet. {verdict.message}", NEXT.get(verdict.kind)))))
    passed(exercise, f"{goal} is proved, line by line")
