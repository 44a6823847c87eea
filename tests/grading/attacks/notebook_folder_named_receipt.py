"""A folder where the receipt goes."""


def change(notebook, folder):
    (folder / ".grading.json").mkdir()
    (folder / ".grading.json" / "x").write_text("x")
