"""What holds of every figure: it can be read without colours, in the course's words, nothing is cut off or covered, and all that it is given is seen."""
import inspect
import re
from functools import cache

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.collections import Collection, PathCollection, PolyCollection
from matplotlib.colors import to_hex
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from matplotlib.ticker import LogFormatter, ScalarFormatter

from tests.paths import ROOT
from tests.utils.figures.examples import EXAMPLES
from utils import figures

NO_PLOT = {"OKABE_ITO", "reading_bounds", "show"}
DRAWN_INTO = {"plane", "seeds_band"}                              # who draws them, perhaps several into one ax, adds the legend
NAMED_IN_PLACE = {"error_marks", "gaussian_entropy_curve", "information_diagram", "network_diagram", "question_tree", "readable_by_start"}      # by a text, a tick or the title
WORDS = {word.lower() for path in [*(ROOT / "solutions").glob("*.py"), ROOT / "tests/utils/figures/examples.py"]
         for word in re.findall("[A-Za-z]{2,}", path.read_text(encoding="utf-8"))}


def draw(name, arguments):
    plot = getattr(figures, name)
    many = "axes" in inspect.signature(plot).parameters
    axes = plt.subplots(1, 2, figsize=(9, 4))[1] if many else plt.subplots(figsize=(7, 4))[1]
    assert plot(**arguments, **{"axes" if many else "ax": axes}) is axes
    if name in DRAWN_INTO:
        axes.legend()
    figure = plt.gcf()
    plt.close(figure)                                            # out of pyplot's hands; it can still be looked at
    return figure


@cache
def example(name):
    return draw(name, EXAMPLES[name][0])


@pytest.fixture(params=EXAMPLES)
def figure(request):
    return example(request.param)


def artists(figure, kind):
    """What is drawn inside the axes, without their frames and grounds."""
    return [(ax, each) for ax in figure.axes for each in ax.get_children() if isinstance(each, kind) and each is not ax.patch]


def texts(figure):
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]


def colours(artist):
    """The colours that a line, an area or a set of points is drawn in, as hexadecimal numbers; of a picture, none."""
    if isinstance(artist, Line2D):
        return [to_hex(artist.get_color())]
    if isinstance(artist, Collection) and artist.get_array() is not None:
        return []
    return [to_hex(colour) for each in (artist.get_facecolor(), artist.get_edgecolor()) for colour in np.atleast_2d(each) if len(colour) and colour[3] > 0]


def look(artist):
    """What is left of an artist's look for a reader who sees no colours."""
    if isinstance(artist, Line2D):
        return "line", artist.get_linestyle(), artist.get_marker()
    if isinstance(artist, PathCollection):
        return "points", artist.get_paths()[0].vertices.round(2).tobytes()
    if isinstance(artist, (Patch, Collection)):
        return "area", artist.get_hatch(), str(artist.get_linestyle()), bool(len(artist.get_facecolor()))
    return "bars", artist.patches[0].get_hatch()


def state(figure):
    """All that is drawn, as values that can be compared."""
    found = [(text.get_text(), text.get_position(), text.get_color()) for text in texts(figure)]
    for _, each in artists(figure, (Line2D, Patch, Collection, AxesImage)):
        if isinstance(each, Line2D):
            found.append((each.get_xydata().tolist(), colours(each), look(each)))
        elif isinstance(each, Patch):
            found.append((each.get_patch_transform().transform_path(each.get_path()).vertices.round(9).tolist(), colours(each), look(each)))
        elif isinstance(each, Collection):
            found.append(([path.vertices.tolist() for path in each.get_paths()], np.asarray(each.get_offsets()).tolist(), np.asarray(each.get_array()).tolist(), colours(each)))
        else:
            found.append((np.asarray(each.get_array()).tolist(), each.get_clim()))
    for ax in figure.axes:
        found.append((ax.get_xlim(), ax.get_ylim(), ax.get_xscale(), ax.get_yscale(), [label.get_text() for label in (*ax.get_xticklabels(), *ax.get_yticklabels())]))
    return repr(found)


def test_every_plot_has_an_example():
    assert {*figures.__all__} - NO_PLOT == {*EXAMPLES}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_argument_is_seen(name):
    given, other = EXAMPLES[name]
    assert {*other} == {*inspect.signature(getattr(figures, name)).parameters} - {"ax", "axes"}
    drawn = state(example(name))
    for argument, value in other.items():
        assert state(draw(name, given | {argument: value})) != drawn, argument


