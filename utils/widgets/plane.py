"""A GAN in the plane that trains on the page, while you watch."""
import numpy as np
from traitlets import Bool, Bytes, Dict, Float, Int, List, Unicode

from utils.course import ASSETS
from utils.widgets.base import Widget, axes, page

STEPS = 1000                                # of G, until the prediction is judged
TRAINED = ASSETS / "weights" / "planes.safetensors"

LOOK = {                                    # what to look for, one for each preset of toy_gan
    "balanced": "Watch one cloud: D turns blue over it, G's points follow the arrows there, and the blue fades. At the end D can hardly "
                "tell, and both losses are close to those of a coin (D 1.39, G 0.69). Does the number of clouds only ever grow?",
    "G runs ahead of D": "One thing differs from “balanced”: G takes 20 steps for each of D's. All of its points run to the place where the old D "
                         "believes most, together, and often no cloud is there; when D has learned, they are on their way to the next. Which arrow would ever split the crowd?",
    "D runs ahead of G": "The saturating loss log(1 − D): D is right about nearly every point, and where it is sure the loss is flat. "
                         "Hide the other layers: how many arrows do you still see? G moves slowly, and a few clouds take all its points.",
    "D ahead, non-saturating loss": "The same D, five steps for each of G's, but G climbs log D. Compare the arrows with those of “D runs ahead of G”: "
                                    "long where D is sure. G finds the clouds within a few hundred steps; what is the price in its loss?",
    "G's steps too large": "G overshoots: each step throws its points past the place where the arrows led, and D has to start again. The losses "
                           "swing and the number of clouds falls as often as it rises. Pause, and let D alone take a few steps: what do the arrows do?",
    "Wasserstein critic, unbounded": "A critic whose slope nothing bounds: it makes itself steeper and steeper, because that alone lowers its loss. "
                                     "Compare its loss with the others' (the scale of the curve!): G is thrown from place to place and holds no cloud for long.",
}


class Plane(Widget):
    """The toy GAN of utils.toy_gan. Make one with `plane`."""

    _esm = page("plane")
    presets = List(help="[[name, settings of toy_gan, what to look for], …], in the order shown").tag(sync=True)
    data_sets = Dict(help="{name: {centres, spread, counted}}").tag(sync=True)
    sigma = Float(help="the spread of a point that is drawn by hand").tag(sync=True)
    radius = Float(help="from which on a cloud counts as reached").tag(sync=True)
    trained_sets = List(help="the data sets with trained networks, in the order of `trained`").tag(sync=True)
    trained_steps = Int().tag(sync=True)
    trained = Bytes(help="θ and φ for each of them, float16, little-endian").tag(sync=True)
    steps = Int(STEPS).tag(sync=True)
    preset = Unicode().tag(sync=True)
    data = Unicode().tag(sync=True)
    seed = Int(0, min=0).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def still(self):
        return scattered(**self.data_sets[self.data]), f"Real points of the {self.data}. Run the cell to watch a GAN learn them."

    def __repr__(self):
        return f"Plane(preset={self.preset!r}, data={self.data!r}, seed={self.seed})"


def scattered(centres, spread, counted=False):
    """A picture of points around `centres`."""
    figure, ax = axes(4, 4)
    random = np.random.default_rng(0)
    ax.plot(*(np.array(centres)[random.integers(len(centres), size=400)] + spread * random.normal(size=(400, 2))).T, ".")
    ax.set(xlim=(-1.6, 1.6), ylim=(-1.6, 1.6), aspect="equal")
    return figure


def trained(game):
    """The traits of a widget that can start from trained networks (python -m authoring.training.planes), those of `game`."""
    from safetensors import safe_open

    with safe_open(TRAINED, "numpy") as file:
        sets = [name for name in file.metadata()[game].split("|")]
        vectors = [file.get_tensor(f"{game}/{name}") for name in sets]
        steps = int(file.metadata()["steps"])
    return {"trained_sets": sets, "trained_steps": steps, "trained": b"".join(vector.astype("<f2").tobytes() for vector in vectors)}


def known(what, name, names):
    """Raises a ValueError that lists `names` if `name` isn't among them."""
    if name not in names:
        raise ValueError(f"There is no {what} {name!r}; expected one of {', '.join(names)}.")


def _line(start, end, n=40):
    return np.linspace(start, end, n).tolist()


def _spiral():
    angle = np.linspace(0.5, 3 * np.pi, 60)
    return (np.stack([np.cos(angle), np.sin(angle)], axis=1) * (angle / angle[-1])[:, None]).tolist()


def data_sets():
    """{name: {centres, spread, counted}} of the plain plane."""
    from utils import toy_gan  # here: of all widgets only this one needs torch

    sigma = toy_gan.SIGMA
    return {"ring of 8": {"centres": toy_gan.ring(8).tolist(), "spread": sigma, "counted": True},
            "one cloud": {"centres": [[0.5, 0.3]], "spread": 0.25}, "line": {"centres": _line([-1, -0.6], [1, 0.6]), "spread": sigma},
            "two lines": {"centres": _line([-1, -0.8], [-1, 0.8]) + _line([1, -0.8], [1, 0.8]), "spread": sigma},
            "spiral": {"centres": _spiral(), "spread": sigma}}


def plane(preset="balanced", data="ring of 8", seed=0, predict=True):
    """A GAN in the plane that trains on the page: play and pause, step D or G alone, change its loss, step sizes and networks, see D's surface
    and the pulls on G's points; start untrained or trained.

    preset: one of toy_gan.PRESETS; data: "ring of 8", "one cloud", "line", "two lines" or "spiral", and on the page your own drawing. With
    `predict` it asks, before a preset first trains, how many of the ring's clouds G will reach. A step is toy_gan's, in JavaScript.
    """
    from dataclasses import asdict

    from utils import toy_gan

    sets = data_sets()
    known("preset", preset, toy_gan.PRESETS)
    known("data set", data, sets)
    presets = [[name, asdict(toy_gan.PRESETS[name]), words] for name, words in LOOK.items()]
    return Plane(presets=presets, data_sets=sets, sigma=toy_gan.SIGMA, radius=3 * toy_gan.SIGMA, preset=preset, data=data, seed=seed, predict=predict,
                 **trained("plane"))
