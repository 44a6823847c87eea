"""Exercise 4.6: which objective was made for which failure."""
from utils.checks.choices import letter, told
from utils.checks.gate import check, fail, passed
from utils.checks.showing import show

TWICE = "uses a letter twice; each failure should belong to one objective. Which one fits less well?"
RIGHT = "each failure belongs to its objective"


@check
def match_form(failures, names=(), letters=""):
    """The visible check: one letter per name, all different; whether they are right, where choices are told at once."""
    chosen = _letters(failures, names, letters)
    if kept := told(failures.name):
        _judge(chosen, **kept)
    else:
        print(f"{failures.name}: recorded, {show(chosen)}. You learn whether it's right when your notebook is graded.")


@check
def match(failures, key=None, why=None):
    """Every name has its letter; `why` explains what the letter that was given belongs to."""
    _judge(_letters(failures, tuple(key), sorted(key.values())), key, why)


def _letters(failures, names, letters):
    """{name: its letter}, all different."""
    chosen = {name: letter(answer.value) for name, answer in failures.keys(names).items()}
    for name, given in chosen.items():
        if type(given) is not str or given not in tuple(letters):
            fail(f"For {name} your answer is {show(given)}; expected one letter of {', '.join(letters)}, as a string.")
    if len(set(chosen.values())) < len(names):
        fail(f"Your answer {show(chosen)} {TWICE}")
    return chosen


def _judge(chosen, key, why):
    for name, right in key.items():
        if chosen[name] != right:
            fail(misfit(name, chosen[name], why))
    passed("failures", RIGHT)


def misfit(name, chosen, why):
    """The sentence about a letter that belongs to another name."""
    more = f" {why[chosen]}" if chosen in why else ""
    return f"For {name} your answer {show(chosen)} isn't right.{more} Which failure is left for {name}?"
