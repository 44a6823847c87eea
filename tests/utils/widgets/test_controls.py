"""Every control of every widget is alive: moved, it changes what is drawn, and a prediction changes the words that judge it."""
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.browser.actions import show_without_kernel
from tests.utils.widgets.examples import CELLS, made
from tests.utils.widgets.test_base import WITHOUT_Q

UNSEEN = {"speed"}              # how soon the next picture comes is in none of them; tests/browser/test_planes.py plays at a slow speed
SCRIPT = Path(__file__).with_name("controls.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(chromium):
    context = chromium.new_context(viewport={"width": 1400, "height": 1000}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def tried(page, shown):
    """{label: is it alive?} of a widget's controls."""
    show_without_kernel(page, shown)
    return dict(page.evaluate("""async (script) => {
      const { alive, labels } = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" }))), found = [];
      for (const [place, label] of labels().entries()) found.push([label, await alive(place)]);
      return found;
    }""", SCRIPT))


@pytest.mark.parametrize("cell", [*CELLS, WITHOUT_Q])
def test_every_control_changes_what_is_drawn(page, cell, monkeypatch):
    monkeypatch.setenv("COURSE_SITE", "1")                                              # explore plays a recording, as no Python answers,
    monkeypatch.setattr(sys.modules["utils.widgets.explore"], "PICTURES", 3)            # and a short one will do
    found = tried(page, made(cell))
    assert found and [label for label, alive in found.items() if not alive and label not in UNSEEN] == [], "moving these changes nothing that is seen"


PAGE = """const make = (html) => { const node = document.createElement("div"); node.innerHTML = html; return node; };
function render({ el }) {
  const words = make("…"), hidden = make("<input type=range min=0 max=1 aria-label='in the dark'>");
  const show = (event) => { words.textContent = `now ${event.target.type === "range" ? event.target.value : event.target.checked}`; };
  hidden.hidden = true;
  hidden.firstChild.oninput = show;
  const slider = (name, on) => Object.assign(make(`<input type=range min=0 max=1 aria-label='${name}'>`), on);
  const box = (name, onchange) => Object.assign(make(`<label><input type=checkbox> ${name}</label>`), { onchange });
  el.replaceChildren(words, slider("drawn", { oninput: show }), slider("forgotten", {}), slider("late", { onchange: show }), box("a box", show),
    box("an empty box", () => {}), box("a light", () => { hidden.hidden = false; }), hidden, slider("steps", { oninput: (event) => { el.title = event.target.value; } }),
    Object.assign(make("<button>1 step of D</button>"), { onclick: () => { words.textContent = el.title; } }));
}
export default { render };"""


def test_a_control_that_changes_nothing_is_found(page):
    """The hidden one is alive once the light is on, "steps" when a step is taken; "late" waits until it is let go, and so doesn't follow."""
    shown = SimpleNamespace(_esm=PAGE, _css="", trait_values=lambda sync: {})
    assert [label for label, alive in tried(page, shown).items() if not alive] == ["forgotten", "late", "an empty box"]
