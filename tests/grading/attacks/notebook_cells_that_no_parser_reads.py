"""Cells of its own that end, fill or stop whoever reads them as Python: for the grader, which looks whether a demonstration counts."""
TEXTS = ("-" * 100_000 + "1", "lambda: " * 5000 + "1", "a" + ".a" * 30_000, "x=1\n" * 30_000, "%pwd\n" * 60, "if 1: " * 500, "f'{" * 200, "# -*- coding: rot13 -*-\n\xff", "\\\n" * 9000)


def change(notebook, folder):
    notebook["cells"] += [{"cell_type": "code", "metadata": {}, "source": text, "outputs": [], "execution_count": None} for text in TEXTS]
