"""Cells whose text is a number, a list of lists, an object, true; cells that are no cells."""


def change(notebook, folder):
    odd = [None, 3, True, {"x": 1}, [["a"], ["b"]], ["a", 3], [None], [[]], "\ud800", "\x00" * 100, ["def squares(x):", " return x"]]
    notebook["cells"] = [*({"cell_type": "code", "source": s, "metadata": {"nbgrader": {"grade_id": "squares", "solution": True}}, "outputs": []} for s in odd),
                         *odd, *notebook["cells"], {"cell_type": ["code"], "source": "1"}, {"cell_type": "code"}, {}]
