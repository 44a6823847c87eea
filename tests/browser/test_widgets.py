"""Every widget in the real JupyterLab, by keyboard and by pointer; and axe, only on our own output."""
import json
from pathlib import Path

import nbformat
import pytest
import torch
from axe_playwright_python.sync_playwright import Axe
from numpy.testing import assert_allclose

from tests.browser.actions import cells, open_notebook, picture_of, run_all, show_without_kernel, use_dark_theme
from tests.utils.widgets.examples import CELLS
from tests.utils.widgets.test_traversal import model
from utils import widgets
from utils.codes import Categorical, Uniform
from utils.infogan import pretrained


@pytest.fixture(scope="module")
def notebook(lab):
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS], metadata=kernel)
    nbformat.write(book, lab.folder / "widgets.ipynb")
    return "widgets.ipynb"


@pytest.fixture(scope="module")
def shown(chromium, lab, notebook):
    """One page with all widgets in it, for all tests here; none of them needs a fresh one."""
    context = chromium.new_context(viewport={"width": 1400, "height": 1000}, reduced_motion="reduce")
    page = context.new_page()
    open_notebook(page, lab, notebook)
    run_all(page)
    assert [cell["errors"] for cell in cells(page)] == [[]] * len(CELLS)
    settle(page)
    yield page
    context.close()


def settle(page):
    """Wait until no widget is painting."""
    page.wait_for_function("() => document.querySelector('.traversal .grid')?.ariaBusy === 'false'")


def picture(page, selector):
    """The pixels of a canvas, as text to compare."""
    settle(page)
    return picture_of(page, selector)


def press(page, selector, *keys):
    page.locator(selector).focus()
    for key in keys:
        page.keyboard.press(key)
    settle(page)


@pytest.mark.parametrize("label, changes", [
    ("category", {".big", ".pad canvas"}), ("code c₂", {".big"}), ("code c₃", {".big", ".surface canvas"}),
    ("noise seed", {".big", ".pad canvas", ".surface canvas"}),
])
def test_each_slider_of_the_traversal_moves_by_keyboard_and_repaints_what_it_changes(shown, label, changes):
    canvases = (".big", ".pad canvas", ".surface canvas")
    before = {canvas: picture(shown, canvas) for canvas in canvases}
    shown.get_by_label(label, exact=True).focus()
    shown.keyboard.press("PageUp")
    settle(shown)
    assert {canvas for canvas in canvases if picture(shown, canvas) != before[canvas]} == changes


ROWS = """(canvas) => Array.from({ length: 10 }, (_, k) => {
  const side = canvas.height / 10, data = canvas.getContext("2d").getImageData(0, side * k, canvas.width, side).data;
  return data.reduce((hash, v) => (31 * hash + v) | 0, 7);
})"""


def test_while_a_slider_is_held_only_the_picked_row_is_painted_and_on_release_the_whole_grid(shown):
    category = int(shown.get_by_label("category", exact=True).input_value())
    changed = []
    before = shown.eval_on_selector(".surface canvas", ROWS)
    for event in ("input", "change"):
        shown.get_by_label("code c₃", exact=True).evaluate(
            "(input, event) => { if (event === 'input') input.value = Number(input.value) > 0 ? -1.5 : 1.5; input.dispatchEvent(new Event(event)); }", event)
        settle(shown)
        rows = shown.eval_on_selector(".surface canvas", ROWS)
        changed.append({k for k in range(10) if rows[k] != before[k]})
    assert changed == [{category}, set(range(10))]


def test_the_pad_moves_both_codes_by_keyboard(shown):
    pad = shown.get_by_role("slider", name="pad")
    before, text = picture(shown, ".big"), pad.get_attribute("aria-valuetext")
    press(shown, ".pad", "ArrowLeft", "ArrowUp")
    assert pad.get_attribute("aria-valuetext") != text and picture(shown, ".big") != before


def test_a_click_in_the_grid_picks_that_category_and_code(shown):
    box = shown.locator(".surface canvas").bounding_box()
    shown.mouse.click(box["x"] + 6.5 * box["width"] / 9, box["y"] + 7.5 * box["height"] / 10)
    settle(shown)
    assert shown.get_by_label("category", exact=True).input_value() == "7"
    assert shown.get_by_label("code c₂").input_value() == "1"


SWIPE = """([selector, dx, dy]) => {
  const node = document.querySelector(selector), box = node.getBoundingClientRect();
  const at = (k) => ({ pointerId: 7, pointerType: "touch", isPrimary: true, bubbles: true, clientX: box.left + 20 + k * dx, clientY: box.top + 20 + k * dy });
  node.setPointerCapture = () => {};
  for (const [type, k] of [["pointerdown", 0], ["pointermove", 0.5], ["pointermove", 1]]) node.dispatchEvent(new PointerEvent(type, at(k)));
  node.dispatchEvent(new PointerEvent(dy ? "pointercancel" : "pointerup", at(1)));       // the browser takes a swipe over, to scroll
}"""


