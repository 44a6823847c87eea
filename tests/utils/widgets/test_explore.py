"""A picture that Python draws for each position of its sliders, and a recording of it for pages without a kernel."""
import base64
import io
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
from PIL import Image

from tests.utils.widgets.node import needs_node, node
from utils import figures, widgets


@pytest.fixture
def shell():
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def test_under_grading_nothing_is_drawn_that_nobody_sees(monkeypatch, shell):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    widget = widgets.explore(lambda c: print(c), c=widgets.slider(0.5, 0, 1, 0.1))
    assert widget.html == ""
    widget.values = {"c": 0.7}                                  # but a page that asks is answered
    assert "0.7" in widget.html


def test_explore_draws_what_its_sliders_say_and_answers_each_new_value(shell):
    def draw(c):
        display({"text/html": f"<b>{c}</b>", "text/plain": str(c)}, raw=True)
        print(c, "< 1")

    widget = widgets.explore(draw, c=widgets.slider(0.5, 0, 1, 0.1, "code"))
    assert widget.sliders == [{"name": "c", "value": 0.5, "low": 0, "high": 1, "step": 0.1, "label": "code"}]
    assert "<b>0.5</b>" in widget.html and widget.drawn == {"c": 0.5}
    widget.values = {"c": 0.7}                                    # what the page sends
    assert widget.html == "<b>0.7</b><pre>0.7 &lt; 1\n</pre>" and widget.drawn == {"c": 0.7}
    assert repr(widget) == "Explore(c=0.7)"


def test_a_slider_that_stands_outside_its_range_is_refused():
    with pytest.raises(ValueError, match="is at 2, outside its range 0 … 1"):
        widgets.slider(2, 0, 1, 0.1)


@needs_node
def test_for_a_page_without_a_kernel_pictures_are_recorded_at_every_combination_of_positions(monkeypatch, shell):
    monkeypatch.setenv("COURSE_SITE", "1")
    explored = widgets.explore(lambda a, b, c: print(a, b, c), a=widgets.slider(0, 0, 10, 1), b=widgets.slider(0.5, 0, 1, 0.25),
                               c=widgets.slider(3, 3, 4, 1))
    a, b, c = explored.positions
    assert len(a) * len(b) * len(c) == len(explored.recorded) <= 27 and 0.5 in b and c == [3, 4] and a[0] == 0 and a[-1] == 10
    place = node("explore", "return page.place(data.at, data.sizes)", {"at": [2, 1, 1], "sizes": [len(a), len(b), len(c)]})
    assert explored.recorded[place] == f"<pre>{a[2]} {b[1]} 4\n</pre>"


def test_recorded_pictures_look_the_same_in_fewer_bytes(monkeypatch, shell):
    monkeypatch.setenv("COURSE_SITE", "1")

    def draw(sigma):
        figures.show(figures.gaussian_density(sigma, plt.subplots()[1]).figure, f"A Gaussian of width {sigma:.1f}, alone.")
    explored = widgets.explore(draw, sigma=widgets.slider(1, 1, 2, 1))
    full, light = (Image.open(io.BytesIO(base64.b64decode(re.search("base64,([^\"]+)", text)[1]))).convert("RGB")
                   for text in (explored.html, explored.recorded[0]))
    assert len(explored.recorded[0]) < 0.6 * len(explored.html)
    assert np.abs(np.asarray(full, float) - np.asarray(light, float)).mean() < 1
