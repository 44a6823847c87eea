"""How far generated digits are from real ones: the Fréchet distance between their features in a small shipped classifier.

    real, fake = mnist("test")[0][:2000], (255 * model.images(latent.sample(2000))).astype("uint8")
    frechet_distance(features(real), features(fake))         # 0 for equal statistics; compare only with the same classifier

The classifier is the laptop preset's trunk and Q head, trained with labels: also the ceiling that chapter 05 compares with.
Source: Heusel et al. 2017, with features of MNIST instead of ImageNet's.
"""
from functools import cache
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from scipy.linalg import sqrtm

from utils.codes import Categorical, Latent
from utils.gan import to_tensor
from utils.networks import build

WEIGHTS = Path(__file__).parent / "assets" / "weights" / "classifier.safetensors"


def new_classifier(seed=0):
    """trunk: images (n, 1, 28, 28) → features (n, 128); q: features → logits (n, 10). Its `head` is not used."""
    return build("laptop", Latent(0, [Categorical(10)]), seed)[1]


@cache
def classifier():
    """The shipped classifier, ready to use."""
    network = new_classifier()
    state = {name: value.float() for name, value in load_file(WEIGHTS).items()}
    missing, unknown = network.load_state_dict(state, strict=False)
    if unknown or any(not name.startswith("head.") and not name.endswith("num_batches_tracked") for name in missing):
        raise ValueError(f"{WEIGHTS} does not fit the classifier. Restore it by `git checkout -- utils/assets/weights`.")
    return network.eval()


@torch.no_grad()
def features(images):
    """(n, 128) float64 features of uint8 images (n, 28, 28)."""
    return torch.cat([classifier().trunk(part) for part in to_tensor(images).split(1000)]).double().numpy()


@torch.no_grad()
def classify(images):
    """The digit (n,) that the classifier sees in each of the uint8 images (n, 28, 28)."""
    network = classifier()
    return torch.cat([network.q(network.trunk(part)).argmax(1) for part in to_tensor(images).split(1000)]).numpy()


def frechet_distance(a, b):
    """‖μ_a − μ_b‖² + tr(Σ_a + Σ_b − 2 (Σ_a Σ_b)^½) for features a (n, d), b (m, d): squared 2-Wasserstein of two Gaussians.

    With few samples it is biased upward; use thousands, and the same number on both sides. Raises ValueError for fewer than d.
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError(f"features have shapes {a.shape} and {b.shape}; expected (n, d) and (m, d) with the same d.")
    if min(len(a), len(b)) <= a.shape[1]:
        raise ValueError(f"{min(len(a), len(b))} samples for {a.shape[1]} features: a covariance needs more samples than that.")
    gap = a.mean(0) - b.mean(0)
    cov_a, cov_b = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    # tr (Σ_a Σ_b)^½ = tr (Σ_a^½ Σ_b Σ_a^½)^½, whose argument is symmetric: the eigenvalues are real
    root = np.real(sqrtm(cov_a))
    eigenvalues = np.linalg.eigvalsh(root @ cov_b @ root)
    return float(gap @ gap + np.trace(cov_a) + np.trace(cov_b) - 2 * np.sqrt(eigenvalues[eigenvalues > 0]).sum())
