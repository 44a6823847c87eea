"""Exercises 4.4 and 4.5: other objectives, and their slopes with respect to the logit."""
import numpy as np
import torch
from scipy.special import expit

from utils.checks.gan.losses import BROADCAST, batches, judge, judge_gradient, silent_broadcast
from utils.checks.gate import check, passed

OBJECTIVES = ("minimax", "non-saturating", "least squares", "hinge", "Wasserstein")
SIGN = "the sign is wrong"


def _relu(x):
    return np.maximum(x, 0)


def _least_squares(real, fake):
    d, g = ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
    on_sigma = ((expit(real) - 1) ** 2).mean() / 2 + (expit(fake) ** 2).mean() / 2
    pairs = silent_broadcast(real, fake, lambda x: (x - 1) ** 2, lambda x: x ** 2)
    no_sigma = "you took σ first. Least squares reads the raw output, or the flat ends of σ bring the vanishing gradient back."
    half = "the factor ½ of each squared error is missing."
    return (d, g), ((real - 1) / real.size, fake / fake.size, (fake - 1) / fake.size), \
        "it is ½ (output − target)², the target 1 for real and 0 for fake (D), 1 for fake (G), each batch's own mean.", [
        (2 * d, half), (on_sigma, no_sigma), (2 * on_sigma, no_sigma),
        ((real ** 2).mean() / 2 + ((fake - 1) ** 2).mean() / 2, "the targets are swapped: D wants 1 for real and 0 for fake."),
        (pairs, BROADCAST), (pairs / 2, BROADCAST)], [
        (2 * g, half), (((expit(fake) - 1) ** 2).mean() / 2, no_sigma), (((expit(fake) - 1) ** 2).mean(), no_sigma),
        ((fake ** 2).mean() / 2, "that pulls G's samples to 0, which is what D wants. G wants them taken for real: 1."),
        ((real ** 2).mean() / 2 + ((fake - 1) ** 2).mean() / 2, "real samples don't depend on G: leave them out of its loss.")]


def _hinge(real, fake):
    d, g = _relu(1 - real).mean() + _relu(1 + fake).mean(), -fake.mean()
    return (d, g), (-1.0 * (real < 1) / real.size, (fake > -1) / fake.size, -np.ones_like(fake) / fake.size), \
        "D: mean max(0, 1 − real) + mean max(0, 1 + fake); G: −mean fake.", [
        (2 + fake.mean() - real.mean(), "the hinge is missing: beyond the margin D's loss is 0, not negative."),
        (fake.mean() - real.mean(), "that is the Wasserstein critic's. The hinge stops at a margin of 1."),
        (_relu(1 + real).mean() + _relu(1 - fake).mean(), "real and fake are swapped: D wants real logits above 1, fake ones below −1."),
        (_relu(-real).mean() + _relu(fake).mean(), "the margin is 0; it should be 1 on either side."),
        (_relu(1 - real).mean() + _relu(1 - fake).mean(), "D would push fake logits up, too. They should go below −1.")], [
        (_relu(1 - fake).mean(), "G's loss has no hinge: even samples that D takes for real go on being pushed."),
        (-g, f"{SIGN}: G wants D's output on its samples to rise."),
        (g - real.mean(), "real samples don't depend on G: leave them out of its loss.")]


def _wasserstein(real, fake):
    d, g = fake.mean() - real.mean(), -fake.mean()
    no_sigma = "you took σ first. A critic's output is not a probability."
    return (d, g), (-np.ones_like(real) / real.size, np.ones_like(fake) / fake.size, -np.ones_like(fake) / fake.size), \
        "D: mean fake − mean real; G: −mean fake. No logarithm, no sigmoid: the critic's output is a height.", [
        (-d, f"{SIGN} (by an abs, perhaps): a critic raises real samples and lowers fake ones, and a loss is minimised. On the way it may have either sign."),
        (expit(fake).mean() - expit(real).mean(), no_sigma)], [
        (-g, f"{SIGN}: G wants the critic's output on its samples to rise."),
        (real.mean() - fake.mean(), "real samples don't depend on G: leave them out of its loss."),
        (d, "that is the critic's loss. G wants the opposite, and only of its own samples."),
        (-expit(fake).mean(), no_sigma)]


