"""Things to drag: each widget runs in the page, in JavaScript, so it answers at once, and needs no kernel once shown.

    from utils import widgets

    widgets.traversal(infogan)              # a trained InfoGAN: turn its codes, and see what Q reads back
    widgets.entropy_bars([1/2, 1/4, 1/4])   # drag the bars of p, watch H(p)
    widgets.divergences(p, q)               # drag p and q, watch both KL divergences and the JSD
    widgets.joint_table(p_xy)               # drag the cells, watch the information diagram
    widgets.explore(draw, c=widgets.slider(0.5, 0, 1, 0.05))    # a picture that Python draws again for each value

The three with probabilities ask for a prediction before they show a number; `predict=False` shows it at once.
The page's part of each stands in a .js file beside this one; page.js is what they share. What you set comes back to
Python as traits, on release: `w = widgets.traversal(infogan)`, then `w.c1`; likewise `w.p`, `w.q`, `w.p_xy`.
"""
from html import escape
from pathlib import Path

import anywidget
import numpy as np
from IPython.utils.capture import capture_output
from traitlets import Bool, Bytes, Dict, Float, Int, List, Unicode

from utils.information import entropy, joint_entropy, kl_divergence

HERE = Path(__file__).parent
CSS = (HERE / "widgets.css").read_text(encoding="utf-8")


def page(*names):
    """The JavaScript of one widget as one module: page.js, which all share, then the files named."""
    return "".join((HERE / f"{name}.js").read_text(encoding="utf-8") for name in ("page", *names))


class Traversal(anywidget.AnyWidget):
    """A generator and a Q network in the page. Make one with `traversal`."""

    _esm, _css = page("traversal"), CSS
    architecture = Dict(help="{network: [layer, …]}, the order of everything in weights and affine").tag(sync=True)
    weights = Bytes(help="float16, little-endian").tag(sync=True)
    affine = Bytes(help="float32, little-endian: a scale and a shift for each channel").tag(sync=True)
    category = Int(0).tag(sync=True)
    c1 = Float(0.0, help="first uniform code, −2 … 2; trained on −1 … 1").tag(sync=True)
    c2 = Float(0.0, help="second uniform code").tag(sync=True)
    noise_seed = Int(0, help="0 … 99").tag(sync=True)

    def __repr__(self):
        return f"Traversal(category={self.category}, c1={self.c1}, c2={self.c2}, noise_seed={self.noise_seed})"


def traversal(model, category=0, c1=0.0, c2=0.0, noise_seed=0):
    """A trained InfoGAN (from utils.infogan; a 10-way code and two uniform ones) as a widget: set its codes, see G draw
    and Q read the drawing back. Rows are categories, columns values of a code from −2 to 2, as in the paper's figure 2.
    """
    codes = [type(code).__name__ for code in model.latent.codes]
    if codes != ["Categorical", "Uniform", "Uniform"]:
        raise ValueError(f"This model's codes are {codes}; the widget shows Categorical, Uniform, Uniform, in that order.")
    architecture, weights, affine = pack({"generator": model.G, "trunk": model.D.trunk, "q": model.D.q})
    return Traversal(architecture=architecture, weights=weights, affine=affine, category=category, c1=c1, c2=c2,
                     noise_seed=noise_seed)


def pack(networks):
    """{name: torch modules in the order they run} → (architecture, weights, affine) for a `Traversal`.

    Weights become float16, exactly those of a checkpoint stored in float16. Batch norm, with its frozen statistics, and
    biases become one scale and one shift for each output channel: y = scale · (W x) + shift, in float32.
    """
    architecture, weights, affine = {}, [], []
    for name, modules in networks.items():
        layers = []
        for module in modules:
            _add(module, layers)
        architecture[name] = [{key: value for key, value in layer.items() if key not in ARRAYS} for layer in layers]
        weights += [layer["weight"].astype("<f2").tobytes() for layer in layers]
        affine += [layer[key].astype("<f4").tobytes() for layer in layers for key in ("scale", "shift")]
    return architecture, b"".join(weights), b"".join(affine)


LAYERS = {"Linear": "dense", "ConvTranspose2d": "up", "Conv2d": "down"}
ACTIVATIONS = {"ReLU": "relu", "LeakyReLU": "leaky", "Tanh": "tanh"}
ARRAYS = ("weight", "scale", "shift")


def _add(module, layers):
    """Append one torch module to the list of layers, or work it into the last of them."""
    kind = type(module).__name__
    if kind in LAYERS:
        weight = _array(module.weight)
        inputs, outputs = weight.shape[:2] if kind == "ConvTranspose2d" else weight.shape[1::-1]
        if kind != "Linear" and (module.kernel_size, module.stride, module.padding) != ((4, 4), (2, 2), (1, 1)):
            raise ValueError(f"{module} cannot run in the page: its convolutions have kernel 4, stride 2, padding 1.")
        shift = np.zeros(outputs) if module.bias is None else _array(module.bias)
        layers.append({"kind": LAYERS[kind], "inputs": inputs, "outputs": outputs, "activation": "none", "slope": 0.0,
                       "weight": weight, "scale": np.ones(outputs), "shift": shift})
    elif kind in ("BatchNorm1d", "BatchNorm2d"):
        scale = _array(module.weight) / np.sqrt(_array(module.running_var) + module.eps)
        shift = _array(module.bias) - scale * _array(module.running_mean)
        each = layers[-1]["outputs"] // len(scale)           # pixels of a channel, where a dense layer made an image
        scale, shift = np.repeat(scale, each), np.repeat(shift, each)
        layers[-1].update(scale=scale, shift=scale * layers[-1]["shift"] + shift)
    elif kind in ACTIVATIONS:
        layers[-1].update(activation=ACTIVATIONS[kind], slope=getattr(module, "negative_slope", 0.0))
    elif kind not in ("Flatten", "Unflatten", "Dropout", "Identity"):
        raise ValueError(f"{module} cannot run in the page, which knows {', '.join([*LAYERS, *ACTIVATIONS])} and batch norm.")


