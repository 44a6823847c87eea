"""A megabyte of names and dots, for whatever reads it."""


def change(notebook, folder):
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "squares":
            cell["source"] = "squares = 0\nif False: " + ".".join(["a"] * 400_000)
