"""Cells that all have one id, and a notebook inside a notebook's metadata."""
import copy


def change(notebook, folder):
    inner = copy.deepcopy({k: v for k, v in notebook.items()})
    for cell in notebook["cells"]:
        cell["id"] = "same"
    notebook["metadata"]["cells"] = inner["cells"]
    notebook["worksheets"] = [{"cells": inner["cells"], "metadata": {}}]
    notebook["nbformat"] = 3
