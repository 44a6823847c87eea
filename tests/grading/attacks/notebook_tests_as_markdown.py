"""Turns the test cells into text."""
import copy
import json
import os


def graded(notebook):
    return [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]


def change(notebook, folder):
    for c in graded(notebook):
        c["cell_type"] = "markdown"; c.pop("outputs", None); c.pop("execution_count", None)
