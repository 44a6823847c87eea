"""One run of exercise 4.14's train_gan: its networks are watched while they train, and every step is made again from what they read."""
from copy import deepcopy

import numpy as np
import torch
from scipy.stats import kstest
from torch import nn
from torch.nn.functional import softplus

from utils.checks.gate import fail
from utils.checks.showing import differing, show
from utils.checks.watching import fingerprints, networks
from utils.codes import Latent
from utils.gan import to_tensor
from utils.networks import build

BATCH, NOISE, DIGITS = 64, 62, 500
LOSSES = {"minimax": lambda l: -softplus(l).mean(), "non-saturating": lambda l: softplus(-l).mean()}
NEAR = dict.fromkeys(("loss_d", "loss_g", "gradient"), 2e-3)
# With batch norm, images that differ in the last bit (x/127.5 − 1 or 2x/255 − 1) make the third step's gradient differ by up to 2%: Adam's first steps are as
# long for a gradient of 10⁻⁹, which is rounding, as for any other.
NEAR_NORM = {"loss_d": 2e-3, "loss_g": 5e-3, "gradient": 5e-2}
ADVICE = {
    "loss_d": "Is D's step −mean log D(real) − mean log(1 − D(fake)), with Adam, lr 5e-4 and betas (0.5, 0.999) on D's own parameters, with their gradients "
              "cleared before each backward()?",
    "loss_g": "D's step comes first, with lr 5e-4; then G's loss is measured against the new D. Do both optimisers step, G's with lr 2e-3, each on its own "
              "network, with its gradients cleared before? And is it the loss that `loss` names?",
    "gradient": "It is the length of ∇L_G with respect to G's parameters, after G's backward(). Does L_G reach them, does G's optimiser hold them, are "
                "their old gradients cleared, and is the gradient left as it is, not clipped?",
}


def new_networks(name):
    """The pair that the chapter's new_networks makes, with weights still to be given."""
    if name == "laptop":
        return build("laptop", Latent(NOISE), 0)
    return (nn.Sequential(nn.Linear(NOISE, 128), nn.ReLU(), nn.Linear(128, 784), nn.Tanh(), nn.Unflatten(1, (1, 28, 28))),
            nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.LeakyReLU(0.1), nn.Linear(128, 1), nn.Flatten(0)))


def sizes(pair):
    return [[tuple(p.shape) for p in network.parameters()] for network in pair]


