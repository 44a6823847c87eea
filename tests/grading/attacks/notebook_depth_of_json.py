"""JSON as deep as a parser goes and no deeper: in the metadata, in a cell's text, in outputs, in attachments."""


def change(notebook, folder):
    def deep(n):
        out = []
        for _ in range(n):
            out = [out]
        return out
    notebook["metadata"]["deep"] = deep(900)
    notebook["cells"][0]["metadata"]["deep"] = {"nbgrader": deep(900)}
    for cell in notebook["cells"]:
        cell["attachments"] = {"a.png": {"image/png": deep(500)}}
        if cell["cell_type"] == "code":
            cell["outputs"] = deep(900)
            cell["source"] = [cell["source"] if isinstance(cell["source"], str) else "", *deep(300)]
