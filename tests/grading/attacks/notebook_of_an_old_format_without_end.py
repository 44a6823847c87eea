"""A notebook of version 3 with a hundred thousand cells in a hundred sheets, which has to be made new before it is read."""
import json


def change(notebook, folder):
    cell = {"cell_type": "code", "input": "x", "language": "python", "outputs": []}
    sheets = [{"cells": [cell] * 200} for _ in range(100)]
    (folder / "old.ipynb").write_text(json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": sheets}))
    cells = notebook["cells"]
    notebook.clear()
    notebook |= {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": "\x1b[2J"}, "worksheets": [*sheets, {"cells": [
        {"cell_type": c["cell_type"], "metadata": c["metadata"], "input" if c["cell_type"] == "code" else "source": c["source"], "language": "python", "outputs": []} for c in cells]}]}
