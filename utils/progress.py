"""Which exercises of a chapter are answered: each check's outcome is noted as its cell runs, and an overview lists the rest.

Everything that the overview says is in the notebook itself: exercises, points, and the cells of their checks.
"""
import ast
import html
import json
import os
import re
import sys
from pathlib import Path

from utils.course import under_grading

TITLE = re.compile(r"^### (Exercise [\d.]+ · .+)$", re.M)
STATES = {"right": "✓ right", "wrong": "✗ not yet right", "open": "○ open", None: "· its check has not run", "person": "a person reads it"}
_outcomes = {}                                                  # the source of a check's cell → "right", "wrong" or "open"
_running = []                                                   # the source of the cell that runs
_owed = {}                                                      # a name that a cell would have defined → the answer that is missing, the name itself or another


def watch():
    """Note what each cell's run gave, and say in a line that an answer is missing instead of a traceback. Works only in a notebook."""
    try:
        from IPython import get_ipython
    except ImportError:
        return
    from utils.checks.gate import NotAnswered  # utils.checks imports this module
    shell = get_ipython()
    if shell is None or under_grading() or _note in shell.events.callbacks["post_run_cell"]:
        return
    shell.events.register("pre_run_cell", _begin)
    shell.events.register("post_run_cell", _note)
    shell.set_custom_exc((NotImplementedError, NameError, KeyError, IndexError, NotAnswered), _tell)


def _begin(info):
    _running[:] = [info.raw_cell.strip()]


def _note(result):
    error, source = result.error_before_exec or result.error_in_exec, result.info.raw_cell.strip()
    _outcomes[source] = "right" if error is None else "open" if _open(error, source) else "wrong"
    if _outcomes[source] == "open":
        missing = _missing(error, source) or [where for where in [_where(error)] if where != "<module>"]
        _owed.update({name: name for name in missing if name not in _owed})
        _owed.update({name: _owed[missing[0]] if missing else name for name in _assigned(source)})
    elif error is None:
        for name in _assigned(source):
            _owed.pop(name, None)


def _open(error, source):
    """The line that says which answer is missing, or None: the error has a different reason, and its traceback is shown."""
    if type(error).__name__ == "NotAnswered":
        return f"○ {error}"
    if type(error) is NotImplementedError and not str(error):
        if _where(error) == "<module>":
            return "○ Not answered yet: replace `raise NotImplementedError()` in this cell by your answer."
        return f"○ This needs `{_where(error)}`, which is not answered yet."
    for name in _missing(error, source):
        if source.startswith("checks."):
            return f"○ {name}: not answered yet. Give `{name}` its value in the cell above, and run that cell first."
        if _owed.get(name, name) != name:
            return f"○ This needs `{name}`, whose cell above waits for your answer to `{_owed[name]}`: once you have it, run that cell, too."
        return f"○ This needs `{name}`, which is not answered yet."
    return None


def _where(error):
    """The function that raised it; "<module>" for a cell's own lines."""
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    return last.tb_frame.f_code.co_name if last else ""


def _missing(error, source):
    """[the name whose answer is missing]: a check's cell asks for it, or the cell reads what it should have defined, and that is absent or incomplete."""
    if type(error) is NameError:
        return [error.name] if error.name in _owed or (source.startswith("checks.") and error.name != "checks") else []
    if type(error) in (KeyError, IndexError):
        return [node.id for node in _nodes(source, ast.Name) if isinstance(node.ctx, ast.Load) and node.id in _owed][:1]
    return []


def _assigned(source):
    """The names that a cell gives to values, functions and classes; not those of its loops, which any other cell may use."""
    names = {name.id for node in _nodes(source, ast.Assign) for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    return names | {node.name for node in _nodes(source, (ast.FunctionDef, ast.ClassDef))}


def _nodes(source, kind):
    try:
        return [node for node in ast.walk(ast.parse(source)) if isinstance(node, kind)]
    except SyntaxError:                                         # IPython's own commands
        return []


def _tell(shell, kind, error, traceback, tb_offset=None):
    """What IPython shows for these errors: a missing answer in a line that isn't red, since nothing is wrong yet; any other in full."""
    line = _open(error, _running[0])
    if line:
        if pyplot := sys.modules.get("matplotlib.pyplot"):
            pyplot.close("all")                                 # begun, not finished: it would be shown empty, without a description
        print(line)
        return [line]
    text = shell.InteractiveTB.structured_traceback(kind, error, traceback, tb_offset=tb_offset)
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
