"""What a GAN can be trained on, images or points of the plane as floats, and with which settings; or a sentence that says what is wrong."""
from numbers import Integral, Real

import numpy as np
import torch

WHOLE, POSITIVE, SHARE = ("a whole number ≥ 0", Integral, 0, 2**63), ("a number ≥ 0", Real, 0, float("inf")), ("a number ≥ 0 and < 1", Real, 0, 1)
RANGES = {"steps": WHOLE, "batch": WHOLE, "seed": WHOLE, "lr_d": POSITIVE, "lr_g": POSITIVE, "average": SHARE,
          "decay": ("a share of the steps, 0 to 1", Real, 0, 1 + 1e-9),
          "information": POSITIVE, "ramp": WHOLE, "warp": POSITIVE, "agreement": POSITIVE, "neighbours": WHOLE, "start": WHOLE, "reading": WHOLE,
          "lr_start": POSITIVE}                             # of the numbers in a Recipe: what is expected, its type, from, and below


def to_tensor(images):
    """uint8 images (n, height, width), or (n, height, width, 3) in colour, as floats (n, channels, height, width) in [−1, 1].

    That is the range of G's tanh: 0 becomes −1, 255 becomes 1. Raises ValueError for images that are anything else.
    """
    images = torch.tensor(np.ascontiguousarray(images)) if isinstance(images, np.ndarray) else torch.as_tensor(images)
    if images.dtype != torch.uint8:
        raise ValueError(f"images are {str(images.dtype).removeprefix('torch.')}; expected uint8, 0 black to 255 white. Images in [0, 1] become that by "
                         '(255 * images).round().astype("uint8").')
    if images.ndim not in (3, 4) or (images.ndim == 4 and images.shape[3] not in (1, 3)):
        raise ValueError(f"images have shape {tuple(images.shape)}; expected (n, height, width), or (n, height, width, 3) in colour.")
    images = images.unsqueeze(3) if images.ndim == 3 else images
    return images.movedim(3, 1).to(torch.float32, memory_format=torch.contiguous_format) / 127.5 - 1


def checked(real, recipe):
    """What a GAN will be trained on, as a float tensor on the recipe's device: images as `to_tensor` gives or takes them, or
    points (n, 2). Raises ValueError that says what is wrong with it, or with the recipe, and what to do."""
    for name, (expected, kind, low, below) in RANGES.items():
        value = getattr(recipe, name, low)                  # gan.Recipe has fewer than infogan.Recipe
        if isinstance(value, bool) or not isinstance(value, kind) or not low <= value < below:
            raise ValueError(f"recipe.{name} is {value!r}; expected {expected}.")
    if (isinstance(real, np.ndarray) and real.dtype == np.uint8) or (torch.is_tensor(real) and real.dtype == torch.uint8):
        real = to_tensor(real)
    if not torch.is_tensor(real):
        raise ValueError(f"the data are of type {type(real).__name__}; expected uint8 images as an array, or what to_tensor(images) gives. "
                         "A folder or a file of images is read by utils.data.load_images.")
    if not real.is_floating_point() or real.ndim not in (2, 4):
        raise ValueError(f"the data are {real.dtype} of shape {tuple(real.shape)}; expected floats (n, channels, height, width): use to_tensor.")
    if (recipe.preset == "toy") != (real.ndim == 2) or (real.ndim == 2 and real.shape[1] != 2):
        raise ValueError(f"the data have shape {tuple(real.shape)} and recipe.preset is {recipe.preset!r}; \"toy\" is for points of the plane (n, 2), "
                         "all others are for images (n, channels, height, width). Flat rows of 784 become images by real.reshape(-1, 1, 28, 28).")
    if not 2 <= recipe.batch <= len(real):
        raise ValueError(f"recipe.batch is {recipe.batch} and there are {len(real)} images; a batch needs at least 2 images and "
                         "at most all of them. Set batch= in the Recipe.")
    if not real.isfinite().all():
        bad = int((~real.isfinite()).flatten(1).any(1).nonzero()[0])
        raise ValueError(f"image {bad} holds nan or ∞. Leave such images out, or find out where they come from.")
    if real.ndim == 4 and (real.min() < -1 or real.max() > 1 or real.min() >= 0):
        raise ValueError(f"pixels lie in [{real.min():.3g}, {real.max():.3g}]; expected −1 (black) to 1 (white), the range of G's tanh. "
                         "Use to_tensor on uint8 images; of images x in [0, 1] make 2 * x - 1.")
    try:
        torch.empty(1, device=recipe.device)
    except (RuntimeError, AssertionError, TypeError):
        raise ValueError(f'recipe.device is {recipe.device!r}, and this machine, or this build of torch, has no such device. Use device="cpu".') from None
    return real.float().to(recipe.device)
