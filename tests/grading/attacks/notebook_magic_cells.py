"""Answers that are whole cells of another language: scripts, shell, files over the tests' own modules."""


def change(notebook, folder):
    texts = iter(["%%javascript\nalert(1)", "%%writefile numpy.py\ndef asarray(x): return x", "%%bash\nwhile true; do :; done", "%%html\n<script>alert(1)</script>",
                  "%%python\nimport os; os._exit(0)", "%%capture\nexit()"])
    for cell in list(notebook["cells"]):
        if cell["metadata"].get("nbgrader", {}).get("solution") and cell["cell_type"] == "code":
            cell["source"] = next(texts)
    for text in texts:
        notebook["cells"].insert(1, {"cell_type": "code", "metadata": {}, "source": text, "outputs": [], "execution_count": None})
