"""Pictures of the adversarial game: blue is real everywhere, axes have units, and gradients that are compared share a scale."""
import matplotlib.pyplot as plt
import numpy as np
import pytest

from utils import figures
from utils.figures.gan import BELIEF, GENERATED, REAL

rng = np.random.default_rng(0)
LOSSES = {"saturating": [1e-2, 1e-3], "non-saturating": [5.0, 7.0]}


@pytest.fixture
def axes():
    yield plt.subplots(1, 2)[1]
    plt.close("all")


def test_real_points_are_blue_and_so_is_the_surface_where_d_believes(axes):
    figures.plane(rng.normal(size=(5, 2)), rng.normal(size=(5, 2)), axes[0], logits=lambda x: x[:, 0])
    assert {line.get_label(): line.get_color() for line in axes[0].get_lines()} == {"real": REAL, "generated": GENERATED}
    red, _, blue, _ = BELIEF(1.0)
    assert blue > red and BELIEF(0.0)[0] > BELIEF(0.0)[2]


@pytest.mark.parametrize("fake", [np.ones((4, 2))])
def test_real_points_of_infogans_toy_are_blue_and_no_category_is(axes, fake):
    figures.toy_points(np.zeros((9, 2)), fake, [0, 1, 2, 3], axes[0])
    real, *categories = [tuple(points.get_facecolor()[0][:3]) for points in axes[0].collections]
    assert real not in categories and len(set(categories)) == 4


def test_a_game_that_circles_is_drawn_with_its_goal_and_its_distance(axes):
    path = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
    assert figures.path_of_game(path, axes) is axes
    assert np.allclose(axes[1].get_lines()[0].get_ydata(), 1)
    assert all(ax.get_xlabel() and ax.get_ylabel() for ax in axes)


def test_two_gradients_of_every_run_share_one_logarithmic_scale(axes):
    figures.two_gradients([0, 20], {"saturating, SGD": LOSSES, "saturating, Adam": LOSSES}, axes)
    assert axes[0].get_ylim() == axes[1].get_ylim() and axes[0].get_yscale() == "log"
    assert "nats" in axes[0].get_ylabel()


@pytest.mark.parametrize("other", ["least squares", "hinge", "Wasserstein"])
def test_a_slope_is_in_nats_only_where_its_losses_are(axes, other):
    where = np.linspace(-6, 6, 9)
    figures.slopes(where, {"minimax": -where, "non-saturating": where}, axes[0])
    figures.slopes(where, {"minimax": -where, other: where}, axes[1])
    assert "nats" in axes[0].get_ylabel() and "nats" not in axes[1].get_ylabel()


def test_readable_information_has_a_row_for_each_start_and_weight_and_a_mark_for_each_seed(axes):
    figures.readable_by_start({("deaf", 1.0): [1.3, 1.4], ("deaf", 0.0): [0.0, 0.1]}, axes[0], np.log(4))
    assert [label.get_text() for label in axes[0].get_yticklabels()] == ["deaf start, λ = 1", "deaf start, λ = 0"]
    assert [len(line.get_xdata()) for line in axes[0].get_lines()[:2]] == [2, 2]