def _array(tensor):
    return tensor.detach().cpu().numpy().astype(float)


class Explore(anywidget.AnyWidget):
    """Sliders for a picture that Python draws. Make one with `explore`."""

    _esm, _css = page("explore"), CSS
    sliders = Dict(help="{parameter: {label, low, high, step}}").tag(sync=True)
    values = Dict(help="{parameter: value}, as the page asks for them").tag(sync=True)
    drawn = Dict(help="the values that html shows").tag(sync=True)
    html = Unicode().tag(sync=True)

    def __init__(self, draw, **traits):
        super().__init__(**traits)
        self._draw = draw
        self.observe(self._answer, "values")
        self._answer()

    def _answer(self, change=None):
        with capture_output() as captured:
            self._draw(**self.values)
        shown = [output.data.get("text/html") or _as_html(output.data["text/plain"]) for output in captured.outputs]
        with self.hold_sync():                                 # both at once: the page compares them
            self.drawn, self.html = dict(self.values), "".join(shown) + _as_html(captured.stdout)

    def __repr__(self):
        return f"Explore({', '.join(f'{name}={value}' for name, value in self.values.items())})"


def _as_html(text):
    return f"<pre>{escape(text)}</pre>" if text else ""


def slider(value, low, high, step, label=None):
    """One slider of `explore`: where it stands, its range, its step; its label is the parameter's name unless given."""
    if not low <= value <= high:
        raise ValueError(f"The slider stands at {value}, outside its range {low} … {high}.")
    return {"value": value, "low": low, "high": high, "step": step, "label": label}


def explore(draw, **sliders):
    """draw(**values) again whenever a slider moves; what it shows (figures.show) or prints appears below the sliders.

        widgets.explore(draw_coin, p_heads=widgets.slider(0.5, 0, 1, 0.05, "p(heads)"))

    Like ipywidgets' interact, but each slider has a name that a screen reader says, and every picture its words.
    """
    labelled = {name: {**each, "label": each["label"] or name} for name, each in sliders.items()}
    return Explore(draw, sliders=labelled, values={name: each["value"] for name, each in sliders.items()})


class EntropyBars(anywidget.AnyWidget):
    """A pmf to drag. Make one with `entropy_bars`."""

    _esm, _css = page("pmf", "entropy_bars"), CSS
    p = List(Float()).tag(sync=True)
    names = List(Unicode()).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def __repr__(self):
        return f"EntropyBars(p={self.p})"


class Divergences(anywidget.AnyWidget):
    """Two pmfs to drag. Make one with `divergences`."""

    _esm, _css = page("pmf", "divergences"), CSS
    p, q = List(Float()).tag(sync=True), List(Float()).tag(sync=True)
    names = List(Unicode()).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def __repr__(self):
        return f"Divergences(p={self.p}, q={self.q})"


class JointTable(anywidget.AnyWidget):
    """A joint table to drag. Make one with `joint_table`."""

    _esm, _css = page("pmf", "joint_table"), CSS
    p_xy = List(List(Float())).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def __repr__(self):
        return f"JointTable(p_xy={self.p_xy})"


def entropy_bars(p=(1/2, 1/4, 1/8, 1/8), names=None, predict=True):
    """The pmf p (n,) as bars to drag, with H(p) in bits, the parts it is the sum of, and its maximum log₂ n."""
    entropy(p)                                               # raises, with the remedy, where p is no pmf
    return EntropyBars(p=_floats(p), names=_names(names, len(p)), predict=predict)


def divergences(p=(0.5, 0.25, 0.15, 0.1), q=(0.1, 0.2, 0.3, 0.4), names=None, predict=True):
    """Two pmfs (n,) as bars to drag, with D_KL(p‖q), D_KL(q‖p) and their JSD in bits."""
    kl_divergence(p, q)
    return Divergences(p=_floats(p), q=_floats(q), names=_names(names, len(p)), predict=predict)


def joint_table(p_xy=((1/3, 1/3), (0, 1/3)), predict=True):
    """A joint table p_xy (n_x, n_y), x down and y across, to drag, with its information diagram in bits."""
    joint_entropy(p_xy)
    return JointTable(p_xy=[_floats(row) for row in p_xy], predict=predict)


def _floats(p):
    return [float(value) for value in p]


def _names(names, n):
    return [str(i + 1) for i in range(n)] if names is None else [str(name) for name in names]
