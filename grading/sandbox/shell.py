"""An IPython shell without a kernel: it runs a cell and gives back its outputs."""
import io
import sys

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
        self.shell.outputs.stream(self.stream_name, text)
        return len(text)

    def writable(self):
        return True


class Hook(DisplayHook):
    """The value of a cell's last expression."""

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
    displayhook_class = Type(Hook)
    display_pub_class = Type(Publisher)
    outputs = Outputs(0)

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

    def run(self, source, limit):
        """Run one cell → (it raised nothing, its outputs)."""
        self.outputs = Outputs(limit)
        result = self.run_cell(source, store_history=True)
        if not result.success and not any(o["output_type"] == "error" for o in self.outputs.items):
            error = result.error_before_exec or result.error_in_exec
            self.outputs.error(type(error).__name__, str(error), [f"{type(error).__name__}: {error}"])
        return result.success, self.outputs.items
