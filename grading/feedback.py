"""nbgrader's feedback without its hidden tests: the student sees the message of each, and nothing of its text.

In nbgrader_config.py, one line:

    from grading.feedback import RedactHiddenTests; c.GenerateFeedback.preprocessors.append(RedactHiddenTests)
"""
import re

from nbgrader.preprocessors import ClearHiddenTests, NbGraderPreprocessor
from nbgrader.utils import is_grade, is_locked
from traitlets import Bool
from traitlets.config import Config

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
TELLING = 8              # a shorter line, such as "try:" or "})", reveals nothing and appears in many tracebacks
NOTE = "# A hidden test. What it found is shown below."
MASKED, SHOWN_LINE = "a hidden test failed", "[a line of a hidden test]"


class RedactHiddenTests(NbGraderPreprocessor):
    """Replaces the text between the hidden marks by a note, and cuts whatever shows one of its lines down to its message."""

    messages = Bool(True, help="show the message of a hidden test that failed; a message can contain the test's input").tag(config=True)

    def preprocess(self, nb, resources):
        marks = ClearHiddenTests(config=Config(ClearHiddenTests=self.config.get("ClearHiddenTests", {})))
        hidden, tests = set(), set()
        for cell in nb.cells:
            if cell.cell_type == "code" and is_locked(cell) and is_grade(cell):      # a student's own marks hide nothing
                source, lines = _without_hidden(cell.source, marks.begin_test_delimeter, marks.end_test_delimeter)
                hidden |= {line for line in lines if len(line) >= TELLING}
                if source != cell.source:
                    tests.add(cell.metadata.nbgrader.grade_id)
                    cell.source = source
                    cell.outputs = [_message(o, None if self.messages else MASKED) for o in cell.outputs if o.output_type == "error"]
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = [_without_lines(o, hidden) for o in cell.outputs]
            elif cell.get("id") == "grader-notes" and not self.messages:
                cell.source = "\n".join(_without_reason(line, tests) for line in cell.source.split("\n"))
        return nb, resources


def _without_hidden(source, begin, end):
    """The source with a note for each hidden part → (source, the lines that were taken out)."""
    kept, taken, inside = [], set(), False
    for line in source.split("\n"):
        if begin in line:
            inside = True
            kept.append(NOTE)
        elif end in line:
            inside = False
        elif inside:
            taken.add(line.strip())
        else:
            kept.append(line)
    return "\n".join(kept), taken


def _without_lines(output, hidden):
    """An output without anything that shows a hidden line: a traceback, perhaps a later cell's; what an answer printed while it was tested in its own process."""
    if output.output_type == "error":
        return _message(output) if _shows("\n".join(output.traceback), hidden) else output
    if output.output_type == "stream":
        output.text = "\n".join(SHOWN_LINE if _shows(line, hidden) else line for line in output.text.split("\n"))
    elif any(isinstance(text, str) and _shows(text, hidden) for text in output.data.values()):
        output.data = {"text/plain": SHOWN_LINE}
    return output


def _without_reason(line, tests):
    """A line of the grader's notes; about a hidden test it says only that a person has to look, not why."""
    return next((f"- {name} is for a person" for name in tests if line.startswith(f"- {name} is for a person: ")), line)


def _shows(text, hidden):
    return any(line in ANSI.sub("", text) for line in hidden)


def _message(output, instead=None):
    """The error with its message alone, or with other words in its place."""
    if instead is not None:
        output.ename, output.evalue = "HiddenTest", instead
    output.traceback = [f"{output.ename}: {output.evalue}"]
    return output
