"""InfoGAN's pictures draw on the ax they are given, and mark what they must."""
import numpy as np

from utils import figures

NETWORK = {"G": [("a", "linear", (74,), (784,)), ("b", "reshape", (784,), (1, 28, 28))],
           "trunk": [("c", "flatten", (1, 28, 28), (784,))],
           "D": [("d", "linear", (784,), (1,))], "Q": [("e", "linear", (784,), (12,))]}


def test_the_range_of_training_is_framed_and_no_more(ax):
    figures.traversal(np.zeros((2, 5, 28, 28)), np.linspace(-2, 2, 5), ax)
    frame = ax.patches[0]
    assert (frame.get_x(), frame.get_width()) == (27.5, 3 * 28)             # columns −1, 0 and 1


def test_where_nothing_was_trained_nothing_is_framed(ax):
    figures.traversal(np.zeros((1, 3, 28, 28)), [5, 6, 7], ax, trained=(2, 4))
    assert not ax.patches and ax.get_xlabel() == "c₂ (all outside of the range of training, 2 to 4)"


def test_every_layer_of_the_network_is_drawn_with_its_name_and_shape(ax):
    assert figures.network_diagram(NETWORK, ax) is ax
    texts = [text.get_text() for text in ax.texts]
    assert {"a: linear", "b: reshape", "c: flatten", "d: linear", "e: linear", "1 × 28 × 28", "12"} <= set(texts)


def test_the_median_of_the_seeds_is_written(ax):
    figures.error_marks({"k-means": [0.4, 0.5, 0.6]}, ax)
    assert "50%" in [text.get_text() for text in ax.texts]


def test_the_medians_of_runs_differ_in_more_than_colour(ax):
    figures.information_over_seeds({name: [([0, 1], [0, 2]), ([0, 1], [0, 1])] for name in "abc"}, ax)
    thick = [line for line in ax.lines if line.get_label().endswith("(median of 2)")]
    assert len({line.get_marker() for line in thick} - {"None", ""}) == len({line.get_linestyle() for line in thick}) == 3
