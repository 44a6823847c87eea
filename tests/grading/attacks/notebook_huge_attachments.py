"""Attachments and widget states of megabytes, on cells of every kind."""


def change(notebook, folder):
    for cell in notebook["cells"]:
        cell["attachments"] = {f"{i}.png": {"image/png": "A" * 100_000, "text/html": "<script>alert(1)</script>"} for i in range(30)}
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {str(i): "x" * 1000 for i in range(1000)}}}
