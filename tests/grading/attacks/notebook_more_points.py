"""Makes the test cells worth a hundred points each, and the answers graded."""
import copy
import json
import os


def graded(notebook):
    return [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]


def change(notebook, folder):
    for c in notebook["cells"]:
        if "nbgrader" in c["metadata"]:
            c["metadata"]["nbgrader"].update(points=100, grade=True, score=100, manual_score=100, extra_credit=100)
