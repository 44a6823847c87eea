"""InfoGAN on MNIST as the authors' own code trains it, where that differs from the paper's text: github.com/openai/InfoGAN.

    noise           uniform on [−1, 1], not normal
    uniform codes   read with a normal of fixed std 1, so that their squared error weighs a quarter of what it does with ½
    the term        λ L_I (λ = 1) is part of D's loss, for D, trunk and Q, with one Adam; and of G's, while Q stays fixed
    z               drawn again for G's step
    network         preset "official": leakiness 0.01, truncated normal weights, see utils/networks.py
    length          50 × 100 steps of 128, Adam with β₁ = 0.5, step sizes 2e-4 and 1e-3; no average of weights
    labels          none, as in the paper

What is still ours: images in [−1, 1] and a tanh, where theirs lie in [0, 1] with a sigmoid; statistics of batch norm are frozen
afterwards on generated and real images. `train` is infogan.train's loop with these departures, and keeps checkpoints like it.
"""
import time
from dataclasses import replace
from pathlib import Path

import torch
from tqdm import trange

from utils.codes import Categorical, Latent, Uniform
from utils.gan import checked, discriminator_loss, epochs, generator_loss, resume, seeded, snapshot
from utils.infogan import PAPER, information
from utils.networks import build

RECIPE = replace(PAPER, preset="official", average=0.0)


class UniformNoise(Latent):
    """A Latent whose noise is uniform on [−1, 1]."""

    def sample(self, n, device=None):
        z = super().sample(n, device)
        return torch.cat([2 * torch.rand(n, self.noise, device=device) - 1, z[:, self.noise:]], 1)


def latent():
    return UniformNoise(62, [Categorical(10), Uniform(q_std=1.0), Uniform(q_std=1.0)])


def train(latent, real, recipe, watch=None, every=250, checkpoint=None):
    real, term = checked(real, recipe), information(latent)
    with seeded(recipe.seed):
        G, D = build(recipe.preset, latent, recipe.seed)
        G.to(real.device, memory_format=torch.channels_last), D.to(real.device, memory_format=torch.channels_last)
        adam_d = torch.optim.Adam(D.parameters(), recipe.lr_d, betas=(0.5, 0.999), fused=True)
        adam_g = torch.optim.Adam(G.parameters(), recipe.lr_g, betas=(0.5, 0.999), fused=True)
        kept = {"G": G, "D": D, "adam_d": adam_d, "adam_g": adam_g}
        history, first = {name: [] for name in ("step", "seconds", "cpu_seconds", "L_I")}, 0
        if checkpoint and Path(checkpoint).exists():
            first, history = resume(checkpoint, kept)
        seconds, cpu_seconds = (history["seconds"] or [0])[-1], (history["cpu_seconds"] or [0])[-1]
        rows, bounds, model = epochs(len(real), recipe.batch), [], None
        clock, cpu_clock = time.perf_counter(), time.process_time()
        for step in trange(first + 1, recipe.steps + 1, desc="official", mininterval=5):
            z = latent.sample(recipe.batch, real.device)
            fake = G(z).detach()
            h = D.trunk(fake)
            loss, L_I = term(D, fake, h, z)
            adam_d.zero_grad()
            (discriminator_loss(D(real[next(rows)]), D.head(h).squeeze(1)) + recipe.information * loss).backward()
            adam_d.step()

            z = latent.sample(recipe.batch, real.device)
            fake = G(z)
            h = D.trunk(fake)
            adam_g.zero_grad()
            (generator_loss(D.head(h).squeeze(1)) + recipe.information * term(D, fake, h, z)[0]).backward()
            adam_g.step()                                                   # D's gradients are cleared before they are used

            bounds.append(float(L_I.detach()))
            if step % every == 0 or step == recipe.steps:
                seconds, cpu_seconds = seconds + time.perf_counter() - clock, cpu_seconds + time.process_time() - cpu_clock
                for name, value in zip(history, (step, seconds, cpu_seconds, sum(bounds) / len(bounds)), strict=True):
                    history[name].append(round(value, 4))
                bounds.clear()
                if checkpoint:
                    torch.save({"step": step, "history": history, "random": torch.get_rng_state(),
                                **{name: part.state_dict() for name, part in kept.items()}}, checkpoint)
                if watch:
                    model = snapshot(latent, G, D, real, recipe, history)
                    watch(model)
                clock, cpu_clock = time.perf_counter(), time.process_time()
        return model or snapshot(latent, G, D, real, recipe, history)
