"""Adds a test cell of its own that is worth a hundred points."""
import copy
import json
import os


def graded(notebook):
    return [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]


def change(notebook, folder):
    notebook["cells"].append({"cell_type": "code", "id": "x", "outputs": [], "execution_count": 1, "source": "100",
        "metadata": {"nbgrader": {"grade": True, "grade_id": "bonus", "locked": True, "points": 100, "schema_version": 3, "solution": False, "task": False}}})
