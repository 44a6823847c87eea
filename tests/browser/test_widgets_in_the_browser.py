"""Every widget in the real JupyterLab, by keyboard and by pointer; and axe, on our own output only."""
import base64
import json
import re
import sys

import nbformat
import pytest
import torch
from actions import cells, open_notebook, run_all, show_without_kernel, use_dark_theme
from axe_playwright_python.sync_playwright import Axe
from numpy.testing import assert_allclose

from utils import widgets
from utils.infogan import pretrained

CELLS = [
    "from utils import figures, widgets\nfrom utils.infogan import pretrained\nwidgets.traversal(pretrained(), category=3)",
    "p = widgets.entropy_bars([0.5, 0.25, 0.125, 0.125]); p",
    "widgets.divergences([0.5, 0.5, 0], [0.25, 0.5, 0.25])",
    "widgets.joint_table([[0.5, 0], [0, 0.5]])",
    """import matplotlib.pyplot as plt
def draw(sigma):
    figures.show(figures.gaussian_density(sigma, plt.subplots()[1]).figure, f"A Gaussian of width {sigma:.1f}, alone.")
widgets.explore(draw, sigma=widgets.slider(1, 0.1, 2, 0.1, "width σ"))""",
    "gan = widgets.plane(); gan",
    "two = widgets.bumps(); two",
    "widgets.code_channel([[0.7, 0.3, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], noise=0.1, error=0.1)",
]


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
    return page.eval_on_selector(selector, "(canvas) => canvas.toDataURL()")


def picture_of(page, selector):
    """As `picture`, on a page with no traversal to wait for."""
    return page.eval_on_selector(selector, "(canvas) => canvas.toDataURL()")


def press(page, selector, *keys):
    page.locator(selector).focus()
    for key in keys:
        page.keyboard.press(key)
    settle(page)


@pytest.mark.parametrize("label, changes", [
    ("category", {".big", ".pad canvas"}), ("code c₁", {".big"}), ("code c₂", {".big", ".surface canvas"}),
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
        shown.get_by_label("code c₂", exact=True).evaluate(
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
    assert shown.get_by_label("code c₁").input_value() == "1"


def test_dragging_on_the_pad_sets_both_codes(shown):
    box = shown.locator(".pad").bounding_box()
    shown.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    shown.mouse.down()
    shown.mouse.move(box["x"] + box["width"] * 8.5 / 9, box["y"] + box["height"] * 0.5 / 9, steps=4)
    shown.mouse.up()
    settle(shown)
    assert shown.get_by_label("code c₁").input_value() == "2" and shown.get_by_label("code c₂").input_value() == "2"


def test_what_the_page_shows_is_what_torch_draws_and_reads(shown):
    """The same as tests/test_widgets.py asks of Node, here in the browser and with the shipped weights."""
    infogan = pretrained()
    widget, z = widgets.traversal(infogan), infogan.latent.sample(4)
    drawn = shown.evaluate("""async ([source, architecture, weights, affine, z]) => {
      const page = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
      const bytes = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
      const nets = page.unpack(architecture, bytes(weights), bytes(affine));
      return z.map((v) => {
        const image = page.generator(nets.generator, Float32Array.from(v.slice(0, 62)))(v.indexOf(1, 62) - 62, v.slice(72));
        return {image: Array.from(image), ...page.read(nets, image)};
      });
    }""", [widgets.page("traversal"), widget.architecture, base64.b64encode(widget.weights).decode(),
           base64.b64encode(widget.affine).decode(), z.tolist()])
    with torch.no_grad():
        images = infogan.G(z)
        category, *codes = infogan.latent.split_outputs(infogan.D.q(infogan.D.trunk(images)))
    assert_allclose([d["image"] for d in drawn], images.flatten(1), atol=1e-5)
    assert_allclose([d["posterior"] for d in drawn], category.softmax(1), atol=1e-5)
    assert_allclose([d["codes"] for d in drawn], torch.cat(codes, 1), atol=1e-5)


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
    widget.get_by_role("button", name="Reveal").click()
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
    widget.get_by_role("button", name="Reveal").click()
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


COLOURS = """(canvases) => canvases.map((canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
})"""


def test_the_same_widgets_work_in_notebook_7(chromium, lab):
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    code = [CELLS[0], "widgets.plane(predict=False)"]
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in code], metadata=kernel), lab.folder / "seven.ipynb")
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    open_notebook(page, lab, "seven.ipynb", front="notebooks")
    run_all(page)
    settle(page)
    before = picture(page, ".big")
    press(page, ".traversal .slider:first-child input", "PageUp")
    assert picture(page, ".big") != before                        # computed in the page
    page.get_by_role("button", name="Play").click()
    wait_for_steps(page, "n >= 20")                               # trained by the kernel
    page.get_by_role("button", name="Pause").click()
    context.close()


