"""Cells and metadata that are lists, numbers, texts, nested a thousand deep, huge, or not numbers."""
import json


def change(notebook, folder):
    deep = []
    for _ in range(900):
        deep = [deep]
    odd = [[], {}, 5, "x", None, deep, float("nan"), float("inf"), 10 ** 300, {"nbgrader": []}, {"nbgrader": {"grade_id": {}}}, {"nbgrader": {"grade_id": ["squares-check"]}},
           {"nbgrader": {"grade_id": "squares-check", "points": 1e308, "grade": "yes"}}]
    for i, value in enumerate(odd):
        notebook["cells"].append({"cell_type": "code", "id": f"odd{i}", "metadata": value, "outputs": value, "source": "squares = 1", "execution_count": value})
        notebook["cells"].append({"cell_type": value, "id": value, "metadata": {}, "source": value, "attachments": value})
        notebook["cells"].append(value)
        notebook["metadata"][f"odd{i}"] = value
    notebook["nbformat_minor"] = 10 ** 9