def test_the_legend_names_every_series(figure, request):
    named = [label for ax in figure.axes for label in ax.get_legend_handles_labels()[1]]
    listed = [text.get_text() for ax in figure.axes if ax.get_legend() for text in ax.get_legend().get_texts()]
    assert {*named} == {*listed} and len(listed) == len({*listed})
    for ax in figure.axes:
        names = {colour for handle in ax.get_legend_handles_labels()[0] for part in getattr(handle, "patches", [handle]) for colour in colours(part)}
        own = {colour for _, each in artists(figure, (Line2D, Patch, Collection)) if each.axes is ax for colour in colours(each)} & {c.lower() for c in figures.OKABE_ITO.values()} - {"#000000"}
        assert len(own - names) <= 1 or request.node.callspec.params["figure"] in NAMED_IN_PLACE


def test_no_two_series_differ_only_in_colour(figure):
    for ax in figure.axes:
        looks = [look(handle) for handle in ax.get_legend_handles_labels()[0]]
        assert len({*looks}) == len(looks), looks


def test_colours_are_those_that_colour_blind_readers_tell_apart(figure):
    ours = {colour.lower() for colour in figures.OKABE_ITO.values()}
    for _, each in artists(figure, (Line2D, Patch, Collection)):
        assert all(colour in ours or len({colour[1:3], colour[3:5], colour[5:]}) == 1 for colour in colours(each))


def test_pictures_are_coloured_in_one_way_that_is_read_without_colours_too(figure):
    assert {image.get_cmap().name for ax in figure.axes for image in ax.images if image.get_array().ndim == 2} <= {"cividis", "gray"}


def test_labels_are_in_the_words_of_the_course(figure):
    said = " ".join(re.sub(r"\$.*?\$", "", text.get_text()) for text in texts(figure))
    assert not {word for word in re.findall("[A-Za-z]{2,}", said) if word.lower() not in WORDS}


def test_an_axis_with_numbers_says_of_what(figure, request):
    for ax in figure.axes:
        for axis in (ax.xaxis, ax.yaxis):
            numbers = ax.axison and isinstance(axis.get_major_formatter(), (ScalarFormatter, LogFormatter)) and len(axis.get_ticklocs())
            others = [getattr(each, f"{axis.axis_name}axis") for each in figure.axes if each is not ax]
            if numbers and request.node.callspec.params["figure"] not in DRAWN_INTO:
                assert axis.get_label_text() or any(each.get_label_text() and each.get_view_interval().tolist() == axis.get_view_interval().tolist() for each in others)


@pytest.mark.parametrize("name", ["gaussian_density", "gaussian_fits", "gradient_histograms"])
def test_densities_have_area_one(name):
    ax, = example(name).axes
    curves = [line.get_xydata() for line in ax.get_lines() if line.get_linestyle() != ":"]
    areas = [np.concatenate([each.get_xy() for each in ax.patches[i:i + 1]]) for i in range(len(ax.patches))] + [path.vertices for each in ax.collections for path in each.get_paths()]
    inside = [abs(np.sum((x - np.roll(x, 1)) * (y + np.roll(y, 1)) / 2)) for x, y in (area.T for area in areas)]
    assert [*(np.trapezoid(y, x) for x, y in (curve.T for curve in curves)), *inside] == pytest.approx([1] * (len(curves) + len(areas)), abs=0.03)


def test_nothing_is_cut_off_and_no_two_texts_lie_on_each_other(figure):
    figure.draw_without_rendering()
    frames = [each for ax in figure.axes for each in (ax, *ax.child_axes)]
    ticks = {label for ax in frames for axis in (ax.xaxis, ax.yaxis) for label in axis.get_ticklabels(which="both")}    # those beyond the ends aren't drawn
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts(figure) if text not in ticks]
    page = figure.bbox.padded(2)
    for i, (text, box) in enumerate(boxes):
        assert page.x0 <= box.x0 and page.y0 <= box.y0 and box.x1 <= page.x1 and box.y1 <= page.y1, text
        assert not [other for other, area in boxes[:i] if box.padded(-1.5).overlaps(area.padded(-1.5))], text
    for ax, line in artists(figure, Line2D):
        if line.get_transform() == ax.transData:
            x, y = line.get_xydata().T
            (left, right), (low, high) = sorted(ax.get_xlim()), sorted(ax.get_ylim())
            assert (left <= x).all() and (x <= right).all() and (low <= y).all() and (y <= high).all(), line.get_label()


def test_a_line_lies_in_its_band(figure):
    """Wherever an area has a line's colour: the median of seeds in their range, a curve on the edge of what is under it."""
    for ax, band in artists(figure, PolyCollection):
        x, y = np.concatenate([np.empty((0, 2)), *(path.vertices for path in band.get_paths())]).T
        for line in ax.get_lines():
            if {*colours(line)} <= {*colours(band)} and len(line.get_xdata()) == len(np.unique(x)):
                for point, height in line.get_xydata():
                    there = y[np.isclose(x, point, atol=1e-9)]
                    assert len(there) and there.min() - 1e-9 <= height <= there.max() + 1e-9, (line.get_label(), point)
