"""How long from a key press until the new picture is painted? The widget on the page against two ways through the kernel.

    .venv/bin/python -m benchmarks.widgets            # about a minute; needs Debian's Chromium

All three show the same generator's 90 digits in a real JupyterLab, on one machine, one after the other in one run, and one key
press moves code c₃. Times are taken on the page: from the key event to the frame after the new pixels are there.
"""
import base64
import os
import shutil
import tempfile
from pathlib import Path

import nbformat
import numpy as np
from playwright.sync_api import sync_playwright

from tests.browser.actions import cells, open_notebook, run_all, running_lab
from utils import widgets
from utils.infogan import pretrained

PRESSES = 30
CELLS = ["""
import io
import ipywidgets, matplotlib.pyplot as plt, torch
from IPython.display import display
from utils import widgets
from utils.infogan import pretrained

infogan = pretrained()
z = torch.zeros(90, 74)
z[:, :62] = torch.randn(62)
z[torch.arange(90), 62 + torch.arange(90) // 9] = 1
z[:, 72] = torch.linspace(-2, 2, 9).repeat(10)

def mosaic(c2):
    z[:, 73] = c2
    return infogan.images(z).reshape(10, 9, 28, 28).transpose(0, 2, 1, 3).reshape(280, 252)

def new_slider():
    return ipywidgets.FloatSlider(value=-2, min=-2, max=2, step=0.05)

widgets.traversal(infogan, c3=-2)
""", """
fig, ax = plt.subplots(figsize=(4, 4.5))
kept, image, slider = ax.imshow(mosaic(-2), cmap="gray"), ipywidgets.Image(), new_slider()
plt.close(fig)

def paint(change):
    png = io.BytesIO()
    kept.set_data(mosaic(slider.value))
    fig.savefig(png, format="png")
    image.value = png.getvalue()

paint(None)
slider.observe(paint, "value")
box = ipywidgets.VBox([slider, image])
box.add_class("kept-figure")
display(box)
""", """
def draw(c2):
    plt.figure(figsize=(4, 4.5))
    plt.imshow(mosaic(c2), cmap="gray")
    plt.show()

slider2 = new_slider()
box2 = ipywidgets.VBox([slider2, ipywidgets.interactive_output(draw, {"c2": slider2})])
box2.add_class("new-figure")
display(box2)
"""]

# Resolves with the milliseconds from the next key press until the frame after `changed` first holds.
TIMER = """([root, kind]) => {
  const node = document.querySelector(root);
  const picture = () => node.querySelector("img")?.src;
  const before = kind === "img" ? picture() : node.querySelector(".big").ariaLabel;
  const changed = {
    img: () => picture() && picture() !== before && node.querySelector("img").complete,
    digit: () => node.querySelector(".big").ariaLabel !== before,
    grid: () => node.querySelector(".big").ariaLabel !== before && node.querySelector(".grid").ariaBusy === "false",
  }[kind];
  window.measured = new Promise((resolve) => document.addEventListener("keydown", () => {
    const start = performance.now();
    const look = () => requestAnimationFrame(() => (changed() ? setTimeout(() => resolve(performance.now() - start)) : look()));
    look();
  }, { once: true, capture: true }));
}"""

# A drag as the hand makes it: in every frame for two seconds the slider of c₃ has a new value. Resolves with the times between frames.
DRAG = """() => new Promise((resolve) => {
  const input = [...document.querySelectorAll(".traversal .slider")].find((node) => node.innerText.includes("c₃")).querySelector("input");
  const times = [performance.now()];
  const frame = (now) => {
    times.push(now);
    input.value = 2 * Math.sin((now - times[1]) / 300);
    input.dispatchEvent(new Event("input"));
    if (now - times[1] < 2000) return requestAnimationFrame(frame);
    input.dispatchEvent(new Event("change"));
    resolve(times.slice(2).map((time, i) => time - times[i + 1]));
  };
  requestAnimationFrame(frame);
})"""

# What a frame of that drag computes: a row of digits, the picked one among them, and Q's reading of it. Resolves with milliseconds.
ROW = """async ([networks, random, architecture, weights, affine]) => {
  const load = (source) => import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
  const page = { ...await load(networks), ...await load(random) };
  const bytes = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
  const nets = page.unpack(architecture, bytes(weights), bytes(affine)), G = page.generator(nets.generator, page.noise(0, 62)), times = [];
  for (let k = 0; k < 60; k++) {
    const start = performance.now();
    const images = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2].map((c1) => G(3, [c1, k / 60]));
    page.read(nets, images[0]);
    times.push(performance.now() - start);
  }
  return times.slice(20);
}"""

WAYS = [("on the page: the digit and Q's reading", ".traversal", "digit"), ("on the page: all 90 digits", ".traversal", "grid"),
        ("a kept figure, as an Image widget", ".kept-figure", "img"), ("interactive_output, a new figure", ".new-figure", "img")]


def times(page, root, kind, handle):
    """PRESSES times, in milliseconds."""
    measured = []
    for _ in range(PRESSES + 3):
        page.evaluate(TIMER, [root, kind])
        handle.focus()
        page.keyboard.press("ArrowRight")
        measured.append(page.evaluate("() => window.measured"))
        page.wait_for_timeout(150)                                # no key press waits for the one before
    return measured[3:]                                           # after a warm-up


def packed():
    """What ROW takes: two modules and the shipped networks."""
    widget, shared = widgets.traversal(pretrained()), Path(widgets.__file__).parent / "shared"
    return [*((shared / name).read_text(encoding="utf-8") for name in ("networks.js", "random.js")), widget.architecture, base64.b64encode(widget.weights).decode(),
            base64.b64encode(widget.affine).decode()]


def main():
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS], metadata=kernel)
    with tempfile.TemporaryDirectory() as home, running_lab(Path(home)) as lab, sync_playwright() as playwright:
        nbformat.write(book, lab.folder / "bench.ipynb")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 2600})
        open_notebook(page, lab, "bench.ipynb")
        run_all(page)
        errors = [cell["errors"] for cell in cells(page) if cell["errors"]]
        if errors:
            raise RuntimeError(errors)
        page.wait_for_timeout(1500)
        code = page.get_by_label("code c₃", exact=True)
        print(f"key press → painted, {PRESSES} presses each, milliseconds\n{'':40}{'median':>8}{'95%':>8}{'ratio':>8}")
        first = None
        for name, root, kind in WAYS:
            handle = code if root == ".traversal" else page.locator(f"{root} .noUi-handle")
            ms = times(page, root, kind, handle)
            first = first or np.median(ms)
            print(f"{name:40}{np.median(ms):8.0f}{np.quantile(ms, 0.95):8.0f}{np.median(ms) / first:8.1f}", flush=True)
        frames, row = page.evaluate(DRAG), page.evaluate(ROW, packed())
        print(f"\ndragging c₃ for two seconds: {1000 / np.mean(frames):.0f} frames a second; between two frames {np.median(frames):.0f} ms, "
              f"95%: {np.quantile(frames, 0.95):.0f} ms\na row of nine digits and one reading, computed: {np.median(row):.1f} ms, 95%: {np.quantile(row, 0.95):.1f} ms"
              f"\n{os.cpu_count()} cores, load of the last minute {os.getloadavg()[0]:.1f}")
        browser.close()


if __name__ == "__main__":
    main()
