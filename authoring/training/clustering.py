"""The control of chapter 05's ladder: names for real images, and a Q that learns to say them, with no generator and no information term.

    model = train(infogan.mnist_latent(), to_tensor(images), Recipe())      # a Model whose G was never trained

The same start and the same reading as in the course's recipe, with no GAN steps in between. Whatever error this reaches isn't InfoGAN's
doing: it comes from neighbours and warped copies.
"""
import time

import torch

from utils import gan
from utils.gan import seeded
from utils.infogan import Agreement
from utils.networks import build


def train(latent, real, recipe):
    with seeded(recipe.seed):
        clock, cpu_clock = time.perf_counter(), time.process_time()
        G, D = build(recipe.preset, latent, recipe.seed)
        D.to(memory_format=torch.channels_last)
        agreement = Agreement(D, real, latent, recipe)
        model = gan.snapshot(latent, G, D, real, recipe, {})
        agreement.read_on(model)
        model.history |= {"seconds": [round(time.perf_counter() - clock, 1)], "cpu_seconds": [round(time.process_time() - cpu_clock, 1)]}
        return model
