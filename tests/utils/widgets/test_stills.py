"""The still picture of each widget: what is drawn, worked out a second time, and its words; and what a widget is without arguments."""
import base64
import io
import re

import numpy as np
import pytest
from PIL import Image
from scipy import stats

from utils import toy_gan, widgets
from utils.widgets import base
from utils.widgets.plane import STEPS, data_sets, scattered

CHANNEL = [[0.7, 0.3, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
STILLS = [
    (lambda: widgets.bumps(3.5, 0.5), "Two bumps, p of width 1 at 0 and q of width 0.5 at 3.5, to pull apart. Run the cell to move them."),
    (lambda: widgets.entropy_bars([0.5, 0.3125, 0.1875]), "The probabilities 0.5, 0.312, 0.188 as bars. Run the cell to drag them."),
    (lambda: widgets.divergences([0.5, 0.5], [0.75, 0.25]), "p = 0.5, 0.5 and q = 0.75, 0.25 as bars. Run the cell to drag them."),
    (lambda: widgets.joint_table([[0.5, 0.25], [0, 0.25]]), "The joint table 0.5, 0.25; 0, 0.25. Run the cell to drag its cells."),
    (lambda: widgets.code_channel(CHANNEL, 0.1), "P(x|c): 3 codes, 4 pictures, 0.1 of it noise. Run the cell to turn the generator's noise up."),
    (lambda: widgets.plane(data="line"), "Real points of the line. Run the cell to watch a GAN learn them."),
    (lambda: widgets.plane_codes(), "Real points of the four clouds. Run the cell to watch an InfoGAN learn them, and its codes."),
    (lambda: widgets.traversal(), "Generated digits, a row for each of 10 categories, c₂ from −2 to 2 along it. Run the cell to turn the codes."),
]


@pytest.mark.parametrize("widget, words", STILLS)
def test_a_still_picture_has_these_words(widget, words):
    data, _ = widget()._repr_mimebundle_()
    assert data["text/plain"] == f"Figure: {words}" and "application/vnd.jupyter.widget-view+json" in data
    source = re.fullmatch(r'<img alt="(.+?)" src="data:image/png;base64,([^"]+)" style="max-width: 100%; height: auto; background: white">', data["text/html"])
    assert source[1] == words.replace("'", "&#x27;") and Image.open(io.BytesIO(base64.b64decode(source[2]))).format == "PNG"


def test_under_grading_a_widget_has_no_still_picture(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    data, _ = widgets.bumps()._repr_mimebundle_()
    assert "text/html" not in data and "to pull apart" not in data["text/plain"]


def drawn(widget):
    figure, _ = widget.still()
    return figure.axes[0]


def ticks(axis):
    return [label.get_text() for label in axis.get_ticklabels()]


def cells(ax):
    return ax.images[0].get_array().tolist(), {(int(t.get_position()[1]), int(t.get_position()[0])): t.get_text() for t in ax.texts}, ax.images[0].get_clim()


def test_bumps_are_the_densities_that_they_say():
    ax = drawn(widgets.bumps(3.5, 0.5))
    p, q = ax.get_lines()
    for line, mean, sd in ((p, 0, 1), (q, 3.5, 0.5)):
        assert np.allclose(line.get_ydata(), stats.norm.pdf(line.get_xdata(), mean, sd)) and (line.get_xdata()[[0, -1]] == (-4, 16)).all()
        assert np.diff(line.get_xdata()).max() < 0.2 / 5          # fine enough for the narrowest bump
    assert [p.get_linestyle(), q.get_linestyle()] == ["-", "--"] and [t.get_text() for t in ax.get_legend().get_texts()] == ["p", "q"]
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("x, in widths of p", "density")


def test_bars_are_as_high_as_their_probabilities():
    ax = drawn(widgets.entropy_bars([0.5, 0.3125, 0.1875], names=["cat", 2, "owl"]))
    assert [bar.get_height() for bar in ax.patches] == [0.5, 0.3125, 0.1875] and [t.get_text() for t in ax.texts] == ["0.5", "0.312", "0.188"]
    assert ticks(ax.xaxis) == ["cat", "2", "owl"] and ax.get_ylim() == (0, 1.1) and ax.get_ylabel() == "probability p(x)"
    ax = drawn(widgets.divergences([0.5, 0.5], [0.75, 0.25]))
    assert [(round(bar.get_x(), 6), round(bar.get_width(), 6), bar.get_height(), str(bar.get_hatch() or "")) for bar in ax.patches] == [
        (-0.39, 0.38, 0.5, ""), (0.61, 0.38, 0.5, ""), (0.01, 0.38, 0.75, "//"), (1.01, 0.38, 0.25, "//")]
    assert [t.get_text() for t in ax.texts] == ["0.5", "0.5", "0.75", "0.25"] and [t.get_text() for t in ax.get_legend().get_texts()] == ["p", "q"]
    assert ticks(ax.xaxis) == ["1", "2"] and ax.get_ylim() == (0, 1.1) and ax.get_ylabel() == "probability"


def test_cells_of_a_table_hold_their_numbers():
    ax = drawn(widgets.joint_table([[0.5, 0.25], [0, 0.25]]))
    assert cells(ax) == ([[0.5, 0.25], [0, 0.25]], {(0, 0): "0.5", (0, 1): "0.25", (1, 0): "0", (1, 1): "0.25"}, (0, 1.4))
    assert ticks(ax.xaxis) == ["y = 0", "y = 1"] and ticks(ax.yaxis) == ["x = 0", "x = 1"]
    ax = drawn(widgets.code_channel(CHANNEL, 0.2))
    assert np.allclose(cells(ax)[0], 0.8 * np.array(CHANNEL) + 0.05) and cells(ax)[1][0, 0] == "0.61"
    assert ticks(ax.xaxis) == [f"x = {k}" for k in (1, 2, 3, 4)] and ticks(ax.yaxis) == [f"c = {k}" for k in (1, 2, 3)]


def test_real_points_lie_around_their_centres():
    ax = drawn(widgets.plane_codes(data="ring of 8"))
    points = ax.get_lines()[0].get_xydata()
    centres = np.array([[np.cos(k * np.pi / 4), np.sin(k * np.pi / 4)] for k in range(8)])
    away = points[:, None] - centres
    nearest = np.linalg.norm(away, axis=2).argmin(1)
    assert len(points) == 400 and (np.bincount(nearest) > 25).all()
    assert away[np.arange(400), nearest].std() == pytest.approx(0.1, rel=0.1) and ax.get_xlim() == ax.get_ylim() == (-1.6, 1.6) and ax.get_aspect() == 1
    assert np.array_equal(scattered([[0, 0]], 1).axes[0].get_lines()[0].get_xydata(), scattered([[0, 0]], 1).axes[0].get_lines()[0].get_xydata())


def test_the_plane_has_the_data_that_it_names():
    sets = data_sets()
    assert {name: (len(each["centres"]), each["spread"], each.get("counted")) for name, each in sets.items()} == {
        "ring of 8": (8, toy_gan.SIGMA, True), "one cloud": (1, 0.25, None), "line": (40, toy_gan.SIGMA, None), "two lines": (80, toy_gan.SIGMA, None), "spiral": (60, toy_gan.SIGMA, None)}
    assert np.allclose(sets["ring of 8"]["centres"], toy_gan.ring(8)) and sets["one cloud"]["centres"] == [[0.5, 0.3]]
    assert np.allclose(sets["line"]["centres"], np.linspace((-1, -0.6), (1, 0.6), 40))
    assert np.allclose(sets["two lines"]["centres"], [*np.linspace((-1, -0.8), (-1, 0.8), 40), *np.linspace((1, -0.8), (1, 0.8), 40)])
    x, y = np.transpose(sets["spiral"]["centres"])
    angle = np.linspace(0.5, 3 * np.pi, 60)
    assert np.allclose(np.hypot(x, y), angle / angle[-1]) and np.allclose(np.arctan2(y, x) % (2 * np.pi), angle % (2 * np.pi))


def test_still_digits_are_those_of_the_shipped_generator():
    widget = widgets.traversal(category=3, c3=1.0, noise_seed=4)
    image, _ = widget.still()
    other, default = widgets.traversal(c3=-1.0, noise_seed=4).still()[0], widgets.traversal().still()[0]
    assert image.size == (9 * 28, 10 * 28) and image.mode == "L"
    pixels = [np.asarray(each, float) for each in (image, other, default)]
    assert all(each.min() < 5 and each.max() > 250 for each in pixels) and not np.array_equal(pixels[0], pixels[1])
    rows = pixels[2].reshape(10, 28, 9, 28).transpose(0, 2, 1, 3)             # (category, value of c₂, height, width)
    between = np.abs(rows[:, 4][:, None] - rows[:, 4]).mean((2, 3))
    along = np.abs(np.diff(rows, axis=1)).mean((1, 2, 3))
    assert (between + 1e9 * np.eye(10)).min() > along.max() > 0               # along a row less changes than from row to row


DEFAULTS = [
    (widgets.bumps, {"distance": 2, "width": 1, "predict": True}, "Bumps(distance=2.0, width=1.0)"),
    (widgets.entropy_bars, {"p": [0.5, 0.25, 0.125, 0.125], "names": ["1", "2", "3", "4"], "predict": True}, "EntropyBars(p=[0.5, 0.25, 0.125, 0.125])"),
    (lambda: widgets.code_channel(CHANNEL), {"table": CHANNEL, "noise": 0, "q": False, "error": 0, "predict": True}, "CodeChannel(noise=0.0)"),
    (widgets.plane, {"preset": "balanced", "data": "ring of 8", "seed": 0, "predict": True, "steps": STEPS, "sigma": toy_gan.SIGMA, "radius": 3 * toy_gan.SIGMA},
     "Plane(preset='balanced', data='ring of 8', seed=0)"),
    (widgets.plane_codes, {"preset": "as in chapter 05", "data": "four clouds", "lam": 1, "seed": 2, "predict": True}, "PlaneCodes(data='four clouds', lam=1.0, seed=2)"),
    (widgets.traversal, {"category": 0, "c2": 0, "c3": 0, "noise_seed": 0}, "Traversal(category=0, c2=0.0, c3=0.0, noise_seed=0)"),
]


@pytest.mark.parametrize("widget, traits, text", DEFAULTS)
def test_a_widget_without_arguments_is_this_one(widget, traits, text):
    made = widget()
    assert {name: getattr(made, name) for name in traits} == traits and repr(made) == text


def test_widgets_without_arguments_have_the_course_tables():
    made = widgets.divergences()
    assert repr(made) == f"Divergences(p={made.p}, q={made.q})" and sum(made.p) == sum(made.q) == 1 and made.predict and len(made.names) == len(made.p)
    third = 1 / 3
    assert widgets.joint_table().p_xy == [[third, third], [0, third]] and repr(widgets.joint_table([[1]])) == "JointTable(p_xy=[[1.0]])" and widgets.joint_table().predict
    for maker in (widgets.bumps, widgets.entropy_bars, widgets.divergences, widgets.joint_table, widgets.plane, widgets.plane_codes):
        assert not maker(predict=False).predict
    assert not widgets.code_channel(CHANNEL, predict=False).predict and widgets.code_channel(CHANNEL, error=0.25).error == 0.25 and widgets.code_channel(CHANNEL, error=0.0).q


@pytest.mark.parametrize("call, message", [
    (lambda: widgets.plane("huge"), f"There is no preset 'huge'; expected one of {', '.join(toy_gan.PRESETS)}."),
    (lambda: widgets.plane(data="moons"), "There is no data set 'moons'; expected one of ring of 8, one cloud, line, two lines, spiral."),
    (lambda: widgets.plane_codes(data="line"), "There is no data set 'line'; expected one of four clouds, ring of 8, one cloud."),
    (lambda: widgets.code_channel([0.5, 0.5]), "The table has shape (2,); expected (k, m), a row for each code."),
    (lambda: widgets.slider(2, 0, 1, 0.1), "The slider is at 2, outside its range 0 … 1."),
])
def test_what_a_widget_can_not_show_is_refused_in_these_words(call, message):
    with pytest.raises(ValueError) as told:
        call()
    assert str(told.value) == message


def test_a_slider_may_stand_at_its_ends():
    assert widgets.slider(0, 0, 1, 0.1) == {"value": 0, "low": 0, "high": 1, "step": 0.1, "label": None} and widgets.slider(1, 0, 1, 0.1, "c")["label"] == "c"


def test_a_widget_records_only_while_the_site_is_built(monkeypatch):
    monkeypatch.delenv("COURSE_SITE", raising=False)
    assert not base.recording()
    monkeypatch.setenv("COURSE_SITE", "1")
    assert base.recording()
    figure, ax = base.axes()
    assert figure.get_size_inches().tolist() == [6.4, 3] and figure.dpi == 96 and ax.figure is figure and base.axes(2, 1)[0].get_size_inches().tolist() == [2, 1]
