"""Every plot draws on the ax it is given and says what it shows; every figure comes with words."""
import base64
import io
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from tests.paths import ROOT
from utils import figures
from utils.figures.gan import REAL

TABLE = np.eye(10, dtype=int) * 90 + 1

def test_a_plot_of_entropy_states_the_entropy_and_its_maximum(ax):
    assert figures.probability_bars([0.5, 0.25, 0.25, 0], ax).get_title() == "H(p) = 1.500 bits, at most log₂ 4 = 2.000"


def test_a_narrow_gaussian_is_shown_with_its_negative_entropy(ax):
    assert figures.gaussian_density(0.2, ax).get_title() == "σ = 0.20: h = −0.275 bits"


def test_the_gap_of_a_chord_is_measured_where_the_weights_put_it(ax):
    figures.jensen_chord(np.square, 0, 4, 0.25, ax)
    assert "gap 3.000" in [text.get_text() for text in ax.get_legend().get_texts()]    # mean 3: chord 12, f 9


def test_the_information_diagram_draws_only_what_is_known(ax):
    figures.information_diagram(1, 1, 1.5, ax)
    assert [text.get_text() for text in ax.texts] == ["H(X,Y)\n1.500", "H(X)\n1.000", "H(Y)\n1.000"]
    figures.information_diagram(1, 1, 1.5, ax, h_x_given_y=0.5, h_y_given_x=0.5, mi=0.5)
    assert ax.texts[-2].get_text() == "I(X;Y)\n0.500"


