"""Ten thousand small files and three hundred folders one in the other."""


def change(notebook, folder):
    for i in range(10_000):
        (folder / f"{i}.txt").write_text("x")
    deep = folder
    for _ in range(100):
        deep = deep / "d"
        deep.mkdir()
    (deep / "squares.ipynb").write_text("{}")
