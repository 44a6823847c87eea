"""Exercises 5.15 and 5.16: the two halves of a step of InfoGAN, on networks small enough to compare every weight.

A step is a list of *stages*. Each stage is a list of moves (loss, the names of the weights it moves), all computed at the weights that the
stage before left; where two moves of a stage name the same weight, the later one counts, as in `weights | moved(…) | moved(…)`.
"""
import functools

import numpy as np
import torch
import torch.nn.functional as F

from utils.checks.gate import check, fail, passed
from utils.checks.showing import show

TRUNK, D, Q, G = ("T1", "t1", "T2", "t2"), ("D", "d"), ("Q", "q"), ("G1", "g1", "G2", "g2")


def generate(w, z, c):
    return torch.relu(torch.cat([z, c], 1) @ w["G1"] + w["g1"]) @ w["G2"] + w["g2"]


def features(w, x):
    return F.leaky_relu(F.leaky_relu(x @ w["T1"] + w["t1"], 0.1) @ w["T2"] + w["t2"], 0.1)


def head(w, name, h):
    return h @ w[name] + w[name.lower()]


class At:
    """What the losses are made of, at the weights w: D's logits on real and on G's points, and L_I, which Q reads from either."""

    def __init__(self, w, real, z, c, lam):
        self.w, self.real, self.c, self.lam, self.x = w, real, c, lam, generate(w, z, c)
        self.d_real, self.d_fake = (head(w, "D", features(w, points)) for points in (real, self.x))
        self.logits = head(w, "Q", features(w, self.x))
        self.L_I = self.information(self.x)

    def information(self, x):
        return np.log(self.c.shape[1]) - F.cross_entropy(head(self.w, "Q", features(self.w, x)), self.c.argmax(1))


def no(at):
    """D's term for G's points: softplus(D(fake))."""
    return F.softplus(at.d_fake).mean()


def yes(at):
    """D's term for real points: softplus(−D(real))."""
    return F.softplus(-at.d_real).mean()


def fool(at):
    return F.softplus(-at.d_fake).mean()


def loss_d(at):
    return yes(at) + no(at)


def loss_g(at):
    return fool(at) - at.lam * at.L_I


def loss_q(at):
    return -at.L_I


BY_D, BY_G, BY_Q = (loss_d, (*TRUNK, *D)), (loss_g, G), (loss_q, (*TRUNK, *Q))
D_STEP, WHOLE = [[BY_D]], [[BY_D], [BY_G, BY_Q]]


def take(stages, weights, real, z, c, lr, lam):
    for stage in stages:
        w = {name: value.clone().requires_grad_() for name, value in weights.items()}
        at, weights = At(w, real, z, c, lam), dict(weights)
        for loss, names in stage:
            gradients = torch.autograd.grad(loss(at), [w[name] for name in names], retain_graph=True, allow_unused=True)
            weights |= {name: (w[name] - lr * (0 if g is None else g)).detach() for name, g in zip(names, gradients, strict=True)}
    return weights


IN_TURN = "{one} stepped after {other} had already moved. In the second half both step at once, from the weights that D's step left."
ADDED = ("the gradients of G's loss and of Q's loss were added up, as by one backward() of both or two without clearing: both hold L_I, so G moved on 1 + λ times its "
         "gradient instead of λ. Give each loss its own weights: G's loss moves G, Q's loss moves Q and the trunk.")