# ---- the GAN in the plane: trained by the kernel -----------------------------------------------------------------------

def steps_of(plane):
    """How many steps G has made, as the widget says."""
    return int(re.search(r"After (\d+) steps of G", plane.locator(".state").inner_text()).group(1))


def wait_for_steps(page, condition):
    """Wait until the number of steps that the widget says meets `condition`, a JavaScript expression of n; returns it."""
    text = "document.querySelector('.plane .state').textContent"
    page.wait_for_function(f"() => {{ const n = Number(/After (\\d+)/.exec({text})[1]); return {condition}; }}")
    return steps_of(page.locator(".plane"))


@pytest.fixture
def plane(shown):
    """The widget with its question answered, paused, untrained."""
    plane = shown.locator(".plane")
    if plane.get_by_role("button", name="Train and see").is_visible():
        plane.get_by_role("button", name="Train and see").click()
    plane.get_by_role("button", name="Start again").click()
    wait_for_steps(shown, "n === 0")
    return plane


def test_the_plane_asks_for_a_prediction_before_it_trains(shown):
    plane = shown.locator(".plane")
    assert not plane.get_by_role("button", name="Play").is_visible() and not plane.locator(".look").is_visible()
    assert min(shown.eval_on_selector_all(".plane canvas", COLOURS)) > 2         # painted, in the theme's colours, before anything was pressed
    press(shown, ".plane .question input", "Home")
    plane.get_by_role("button", name="Train and see").click()
    assert plane.locator(".prediction .words").inner_text() == "You said 0 of 8. It trains …"
    assert plane.locator(".look").is_visible()
    wait_for_steps(shown, "n >= 20")                              # it plays
    plane.get_by_role("button", name="Pause").click()


def test_play_goes_on_until_pause_and_the_kernel_is_free_meanwhile(shown, plane):
    before = picture(shown, ".plane canvas")
    plane.get_by_role("button", name="Play").click()
    wait_for_steps(shown, "n >= 20")
    assert picture(shown, ".plane canvas") != before
    shown.evaluate("""() => {
      const panel = window.jupyterapp.shell.currentWidget, last = panel.content.widgets.length;
      panel.content.model.sharedModel.insertCell(last, {cell_type: "code", source: "print('the kernel', 'answers', gan.preset)"});
      panel.content.activeCellIndex = last;
      return window.jupyterapp.commands.execute("notebook:run-cell");
    }""")
    shown.wait_for_function("() => document.querySelector('.jp-NotebookPanel').innerText.includes('the kernel answers balanced')")
    now = steps_of(plane)
    wait_for_steps(shown, f"n > {now}")                           # it still trains
    plane.get_by_role("button", name="Pause").click()
    shown.wait_for_timeout(600)                                   # an answer may have been under way
    stopped = steps_of(plane)
    shown.wait_for_timeout(1500)
    assert steps_of(plane) == stopped


def test_d_and_g_step_alone(shown, plane):
    before = picture(shown, ".plane canvas")
    plane.get_by_role("button", name="10 steps of D").click()
    for _ in range(50):
        if picture(shown, ".plane canvas") != before:
            break
        shown.wait_for_timeout(100)
    assert picture(shown, ".plane canvas") != before and steps_of(plane) == 0
    plane.get_by_role("button", name="10 steps of G").click()
    assert wait_for_steps(shown, "n > 0") == 10


@pytest.mark.parametrize("layer", ["real points", "D's surface", "pull on G's points"])
def test_each_layer_of_the_plane_can_be_switched_off_and_on_by_keyboard(shown, plane, layer):
    before = picture(shown, ".plane canvas")
    plane.get_by_label(layer).focus()
    shown.keyboard.press("Space")
    assert picture(shown, ".plane canvas") != before
    shown.keyboard.press("Space")
    assert picture(shown, ".plane canvas") == before


