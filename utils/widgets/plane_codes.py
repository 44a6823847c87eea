"""A GAN in the plane with a code that trains on the page: the toy InfoGAN of chapter 05."""
import numpy as np
from traitlets import Bool, Bytes, Dict, Float, Int, List, Unicode

from utils.widgets.base import Widget, page
from utils.widgets.plane import known, scattered, trained

RING = [[round(float(np.cos(k * np.pi / 4)), 6), round(float(np.sin(k * np.pi / 4)), 6)] for k in range(8)]
DATA_SETS = {"four clouds": {"centres": [[1, 1], [1, -1], [-1, 1], [-1, -1]], "spread": 0.15},
             "ring of 8": {"centres": RING, "spread": 0.1}, "one cloud": {"centres": [[0, 0]], "spread": 0.4}}
CHAPTER_05 = {"objective": "non-saturating", "d_steps": 1, "g_steps": 1, "lr_d": 0.1, "lr_g": 0.1, "batch": 64,
              "optimiser_d": "gradient descent", "optimiser_g": "gradient descent"}


def _preset(lam=1, codes=4, data="four clouds", **changed):
    return {"settings": CHAPTER_05 | changed, "lam": lam, "codes": codes, "data": data}


PRESETS = {                                 # name: what it sets, and what to look for
    "as in chapter 05": (_preset(), "L_I climbs to ln 4 within a few hundred steps, and each value of c takes a cloud of its own. "
                                    "Which comes first: that Q can tell the values apart, or that the points lie on the clouds?"),
    "Q only watches": (_preset(lam=0), "λ is 0. Q learns all the same, but there is hardly anything to read: L_I stays near 0. "
                                       "How many clouds does G reach now? Then raise λ while it trains."),
    "two values, four clouds": (_preset(codes=2), "L_I is at ln 2 almost at once and can't rise further. What, then, makes a value take two clouds rather than one? "
                                                  "Not L_I: it is content with any two places that Q can tell apart."),
    "eight values, four clouds": (_preset(codes=8), "Values have to share clouds. L_I rises most of the way to ln 8 and swings: where two values share a cloud, Q draws a border through it, "
                                                    "and D objects when one side is too full."),
    "four values, ring of 8": (_preset(data="ring of 8"), "Each value of c takes clouds that are neighbours. Nothing told G how to group eight clouds into four: "
                                                          "with another seed the borders lie elsewhere."),
    "four values, one cloud": (_preset(data="one cloud", lr_d=0.003, lr_g=0.003, optimiser_d="Adam", optimiser_g="Adam"),
                               "Here the data has no groups at all, and L_I rises to ln 4 all the same: G cuts the cloud into four. A code that can be read is not yet a code that means something."),
    "G runs ahead of D": (_preset(g_steps=20), "G and Q take 20 steps for each of D's, and the whole crowd jumps from place to place. Yet L_I is near ln 4 most of the time: "
                                               "how well a code is read says nothing about how good the points are."),
}


class PlaneCodes(Widget):
    """The toy InfoGAN of chapter 05. Make one with `plane_codes`."""

    _esm = page("plane_codes")
    presets = List(help="[[name, {settings, lam, codes, data}, what to look for], …], in the order shown").tag(sync=True)
    data_sets = Dict(help="{name: {centres, spread}}").tag(sync=True)
    trained_sets = List(help="the data sets with trained networks, in the order of `trained`").tag(sync=True)
    trained_steps = Int().tag(sync=True)
    trained = Bytes(help="the weights of G, trunk, D and Q for each of them, float16, little-endian").tag(sync=True)
    preset = Unicode().tag(sync=True)
    data = Unicode().tag(sync=True)
    lam = Float(1, min=0, max=2, help="λ, the weight of L_I").tag(sync=True)
    seed = Int(2, min=0).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def still(self):
        return scattered(**self.data_sets[self.data]), f"Real points of the {self.data}. Run the cell to watch an InfoGAN learn them, and its codes."

    def __repr__(self):
        return f"PlaneCodes(data={self.data!r}, lam={self.lam}, seed={self.seed})"


def plane_codes(lam=1.0, data="four clouds", seed=2, predict=True):
    """An InfoGAN in the plane that trains on the page: G is told a code, Q reads it from G's points, and λ = `lam` (0 … 2) weighs what Q reads.

    data: "four clouds", "ring of 8" or "one cloud", and on the page your own drawing. Its step is the one of chapter 05's exercise. With
    `predict` it asks first what L_I will be without λ. From seed 2 each of four codes takes a cloud of its own and L_I stays at ln 4; from
    seed 0 two codes share a cloud, which chapter 05 asks about.
    """
    known("data set", data, DATA_SETS)
    presets = [[name, given, words] for name, (given, words) in PRESETS.items()]
    return PlaneCodes(presets=presets, preset=next(iter(PRESETS)), data_sets=DATA_SETS, data=data, lam=lam, seed=seed, predict=predict, **trained("plane_codes"))
