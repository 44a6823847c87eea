"""Exercise 5.18: the network, rebuilt layer by layer from the student's list."""
import numpy as np
import torch
from torch import nn

from utils.checks.gate import check, fail, passed
from utils.checks.reading import untorched
from utils.checks.showing import show

BUILDERS = {
    "linear": lambda a, b: nn.Linear(*a, *b),
    "flatten": lambda a, b: nn.Flatten(),
    "reshape": lambda a, b: lambda x: x.reshape(len(x), *b),
    "conv": lambda a, b: nn.Conv2d(a[0], b[0], *((4, 2, 1) if b[1] * 2 == a[1] else (3, 1, 1))),
    "conv_transpose": lambda a, b: nn.ConvTranspose2d(a[0], b[0], 4, 2, 1),
    "batch_norm": lambda a, b: (nn.BatchNorm1d if len(a) == 1 else nn.BatchNorm2d)(a[0]),
    "relu": lambda a, b: nn.ReLU(), "leaky_relu": lambda a, b: nn.LeakyReLU(0.1),
    "tanh": lambda a, b: nn.Tanh(), "sigmoid": lambda a, b: nn.Sigmoid(), "softmax": lambda a, b: nn.Softmax(1),
}
WITH_WEIGHTS, ACTIVATIONS = ("linear", "conv", "conv_transpose"), ("relu", "leaky_relu", "tanh", "sigmoid", "softmax")
AXES = {"linear": (1, 1), "flatten": (3, 1), "conv": (3, 3), "conv_transpose": (3, 3)}


def _shape(value):
    """A shape as a tuple of whole numbers; None if it isn't one."""
    value = untorched(value)
    if not isinstance(value, (tuple, list, np.ndarray)) or not 1 <= len(np.atleast_1d(np.asarray(value, object))) <= 3:
        return None
    entries = [v.item() if isinstance(v, np.generic) else v for v in value]
    return tuple(entries) if all(type(v) is int and 0 < v <= 20_000 for v in entries) else None


def _layers(answer):
    """[(name, kind, shape in, shape out)] as plain data, or a sentence about the first layer that can't be read."""
    part = answer.name
    if not isinstance(answer.value, (list, tuple)) or not answer.value:
        fail(f"{part} is {show(answer.value)}; expected a list of layers (name, kind, shape in, shape out), at least one.")
    found = []
    for i, layer in enumerate(answer.value, 1):
        if not isinstance(layer, (list, tuple)) or len(layer) != 4:
            fail(f"Layer {i} of {part} is {show(layer)}; expected (name, kind, shape in, shape out), such as (\"dense\", \"linear\", (74,), (128,)). Write it as a tuple.")
        name, kind, *shapes = layer
        where = f"Layer {show(name)} of {part}, {show(kind)} {show(shapes[0])} → {show(shapes[1])}"
        if type(kind) is not str or kind not in BUILDERS:
            fail(f"{where}: the kind is not known; expected one of {', '.join(BUILDERS)}.")
        before, after = map(_shape, shapes)
        if before is None or after is None:
            fail(f"{where}: expected shapes as tuples of whole numbers, without the batch: (128,), with the comma, or (64, 14, 14).")
        found.append((name, kind, before, after))
    return found


def _build(part, layers, start):
    """One part rebuilt in torch and run on a batch of two; returns its output shape. Fails at the first layer that does not fit."""
    x, torch_shape = torch.zeros(2, *start), tuple(start)
    for name, kind, before, after in layers:
        where = f"Layer {show(name)} of {part}, {kind} {show(before)} → {show(after)}"
        if before != torch_shape:
            fail(f"{where}: it gets {torch_shape} from the layer before it, and says it takes {before}; expected equal shapes. Make the shapes meet.")
        if kind != "reshape" and (len(before), len(after)) != (axes := AXES.get(kind, (len(before), len(before)))):
            fail(f"{where}: a {kind} layer can't take {before} to {after}; expected {axes[0]} {'number' if axes[0] == 1 else 'numbers'} in the first shape and {axes[1]} in the second. Put a flatten before a linear layer, and a "
                 "reshape after it.")
        with torch.no_grad():
            try:
                x = BUILDERS[kind](before, after)(x)
            except RuntimeError as error:
                fail(f"{where}: rebuilt, it refuses its input ({str(error).splitlines()[0]}), expected as many values out as come in. Count the values on either side.")
        torch_shape = tuple(x.shape[1:])
        if torch_shape != after:
            fail(f"{where}: rebuilt, it gives {torch_shape}, not {after}. A conv keeps or halves height and width, a conv_transpose doubles "
                 "them, a flatten multiplies all, and activations change nothing.")
    return torch_shape


