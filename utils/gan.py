"""A GAN: losses from logits, and one training loop that is read from top to bottom.

    latent = Latent(62)                                       # noise only; codes make it an InfoGAN: see infogan.py
    real = to_tensor(mnist()[0])                              # (60000, 1, 28, 28), in [−1, 1]
    model = train(latent, real, Recipe(steps=2000))           # the progress bar's stop button is the kernel's interrupt
    images = model.images(latent.sample(16))                  # (16, 28, 28) numpy, in [0, 1]

A loss reads logits, never probabilities: σ(200) is 1 to the last bit and log(1 − σ(200)) would be −∞, softplus(200) is 200.

Sources: Goodfellow et al. 2014 (minimax, non-saturating); Mao et al. 2017 (least squares); Lim and Ye 2017 (hinge);
Arjovsky et al. 2017 (Wasserstein); Yazıcı et al. 2019 (average of weights).
"""
import copy
import itertools
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import torch
import torch.nn.functional as F
from tqdm.auto import tqdm

from utils.codes import Latent
from utils.networks import build, freeze

LOSSES = ("minimax", "non-saturating", "least squares", "hinge", "Wasserstein")


def discriminator_loss(real, fake, kind="non-saturating"):
    """What D minimises, the mean over a batch; real, fake: logits (n,) of real and generated samples. Likelihoods in nats.

    minimax, non-saturating   softplus(−real) + softplus(fake)  =  −log σ(real) − log(1 − σ(fake))
    least squares             ½ (real − 1)² + ½ fake²
    hinge                     max(0, 1 − real) + max(0, 1 + fake)
    Wasserstein               fake − real                       (D must be kept Lipschitz by other means)
    """
    _check(kind, real, fake)
    if kind in ("minimax", "non-saturating"):
        return F.softplus(-real).mean() + F.softplus(fake).mean()
    if kind == "least squares":
        return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2
    if kind == "hinge":
        return F.relu(1 - real).mean() + F.relu(1 + fake).mean()
    return fake.mean() - real.mean()


def generator_loss(fake, kind="non-saturating"):
    """What G minimises, the mean over a batch; fake: logits (n,). Beside it, the derivative by one logit f.

    minimax             −softplus(f)  =  log(1 − σ(f))    −σ(f): vanishes where D is sure that the sample is fake
    non-saturating       softplus(−f)  =  −log σ(f)       −σ(−f): strongest there
    least squares        ½ (f − 1)²                        f − 1
    hinge, Wasserstein   −f                                −1
    """
    _check(kind, fake)
    if kind == "minimax":
        return -F.softplus(fake).mean()
    if kind == "non-saturating":
        return F.softplus(-fake).mean()
    if kind == "least squares":
        return ((fake - 1) ** 2).mean() / 2
    return -fake.mean()


def _check(kind, *logits):
    if kind not in LOSSES:
        raise ValueError(f"kind is {kind!r}; expected one of {', '.join(LOSSES)}.")
    for batch in logits:
        if batch.ndim != 1:
            raise ValueError(f"logits have shape {tuple(batch.shape)}; expected (n,), one a sample. (n, 1) beside (n,) would "
                             "broadcast to (n, n) silently: use .squeeze(1).")


@dataclass
class Recipe:
    """Everything a training run depends on, beside the data and the latent. The defaults are the course's "laptop" recipe."""

    preset: str = "laptop"          # networks.PRESETS
    loss: str = "non-saturating"    # LOSSES
    steps: int = 6000
    batch: int = 64
    lr_d: float = 5e-4              # Adam's step size for D, and for Q with D's trunk
    lr_g: float = 2e-3
    average: float = 0.998          # the model handed back is an average of weights over about 1 / (1 − average) steps
    information: float = 0.3        # λ: the weight of L_I in G's objective; 0 leaves Q to watch (an auxiliary Q). Needs codes
    warp: float = 0.7               # how much discrete codes are read from a warped copy of the image; 0 is the paper
    agreement: float = 0.4          # weight of agreement about real images and their warped copies; 0 is the paper. Needs codes
    usage: float = 1.0              # beside it: how much Q is held to use all categories on real images
    seed: int = 0
    device: str = "cpu"             # "cuda" where there is one


PAPER = Recipe(preset="paper", batch=128, lr_d=2e-4, lr_g=1e-3, information=1.0, warp=0.0, agreement=0.0,
               usage=0.0)                                       # Chen et al. 2016, appendix C.1


@dataclass
class Model:
    """What training hands back: G and D with averaged weights and frozen statistics, and how they came to be."""

    latent: Latent
    G: torch.nn.Module
    D: torch.nn.Module
    recipe: Recipe
    history: dict = field(default_factory=dict)         # lists over reports: step, seconds, loss_d, loss_g, L_I (nats)

    @torch.no_grad()
    def images(self, z):
        """G(z) as numpy: (n, 28, 28) in [0, 1] from z (n, width)."""
        device = next(self.G.parameters()).device
        return ((self.G(z.to(device)) + 1) / 2).squeeze(1).cpu().numpy()


