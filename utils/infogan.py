"""InfoGAN: the information term on top of gan.py, and how to tell what the codes have learned.

    latent = mnist_latent()                                  # 62 noise, Categorical(10), Uniform(), Uniform(): the paper's
    model = train(latent, to_tensor(images), Recipe(seed=1)) # a few minutes; or model = pretrained()
    L_I(model)                                               # [2.27]: nats, one a discrete code, at most H(c) = ln 10 = 2.3026
    r_squared(model)                                         # [0.82, 0.81]: one a continuous code
    result = evaluate(model, mnist("train"), mnist("test"))  # result["error"], result["confusion"], result["digit_of_code"]
    grid = traversal(model, code=1)                          # (10, 10, 28, 28) in [0, 1]: rows digits, columns c₂ from −2 to 2
    save(model, "my.safetensors"); model = load("my.safetensors")

The objective is min over G, Q and max over D of V(D, G) − λ L_I(G, Q), with L_I = E[log Q(c|x)] + H(c) ≤ I(c; G(z, c)).
Source: Chen et al. 2016. Three departures, on purpose, all without labels: Q reads discrete codes from a *randomly warped copy* of
the generated image (`warp`); D's trunk and Q are asked to say the same of a real image and of one that shows the same thing, which
is a warped copy of itself or, with `neighbours`, of an image that looks alike; and they learn to do so before the GAN begins
(`Agreement`). What is turned, sized, slanted or shifted a little, and what lies near, is then the same digit: prior knowledge
about what a digit is. Elastic-InfoGAN (Ojha et al. 2020) asks for a like invariance. Recipe(warp=0, agreement=0) trains without.
"""
import inspect
import json
import platform
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import save_file
from scipy.optimize import linear_sum_assignment
from torch import nn
from tqdm.auto import trange

from utils import codes, gan
from utils.codes import Categorical, Latent, Uniform
from utils.factors import slant_and_width, thickness
from utils.gan import Model, seeded, to_tensor
from utils.neighbours import neighbours, walk
from utils.networks import build

WEIGHTS = Path(__file__).parent / "assets" / "weights"


def mnist_latent():
    """The paper's codes for MNIST: 62 noise, one of ten, two uniform on [−1, 1], read with a normal of fixed std ½."""
    return Latent(62, [Categorical(10), Uniform(q_std=0.5), Uniform(q_std=0.5)])


@dataclass
class Recipe(gan.Recipe):
    """What the training of an InfoGAN depends on. The defaults are the course's recipe; PAPER is the paper's."""

    steps: int = 2600
    decay: float = 0.5
    information: float = 0.5        # λ: the weight of L_I in G's objective; 0 leaves Q to watch (an auxiliary Q)
    warp: float = 0.7               # how much discrete codes are read from a warped copy of the image; 0 is the paper
    agreement: float = 0.4          # weight of the agreement about real images; 0 is the paper
    usage: float = 1.0              # next to it: how much Q is held to use all categories on real images
    neighbours: int = 5             # agreement is about an image and one of so many neighbours; 0: about the image and its own copy
    start: int = 1200               # steps in which the trunk learns fine groups of real images before the GAN begins
    lr_start: float = 2e-3          # Adam's step size there


PAPER = Recipe(preset="paper", batch=128, steps=5000, lr_d=2e-4, lr_g=1e-3, decay=0.0, information=1.0, warp=0.0, agreement=0.0,
               usage=0.0, neighbours=0, start=0)                # Chen et al. 2016, appendix C.1; steps as the authors' code


