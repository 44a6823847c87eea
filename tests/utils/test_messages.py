"""What came in, what was expected, what to do: what the modules of utils/ refuse, word for word."""
import math
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from utils.codes import Bernoulli, Categorical, Gaussian, Latent, Uniform
from utils.coding import huffman_code, mean_length
from utils.data import imbalanced, mnist
from utils.disentanglement import dci, mig, sap
from utils.factors import draw, slant_and_width, thickness
from utils.frechet import frechet_distance
from utils.gan import Recipe, discriminator_loss, generator_loss, to_tensor
from utils.gan.inputs import checked
from utils.infogan.evaluation import L_I, evaluate, predict, traversal
from utils.information import (
    conditional_mutual_information,
    entropy,
    fano_error,
    gaussian_differential_entropy,
    gaussian_mutual_information,
    information_content,
    joint_entropy,
    kl_divergence,
)
from utils.networks import build

BYTES, LABELS = np.arange(63 * 28 * 28, dtype=np.uint8).reshape(63, 28, 28), np.arange(63) % 3
CODES, FACTORS = np.arange(24.0).reshape(12, 2), np.arange(24).reshape(12, 2) % 3
MODEL = SimpleNamespace(latent=Latent(2, [Categorical(10), Uniform(), Uniform()]), shape=(1, 28, 28))
NO_CODES = SimpleNamespace(latent=Latent(2), shape=(1, 28, 28))
MESSAGES = [
    (lambda: entropy([0.5, 0.6]), ValueError, "p sums to 1.1, not 1 (off by +0.1; p has shape (2,)). Divide by the sum if these are weights; otherwise look for a missing or doubled outcome."),
    (lambda: entropy([0.5, 0.5], base=1), ValueError, "base is 1; expected a number above 1: 2 for bits, math.e for nats."),
    (lambda: entropy([0.5, 0.5], "bits"), ValueError, "base is 'bits'; expected a number above 1: 2 for bits, math.e for nats."),
    (lambda: entropy([-0.5, 1.5]), ValueError, "p holds -0.5 at index 0; a probability is at least 0. Did you pass logits or log-probabilities?"),
    (lambda: entropy([float("nan"), 1]), ValueError, "p holds a nan at index 0. A 0/0 or ∞ − ∞ came before: look there."),
    (lambda: entropy([math.inf, 1]), ValueError, "p holds an infinity at index 0; expected finite numbers."),
    (lambda: entropy([[1, 0], [0.5, 0.4]]), ValueError, "p[1] sums to 0.9, not 1 (off by -0.1; p has shape (2, 2)). Divide by the sum if these are weights; otherwise look for a missing or doubled outcome."),
    (lambda: entropy([[0.25, 0.25], [0.25, 0.25]]), ValueError, "p[0] sums to 0.5, not 1 (off by -0.5; p has shape (2, 2)). The whole table sums to 1: is it a joint distribution? Use joint_entropy, or p.ravel()."),
    (lambda: entropy([3, 1]), ValueError, "p sums to 4, not 1 (off by +3; p has shape (2,)). Did you pass counts? Divide by the sum."),
    (lambda: entropy(0.5), ValueError, "p has shape (); expected (..., n), probabilities along the last axis."),
    (lambda: entropy([]), ValueError, "p has shape (0,); expected (..., n), probabilities along the last axis."),
    (lambda: entropy(["a", "b"]), TypeError, "p holds <U1 values; expected real numbers."),
    (lambda: entropy([[1], [0.5, 0.5]]), ValueError, "p has rows of different lengths; expected a rectangular array of numbers."),
    (lambda: joint_entropy([0.5, 0.5]), ValueError, "p_xy has shape (2,); expected (..., n_x, n_y), a table, x down and y across."),
    (lambda: joint_entropy([[0.5, 0.5], [0.25, 0.75]]), ValueError, "p_xy sums to 2, not 1 (off by +1; p_xy has shape (2, 2)). Each row sums to 1: is it p(y|x)? Multiply row x by p(x)."),
    (lambda: joint_entropy([[0.5, 0.25], [0.5, 0.75]]), ValueError, "p_xy sums to 2, not 1 (off by +1; p_xy has shape (2, 2)). Each column sums to 1: is it p(x|y)? Multiply column y by p(y)."),
    (lambda: joint_entropy([[[1, 0], [0.5, 0]]]), ValueError, "p_xy[0] sums to 1.5, not 1 (off by +0.5; p_xy has shape (1, 2, 2)). Divide by the sum if these are weights; otherwise look for a missing or doubled outcome."),
    (lambda: kl_divergence([0.5, 0.5], [1]), ValueError, "p has 2 outcomes and q has 1 (shapes (2,) and (1,)); both are about the same outcomes, in the same order."),
    (lambda: kl_divergence([[0.5, 0.5]] * 2, [[0.5, 0.5]] * 3), ValueError, "p has shape (2, 2) and q has shape (3, 2): their batch axes do not fit."),
    (lambda: conditional_mutual_information([[0.5, 0.5]]), ValueError, "p_xyz has shape (1, 2); expected (n_x, n_y, n_z), a joint table of three variables."),
    (lambda: information_content([0.2, 1.5]), ValueError, "p holds 1.5; a probability is at most 1. Counts? Divide by their sum."),
    (lambda: fano_error(3.5, 10), ValueError, "h is 3.5 and n is 10; expected n ≥ 2 and 0 ≤ h ≤ log n = 3.32193 in base 2."),
    (lambda: fano_error(0.5, 1), ValueError, "h is 0.5 and n is 1; expected n ≥ 2 and 0 ≤ h ≤ log n = 0 in base 2."),
    (lambda: fano_error(-0.1, 2), ValueError, "h is -0.1 and n is 2; expected n ≥ 2 and 0 ≤ h ≤ log n = 1 in base 2."),
    (lambda: gaussian_differential_entropy([1, 2]), ValueError, "cov has shape (2,); expected (..., d, d), or one number (a variance). Independent variables? Use np.diag(variances)."),
    (lambda: gaussian_differential_entropy([[1, 2], [2, 1]]), ValueError, "cov has a negative variance (-1) in some direction: it isn't a covariance."),
    (lambda: gaussian_differential_entropy([[1, 0.5], [0.4, 1]]), ValueError, "cov is not symmetric, so it isn't a covariance: cov[i, j] and cov[j, i] are the same number."),
    (lambda: gaussian_mutual_information([0.1, -1.2]), ValueError, "rho holds -1.2; a correlation lies between -1 and 1. Did you pass a covariance? Divide by both standard deviations."),
    (lambda: huffman_code([[0.5, 0.5]]), ValueError, "p has shape (1, 2); expected one pmf, of shape (n,)."),
    (lambda: mean_length([0.5, 0.5], ["0"]), ValueError, "p has 2 outcomes and the code 1 words; expected one word per outcome."),
    (lambda: Categorical(1), ValueError, "Categorical(1): a code of fewer than 2 values carries nothing."),
    (lambda: Categorical(3).columns([0, 3]), ValueError, "categories are [0, 3]; expected whole numbers from 0 to 2."),
    (lambda: Bernoulli(1), ValueError, "Bernoulli(1): p must lie strictly between 0 and 1, or the code carries nothing."),
    (lambda: Uniform(q_std=0), ValueError, "q_std is 0; expected a positive standard deviation, or None for one that Q learns."),
    (lambda: Uniform(1, 1), ValueError, "Uniform(1, 1): low must be below high."),
    (lambda: Gaussian(0), ValueError, "Gaussian(std=0): expected a positive standard deviation."),
    (lambda: discriminator_loss(torch.zeros(5, 1), torch.zeros(5)), ValueError, "logits have shape (5, 1); expected (n,), one per sample. (n, 1) next to (n,) would broadcast to (n, n) silently: use .squeeze(1)."),
    (lambda: generator_loss(torch.zeros(5), "wgan"), ValueError, "kind is 'wgan'; expected one of minimax, non-saturating, least squares, hinge, Wasserstein."),
    (lambda: to_tensor(BYTES / 255), ValueError, 'images are float64; expected uint8, 0 black to 255 white. Images in [0, 1] become that by (255 * images).round().astype("uint8").'),
    (lambda: to_tensor(BYTES[0, 0]), ValueError, "images have shape (28,); expected (n, height, width), or (n, height, width, 3) in colour."),
    (lambda: checked(BYTES, Recipe(steps=-1)), ValueError, "recipe.steps is -1; expected a whole number ≥ 0."),
    (lambda: checked(BYTES, Recipe(average=1)), ValueError, "recipe.average is 1; expected a number ≥ 0 and < 1."),
    (lambda: checked(BYTES, Recipe(lr_d="1")), ValueError, "recipe.lr_d is '1'; expected a number ≥ 0."),
    (lambda: checked(list(BYTES), Recipe(batch=8)), ValueError, "the data are of type list; expected uint8 images as an array, or what to_tensor(images) gives. A folder or a file of images is read by utils.data.load_images."),
    (lambda: checked(to_tensor(BYTES)[:, 0], Recipe(batch=8)), ValueError, "the data are torch.float32 of shape (63, 28, 28); expected floats (n, channels, height, width): use to_tensor."),
    (lambda: checked(to_tensor(BYTES).reshape(63, 784), Recipe(batch=8)), ValueError, 'the data have shape (63, 784) and recipe.preset is \'laptop\'; "toy" is for points of the plane (n, 2), all others are for images (n, channels, height, width). Flat rows of 784 become images by real.reshape(-1, 1, 28, 28).'),
    (lambda: checked(BYTES, Recipe(batch=64)), ValueError, "recipe.batch is 64 and there are 63 images; a batch needs at least 2 images and at most all of them. Set batch= in the Recipe."),
    (lambda: checked(to_tensor(BYTES).index_fill(0, torch.tensor([5]), math.nan), Recipe(batch=8)), ValueError, "image 5 holds nan or ∞. Leave such images out, or find out where they come from."),
    (lambda: checked(to_tensor(BYTES) / 2 + 0.5, Recipe(batch=8)), ValueError, "pixels lie in [0, 1]; expected −1 (black) to 1 (white), the range of G's tanh. Use to_tensor on uint8 images; of images x in [0, 1] make 2 * x - 1."),
    (lambda: checked(BYTES, Recipe(batch=8, device="gpu")), ValueError, 'recipe.device is \'gpu\', and this machine, or this build of torch, has no such device. Use device="cpu".'),
    (lambda: mig(CODES[:, :1], FACTORS), ValueError, "There is only one code: a gap to the second best needs two. Add a constant column for 'no code'."),
    (lambda: mig(CODES[:9], FACTORS), ValueError, "codes have shape (9, 2) and factors (12, 2); expected (n, codes) and (n, factors)."),
    (lambda: mig(CODES + math.nan, FACTORS), ValueError, "codes hold nan or ∞. Look at the network that gave them."),
    (lambda: mig(CODES, FACTORS - 0.5), ValueError, "factors are float64; expected integers 0, 1, …. Cut a measured quantity with equal_counts."),
    (lambda: mig(CODES, FACTORS * 0 + 1), ValueError, "Factor 0 has only one value, 1: nothing of it can be known."),
    (lambda: dci(CODES, FACTORS[:, :1]), ValueError, "dci needs at least two factors: with one, every code serves one factor alone."),
    (lambda: sap(CODES, FACTORS, groups=[0, 0]), ValueError, "groups are [0, 0] for 2 columns; expected one number for each column, two different ones at least."),
    (lambda: draw([[0, 0, 0, 0]]), ValueError, "factors have shape (1, 4); expected (n, 5): shape, scale, rotation, x, y."),
    (lambda: draw([[0, 0, 8, 0, 0]]), ValueError, "rotation = 8; expected an integer from 0 to 7."),
    (lambda: slant_and_width(np.zeros((1, 4, 4))), ValueError, "Image 0 is all black: it has no slant and no width."),
    (lambda: thickness(np.zeros((1, 4, 4))), ValueError, "Image 0 is all black: it has no strokes."),
    (lambda: frechet_distance(np.zeros((5, 2)), np.zeros((5, 3))), ValueError, "features have shapes (5, 2) and (5, 3); expected (n, d) and (m, d) with the same d."),
    (lambda: frechet_distance(np.zeros((2, 2)), np.zeros((5, 2))), ValueError, "2 samples for 2 features: a covariance needs more samples than that."),
    (lambda: build("huge", Latent(2)), ValueError, "preset is 'huge'; expected one of laptop, paper, official, toy."),
    (lambda: L_I(None, n=1), ValueError, "n is 1; expected a number of draws, at least 2."),
    (lambda: traversal(MODEL, 3), ValueError, "code 3: this model has codes 0 to 2."),
    (lambda: traversal(NO_CODES, 0), ValueError, "this model has no codes."),
    (lambda: traversal(MODEL, 0, rows=0), ValueError, "rows is 0; expected a number of rows, at least 1."),
    (lambda: predict(MODEL, BYTES[:, :26]), ValueError, "images have shape (63, 26, 28); this model was trained on (channels, height, width) = (1, 28, 28)."),
    (lambda: evaluate(NO_CODES, (BYTES, LABELS), (BYTES, LABELS)), ValueError, "codes [] of this model are discrete; only such a code can be matched to classes. r_squared speaks for the others."),
    (lambda: evaluate(MODEL, (BYTES, LABELS), (BYTES, LABELS), code=1), ValueError, "codes [0] of this model are discrete; only such a code can be matched to classes. r_squared speaks for the others."),
    (lambda: mnist("validation"), ValueError, "split is 'validation'; expected 'train' or 'test'."),
    (lambda: imbalanced(BYTES, LABELS, [1, -1, 1], seed=0), ValueError, "proportions are [ 1. -1.  1.]; expected finite numbers ≥ 0, not all 0."),
    (lambda: imbalanced(BYTES, LABELS, [1, 1, 1, 1], seed=0), ValueError, "there is no image of class 3, which has a share: set its proportion to 0."),
    (lambda: imbalanced(BYTES, LABELS, [1, 1], seed=0), ValueError, "proportions of shape (2,) for labels 0 … 2: give one number per class."),
]


@pytest.mark.parametrize("call, kind, message", MESSAGES)
def test_what_is_refused_is_told_in_these_words(call, kind, message):
    with pytest.raises(kind) as told:
        call()
    assert str(told.value) == message
