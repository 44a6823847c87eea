"""The training of a GAN: one loop, read from top to bottom, seeded, stoppable, and what it hands back."""
import copy
import itertools
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import torch
from tqdm.auto import tqdm

from utils.codes import Latent
from utils.course import short_run
from utils.gan.inputs import checked
from utils.gan.losses import discriminator_loss, generator_loss
from utils.networks import build, freeze


@dataclass
class Recipe:
    """What the training of a GAN depends on, apart from the data and the latent. infogan.Recipe adds what InfoGAN needs."""

    preset: str = "laptop"          # networks.PRESETS
    loss: str = "non-saturating"    # LOSSES
    steps: int = 6000
    batch: int = 64
    lr_d: float = 5e-4              # Adam's step size for D, and for Q with D's trunk
    lr_g: float = 2e-3
    decay: float = 0.0              # the share of the steps, at the end, over which both step sizes fall to 0
    average: float = 0.998          # the model handed back is an average of weights over about 1 / (1 − average) steps
    seed: int = 0
    device: str = "cpu"             # "cuda" where there is one


@dataclass
class Model:
    """What training hands back: G and D with averaged weights and frozen statistics, and how they came to be."""

    latent: Latent
    G: torch.nn.Module
    D: torch.nn.Module
    recipe: Recipe
    history: dict = field(default_factory=dict)         # lists over reports: step, seconds, loss_d, loss_g, L_I (nats)
    shape: tuple = (1, 28, 28)                          # of an image: channels, height, width

    @torch.no_grad()
    def images(self, z):
        """G(z) as numpy: (n, height, width), or (n, height, width, 3) in colour, in [0, 1], from z (n, width of the latent)."""
        device = next(self.G.parameters()).device
        return ((self.G(z.to(device)) + 1) / 2).movedim(1, -1).squeeze(-1).cpu().numpy()


def train(latent, real, recipe, information=None, strength=lambda step: 1.0, agreement=None, watch=None, every=50, checkpoint=None):
    """Trains G and D on `real` (N, …), from `recipe.seed` alone, and returns a Model. A keyboard interrupt ends it early.

    real                 images (N, channels, height, width) in [−1, 1], or uint8 as `to_tensor` takes them; points (N, 2)
    information          InfoGAN's term, given by utils.infogan: (D, image, h = D.trunk(image), z) → (loss, L_I). Q, D's trunk and,
                         times λ = strength(step), G minimise the loss; L_I is written down
    agreement            also from there: agreement(D, real) may teach D before anything else and gives a module; what this returns of
                         (D, rows) is added to D's loss, and after the last step its read_on(model, information) may teach D
                         more. All of its time counts as training time
    watch                watch(model), if given, sees a usable model every `every` steps: as often as the history grows
    checkpoint           a file, if given, that keeps the state just as often; if it exists already, training goes on from there, with
                         a fresh pass through the data

    Raises ValueError if the data, the batch or the device can't be used (see `checked`).
    """
    real = checked(real, recipe)
    torch.set_flush_denormal(True)                      # numbers below 1e-38 are 0 meanwhile: they only cost time
    try:
        with seeded(recipe.seed):
            return _train(latent.to(real.device), real, recipe, information, strength, agreement, watch, every, checkpoint)
    finally:
        torch.set_flush_denormal(False)                 # torch's default; a whole process without them surprises others