UPHILL = "D went uphill on its loss. Subtract lr times the gradient."
# (what to say, the stages that the mistake makes of the step)
D_MISTAKES = [
    (UPHILL, [[(lambda at: -loss_d(at), BY_D[1])]]),
    ("G moved on D's loss. Take the gradient with respect to D's head and the trunk alone, or detach G's points.", [[(loss_d, (*TRUNK, *D, *G))]]),
    ("D's head moved, but the trunk did not. It is D's as well as Q's.", [[(loss_d, D)]]),
    ("the trunk moved, but D's head, D and d, did not.", [[(loss_d, TRUNK)]]),
    ("D's loss lacks its second term, softplus(D(fake)), the mean over G's points.", [[(yes, BY_D[1])]]),
    ("D's loss lacks its first term, softplus(−D(real)), the mean over the real points.", [[(no, BY_D[1])]]),
    ("D learned to call real points fake and G's points real. Its loss is softplus(−D(real)) + softplus(D(fake)).",
     [[(lambda at: F.softplus(at.d_real).mean() + fool(at), BY_D[1])]]),
    ("D's head moved first, and the trunk then answered the new head. Both move at once, on the gradient at the weights that came in.", [[(loss_d, D)], [(loss_d, TRUNK)]]),
    ("D took two steps. It takes one, on the sum of both terms.", [[BY_D], [BY_D]]),
    ("D took one step on the real points and then another on G's. It takes one, on the sum of both terms.", [[(yes, BY_D[1])], [(no, BY_D[1])]]),
    ("D took one step on G's points and then another on the real ones. It takes one, on the sum of both terms.", [[(no, BY_D[1])], [(yes, BY_D[1])]]),
]
MISTAKES = [
    ("D's step is right, and nothing has moved after it yet: G on its loss, Q's head and the trunk on Q's.", D_STEP),
    ("Q read G(z, c).detach(): Q learns, but no information gradient reaches G. Let log Q reach back through the image.",
     [[BY_D], [(fool, G), BY_Q]]),
    ("Q read the real images: their codes are unknown, and G gets no information gradient. Q reads G(z, c), whose c you drew.",
     [[BY_D], [(fool, G), (lambda at: -at.information(at.real), BY_Q[1])]]),
    ("D's step also moved on L_I. In D's step the loss is −V alone.", [[(lambda at: loss_d(at) - at.lam * at.L_I, BY_D[1])], [BY_G, BY_Q]]),
    (UPHILL, [[(lambda at: -loss_d(at), BY_D[1])], [BY_G, BY_Q]]),
    ("G moved in D's step, in D's favour: detach the generated images there, or take gradients with respect to D's weights alone.",
     [[(loss_d, (*TRUNK, *D, *G))], [BY_G, BY_Q]]),
    ("D did not move on V: its step is missing.", [[BY_G, BY_Q]]),
    ("G and Q moved from the weights before D's step. They should answer the new D.", [[BY_D, BY_G, BY_Q]]),
    ("D stepped last, against a G that had already moved. The order is D first, then G and Q.", [[BY_G, BY_Q], [BY_D]]),
    ("D took two steps before G's and Q's. It takes one.", [[BY_D], [BY_D], [BY_G, BY_Q]]),
    (IN_TURN.format(one="Q", other="G"), [[BY_D], [BY_G], [BY_Q]]),
    (IN_TURN.format(one="G", other="Q"), [[BY_D], [BY_Q], [BY_G]]),
    ("G used the saturating loss, log(1 − σ). Use the non-saturating one.", [[BY_D], [(lambda at: -no(at) - at.lam * at.L_I, G), BY_Q]]),
    ("G learned to be caught: its first term is softplus(−D(fake)), with a minus inside.", [[BY_D], [(lambda at: no(at) - at.lam * at.L_I, G), BY_Q]]),
    ("G's loss lacks its first term, softplus(−D(fake)), so nothing makes its points look real.", [[BY_D], [(lambda at: -at.lam * at.L_I, G), BY_Q]]),
    ("λ was not used in G's loss.", [[BY_D], [(lambda at: fool(at) - at.L_I, G), BY_Q]]),
    ("λ multiplies the wrong term of G's loss. It is softplus(−D(fake)) − λ L_I.", [[BY_D], [(lambda at: at.lam * fool(at) - at.L_I, G), BY_Q]]),
    ("λ was used twice in G's loss. It is softplus(−D(fake)) − λ L_I, and Q's loss is −L_I without λ.",
     [[BY_D], [(lambda at: fool(at) - at.lam**2 * at.L_I, G), (lambda at: -at.lam * at.L_I, BY_Q[1])]]),
    ("G lowers L_I. Its loss holds −λ L_I.", [[BY_D], [(lambda at: fool(at) + at.lam * at.L_I, G), BY_Q]]),
    ("Q's head and the trunk went uphill: they moved on +L_I. Q's loss is −L_I.", [[BY_D], [BY_G, (lambda at: at.L_I, BY_Q[1])]]),
    ("Q's head and the trunk did not move on −L_I.", [[BY_D], [BY_G]]),
    ("Q's loss was multiplied by λ. It is −L_I as it is, so that Q can watch at λ = 0.", [[BY_D], [BY_G, (lambda at: -at.lam * at.L_I, BY_Q[1])]]),
    ("Q's head moved, but the trunk did not move on −L_I. It is Q's as well as D's.", [[BY_D], [BY_G, (loss_q, Q)]]),
    ("the trunk moved, but Q's head, Q and q, did not move on −L_I.", [[BY_D], [BY_G, (loss_q, TRUNK)]]),
    ("one loss, G's, moved G, the trunk and Q. The trunk must not help G to fool D: move the trunk and Q's head on −L_I alone.", [[BY_D], [(loss_g, (*G, *TRUNK, *Q))]]),
    ("the trunk moved on G's adversarial loss, so the discriminator helps G to fool it. After D's step the trunk moves on −L_I alone.",
     [[BY_D], [BY_G, BY_Q, (lambda at: fool(at) - at.L_I, TRUNK)]]),
    ("D's own weights moved on G's loss, so the discriminator helps G to fool it. Give each loss its own weights.",
     [[BY_D], [BY_G, BY_Q, (lambda at: fool(at) - at.L_I, TRUNK), (fool, D)]]),
    ("G went uphill. Subtract lr times the gradient.", [[BY_D], [(lambda at: -loss_g(at), G), BY_Q]]),
    (ADDED, [[BY_D], [(lambda at: loss_g(at) - at.L_I, G), BY_Q]]),
    (ADDED, [[BY_D], [(lambda at: loss_g(at) - at.L_I, (*G, *TRUNK, *Q))]]),
    (ADDED, [[BY_D], [(lambda at: loss_g(at) - at.L_I, (*G, *TRUNK, *Q, *D))]]),
]


