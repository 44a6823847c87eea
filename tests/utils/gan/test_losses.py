"""Losses against closed forms, finite wherever a logit may be."""
import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.gan import LOSSES, discriminator_loss, generator_loss

sigmoid = lambda f: 1 / (1 + math.exp(-f))

G_LOSS = {  # one logit f: the loss, its derivative
    "minimax": (lambda f: math.log(1 - sigmoid(f)), lambda f: -sigmoid(f)),
    "non-saturating": (lambda f: -math.log(sigmoid(f)), lambda f: -sigmoid(-f)),
    "least squares": (lambda f: (f - 1) ** 2 / 2, lambda f: f - 1),
    "hinge": (lambda f: -f, lambda f: -1),
    "Wasserstein": (lambda f: -f, lambda f: -1),
}

D_LOSS = {
    "minimax": lambda r, f: -math.log(sigmoid(r)) - math.log(1 - sigmoid(f)),
    "non-saturating": lambda r, f: -math.log(sigmoid(r)) - math.log(1 - sigmoid(f)),
    "least squares": lambda r, f: (r - 1) ** 2 / 2 + f**2 / 2,
    "hinge": lambda r, f: max(0, 1 - r) + max(0, 1 + f),
    "Wasserstein": lambda r, f: f - r,
}

logits = st.lists(st.floats(-20, 20), min_size=1, max_size=6)


def double(values):
    return torch.tensor(values, dtype=torch.float64, requires_grad=True)


@pytest.mark.parametrize("kind", LOSSES)
@given(real=logits, fake=logits)
@settings(max_examples=25, deadline=None)
def test_losses_and_gradients_agree_with_their_formulas(kind, real, fake):
    loss, slope = G_LOSS[kind]
    f = double(fake)
    value = generator_loss(f, kind)
    assert value.item() == pytest.approx(np.mean([loss(v) for v in fake]), rel=1e-6, abs=1e-6)
    value.backward()
    assert f.grad.tolist() == pytest.approx([slope(v) / len(fake) for v in fake], rel=1e-9, abs=1e-12)
    expected = np.mean([D_LOSS[kind](v, 0) for v in real]) + np.mean([D_LOSS[kind](0, v) for v in fake]) - D_LOSS[kind](0, 0)
    assert discriminator_loss(double(real), double(fake), kind).item() == pytest.approx(expected, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("kind", LOSSES)
@pytest.mark.parametrize("logit", [-200.0, 200.0])
def test_losses_and_gradients_are_finite_at_200_in_single_precision(kind, logit):
    real, fake = torch.tensor([-logit], requires_grad=True), torch.tensor([logit], requires_grad=True)
    loss = discriminator_loss(real, fake, kind) + generator_loss(fake, kind)
    loss.backward()
    assert loss.isfinite() and real.grad.isfinite().all() and fake.grad.isfinite().all()


def test_the_saturating_gradient_vanishes_where_the_other_is_strongest():
    slope = lambda kind, f: torch.autograd.grad(generator_loss(f, kind), f)[0].item()
    at = lambda v: torch.tensor([v], requires_grad=True)
    assert slope("minimax", at(0.0)) == slope("non-saturating", at(0.0)) == -0.5       # agree only at logit 0
    assert abs(slope("minimax", at(-10.0))) < 1e-4 and slope("non-saturating", at(-10.0)) == pytest.approx(-1, abs=1e-4)
    for v in (-3.0, -0.5, 0.5, 3.0):
        assert slope("minimax", at(v)) != pytest.approx(slope("non-saturating", at(v)), abs=0.1)


def test_at_the_optimal_discriminator_the_loss_is_log_4_for_equal_distributions():
    assert discriminator_loss(torch.zeros(9), torch.zeros(9)).item() == pytest.approx(math.log(4))


def test_a_column_of_logits_is_refused_before_it_broadcasts():
    with pytest.raises(ValueError, match=r"\(5, 1\); expected \(n,\).*squeeze"):
        discriminator_loss(torch.zeros(5, 1), torch.zeros(5))
    with pytest.raises(ValueError, match="squeeze"):
        generator_loss(torch.zeros(5, 1))


def test_an_unknown_loss_is_named():
    with pytest.raises(ValueError, match=r"'wgan'; expected one of minimax"):
        generator_loss(torch.zeros(5), "wgan")
