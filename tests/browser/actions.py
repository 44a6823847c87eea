"""A JupyterLab of our own, and what a student does in it, as functions of a Playwright page."""
import base64
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = {                                                   # no news from outside; all cells stay on the page
    "@jupyterlab/apputils-extension/notification.jupyterlab-settings":
        '{"fetchNews": "false", "checkForUpdates": false, "doNotDisturbMode": true}',
    "@jupyterlab/notebook-extension/tracker.jupyterlab-settings": '{"windowingMode": "none"}',
}

BASE = {"layout", "tabbable", "tooltip", "comm"}                  # traits that belong to ipywidgets, not to the picture


def sampled(chapters, *sample):
    """The chapters that a slow test goes through: the sample, and with EVERY_CHAPTER=1 in the environment all of them."""
    assert set(sample) <= set(chapters)
    return list(chapters) if os.environ.get("EVERY_CHAPTER") else list(sample)


@contextmanager
def running_lab(home, folder=None, settings=None):
    """JupyterLab on a free port of this machine, with a user's settings under `home`, in `folder` (home/files); `settings`: the application's own."""
    folder = folder or home / "files"
    folder.mkdir(exist_ok=True)
    for path, text in SETTINGS.items():
        if settings and "notification" in path:
            continue                                           # the application's own say it
        (home / "settings" / path).parent.mkdir(parents=True, exist_ok=True)
        (home / "settings" / path).write_text(text)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    places = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    places |= {"JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces")}
    log = home / "log.txt"
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--IdentityProvider.token=",
         "--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True", f"--ServerApp.root_dir={folder}",
         *([f"--LabApp.app_settings_dir={settings}"] if settings else [])], cwd=folder,
        env={**os.environ, **places, "COURSE_SHORT": "1", "OMP_NUM_THREADS": "1"}, stdout=subprocess.DEVNULL, stderr=log.open("w"))
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api/status", server, log)
        yield SimpleNamespace(address=address, folder=folder)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=90)                                # its kernels end first


def _wait_for(address, server, log, seconds=180):
    for _ in range(5 * seconds):
        try:
            return urllib.request.urlopen(address, timeout=2)
        except OSError:
            assert server.poll() is None, f"JupyterLab stopped: {log.read_text()[-2000:]}"
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer in {seconds} s: {log.read_text()[-2000:]}")


READY = """() => {
  const panel = window.jupyterapp?.shell?.currentWidget;
  const session = panel?.sessionContext, kernel = session?.session?.kernel;
  return Boolean(panel?.context?.isReady && session?.isReady && kernel?.connectionStatus === 'connected'
                 && kernel?.status === 'idle' && document.querySelector('.jp-NotebookPanel .jp-Cell'));
}"""


def open_notebook(page, lab, path, front="lab/tree"):
    """Open a notebook under the lab's folder and wait until its kernel listens (before that, a run-all is lost).

    front: "lab/tree", or "notebooks" for Notebook 7, which the same server has.
    """
    page.goto(f"{lab.address}/{front}/{path}?reset", timeout=300_000)
    page.wait_for_function(READY, timeout=300_000)


def run_all(page, seconds=120):
    """Run all cells to the end. A cell that raises stops the run, as it does for a student."""
    assert page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(READY, timeout=1000 * seconds)


def run_all_tagged(page, seconds=300):
    """The same where cells have the tag that lets them raise: JupyterLab returns at the first that does, and goes on; wait for the last cell."""
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function("""() => {
      const code = window.jupyterapp.shell.currentWidget.content.widgets.filter((cell) => cell.model.type === 'code');
      return code.at(-1).model.sharedModel.execution_count !== null;
    }""", timeout=1000 * seconds)
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


# A widget as it looks, without the sliders themselves: its text, pictures and drawn bars.
LOOK = """(widget) => {
  const copy = widget.cloneNode(true);
  copy.querySelectorAll(".slider").forEach((slider) => slider.remove());
  return copy.outerHTML + [...widget.querySelectorAll("canvas")].map((canvas) => canvas.toDataURL()).join();
}"""


