"""Shapes and sizes of the presets, and what frozen statistics are for."""
import pytest
import torch

from utils.codes import Categorical, Latent, Uniform
from utils.networks import build, freeze, n_parameters

LATENT = Latent(62, [Categorical(10), Uniform(), Uniform()])


@pytest.mark.parametrize("preset", ["laptop", "paper"])
def test_image_presets_fit_together(preset):
    G, D = build(preset, LATENT)
    images = G(LATENT.sample(4))
    assert images.shape == (4, 1, 28, 28) and images.abs().max() <= 1
    assert D(images).shape == (4,) and D.q(D.trunk(images)).shape == (4, 12)


def test_the_laptop_is_small_enough_for_a_browser():
    G, D = build("laptop", LATENT)
    assert n_parameters(G) == 74 * 1568 + 64 + 32 * 16 * 16 + 32 + 16 * 16 + 1 == 124_577
    assert n_parameters(G) <= 300_000 and n_parameters(G) + n_parameters(D) < 400_000
    plain = {"Linear", "Unflatten", "BatchNorm2d", "ReLU", "ConvTranspose2d", "Tanh"}
    assert {type(layer).__name__ for layer in G} == plain


def test_the_paper_preset_is_the_appendix():
    G, D = build("paper", LATENT)
    shapes = lambda net: [tuple(p.shape) for n, p in net.named_parameters() if n.endswith("weight") and p.ndim > 1]
    assert shapes(G) == [(1024, 74), (6272, 1024), (128, 64, 4, 4), (64, 1, 4, 4)]
    assert shapes(D) == [(64, 1, 4, 4), (128, 64, 4, 4), (1024, 6272), (1, 1024), (128, 1024), (12, 128)]


def test_the_toy_lives_in_the_plane():
    G, D = build("toy", Latent(2))
    points = G(torch.randn(5, 2))
    assert points.shape == (5, 2) and D(points).shape == (5,) and D.q is None


def test_weights_depend_on_the_seed_alone():
    first = build("laptop", LATENT, seed=3)[0].dense.weight
    torch.randn(7)
    assert torch.equal(first, build("laptop", LATENT, seed=3)[0].dense.weight)
    assert not torch.equal(first, build("laptop", LATENT, seed=4)[0].dense.weight)


def test_building_leaves_the_callers_random_numbers_alone():
    torch.manual_seed(1)
    expected = torch.rand(3)
    torch.manual_seed(1)
    build("laptop", LATENT)
    assert torch.equal(torch.rand(3), expected)


def test_an_unknown_preset_is_named():
    with pytest.raises(ValueError, match=r"'huge'; expected one of laptop, paper, official, toy"):
        build("huge", LATENT)


def test_after_freezing_a_prediction_does_not_depend_on_its_companions():
    torch.manual_seed(0)
    _, D = build("laptop", LATENT)
    x, bright = torch.rand(10, 1, 28, 28) * 2 - 1, torch.ones(10, 1, 28, 28)
    D.train()
    assert (D(x) - D(torch.cat([x, bright]))[:10]).abs().max() > 1e-3          # in training it does
    freeze(D, torch.rand(200, 1, 28, 28).split(50))
    torch.testing.assert_close(D(x), D(torch.cat([x, bright]))[:10], atol=1e-6, rtol=0)


def test_frozen_statistics_are_those_of_the_batches():
    torch.manual_seed(0)
    _, D = build("laptop", LATENT)
    x = torch.rand(200, 1, 28, 28)
    freeze(D, x.split(50))
    features = D.trunk[:3](x)                                                  # what norm2 sees: (200, 32, 7, 7)
    torch.testing.assert_close(D.trunk.norm2.running_mean, features.mean((0, 2, 3)), atol=1e-5, rtol=1e-4)
    freeze(D, (-x).split(50))                                                  # the old ones are forgotten
    torch.testing.assert_close(D.trunk.norm2.running_mean, D.trunk[:3](-x).mean((0, 2, 3)), atol=1e-5, rtol=1e-4)
