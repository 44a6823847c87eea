"""What every check is made of: failures that teach, values that are plain, seeds that are hidden.

A check never trusts the student's code: what comes back is looked at by exact type and copied, because
under grading it was computed in another process. One module a chapter holds the laws; keys live in hidden cells.
"""
import hashlib
import hmac
import math
import os

import numpy as np

HIDDEN_SEED_VARIABLE = "COURSE_HIDDEN_SEED"     # set by the grader to HMAC(secret, assignment, student)


class CheckFailed(AssertionError):
    """A wrong answer, told: the student's own value, what was expected of it and why, what to try next."""

    def _render_traceback_(self):
        """IPython shows this instead of a traceback through our code, which would teach nothing."""
        return [f"✗ {self}"]


def fail(message):
    raise CheckFailed(message)


def passed(exercise, what):
    print(f"✓ {exercise}: {what}")


def hidden_seed(exercise):
    """A 64-bit seed for the hidden check of `exercise`: the grader's own a student, else a fixed one."""
    key = os.environ.get(HIDDEN_SEED_VARIABLE, "no grader").encode()
    return int.from_bytes(hmac.digest(key, exercise.encode(), hashlib.sha256)[:8], "big")


def show(value):
    """A value as the student would type it: short, rounded to four digits."""
    if isinstance(value, np.ndarray):
        # + 0 turns −0 into 0
        text = np.array2string(value + 0, precision=4, separator=", ", threshold=20, suppress_small=True).replace("\n", "")
        return text if value.size <= 40 else f"array of shape {value.shape}"
    if isinstance(value, (list, tuple)) and all(type(v) in (int, float) for v in value):
        return "(" + ", ".join(f"{v:.4g}" for v in value) + ")"
    if isinstance(value, (float, np.floating)):
        return f"{value:.4g}"
    text = repr(value)
    return text if len(text) <= 120 else text[:117] + "…"


def number(value, call):
    """`value` as a float, or a message that says what `call` returned instead."""
    if value is None:
        fail(f"{call} returned None. Does your function end in a return?")
    if type(value).__name__ in ("Tensor", "ndarray") and getattr(value, "ndim", 1) == 0:
        value = value.item()
    if isinstance(value, np.generic):
        value = value.item()
    if type(value) not in (int, float):
        fail(f"{call} returned {show(value)}, a {type(value).__name__}; expected one number. Return it alone.")
    if math.isnan(value):
        fail(f"{call} is nan, expected a number. A 0 · log 0, a 0/0 or ∞ − ∞ got in: handle that case before the logarithm.")
    return float(value)


def array(value, shape, call):
    """`value` as a float64 array of `shape`, or a message that says what came instead."""
    if value is None:
        fail(f"{call} returned None. Does your function end in a return?")
    if type(value).__name__ == "Tensor":
        value = value.detach().cpu().numpy()
    if not isinstance(value, (np.ndarray, np.generic, list, tuple, int, float)):
        fail(f"{call} returned {show(value)}, a {type(value).__name__}; expected an array of shape {shape}. Return numbers.")
    try:
        value = np.array(value, dtype=float)
    except (TypeError, ValueError):
        fail(f"{call} returned {show(value)}; expected numbers, in an array of shape {shape}.")
    if value.shape != tuple(shape):
        fail(f"{call} has shape {value.shape}; expected {tuple(shape)}. Along which axis did you sum?")
    if np.isnan(value).any():
        fail(f"{call} is {show(value)}: there is a nan, expected numbers. A 0 · log 0, a 0/0 or ∞ − ∞ got in: handle it before the logarithm.")
    return value


def close(got, expected, tolerance=1e-9):
    """Equal up to `tolerance`, absolute and relative; an infinity equals only itself."""
    return bool(np.allclose(got, expected, rtol=tolerance, atol=tolerance))


def compare(call, got, expected, because, mistakes=(), tolerance=1e-9):
    """Fail unless `got` is `expected`. `mistakes`: pairs of the value that a known mistake gives, and what to say of it."""
    if close(got, expected, tolerance):
        return
    for value, sentence in mistakes:
        if close(got, value, tolerance):
            fail(f"{call} came out {show(got)}, expected {show(expected)}: {sentence}")
    fail(f"{call} came out {show(got)}, expected {show(expected)}: {because}")


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