def toy(seed, noise=2, k=4, hidden=8):
    generator = torch.Generator().manual_seed(seed % 2**31)
    sizes = {"G1": (noise + k, hidden), "G2": (hidden, 2), "T1": (2, hidden), "T2": (hidden, hidden), "D": (hidden, 1), "Q": (hidden, k)}
    w = {}
    for name, (rows, columns) in sizes.items():
        w[name] = torch.randn(rows, columns, generator=generator, dtype=torch.float64) * (2 / rows) ** 0.5
        w[name.lower()] = torch.randn(columns, generator=generator, dtype=torch.float64) * 0.1
    return w


def _cases(rng):
    """(weights, real, z, c, lr, λ, dtype, are the logits large?): drawn at random, small and large lr, a batch of one; then, the same for every seed,
    logits of hundreds on either side, where a logarithm of a sigmoid or a softmax breaks."""
    size = int(rng.integers(5, 9))      # one size, so that only lr and λ tell the first cases apart
    for n, lr, lam, kind in ((size, 0.1, 0.5, torch.float64), (size, 0.7, 2.0, torch.float64), (size, 0.1, 0.0, torch.float64), (size, 0.1, 1.0, torch.float32),
                             (1, 0.02, 5.0, torch.float64)):
        weights = toy(int(rng.integers(2**31)))
        real, z = (torch.tensor(rng.normal(size=(n, 2))) for _ in range(2))
        c = F.one_hot(torch.as_tensor(rng.integers(3 if lam == 2 else 4, size=n)), 4).double()
        yield weights, real, z, c, lr, lam, kind, False
    fixed = np.random.default_rng(0)
    for kind in (torch.float32, torch.float64):
        weights = toy(1)
        for name in ("D", "Q"):
            weights[name] *= 200
        real, z = (torch.tensor(fixed.normal(size=(12, 2))) for _ in range(2))
        yield weights, real, z, F.one_hot(torch.arange(12) % 4, 4).double(), 1e-4, 0.5, kind, True


def _fault(off, got, right, before, alone):
    """Where no known mistake gives these weights: what was measured about those that differ, or where to look."""
    length = lambda change: float(sum((change[name] ** 2).sum() for name in change)) ** 0.5
    named = lambda names: " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    if strangers := [name for name in off if np.array_equal(right[name], before[name])]:
        return f"{named(strangers)} moved, and should stay as {'they were' if len(strangers) > 1 else 'it was'}. Which loss did you let move {named(strangers)}?"
    still = [name for name in off if np.allclose(got[name], before[name], 1e-6, 1e-9)]
    moved, wanted = ({name: values[name] - before[name] for name in off if name not in still} for values in (got, right))
    if still:
        return (f"{named(still)} stayed as before this step; expected to move with the others."
                f"{' Biases move like the other weights.' if all(map(str.islower, still)) else ''}")
    if not alone and {"D", "d"} & set(off):
        return "D and d should move in D's step and nowhere else, so look there first: is your step_d right, and does it get the weights that came in?"
    times = sum((moved[name] * wanted[name]).sum() for name in off) / length(wanted) ** 2
    if length({name: moved[name] - times * wanted[name] for name in off}) < 1e-3 * length(wanted):
        return (f"these moved {times:.3g} times as far as they should. Each loss is a sum of means over the batch, and a step subtracts lr times its gradient, once: "
                "where does the factor come from?")
    if not alone and set(off) <= set(G):
        return ("the others are right, so look at G's loss: softplus(−D(fake)) − λ L_I, both means over the batch, at the weights that D's step left, on the points "
                "from the same z and c.")
    if not alone and set(off) <= {*TRUNK, *Q}:
        return ("the others are right, so look at Q's loss and what it moves: −L_I, the cross-entropy of Q's logits on G's points and c, a mean over the batch, at the weights "
                "that D's step left.")
    if not alone:
        return ("D's own weights are right, so look at what G's loss and Q's share: L_I on G's points from the same z and c, as a mean over the batch, at the weights that D's "
                "step left. Then at which weights each of the two moves.")
    return "which loss may move these weights, on which points, and are both its terms means over the batch?"


