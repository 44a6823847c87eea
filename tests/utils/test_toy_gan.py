"""The GAN in the plane: its networks, its optimiser and its counts agree with torch's own and with sums by hand, and a step changes nothing else."""
import itertools
import math

import numpy as np
import pytest
import torch

from utils import toy_gan
from utils.gan import LOSSES, discriminator_loss, generator_loss
from utils.toy_gan import (
    PRESETS,
    Network,
    Settings,
    around,
    covered_modes,
    preset,
    pull,
    ring,
    samples,
    start,
    step,
    step_d,
    step_g,
)


def as_torch(parameters, widths):
    """The same network made of torch.nn's layers."""
    layers = []
    for n_in, n_out in itertools.pairwise(widths):
        layer = torch.nn.Linear(n_in, n_out)
        weight, parameters = parameters[:n_in * n_out].view(n_in, n_out), parameters[n_in * n_out:]
        bias, parameters = parameters[:n_out], parameters[n_out:]
        layer.weight.data, layer.bias.data = weight.T.clone(), bias.clone()
        layers += [layer, torch.nn.ReLU()]
    assert len(parameters) == 0
    return torch.nn.Sequential(*layers[:-1])


@pytest.mark.parametrize("widths", [(2, 3), (2, 5, 1), (3, 4, 6, 2)])
def test_a_network_is_torchs_on_the_same_parameters(widths):
    network, random = Network(*widths), torch.Generator().manual_seed(1)
    parameters = torch.randn(sum(network.lengths), generator=random)
    x = torch.randn(7, widths[0], generator=random)
    torch.testing.assert_close(network(parameters, x), as_torch(parameters, widths)(x))


def test_g_and_d_have_the_shapes_that_their_docstrings_say():
    state = start(3)
    assert state.theta.shape == (4482,) and state.phi.shape == (4417,)
    assert toy_gan.G(state.theta, torch.zeros(5, 2)).shape == (5, 2) and toy_gan.D(state.phi, torch.zeros(5, 2)).shape == (5,)
    assert samples(state, 6).shape == (6, 2) and toy_gan.logits(state, np.zeros((4, 2))).shape == (4,)


def test_first_weights_have_the_variance_of_he_and_biases_are_zero():
    network = Network(200, 300, 50)
    parts = network.initial(torch.Generator().manual_seed(0)).split(network.lengths)
    for weight, bias, inputs in ((parts[0], parts[1], 200), (parts[2], parts[3], 300)):
        assert not bias.any() and abs(weight.mean()) < 0.01 and weight.var().item() == pytest.approx(2 / inputs, rel=0.05)


def test_the_seed_alone_makes_the_start():
    assert torch.equal(start(4).theta, start(4).theta) and torch.equal(start(4).phi, start(4).phi)
    assert not torch.equal(start(4).theta, start(5).theta) and torch.equal(start().theta, start(0).theta)
    assert (start(4).seed, start(4).draws, start(4).steps) == (4, 0, 0)


@pytest.mark.parametrize("name", ["d", "g"])
def test_a_step_is_adams_on_the_loss_of_that_network(name):
    """Three steps of each against torch.optim.Adam with β = (0.5, 0.99), on the batches that the state says will be drawn."""
    real = torch.tensor(around(ring(8), 0.05, 500, seed=1), dtype=torch.float32)
    state, settings = start(2), Settings("least squares", lr_d=0.02, lr_g=0.03, batch=16)
    mine = (state.phi if name == "d" else state.theta).clone().requires_grad_()
    adam = torch.optim.Adam([mine], lr=settings.lr_d if name == "d" else settings.lr_g, betas=(0.5, 0.99), eps=1e-8)
    for _ in range(3):
        random = torch.Generator().manual_seed(state.seed * 1_000_003 + state.draws)
        adam.zero_grad()
        if name == "d":
            x = real[torch.randint(len(real), (16,), generator=random)]
            fake = toy_gan.G(state.theta, torch.randn(16, 2, generator=random))
            discriminator_loss(toy_gan.D(mine, x), toy_gan.D(mine, fake), "least squares").backward()
            after = step_d(state, real, settings)
            assert torch.equal(after.theta, state.theta) and after.adam_g is state.adam_g and after.steps == state.steps
        else:
            generator_loss(toy_gan.D(state.phi, toy_gan.G(mine, torch.randn(16, 2, generator=random))), "least squares").backward()
            after = step_g(state, settings)
            assert torch.equal(after.phi, state.phi) and after.adam_d is state.adam_d and after.steps == state.steps + 1
        adam.step()
        torch.testing.assert_close(after.phi if name == "d" else after.theta, mine.detach(), rtol=1e-4, atol=1e-6)
        assert after.draws == state.draws + 1 and after.seed == state.seed
        state = after


