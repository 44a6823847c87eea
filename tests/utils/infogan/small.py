"""An InfoGAN small enough for tests: random images, four steps, untrained networks."""
import numpy as np

from utils.gan import Model, to_tensor
from utils.infogan import Recipe, mnist_latent
from utils.networks import build

RANDOM = np.random.default_rng(0)
IMAGES = RANDOM.integers(0, 256, (256, 28, 28), dtype=np.uint8)
REAL = to_tensor(IMAGES)
SHORT = Recipe(steps=4, start=2, reading=2, batch=16, seed=5)


def untrained(latent=None, seed=0):
    latent = latent or mnist_latent()
    G, D = build("laptop", latent, seed)
    return Model(latent, G.eval(), D.eval(), Recipe())
