"""Copies what hidden cells say about choices to where the visible ones look: `make build` does it; `python -m authoring.build.choices` alone.

`checks.choose(answer, key=…, why={…})`, or another check of a hidden cell with a `key`, becomes utils/assets/choices/NAME.json.
With `c.Choices.told = False` in nbgrader_config.py nothing is copied, and what was there is removed: keys and explanations are then
known to the hidden cells alone.
"""
import ast
import json

import jupytext
from traitlets.config.loader import PyFileConfigLoader

from authoring import ROOT
from utils.checks.choices import KEPT


def choices():
    """Exercise → the keyword arguments of its hidden check, for every exercise that has a key."""
    found = {}
    for path in sorted((ROOT / "solutions").glob("[0-9][0-9]_*.py")):
        for cell in jupytext.read(path, fmt="py:percent").cells:
            identity = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            calls = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)] if identity.endswith("-hidden") else []
            for call in calls:
                if any(keyword.arg == "key" for keyword in call.keywords):
                    found[identity.removesuffix("-hidden")] = {k.arg: ast.literal_eval(k.value) for k in call.keywords
                                                               if k.arg in ("key", "why", "reason_key", "reason_why")}
    return found


def told():
    """Does this course tell a choice at once whether it holds?"""
    return PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config().Choices.told


def write():
    kept = choices() if told() else {}
    KEPT.mkdir(exist_ok=True)
    for path in KEPT.glob("*.json"):
        if path.stem not in kept:
            path.unlink()
    for exercise, says in kept.items():
        text = json.dumps(says, indent=1, ensure_ascii=False) + "\n"
        path = KEPT / f"{exercise}.json"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
