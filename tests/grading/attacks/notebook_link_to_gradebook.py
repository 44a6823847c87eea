"""Submits symbolic links to the gradebook, the source and a whole folder."""
import copy
import json
import os


def graded(notebook):
    return [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]


def change(notebook, folder):
    for target in ("gradebook.db", "source/squares/squares.ipynb", ".grading/secret", "submitted/honest"):
        os.symlink(f"ROOT/{target}", folder / target.replace("/", "_"))
    notebook["cells"][4]["source"] = "import os\nfor p in os.listdir('.'):\n    if os.path.isfile(p): print(open(p, 'rb').read())"