def _train(latent, real, recipe, information, strength, agreement, watch, every, checkpoint):
    clock, cpu_clock = time.perf_counter(), time.process_time()
    G, D = build(recipe.preset, latent, recipe.seed, tuple(real.shape[1:]))
    G.to(real.device, memory_format=torch.channels_last), D.to(real.device, memory_format=torch.channels_last)
    agreement = agreement(D, real) if agreement else None
    average = copy.deepcopy(G).requires_grad_(False), copy.deepcopy(D).requires_grad_(False)
    adam = lambda parameters, lr: torch.optim.Adam(parameters, lr, betas=(0.5, 0.999), fused=True)
    opt_g = adam([*G.parameters(), *latent.parameters()], recipe.lr_g)
    opt_d = adam(D.parameters(), recipe.lr_d)           # Q moves, too, where the agreement asks it to
    opt_q = adam([*D.trunk.parameters(), *D.q.parameters()], recipe.lr_d) if information else None

    history = {name: [] for name in ("step", "seconds", "cpu_seconds", "loss_d", "loss_g", "L_I")}
    sums, seconds, cpu_seconds, model = torch.zeros(3), 0.0, 0.0, None
    kept = {"latent": latent, "G": G, "D": D, "slow G": average[0], "slow D": average[1], "opt_g": opt_g, "opt_d": opt_d, "opt_q": opt_q,
            "agreement": agreement}
    step = 0
    if checkpoint and Path(checkpoint).exists():
        step, history = resume(checkpoint, kept)
        clock, cpu_clock = time.perf_counter(), time.process_time()
        seconds, cpu_seconds = history["seconds"][-1], history["cpu_seconds"][-1]
    rows = epochs(len(real), recipe.batch)
    progress = tqdm(range(step + 1, recipe.steps + 1), desc="training", unit="step", mininterval=0.5, disable=short_run())
    try:
        for step in progress:
            for optimizer, lr in (opt_g, recipe.lr_g), (opt_d, recipe.lr_d), (opt_q, recipe.lr_d):
                set_lr(optimizer, lr * ending(step, recipe))
            row = next(rows)                                                        # (n,)
            x = real[row]                                                           # (n, 1, 28, 28)
            z = latent.sample(recipe.batch, real.device)                            # (n, width)
            fake = G(z)                                                             # (n, 1, 28, 28)

            # D's step: real up, fake down. Two passes, because batch norm must not mix real and generated images.
            h = D.trunk(x)                                                          # (n, features)
            loss_d = discriminator_loss(D.head(h).squeeze(1), D(fake.detach()), recipe.loss)
            opt_d.zero_grad()
            (loss_d + agreement(D, row) if agreement else loss_d).backward()
            opt_d.step()

            # G's step. D's weights must not help G, so the gradients are taken at the image, and from there go into G.
            image = fake.detach().requires_grad_()                                  # (n, 1, 28, 28)
            h = D.trunk(image)                                                      # (n, features)
            loss_g = generator_loss(D.head(h).squeeze(1), recipe.loss)
            gradient, = torch.autograd.grad(loss_g, image, retain_graph=True)
            opt_g.zero_grad()
            L_I = torch.zeros((), device=real.device)
            if information:                                                         # Q's step, and λ of it for G
                loss_q, L_I = information(D, image, h, z)
                opt_q.zero_grad()
                loss_q.backward(retain_graph=True)
                opt_q.step()
                gradient = gradient + strength(step) * image.grad
            fake.backward(gradient)
            opt_g.step()

            # The average starts short and grows to its full length, so that it forgets the first steps.
            weight = 1 - min(recipe.average, step / (step + 10))
            for slow, fast in zip(average, (G, D), strict=True):
                torch._foreach_lerp_(list(slow.parameters()), [p.detach() for p in fast.parameters()], weight)

            sums += torch.stack([loss_d.detach(), loss_g.detach(), L_I.detach()]).cpu()
            if step % every == 0 or step == recipe.steps:
                seconds, cpu_seconds = seconds + time.perf_counter() - clock, cpu_seconds + time.process_time() - cpu_clock
                n = step - (history["step"] or [0])[-1]
                for name, value in zip(history, [step, seconds, cpu_seconds, *(sums / n).tolist()], strict=True):
                    history[name].append(round(value, 4))
                progress.set_postfix_str("loss D {:.2f}, G {:.2f}, L_I {:.2f} nats".format(*sums / n), refresh=False)
                sums.zero_()
                if checkpoint:
                    torch.save({"step": step, "history": history, "random": torch.get_rng_state(),
                                **{name: part.state_dict() for name, part in kept.items() if part is not None}}, checkpoint)
                if watch:
                    model = snapshot(latent, *average, real, recipe, history)
                    watch(model)
                clock, cpu_clock = time.perf_counter(), time.process_time()         # what watches costs no training time
    except KeyboardInterrupt:
        print(f"stopped after {step - 1} of {recipe.steps} steps: the model so far is yours, ready to use")
        return snapshot(latent, *average, real, replace(recipe, steps=step - 1), history)
    finally:
        progress.close()
    model = model or snapshot(latent, *average, real, recipe, history)        # watch has seen the last one already
    if agreement:
        agreement.read_on(model, information)
        for name, spent in ("seconds", time.perf_counter() - clock), ("cpu_seconds", time.process_time() - cpu_clock):
            model.history[name][-1] = round(model.history[name][-1] + spent, 4)
        if watch:
            watch(model)
    return model


def resume(checkpoint, kept):
    """Puts a checkpoint's state back into the modules and optimizers of `kept` and the random numbers; returns (step, history)."""
    state = torch.load(checkpoint, weights_only=True)
    for name, part in kept.items():
        if part is not None:
            part.load_state_dict(state[name])
    torch.set_rng_state(state["random"])
    return state["step"], state["history"]


def ending(step, recipe):
    """What both step sizes are multiplied by: 1, then falling to 0 in a straight line over the last `decay` of the steps."""
    return min(1.0, (recipe.steps + 1 - step) / (recipe.decay * recipe.steps)) if recipe.decay else 1.0


def set_lr(optimizer, lr):
    for group in optimizer.param_groups if optimizer else ():
        group["lr"] = lr


@contextmanager
def seeded(seed):
    """Random numbers inside depend on `seed` alone, and those outside don't depend on what happens inside."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        yield


def epochs(n, batch):
    """Endless random batches of row numbers, without replacement within a pass through the data."""
    return itertools.chain.from_iterable(torch.randperm(n).split(batch)[:n // batch] for _ in itertools.count())


@torch.no_grad()
def snapshot(latent, G, D, real, recipe, history, n=5000, batch=500):
    """A usable Model of copies of G and D: G's statistics are frozen on generated images, D's on as many real ones, at most n."""
    n = min(n, len(real))
    with seeded(recipe.seed):
        G = freeze(copy.deepcopy(G), [latent.sample(min(batch, n), real.device) for _ in range(max(1, n // batch))])
        rows = torch.randperm(len(real))[:n].to(real.device)
        D = freeze(copy.deepcopy(D), real[rows].tensor_split(max(1, n // batch)))
    return Model(copy.deepcopy(latent), G, D, recipe, copy.deepcopy(history), tuple(real.shape[1:]))