def legend(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_boxes_of_a_code_have_its_mean_length_as_their_area(ax):
    figures.code_areas([0.5, 0.25, 0.25], [1, 2, 2], ax, "abc", [2, 2, 1], ("paid", "needed"))
    boxes = [bar for bar in ax.patches if hasattr(bar, "get_height")]
    assert sum(box.get_width() * box.get_height() for box in boxes) == 1.5
    assert sorted(legend(ax)) == ["needed: area 1.750 bits", "paid: area 1.500 bits"]


def test_a_tree_of_questions_names_every_outcome_with_its_word(ax):
    figures.question_tree(["1", "01", "00"], ["cat", "dog", "owl"], ax)
    written = [text.get_text() for text in ax.texts]
    assert {"cat: 1", "dog: 01", "owl: 00"} <= set(written) and written.count("?") == 2 and written.count("yes, 1") == 2


def test_earth_is_moved_as_far_as_it_lies_away(ax):
    figures.earth_moved(np.arange(4.0), [1, 0, 0, 0], [0, 0, 1, 0], ax)
    assert "area = W₁ = 2.00" in legend(ax)


def test_a_band_says_what_was_repeated(ax):
    figures.seeds_band([1, 2], [[0, 1], [1, 2]], ax, "estimate", of="repeats")
    ax.legend()
    assert legend(ax) == ["estimate (mean; band: 5–95% of 2 repeats)"]


@pytest.mark.parametrize("scale", [np.uint8, np.float32])
def test_digits_stand_where_their_row_and_column_say(scale, ax):
    images = np.zeros((2, 3, 28, 28), scale)
    images[1, 2] = 1
    mosaic = figures.digits(images, ax).images[0].get_array()
    assert mosaic.shape == (56, 84) and mosaic[28:, 56:].all() and mosaic.sum() == 28 * 28
    assert figures.digits(images.reshape(6, 28, 28), ax, rows=2).images[1].get_array().tolist() == mosaic.tolist()


@pytest.mark.parametrize("images", [np.arange(2 * 3 * 4 * 5 * 3, dtype=np.uint8).reshape(2, 3, 4, 5, 3), np.linspace(-1, 1, 360).reshape(2, 3, 4, 5, 3)])
def test_coloured_digits_stand_where_their_row_and_column_say(images, ax):
    mosaic = figures.digits(images, ax).images[0].get_array()
    shade = images / 255 if images.dtype == np.uint8 else (images + 1) / 2
    assert mosaic.shape == (8, 15, 3) and np.allclose(mosaic[4:8, 10:15], shade[1, 2]) and np.allclose(mosaic[0:4, 5:10], shade[0, 1])


def test_digits_with_a_channel_axis_are_refused_with_the_remedy(ax):
    with pytest.raises(ValueError, match="Remove the channel axis"):
        figures.digits(np.zeros((5, 2, 1, 28, 28)), ax)
    with pytest.raises(ValueError, match="7 images do not fill 3 rows"):
        figures.digits(np.zeros((7, 28, 28)), ax, rows=3)


def test_a_confusion_matrix_of_an_absent_digit_is_refused(ax):
    with pytest.raises(ValueError, match="Column 4 "):
        figures.confusion_matrix(TABLE * (np.arange(10) != 4), ax)


def shown(monkeypatch, description="two bars, one half each"):
    bundles = []
    monkeypatch.setattr("IPython.display.display", lambda bundle, raw: bundles.append(bundle))
    fig, ax = plt.subplots()
    figures.probability_bars([0.5, 0.5], ax)
    figures.show(fig, description)
    return bundles[0]


def test_a_shown_figure_carries_its_words_and_is_closed(monkeypatch):
    bundle = shown(monkeypatch, 'H is < 1 bit, "almost"')
    assert bundle["text/plain"] == 'Figure: H is < 1 bit, "almost"'
    assert 'alt="H is &lt; 1 bit, &quot;almost&quot;"' in bundle["text/html"]
    assert not plt.get_fignums()


def test_under_grading_a_shown_figure_is_its_words(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert shown(monkeypatch, "two bars, one half each") == {"text/plain": "Figure: two bars, one half each"}
    assert not plt.get_fignums()


def test_a_shown_figure_is_the_same_bytes_every_time(monkeypatch):
    assert shown(monkeypatch) == shown(monkeypatch)


def test_a_shown_figure_is_sharper_than_its_size_on_the_page(monkeypatch):
    html = shown(monkeypatch)["text/html"]
    png = Image.open(io.BytesIO(base64.b64decode(re.search("base64,([^\"]+)", html)[1])))
    assert png.width == figures.SHARPNESS * int(re.search(r'width="(\d+)"', html)[1])


def test_a_figure_without_words_is_refused(monkeypatch):
    with pytest.raises(ValueError, match="Say in a sentence"):
        shown(monkeypatch, "bars")


def test_no_two_colours_look_alike_to_colour_blind_readers():
    """Okabe and Ito's own set; checked by luminance and by a deuteranope's and a protanope's view (Viénot 1999)."""
    rgb = np.array([[int(c[i:i + 2], 16) / 255 for i in (1, 3, 5)] for c in figures.OKABE_ITO.values()]) ** 2.2
    to_lms = np.array([[17.8824, 43.5161, 4.11935], [3.45565, 27.1554, 3.86714], [0.0299566, 0.184309, 1.46709]])
    for view in (np.eye(3), np.array([[1, 0, 0], [0.494207, 0, 1.24827], [0, 0, 1]]),
                 np.array([[0, 2.02344, -2.52581], [0, 1, 0], [0, 0, 1]])):
        seen = (rgb @ to_lms.T @ view.T) @ np.linalg.inv(to_lms).T
        seen = np.clip(seen, 0, 1) ** (1 / 2.2)
        distance = np.linalg.norm(seen[:, None] - seen, axis=-1) + 10 * np.eye(len(seen))
        assert distance.min() > 0.1


def test_a_recorded_run_has_the_colours_and_dashes_of_a_live_one(ax):
    live = plt.subplots()[1]
    for _ in range(2):
        live.plot([0, 1], [1, 2])
    figures.curves_over_seeds([0, 1], {"minimax": [[1, 2], [2, 3]], "non-saturating": [[1, 1], [2, 2]]}, ax, "loss")
    look = lambda line: (line.get_color(), line.get_linestyle())
    assert [look(line) for line in ax.get_lines()] == [look(line) for line in live.get_lines()]
    assert [tuple(band.get_facecolor()[0][:3]) for band in ax.collections] == [to_rgb(line.get_color()) for line in ax.get_lines()]


def test_what_is_blue_in_a_figure_is_blue_in_a_widget_and_what_waits_is_in_a_report():
    """Real data in figures and widgets; a widget on a dark page takes the palette's lighter blue."""
    css = (ROOT / "utils" / "widgets" / "widgets.css").read_text()
    assert [c.upper() for c in re.findall(r"--accent: (#\w+)", css)] == [figures.OKABE_ITO["blue"], figures.OKABE_ITO["sky"]] and figures.OKABE_ITO["blue"] == REAL
    report = (ROOT / "grading" / "report" / "page.css").read_text()
    for name, colour in (("right", "green"), ("part", "orange"), ("wrong", "vermillion"), ("waiting", "blue")):
        assert re.search(rf"--{name}: (#\w+)", report)[1].upper() == figures.OKABE_ITO[colour]
