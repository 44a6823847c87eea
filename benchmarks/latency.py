"""How long from an input until the picture that answers it is painted? Every widget that needs no kernel, on a page of its own.

    .venv/bin/python -m benchmarks.latency        # about a minute; needs Debian's Chromium

Times are the browser's own (Event Timing, as "interaction to next paint" counts them): from a key press on one of the widget's sliders, or a
click on one of its buttons, to the end of the next frame, in steps of 8 ms, and 16 where the browser only says that it was less. The ratio is
to a slider of the browser's that moves nothing: a busy machine slows both.
"""
import os
import shutil

import numpy as np
from playwright.sync_api import sync_playwright

from tests.browser.actions import show_without_kernel
from utils import widgets
from utils.infogan import pretrained

TIMES, LEAST = 30, 16                                             # inputs; milliseconds below which the browser says nothing
NOTHING = """() => { document.querySelector("#widget").innerHTML = '<input type="range" aria-label="nothing">'; }"""
WIDGETS = [                                                       # name, widget, the control's role and name, the key ("" for a click)
    ("entropy_bars", lambda: widgets.entropy_bars([0.5, 0.25, 0.125, 0.125], predict=False), "slider", "p(1)", "ArrowRight"),
    ("divergences", lambda: widgets.divergences([0.5, 0.5, 0], [0.25, 0.5, 0.25], predict=False), "slider", "p(1)", "ArrowRight"),
    ("joint_table", lambda: widgets.joint_table([[0.4, 0.1], [0.2, 0.3]], predict=False), "slider", "", "ArrowRight"),
    ("bumps", lambda: widgets.bumps(predict=False), "slider", "distance", "ArrowRight"),
    ("code_channel", lambda: widgets.code_channel([[0.7, 0.3, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], noise=0.1, error=0.1, predict=False), "slider", "error of Q", "ArrowRight"),
    ("traversal: one digit", lambda: widgets.traversal(pretrained(), category=3, c2=-2), "slider", "code c₂", "ArrowRight"),
    ("plane: a step of D", lambda: widgets.plane(predict=False), "button", "1 step of D", ""),
    ("plane: a step of G", lambda: widgets.plane(predict=False), "button", "1 step of G", ""),
    ("plane_codes: a round", lambda: widgets.plane_codes(predict=False), "button", "1 round of both", ""),
]

WATCH = """() => {
  window.inputs = [];
  new PerformanceObserver((list) => inputs.push(...list.getEntries().map(({ name, duration }) => [name, duration])))
    .observe({ type: "event", durationThreshold: 16 });
}"""


def times(page, control, key):
    """TIMES durations in milliseconds, after a warm-up."""
    for k in range(TIMES + 5):
        if k == 5:
            page.evaluate("() => { window.inputs.length = 0; }")
        control.press(key) if key else control.click()
        page.wait_for_timeout(60)
    page.wait_for_timeout(300)
    said = [ms for name, ms in page.evaluate("window.inputs") if name == ("keydown" if key else "click")]
    return [*said, *[LEAST] * (TIMES - len(said))]


def row(name, ms, first):
    print(f"{name:30}{np.median(ms):8.0f}{np.quantile(ms, 0.95):8.0f}{max(ms):9.0f}{np.median(ms) / first:8.1f}", flush=True)


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1000, "height": 900})
        print(f"input → painted, {TIMES} each, milliseconds\n{'':30}{'median':>8}{'95%':>8}{'longest':>9}{'ratio':>8}")
        show_without_kernel(page, widgets.bumps())
        page.evaluate(WATCH)
        page.evaluate(NOTHING)
        ms = times(page, page.get_by_role("slider"), "ArrowRight")
        first = np.median(ms)
        row("a slider that moves nothing", ms, first)
        for name, make, role, label, key in WIDGETS:
            show_without_kernel(page, make())
            page.evaluate(WATCH)
            ms = times(page, page.get_by_role(role, name=label, exact=bool(label)).first, key)
            row(name, ms, first)
        print(f"{os.cpu_count()} cores, load of the last minute {os.getloadavg()[0]:.1f}")
        browser.close()


if __name__ == "__main__":
    main()
