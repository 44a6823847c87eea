"""Calls of the student's functions wait until what they returned is read; then all that wait are made, as one question.

Under grading the function is in another process, and a question costs more than most calls. So inside a check a call waits, with copies of
its arguments (Answer._ask), until an answer is read, MOST are waiting or the check ends. What the check will look at (Answer.equals, `later`) waits, too:
calls, errors and findings come in the order in which the check asked for them. A notebook does the same in one process.
"""
import functools
import sys
from itertools import takewhile

from utils.checks import plain_data, probe
from utils.checks.reading import is_remote

MOST, MOST_BYTES = 200, 1 << 20         # things that wait; bytes of their arguments
_waiting = []                           # Questions and Findings, in order
_checks = []                            # those that run, each inside the one before
_settling = []


class Question:
    """A call that waits. `told(reply)` fails where the reply says that the call failed. To read the reply makes the call, and all before it."""

    def __init__(self, how, function, args, kwargs, more, told):
        self.asked, self.told, self.reply = [f"{how.__module__}:{how.__name__}", function, args, kwargs, more], told, None
        _wait(self, len(_waiting) >= MOST or plain_data.weight(self.asked) > MOST_BYTES / MOST)

    def __getitem__(self, key):
        settle()
        return self.reply[key]

    def settle(self):
        if self.reply is None:
            others = [w for w in _waiting if isinstance(w, Question) and w.reply is None and w is not self]
            there = is_remote(self.asked[1])
            _ask([self, *takewhile(lambda w: is_remote(w.asked[1]) == there, others)])
        self.told(self.reply)


class Finding:
    """What a check looks at in its turn: `look()` fails where it finds something wrong."""

    def __init__(self, look):
        self.settle = look
        _wait(self, False)


def _wait(thing, enough):
    """At its turn: at once where no check runs, or where it is a part of a finding whose turn has come."""
    if _settling:
        thing.settle()
        return
    _waiting.append(thing)
    if enough or not _checks:
        settle()


def later(look):
    """A function of a check's own that looks at an answer: called, it waits for the answer's turn. It returns nothing."""
    @functools.wraps(look)
    def waits(*given, **more):
        Finding(functools.partial(look, *given, **more))
    return waits


def settle():
    """Make the calls that wait and look at what they returned, in order. The first failure is raised, and nothing after it happens."""
    if _settling:                       # a finding reads its own answer, which has been given
        return
    _settling.append(True)
    try:
        while _waiting:
            _waiting[0].settle()
            _waiting.pop(0)
    finally:
        _settling.clear()
        _waiting.clear()


class Check:
    """While a check runs its calls may wait; at its end, and where it fails, what waits comes first."""

    def __enter__(self):
        _checks.append(self)

    def __exit__(self, kind, error, traceback):
        _checks.pop()
        if kind is None or issubclass(kind, Exception):
            settle()
        _waiting.clear()


def _ask(questions):
    """The replies to questions, as far as those calls were made: after an error or a while the others wait for their turn."""
    function, ask = questions[0].asked[1], probe.calls
    if is_remote(function):
        ask = sys.modules[type(function).__module__].students_function(function, f"{probe.__name__}:calls")
    first, *others = ask([q.asked for q in questions])
    for question, reply in zip(questions, (first, *others), strict=False):
        question.reply = reply
