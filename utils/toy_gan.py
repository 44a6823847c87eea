"""A GAN in the plane that trains while you watch: points around a ring of modes, two small networks, a step that is a pure function.

    centres = ring(8)                                          # (8, 2), on the unit circle
    real = around(centres, SIGMA, 20_000, seed=0)              # (20000, 2); any points will do, even ones drawn by hand
    state = start(seed=0)
    for _ in range(1500):                                      # seconds
        state = step(state, real, PRESETS["balanced"])         # D's steps, then G's
    points = samples(state, 2500)                              # (2500, 2)
    covered_modes(points, centres, SIGMA).sum()                # how many of the 8 modes are reached

All parameters of a network are one vector: θ of G, φ of D, so that a gradient is one vector too, and a step takes vectors and
returns new ones: the state before it is still there to go back to. Arrays in and out are numpy, parameters are torch.

Sources: Goodfellow et al. 2014; the ring and its count of modes as in Metz et al. 2017 and Srivastava et al. 2017 (VEEGAN).
"""
from dataclasses import dataclass, replace
from itertools import pairwise
from math import pi, prod, sqrt
from typing import NamedTuple

import numpy as np
import torch

from utils.gan import discriminator_loss, generator_loss

SIGMA = 0.05        # the standard deviation of a mode; neighbouring centres of ring(8) are 0.77 apart
NOISE = 2           # z is a point of the plane, too


class Network:
    """Dense layers of the given widths with ReLUs between: network(parameters (p,), x (n, widths[0])) → (n, widths[-1])."""

    def __init__(self, *widths):
        self.shapes = [shape for n_in, n_out in pairwise(widths) for shape in ((n_in, n_out), (n_out,))]
        self.lengths = [prod(shape) for shape in self.shapes]

    def __call__(self, parameters, x):
        parts = [part.view(shape) for part, shape in zip(parameters.split(self.lengths), self.shapes, strict=True)]
        for weight, bias in zip(parts[:-2:2], parts[1:-2:2], strict=True):
            x = torch.relu(torch.addmm(bias, x, weight))
        return torch.addmm(parts[-1], x, parts[-2])

    def initial(self, random):
        """A vector (p,) of parameters: weights normal with variance 2 / inputs (He et al. 2015), biases 0."""
        return torch.cat([(torch.randn(shape, generator=random) * sqrt(2 / shape[0]) if len(shape) == 2 else torch.zeros(shape)).ravel()
                          for shape in self.shapes])


_G, _D = Network(NOISE, 64, 64, 2), Network(2, 64, 64, 1)


def G(theta, z):
    """The generator: noise z (n, 2) → points (n, 2), with θ = theta (4482,)."""
    return _G(theta, z)


def D(phi, x):
    """The discriminator: points x (n, 2) → logits (n,), with φ = phi (4417,)."""
    return _D(phi, x).squeeze(1)


@dataclass(frozen=True)
class Settings:
    """What a step depends on: the losses of utils.gan, how many steps D and G make in turn, Adam's step sizes, the batch."""

    objective: str = "non-saturating"       # gan.LOSSES
    d_steps: int = 1
    g_steps: int = 1
    lr_d: float = 3e-3
    lr_g: float = 1e-2
    batch: int = 128


PRESETS = {
    "balanced": Settings(),
    "G runs ahead of D": Settings(g_steps=20),                                              # one change: all points in one place
    "D runs ahead of G": Settings("minimax", d_steps=5, lr_d=1e-2, lr_g=1e-3),              # the saturating loss goes quiet
    "D ahead, non-saturating loss": Settings(d_steps=5, lr_d=1e-2, lr_g=1e-3),              # the same D, and G learns
    "G's steps too large": Settings(lr_g=5e-2),                                             # it never settles
    "Wasserstein critic, unbounded": Settings("Wasserstein", d_steps=5, lr_d=1e-2),         # its slope grows without bound
}


class Adam(NamedTuple):
    """Running means of the gradient and of its square (Kingma and Ba 2015), after `steps` steps."""

    mean: torch.Tensor
    square: torch.Tensor
    steps: int = 0


class State(NamedTuple):
    """Both networks, both optimisers, and how many random numbers were drawn: all that the next step depends on."""

    theta: torch.Tensor
    phi: torch.Tensor
    adam_g: Adam
    adam_d: Adam
    seed: int
    draws: int = 0      # each draw of random numbers has its own generator, made from seed and draws
    steps: int = 0      # of G


