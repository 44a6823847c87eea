"""What of a chapter is answered: each check's outcome is noted as its cell runs, and an overview says what is open.

Everything that the overview says is in the notebook itself: exercises, points, and the cells of their checks.
"""
import html
import json
import os
import re
from pathlib import Path

from utils.course import under_grading

TITLE = re.compile(r"^### (Exercise [\d.]+ · .+)$", re.M)
STATES = {"right": "✓ right", "wrong": "✗ not yet right", "open": "○ open", None: "· its check has not run", "person": "a person reads it"}
_outcomes = {}                                                  # the source of a check's cell → "right", "wrong" or "open"


def watch():
    """Note what each cell's run gave, and say in a line that an answer is missing instead of a traceback. In a notebook only."""
    try:
        from IPython import get_ipython
    except ImportError:
        return
    shell = get_ipython()
    if shell is None or under_grading() or _note in shell.events.callbacks["post_run_cell"]:
        return
    shell.events.register("post_run_cell", _note)
    shell.set_custom_exc((NotImplementedError,), _missing)


def _note(result):
    error = result.error_before_exec or result.error_in_exec
    state = "right" if error is None else "open" if type(error).__name__ == "NotAnswered" else "wrong"
    _outcomes[result.info.raw_cell.strip()] = state


def _missing(shell, kind, error, traceback, tb_offset=None):
    """What IPython shows for a NotImplementedError: that of an answer that is still to be written, in a line."""
    last = traceback
    while last.tb_next:
        last = last.tb_next
    name = last.tb_frame.f_code.co_name
    if str(error):                                              # not that of an empty answer
        text = shell.InteractiveTB.structured_traceback(kind, error, traceback, tb_offset=tb_offset)
    elif name == "<module>":
        text = ["○ Not answered yet: replace `raise NotImplementedError()` in this cell by your answer."]
    else:
        text = [f"○ This needs `{name}`, which is not answered yet."]
    shell._showtraceback(kind, error, text)
    return text


class Overview:
    """A chapter's exercises and their states; a table where HTML is shown."""

    def __init__(self, rows):
        self.rows = rows                                        # [(title, points, state), …]

    def __repr__(self):
        done, points, of = self._sums()
        todo = [f"  {STATES[state]}: {title}" for title, _, state in self.rows if state not in ("right", "person")]
        return "\n".join([f"{done} of {len(self.rows)} exercises are right so far: {points} of {of} points, before the hidden checks.", *todo])

    def _repr_html_(self):
        done, points, of = self._sums()
        rows = "".join(f'<tr><td style="text-align:left"><a href="#{html.escape(title.replace(" ", "-"))}">{html.escape(title)}</a></td>'
                       f'<td>{worth}</td><td style="text-align:left">{STATES[state]}</td></tr>' for title, worth, state in self.rows)
        return (f"<p><b>{done} of {len(self.rows)} exercises are right so far</b>: {points} of {of} points, before the hidden checks.</p>"
                f'<table><thead><tr><th style="text-align:left">exercise</th><th>points</th><th style="text-align:left">state</th></tr></thead>'
                f"<tbody>{rows}</tbody></table>")

    def _sums(self):
        right = [worth for _, worth, state in self.rows if state == "right"]
        return len(right), sum(right), sum(worth for _, worth, _ in self.rows)


def progress(path=None):
    """An overview of the exercises of this notebook (or the one at `path`): points, state, and a link to each.

    A state is that of the last run of its check in this kernel. Raises FileNotFoundError where the notebook can't be found. Under grading
    there is none: the marks say it.
    """
    if under_grading():
        return None
    cells = json.loads(_notebook(path).read_text(encoding="utf-8"))["cells"]
    rows, title = [], ""
    for cell in cells:
        source, grading = "".join(cell["source"]).strip(), cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "markdown" and (found := TITLE.search(source)):
            title = found[1]
            rows.append([title, 0, None])
        if not rows or not grading.get("grade"):
            continue
        rows[-1][1] += grading.get("points", 0)
        if grading.get("solution"):                             # a written answer
            rows[-1][2] = "person"
        elif grading["grade_id"].endswith("-check"):
            rows[-1][2] = _outcomes.get(source)
    return Overview([(title, worth, state) for title, worth, state in rows if worth])


def _notebook(path):
    if path is not None:
        return Path(path)
    here = [Path(os.environ.get("JPY_SESSION_NAME", "")).name, *(each.name for each in sorted(Path.cwd().glob("*.ipynb")))]
    found = next((Path(name) for name in here if name.endswith(".ipynb") and Path(name).exists()), None)
    if found is None:
        raise FileNotFoundError(f"No notebook in {Path.cwd()}: start the kernel in the notebook's folder, or say progress(\"path/to/it.ipynb\").")
    return found
