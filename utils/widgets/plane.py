"""A GAN in the plane that trains while you watch: the page asks for steps, the kernel makes them."""
import anywidget
import numpy as np
from traitlets import Bytes, Dict, Int, List, Unicode

from utils.widgets.base import CSS, page, recording

FAKES, ARROWS, SIDE, EXTENT = 250, 60, 33, 1.6      # G's points, of which some with arrows; D's surface; half the picture's width
STEPS, EVERY = 1500, 25                             # of a recorded run


class Plane(anywidget.AnyWidget):
    """The toy GAN of utils.toy_gan. Make one with `plane`."""

    _esm, _css = page("plane"), CSS
    presets = List(Unicode()).tag(sync=True)
    preset = Unicode().tag(sync=True)
    data = Unicode("ring of 8").tag(sync=True)
    seed = Int(0).tag(sync=True)
    real = Bytes(help="some real points, int16 thousandths").tag(sync=True)
    frame = Bytes(help="int16: G's points, arrows, D's surface, numbers; see plane.js").tag(sync=True)
    recorded = Dict(help="{preset: frames of a run on the ring}, for pages without a kernel").tag(sync=True)
    sizes = Dict({"fakes": FAKES, "arrows": ARROWS, "side": SIDE, "extent": EXTENT, "every": EVERY}).tag(sync=True)

    def __init__(self, **traits):
        from utils import toy_gan  # here: only this widget needs torch

        self._gan, self._answers = toy_gan, 0
        super().__init__(presets=list(toy_gan.PRESETS), **traits)
        self._restart()
        self.on_msg(lambda _, message, __: self._do(**message))
        if recording():
            self.recorded = {name: self._record(name) for name in self.presets}
            self._restart()

    def _do(self, what, **arguments):
        {"step": self._step, "restart": self._restart}[what](**arguments)

    def _restart(self, preset=None, data=None, seed=None, drawn=()):
        """Untrained networks again; `drawn`, points of the page's own, replace the data."""
        self.preset, self.data = preset or self.preset, data or self.data
        self.seed = self.seed if seed is None else seed
        centres = np.array(drawn, float) if len(drawn) else CENTRES[self.data](self._gan)
        spread = 0.25 if self.data == "one cloud" and not len(drawn) else self._gan.SIGMA
        self._points = self._gan.around(centres, spread, 20_000, seed=0)
        self._modes = centres if self.data == "ring of 8" and not len(drawn) else None
        self._state, self._settings = self._gan.start(self.seed), self._gan.PRESETS[self.preset]
        with self.hold_sync():
            self.real = _thousandths(self._points[:400])
            self.frame = self._frame()

    def _step(self, d=0, g=0, rounds=0):
        """d steps of D alone, g steps of G alone, and whole rounds: D's steps, then G's."""
        for _ in range(d):
            self._state = self._gan.step_d(self._state, self._points, self._settings)
        for _ in range(g):
            self._state = self._gan.step_g(self._state, self._settings)
        for _ in range(rounds):
            self._state = self._gan.step(self._state, self._points, self._settings)
        self.frame = self._frame()

    def _frame(self):
        gan, state = self._gan, self._state
        fake, (base, pull) = gan.samples(state, FAKES), gan.pull(state, self._settings.objective, ARROWS)
        axis = np.linspace(-EXTENT, EXTENT, SIDE)
        surface = np.stack(np.meshgrid(axis, -axis), axis=-1).reshape(-1, 2)                  # rows from the top down
        belief = lambda x: 1 / (1 + np.exp(-gan.logits(state, x)))
        right = (belief(self._points[:FAKES]) > 0.5).mean() / 2 + (belief(fake) < 0.5).mean() / 2
        covered = gan.covered_modes(gan.samples(state, 2500), self._modes, gan.SIGMA).sum() if self._modes is not None else -1
        self._answers = (self._answers + 1) % 30_000            # no two frames are equal: the page waits for a change
        numbers = np.array([state.steps, covered, 1000 * right, self._answers])
        return b"".join([_thousandths(fake), _thousandths(np.hstack([base, pull])), _thousandths(belief(surface)),
                         numbers.astype("<i2").tobytes()])

    def _record(self, preset):
        self._restart(preset, "ring of 8")
        frames = [self.frame]
        for _ in range(STEPS // EVERY):
            self._step(rounds=EVERY)
            frames.append(self.frame)
        return b"".join(frames)

    def __repr__(self):
        return f"Plane(preset={self.preset!r}, data={self.data!r}, seed={self.seed})"


def _spiral(gan):
    angle = np.linspace(0.5, 3 * np.pi, 60)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1) * (angle / angle[-1])[:, None]


CENTRES = {"ring of 8": lambda gan: gan.ring(8), "one cloud": lambda gan: np.array([[0.5, 0.3]]), "spiral": _spiral}


def plane(preset="balanced", data="ring of 8", seed=0):
    """The GAN of utils.toy_gan as a widget: play and pause, step D or G alone, see D's surface and the pulls on G's points.

    preset: one of toy_gan.PRESETS; data: "ring of 8", "one cloud" or "spiral", and in the page your own drawing.
    """
    if data not in CENTRES:
        raise ValueError(f"There is no data set {data!r}; expected one of {', '.join(CENTRES)}.")
    from utils.toy_gan import preset as known

    known(preset)                                               # raises, with the names, where there is no such preset
    return Plane(preset=preset, data=data, seed=seed)


def _thousandths(values):
    """Numbers as int16 thousandths, so from −32 to 32."""
    return np.clip(np.round(1000 * np.asarray(values)), -32_000, 32_000).astype("<i2").tobytes()
