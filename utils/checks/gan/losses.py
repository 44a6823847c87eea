"""Exercises 4.1 to 4.3: losses of D and of G from logits, each by its value and by the gradient that a network would get."""
import numpy as np
import torch
from scipy.special import expit

from utils.checks.asking import later
from utils.checks.gate import check, fail, passed
from utils.checks.reading import close
from utils.checks.showing import show

SUM = "that is a sum over the batch. Take the mean, or the step size depends on the batch."
BITS = "that is in bits. The network chapters count in nats: natural logarithms."
TWICE = "the sigmoid was taken twice: a loss that reads logits was given probabilities."
BROADCAST = ("every logit was paired with every target: a column (n, 1) with a row (n,) broadcasts silently to a table (n, n), and "
             "the mean over the table looks like a loss. Give both the same shape first.")
FLOW = ("the value is right, but not the gradient that flows back through it, and a network feels nothing else. Compute the loss from the "
        "logit in one expression of torch, without detach() or a number from elsewhere.")


FARTHEST = np.array([-800.0, 800.0, 1.0])           # exercise 4.9 takes both losses of G there


def softplus(x):
    """log(1 + eˣ), in numpy: the checks' own oracle, independent of torch."""
    return np.logaddexp(0, x)


def batches(rng):
    """Pairs of logits (real, fake): rows and columns, equal and unequal batches, one sample; 0, ±5, ±9, ±12, ±14, ±16, ±30, ±200; float64 and float32."""
    fixed = [([2.0, -1.0, 0.5], [-3.0, 0.5]), ([1.5, -0.5], [-2.0, 1.0]), ([-200.0, 3.0], [200.0, -2.0]), ([200.0, 1.0, 0.0], [-200.0, 1.0, 0.0]), ([0.0], [0.0]),
             ([-5.0, 0.0, 5.0], [5.0, 0.0, -5.0]), ([-30.0, 0.3, 20.0, 1.5], [30.0, -20.0]), ([9.0, -12.0], [12.0, -9.0]), ([14.0, -16.0], [-14.0, 16.0])]
    for real, fake in fixed:
        yield np.array(real), np.array(fake)
    for n, m, scale in ((4, 4, 1), (5, 3, 2), (6, 6, 5)):
        real, fake = scale * rng.standard_normal(n), scale * rng.standard_normal(m)
        yield real, fake
        yield real[:, None], fake[:, None]
    yield np.array([[200.0], [-7.0]]), np.array([[-200.0], [0.5], [60.0]])
    for real, fake in fixed:
        yield np.array(real, np.float32), np.array(fake, np.float32)[:, None][:, 0]
    yield np.float32([[1.5], [-200.0]]), np.float32([[200.0], [0.25], [0.0]])


@later
def judge(value, expected, because, mistakes, logits):
    """A loss's value. What is infinite, or capped (a clip, an ε), at large logits has a message of its own, because it is the classic."""
    got, extreme = value.number(nan=True), float(max(logits, key=abs))
    if not np.isfinite(got):
        fail(f"{value.name} returned {show(got)}; expected {show(float(expected))}, about as large as the logit. At the logit {extreme:g} the sigmoid is "
             f"{expit(extreme):g} to the last bit, and e^|{extreme:g}| may be infinite in the tensor's precision. Never form σ and then its "
             "logarithm: rewrite the logarithm of the sigmoid as one function of the logit.")
    if abs(extreme) > 50 and not close(got, expected, 1e-5) and 5 < abs(got) < abs(expected) and got * expected > 0:
        fail(f"{value.name} returned {show(got)}; expected {show(float(expected))}: something caps your logarithm (an ε, a clip; torch's "
             "binary_cross_entropy clamps at 100). Where it is capped, no gradient flows. Compute it from the logit instead.")
    value.equals(expected, because, mistakes, 1e-6)


@later
def judge_gradient(found, expected, logits, mistakes=()):
    """The gradient with respect to `logits`, if there is one; at exactly 0, where max(0, ℓ) and |ℓ| have a kink, any will do."""
    if found.value is None:
        return
    found = found.part(np.where(logits == 0, expected, found.array(np.shape(expected))), found.name)
    found.equals(expected, FLOW, [(np.zeros_like(expected), "nothing flows back to these logits: is the loss cut off from them by detach(), item() "
                                                           "or no_grad()?"), *mistakes], 1e-8 if np.abs(logits).min() > 12 else 1e-6)         # where a slope is tiny, it is still there


def silent_broadcast(real, fake, up, down):
    """What a mean over all pairs gives: logits as a column (n + m, 1), their targets as a row (n + m,)."""
    both, share = np.concatenate([real.ravel(), fake.ravel()]), real.size / (real.size + fake.size)
    return share * up(both).mean() + (1 - share) * down(both).mean()