@pytest.mark.parametrize("selector", [".surface canvas", ".pad"])
def test_a_finger_that_swipes_up_scrolls_and_changes_nothing(shown, selector):
    press(shown, ".pad", "ArrowLeft")
    now = lambda: [shown.get_by_label(name, exact=True).input_value() for name in ("category", "code c₂", "code c₃")]
    before = now()
    shown.evaluate(SWIPE, [selector, 2, 150])
    assert now() == before and shown.eval_on_selector(selector, "(n) => getComputedStyle(n.closest('.pad, .surface')).touchAction") == "pan-y"
    shown.evaluate(SWIPE, [selector, 60, 0])
    assert now() != before


def test_dragging_on_the_pad_sets_both_codes(shown):
    box = shown.locator(".pad").bounding_box()
    shown.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    shown.mouse.down()
    shown.mouse.move(box["x"] + box["width"] * 8.5 / 9, box["y"] + box["height"] * 0.5 / 9, steps=4)
    shown.mouse.up()
    settle(shown)
    assert shown.get_by_label("code c₂").input_value() == "2" and shown.get_by_label("code c₃").input_value() == "2"


def test_the_digit_on_the_canvas_is_the_one_that_torch_draws(page):
    """The networks agree with torch (tests/utils/widgets); here the pixels do."""
    infogan = pretrained()
    show_without_kernel(page, widgets.traversal(infogan, category=3, c2=1.5, c3=-0.5, noise_seed=2))
    settle(page)
    random = (Path(widgets.__file__).parent / "shared" / "random.js").read_text(encoding="utf-8")
    noise, pixels = page.evaluate("""async (source) => {
      const { noise } = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
      const data = document.querySelector(".big").getContext("2d").getImageData(0, 0, 28, 28).data;
      return [Array.from(noise(2, 62)), Array.from(data).filter((_, i) => i % 4 === 0)];
    }""", random)
    z = torch.tensor([[*noise, *(float(k == 3) for k in range(10)), 1.5, -0.5]])
    assert_allclose(pixels, 255 * infogan.images(z)[0].ravel(), atol=0.51)


def test_the_page_has_the_categories_and_ranges_of_the_model(page):
    show_without_kernel(page, widgets.traversal(model(0, [Categorical(5), Uniform(2, 5), Uniform()], 30)))
    settle(page)
    ends = lambda label: tuple(page.get_by_label(label, exact=True).get_attribute(name) for name in ("min", "max"))
    assert [ends(label) for label in ("category", "code c₂", "code c₃")] == [("0", "4"), ("0.5", "6.5"), ("-2", "2")]
    assert page.locator(".posterior li").count() == 5 and page.locator(".columns").inner_text().split()[::8] == ["0.5", "6.5"]
    box = page.locator(".surface canvas").bounding_box()
    page.mouse.click(box["x"] + 6.5 * box["width"] / 9, box["y"] + 3.5 * box["height"] / 5)
    settle(page)
    assert [page.get_by_label(label, exact=True).input_value() for label in ("category", "code c₂", "code c₃")] == ["3", "5", "0"]
    assert page.evaluate("""() => {
      const data = (selector, x, y) => document.querySelector(selector).getContext("2d").getImageData(x, y, 28, 28).data.join();
      return data(".big", 0, 0) === data(".surface canvas", 6 * 28, 3 * 28);
    }"""), "the digit picked is the one in its row and column"
    page.get_by_label("c₃", exact=True).check()
    settle(page)
    assert page.locator(".columns").inner_text().split()[::8] == ["−2.0", "2.0"]


def predict(page, widget):
    """Nothing is revealed before something has been predicted."""
    reveal = page.locator(widget).get_by_role("button", name="Reveal")
    assert reveal.is_disabled() and page.locator(f"{widget} .question output").inner_text() == "?"
    press(page, f"{widget} .question input", "ArrowRight")
    reveal.click()


def test_entropy_is_asked_before_it_is_shown_and_then_follows_the_bars(shown):
    widget = shown.locator(".entropy-bars")
    assert not widget.locator(".meter").is_visible()
    press(shown, ".entropy-bars .question input", "End")
    widget.get_by_role("button", name="Reveal").click()
    assert widget.locator(".words").inner_text() == "You said 2.00 bits; that is 0.25 too high."
    assert widget.locator(".meter .value").inner_text() == "1.750 bits"
    widget.get_by_label("p(1)").focus()
    shown.keyboard.press("End")                                   # all probability on one value
    assert widget.locator(".meter .value").inner_text() == "0.000 bits"
    widget.get_by_role("button", name="uniform").click()
    assert widget.locator(".meter .value").inner_text() == "2.000 bits"
    widget.get_by_role("button", name="Hide and predict again").click()
    assert not widget.locator(".meter").is_visible()