def to_tensor(images):
    """uint8 images (n, 28, 28) as floats (n, 1, 28, 28) in [−1, 1], the range of G's tanh."""
    return torch.tensor(images, dtype=torch.float32).unsqueeze(1) / 127.5 - 1


def train(latent, real, recipe, information=None, agreement=None, watch=None, every=50):
    """Trains G and D on `real` (N, …), from `recipe.seed` alone, and returns a Model. A keyboard interrupt ends it early.

    information(D, image, h, z) → (loss, L_I) is InfoGAN's term, given by infogan.py: h = D.trunk(image); Q, D's trunk and
    (times λ) G minimise the loss; L_I is written down. agreement(features) gives a module, from there, too: what it returns of
    (D, x, h = D.trunk(x), step), x real, is added to D's loss. watch(model), if given, sees a usable model every `every`
    steps, which is also how often the history grows.
    """
    device = torch.device(recipe.device)
    torch.set_flush_denormal(True)                      # numbers below 1e-38 are 0 meanwhile: they only cost time
    try:
        with seeded(recipe.seed):
            return _train(latent.to(device), real.to(device), recipe, information, agreement, watch, every)
    finally:
        torch.set_flush_denormal(False)                 # torch's default; a whole process without them surprises others


def _train(latent, real, recipe, information, agreement, watch, every):
    G, D = build(recipe.preset, latent, recipe.seed)
    agreement = agreement(D.head.in_features).to(real.device) if agreement else None
    G.to(real.device, memory_format=torch.channels_last), D.to(real.device, memory_format=torch.channels_last)
    average = copy.deepcopy(G).requires_grad_(False), copy.deepcopy(D).requires_grad_(False)
    adam = lambda parameters, lr: torch.optim.Adam(parameters, lr, betas=(0.5, 0.999), fused=True)
    opt_g = adam([*G.parameters(), *latent.parameters()], recipe.lr_g)
    opt_d = adam([*D.parameters(), *(agreement.parameters() if agreement else ())], recipe.lr_d)    # Q moves if it is asked
    opt_q = adam([*D.trunk.parameters(), *D.q.parameters()], recipe.lr_d) if information else None

    history = {name: [] for name in ("step", "seconds", "cpu_seconds", "loss_d", "loss_g", "L_I")}
    sums, seconds, cpu_seconds, model = torch.zeros(3), 0.0, 0.0, None
    rows = epochs(len(real), recipe.batch)
    progress = tqdm(range(1, recipe.steps + 1), desc="training", unit="step", mininterval=0.5)
    clock, cpu_clock = time.perf_counter(), time.process_time()
    try:
        for step in progress:
            x = real[next(rows)]                                                    # (n, 1, 28, 28)
            z = latent.sample(recipe.batch, real.device)                            # (n, width)
            fake = G(z)                                                             # (n, 1, 28, 28)

            # D's step: real up, fake down. Two passes, because batch norm must not mix real and generated images.
            h = D.trunk(x)                                                          # (n, features)
            loss_d = discriminator_loss(D.head(h).squeeze(1), D(fake.detach()), recipe.loss)
            opt_d.zero_grad()
            (loss_d + agreement(D, x, h, step) if agreement else loss_d).backward()
            opt_d.step()

            # G's step. D's weights must not help G, so the gradients are taken at the image, and from there go into G.
            image = fake.detach().requires_grad_()                                  # (n, 1, 28, 28)
            h = D.trunk(image)                                                      # (n, features)
            loss_g = generator_loss(D.head(h).squeeze(1), recipe.loss)
            gradient, = torch.autograd.grad(loss_g, image, retain_graph=True)
            opt_g.zero_grad()
            L_I = torch.zeros(())
            if information:                                                         # Q's step, and λ of it for G
                loss_q, L_I = information(D, image, h, z)
                opt_q.zero_grad()
                loss_q.backward(retain_graph=True)
                opt_q.step()
                gradient = gradient + recipe.information * image.grad
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
                if watch:
                    model = snapshot(latent, *average, real, recipe, history)
                    watch(model)
                clock, cpu_clock = time.perf_counter(), time.process_time()         # what watches costs no training time
    except KeyboardInterrupt:
        print(f"stopped after {step - 1} of {recipe.steps} steps: the model so far is yours, ready to use")
        recipe, model = replace(recipe, steps=step - 1), None
    finally:
        progress.close()
    return model or snapshot(latent, *average, real, recipe, history)         # watch has seen the last one already


@contextmanager
def seeded(seed):
    """Random numbers inside depend on `seed` alone, and those outside on nothing that happens inside."""
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
        D = freeze(copy.deepcopy(D), real[torch.randperm(len(real))[:n]].split(batch))
    return Model(copy.deepcopy(latent), G, D, recipe, copy.deepcopy(history))
