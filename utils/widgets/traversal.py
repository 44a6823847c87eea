"""The trained generator and Q in the page."""
import anywidget
import numpy as np
from traitlets import Bytes, Float, Int, List

from utils.widgets.base import CSS, page


class Traversal(anywidget.AnyWidget):
    """A generator and a Q network in the page. Make one with `traversal`."""

    _esm, _css = page("traversal"), CSS
    architecture = List(help="[[network, [layer, …]], …], the order of everything in weights and affine").tag(sync=True)
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
    return Traversal(architecture=[[name, layers] for name, layers in architecture.items()], weights=weights, affine=affine, category=category, c1=c1, c2=c2,
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
