"""InfoGAN: the information term on top of gan.py, and how to tell what the codes have learned.

    latent = mnist_latent()                                  # 62 noise, Categorical(10), Uniform(), Uniform(): the paper's
    model = train(latent, to_tensor(images), Recipe(seed=1)) # a few minutes; or model = pretrained()
    L_I(model)                                               # [2.27]: nats, one a discrete code, at most H(c) = ln 10 = 2.3026
    r_squared(model)                                         # [0.82, 0.81]: one a continuous code
    result = evaluate(model, mnist("train"), mnist("test"))  # result["error"], result["confusion"], result["digit_of_code"]
    grid = traversal(model, code=1)                          # (10, 10, 28, 28) in [0, 1]: rows digits, columns c₂ from −2 to 2
    save(model, "my.safetensors"); model = load("my.safetensors")

The objective is min over G, Q and max over D of V(D, G) − λ L_I(G, Q), with L_I = E[log Q(c|x)] + H(c) ≤ I(c; G(z, c)).
Source: Chen et al. 2016. Two departures, on purpose, both without labels: Q reads discrete codes from a *randomly warped copy* of
the generated image (`warp`), and D's trunk, which Q shares, is asked to put a real image and its warped copy into the same
group (`Agreement`). What is turned, sized, slanted or shifted a little is then the same digit, which is prior knowledge about
what a digit is; Elastic-InfoGAN (Ojha et al. 2020) asks for a like invariance. Recipe(warp=0, agreement=0) trains without.
"""
import inspect
import json
import math
import platform
from dataclasses import asdict
from functools import partial
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import save_file
from scipy.optimize import linear_sum_assignment
from torch import nn

from utils import codes, gan
from utils.codes import Categorical, Latent, Uniform
from utils.gan import Model, Recipe, seeded, to_tensor
from utils.networks import build

WEIGHTS = Path(__file__).parent / "assets" / "weights"


def mnist_latent():
    """The paper's codes for MNIST: 62 noise, one of ten, two uniform on [−1, 1], read with a normal of fixed std ½."""
    return Latent(62, [Categorical(10), Uniform(q_std=0.5), Uniform(q_std=0.5)])


def train(latent, real, recipe, watch=None, every=50):
    """gan.train with the information term: Q maximises L_I, and G too, times λ = recipe.information. Returns a Model."""
    agreement = partial(Agreement, latent=latent, recipe=recipe) if recipe.agreement else None
    return gan.train(latent, real, recipe, information(latent, recipe.warp), agreement, watch, every)


def information(latent, warp=0.0):
    """The term: (D, image (n, 1, 28, 28), h = D.trunk(image), z (n, width)) → (loss, L_I), both scalars in nats.

    loss = −Σ (E log Q(c|x) + H(c)) over all codes, without the H of continuous ones, which is constant; L_I sums the discrete
    codes' bounds. Discrete codes are read from a warped copy of the image where warp > 0, continuous ones always from the
    image as it is, since slant or width is what they are to become.
    """
    def term(D, image, h, z):
        outputs = D.q(h)                                                        # (n, n_outputs)
        read_warped = D.q(D.trunk(warped(image, warp))) if warp else outputs    # (n, n_outputs)
        loss = L_I = torch.zeros((), device=z.device)
        for code, plain, copy in zip(latent.codes, latent.log_q(z, outputs), latent.log_q(z, read_warped), strict=True):
            if code.discrete:
                L_I = L_I + copy.mean() + code.entropy()
            else:
                loss = loss - plain.mean()
        return loss - L_I, L_I
    return term


class Agreement(nn.Module):
    """Asks of real images that D's trunk and Q say the same of a warped copy, and that Q uses all its categories. No labels.

    agreement(D, x (n, 1, 28, 28), h = D.trunk(x), step) → −agreement (I(g; g′) − late · H(ĉ|ĉ′)) − usage · H(ĉ) in nats, weights
    from the recipe. g and g′ are the fine groups that a head of its own gives to an image and to its copy; ĉ and ĉ′ what Q
    says of the first code, a category. I(g; g′) shapes the trunk. H(ĉ) holds Q to the prior of c, which is uniform: no category
    may lie idle. H(ĉ|ĉ′), with which H(ĉ) makes I(ĉ; ĉ′), joins between steps LATE and 4/3 of it, when G has made something of
    the categories: earlier, they would be frozen as chance has them.

    Source: Ji et al. 2019 (invariant information clustering), whose networks have a head of finer groups, too.
    """

    GROUPS, LATE = 50, 1500

    def __init__(self, features, latent, recipe):
        super().__init__()
        if not (latent.codes and latent.codes[0].discrete and latent.codes[0].width > 1):
            raise ValueError("Recipe.agreement speaks of the first code as a category. Put a Categorical first, or set agreement=0.")
        self.head, self.latent, self.recipe = nn.Linear(features, self.GROUPS), latent, recipe

    def forward(self, D, x, h, step):
        copy = D.trunk(warped(x, self.recipe.warp))                                                     # (n, features)
        category = lambda features: self.latent.split_outputs(D.q(features))[0]                         # (n, k)
        group_entropy, group_given_copy = _entropies(self.head(h), self.head(copy))
        entropy, given_copy = _entropies(category(h), category(copy))
        late = min(1, max(0, 3 * (step / self.LATE - 1)))
        return -self.recipe.agreement * (group_entropy - group_given_copy - late * given_copy) - self.recipe.usage * entropy


