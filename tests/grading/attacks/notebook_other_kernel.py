"""Names a kernel of its own."""
import copy
import json
import os


def graded(notebook):
    return [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]


def change(notebook, folder):
    notebook["metadata"] = {"kernelspec": {"name": "evil", "display_name": "x", "language": "bash"}, "celltoolbar": "x", "widgets": {"x": "y" * 1000}}
    (folder / "kernel.json").write_text(json.dumps({"argv": ["true"], "language": "python"}))