@check
def discriminator_loss(discriminator_loss, seed=0):
    """−mean log σ(real) − mean log(1 − σ(fake)) in nats; gradients −σ(−real)/n and σ(fake)/m."""
    s, mean = softplus, np.mean
    for real, fake in batches(np.random.default_rng(seed)):
        value, (to_real, to_fake) = discriminator_loss.gradient(torch.from_numpy(real), torch.from_numpy(fake))
        r, f = real.astype(float), fake.astype(float)
        right, pairs = mean(s(-r)) + mean(s(f)), silent_broadcast(r, f, lambda x: s(-x), s)
        judge(value, right, "it is −mean log σ(real) − mean log(1 − σ(fake)). Work out one logit of each by hand.", [
            (mean(s(r)) + mean(s(-f)), "that calls real samples fake and fake ones real. What should D's logit be on a real sample: large or small?"),
            (-right, "the sign is wrong. D minimises this loss, so it is −(mean log D(real) + mean log(1 − D(fake)))."),
            (right / 2, "that is half of it. Add the two means, one over the real and one over the generated batch; don't average them."),
            ((s(-r).sum() + s(f).sum()) / (r.size + f.size), "you put both batches together before the mean. Take each batch's own mean, then "
                                                           "add: batches may differ in size."),
            (s(-r).sum() + s(f).sum(), SUM), (right / np.log(2), BITS), (pairs, BROADCAST), (2 * pairs, BROADCAST),
            (mean(s(-r)), "the generated samples are missing: D must also learn to say no."),
            (mean(s(f)), "the real samples are missing: a D that always says no would be perfect."),
            (mean(s(-expit(r))) + mean(s(expit(f))), TWICE)], [*r.ravel(), *f.ravel()])
        judge_gradient(to_real, -expit(-r) / r.size, r)
        judge_gradient(to_fake, expit(f) / f.size, f)
    passed("discriminator_loss", "value and gradient, for rows, columns, unequal batches and logits of ±200 in float32 and float64")


@check
def non_saturating_loss(non_saturating_loss, seed=0):
    """−mean log σ(fake), in nats; gradient −σ(−fake)/n."""
    s = softplus
    for fake in (*(fake for pair in batches(np.random.default_rng(seed)) for fake in pair), FARTHEST):
        value, (slope,) = non_saturating_loss.gradient(torch.from_numpy(fake))
        f = fake.astype(float)
        right = s(-f).mean()
        judge(value, right, "it is −mean log D(G(z)) with D = σ(logit). Work out one logit by hand.", [
            (-right, "the sign is wrong. G minimises its loss and wants D(G(z)) large, so that log D rises."),
            (s(f).mean(), "that is D's own term for generated samples, −log(1 − D). G wants the opposite of D."),
            (-s(f).mean(), "that is log(1 − D), the saturating loss. Here G minimises −log D."),
            (1 + right, "that is 1 − log D. The 1 changes no gradient, but it doesn't belong to the loss: drop it."),
            (right * f.size, SUM), (s(-expit(f)).mean(), TWICE), (right / np.log(2), BITS),
            (-expit(f).mean(), "that is −mean D(G(z)): the logarithm is missing."),
            ((1 - expit(f)).mean(), "that is mean (1 − D(G(z))): the logarithm is missing.")], f.ravel())
        judge_gradient(slope, -expit(-f) / f.size, f, [
            (-expit(f) / f.size, "the value is right, but the gradient is −D, that of the saturating loss: the non-saturating loss's is −(1 − D).")])
    passed("non_saturating_loss", "−log D from the logit, value and gradient, right at ±200 in float32 and float64")


@check
def saturating_loss(saturating_loss, seed=0):
    """mean log(1 − σ(fake)), in nats; gradient −σ(fake)/n, which at the logit 0 it shares with the non-saturating loss."""
    for fake in (np.array([-5.0]), *(fake for pair in batches(np.random.default_rng(seed)) for fake in pair), FARTHEST):
        value, (slope,) = saturating_loss.gradient(torch.from_numpy(fake))
        f = fake.astype(float)
        right, d = -softplus(f).mean(), expit(f)
        judge(value, right, "it is mean log(1 − D(G(z))) with D = σ(logit). What is its derivative with respect to the logit? Work it out and compare.", [
            (softplus(-f).mean(), "that is −log D, the non-saturating loss. What has to be inside the logarithm?"),
            (1 + softplus(-f).mean(), "that is 1 − log D, the loss above again: its slope is the non-saturating loss's, −(1 − D), and a constant in front of the "
                                      "logarithm changes no slope. What has to be inside the logarithm?"),
            (-right, "the sign is wrong: it rises with the logit, so G would make D more certain that its samples are fake."),
            (right + 1, "the slope is right, but there is a constant 1 too much. Which part of the formula above may stay?"),
            (right * f.size, SUM), (right / np.log(2), BITS),
            (-softplus(-f).mean(), "that is mean log D(G(z)). The saturating loss has 1 − D inside the logarithm."),
            ((1 - d).mean(), "that is mean (1 − D(G(z))): the logarithm is missing.")], f.ravel())
        judge_gradient(slope, -d / f.size, f, [
            (-expit(-f) / f.size, "the value is right, but the gradient is −(1 − D), that of the non-saturating loss: this one's is −D.")])
    passed("saturating_loss", "value, and a gradient of −D at every logit, not only at 0; right at ±200 in float32 and float64")