def test_a_step_leaves_the_state_before_it_as_it_was():
    state, real = start(0), around(ring(4), 0.05, 100, seed=0)
    before = [state.theta.clone(), state.phi.clone(), state.adam_d.mean.clone()]
    step(state, real, Settings(batch=8))
    assert all(torch.equal(a, b) for a, b in zip(before, [state.theta, state.phi, state.adam_d.mean], strict=True))
    assert not state.theta.requires_grad and not step(state, real, Settings(batch=8)).phi.requires_grad


@pytest.mark.parametrize("d_steps, g_steps", [(1, 1), (3, 1), (2, 4)])
def test_a_step_is_d_steps_of_d_and_then_g_steps_of_g(d_steps, g_steps):
    settings, real = Settings(d_steps=d_steps, g_steps=g_steps, batch=8), around(ring(4), 0.05, 100, seed=0)
    state = start(1)
    expected = state
    for _ in range(d_steps):
        expected = step_d(expected, real, settings)
    for _ in range(g_steps):
        expected = step_g(expected, settings)
    got = step(state, real, settings)
    assert torch.equal(got.theta, expected.theta) and torch.equal(got.phi, expected.phi)
    assert (got.adam_d.steps, got.adam_g.steps, got.draws, got.steps) == (d_steps, g_steps, d_steps + g_steps, g_steps)


@pytest.mark.parametrize("objective", LOSSES)
def test_the_pull_is_minus_the_slope_of_gs_loss_at_each_point(objective):
    """n · −∂L_G/∂x: what one point's own loss says, by differences."""
    state, h = start(6), 1e-2
    points, arrows = pull(state, objective, n=5, seed=3)
    assert np.array_equal(points, samples(state, 5, seed=3)) and arrows.shape == (5, 2)
    state = state._replace(phi=state.phi.double())

    def loss(x):
        return generator_loss(torch.tensor(toy_gan.logits(state, x[None])), objective).item()
    for x, arrow in zip(points.astype(float), arrows, strict=True):
        slopes = [-(loss(x + h * e) - loss(x - h * e)) / (2 * h) for e in np.eye(2)]
        assert arrow == pytest.approx(slopes, abs=0.05)


def test_more_samples_begin_with_the_same_noise_and_another_seed_gives_others():
    state = start(0)
    assert np.array_equal(samples(state, 5, seed=1), samples(state, 5, seed=1)) and not np.array_equal(samples(state, 5, seed=1), samples(state, 5, seed=2))
    assert np.array_equal(samples(state, 5), samples(state, 5, seed=0)) and pull(state, "hinge")[0].shape == (200, 2)


def test_the_ring_is_a_circle_of_equal_steps():
    for modes, radius in ((8, 1.0), (5, 2.5)):
        centres = ring(modes, radius)
        assert centres.shape == (modes, 2) and centres[0] == pytest.approx([radius, 0]) and centres[1][1] > 0
        assert np.hypot(*centres.T) == pytest.approx(np.full(modes, radius)) and centres.sum(axis=0) == pytest.approx([0, 0], abs=1e-12)
        assert np.linalg.norm(centres - np.roll(centres, 1, axis=0), axis=1) == pytest.approx(np.full(modes, 2 * radius * math.sin(math.pi / modes)))
    assert np.array_equal(ring(), ring(8, 1.0))


def test_points_lie_around_every_centre_alike_with_the_spread_that_was_asked_for():
    centres = ring(4, radius=10)
    points = around(centres, 0.3, 8000, seed=2)
    nearest = np.linalg.norm(points[:, None] - centres, axis=2).argmin(axis=1)
    assert np.bincount(nearest, minlength=4) / 8000 == pytest.approx(np.full(4, 0.25), abs=0.03)
    assert (points - centres[nearest]).std(axis=0) == pytest.approx([0.3, 0.3], rel=0.05)
    assert np.array_equal(points, around(centres, 0.3, 8000, seed=2)) and not np.array_equal(points, around(centres, 0.3, 8000, seed=3))


def test_a_mode_is_covered_by_one_point_in_a_hundred_within_three_sigma():
    centres = np.array([[0.0, 0], [10, 0], [20, 0]])
    points = np.full((200, 2), 5.0)
    points[:2] = [2.99, 0]                       # 1%, just within 3σ
    points[2:3] = [10, 2.99]                     # half of that
    points[4:40] = [20, 3.01]                    # many, just outside
    assert covered_modes(points, centres, sigma=1).tolist() == [True, False, False]
    assert covered_modes(points, centres, sigma=1, share=0.005).tolist() == [True, True, False]
    assert covered_modes(points.tolist(), centres, sigma=1.01, share=0.005).tolist() == [True, True, True]


def test_a_preset_can_be_changed_and_a_wrong_name_lists_them():
    assert preset("balanced") == Settings() == Settings("non-saturating", 1, 1, 3e-3, 1e-2, 128)
    assert preset("balanced", d_steps=5) == Settings(d_steps=5) and preset("G runs ahead of D").g_steps == 20
    with pytest.raises(ValueError) as error:
        preset("Balanced")
    assert str(error.value) == f"There is no preset 'Balanced'; expected one of {', '.join(PRESETS)}."