@check
def other_objectives(least_squares, hinge, wasserstein, seed=0):
    """(D's loss, G's loss) of three objectives, and their gradients; closed forms in numpy."""
    for real, fake in batches(np.random.default_rng(seed)):
        r, f = real.astype(float), fake.astype(float)
        for function, formulas in ((least_squares, _least_squares), (hinge, _hinge), (wasserstein, _wasserstein)):
            (right_d, right_g), (real_d, fake_d, fake_g), because, mistakes_d, mistakes_g = formulas(r, f)
            pair = torch.from_numpy(real), torch.from_numpy(fake)
            of_d, of_g = function(*pair).parts(2)
            judge(of_d, right_d, because, [*mistakes_d, (right_g, "that is G's loss. Return D's first, then G's.")], [0.0])
            judge(of_g, right_g, because, mistakes_g, [0.0])
            slopes = function.gradient(*pair, part=0, needed=False)[1]
            if not (np.abs(np.abs(np.concatenate([r.ravel(), f.ravel()])) - 1) < 1e-6).any():      # at the hinge itself any slope will do
                judge_gradient(slopes[0], real_d, r)
                judge_gradient(slopes[1], fake_d, f)
            slopes = function.gradient(*pair, part=1, needed=False)[1]
            judge_gradient(slopes[0], np.zeros_like(r), r)
            judge_gradient(slopes[1], fake_g, f)
    passed("other_objectives", "least squares, hinge and Wasserstein, for D and for G: values, and gradients where there are any")


@check
def generator_gradients(generator_gradients, seed=0):
    """dL_G/dℓ of one sample for five objectives; closed forms through scipy's expit."""
    rng = np.random.default_rng(seed)
    for f in (np.array([-4.0, 0.0, 4.0]), 3 * rng.standard_normal(6), np.array([-200.0, 200.0, 0.5]), rng.standard_normal(1),
              np.array([-30.0, 30.0, -6.0, 6.0, -1.3]), np.array([-800.0, 800.0])):
        given, one, n = generator_gradients(f).keys(OBJECTIVES), np.ones_like(f), f.size
        right = {"minimax": -expit(f), "non-saturating": -expit(-f), "least squares": f - 1, "hinge": -one, "Wasserstein": -one}
        by_d = "that is the derivative with respect to D, not to the logit: the chain rule adds σ′ = σ(1 − σ)."
        mistakes = {
            "minimax": [(-expit(-f), "that is the non-saturating slope, −(1 − D). Differentiate log(1 − σ(ℓ))."),
                        (expit(f), f"{SIGN}: log(1 − σ) falls as the logit rises."), (-1 / (1 - expit(np.clip(f, -30, 30))), by_d)],
            "non-saturating": [(-expit(f), "that is the saturating slope, −D. Differentiate −log σ(ℓ)."),
                               (expit(-f), f"{SIGN}: −log σ falls as the logit rises."), (-1 / expit(np.clip(f, -30, 30)), by_d)],
            "least squares": [(2 * (f - 1), "the ½ of the loss cancels the 2 of the square."),
                              (1 - f, f"{SIGN}: below the target 1 the loss falls as the logit rises."),
                              (f, "that is D's slope for a generated sample, target 0. G's target is 1.")],
            "hinge": [(-one * (f < 1), "G's loss has no hinge: its slope is the same everywhere."), (one, f"{SIGN}: G's loss is −ℓ.")],
            "Wasserstein": [(one, f"{SIGN}: G's loss is −ℓ."), (-f, "that is the loss. Return its slope.")]}
        mean = "you took the derivative of the *mean* over the batch, 1/n of each sample's own loss."
        for name in OBJECTIVES:
            given[name].equals(right[name], f"it should be the derivative of one sample's {name} loss with respect to its logit.",
                               [*mistakes[name], (right[name] / n, mean)], 1e-9)
    passed("generator_gradients", "five slopes with respect to the logit, finite at ±800")
