"""InfoGAN's pictures draw on the ax they are given, and mark what they must."""
import matplotlib.pyplot as plt
import numpy as np
import pytest

from utils import figures

NETWORK = {"G": [("a", "linear", (74,), (784,)), ("b", "reshape", (784,), (1, 28, 28))],
           "trunk": [("c", "flatten", (1, 28, 28), (784,))],
           "D": [("d", "linear", (784,), (1,))], "Q": [("e", "linear", (784,), (12,))]}
CURVES = {"InfoGAN": [([0, 1], [0, 2.2]), ([0, 1], [0, 2.0])], "GAN": [([0, 1], [0, 0.1])]}
rng = np.random.default_rng(0)
DRAWN = {
    "gradient_histograms": lambda ax: figures.gradient_histograms(rng.normal(size=99), 3 * rng.normal(size=99), 0.0, ax),
    "toy_points": lambda ax: figures.toy_points(np.zeros((9, 2)), np.ones((4, 2)), [0, 1, 2, 3], ax),
    "traversal": lambda ax: figures.traversal(np.zeros((2, 5, 28, 28)), np.linspace(-2, 2, 5), ax),
    "information_over_seeds": lambda ax: figures.information_over_seeds(CURVES, ax),
    "error_marks": lambda ax: figures.error_marks({"k-means": [0.4, 0.5], "with labels": [0.01]}, ax, line=("paper", 0.05)),
}


@pytest.fixture
def ax():
    yield plt.subplots()[1]
    plt.close("all")


@pytest.mark.parametrize("plot", DRAWN.values(), ids=DRAWN)
def test_a_plot_returns_its_ax_and_labels_what_it_measures(plot, ax):
    assert plot(ax) is ax
    assert ax.get_xlabel()


def test_the_range_of_training_is_framed_and_no_more(ax):
    figures.traversal(np.zeros((2, 5, 28, 28)), np.linspace(-2, 2, 5), ax)
    frame = ax.patches[0]
    assert (frame.get_x(), frame.get_width()) == (27.5, 3 * 28)             # columns −1, 0 and 1


def test_every_layer_of_the_network_is_drawn_with_its_name_and_shape(ax):
    assert figures.network_diagram(NETWORK, ax) is ax
    texts = [text.get_text() for text in ax.texts]
    assert {"a: linear", "b: reshape", "c: flatten", "d: linear", "e: linear", "1 × 28 × 28", "12"} <= set(texts)


def test_the_median_of_the_seeds_is_written(ax):
    figures.error_marks({"k-means": [0.4, 0.5, 0.6]}, ax)
    assert "50%" in [text.get_text() for text in ax.texts]
