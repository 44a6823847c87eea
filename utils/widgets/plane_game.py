"""The game that the widget `plane` shows: a toy GAN on a data set, and its pictures as bytes. (Here, not in plane.py: it needs torch.)"""
import numpy as np
import torch

from utils import toy_gan
from utils.gan import discriminator_loss, generator_loss

FAKES, ARROWS, SIDE, EXTENT = 160, 48, 25, 1.6      # G's points, of which some with arrows; D's surface; half the picture's width
SIZES = {"fakes": FAKES, "arrows": ARROWS, "side": SIDE, "extent": EXTENT, "centres": toy_gan.ring(8).tolist(), "radius": 3 * toy_gan.SIGMA}


def _spiral():
    angle = np.linspace(0.5, 3 * np.pi, 60)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1) * (angle / angle[-1])[:, None]


DATA = {"ring of 8": toy_gan.ring(8), "one cloud": np.array([[0.5, 0.3]]), "spiral": _spiral()}       # centres


class Game:
    """Untrained networks before a data set: one of DATA by its name, or points drawn by hand, (n, 2)."""

    def __init__(self, preset, data, seed, drawn=()):
        if not len(drawn) and data not in DATA:
            raise ValueError(f"There is no data set {data!r}; expected one of {', '.join(DATA)}.")
        centres = np.array(drawn, float) if len(drawn) else DATA[data]
        spread = 0.25 if data == "one cloud" else toy_gan.SIGMA
        self.real = torch.tensor(toy_gan.around(centres, spread, 20_000, seed=0), dtype=torch.float32)
        self.modes = centres if data == "ring of 8" else None
        self.settings, self.state = toy_gan.preset(preset), toy_gan.start(seed)

    def play(self, steps):
        """Whole rounds, D's steps and then G's, until G has made `steps` more."""
        goal = self.state.steps + steps
        while self.state.steps < goal:
            self.state = toy_gan.step(self.state, self.real, self.settings)

    def step(self, d=0, g=0):
        """d steps of D alone, then g steps of G alone."""
        for _ in range(d):
            self.state = toy_gan.step_d(self.state, self.real, self.settings)
        for _ in range(g):
            self.state = toy_gan.step_g(self.state, self.settings)

    def frame(self, number=0):
        """The picture of the state, as plane_picture.js reads it: G's points, pulls, D's surface from the top row down, numbers.

        `number` goes in last: no two frames are equal, so that the page is told of each.
        """
        objective, fake, real = self.settings.objective, toy_gan.samples(self.state, 2500), self.real[:2500]
        points, pull = toy_gan.pull(self.state, objective, FAKES)
        axis = np.linspace(-EXTENT, EXTENT, SIDE)
        surface = self._logits(np.stack(np.meshgrid(axis, -axis), axis=-1).reshape(-1, 2)).sigmoid().numpy()
        on_real, on_fake = self._logits(real), self._logits(fake)
        right = float((on_real > 0).float().mean() + (on_fake < 0).float().mean()) / 2
        covered = -1 if self.modes is None else toy_gan.covered_modes(fake, self.modes, toy_gan.SIGMA).sum()
        losses = [float(discriminator_loss(on_real, on_fake, objective)), float(generator_loss(on_fake, objective))]
        pull = pull[:ARROWS] * min(1, 30 / np.abs(pull).max())           # a critic's may be thousands; all keep their directions
        return b"".join([shorts(1000 * points), shorts(1000 * pull), np.round(255 * surface).astype("u1").tobytes(),
                         np.array(losses, "<f4").tobytes(), shorts([self.state.steps, covered, 1000 * right, number])])

    def _logits(self, points):
        return torch.from_numpy(toy_gan.logits(self.state, points))


def shorts(values):
    """Numbers rounded to 16-bit integers, little-endian; what lies beyond ±32,000 is drawn at that border."""
    return np.clip(np.round(np.asarray(values)), -32_000, 32_000).astype("<i2").tobytes()
