"""What a student does in JupyterLab, as functions of a Playwright page."""

READY = """() => {
  const panel = window.jupyterapp?.shell?.currentWidget;
  const session = panel?.sessionContext, kernel = session?.session?.kernel;
  return Boolean(panel?.context?.isReady && session?.isReady && kernel?.connectionStatus === 'connected'
                 && kernel?.status === 'idle' && document.querySelector('.jp-NotebookPanel .jp-Cell'));
}"""


def open_notebook(page, lab, path):
    """Open a notebook under the lab's folder and wait until its kernel listens (before that, a run-all is lost)."""
    page.goto(f"{lab.address}/lab/tree/{path}?reset")
    page.wait_for_function(READY, timeout=60_000)


def run_all(page, seconds=120):
    """Run all cells to the end. A cell that raises stops the run, as it does for a student."""
    assert page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(READY, timeout=1000 * seconds)


def run_cell(page, index, seconds=60):
    """Run the cell with this index, and wait for it."""
    page.evaluate("""(index) => {
      const notebook = window.jupyterapp.shell.currentWidget.content;
      notebook.deselectAll(); notebook.activeCellIndex = index;
      return window.jupyterapp.commands.execute('notebook:run-cell');
    }""", index)
    page.wait_for_function(READY, timeout=1000 * seconds)


def cells(page):
    """[{index, type, source, grade_id, text, errors}] of the open notebook, as they are now."""
    return page.evaluate("""() => window.jupyterapp.shell.currentWidget.content.widgets.map((cell, index) => ({
      index, type: cell.model.type, source: cell.model.sharedModel.getSource(),
      grade_id: cell.model.sharedModel.getMetadata('nbgrader')?.grade_id ?? null,
      text: cell.model.type === 'code' ? cell.outputArea.node.innerText : '',
      errors: cell.model.type === 'code'
        ? cell.model.outputs.toJSON().filter((output) => output.output_type === 'error').map((output) => output.evalue) : [],
    }))""")


def write_cell(page, index, source):
    """Type over the source of a cell."""
    page.evaluate("""([index, source]) => window.jupyterapp.shell.currentWidget.content.widgets[index]
                     .model.sharedModel.setSource(source)""", [index, source])


def use_dark_theme(page):
    page.evaluate("() => window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})")
    page.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'")
