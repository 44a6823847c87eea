"""The control of chapter 05's ladder: the agreement about real images *alone*, with no generator and no information term.

    model = train(infogan.mnist_latent(), to_tensor(images), Recipe())      # a Model whose G was never trained

Same network, same start, same number of steps after it as the course's recipe, step size 5e-4 that ends like the recipe's. Whatever
error this reaches is not InfoGAN's doing: it is what neighbours, warped copies and the balance of categories put in.
"""
import time

import torch
from tqdm import trange

from utils import gan
from utils.gan import ending, seeded, set_lr
from utils.infogan import Agreement
from utils.networks import build


def train(latent, real, recipe):
    with seeded(recipe.seed):
        clock, cpu_clock = time.perf_counter(), time.process_time()
        G, D = build(recipe.preset, latent, recipe.seed)
        D.to(memory_format=torch.channels_last)
        agreement = Agreement(D, real, latent, recipe)
        adam = torch.optim.Adam([*D.trunk.parameters(), *D.q.parameters(), *agreement.parameters()], recipe.lr_d, betas=(0.5, 0.999), fused=True)
        batches = gan.epochs(len(real), recipe.batch)
        for step in trange(1, recipe.steps + 1, desc="clustering", unit="step", mininterval=0.5):
            set_lr(adam, recipe.lr_d * ending(step, recipe))
            rows = next(batches)
            adam.zero_grad()
            agreement(D, rows, D.trunk(real[rows])).backward()
            adam.step()
        history = {"step": [recipe.steps], "seconds": [round(time.perf_counter() - clock, 1)], "cpu_seconds": [round(time.process_time() - cpu_clock, 1)]}
        return gan.snapshot(latent, G, D, real, recipe, history)
