"""Exercise 4.14: a GAN on MNIST, by short runs with either loss and either pair of networks, each judged step by step (run.py)."""
import numpy as np

from utils.checks.gan.run import BATCH, DIGITS, LOSSES, Run
from utils.checks.gate import check, fail, passed
from utils.checks.inputs import FAR
from utils.checks.showing import differing, show
from utils.data import mnist


@check
def train_gan(train_gan, seed=0):
    """Runs of 0, 1, 2, 7 and 40 steps, both losses: made again step by step from what the networks read; the draws; the seed; steep slopes.

    One of the longest has so few images that each of them is drawn many times. The hidden check makes the short ones again, with other seeds."""
    images = mnist()[0][:600]
    if train_gan.again:
        one, other = (Run(train_gan, images, loss, 7, seed % 10_000 + s) for s, loss in enumerate(LOSSES))
        one.judge()
        other.judge()
        _from_the_seed(one, other)
        _again(one, Run(train_gan, images, next(iter(LOSSES)), 7, seed % 10_000))
        passed("train_gan", "with other seeds, too")
        return
    runs = {}
    for loss, steps, seeds in (("non-saturating", 0, (0, 1)), ("minimax", 0, (0,)), ("non-saturating", 7, (0, 1)), ("minimax", 7, (0,)), ("non-saturating", 1, (0, FAR)),
                               ("minimax", 2, (0,)), ("minimax", 40, (0,)), ("non-saturating", 40, (1,))):
        for s in seeds:
            run = runs[loss, steps, s] = Run(train_gan, images[:80] if (loss, steps) == ("minimax", 40) else images, loss, steps, seed % 10_000 + s)
            run.judge()
    for loss in LOSSES:
        Run(train_gan, images, loss, 7, seed % 10_000, steep=6).judge()
    one, other = runs["non-saturating", 7, 0], runs["non-saturating", 7, 1]
    _again(one, Run(train_gan, images, "non-saturating", 7, seed % 10_000))
    _from_the_seed(one, other)
    _from_the_seed(runs["non-saturating", 1, 0], runs["non-saturating", 1, FAR])
    _each_its_own(train_gan, images[:BATCH])
    run = runs["minimax", 40, 0]
    if missed := set(range(len(run.images))) - {i for rows in run.rows for i in rows}:         # by chance once in 10¹²
        fail(f"In {run.call} D never read {len(missed)} of the {len(run.images)} images, number {min(missed)} among them; expected all of them in {40 * BATCH:,} draws. From which rows do you draw?")
    rows = [r for run in runs.values() if len(run.images) > 500 for r in run.rows]
    if (different := np.mean([len(set(r)) for r in rows])) < 57:          # 60.8 ± 0.2 if drawn with replacement
        fail(f"Of the {BATCH} images of a batch {different:.0f} are different ones, on average over {len(rows)} batches; expected {BATCH} random ones, of which hardly any come twice.")
    wide = [Run(train_gan, images, loss, steps, seed % 10_000, "laptop") for loss, steps in (("minimax", 2), ("non-saturating", 3), ("minimax", 2))]
    for run in wide[:2]:
        run.judge()
    _again(wide[0], wide[2])
    passed("train_gan", "both losses, step by step: the images and the noise that the networks read, the three numbers, and the digits")


def _again(one, other):
    """The same call a second time gives the same numbers. (new_networks sets torch's seed on its way to the dense pair, not to the other.)"""
    drawn = [np.concatenate([*run.noise, *run.last]) for run in (one, other)]
    near = 1e-5 if one.network == "dense" else 1e-2              # on several cores a convolution adds up in another order
    if one.rows != other.rows or not np.array_equal(*drawn) or not np.allclose(one.curves["loss_d"], other.curves["loss_d"], rtol=near):
        what, (here, there) = "loss_d", differing(one.curves["loss_d"], other.curves["loss_d"])
        if here == there:
            what, (here, there) = "digits of mean brightness", differing(one.digits.mean(), other.digits.mean())
        fail(f"{one.call} gave {what} {here}, and called again {there}; expected the same. Everything random "
             "must follow from the seed, images and noise, too: set torch's seed to `seed` before you draw.")


def _each_its_own(train_gan, images):
    """Digits before any step, from seeds of which each number up to 100 is the difference of two: no small remainder keeps them all apart."""
    known = {}
    for seed in (*range(10), *range(10, 101, 10)):
        digits = train_gan(images, "minimax", 0, seed, "dense").parts(2)[0].array((DIGITS, 28, 28))
        if (other := known.setdefault(digits.tobytes(), seed)) != seed:
            fail(f"train_gan(…, steps=0, seed={other}) and train_gan(…, steps=0, seed={seed}) make the same digits; expected different ones. Hand `seed` itself, all of it, to the networks and to "
                 "torch's generator.")


def _from_the_seed(one, other):
    """Another seed: other networks, other images, other noise; and images in no order."""
    if np.allclose(one.parameters[one.g][0], other.parameters[other.g][0]):
        fail(f"{one.call} and {other.call} start from the same G; expected different ones. Do the networks follow from the seed?")
    for what, first, second in (("begin with the same images", one.rows[0], other.rows[0]), ("begin with the same noise", one.fed[0].tolist(), other.fed[0].tolist()),
                                ("make their digits from the same noise", one.last[0].tolist(), other.last[0].tolist())):
        if first == second:
            fail(f"{one.call} and {other.call} {what}; expected different ones. Hand `seed` itself to torch's generator, once, before you draw.")
    if any(np.mean(np.diff(rows) == 1) > 0.5 for rows in one.rows):
        fail(f"In {one.call} D read the images {show(one.rows[0][:6])}, … in their order; expected random ones in each step, with torch.randint.")
