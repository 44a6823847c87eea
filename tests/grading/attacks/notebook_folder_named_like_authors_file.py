"""A folder where the author has a file."""


def change(notebook, folder):
    (folder / "numbers.txt").mkdir()
    (folder / "numbers.txt" / "x.txt").write_text("x")