def _entropies(logits, others):
    """H(a) and H(a|b) in nats of two classes, softmaxes of logits (n, k); their joint distribution is the batch's mean, both ways round."""
    log_a, log_b = logits.log_softmax(1), others.log_softmax(1)
    one_way = (log_a.unsqueeze(2) + log_b.unsqueeze(1)).logsumexp(0) - math.log(len(logits))            # (k, k)
    log_joint = torch.logaddexp(one_way, one_way.T) - math.log(2)
    log_single = log_joint.logsumexp(1)                                                                 # (k,)
    entropy = -(log_single.exp() * log_single).sum()
    return entropy, -(log_joint.exp() * log_joint).sum() - entropy


def warped(images, strength=1.0):
    """Each image (n, 1, h, w) in [−1, 1] turned, sized, stretched, slanted and shifted at random; differentiable.

    Standard deviations at strength 1: 0.25 rad, 12% of size and of each side, slant 0.2, shift 10% of the half-width.
    """
    n, device = len(images), images.device
    normal = lambda std: strength * std * torch.randn(n, device=device)                                 # (n,)
    turn, size, high, wide = normal(0.25), 1 + normal(0.12), 1 + normal(0.12), 1 + normal(0.12)
    matrix = torch.stack([turn.cos() * size * wide, -turn.sin() * size + normal(0.2), normal(0.1),
                          turn.sin() * size * wide, turn.cos() * size * high, normal(0.1)], 1).view(n, 2, 3)
    grid = F.affine_grid(matrix, images.shape, align_corners=False)                                     # (n, h, w, 2)
    return F.grid_sample(images + 1, grid, align_corners=False) - 1         # + 1: what comes in from outside is black


@torch.no_grad()
def L_I(model, n=10_000, seed=0):
    """E[log Q(c|G(z,c))] + H(c) of each discrete code on n fresh images, in nats: a lower bound of I(c; x) ≤ H(c)."""
    z, outputs = _fresh(model, n, seed)
    log_q = model.latent.log_q(z, outputs)
    return [float(log_q[i].mean() + code.entropy()) for i, code in enumerate(model.latent.codes) if code.discrete]


@torch.no_grad()
def r_squared(model, n=10_000, seed=0):
    """R² = 1 − Σ (c − ĉ)² / Σ (c − c̄)² of each continuous code as Q predicts it from n fresh images; 1 is perfect."""
    z, outputs = _fresh(model, n, seed)
    parts = zip(model.latent.codes, model.latent.split(z), model.latent.split_outputs(outputs), strict=True)
    return [float(1 - ((c - code.predict(q)) ** 2).sum() / ((c - c.mean()) ** 2).sum())
            for code, c, q in parts if not code.discrete]


def _fresh(model, n, seed):
    """n draws of z (n, width) and what Q says of their images (n, n_outputs)."""
    with seeded(seed):
        z = model.latent.sample(n, next(model.G.parameters()).device)
    return z, torch.cat([model.D.q(model.D.trunk(model.G(part))) for part in z.split(1000)])