def picture_of(page, selector):
    """The pixels of a canvas, as text to compare."""
    return page.eval_on_selector(selector, "(canvas) => canvas.toDataURL()")


def changes(page, widget, act):
    """Do something to a widget, and wait until it looks different."""
    before = widget.evaluate(LOOK)
    act()
    for _ in range(300):                                          # Python may have to draw, and the machine may be busy
        if widget.evaluate(LOOK) != before:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"it looks as before: {widget.inner_text()[:300]}")


def move_every_slider(page):
    """Press an arrow on every slider of every widget, and wait until the widget looks different. Returns how many there are.

    A GAN in the plane is trained a little instead: its sliders show when it makes its next step.
    """
    moved = 0
    for widget in page.locator(".course-widget").all():
        if "plane" in widget.get_attribute("class").split():
            moved += train_a_little(page, widget)
            continue
        for slider in widget.locator("input[type=range]:visible").all():
            if slider.locator("xpath=ancestor::*[contains(@class, 'question')]").count():
                continue                                          # a prediction changes nothing else
            value = slider.input_value()

            def press(slider=slider, value=value):
                slider.press("ArrowRight")
                if slider.input_value() == value:                 # it was at its end
                    slider.press("ArrowLeft")
                assert slider.input_value() != value

            changes(page, widget, press)
            moved += 1
    return moved


def train_a_little(page, plane):
    """Answer the plane's question, see it train, stop it, and take single steps. Returns how many controls were used."""
    if plane.locator(".question").is_visible():
        plane.locator(".question input").press("Home")
        changes(page, plane.locator(".picture"), plane.get_by_role("button", name="Train and see").click)
    plane.evaluate("(plane) => [...plane.querySelectorAll('button')].find((each) => each.textContent === 'Pause')?.click()")   # if it isn't through
    steps = plane.get_by_role("button", name=re.compile("^1 step of")).all()
    for button in steps:
        changes(page, plane, button.click)
    return 1 + len(steps)


def _plain(value):
    """A trait as JSON holds it: bytes as {"bytes": base64}."""
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def page_without_kernel(widget, theme="light"):
    """One widget as a page of its own: no Jupyter, no kernel, nothing that answers."""
    traits = json.dumps({name: _plain(value) for name, value in widget.trait_values(sync=True).items() if name not in BASE})
    paper, ink = ("#fff", "#222") if theme == "light" else ("#121212", "#ddd")
    return f"""<!doctype html><html lang="en" data-theme="{theme}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A widget</title><style>body {{ background: {paper}; color: {ink}; font-family: sans-serif }} {widget._css}</style><main id="widget"></main>
<script type="module">
const plain = (v) => v?.bytes !== undefined ? new DataView(Uint8Array.from(atob(v.bytes), (c) => c.charCodeAt(0)).buffer)
  : Array.isArray(v) ? v.map(plain) : v && typeof v === "object" ? Object.fromEntries(Object.entries(v).map(([k, w]) => [k, plain(w)])) : v;
const module = await import(URL.createObjectURL(new Blob([{json.dumps(str(widget._esm))}], {{ type: "text/javascript" }})));
const dead = () => {{ throw new Error("no kernel"); }};
let end;
globalThis.showWidget = () => {{                                 // also once more, from the start
  const traits = plain({traits});
  const model = {{ get: (name) => traits[name], set: (name, v) => {{ traits[name] = v; }}, save_changes: dead, send: dead, on() {{}}, off() {{}} }};
  end?.();
  end = module.default.render({{ model, el: document.querySelector("#widget") }});
}};
showWidget();
document.body.dataset.shown = "yes";
</script>"""


def show_without_kernel(page, widget, theme="light"):
    page.set_content(page_without_kernel(widget, theme))
    page.wait_for_selector("body[data-shown]")
