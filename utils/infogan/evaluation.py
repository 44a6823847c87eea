"""What the codes of a trained InfoGAN have learned: how much Q reads, which class a category is, what a code changes."""
from numbers import Integral

import numpy as np
import torch
from scipy.optimize import linear_sum_assignment

from utils.factors import slant_and_width, thickness
from utils.gan import seeded, to_tensor


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
    return [float(1 - ((c - code.predict(q)) ** 2).sum() / ((c - c.mean(0)) ** 2).sum())
            for code, c, q in parts if not code.discrete]


def effects(model, n=1000, seed=0):
    """What each continuous code does to slant, width and thickness: a list of {"slant", "width", "thickness"}, one for each.

    Each is the mean change between the values a quarter in from the ends of `code.points()` (a uniform code's own ends, a Gaussian one's
    minus and plus one standard deviation), all else equal, over n images, in standard deviations of the quantity over generated images. For digits; a code
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
            first, last = code.points()[[0, -1]]                                # a uniform code's −2 and 2, of which it takes −1 and 1
            ends = []
            for value in code.columns([first + (last - first) / 4, last - (last - first) / 4]):
                moved = z.clone()
                moved[:, start:start + code.width] = value
                ends.append(drawn(moved))
            found.append({name: float((ends[1][name] - ends[0][name]).mean() / spread[name]) for name in spread})
    return found


def report(model, train, test):
    """Everything that is measured about a trained model of digits: error and digit_of_code and confusion, L_I, R², what each code does."""
    return evaluate(model, train, test) | {"L_I": L_I(model), "r_squared": r_squared(model), "effects": effects(model)}


def _fresh(model, n, seed):
    """n draws of z (n, width) and what Q reads from their images (n, n_outputs)."""
    if not isinstance(n, Integral) or n < 2:
        raise ValueError(f"n is {n!r}; expected a number of draws, at least 2.")
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
        guesses.append(kind.values(kind.predict(model.latent.split_outputs(outputs)[code])))
    return torch.cat(guesses).cpu().numpy()


def _code(latent, code):
    if not isinstance(code, Integral) or not 0 <= code < len(latent.codes):
        raise ValueError(f"code {code!r}: this model has codes 0 to {len(latent.codes) - 1}." if latent.codes else "this model has no codes.")
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
    """Images (rows, columns, 28, 28[, 3]) in [0, 1]: along a row one code takes `values` and everything else stays as it is.

    Each row draws its own noise and other codes; when a code other than the first is varied and the first is discrete, row r has
    its r-th value, so that rows are digits. `values` defaults to the code's own: all categories of a discrete one, ten
    steps over twice the range of a continuous one, as in the paper's Figure 2.
    """
    latent, kind = model.latent, _code(model.latent, code)
    if not isinstance(rows, Integral) or rows < 1:
        raise ValueError(f"rows is {rows!r}; expected a number of rows, at least 1.")
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
