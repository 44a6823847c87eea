"""Pictures pasted into answers that are drawings with scripts, or nothing of the kind."""
import base64


def change(notebook, folder):
    drawing = base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>").decode()
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = "![x](attachment:a.svg) ![y](attachment:b.png) [z](attachment:c.html)"
            cell["attachments"] = {"a.svg": {"image/svg+xml": drawing}, "b.png": {"image/png": "x\" onerror=\"alert(1)"}, "c.html": {"text/html": drawing},
                                   "d.png\" onload=\"x": {"image/png": drawing}, "e.png": {"image/png": 3}, "f.png": 3, "g.png": {"image/png": [drawing]}}
