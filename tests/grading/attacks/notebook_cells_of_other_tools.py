"""Tags and metadata by which other tools leave cells out, hide, freeze, run first or run with parameters."""


def change(notebook, folder):
    for cell in notebook["cells"]:
        cell["metadata"] |= {"tags": ["remove-cell", "hide-input", "parameters", "injected-parameters", "skip-execution", "raises-exception", "nbval-skip", "init_cell"],
                             "init_cell": True, "run_control": {"frozen": True, "marked": True}, "editable": True, "deletable": True, "trusted": True,
                             "slideshow": {"slide_type": "skip"}, "jupyter": {"source_hidden": True, "outputs_hidden": True}, "execution": {"timeout": 0}}
    notebook["metadata"] |= {"papermill": {"parameters": {"answer": 1}}, "execution": {"allow_errors": True}, "extensions": {"jupyter_dashboards": {}}}
