"""What can't be trained on is refused in a sentence; bytes become the range of tanh."""
import math
from dataclasses import fields, replace
from numbers import Integral

import numpy as np
import pytest
import torch

from utils import infogan
from utils.codes import Latent
from utils.gan import Recipe, to_tensor, train
from utils.gan.inputs import RANGES

REAL = to_tensor(np.random.default_rng(0).integers(0, 256, (256, 28, 28), dtype=np.uint8))


def test_images_are_scaled_to_the_range_of_tanh():
    assert REAL.shape == (256, 1, 28, 28) and REAL.min() == -1 and REAL.max() == 1


BYTES = np.random.default_rng(0).integers(0, 256, (63, 28, 28), dtype=np.uint8)


@pytest.mark.parametrize("data, more, message", [
    (BYTES, {}, r"recipe\.batch is 64 and there are 63 images.*Set batch="),                    # it never returned
    (BYTES[:0], {}, "there are 0 images"), (BYTES, {"batch": 1}, "at least 2 images"),
    (BYTES / 255, {}, "the data are of type ndarray; expected uint8"), (list(BYTES), {}, "the data are of type list"),
    (to_tensor(BYTES) / 2 + 0.5, {"batch": 8}, r"pixels lie in \[0, 1\].*2 \* x - 1"), (100 * to_tensor(BYTES), {"batch": 8}, "pixels lie in"),
    (to_tensor(BYTES)[:, 0], {"batch": 8}, r"of shape \(63, 28, 28\).*use to_tensor"),
    (to_tensor(BYTES).index_fill(0, torch.tensor([5]), math.nan), {"batch": 8}, "image 5 holds nan"),
    (BYTES[:, :26], {"batch": 8}, "multiples of 4: resize or pad"), (BYTES[:, :, :, None].repeat(2, 3), {"batch": 8}, r"\(n, height, width, 3\)"),
    (BYTES, {"batch": 8, "device": "cuda"}, 'no such device. Use device="cpu"'), (BYTES, {"batch": 8, "device": "gpu"}, "no such device"),
    (to_tensor(BYTES).reshape(63, 784), {"batch": 8}, r"\(63, 784\) and recipe.preset is 'laptop'.*reshape\(-1, 1, 28, 28\)"),
    (torch.zeros(63, 2), {"batch": 8}, "recipe.preset is 'laptop'"), (torch.zeros(63, 3), {"batch": 8, "preset": "toy"}, r"\(63, 3\)"),
    (BYTES, {"batch": 8, "preset": "toy"}, 'toy" is for points'),
])
def test_data_that_can_not_be_used_are_refused_in_a_sentence(data, more, message):
    if more.get("device") == "cuda" and torch.cuda.is_available():
        pytest.skip("this machine has one")
    with pytest.raises(ValueError, match=message):
        train(Latent(5), data, Recipe(steps=1, **more))


@pytest.mark.parametrize("images", [BYTES / 255, BYTES.astype(float), BYTES.astype(np.int64)])
def test_only_bytes_become_a_tensor(images):
    with pytest.raises(ValueError, match=r"expected uint8.*\(255 \* images\)"):
        to_tensor(images)


@pytest.mark.parametrize("field", [field.name for field in fields(infogan.Recipe) if not isinstance(field.default, str)])
def test_every_number_of_a_recipe_has_a_range_and_is_refused_outside_of_it(field):
    """A step size of −1, an average of 2 or a share of 3 would train something, and nobody would know what."""
    assert field in RANGES, f"say in RANGES of utils/gan/inputs.py what {field} may be"
    _, kind, low, below = RANGES[field]
    for value in [low - 1, math.nan, "1", None, True] + [below] * math.isfinite(below) + [2.5] * (kind is Integral):
        with pytest.raises(ValueError, match=rf"recipe\.{field} is .*expected"):
            train(Latent(5), BYTES, replace(infogan.Recipe(batch=8), **{field: value}))


def test_images_are_taken_however_they_lie_in_memory():
    turned, wide = BYTES[::-1, :, ::-1], np.broadcast_to(BYTES[0], (9, 28, 28))
    assert torch.equal(to_tensor(turned), to_tensor(turned.copy())) and torch.equal(to_tensor(wide), to_tensor(wide.copy()))
