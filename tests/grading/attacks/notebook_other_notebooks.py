"""Other notebooks next to the one that was asked for, with its name in other letters, and with the solution of somebody else."""
import json


def change(notebook, folder):
    text = json.dumps(notebook)
    for name in ("SQUARES.ipynb", "squares (1).ipynb", "squares.ipynb.ipynb", ".squares.ipynb", "squares.IPYNB", "squares.ipynb~", "sub/squares.ipynb", ".ipynb", "squares\u200b.ipynb"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text.replace("raise NotImplementedError()", "import json; squares = lambda x: [v * v for v in x]"))
    (folder / "release").mkdir()
    (folder / "release" / "squares.ipynb").write_text(text)
