"""What every check is made of: a gate to the student's code, failures that teach, inputs by class, seeds that are hidden.

One folder per chapter holds the laws; keys live in hidden cells.
"""
import hashlib
import hmac
import os

from utils.checks.choices import choose as choose
from utils.checks.choices import letter as letter
from utils.checks.gate import Answer, check, passed
from utils.checks.reading import close
from utils.checks.showing import show
from utils.checks.telling import CheckBroken, CheckFailed, NotAnswered, compare, fail
from utils.progress import watch

__all__ = ["Answer", "CheckBroken", "CheckFailed", "NotAnswered", "check", "choose", "close", "compare", "fail", "hidden_seed",
           "letter", "passed", "show"]

HIDDEN_SEED_VARIABLE = "COURSE_HIDDEN_SEED"     # set by the grader to HMAC(secret, assignment, student)


watch()                 # what each check says is noted for the overview at a chapter's end


def hidden_seed(exercise):
    """A 64-bit seed for the hidden check of `exercise`: under grading, one of the student's own; otherwise, a fixed one."""
    key = os.environ.get(HIDDEN_SEED_VARIABLE, "no grader").encode()
    return int.from_bytes(hmac.digest(key, exercise.encode(), hashlib.sha256)[:8], "big")