def _compare(step, seed, stages, mistakes):
    """The student's step on weights and batches, with λ unless D steps alone: every weight must be the reference's."""
    alone = stages is D_STEP
    for weights, real, z, c, lr, lam, kind, large in _cases(np.random.default_rng(seed)):
        call = f"step_d on a batch of {len(real)} with lr={lr}" if alone else f"infogan_step on a batch of {len(real)} with lr={lr}, lam={lam}"
        answer = step({name: value.to(kind) for name, value in weights.items()}, real.to(kind), z.to(kind), c.to(kind), lr, *(() if alone else (lam,)))
        answer.name = call
        given = answer.keys(tuple(weights))
        got = {name: given[name].array(tuple(value.shape), nan=True) for name, value in weights.items()}
        near = (1e-5, 1e-7) if kind is torch.float64 else (1e-3, 1e-5)
        result = functools.partial(take, weights=weights, real=real, z=z, c=c, lr=lr, lam=lam)
        differing = lambda stages, got=got, near=near, result=result: [name for name, value in result(stages).items()
                                                                     if not np.allclose(got[name], value.numpy(), *near)]
        if not (off := differing(stages)):
            continue
        right = result(stages)
        if not differing([]):
            fail(f"{call} returned the weights it was given, {show(got['d'])} for the bias d among them; they should have moved. Return the new values.")
        at = np.unravel_index(np.abs(np.nan_to_num(got[off[0]] - right[off[0]].numpy(), nan=np.inf)).argmax(), got[off[0]].shape)
        values = f"{off[0]}{show(list(map(int, at)))} is {got[off[0]][at]:.6g}, expected {right[off[0]].numpy()[at]:.6g}"
        if large:
            low, high = _range(weights, real, z, c, alone)
            fail(f"{call}, where logits run from {low:.0f} to {high:.0f}: {values}. With small logits your step is right. Take log σ and log softmax from the logits, with "
                 "F.softplus and F.cross_entropy: a sigmoid or a softmax before the logarithm gives 0 or 1 to the last bit, and an ε or a clip takes the gradient away.")
        causes = {sentence for sentence, mistake in mistakes if not differing(mistake)}
        if len(causes) == 1:
            fail(f"{call}: {values}: {causes.pop()}")
        before = {name: value.numpy() for name, value in (weights if alone else result(D_STEP) | {name: weights[name] for name in D}).items()}
        others = f", the other {len(got) - len(off)} are right" if len(off) < len(got) else ""
        told = _fault(off, got, {name: value.numpy() for name, value in right.items()}, before, alone)
        fail(f"{call}: {values} ({', '.join(off)} differ{'s' if len(off) == 1 else ''}{others}): {told}")


def _range(weights, real, z, c, alone):
    at = At(weights, real, z, c, 0)
    logits = torch.cat([part.ravel() for part in (at.d_real, at.d_fake, at.logits)[:2 if alone else 3]])
    return logits.min().item(), logits.max().item()


@check
def step_d(step_d, seed=0):
    """D's half of a step on a toy network, compared weight by weight with autograd's; each usual mistake is known by its result."""
    _compare(step_d, seed, D_STEP, D_MISTAKES)
    passed("step_d", "every weight after D's step, at small and at large logits, in float64 and float32: D's head and the trunk moved, nothing else did")


@check
def infogan_step(infogan_step, seed=0):
    """A whole step, D's and then G's and Q's, in the same way."""
    _compare(infogan_step, seed, WHOLE, MISTAKES)
    passed("infogan_step", "every weight after a step, with and without the information term, at small and at large logits, in float64 and float32")