def test_the_kernel_knows_what_was_set_in_the_page(shown):
    shown.locator(".entropy-bars").get_by_role("button", name="uniform").click()
    shown.evaluate("""() => {
      const panel = window.jupyterapp.shell.currentWidget;
      panel.content.model.sharedModel.insertCell(5, {cell_type: "code", source: "print(p.p)"});
      panel.content.activeCellIndex = 5;
      return window.jupyterapp.commands.execute("notebook:run-cell");
    }""")
    shown.wait_for_function("() => document.querySelector('.jp-NotebookPanel').innerText.includes('[0.25, 0.25, 0.25, 0.25]')")


def test_an_infinite_divergence_is_shown_as_infinite(shown):
    widget = shown.locator(".divergences")
    widget.get_by_label("D(q‖p)").check()
    widget.get_by_role("button", name="Reveal").click()
    assert widget.locator(".words").inner_text() == "Right: D(q‖p) is the larger (0.500 and ∞ bits)."
    assert widget.locator(".meter .value").all_inner_texts()[:2] == ["0.500 bits", "∞ bits"]


def test_the_information_diagram_follows_the_cells(shown):
    widget = shown.locator(".joint-table")
    predict(shown, ".joint-table")
    mi = widget.locator(".part", has_text="I(X;Y)").locator(".value")
    assert mi.inner_text() == "1.000 bits"
    widget.get_by_role("button", name="independent").click()
    assert mi.inner_text() == "0.000 bits"


def test_a_slider_of_a_python_picture_is_answered_with_a_new_picture_and_new_words(shown):
    picture = shown.locator(".explore img")
    before = picture.get_attribute("src")
    shown.get_by_label("width σ").focus()
    shown.keyboard.press("ArrowRight")
    shown.wait_for_function("() => document.querySelector('.explore img').alt === 'A Gaussian of width 1.1, alone.'")
    assert picture.get_attribute("src") != before


def test_a_widget_hears_python_on_a_page_that_is_too_busy_to_start_it_at_once(page, lab, notebook):
    """anywidget 0.9.17 to 0.11 give a widget two seconds to start. After that, whatever Python sends it is lost without a word, and a slow laptop
    that runs a chapter needs longer. Here every such limit has passed at once."""
    page.add_init_script("const real = AbortSignal.timeout.bind(AbortSignal); AbortSignal.timeout = () => real(1);")
    open_notebook(page, lab, notebook)
    run_all(page)
    page.locator(".explore img").wait_for(timeout=60_000)


def test_two_bumps_pulled_apart_show_jsd_going_flat_after_the_prediction(shown):
    widget = shown.locator(".bumps")
    assert not widget.locator(".curve").is_visible()
    press(shown, ".bumps .question input", "Home")
    widget.get_by_role("button", name="Reveal").click()
    assert widget.locator(".words").inner_text() == "You said 0.0; it is 5.6: JSD goes blind later than that."
    before = widget.locator(".densities").inner_html()
    widget.get_by_label("distance", exact=True).focus()
    shown.keyboard.press("End")
    assert "JSD 1.0000 bits · overlap 0.000" in widget.locator(".numbers").inner_text()
    assert widget.locator(".densities").inner_html() != before and "at 12.0" in widget.get_by_role("img").nth(1).get_attribute("aria-label")
    for label in ("width of q", "the optimal discriminator"):
        before = widget.locator(".densities").inner_html()
        widget.get_by_label(label).focus()
        shown.keyboard.press("Space" if label.startswith("the") else "ArrowRight")
        assert widget.locator(".densities").inner_html() != before


def test_the_bound_falls_below_zero_as_q_errs_and_the_information_stays(shown):
    widget = shown.locator(".code-channel")
    predict(shown, ".code-channel")
    value = lambda name: widget.locator(".part", has_text=name).locator(".value").inner_text()
    assert "at this noise L_I is 0 at an error of" in widget.locator(".words").inner_text()
    information = value("I(c;x)")
    assert not value("L_I").startswith("−")
    widget.get_by_label("error of Q").focus()
    shown.keyboard.press("End")
    assert value("L_I").startswith("−") and value("I(c;x)") == information
    widget.get_by_label("noise of G").focus()
    shown.keyboard.press("End")
    assert value("I(c;x)") == "0.000 nats"


def test_nothing_moves_by_itself_for_those_who_asked_for_less_motion(shown):
    duration = "(all) => all.map((node) => getComputedStyle(node).transitionDuration)"
    assert set(shown.eval_on_selector_all(".course-widget *", duration)) == {"0s"}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_widgets(shown, theme):
    if theme == "dark":
        use_dark_theme(shown)
    found = Axe().run(shown, context=".jp-OutputArea").response["violations"]
    serious = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in ("serious", "critical")]
    assert serious == [], json.dumps(serious, indent=1)
