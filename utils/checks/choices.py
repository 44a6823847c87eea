"""Multiple choices: one option, and perhaps its reason."""
from utils.checks.gate import fail, passed
from utils.checks.showing import show


def letter(answer):
    """An option as students write it: "C" and " c " are "c". Anything that is not a string stays as it is."""
    return answer.strip().lower() if type(answer) is str else answer


def choose(answer, key, why, reason=None, reason_key=None, reason_why=None):
    """One option and its reason. `why` explains each wrong option; it is shown only when that option was chosen."""
    for given, right, explain, what in ((answer, key, why, "option"), (reason, reason_key, reason_why or {}, "reason")):
        if right is None:
            continue
        chosen = letter(given)
        if type(given) is not str or chosen not in {right, *explain}:
            fail(f"Your {what} is {show(given)}; expected one of {', '.join(sorted({right, *explain}))}, as a string.")
        if chosen != right:
            fail(f"Your {what} ({chosen}) is not the one. {explain[chosen]} Choose again.")
    passed("choose", "option and reason" if reason_key else "option")
