"""Cells whose ids are the tests', the grader's notes', numbers, lists, empty, a megabyte long, the same for all."""
import json


def change(notebook, folder):
    ids = ["grader-notes", "cell-0", 5, [], {}, "", "x" * 10**6, None, "<b>", "a b", "../..", "cell-0", "cell-1"]
    for i, cell in enumerate(notebook["cells"]):
        cell["id"] = ids[i % len(ids)]
        cell["metadata"]["id"] = cell["metadata"]["colab"] = {"id": "grader-notes"}
    notebook["cells"] += [json.loads(json.dumps(notebook["cells"][1])) | {"id": i} for i in ids]
    notebook["nbformat_minor"] = 4