def start(seed=0):
    """Untrained networks, which depend on `seed` alone."""
    random = torch.Generator().manual_seed(seed)
    theta, phi = _G.initial(random), _D.initial(random)
    rest = lambda parameters: Adam(torch.zeros_like(parameters), torch.zeros_like(parameters))
    return State(theta, phi, rest(theta), rest(phi), seed)


def step(state, real, settings):
    """d_steps steps of D, then g_steps of G: the State after them."""
    for _ in range(settings.d_steps):
        state = step_d(state, real, settings)
    for _ in range(settings.g_steps):
        state = step_g(state, settings)
    return state


def step_d(state, real, settings):
    """One step of D on a batch of `real` (N, 2) and a batch of G's points; G stays as it is."""
    random = _random(state)
    x = torch.as_tensor(real, dtype=state.phi.dtype)[torch.randint(len(real), (settings.batch,), generator=random)]
    with torch.no_grad():                                       # the same as G(…).detach(): θ gets no gradient
        fake = G(state.theta, torch.randn(settings.batch, NOISE, generator=random))
    phi = state.phi.detach().requires_grad_()
    gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, fake), settings.objective), phi)
    phi, adam_d = _descend(state.phi, gradient, state.adam_d, settings.lr_d)
    return state._replace(phi=phi, adam_d=adam_d, draws=state.draws + 1)


def step_g(state, settings):
    """One step of G against D as it is; D stays as it is."""
    z = torch.randn(settings.batch, NOISE, generator=_random(state))
    theta = state.theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(generator_loss(D(state.phi, G(theta, z)), settings.objective), theta)
    theta, adam_g = _descend(state.theta, gradient, state.adam_g, settings.lr_g)
    return state._replace(theta=theta, adam_g=adam_g, draws=state.draws + 1, steps=state.steps + 1)


@torch.no_grad()
def samples(state, n, seed=0):
    """n of G's points, (n, 2); the same seed gives the same noise, so that pictures of two states can be compared."""
    return G(state.theta, torch.randn(n, NOISE, generator=torch.Generator().manual_seed(seed))).numpy()


@torch.no_grad()
def logits(state, points):
    """D's logits (n,) at points (n, 2)."""
    return D(state.phi, torch.as_tensor(points, dtype=state.phi.dtype)).numpy()


def pull(state, objective, n=200, seed=0):
    """n of G's points (n, 2) and −∂L_G/∂x at each (n, 2), times n: where a step of G wants to move them."""
    x = torch.from_numpy(samples(state, n, seed)).requires_grad_()
    gradient, = torch.autograd.grad(generator_loss(D(state.phi, x), objective), x)
    return x.detach().numpy(), -n * gradient.numpy()


def ring(modes=8, radius=1.0):
    """Centres (modes, 2), equally spaced on a circle."""
    angle = 2 * pi * np.arange(modes) / modes
    return radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)


def around(centres, sigma, n, seed):
    """n points (n, 2): a centre drawn uniformly, plus normal noise of standard deviation `sigma` in each direction."""
    random = np.random.default_rng(seed)
    return centres[random.integers(len(centres), size=n)] + sigma * random.standard_normal((n, 2))


def covered_modes(points, centres, sigma, share=0.01):
    """(modes,) of bool: is at least `share` of all points within 3 `sigma` of this centre?"""
    distance = np.linalg.norm(np.asarray(points)[:, None] - centres, axis=2)                    # (n, modes)
    return (distance <= 3 * sigma).mean(axis=0) >= share


def preset(name, **changes):
    """A preset by name, with some settings changed: preset("balanced", d_steps=5)."""
    if name not in PRESETS:
        raise ValueError(f"There is no preset {name!r}; expected one of {', '.join(PRESETS)}.")
    return replace(PRESETS[name], **changes)


def _random(state):
    return torch.Generator().manual_seed(state.seed * 1_000_003 + state.draws)


def _descend(parameters, gradient, adam, lr, beta_mean=0.5, beta_square=0.99):
    """One step of Adam: the new parameters and the new running means."""
    k = adam.steps + 1
    mean = torch.lerp(gradient, adam.mean, beta_mean)
    square = torch.lerp(gradient ** 2, adam.square, beta_square)
    step = (mean / (1 - beta_mean ** k)) / ((square / (1 - beta_square ** k)).sqrt() + 1e-8)
    return parameters - lr * step, Adam(mean, square, k)