@torch.no_grad()
def predict(model, images, code=0):
    """Q's guess of one code for uint8 images (n, 28, 28): the category (n,) of a discrete one, the value (n,) of another."""
    device, guesses = next(model.D.parameters()).device, []
    for part in np.array_split(images, max(1, len(images) // 1000)):
        outputs = model.D.q(model.D.trunk(to_tensor(part).to(device)))
        guess = model.latent.codes[code].predict(model.latent.split_outputs(outputs)[code])             # (n, width of code)
        guesses.append(guess.argmax(1) if guess.shape[1] > 1 else guess[:, 0])
    return torch.cat(guesses).cpu().numpy()


def match(categories, labels, k=10):
    """digit_of_code (k,): categories 0 … k−1 matched one-to-one to digits so that most images agree (Hungarian algorithm)."""
    table = np.zeros((k, k), int)
    np.add.at(table, (categories, labels), 1)                               # rows codes, columns digits
    return linear_sum_assignment(table, maximize=True)[1]


def evaluate(model, train, test, code=0):
    """How well a categorical code names digits nobody told it about. train, test: (images, labels) as mnist() returns them.

    The matching is made on `train`, the error is measured on `test`: {"error", "confusion" (10, 10) with rows true digits and
    columns predicted ones, "digit_of_code" (10,)}.
    """
    digit_of_code = match(predict(model, train[0], code), train[1])
    guesses = digit_of_code[predict(model, test[0], code)]
    confusion = np.zeros((10, 10), int)
    np.add.at(confusion, (test[1], guesses), 1)
    return {"error": float((guesses != test[1]).mean()), "confusion": confusion, "digit_of_code": digit_of_code}


def traversal(model, code, values=None, rows=10, seed=0):
    """Images (rows, columns, 28, 28) in [0, 1]: along a row one code takes `values` and all else stays as it is.

    Each row draws its own noise and other codes; when another code than the first is varied, row r has category r, so that rows
    are digits. Values default to all categories of a discrete code, and to 10 steps from −2 to 2 of a continuous one, as in
    the paper's Figure 2: beyond ±1 is outside of what a uniform code was trained on.
    """
    latent, kind = model.latent, model.latent.codes[code]
    if values is None:
        values = range(max(2, kind.width)) if kind.discrete else np.linspace(-2, 2, 10)
    starts = [latent.noise + sum(latent.widths[:i]) for i in range(len(latent.codes))]
    with seeded(seed), torch.no_grad():
        z = latent.sample(rows).unsqueeze(1).repeat(1, len(values), 1)                                  # (rows, columns, width)
    if code > 0 and latent.codes[0].width > 1:
        k = latent.codes[0].width
        z[:, :, starts[0]:starts[0] + k] = torch.eye(k)[torch.arange(rows) % k].unsqueeze(1)
    for column, value in enumerate(values):
        z[:, column, starts[code]:starts[code] + kind.width] = torch.eye(kind.width)[value] if kind.width > 1 else float(value)
    return model.images(z.flatten(0, 1)).reshape(rows, len(values), 28, 28)


def save(model, path, **about):
    """Writes fp16 safetensors, and beside them a .json with the recipe, codes, versions and `about` (command, claims, …)."""
    path = Path(path)
    state = {f"{name}.{key}": value.half() if value.is_floating_point() else value
             for name in ("G", "D", "latent") for key, value in getattr(model, name).state_dict().items()
             if not key.endswith("num_batches_tracked")}
    arguments = lambda code: {name: getattr(code, name) for name in inspect.signature(type(code)).parameters}
    described = [{"code": type(code).__name__} | arguments(code) for code in model.latent.codes]
    about = {"noise": model.latent.noise, "codes": described, "recipe": asdict(model.recipe),
             "versions": {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}} | about
    save_file({key: value.contiguous() for key, value in state.items()}, path, metadata={"about": json.dumps(about)})
    path.chmod(0o644)                                       # the library leaves it readable by its owner only
    path.with_suffix(".json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n")


def load(path):
    """The Model that `save` wrote, in float32, ready to use. Raises FileNotFoundError or ValueError with the file's name."""
    path = Path(path)
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing. Shipped weights are restored by `git checkout -- utils/assets/weights`.")
    try:
        with safe_open(path, "pt") as file:
            about = json.loads(file.metadata()["about"])
            state = {key: file.get_tensor(key) for key in file.keys()}     # noqa: SIM118 (not a dict)
    except Exception as error:
        raise ValueError(f"{path} is not a weights file of this course ({error}). Save it again, or restore it.") from error
    latent = Latent(about["noise"], [getattr(codes, c.pop("code"))(**c) for c in about["codes"]])
    recipe = Recipe(**about["recipe"])
    G, D = build(recipe.preset, latent)
    model = Model(latent, G.eval(), D.eval(), recipe)
    for name, part in (("G", G), ("D", D), ("latent", latent)):
        own = {key.removeprefix(name + "."): value.float() for key, value in state.items() if key.startswith(name + ".")}
        missing, unknown = part.load_state_dict(own, strict=False)
        if unknown or any(not key.endswith("num_batches_tracked") for key in missing):
            raise ValueError(f"{path}: {name} lacks {missing} or has unknown {unknown}. Was it saved by another version?")
    return model


def pretrained(name="infogan"):
    """A shipped model: "infogan", or "gan_without_information" (the same GAN with λ = 0, its Q only watching)."""
    return load(WEIGHTS / f"{name}.safetensors")
