"""What a check says about an answer: its failures, a call as the student would type it, a value that isn't the expected one."""
import re

import numpy as np

from utils.checks.plain_data import by_columns
from utils.checks.reading import close
from utils.checks.showing import MANY, brief, differing, show

LONG_CALL = 300                         # characters of arguments in a message
NEARLY = 1e-3
CLOSE = " That's close, but not equal: was something rounded, cut off or left out, or a small ε added?"


class CheckFailed(AssertionError):
    """A wrong answer, told: the student's own value, what was expected of it and why, what to try next."""

    def _render_traceback_(self):
        """IPython shows this instead of a traceback through our code, which would teach nothing."""
        return [f"✗ {self}"]


class NotAnswered(CheckFailed):
    """An exercise whose cell is as it was handed out. Nothing is wrong yet."""

    def _render_traceback_(self):
        return [f"○ {self}"]


class CheckBroken(Exception):
    """The check's own code failed: our bug, whatever the answer was."""

    def _render_traceback_(self):
        return [f"⚠ {self}"]


def fail(message):
    raise CheckFailed(message)


def call_of(name, args, kwargs):
    """A call as the student would type it; one that would fill lines names its long arguments by what they are."""
    given = [("", value) for value in args] + [(f"{key}=", value) for key, value in kwargs.items()]
    texts = [key + _typed(value) for key, value in given]
    if sum(map(len, texts)) > LONG_CALL:
        texts = [text if len(text) <= 30 else key + brief(value) for text, (key, value) in zip(texts, given, strict=True)]
    return f"{name}({', '.join(texts)})"


def _typed(value):
    """An argument as the student would have to type it: an array without an axis isn't a number, one that lies in memory by columns is a transpose, and a
    number that is nearly whole, as 1 − 5·10⁻¹⁵ is, was chosen because it isn't."""
    if isinstance(value, np.ndarray) and (not value.ndim or by_columns(value)) and value.size <= MANY:
        return f"np.array({show(value.T)}){'.T' if value.ndim else ''}"
    text = show(value)
    return repr(value) if type(value) is float and text.removeprefix("-").isdigit() and float(text) != value else text


def verb_of(name):
    """A call returned something; a part of what it returned is something."""
    return "returned" if re.fullmatch(r"[\w.]+\(.*\)", name, re.DOTALL) else "is"


def largest(got, other):
    """The largest difference; infinities that agree differ by nothing."""
    with np.errstate(invalid="ignore"):
        return np.max(np.where(np.equal(got, other), 0, np.abs(np.subtract(got, other))), initial=0)


def compare(name, got, expected, because, mistakes=(), tolerance=1e-11):
    """Fail unless `got` is `expected`; a mistake's sentence is told only if it is the only one that gives this value."""
    if close(got, expected, tolerance):
        return
    off = largest(got, expected)
    causes = {sentence for value, sentence in mistakes if np.shape(value) in ((), np.shape(got)) and close(got, value, tolerance)
              and (off == np.inf or largest(got, value) <= off / 100)}
    here, there = differing(got, expected)
    scale = np.max(np.abs(expected), where=np.isfinite(expected), initial=0)
    cause = causes.pop() if len(causes) == 1 else because + (CLOSE if off <= NEARLY * scale else "")
    fail(f"{name} {verb_of(name)} {here}; expected {there}: {cause}")
