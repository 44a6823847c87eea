"""InfoGAN's objective: the information term, the settings of its training, and the codes of the paper."""
from dataclasses import dataclass
from functools import partial

import torch

from utils import gan
from utils.codes import Categorical, Latent, Uniform
from utils.infogan.agreement import Agreement
from utils.infogan.warp import warped


def mnist_latent():
    """The paper's codes for MNIST: 62 noise, one of ten, two uniform on [−1, 1], read with a normal of fixed std ½."""
    return Latent(62, [Categorical(10), Uniform(q_std=0.5), Uniform(q_std=0.5)])


@dataclass
class Recipe(gan.Recipe):
    """What the training of an InfoGAN depends on. The defaults are the course's recipe; PAPER is the paper's."""

    steps: int = 1600
    decay: float = 0.5
    information: float = 0.5        # λ: the weight of L_I in G's objective; 0 leaves Q to watch (an auxiliary Q)
    ramp: int = 1000                # steps over which λ grows to that from 0
    warp: float = 0.0               # how strongly the images that discrete codes are read from are warped; 0 is the paper
    agreement: float = 1.0          # weight of what Q says about real images against the names found for them; 0 is the paper
    neighbours: int = 5             # of each image, from which it gets its name; 0: from its own warped copies
    start: int = 1200               # steps in which the trunk learns fine groups of real images before the GAN begins
    reading: int = 2000             # steps in which Q learns to read, images and names, after the GAN has ended
    lr_start: float = 2e-3          # Adam's step size before and after


PAPER = Recipe(preset="paper", batch=128, steps=5000, lr_d=2e-4, lr_g=1e-3, decay=0.0, information=1.0, ramp=0, warp=0.0, agreement=0.0,
               neighbours=0, start=0, reading=0)                # Chen et al. 2016, appendix C.1; steps as the authors' code


def train(latent, real, recipe, watch=None, every=50, checkpoint=None):
    """gan.train with the information term: Q maximises L_I, and G too, times λ = recipe.information. Returns a Model.

    latent may have any codes. Without codes it is a plain GAN; without a discrete one, agreement is left out, because it
    concerns the first discrete code.
    """
    agreement = recipe.agreement and any(code.discrete for code in latent.codes)
    return gan.train(latent, real, recipe, information(latent, recipe.warp) if latent.codes else None, partial(weight, recipe),
                     partial(Agreement, latent=latent, recipe=recipe) if agreement else None, watch, every, checkpoint)


def weight(recipe, step):
    """λ at a step. If Q could read before G can draw, G would write codes where there is no digit yet, as patterns of pixels, and some
    Gs never get over that: so the GAN begins nearly alone."""
    return recipe.information * min(1.0, step / recipe.ramp) if recipe.ramp else recipe.information


def information(latent, warp=0.0):
    """The term: (D, image (n, 1, 28, 28), h = D.trunk(image), z (n, width)) → (loss, L_I), both scalars in nats.

    loss = −Σ (E log Q(c|x) + H(c)) over all codes, without the H of continuous ones, which is constant; L_I sums the discrete
    codes' bounds. Discrete codes are read from a warped copy of the image where warp > 0, continuous ones always from the
    image as it is, since slant or width is what they should come to mean.
    """
    def term(D, image, h, z):
        outputs = D.q(h)                                                        # (n, n_outputs)
        read_warped = D.q(D.trunk(warped(image, warp))) if warp else outputs    # (n, n_outputs)
        loss = L_I = torch.zeros((), device=z.device)
        for code, plain, copy in zip(latent.codes, latent.log_q(z, outputs), latent.log_q(z, read_warped), strict=True):
            if code.discrete:
                L_I = L_I + copy.mean() + code.entropy()
            else:
                loss = loss - plain.mean()
        return loss - L_I, L_I
    return term
