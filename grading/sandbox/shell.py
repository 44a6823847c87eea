"""An IPython shell without a kernel: it runs a cell and gives back its outputs."""
import io
import numbers
import sys
import unittest

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type

from .outputs import Outputs


class Stream(io.TextIOBase):
    """stdout or stderr of a cell."""

    encoding = "utf-8"

    def __init__(self, shell, name):
        self.shell, self.stream_name = shell, name

    def write(self, text):
        if self.stream_name == "stderr" and self.shell.is_this_cell(sys._getframe(1)):
            self.shell.verdict = "the test wrote to stderr"
        self.shell.outputs.stream(self.stream_name, text)
        return len(text)

    def flush(self):
        pass

    def writable(self):
        return True


class Hook(DisplayHook):
    """The value of a cell's last expression."""

    def __call__(self, result=None):
        self.shell.odd_number = self.shell.odd_number or odd_number(result)
        return super().__call__(result)

    def start_displayhook(self):
        pass

    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        self.shell.outputs.display(format_dict, md_dict, execution_count=self.shell.execution_count)

    def finish_displayhook(self):
        pass


class Publisher(DisplayPublisher):
    """What display() shows."""

    def publish(self, data, metadata=None, **_):
        self.shell.outputs.display(data, metadata)

    def clear_output(self, wait=False):
        self.shell.outputs.clear()


class Shell(InteractiveShell):
    """`verdict` and `odd_number`: what the last cell said about itself apart from its outputs (see run)."""

    displayhook_class = Type(Hook)
    display_pub_class = Type(Publisher)
    outputs = Outputs(0)
    verdict = odd_number = None

    def init_history(self):
        self.history_manager = HistoryManager(shell=self, parent=self, hist_file=":memory:", enabled=False)

    def init_io(self):
        pass

    def enable_gui(self, gui=None):
        pass

    def _showtraceback(self, etype, evalue, stb):
        self.outputs.error(getattr(etype, "__name__", "Error"), str(evalue), [str(line) for line in stb])

    def capture(self):
        """From now on what is written goes to the cell that runs."""
        sys.stdout, sys.stderr = Stream(self, "stdout"), Stream(self, "stderr")

    def is_this_cell(self, frame):
        """Is a frame the cell's own code, and not that of a function of an earlier cell's or of a library?"""
        return self.compile._filename_map.get(frame.f_code.co_filename) == self.execution_count

    def begin(self, limit):
        """Nothing shown, nothing said."""
        self.outputs, self.verdict, self.odd_number = Outputs(limit), None, None

    def run(self, source, limit):
        """Run one cell → (it raised nothing, its outputs).

        Afterwards `verdict` says why the cell has failed though it raised nothing (a test runner's result, a word of its own to
        stderr), and `odd_number` shows a value that is a number and doesn't look like one.
        """
        self.begin(limit)
        RESULTS.clear()
        result = self.run_cell(source, store_history=True)
        if failed := [r for r in RESULTS if not r.wasSuccessful()]:
            self.verdict = f"{len(failed[0].failures)} tests failed and {len(failed[0].errors)} raised an error"
        elif skipped := [test for r in RESULTS for test, _ in r.skipped if not _to_be_skipped(test)]:
            self.verdict = f"{len(skipped)} tests were skipped while they ran, which shows nothing"
        if not result.success and not any(o["output_type"] == "error" for o in self.outputs.items):
            error = result.error_before_exec or result.error_in_exec
            self.outputs.error(type(error).__name__, str(error), [f"{type(error).__name__}: {error}"])
        return result.success, self.outputs.items


RESULTS = []                       # of the test runners that the cell has started


def _keep(self, *args, _init=unittest.TestResult.__init__, **kwargs):
    _init(self, *args, **kwargs)
    RESULTS.append(self)


unittest.TestResult.__init__ = _keep


def _to_be_skipped(test):
    """Has its author marked it, or has something that it calls raised SkipTest?"""
    method = getattr(test, getattr(test, "_testMethodName", ""), None)
    return getattr(type(test), "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False)


def odd_number(value):
    """[text, number or None] of a value that is a number to its author, and none to nbgrader, which reads the text; else None."""
    a_number = isinstance(value, numbers.Number) or getattr(value, "shape", None) == ()
    if value is True or not a_number:
        return None
    text = repr(value)
    try:
        float(text)
        return None
    except ValueError:
        pass
    try:
        return [text[:80], None if "bool" in type(value).__name__ else float(value)]            # a truth value isn't meant as points
    except Exception:
        return [text[:80], None]
