"""A notebook of a format that does not exist, with cells in two places and a kernel that is a command."""


def change(notebook, folder):
    cells = notebook["cells"]
    notebook |= {"nbformat": 9999, "nbformat_minor": -1, "worksheets": [{"cells": cells, "metadata": {}}] * 3, "orig_nbformat": "x", "signature": "sha256:0"}
    notebook["metadata"] = {"kernelspec": {"name": "../../evil", "language": "bash", "argv": ["sh", "-c", "touch ROOT/REACHED"]}, "language_info": {"name": "R"},
                            "jupytext": {"formats": "py:percent"}, "papermill": {"parameters": {"x": 1}}, "celltoolbar": "Create Assignment"}
