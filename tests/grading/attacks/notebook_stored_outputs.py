"""Megabytes of stored outputs."""


def change(notebook, folder):
    notebook["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 5_000_000}]