class Run:
    """One call of train_gan, and what its networks read."""

    def __init__(self, train_gan, images, loss, steps, seed, network="dense", steep=1):
        self.images, self.loss, self.steps, self.network = images, loss, steps, network
        self.call = f"train_gan({len(images)} digits, {loss!r}, steps={steps}, seed={seed}, networks={network!r})"
        if steep != 1:
            self.call += f", with all of D's first weights multiplied by {steep} by this check,"
        answer, seen = train_gan.watched(networks, images, loss, steps, seed, network, steep=steep)
        answer.name = self.call
        digits, curves = answer.parts(2)
        if seen["on a graph"]:
            fail(f"{self.call} returned a tensor that is still on its graph; expected numbers, and digits without a gradient. Lists of such tensors keep every step's "
                 "graph in memory: use .item(), and torch.no_grad() for the digits.")
        self.digits = digits.array((DIGITS, 28, 28))
        if self.digits.min() < 0 or self.digits.max() > 1:
            fail(f"The digits of {self.call} run from {self.digits.min():.2f} to {self.digits.max():.2f}; expected brightness from 0 to 1. G ends in a tanh, "
                 "from −1 to 1: bring it to 0 … 1.")
        self.curves = {name: value.array() for name, value in curves.keys(("loss_d", "loss_g", "gradient")).items()}
        for name, values in self.curves.items():
            if values.shape != (steps,):
                what = f"a list of {len(values)}" if values.ndim == 1 else f"an array of shape {values.shape}"
                fail(f"{name} of {self.call} is {what}; expected {steps} number{'s' if steps != 1 else ''}, "
                     "one per step. Is the loop as long as `steps` says, and is one number appended in each step?")
        of_noise = {which for which, read in seen["reads"] if np.shape(read)[1:] == (NOISE,)}
        if len(of_noise) != 1:
            fail(f"While {self.call} ran, {len(of_noise)} networks read noise of shape (n, {NOISE}); expected one, G, as new_networks makes it. Call it as G(z).")
        self.g, = of_noise
        self.parameters = seen["parameters"]
        self.optimisers = seen["optimisers"]
        self.noise, self.last = [np.asarray(read, float) for which, read in seen["reads"] if which == self.g], []
        while self.noise and sum(map(len, self.last)) < DIGITS:         # what G read last makes the digits, at once or in parts
            self.last.insert(0, self.noise.pop())
        known = {print_: i for i, print_ in enumerate(fingerprints(to_tensor(images).reshape(-1, 784).numpy()).tolist())}
        read = [(len(read), [known[p] for p in read.tolist() if p in known]) for which, read in seen["reads"] if which != self.g and np.ndim(read) == 1]
        self.rows = [r for (_, r), (_, before) in zip(read, [(0, None), *read], strict=False) if r and r != before]       # read twice in a row: one batch
        self.together = any(n > len(r) > 0 for n, r in read)            # real and generated images in one batch, which batch norm can tell

    def judge_optimisers(self):
        """Where torch's optimisers step, they are those of the task; a loop that moves its weights by hand has none, and its numbers tell."""
        for known in self.optimisers:
            of_g, others = known["holds"][self.g], sum(known["holds"]) - known["holds"][self.g]
            if of_g and others:
                fail(f"In {self.call} one optimiser holds parameters of both networks, {of_g} of G's and {others} of D's; expected one for each network. Give it "
                     "G.parameters() or D.parameters().")
        held = [max((known["holds"][which] for known in self.optimisers), default=0) for which in range(len(self.parameters))]
        twice = [which for which, most in enumerate(held) if sum(known["holds"][which] for known in self.optimisers) > len(self.parameters[which]) >= most > 0]
        if twice:
            whose, other = ("G", "D") if twice[0] == self.g else ("D", "G")
            if sum(map(bool, held)) == 1:
                fail(f"In {self.call} both optimisers step {whose}'s parameters and none steps {other}'s; expected one for each: the second should hold {other}'s own parameters.")
            fail(f"In {self.call} several optimisers step {whose}'s parameters; expected one, made before the loop: Adam's averages are kept in it.")
        for known in self.optimisers:
            whose, lr = ("G", 2e-3) if known["holds"][self.g] else ("D", 5e-4)
            if known["kind"] != "Adam":
                fail(f"In {self.call} {whose}'s optimiser is torch.optim.{known['kind']}; expected torch.optim.Adam with lr {lr:g} and betas (0.5, 0.999).")
            for settings in known["settings"]:
                for name, wanted in (("lr", lr), ("betas", (0.5, 0.999)), ("weight_decay", 0), ("amsgrad", False)):
                    if not np.allclose(settings[name], wanted, rtol=1e-6, atol=0):
                        here, there = (show(settings[name]), show(wanted)) if name == "betas" else differing(settings[name], wanted)
                        fail(f"In {self.call} {whose}'s Adam steps with {name} {here}; expected {there}, in every step. Which arguments do you give it?")

    def drawn(self):
        """Fail unless each step read one batch of its own, of images and of noise."""
        if self.steps and not self.rows:
            fail(f"In {self.call} D read none of your images as to_tensor brings them to −1 … 1; expected a random batch of {BATCH} in each step. Are they scaled in another way, or "
                 "changed before D reads them?")
        if len(self.rows) != self.steps or any(len(r) != BATCH for r in self.rows):
            fail(f"In {self.call} D read {len(self.rows)} different batches of your images, of {' or '.join(map(str, sorted({len(r) for r in self.rows})))} images each; expected {self.steps} "
                 f"of {BATCH}, one new random batch in each step. Which images does each step read, and how often?")
        batches = [z for z in self.noise if len(z) == BATCH]
        self.fed = [z for z, before in zip(batches, [None, *batches], strict=False) if before is None or not np.array_equal(z, before)]
        if len(self.fed) not in (self.steps, 2 * self.steps):
            fail(f"In {self.call} G read {len(self.fed)} different batches of {BATCH} noise vectors; expected {self.steps}, a new one in each step (or {2 * self.steps}, "
                 "if G's own step draws again). Where is z drawn?")
        z = np.concatenate([*self.fed, *self.last])
        if (different := len(np.unique(abs(z), axis=0))) < len(z):
            fail(f"The noise that G read in {self.call} has {len(z):,} rows, of which {different:,} are different (their signs apart); expected a fresh draw for every row of every batch, and for "
                 "each of the digits. Which rows do you use again?")
        if len(z) > 2000 and np.abs(np.corrcoef(z.T) - np.eye(NOISE)).max() > 0.2:
            fail(f"In the noise that G read in {self.call} one column follows another; expected {NOISE} independent numbers in each row. Draw each of them on its own.")
        if kstest(z.ravel()[:50_000], "norm").statistic > 0.02:
            fail(f"The noise that G read in {self.call} has mean {z.mean():.2f} and standard deviation {z.std():.2f} and isn't standard normal; expected torch.randn, "
                 "in training and for the digits.")
        if (rows := sum(map(len, self.last))) < DIGITS:
            fail(f"The last noise that G read in {self.call} has {rows} rows; expected {DIGITS}, drawn again for the digits.")

    def replayed(self):
        """(curves, digits) of the same steps, made by the check from the same first weights, images and noise; digits with G as it was in training, or, if
        those are not the answer's and G has batch norm, with it switched to evaluation, too."""
        G, D = new_networks(self.network)
        first = [next((p for i, p in enumerate(self.parameters) if (i == self.g) == of_g and [tuple(q.shape) for q in p] == shapes), None)
                 for of_g, shapes in zip((True, False), sizes((G, D)), strict=True)]
        if None in first[:1 if self.steps == 0 else 2]:
            fail(f"The networks that {self.call} trained have different sizes from those of new_networks({self.network!r}, seed); expected those. Use the argument `networks`.")
        for network, values in zip((G, D), first, strict=True):
            for parameter, value in zip(network.parameters(), values or (), strict=False):
                parameter.data = torch.as_tensor(value).clone()
        adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
        adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
        real, curves, per_step = to_tensor(self.images), [], len(self.fed) // max(self.steps, 1)
        fed = [torch.tensor(z, dtype=torch.float32) for z in self.fed]
        for i, rows in enumerate(self.rows):
            fake = G(fed[per_step * i])
            of_real, of_fake = D(torch.cat([real[rows], fake.detach()])).chunk(2) if self.together else (D(real[rows]), D(fake.detach()))
            loss_d = softplus(-of_real).mean() + softplus(of_fake).mean()
            adam_d.zero_grad()
            loss_d.backward()
            adam_d.step()
            loss_g = LOSSES[self.loss](D(fake if per_step == 1 else G(fed[per_step * i + 1])))
            for parameter, slope in zip(G.parameters(), torch.autograd.grad(loss_g, list(G.parameters())), strict=True):        # D's are not needed
                parameter.grad = slope
            gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
            adam_g.step()
            curves.append([loss_d.item(), loss_g.item(), gradient.item()])
        last = [torch.tensor(z, dtype=torch.float32) for z in self.last]

        @torch.no_grad()
        def digits_of(g):
            return ((torch.cat([g(z) for z in last])[:DIGITS, 0] + 1) / 2).numpy()
        digits = [digits_of(deepcopy(G))]
        if self.network != "dense" and self.off(digits[0]):
            digits.append(digits_of(G.eval()))
        return np.array(curves).reshape(-1, 3).T, digits

    def off(self, right):
        return np.abs(self.digits - right).mean() > (0.01 if self.network == "dense" else 0.02)

    def judge(self):
        self.drawn()
        self.judge_optimisers()
        curves, digits = self.replayed()
        for step in range(self.steps):
            for (name, advice), right in zip(ADVICE.items(), curves[:, step], strict=True):
                got = self.curves[name][step]
                if not abs(got - right) <= (NEAR if self.network == "dense" or not step else NEAR_NORM)[name] * (1 + step) * abs(right):
                    if got * right < 0:
                        which = " (log(1 − D) of a probability is negative, −log D positive)" if name == "loss_g" else ""
                        advice = f"The sign is wrong{which}. {advice}"
                    elif step and name == "loss_d":
                        advice = ("It was right before, so a network did not take the step that it should. Do both optimisers step, Adam with lr 5e-4 on D's own parameters, "
                                  "with lr 2e-3 on G's own parameters, betas (0.5, 0.999)? Are gradients cleared before each backward(), and not clipped?")
                    if self.network != "dense":
                        advice = ("With the dense networks your steps are right; these have batch norm. Are both in training mode while they train, with no .eval() before the "
                                  f"end? {advice}")
                    fail(f"{name} in step {step + 1} of {self.call} is {got:.5g}; expected {right:.5g}, by the step that the task describes from the same weights, "
                         f"images and noise. {advice}")
        if all(map(self.off, digits)):
            fail(f"The first of the {DIGITS} digits of {self.call} has the mean brightness {self.digits[0].mean():.3f}; expected {digits[0][0].mean():.3f}, that of (G(z) + 1)/2 "
                 "for the noise that G read last. " + ("G has not moved as it should: does its optimiser, Adam with lr 2e-3 and betas (0.5, 0.999), hold G's own parameters, and "
                 "step?" if self.steps else "Are they G's own images, from −1 … 1 brought to 0 … 1?"))