def train(latent, real, recipe, watch=None, every=50, checkpoint=None):
    """gan.train with the information term: Q maximises L_I, and G too, times λ = recipe.information. Returns a Model.

    latent may have any codes. Without codes it is a plain GAN; without a discrete one, nothing is asked about agreement, which
    speaks of the first discrete code.
    """
    agreement = recipe.agreement and any(code.discrete for code in latent.codes)
    return gan.train(latent, real, recipe, information(latent, recipe.warp) if latent.codes else None, recipe.information,
                     partial(Agreement, latent=latent, recipe=recipe) if agreement else None, watch, every, checkpoint)


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
    """Asks of real images that D's trunk and Q say the same of an image and of one that shows the same thing. No labels.

    "Shows the same thing" is a warped copy of one of the image's nearest neighbours, up to WALK steps away (utils.neighbours), or
    of the image itself where recipe.neighbours is 0. The quantity is information: g and g′ are the GROUPS fine groups that a
    head of its own gives to the two images, ĉ and ĉ′ what Q says about the first discrete code.

    Made before the GAN's first step, it teaches twice: the trunk learns recipe.start steps of I(g; g′); then HEADS linear heads,
    each with its own random start, learn I(ĉ; ĉ′) on that trunk, and Q is taught to say what the best of them says. Which is
    best, I(ĉ; ĉ′) tells, not a label. About one start in five finds the ten digits; all forty cost seconds. The heads look at
    longer walks, up to HEAD_WALK steps: over these a small island, like sevens with a bar, still meets its own digit.

    agreement(D, rows, h = D.trunk(real[rows])) → −agreement (I(g; g′) − H(ĉ|ĉ′)) − usage · H(ĉ) in nats, weights from the
    recipe, is then part of D's loss. H(ĉ) holds Q to the prior of c, which is uniform: no category may lie idle.

    Source: Ji et al. 2019 (invariant information clustering; several heads, a head of finer groups), Van Gansbeke et al. 2020
    (SCAN: neighbours).
    """

    GROUPS, WALK = 50, 3
    HEADS, HEAD_STEPS, HEAD_IMAGES, HEAD_WALK = 40, 200, 20_000, 10

    def __init__(self, D, real, latent, recipe):
        super().__init__()
        self.real, self.latent, self.recipe = real, latent, recipe
        self.code = next(i for i, code in enumerate(latent.codes) if code.discrete)
        self.near = neighbours(real, recipe.neighbours) if recipe.neighbours else None
        self.groups = nn.Linear(D.head.in_features, self.GROUPS).to(real.device)
        if recipe.start:
            self._teach_trunk(D)
            self._teach_q(D)

    def forward(self, D, rows, h):
        copy = D.trunk(self.same_thing(rows))                                                           # (n, features)
        group_entropy, group_given_copy = entropies(self.groups(h).log_softmax(1), self.groups(copy).log_softmax(1))
        entropy, given_copy = entropies(self._category(D, h), self._category(D, copy))
        return -self.recipe.agreement * (group_entropy - group_given_copy - given_copy) - self.recipe.usage * entropy

    def same_thing(self, rows, steps=WALK):
        """Images (m, channels, h, w) that show what those of `rows` (m,) show, as far as can be told without labels."""
        other = rows.to(self.real.device)
        if self.near is not None:
            other = walk(self.near, other, steps)
        return warped(self.real[other], self.recipe.warp)

    def _category(self, D, h):
        """log Q of each category of the code (n, k)."""
        return self.latent.codes[self.code].log_classes(self.latent.split_outputs(D.q(h))[self.code])

    def _teach_trunk(self, D):
        recipe = self.recipe
        adam = torch.optim.Adam([*D.trunk.parameters(), *self.groups.parameters()], recipe.lr_start, betas=(0.5, 0.999), fused=True)
        slower = torch.optim.lr_scheduler.OneCycleLR(adam, recipe.lr_start, total_steps=recipe.start, pct_start=0.1, cycle_momentum=False)
        batches = gan.epochs(len(self.real), recipe.batch)
        for _ in trange(recipe.start, desc="fine groups", unit="step", mininterval=0.5):
            rows = next(batches)
            h, copy = D.trunk(self.real[rows]), D.trunk(self.same_thing(rows))
            entropy, given_copy = entropies(self.groups(h).log_softmax(1), self.groups(copy).log_softmax(1))
            adam.zero_grad()
            (given_copy - entropy).backward()
            adam.step()
            slower.step()

    def _teach_q(self, D):
        k = len(self.latent.codes[self.code].points())
        rows = torch.randperm(len(self.real))[:self.HEAD_IMAGES]
        with torch.no_grad():
            h, copy = (torch.cat([D.trunk(part) for part in images.tensor_split(max(1, len(rows) // 500))])   # (m, features)
                       for images in (self.real[rows], self.same_thing(rows, self.HEAD_WALK)))
        heads = nn.Linear(h.shape[1], self.HEADS * k).to(h.device)
        centres = far_apart(h[:2000], self.HEADS, k)                                                    # (heads, k, features)
        with torch.no_grad():                                                                           # each starts as a soft nearest
            heads.weight.copy_(0.1 * centres.flatten(0, 1))                                             # centre: −0.05 ‖h − centre‖²
            heads.bias.copy_(-0.05 * (centres ** 2).sum(2).flatten())
        read = lambda h: heads(h).view(len(h), self.HEADS, k).log_softmax(2)                            # (m, heads, k)
        adam = torch.optim.Adam(heads.parameters(), 0.01, betas=(0.5, 0.999), fused=True)
        slower = torch.optim.lr_scheduler.OneCycleLR(adam, 0.01, total_steps=self.HEAD_STEPS, pct_start=0.1, cycle_momentum=False)
        for _ in trange(self.HEAD_STEPS, desc="categories", unit="step", mininterval=0.5):
            some = torch.randint(len(h), (min(500, len(h)),), device=h.device)
            entropy, given_copy = entropies(read(h[some]), read(copy[some]))                            # (heads,)
            adam.zero_grad()
            (given_copy - entropy).sum().backward()
            adam.step()
            slower.step()
        with torch.no_grad():
            entropy, given_copy = entropies(read(h), read(copy))
            self.information = entropy - given_copy                                                     # (heads,): I(ĉ; ĉ′), nats
            says = read(h)[:, self.information.argmax()].exp()                                          # (m, k)
        adam = torch.optim.Adam(D.q.parameters(), 0.005, betas=(0.5, 0.999), fused=True)
        for _ in range(self.HEAD_STEPS):
            some = torch.randint(len(h), (min(500, len(h)),), device=h.device)
            loss = -(says[some] * self._category(D, h[some])).sum(1).mean()
            adam.zero_grad()
            loss.backward()
            adam.step()


@torch.no_grad()
def far_apart(points, starts, k):
    """k of the points (n, d), `starts` times: (starts, k, d). The first is any, each next one likely to lie far from those before:
    with probability in proportion to its squared distance from the nearest of them (k-means++, Arthur and Vassilvitskii 2007)."""
    distance = torch.cdist(points, points) ** 2                                                         # (n, n)
    chosen = torch.randint(len(points), (starts, 1), device=points.device)
    nearest = distance[chosen[:, 0]]                                                                    # (starts, n)
    for _ in range(k - 1):
        new = torch.multinomial(nearest.clamp_min(1e-9), 1)
        nearest = torch.minimum(nearest, distance[new[:, 0]])
        chosen = torch.cat([chosen, new], 1)
    return points[chosen]


def entropies(log_a, log_b):
    """H(a) and H(a|b) in nats of two classes, log probabilities (n, …, k) of each; joint: the mean over n, both ways round."""
    joint = torch.einsum("n...i,n...j->...ij", log_a.exp(), log_b.exp()) / len(log_a)                   # (…, k, k)
    joint = ((joint + joint.transpose(-1, -2)) / 2).clamp_min(1e-30)                                    # 0 ln 0 has no gradient
    single = joint.sum(-1)                                                                              # (…, k)
    entropy, joint_entropy = -(single * single.log()).sum(-1), -(joint * joint.log()).sum((-1, -2))
    return entropy, joint_entropy - entropy


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
    """E[log Q(c|G(z,c))] + H(c) of each discrete code on n fresh images, in nats: a lower bound on I(c; x) ≤ H(c)."""
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


def effects(model, n=1000, seed=0):
    """What each continuous code does to slant, width and thickness: a list of {"slant", "width", "thickness"}, one a code.

    Each is the mean change from the code's −1 to its 1 (of a Gaussian code: minus to plus one standard deviation, of a uniform one
    end to end), all else equal, over n images, in standard deviations of the quantity over generated images. For digits; a code
    *means* slant if it moves that and little else.
    """
    measures = lambda images: dict(zip(("slant", "width", "thickness"), (*slant_and_width(images), thickness(images)), strict=True))
    drawn = lambda z: measures(np.round(255 * model.images(z).clip(1e-2, 1)).astype(np.uint8))
    latent, found = model.latent, []
    with seeded(seed), torch.no_grad():
        z = latent.sample(n)
    spread = {name: values.std() for name, values in drawn(z).items()}
    starts = [latent.noise + sum(latent.widths[:i]) for i in range(len(latent.codes))]
    for start, code in zip(starts, latent.codes, strict=True):
        if not code.discrete:
            points = code.points()                                              # from −2 to 2 of its own unit: a quarter in from the ends
            ends = []
            for value in (points[0] + (points[-1] - points[0]) / 4, points[-1] - (points[-1] - points[0]) / 4):
                moved = z.clone()
                moved[:, start] = value
                ends.append(drawn(moved))
            found.append({name: float((ends[1][name] - ends[0][name]).mean() / spread[name]) for name in spread})
    return found


def report(model, train, test):
    """All there is to say about a trained model of digits: error and digit_of_code and confusion, L_I, R², what each code does."""
    return evaluate(model, train, test) | {"L_I": L_I(model), "r_squared": r_squared(model), "effects": effects(model)}


def _fresh(model, n, seed):
    """n draws of z (n, width) and what Q reads from their images (n, n_outputs)."""
    with seeded(seed):
        z = model.latent.sample(n, next(model.G.parameters()).device)
    if not model.latent.codes:
        return z, z[:, :0]                                                                              # a plain GAN has no Q
    return z, torch.cat([model.D.q(model.D.trunk(model.G(part))) for part in z.split(1000)])


@torch.no_grad()
def predict(model, images, code=0):
    """Q's guess of one code for uint8 images (n, height, width[, 3]): the number of the category, or the value of the code, (n,)."""
    kind = _code(model.latent, code)
    if tuple(np.shape(images)[1:3]) != tuple(model.shape[1:]) or (np.ndim(images) == 4 and np.shape(images)[3] != model.shape[0]):
        raise ValueError(f"images have shape {np.shape(images)}; this model was trained on (channels, height, width) = {tuple(model.shape)}.")
    device, guesses = next(model.D.parameters()).device, []
    for part in np.array_split(images, max(1, len(images) // 1000)):
        outputs = model.D.q(model.D.trunk(to_tensor(part).to(device)))
        guesses.append(kind.report(kind.predict(model.latent.split_outputs(outputs)[code])))
    return torch.cat(guesses).cpu().numpy()


def _code(latent, code):
    if not 0 <= code < len(latent.codes):
        raise ValueError(f"code {code}: this model has codes 0 to {len(latent.codes) - 1}." if latent.codes else "this model has no codes.")
    return latent.codes[code]


def match(categories, labels, k=None):
    """class_of_category (k,): categories 0 … k−1 matched to the classes of `labels` so that most images agree.

    One-to-one (Hungarian algorithm) as far as it goes; where there are more categories than classes, each that is left over goes
    to the class that most of its images have. k defaults to 10, or to more if a category above 9 occurs.
    """
    categories, labels = np.asarray(categories), np.asarray(labels)
    k, classes = k or max(10, categories.max() + 1), max(10, labels.max() + 1)
    table = np.zeros((k, classes), int)
    np.add.at(table, (categories, labels), 1)                               # rows categories, columns classes
    class_of_category = table.argmax(1)
    rows, columns = linear_sum_assignment(table, maximize=True)
    class_of_category[rows] = columns
    return class_of_category


def evaluate(model, train, test, code=None):
    """How well a discrete code names classes nobody told it about. train, test: (images, labels) as mnist() returns them.

    The matching is made on `train`, the error is measured on `test`: {"error", "confusion" (classes, classes) with rows true
    classes and columns predicted ones, "digit_of_code" (k,)}. `code` defaults to the first discrete one.
    """
    discrete = [i for i, one in enumerate(model.latent.codes) if one.discrete]
    if not discrete or code not in (None, *discrete):
        raise ValueError(f"codes {discrete} of this model are discrete; only such a code can be matched to classes. r_squared speaks for the others.")
    code = discrete[0] if code is None else code
    digit_of_code = match(predict(model, train[0], code), train[1], len(model.latent.codes[code].points()))
    guesses, classes = digit_of_code[predict(model, test[0], code)], max(10, np.max(train[1]) + 1, np.max(test[1]) + 1)
    confusion = np.zeros((classes, classes), int)
    np.add.at(confusion, (test[1], guesses), 1)
    return {"error": float((guesses != test[1]).mean()), "confusion": confusion, "digit_of_code": digit_of_code}


def traversal(model, code, values=None, rows=10, seed=0):
    """Images (rows, columns, 28, 28[, 3]) in [0, 1]: along a row one code takes `values` and all else stays as it is.

    Each row draws its own noise and other codes; when another code than the first is varied and the first is discrete, row r has
    its r-th value, so that rows are digits. Values default to those that the code says: all categories of a discrete one, ten
    steps over twice the range of a continuous one, as in the paper's Figure 2.
    """
    latent, kind = model.latent, _code(model.latent, code)
    columns = kind.columns(kind.points() if values is None else values)                                 # (columns, width of code)
    starts = [latent.noise + sum(latent.widths[:i]) for i in range(len(latent.codes))]
    with seeded(seed), torch.no_grad():
        z = latent.sample(rows).unsqueeze(1).repeat(1, len(columns), 1)                                 # (rows, columns, width)
    first = latent.codes[0]
    if code > 0 and first.discrete:
        each = first.columns(first.points())
        z[:, :, starts[0]:starts[0] + first.width] = each[torch.arange(rows) % len(each)].unsqueeze(1)
    z[:, :, starts[code]:starts[code] + kind.width] = columns
    images = model.images(z.flatten(0, 1))
    return images.reshape(rows, len(columns), *images.shape[1:])


def save(model, path, **about):
    """Writes fp16 safetensors, and next to them a .json with the recipe, codes, versions and `about` (command, claims, …)."""
    path = Path(path)
    state = {f"{name}.{key}": value.half() if value.is_floating_point() else value
             for name in ("G", "D", "latent") for key, value in getattr(model, name).state_dict().items()
             if not key.endswith("num_batches_tracked")}
    arguments = lambda code: {name: getattr(code, name) for name in inspect.signature(type(code)).parameters}
    described = [{"code": type(code).__name__} | arguments(code) for code in model.latent.codes]
    about = {"noise": model.latent.noise, "codes": described, "shape": list(model.shape), "recipe": asdict(model.recipe),
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
    recipe = Recipe(**{"neighbours": 0, "start": 0, "decay": 0.0} | about["recipe"])        # what older files trained without
    shape = tuple(about.get("shape", (1, 28, 28)))                          # files from before other shapes could be trained
    G, D = build(recipe.preset, latent, shape=shape)
    model = Model(latent, G.eval(), D.eval(), recipe, shape=shape)
    for name, part in (("G", G), ("D", D), ("latent", latent)):
        own = {key.removeprefix(name + "."): value.float() for key, value in state.items() if key.startswith(name + ".")}
        missing, unknown = part.load_state_dict(own, strict=False)
        if unknown or any(not key.endswith("num_batches_tracked") for key in missing):
            raise ValueError(f"{path}: {name} lacks {missing} or has unknown {unknown}. Was it saved by another version?")
    return model


def pretrained(name="infogan"):
    """A shipped model: "infogan", or "gan_without_information" (the same GAN with λ = 0, its Q only watching)."""
    return load(WEIGHTS / f"{name}.safetensors")
