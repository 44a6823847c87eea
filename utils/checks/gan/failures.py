"""Exercise 4.6: which objective was made for which failure."""
from utils.checks.choices import letter
from utils.checks.gate import fail, passed
from utils.checks.showing import show


def match_form(answer, names, letters):
    """The answer names one letter for each name; whether the right one, the hidden check says."""
    if type(answer) is not dict or set(answer) != set(names):
        fail(f"Your answer is {show(answer)}; expected a dictionary with one letter for each of {', '.join(names)}.")
    for name in names:
        if type(answer[name]) is not str or letter(answer[name]) not in tuple(letters):
            fail(f"For {name} your answer is {show(answer[name])}; expected one letter of {', '.join(letters)}, as a string.")
    if len({letter(value) for value in answer.values()}) < len(names):
        fail(f"Your answer {show(answer)} uses a letter twice; each failure belongs to one objective. Which one fits less well?")
    passed("match", "noted; the hidden check looks at which belongs to which")


def match(answer, key, why):
    """Every name has its letter; `why` explains what the letter that was given belongs to."""
    match_form(answer, tuple(key), tuple(why))
    for name, right in key.items():
        chosen = letter(answer[name])
        if chosen != right:
            fail(f"{name}: your answer ({chosen}) isn't right. {why[chosen]} Which failure is left for {name}?")
