"""Uses names that lead out of the folder."""
import copy
import json
import os


def graded(notebook):
    return [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]


def change(notebook, folder):
    notebook["cells"][4]["metadata"]["nbgrader"]["grade_id"] = "../../../etc/passwd"
    notebook["cells"][6]["id"] = "../../../x"
