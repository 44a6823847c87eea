"""Cells whose grade_id differs from a test's by a character that can't be seen, or by its case."""
import copy


def change(notebook, folder):
    for cell in list(notebook["cells"]):
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        for other in (f"{name}\u200b", f"{name}\x00", f" {name}", str(name).upper(), f"{name}\n", "ｓ" + str(name)[1:]) if name else ():
            twin = copy.deepcopy(cell)
            twin["metadata"]["nbgrader"] |= {"grade_id": other, "points": 100, "locked": False, "solution": True}
            twin["source"] = "1000"
            notebook["cells"].append(twin)
