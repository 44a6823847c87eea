"""A proof is handed in as lines, [claim, reason]; the check fixes goal, givens and the reasons that count."""
from utils.checks import fail, passed
from utils.proof import verify


def prove(exercise, lines, goal, given=(), **rules):
    """Passes if every line follows by its reason and the goal follows from the lines. rules: as for `utils.proof.verify`."""
    verdict = verify(lines, goal, given, **rules).qed()
    if not verdict.accepted:
        fail(f"Your proof of {goal} does not hold yet. {verdict.message}")
    passed(exercise, f"{goal} is proved, line by line")
