"""Two million parts, and a string without an end: whoever looks for its end from each of its quotes looks for ever."""


def change(notebook, folder):
    notebook.clear()
    notebook["x"] = 0
    (folder / "other.ipynb").write_bytes(b'{"cells": [{"outputs": [' + b"," * 2_000_001 + b'\\"' * 400_000)
    (folder / "third.ipynb").write_bytes(b'{"cells": [' + b"," * 2_000_001 + b'"outputs"' + b" " * 300_000 + b'"outputs" ' * 30_000)
