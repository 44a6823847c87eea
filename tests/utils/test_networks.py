"""Shapes and sizes of the presets, and what frozen statistics are for."""
import re

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


G_LAPTOP = """dense Linear(74, 1568, bias=False) | grid Unflatten(1, (32, 7, 7)) | norm1 BatchNorm2d(32) | relu1 ReLU()
    up1 ConvTranspose2d(32, 16, (4, 4), (2, 2), (1, 1), bias=False) | norm2 BatchNorm2d(16) | relu2 ReLU() | up2 ConvTranspose2d(16, 1, (4, 4), (2, 2), (1, 1)) | tanh Tanh()"""
D_LAPTOP = """trunk.conv1 Conv2d(1, 16, (4, 4), (2, 2), (1, 1)) | trunk.relu1 LeakyReLU(0.1) | trunk.conv2 Conv2d(16, 32, (4, 4), (2, 2), (1, 1)) | trunk.norm2 BatchNorm2d(32)
    trunk.relu2 LeakyReLU(0.1) | trunk.flat Flatten(1, -1) | trunk.dense Linear(1568, 128, bias=True) | trunk.norm3 BatchNorm1d(128) | trunk.relu3 LeakyReLU(0.1)
    head Linear(128, 1, bias=True) | q.hidden Linear(128, 64, bias=True) | q.relu LeakyReLU(0.1) | q.outputs Linear(64, 12, bias=True)"""
G_PAPER = """dense1 Linear(74, 1024, bias=False) | norm1 BatchNorm1d(1024) | relu1 ReLU() | dense2 Linear(1024, 6272, bias=False) | grid Unflatten(1, (128, 7, 7)) | norm2 BatchNorm2d(128)
    relu2 ReLU() | up1 ConvTranspose2d(128, 64, (4, 4), (2, 2), (1, 1), bias=False) | norm3 BatchNorm2d(64) | relu3 ReLU() | up2 ConvTranspose2d(64, 1, (4, 4), (2, 2), (1, 1)) | tanh Tanh()"""
D_PAPER = """trunk.conv1 Conv2d(1, 64, (4, 4), (2, 2), (1, 1)) | trunk.relu1 LeakyReLU(0.1) | trunk.conv2 Conv2d(64, 128, (4, 4), (2, 2), (1, 1)) | trunk.norm2 BatchNorm2d(128)
    trunk.relu2 LeakyReLU(0.1) | trunk.flat Flatten(1, -1) | trunk.dense Linear(6272, 1024, bias=True) | trunk.norm3 BatchNorm1d(1024) | trunk.relu3 LeakyReLU(0.1)
    head Linear(1024, 1, bias=True) | q.hidden Linear(1024, 128, bias=True) | q.norm BatchNorm1d(128) | q.relu LeakyReLU(0.1) | q.outputs Linear(128, 12, bias=True)"""
NETWORKS = {
    "laptop": (G_LAPTOP, D_LAPTOP), "paper": (G_PAPER, D_PAPER),
    "official": (G_PAPER.replace("grid Unflatten(1, (128, 7, 7)) | norm2 BatchNorm2d(128)", "norm2 BatchNorm1d(6272) | grid Unflatten(1, (128, 7, 7))"), D_PAPER.replace("0.1", "0.01")),
    "toy": ("dense1 Linear(74, 64, bias=True) | relu1 ReLU() | dense2 Linear(64, 64, bias=True) | relu2 ReLU() | outputs Linear(64, 2, bias=True)",
            """trunk.dense1 Linear(2, 64, bias=True) | trunk.relu1 LeakyReLU(0.1) | trunk.dense2 Linear(64, 64, bias=True) | trunk.relu2 LeakyReLU(0.1)
            head Linear(64, 1, bias=True) | q Linear(64, 12, bias=True)"""),
}


def layers(network):
    """Its layers by name, sizes, bias and slope, without what PyTorch sets by itself."""
    said = lambda layer: re.sub(r"(\w+)=(?=[^,)]+)", lambda key: key[0] if key[1] == "bias" else "", re.sub(r", eps=.*\)", ")", str(layer)))
    return [f"{name} {said(layer)}" for name, layer in network.named_modules() if not [*layer.children()]]


@pytest.mark.parametrize("preset", NETWORKS)
def test_every_layer_of_a_preset_is_the_one_that_its_source_has(preset):
    for network, expected in zip(build(preset, LATENT), NETWORKS[preset], strict=True):
        assert layers(network) == [layer.strip() for layer in re.split(r"\||\n", expected)]


@pytest.mark.parametrize("preset", ["laptop", "paper", "official"])
def test_networks_for_colour_keep_the_sides_of_their_images(preset):
    G, D = build(preset, Latent(5), shape=(3, 8, 12))
    assert G(torch.zeros(2, 5)).shape == (2, 3, 8, 12) and D(torch.zeros(2, 3, 8, 12)).shape == (2,) and D.q is None
    for shape in ((1, 28, 30), (1, 30, 28), (1, 0, 28), (28, 28)):
        with pytest.raises(ValueError) as told:
            build(preset, LATENT, shape=shape)
        assert str(told.value) == (f"images have shape {shape}; the networks halve each side twice, so that height and width must be multiples of 4: "
                                   "resize or pad the images, e.g. from 30 × 30 to 32 × 32.")


def test_weights_begin_small_and_the_officials_are_cut_off():
    weights = lambda network: torch.cat([p.flatten() for name, p in network.named_parameters() if name.endswith("weight") and p.ndim > 1])
    scales = lambda network: torch.cat([layer.weight for layer in network.modules() if "BatchNorm" in type(layer).__name__])
    for preset in ("laptop", "paper"):
        for network in build(preset, LATENT):
            found = weights(network)
            assert found.mean().abs() < 5e-4 and found.std().item() == pytest.approx(0.02, rel=0.02) and found.abs().max() > 0.06 and (scales(network) == 1).all()
    for network in build("official", LATENT):
        found, scale = weights(network), scales(network)
        assert found.abs().max() <= 0.04 and found.std().item() == pytest.approx(0.0176, rel=0.02) and found.mean().abs() < 5e-4      # a normal without what is beyond 2 sd
        assert scale.mean().item() == pytest.approx(1, abs=2e-3) and scale.std().item() == pytest.approx(0.02, rel=0.1)


def test_without_batch_norm_freezing_only_ends_training():
    _, D = build("toy", LATENT)
    seen = []
    D.forward = seen.append
    assert freeze(D.train(), [torch.zeros(3, 2)]) is D and not D.training and not seen
    _, D = build("laptop", LATENT)
    freeze(D, torch.rand(4, 1, 28, 28).split(2))
    assert {layer.momentum for layer in D.modules() if "BatchNorm" in type(layer).__name__} == {0.1}
