"""Neighbours are found by what images show, not by where it lies or how it leans; walks stay on the graph."""
import numpy as np
import pytest
import torch
from sklearn.neighbors import NearestNeighbors

from utils.data import mnist
from utils.gan import to_tensor
from utils.infogan import warped
from utils.neighbours import deskewed, features, neighbours, spread, walk

DIGITS = to_tensor(mnist("test")[0][:300])


def test_neighbours_are_those_of_an_exact_search_where_no_component_is_left_out():
    found = neighbours(DIGITS, k=4, components=392)
    rows = torch.nn.functional.normalize(features(DIGITS), dim=1).numpy()
    expected = NearestNeighbors(n_neighbors=4, metric="cosine").fit(rows).kneighbors(return_distance=False)
    assert (found.numpy() == expected).mean() > 0.995                           # ties and rounding apart


def test_nobody_is_his_own_neighbour_and_small_sets_give_fewer():
    found = neighbours(DIGITS[:4], k=9)
    assert found.shape == (4, 3) and not (found == torch.arange(4)[:, None]).any()


def test_most_neighbours_show_the_same_digit():
    images, labels = mnist("test")
    near = neighbours(to_tensor(images[:3000]))
    assert (labels[:3000][near[:, 0]] == labels[:3000]).mean() > 0.93


def test_deskewing_brings_shift_and_slant_back():
    x = (torch.arange(28) + 0.5) / 14 - 1
    blob = torch.exp(-(x[:, None] ** 2) / 0.2 - (x[None, :] ** 2) / 0.05)       # an upright ellipse in the middle
    moved = torch.exp(-((x[:, None] - 0.2) ** 2) / 0.2 - ((x[None, :] - 0.1 - 0.4 * (x[:, None] - 0.2)) ** 2) / 0.05)
    upright, back = deskewed(2 * torch.stack([blob, moved])[:, None] - 1)
    assert (moved - blob).abs().max() > 0.5
    torch.testing.assert_close(back, upright, atol=0.05, rtol=0)


@pytest.mark.parametrize("shape", [(20, 3, 32, 32), (20, 1, 20, 36)])
def test_colour_and_other_sizes_have_neighbours_too(shape):
    torch.manual_seed(0)
    first = torch.rand(10, *shape[1:]) * 2 - 1
    near = neighbours(torch.cat([first, (first + 0.01 * torch.randn(10, *shape[1:])).clamp(-1, 1)]), k=1)
    assert torch.equal(near[:, 0], (torch.arange(20) + 10) % 20)


def test_a_walk_goes_from_neighbour_to_neighbour():
    ring = (torch.arange(12)[:, None] + 1) % 12
    torch.manual_seed(0)
    steps = {int((walk(ring, torch.tensor([5]), 3) - 5) % 12) for _ in range(60)}
    assert steps == {1, 2, 3}


def test_spreading_is_a_walk_of_what_is_known_on_the_graph_both_ways():
    """Against the matrix of the walk; a constant stays, rows of probabilities stay so, and what hangs together ends up alike."""
    torch.manual_seed(0)
    near = torch.cat([torch.rand(12, 12).topk(3).indices, 12 + torch.rand(12, 12).topk(3).indices])    # two halves, no bridge between them
    edges = torch.zeros(24, 24, dtype=torch.double)
    for row, others in enumerate(near):
        for other in others:
            edges[row, other] += 1
            edges[other, row] += 1
    step = 0.2 * torch.eye(24) + 0.8 * edges / edges.sum(1, keepdim=True)
    says = torch.rand(24, 4).softmax(1).double()
    torch.testing.assert_close(spread(near, says, rounds=7), torch.linalg.matrix_power(step, 7) @ says)
    assert torch.allclose(spread(near, says).sum(1), torch.ones(24, dtype=torch.double))
    halves = spread(near, torch.eye(2, dtype=torch.double)[torch.arange(24) // 12], rounds=200)
    torch.testing.assert_close(halves, torch.eye(2, dtype=torch.double)[torch.arange(24) // 12])
    ends = spread(near, says, rounds=2000)
    assert (ends[:12].std(0) < 1e-6).all() and (ends[0] - ends[-1]).abs().max() > 1e-3


def test_a_warped_copy_stays_near():
    torch.manual_seed(0)
    both = torch.cat([DIGITS[:100], warped(DIGITS[:100], 0.3)])
    assert np.mean((neighbours(both, k=3)[:100] == torch.arange(100)[:, None] + 100).any(1).numpy()) > 0.8
