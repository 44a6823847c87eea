"""A warp is gentle, seeded, differentiable, and brings in black."""
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
