"""Images turned, scaled, slanted and shifted a little, as one thing looks from different places."""
import torch
import torch.nn.functional as F


def warped(images, strength=1.0):
    """Each image (n, 1, h, w) in [−1, 1] turned, scaled, stretched, slanted and shifted at random; differentiable.

    Standard deviations at strength 1: 0.25 rad, 12% of size and of each side, slant 0.2, shift 10% of the half-width.
    """
    n, device = len(images), images.device
    normal = lambda std: strength * std * torch.randn(n, device=device)                                 # (n,)
    turn, size, high, wide = normal(0.25), 1 + normal(0.12), 1 + normal(0.12), 1 + normal(0.12)
    matrix = torch.stack([turn.cos() * size * wide, -turn.sin() * size + normal(0.2), normal(0.1),
                          turn.sin() * size * wide, turn.cos() * size * high, normal(0.1)], 1).view(n, 2, 3)
    grid = F.affine_grid(matrix, images.shape, align_corners=False)                                     # (n, h, w, 2)
    return F.grid_sample(images + 1, grid, align_corners=False) - 1         # + 1: what comes in from outside is black
