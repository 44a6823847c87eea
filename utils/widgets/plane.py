"""A GAN in the plane that trains while you watch.

The page asks for the next few steps as soon as the last ones are painted, and the kernel makes them. So the kernel is never held
by a loop: it answers other cells between two pictures, and Pause, or closing the page, ends the training at once.
"""
import anywidget
from traitlets import Bool, Bytes, Dict, Int, List, Unicode

from utils.widgets.base import CSS, page, recording

STEPS, EVERY = 1000, 40         # of G: until the prediction is judged, which is a recorded run; and between two of its pictures

LOOK = {                                            # what to look for, one for each preset
    "balanced": "Watch one cloud: D turns blue over it, G's points follow the arrows there, and the blue fades. At the end D can hardly "
                "tell, and both losses stand near those of a coin (D 1.39, G 0.69). Does the number of clouds only ever grow?",
    "G runs ahead of D": "One thing differs from “balanced”: G takes 20 steps for each of D's. All of its points run to the place where the old D "
                         "believes most, together, often to none of the clouds; when D has learned, they are on their way to the next. Which arrow would ever split the crowd?",
    "D runs ahead of G": "The saturating loss log(1 − D): D is right about nearly every point, and where it is sure the loss is flat. "
                         "Hide the other layers: how many arrows do you still see? G moves slowly, and a few clouds take all its points.",
    "D ahead, non-saturating loss": "The same D, five steps for each of G's, but G climbs log D. Compare the arrows with those of “D runs ahead of G”: "
                                    "long where D is sure. G finds the clouds within some hundred steps; what is the price in its loss?",
    "G's steps too large": "G overshoots: each step throws its points past the place where the arrows led, and D has to start again. The losses "
                           "swing and the number of clouds falls as often as it rises. Pause, and let D alone make some steps: what do the arrows do?",
    "Wasserstein critic, unbounded": "A critic whose slope nothing bounds: it makes itself steeper and steeper, because that alone lowers its loss. "
                                     "Compare its loss with the others' (the scale of the curve!): G is thrown from place to place and holds no cloud for long.",
}


class Plane(anywidget.AnyWidget):
    """The toy GAN of utils.toy_gan. Make one with `plane`."""

    _esm, _css = page("plane_picture", "plane"), CSS
    look = List([[name, words] for name, words in LOOK.items()], help="[[preset, what to look for], …], in the order shown").tag(sync=True)
    data_sets = List(Unicode()).tag(sync=True)
    preset = Unicode().tag(sync=True)
    data = Unicode().tag(sync=True)
    seed = Int(0).tag(sync=True)
    predict = Bool(True).tag(sync=True)
    real = Bytes(help="some real points, int16 thousandths").tag(sync=True)
    frame = Bytes(help="what plane_game.Game.frame says").tag(sync=True)
    recorded = Dict(help="{preset: frames of a run on the ring}, for pages without a kernel").tag(sync=True)
    sizes = Dict(help="what the page must know to read and draw a frame").tag(sync=True)

    def __init__(self, **traits):
        from utils.widgets.plane_game import DATA, SIZES, Game, shorts  # here: of all widgets only this one needs torch

        self._new_game, self._shorts, self._answers = Game, shorts, 0
        super().__init__(data_sets=list(DATA), sizes={**SIZES, "every": EVERY, "predicted": STEPS}, **traits)
        self._restart(self.preset, self.data, self.seed)
        if recording():
            self.recorded = {name: self._record(name) for name in LOOK}
        self.on_msg(lambda _, message, __: self._do(**message))

    def _do(self, what, **arguments):
        """What the page asks for: "restart" (preset, data, seed, drawn), "play" (steps) or "step" (d, g)."""
        if what == "restart":
            return self._restart(**arguments)
        getattr(self._game, what)(**arguments)
        self._show()

    def _restart(self, preset, data, seed, drawn=()):
        self._game = self._new_game(preset, data, seed, drawn)
        with self.hold_sync():
            self.preset, self.data, self.seed = preset, data, seed
            self.real = self._shorts(1000 * self._game.real[:400])
            self._show()

    def _show(self):
        self._answers = (self._answers + 1) % 32_000
        self.frame = self._game.frame(self._answers)

    def _record(self, preset):
        game = self._new_game(preset, "ring of 8", self.seed)
        frames = [game.frame()]
        while game.state.steps < STEPS:
            game.play(EVERY)
            frames.append(game.frame())
        return b"".join(frames)

    def __repr__(self):
        return f"Plane(preset={self.preset!r}, data={self.data!r}, seed={self.seed})"


def plane(preset="balanced", data="ring of 8", seed=0, predict=True):
    """The GAN of utils.toy_gan as a widget: play and pause, step D or G alone, see D's surface and the pulls on G's points.

    preset: one of toy_gan.PRESETS; data: "ring of 8", "one cloud" or "spiral", and in the page your own drawing. With `predict`
    it asks, before a preset first trains, how many of the ring's clouds G will reach.
    """
    return Plane(preset=preset, data=data, seed=seed, predict=predict)
