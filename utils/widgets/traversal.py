"""The trained generator and Q on the page. The shipped ones come there without torch, whose import takes seconds."""
import numpy as np
from PIL import Image
from traitlets import Bool, Bytes, Float, Int, List

from utils.course import ASSETS
from utils.widgets.base import Widget, page


class Traversal(Widget):
    """A generator and a Q network on the page. Make one with `traversal`."""

    _esm = page("traversal")
    architecture = List(help="[[network, [layer, …]], …], the order of everything in weights and affine").tag(sync=True)
    weights = Bytes(help="float16, little-endian").tag(sync=True)
    affine = Bytes(help="float32, little-endian: a scale and a shift for each channel").tag(sync=True)
    noise = Int(62, help="columns of noise, before the category's and the two codes'").tag(sync=True)
    categories = Int(10).tag(sync=True)
    ranges = List([[-2.0, 2.0]] * 2, help="[lowest, highest] value shown of c₂ and of c₃: the ends of the code's points()").tag(sync=True)
    bounded = Bool(True, help="both are uniform: G was trained on the middle half of each range, and on nothing else").tag(sync=True)
    category = Int(0, min=0, max=9).tag(sync=True)
    c2 = Float(0.0, min=-2, max=2, help="first continuous code").tag(sync=True)
    c3 = Float(0.0, min=-2, max=2, help="second continuous code").tag(sync=True)
    noise_seed = Int(0, min=0, max=99).tag(sync=True)

    def still(self):
        """All categories by nine values of c₂, drawn by numpy: the weights are here, and torch may not be."""
        layers = unpack(self.architecture, self.weights, self.affine)["generator"]
        noise, categories, (low, high) = self.noise, self.categories, self.ranges[0]
        z = np.zeros((9 * categories, noise + categories + 2))
        z[:, :noise] = np.random.default_rng(self.noise_seed).normal(size=noise)
        z[np.arange(len(z)), noise + np.arange(len(z)) // 9] = 1
        z[:, -2], z[:, -1] = np.tile(np.linspace(low, high, 9), categories), self.c3
        digits = run(layers, z).reshape(categories, 9, 28, 28).transpose(0, 2, 1, 3).reshape(28 * categories, 9 * 28)
        ends = f"from {low:g} to {high:g}".replace("-", "−")
        words = f"Generated digits, a row for each of {categories} categories, c₂ {ends} along it. Run the cell to turn the codes."
        return Image.fromarray(np.uint8(np.round(127.5 * (digits + 1)))), words

    def __repr__(self):
        return f"Traversal(category={self.category}, c2={self.c2}, c3={self.c3}, noise_seed={self.noise_seed})"


def traversal(model=None, category=0, c2=None, c3=None, noise_seed=0):
    """A trained InfoGAN (from utils.infogan), or the shipped one, as a widget: set its codes, see G draw and Q read the drawing back.

    Its codes are a categorical one and two continuous ones, each with one output of Q, its images grey and 28 × 28; anything else is a ValueError. Rows are
    categories, columns nine values of a code over the range of its points(): for a uniform one twice what was trained, as in the paper's
    figure 2. c2 and c3 start in the middle of theirs.
    """
    if model is None:
        packed, shown = shipped(), {}
    else:
        shown = _shown(model)
        packed = pack({"generator": model.G, "trunk": model.D.trunk, "q": model.D.q})
    architecture, weights, affine = packed
    start = {name: value for name, value in (("c2", c2), ("c3", c3)) if value is not None}
    kind = _within(shown["categories"], shown["ranges"]) if shown else Traversal
    return kind(architecture=[[name, layers] for name, layers in architecture.items()], weights=weights, affine=affine, category=category,
                noise_seed=noise_seed, **shown, **start)


def _shown(model):
    """The traits that say how the columns of z are laid out and what the codes' values are. Raises ValueError if the page can't show this model."""
    from utils.codes import Continuous, OneOf, Uniform  # here: they need torch

    latent = model.latent
    fits = [isinstance(code, kind) and (kind is OneOf or code.n_outputs == 1) for code, kind in zip(latent.codes, (OneOf, Continuous, Continuous), strict=False)]
    if len(latent.codes) != 3 or not all(fits):
        outputs = ", ".join(f"{type(code).__name__} ({code.n_outputs} output{'s'[:code.n_outputs != 1]} of Q)" for code in latent.codes) or "none"
        raise ValueError(f"This model's codes are: {outputs}; the widget shows a categorical code and then two continuous ones with one output each "
                         "(a fixed q_std), in that order.")
    if tuple(model.shape) != (1, 28, 28):
        raise ValueError(f"This model's images are (channels, height, width) = {tuple(model.shape)}; the widget draws (1, 28, 28). "
                         "infogan.traversal(model, code) gives images of any shape.")
    numbers = latent.codes[1:]
    return {"noise": latent.noise, "categories": latent.codes[0].k, "ranges": [code.points()[[0, -1]].tolist() for code in numbers],
            "bounded": all(isinstance(code, Uniform) for code in numbers)}


def _within(categories, ranges):
    """Traversal for a model with these categories and ranges: what is set from Python has the limits of the sliders."""
    numbers = {name: Float((low + high) / 2, min=low, max=high).tag(sync=True) for name, (low, high) in zip(("c2", "c3"), ranges, strict=True)}
    return type("Traversal", (Traversal,), {"category": Int(0, min=0, max=categories - 1).tag(sync=True), **numbers})


# The layers of networks.laptop: kind, weight, its batch norm, activation, slope.
LAPTOP = {
    "generator": [("dense", "G.dense", "G.norm1", "relu"), ("up", "G.up1", "G.norm2", "relu"), ("up", "G.up2", None, "tanh")],
    "trunk": [("down", "D.trunk.conv1", None, "leaky"), ("down", "D.trunk.conv2", "D.trunk.norm2", "leaky"),
              ("dense", "D.trunk.dense", "D.trunk.norm3", "leaky")],
    "q": [("dense", "D.q.hidden", None, "leaky"), ("dense", "D.q.outputs", None, "none")],
}


def shipped(name="infogan"):
    """What `pack` makes of a shipped model of networks.laptop, without torch."""
    from safetensors.numpy import load_file

    arrays = {key: value.astype(float) for key, value in load_file(ASSETS / "weights" / f"{name}.safetensors").items()}
    networks = {}
    for network, described in LAPTOP.items():
        layers = networks[network] = []
        for kind, key, norm, activation in described:
            layers.append(_layer(kind, arrays[f"{key}.weight"], arrays.get(f"{key}.bias")))
            if norm:
                _normalise(layers[-1], *(arrays[f"{norm}.{part}"] for part in ("weight", "bias", "running_mean", "running_var")))
            layers[-1].update(activation=activation, slope=0.1 if activation == "leaky" else 0.0)
    return _bytes(networks)


def pack(networks):
    """{name: torch modules in the order they run} → (architecture, weights, affine) for a `Traversal`.

    Weights become float16, exactly those of a checkpoint stored in float16. Batch norm, with its frozen statistics, and
    biases become one scale and one shift for each output channel: y = scale · (W x) + shift, in float32.
    """
    folded = {}
    for name, modules in networks.items():
        folded[name] = []
        for module in modules:
            _add(module, folded[name])
    return _bytes(folded)


def _bytes(networks):
    """{name: [layer with its arrays, …]} → (architecture, weights, affine)."""
    layers = [layer for each in networks.values() for layer in each]
    architecture = {name: [{key: value for key, value in layer.items() if key not in ARRAYS} for layer in each] for name, each in networks.items()}
    return (architecture, b"".join(layer["weight"].astype("<f2").tobytes() for layer in layers),
            b"".join(layer[key].astype("<f4").tobytes() for layer in layers for key in ("scale", "shift")))


def unpack(architecture, weights, affine):
    """The reverse of `pack`: {name: [layer with its arrays, …]}."""
    halves, floats = np.frombuffer(weights, "<f2").astype(float), np.frombuffer(affine, "<f4").astype(float)
    networks = {name: [dict(layer) for layer in layers] for name, layers in architecture}
    for layer in (layer for layers in networks.values() for layer in layers):
        shape = {"dense": (layer["outputs"], layer["inputs"]), "up": (layer["inputs"], layer["outputs"], 4, 4),
                 "down": (layer["outputs"], layer["inputs"], 4, 4)}[layer["kind"]]
        layer["weight"], halves = halves[:np.prod(shape)].reshape(shape), halves[np.prod(shape):]
        layer["scale"], layer["shift"] = floats[:layer["outputs"]], floats[layer["outputs"]:2 * layer["outputs"]]
        floats = floats[2 * layer["outputs"]:]
    return networks


def run(layers, x):
    """A generator's output (n, …) for x (n, inputs): dense layers, then transposed convolutions of kernel 4, stride 2, padding 1."""
    for layer in layers:
        n, weight = len(x), layer["weight"]
        if layer["kind"] == "dense":
            x = x @ weight.T
        else:
            x = x.reshape(n, layer["inputs"], *[round((x.size / n / layer["inputs"]) ** 0.5)] * 2)
            side = x.shape[2]
            padded = np.zeros((n, layer["outputs"], 2 * side + 2, 2 * side + 2))
            for dy, dx in np.ndindex(4, 4):
                padded[:, :, dy:dy + 2 * side:2, dx:dx + 2 * side:2] += np.einsum("nihw,io->nohw", x, weight[:, :, dy, dx], optimize=True)
            x = padded[:, :, 1:-1, 1:-1]
        each = x.reshape(n, layer["outputs"], -1)
        x = layer["scale"][:, None] * each + layer["shift"][:, None]
        x = np.tanh(x) if layer["activation"] == "tanh" else np.where(x > 0, x, x * {"none": 1, "relu": 0}.get(layer["activation"], layer["slope"]))
        x = x.reshape(n, -1)
    return x


LAYERS = {"Linear": "dense", "ConvTranspose2d": "up", "Conv2d": "down"}
ACTIVATIONS = {"ReLU": "relu", "LeakyReLU": "leaky", "Tanh": "tanh"}
ARRAYS = ("weight", "scale", "shift")


def _add(module, layers):
    """Append one torch module to the list of layers, or work it into the last of them."""
    kind = type(module).__name__
    if kind in LAYERS:
        if kind != "Linear" and (module.kernel_size, module.stride, module.padding) != ((4, 4), (2, 2), (1, 1)):
            raise ValueError(f"{module} cannot run on the page: its convolutions have kernel 4, stride 2, padding 1.")
        layers.append(_layer(LAYERS[kind], _array(module.weight), None if module.bias is None else _array(module.bias)))
    elif kind in ("BatchNorm1d", "BatchNorm2d"):
        _normalise(layers[-1], *map(_array, (module.weight, module.bias, module.running_mean, module.running_var)), module.eps)
    elif kind in ACTIVATIONS:
        layers[-1].update(activation=ACTIVATIONS[kind], slope=getattr(module, "negative_slope", 0.0))
    elif kind not in ("Flatten", "Unflatten", "Dropout", "Identity"):
        raise ValueError(f"{module} cannot run on the page, which knows {', '.join([*LAYERS, *ACTIVATIONS])} and batch norm.")


def _layer(kind, weight, bias):
    inputs, outputs = weight.shape[:2] if kind == "up" else weight.shape[1::-1]
    return {"kind": kind, "inputs": inputs, "outputs": outputs, "activation": "none", "slope": 0.0,
            "weight": weight, "scale": np.ones(outputs), "shift": np.zeros(outputs) if bias is None else bias}


def _normalise(layer, weight, bias, mean, variance, eps=1e-5):
    """Work a batch norm with frozen statistics into the layer before it."""
    scale = weight / np.sqrt(variance + eps)
    each = layer["outputs"] // len(scale)                        # pixels of a channel, where a dense layer made an image
    scale, shift = np.repeat(scale, each), np.repeat(bias - scale * mean, each)
    layer.update(scale=scale, shift=scale * layer["shift"] + shift)


def _array(tensor):
    return tensor.detach().cpu().numpy().astype(float)
