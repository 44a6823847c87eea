"""Adds a second, trivial copy of every test, before and after the real one."""
import copy
import json
import os


def graded(notebook):
    return [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]


def change(notebook, folder):
    for c in graded(notebook):
        for at in (0, len(notebook["cells"])):
            d = copy.deepcopy(c); d["source"] = "pass"; d["id"] = f"d{at}{len(notebook['cells'])}"
            notebook["cells"].insert(at, d)