def test_presets_are_chosen_by_keyboard_and_each_asks_again(shown, plane):
    for name, words in widgets.plane().look[1:3]:
        plane.get_by_label("preset").focus()
        shown.keyboard.press("ArrowDown")
        assert plane.get_by_label("preset").input_value() == name
        assert plane.get_by_role("button", name="Train and see").is_visible() and not plane.locator(".look").is_visible()
        plane.get_by_role("button", name="Train and see").click()
        assert words in plane.locator(".look").inner_text()
        wait_for_steps(shown, "n >= 10")
    plane.get_by_label("preset").select_option("balanced")
    wait_for_steps(shown, "n === 0")
    assert plane.get_by_role("button", name="Play").is_visible()  # "balanced" was predicted before


def test_own_data_are_drawn_by_pointer_and_by_keyboard(shown, plane):
    plane.get_by_label("data").select_option("your own drawing")
    empty = picture(shown, ".plane canvas")
    box = plane.locator("canvas").first.bounding_box()
    shown.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.3)
    shown.mouse.down()
    shown.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.3, steps=4)
    shown.mouse.up()
    by_pointer = picture(shown, ".plane canvas")
    assert by_pointer != empty
    plane.get_by_label("across").focus()
    shown.keyboard.press("Home")
    shown.keyboard.press("Tab")
    shown.keyboard.press("End")                                   # "up": the upper left corner
    plane.get_by_role("button", name="Put points here").focus()
    shown.keyboard.press("Enter")
    shown.wait_for_timeout(300)
    assert picture(shown, ".plane canvas") != by_pointer
    plane.get_by_role("button", name="Play").focus()
    shown.keyboard.press("Enter")
    wait_for_steps(shown, "n > 0")
    plane.get_by_role("button", name="Pause").click()
    shown.evaluate("""() => {
      const panel = window.jupyterapp.shell.currentWidget, last = panel.content.widgets.length;
      panel.content.model.sharedModel.insertCell(last, {cell_type: "code", source: "print(gan.data, (gan._game.real[:, 0] < -1.2).any().item(), "
        + "(gan._game.real[:, 0] > 0.5).any().item(), (gan._game.real.abs() < 0.3).all(1).any().item())"});
      panel.content.activeCellIndex = last;
      return window.jupyterapp.commands.execute("notebook:run-cell");
    }""")
    shown.wait_for_function("() => document.querySelector('.jp-NotebookPanel').innerText.includes('your own drawing True True False')")
    plane.get_by_label("data").select_option("ring of 8")
    wait_for_steps(shown, "n === 0")


def test_without_a_kernel_the_plane_plays_pauses_and_steps_through_its_recording(page, monkeypatch):
    monkeypatch.setenv("COURSE_SITE", "1")
    monkeypatch.setattr(sys.modules["utils.widgets.plane"], "STEPS", 120)
    monkeypatch.setattr(sys.modules["utils.widgets.plane"], "EVERY", 3)
    page.emulate_media(reduced_motion="reduce")                   # two pictures a second, so that there is time to pause
    show_without_kernel(page, widgets.plane())
    plane = page.locator(".plane")
    plane.get_by_role("button", name="Train and see").press("Enter")
    wait_for_steps(page, "n >= 3")
    plane.get_by_role("button", name="Pause").press("Enter")
    for alone in (plane.get_by_role("button", name="10 steps of D"), plane.get_by_role("button", name="10 steps of G")):
        assert alone.is_disabled() and "only Python" in page.locator(f"#{alone.get_attribute('aria-describedby')}").inner_text()
    stopped, before = steps_of(plane), picture_of(page, ".plane canvas")
    page.wait_for_timeout(1200)
    assert steps_of(plane) == stopped
    plane.get_by_role("button", name="One picture").click()
    assert steps_of(plane) == stopped + 3 and picture_of(page, ".plane canvas") != before
    page.emulate_media(reduced_motion="no-preference")
    plane.get_by_role("button", name="Play").click()
    wait_for_steps(page, "n === 120")
    plane.get_by_role("button", name="Play").wait_for()           # it stopped at the end
    assert plane.locator(".prediction .words").inner_text().startswith("You said 4 of 8. After 120 steps, G is on ")
    plane.get_by_label("preset").select_option("G runs ahead of D")
    assert wait_for_steps(page, "n === 0") == 0
    plane.get_by_label("data").select_option("spiral")
    plane.get_by_role("button", name="Play").click()
    assert "recorded runs on the ring" in plane.inner_text()


def test_without_kernel_and_recording_the_plane_says_so(page):
    show_without_kernel(page, widgets.plane(predict=False))
    page.get_by_role("button", name="Play").click()
    assert "no kernel answers" in page.locator(".plane").inner_text()
    assert page.get_by_role("button", name="Play").is_visible()


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
