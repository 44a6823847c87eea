"""A warp is gentle, seeded, differentiable, and brings in black; each of its movements has the spread that is stated."""
import numpy as np
import pytest
import torch

from tests.utils.infogan.small import REAL
from utils.infogan import warped


def test_warping_is_seeded_gentle_differentiable_and_zero_is_the_identity():
    x = REAL[:8].clone().requires_grad_()
    torch.testing.assert_close(warped(x, 0.0), x, atol=1e-4, rtol=0)
    torch.manual_seed(0)
    first = warped(x)
    torch.manual_seed(0)
    assert torch.equal(first, warped(x)) and first.shape == x.shape
    assert first.min() >= -1 - 1e-5 and first.max() <= 1 + 1e-5
    first.sum().backward()
    assert x.grad.abs().sum() > 0


def test_what_a_warp_brings_in_from_outside_is_black():
    black = torch.full((50, 1, 28, 28), -1.0)
    torch.testing.assert_close(warped(black, 2.0), black)


TURN, SIZE, HIGH, WIDE, SLANT, RIGHT, DOWN = range(7)                   # the order in which they are drawn
turned = np.array([[np.cos(0.25), -np.sin(0.25)], [np.sin(0.25), np.cos(0.25)]])
ONE_STD = {                                     # who is one standard deviation off → the place of the input that the middle's neighbourhood shows
    (TURN,): turned, (SIZE,): np.diag([1.12, 1.12]), (HIGH,): np.diag([1, 1.12]), (WIDE,): np.diag([1.12, 1]),
    (SLANT,): np.array([[1, 0.2], [0, 1]]), (RIGHT,): np.eye(2), (DOWN,): np.eye(2),
    (TURN, SIZE): 1.12 * turned, (TURN, WIDE): turned @ np.diag([1.12, 1]), (SIZE, WIDE): 1.12 * np.diag([1.12, 1]), (SIZE, HIGH): 1.12 * np.diag([1, 1.12]),
    (TURN, SLANT): turned + np.array([[0, 0.2], [0, 0]]),
}


@pytest.mark.parametrize("drawn, strength", [*((drawn, {}) for drawn in ONE_STD), ((RIGHT,), {"strength": 0.5})], ids=str)
def test_each_movement_has_its_own_spread(monkeypatch, drawn, strength):
    """A bump at m is seen where the map u → A u + t reaches m: at A⁻¹ (m − t)."""
    draws = iter(float(k in drawn) for k in range(7))
    monkeypatch.setattr(torch, "randn", lambda n, device=None: torch.full((n,), next(draws)))
    x = (2 * np.arange(28) + 1) / 28 - 1
    at = np.array([0.3, -0.2])
    bump = np.exp(-((x - at[0]) ** 2 + (x[:, None] - at[1]) ** 2) / (2 * 0.15**2))
    seen = warped(torch.tensor(2 * bump - 1, dtype=torch.float32)[None, None], **strength)[0, 0].numpy() + 1
    centre = np.array([(seen * x).sum(), (seen * x[:, None]).sum()]) / seen.sum()
    shift = 0.1 * strength.get("strength", 1.0) * np.array([RIGHT in drawn, DOWN in drawn])
    np.testing.assert_allclose(centre, np.linalg.solve(ONE_STD[drawn], at - shift), atol=0.004)
