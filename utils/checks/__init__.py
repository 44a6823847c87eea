"""What every check is made of: a gate to the student's code, failures that teach, inputs by class, seeds that are hidden.

One module a chapter holds the laws; keys live in hidden cells.
"""
import hashlib
import hmac
import os

from utils.checks.choices import choose as choose
from utils.checks.choices import letter as letter
from utils.checks.gate import Answer, CheckBroken, CheckFailed, NotAnswered, check, compare, fail, passed
from utils.checks.reading import close
from utils.checks.showing import show

__all__ = ["Answer", "CheckBroken", "CheckFailed", "NotAnswered", "array", "check", "choose", "close", "compare", "fail", "hidden_seed",
           "letter", "number", "passed", "show"]

HIDDEN_SEED_VARIABLE = "COURSE_HIDDEN_SEED"     # set by the grader to HMAC(secret, assignment, student)


def hidden_seed(exercise):
    """A 64-bit seed for the hidden check of `exercise`: the grader's own a student, else a fixed one."""
    key = os.environ.get(HIDDEN_SEED_VARIABLE, "no grader").encode()
    return int.from_bytes(hmac.digest(key, exercise.encode(), hashlib.sha256)[:8], "big")


def number(value, call):
    """For checks that call the student's function themselves: `value` as a float, or a message."""
    return Answer(value, call).number()


def array(value, shape, call):
    """The same for a float64 array of `shape`."""
    return Answer(value, call).array(shape)
