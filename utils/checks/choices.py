"""Multiple choices: one option, and perhaps its reason. What a choice is told, an instructor decides (nbgrader_config.py).

The key and its explanations stand once, in the hidden cell: `checks.choose(answer, key="c", why={"a": …})`. `make build` copies them
to assets/choices/, and there the visible cell, `checks.choice("name", (answer, "abcd"))`, finds them and tells at once. Where
they are kept back it says "recorded", and the hidden cell judges when the notebook is graded. Points are the same.
"""
import json
from pathlib import Path

from utils.checks.gate import NotAnswered, fail, passed
from utils.checks.showing import show

KEPT = Path(__file__).parents[1] / "assets" / "choices"


def letter(answer):
    """An option as students write it: "C", " c ", "c)", "(c)" and "c:" are "c". Anything that is not a string stays as it is."""
    return str.__str__(answer).strip(" \t\n().:").lower() if isinstance(answer, str) else answer


def told(exercise):
    """What this exercise's hidden cell says about its choice, as keyword arguments; None where that is kept back."""
    path = KEPT / f"{exercise}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def choice(exercise, *answers):
    """The visible check: each of `answers` is a pair (what the student set, its options as one string)."""
    for given, options in answers:
        one_of(given, options, exercise)
    kept = told(exercise)
    if kept is None:
        print(f"{exercise}: recorded, {' and '.join(letter(given) for given, _ in answers)}. You learn whether it's right when your notebook is graded.")
    else:
        choose(*(given for given, _ in answers[:1]), **kept, reason=answers[1][0] if len(answers) > 1 else None, name=exercise)


def verdict(what, chosen, right, explain):
    """The sentence about a letter: "Option c is right. …", or "Option c isn't right. …"."""
    holds = "is" if chosen == right else "isn't"
    return f"{what} {chosen} {holds} right. {explain.get(chosen, '')}".strip()


def choose(answer, key, why, reason=None, reason_key=None, reason_why=None, name="choose"):
    """The option `key` and the reason `reason_key` are right; `why` and `reason_why` say for each letter why it is, or isn't."""
    told = []
    for given, right, explain, what in ((answer, key, why, "Option"), (reason, reason_key, reason_why or {}, "Reason")):
        if right is None:
            continue
        chosen = one_of(given, sorted({right, *explain}), name)
        if chosen != right:
            fail(verdict(what, chosen, right, explain))
        told.append(verdict(what, chosen, right, explain))
    passed(name, " ".join(told))


def one_of(answer, options, name):
    """The letter that was chosen, if it is one of the options; "?" is what the cell comes with."""
    if letter(answer) == "?":
        raise NotAnswered(f"{'This choice' if name == 'choose' else name}: not answered yet.")
    if type(letter(answer)) is not str or letter(answer) not in tuple(options):
        fail(f"Your answer is {show(answer)}; expected one letter of {', '.join(options)}, as a string such as \"a\".")
    return letter(answer)
