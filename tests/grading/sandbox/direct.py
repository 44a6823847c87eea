"""Both ends of the boundary in one process, without walls: what a test says across, and what it says where everything is in one process."""
import contextlib
import json
from types import SimpleNamespace

from grading import names
from grading.limits import Limits
from grading.sandbox.encoded import NotPlain
from grading.sandbox.errors import Refused
from grading.sandbox.errors import TestStopped as Stopped
from grading.sandbox.link import StudentLink
from grading.sandbox.outputs import Outputs
from grading.sandbox.shared import Shared
from grading.sandbox.student import Objects, answer
from grading.sandbox.tester import Names


class Direct:
    """A channel whose other end answers at once. Only text and bytes cross it."""

    def __init__(self, user_ns):
        self.shell, self.objects, self.shared = SimpleNamespace(user_ns=user_ns, outputs=Outputs(0)), Objects(), Shared(2)

    def send(self, request, buffers, deadline):
        request = json.loads(json.dumps(request))
        try:
            reply, out = answer(request, [bytes(b) for b in buffers], self.shell, self.objects, self.shared)
        except NotPlain as e:
            reply, out = {"refused": str(e)}, ()
        self.reply = json.loads(json.dumps(reply | {"n": request["n"], "outputs": [], "cpu": 0})), [bytes(b) for b in out]

    def receive(self, deadline):
        return self.reply


def across(answers, test):
    """→ (the test's names, what ended it, the link)."""
    students = {"__name__": "__main__"}
    exec(answers, students)
    link = StudentLink(Direct(students), SimpleNamespace(outputs=Outputs(10_000)), Limits().plain(), lambda name: False)
    ours = Names(link.fetch)
    ours.wanted, link.ran = set(names.free(test)), ours.forget_data
    link.begin_cell()
    ended = _run(test, ours)
    with contextlib.suppress(Stopped):
        link.end_cell()
    return ours, link.stopped or ended, link


def together(answers, test):
    """→ (the names, what ended it)."""
    ours = {"__name__": "__main__"}
    exec(answers, ours)
    return ours, _run(test, ours)


def _run(test, ours):
    try:
        exec(test, ours)
    except (Exception, Stopped) as e:
        return e
    return None


def refused(ended):
    return isinstance(ended, Refused)

