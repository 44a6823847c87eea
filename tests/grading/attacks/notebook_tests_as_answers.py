"""Marks the test cells as answers, and the answers as tests."""
import copy
import json
import os


def graded(notebook):
    return [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]


def change(notebook, folder):
    for c in notebook["cells"]:
        m = c["metadata"].get("nbgrader", {})
        if m: m.update(solution=not m.get("solution"), grade=not m.get("grade"), locked=not m.get("locked"), task=True)
