"""A folder named like another notebook."""


def change(notebook, folder):
    (folder / "tensors.ipynb").mkdir()
    (folder / "tensors.ipynb" / "squares.ipynb").write_text("{}")