@check
def network(network, seed=0):
    """G: code and noise to an image; a trunk shared by D (one logit) and Q (ten logits, two means). Rebuilt and run."""
    parts = {name: _layers(answer) for name, answer in network.keys(("G", "trunk", "D", "Q")).items()}
    G, trunk, first = parts["G"], parts["trunk"], parts["G"][0][2]
    sizes = {(62,): "G reads only the noise: without the code it has nothing to express.",
             (72,): "either the two uniform codes or two columns of noise are missing.", (12,): "that is the code alone; the noise is missing.",
             (65,): "the category must enter one-hot, as ten numbers, not as one."}
    if first in sizes:
        fail(f"G begins with shape {first}, expected (74,): 62 noise + 10 category + 2 uniform; {sizes[first]} Count again.")
    image = _build("G", G, (74,))
    if image != (1, 28, 28):
        fail(f"G ends in shape {image}, expected an image, (1, 28, 28). Which layer is missing?")
    last = next((kind for _, kind, *_ in reversed(G) if kind not in ("flatten", "reshape")), "reshape")
    if last not in ("tanh", "sigmoid"):
        fail(f"G ends in a {last}; expected tanh (or sigmoid), as pixels lie in a range. Add it.")
    end = [kind for _, kind, *_ in G]
    end = end[max((i for i, kind in enumerate(end) if kind in WITH_WEIGHTS), default=0):]
    if len(ends := [kind for kind in end if kind in ACTIVATIONS]) > 1:
        fail(f"After its last layer with weights G has the activations {', '.join(ends)}; expected {last} alone: what the first of them cuts off, no pixel can show. Leave it out.")
    if "batch_norm" in end:
        fail(f"After its last layer with weights G has a batch_norm; expected {last} alone: each image would be drawn to the mean and width of its batch. Leave it out.")
    for part in ("D", "Q"):
        if parts[part][0][2] == (1, 28, 28) and trunk[-1][3] != (1, 28, 28):
            fail(f"{part} reads the image, (1, 28, 28), itself; expected it to read the trunk's features, which D and Q share: Q then costs "
                 "next to nothing. Move what both need into the trunk.")
    features = _build("trunk", trunk, (1, 28, 28))
    if not any(layer[1] in ("conv", "linear") for layer in trunk):
        fail(f"The trunk ({', '.join(layer[1] for layer in trunk)}) has no weights; expected at least one conv or linear layer "
             "to be shared. Move them from the heads.")
    for part, kinds in (("D", ("sigmoid",)), ("Q", ("sigmoid", "softmax", "tanh"))):
        out = _build(part, parts[part], features)
        if parts[part][-1][1] in kinds:
            fail(f"{part} ends in a {parts[part][-1][1]}; expected plain numbers (logits, means): the losses read logits, and a "
                 "probability that rounds to 0 or 1 has no logarithm. Leave the last activation out.")
        hints = {("D", (2,)): "one logit says it all; the second would be its negative.",
                 ("Q", (10,)): "that is the category; the two uniform codes need a mean each.", ("Q", (3,)): "the category needs a logit for each value.",
                 ("Q", (74,)): "Q says nothing about the noise.", ("Q", (1,)): "that is D's task."}
        allowed = {"D": [(1,)], "Q": [(12,), (14,)]}[part]
        if out not in allowed:
            expected = "(1,), the logit" if part == "D" else "(12,): ten logits and two means, or (14,) with two log-variances"
            fail(f"{part} ends in shape {out}, expected {expected}; {hints.get((part, out), 'what does this head say?')} Change its last layer.")
        last = next((kind for _, kind, *_ in reversed(parts[part]) if kind not in ("flatten", "reshape")), "flatten")
        if last not in WITH_WEIGHTS:
            fail(f"{part} ends in a {last}; expected a linear layer, whose outputs may be any number. Drop what follows it.")
    if sum(layer[1] in WITH_WEIGHTS for layer in G) < 2:
        fail("G has a single layer with weights: an image would be a linear function of its code. Expected at least two, with an "
             "activation between them. Add one.")
    for part, layers in (("G", G), ("trunk and Q", [*trunk, *parts["Q"]]), ("trunk and D", [*trunk, *parts["D"]])):
        bent, last = True, None
        for name, kind, *_ in layers:
            if kind in WITH_WEIGHTS and not bent:
                fail(f"{part}: there is no activation between the layers {show(last)} and {show(name)}; expected one, since two linear maps in "
                     "a row are one linear map. Put a relu or leaky_relu between them.")
            bent, last = (False, name) if kind in WITH_WEIGHTS else (bent or kind in ACTIVATIONS, last)
    passed("network", "rebuilt layer by layer; shapes meet, D and Q share the trunk")
