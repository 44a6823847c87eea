"""A time stamp that is none."""


def change(notebook, folder):
    (folder / "timestamp.txt").write_text("yesterday, honest!")
