"""Checks of chapter 04: the objectives from logits, the alternating step, saturation, modes, the Fréchet distance, MNIST."""
import functools
import math
import warnings

import numpy as np
import torch
from scipy.special import expit

from utils import toy_gan
from utils.checks import array, close, compare, fail, letter, number, passed, show
from utils.checks import choose as choose
from utils.checks.distributions import one_of as one_of
from utils.checks.distributions import several
from utils.data import mnist
from utils.frechet import features
from utils.frechet import frechet_distance as _frechet

FRECHET_LIMIT = 150
OBJECTIVES = ("minimax", "non-saturating", "least squares", "hinge", "Wasserstein")


def _softplus(x):
    """log(1 + eˣ), in numpy: the checks' own oracle, independent of torch."""
    return np.logaddexp(0, x)


def _relu(x):
    return np.maximum(x, 0)


def _scalar(value, call, logits):
    """`value` as one finite number; an infinity or a nan at extreme logits is explained, because it is the classic."""
    if type(value).__name__ in ("Tensor", "ndarray") and getattr(value, "shape", None) not in ((), (1,)):
        fail(f"{call} has shape {tuple(value.shape)}; expected is one number, the mean over the batch. Take the mean.")
    value = value.reshape(()).item() if type(value).__name__ in ("Tensor", "ndarray") else value
    if type(value) is float and not math.isfinite(value):
        extreme = float(max(logits, key=abs))
        fail(f"{call} is {value}. At the logit {extreme:g} the sigmoid is {expit(extreme):g} to the last bit, and the logarithm of 0 "
             "is −∞. Expected: a finite number, about as large as the logit. Never form σ and then its logarithm: rewrite the logarithm of "
             "the sigmoid as one function of the logit.")
    return number(value, call)


def _judge_loss(call, value, expected, because, mistakes, logits):
    """One loss, compared; a loss capped at extreme logits (a clip, an ε) has its own message."""
    got = _scalar(value, call, logits)
    if np.abs(logits).max() > 50 and not close(got, expected, 1e-6) and 5 < abs(got) < abs(expected) and got * expected > 0:
        fail(f"{call} came out {show(got)}, expected {show(expected)}: something caps your logarithm (an ε, a clip; torch's "
             "binary_cross_entropy clamps at 100). Where it is capped, no gradient flows. Compute it from the logit instead.")
    compare(call, got, expected, because, mistakes, tolerance=1e-6)


def _call(name, real, fake):
    """How the student would write the call: logits in full, with their shape if it is a column."""
    parts = [f"{'column ' if x.ndim == 2 else ''}{show(x.ravel())}" for x in (real, fake) if x is not None]
    return f"{name}({', '.join(parts)})"


def _batches(rng):
    """Pairs of logits of real and generated samples: rows and columns, equal and unequal batches, sure and extreme ones."""
    yield np.array([2.0, -1.0, 0.5]), np.array([-3.0, 0.5, 1.0])
    yield np.array([-200.0, 3.0]), np.array([200.0, -2.0])
    yield np.array([200.0, 1.0]), np.array([-200.0, 1.0])
    for n, m, scale in ((4, 4, 1), (5, 3, 2), (6, 6, 5)):
        yield scale * rng.standard_normal(n), scale * rng.standard_normal(m)
        yield scale * rng.standard_normal((n, 1)), scale * rng.standard_normal((m, 1))


def _silent_broadcast(real, fake, up, down):
    """What a mean over all pairs gives: logits as a column (n + m, 1), their targets as a row (n + m,)."""
    both, share = np.concatenate([real.ravel(), fake.ravel()]), real.size / (real.size + fake.size)
    return share * up(both).mean() + (1 - share) * down(both).mean()


BROADCAST = ("every logit was paired with every target: a column (n, 1) beside a row (n,) broadcasts silently to a table (n, n), and "
             "the mean over the table looks like a loss. Give both the same shape first.")


def _cross_entropy_mistakes(real, fake, right):
    s, mean = _softplus, np.mean
    pairs = _silent_broadcast(real, fake, lambda x: s(-x), s)
    return [
        (mean(s(real)) + mean(s(-fake)), "that calls real samples fake and fake ones real. What should D's logit be on a real sample: "
                                         "large or small?"),
        (-right, "the sign is turned round. D minimises this loss, so it is −(mean log D(real) + mean log(1 − D(fake)))."),
        (right / 2, "that is half of it. Two means are added, one over the real and one over the generated batch, not averaged."),
        ((s(-real).sum() + s(fake).sum()) / (real.size + fake.size), "both batches were put together before the mean. Take each batch's own "
                                                                  "mean, then add: batches may differ in size."),
        (s(-real).sum() + s(fake).sum(), "that is a sum over the batch. Take the mean, or the step size depends on the batch."),
        (mean(s(-real)), "the generated samples are missing: D must also learn to say no."),
        (mean(s(fake)), "the real samples are missing: a D that always says no would be perfect."),
        (mean(s(-expit(real))) + mean(s(expit(fake))), "the sigmoid was taken twice: a loss that reads logits was given probabilities."),
        (right / np.log(2), "that is in bits. The network chapters count in nats: natural logarithms."),
        (pairs, BROADCAST), (2 * pairs, BROADCAST)]


def discriminator_loss(discriminator_loss, seed=0):
    """−mean log σ(real) − mean log(1 − σ(fake)) in nats: rows, columns, unequal batches, logits of ±200."""
    for real, fake in _batches(np.random.default_rng(seed)):
        call, right = _call("discriminator_loss", real, fake), _softplus(-real).mean() + _softplus(fake).mean()
        value = discriminator_loss(torch.from_numpy(real), torch.from_numpy(fake))
        _judge_loss(call, value, right, "it is −mean log σ(real) − mean log(1 − σ(fake)). Work out one logit of each by hand.",
                    _cross_entropy_mistakes(real, fake, right), np.concatenate([real.ravel(), fake.ravel()]))
    passed("discriminator_loss", "rows, columns, unequal batches and logits of ±200")


def non_saturating_loss(non_saturating_loss, seed=0):
    """−mean log σ(fake), in nats; oracle: log(1 + e^−ℓ) in numpy."""
    for fake in (fake for pair in _batches(np.random.default_rng(seed)) for fake in pair):
        call, right, s = _call("non_saturating_loss", None, fake), _softplus(-fake).mean(), _softplus
        value = non_saturating_loss(torch.from_numpy(fake))
        _judge_loss(call, value, right, "it is −mean log D(G(z)) with D = σ(logit). Work out one logit by hand.", [
            (-right, "the sign is turned round. G minimises its loss and wants D(G(z)) large, so that log D rises."),
            (s(fake).mean(), "that is D's own term for generated samples, −log(1 − D). G wants the opposite of D."),
            (-s(fake).mean(), "that is log(1 − D), the saturating loss. Here G minimises −log D."),
            (1 + right, "that is 1 − log D. The 1 changes no gradient, but it is no part of the loss: drop it."),
            (right * fake.size, "that is a sum over the batch. Take the mean."),
            (s(-expit(fake)).mean(), "the sigmoid was taken twice: a loss that reads logits was given probabilities."),
            (right / np.log(2), "that is in bits. The network chapters count in nats."),
            (-expit(fake).mean(), "that is −mean D(G(z)): the logarithm is missing."),
            ((1 - expit(fake)).mean(), "that is mean (1 − D(G(z))): the logarithm is missing."),
        ], fake.ravel())
    passed("non_saturating_loss", "−log D from the logit, and finite at ±200")


def saturating_loss(saturating_loss, seed=0):
    """mean log(1 − σ(fake)): its slope by the logit is −σ, looked at away from 0, where others have the same."""
    rng, h = np.random.default_rng(seed), 1e-4
    for logit in (-5.0, -3.0, float(rng.uniform(-4, -2)), float(rng.uniform(2, 4)), 0.0):
        call = f"saturating_loss([{logit:.4g}])"
        up, down = (_scalar(saturating_loss(torch.tensor([logit + step], dtype=torch.float64)), call, [logit]) for step in (h, -h))
        slope, right, other = (up - down) / (2 * h), -expit(logit), -expit(-logit)
        told = f"The slope of your loss at the logit {logit:.4g} is {slope:.4f}, expected {right:.4f} (it is −D there): "
        if logit and close(slope, other, 1e-3):
            fail(f"{told}yours is the slope of the non-saturating loss, −(1 − D). At the logit 0 both are −0.5, so that point can't tell "
                 "them apart; a constant in front of the logarithm changes no slope. What must stand inside the logarithm?")
        if close(slope, -right, 1e-3):
            fail(f"{told}it rises, so that G would make D surer that its samples are fake. Turn the sign round.")
        if not close(slope, right, 1e-3):
            fail(f"{told}what is the derivative of log(1 − σ(ℓ))? Work it out and compare with your loss.")
    for fake in (fake for pair in _batches(rng) for fake in pair):
        call, right = _call("saturating_loss", None, fake), -_softplus(fake).mean()
        _judge_loss(call, saturating_loss(torch.from_numpy(fake)), right, "it is mean log(1 − D(G(z))) with D = σ(logit).", [
            (right + 1, "the slope is right, but there is a constant 1 too much. Which part of the seed's formula may stay?"),
            (right * fake.size, "that is a sum over the batch. Take the mean."),
            (-_softplus(-fake).mean(), "that is mean log D(G(z)). The saturating loss has 1 − D inside the logarithm."),
        ], fake.ravel())
    passed("saturating_loss", "slope −D at every logit, not only at 0; finite at ±200")


def other_objectives(least_squares, hinge, wasserstein, seed=0):
    """(D's loss, G's loss) of three objectives; closed forms in numpy."""
    for real, fake in _batches(np.random.default_rng(seed)):
        logits = np.concatenate([real.ravel(), fake.ravel()])
        for name, function in (("least_squares", least_squares), ("hinge", hinge), ("wasserstein", wasserstein)):
            call = _call(name, real, fake)
            pair = several(function(torch.from_numpy(real), torch.from_numpy(fake)), 2, call)
            (right_d, right_g), because, mistakes_d, mistakes_g = _THREE[name](real, fake)
            swapped = (right_g, "that is G's loss. Return D's first, then G's.")
            _judge_loss(f"The first loss (D's) of {call}", pair[0], right_d, because, [*mistakes_d, swapped], logits)
            _judge_loss(f"The second loss (G's) of {call}", pair[1], right_g, because, mistakes_g, logits)
    passed("other_objectives", "least squares, hinge and Wasserstein, for D and for G")


def _least_squares(real, fake):
    d, g = ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
    on_sigma = ((expit(real) - 1) ** 2).mean() / 2 + (expit(fake) ** 2).mean() / 2
    pairs = _silent_broadcast(real, fake, lambda x: (x - 1) ** 2, lambda x: x ** 2)
    no_sigma = "σ was taken first. Least squares reads the raw output, or the flat ends of σ bring the vanishing gradient back."
    half = "the factor ½ of each squared error is missing."
    return (d, g), "it is ½ (output − target)², the target 1 for real and 0 for fake (D), 1 for fake (G), each batch's own mean.", [
        (2 * d, half), (on_sigma, no_sigma), (2 * on_sigma, no_sigma),
        ((real ** 2).mean() / 2 + ((fake - 1) ** 2).mean() / 2, "the targets are exchanged: D wants 1 for real and 0 for fake."),
        (pairs, BROADCAST), (pairs / 2, BROADCAST)], [
        (2 * g, half), (((expit(fake) - 1) ** 2).mean() / 2, no_sigma), (((expit(fake) - 1) ** 2).mean(), no_sigma),
        ((fake ** 2).mean() / 2, "that pulls G's samples to 0, which is what D wants. G wants them taken for real: 1."),
        ((real ** 2).mean() / 2 + ((fake - 1) ** 2).mean() / 2, "real samples don't depend on G: leave them out of its loss.")]


def _hinge(real, fake):
    d, g = _relu(1 - real).mean() + _relu(1 + fake).mean(), -fake.mean()
    return (d, g), "D: mean max(0, 1 − real) + mean max(0, 1 + fake); G: −mean fake.", [
        (2 + fake.mean() - real.mean(), "the hinge is missing: beyond the margin D's loss is 0, not negative."),
        (fake.mean() - real.mean(), "that is the Wasserstein critic's. The hinge stops at a margin of 1."),
        (_relu(1 + real).mean() + _relu(1 - fake).mean(), "real and fake are exchanged: D wants real logits above 1, fake ones below −1."),
        (_relu(-real).mean() + _relu(fake).mean(), "the margin is 0; it should be 1 on either side."),
        (_relu(1 - real).mean() + _relu(1 - fake).mean(), "D would push fake logits up, too. They should go below −1.")], [
        (_relu(1 - fake).mean(), "G's loss has no hinge: even samples that D takes for real go on being pushed."),
        (-g, "the sign is turned round: G wants D's output on its samples to rise."),
        (g - real.mean(), "real samples don't depend on G: leave them out of its loss.")]


def _wasserstein(real, fake):
    d, g = fake.mean() - real.mean(), -fake.mean()
    return (d, g), "D: mean fake − mean real; G: −mean fake. No logarithm, no sigmoid: the critic's output is a height.", [
        (-d, "the sign is turned round (by an abs, perhaps): a critic raises real samples and lowers fake ones, and a loss is minimised. "
             "On the way it may have either sign."),
        (expit(fake).mean() - expit(real).mean(), "σ was taken first. A critic's output is not a probability.")], [
        (-g, "the sign is turned round: G wants the critic's output on its samples to rise."),
        (real.mean() - fake.mean(), "real samples don't depend on G: leave them out of its loss."),
        (d, "that is the critic's loss. G wants the opposite, and only of its own samples."),
        (-expit(fake).mean(), "σ was taken first. A critic's output is not a probability.")]


_THREE = {"least_squares": _least_squares, "hinge": _hinge, "wasserstein": _wasserstein}


def generator_gradients(generator_gradients, seed=0):
    """dL_G/dℓ of one sample for five objectives; oracle: closed forms through scipy's expit."""
    rng = np.random.default_rng(seed)
    for logits in (np.array([-4.0, 0.0, 4.0]), 3 * rng.standard_normal(6), np.array([-200.0, 200.0]), rng.standard_normal(1)):
        call = f"generator_gradients({show(logits)})"
        given = generator_gradients(logits)
        if type(given) is not dict or set(given) != set(OBJECTIVES):
            fail(f"{call} returned {show(given)}; expected a dictionary with the keys {', '.join(OBJECTIVES)}.")
        f, one = logits, np.ones_like(logits)
        right = {"minimax": -expit(f), "non-saturating": -expit(-f), "least squares": f - 1, "hinge": -one, "Wasserstein": -one}
        n, rounded = len(logits), "the derivative of the *mean* over the batch was taken, 1/n of what is asked: each sample's own loss."
        mistakes = {
            "minimax": [(-expit(-f), "that is the non-saturating slope, −(1 − D). Differentiate log(1 − σ(ℓ))."),
                        (expit(f), "the sign is turned round: log(1 − σ) falls as the logit rises."),
                        (-1 / (1 - expit(np.clip(f, -30, 30))), "that is the slope by D, not by the logit: the chain rule adds σ′ = σ(1 − σ).")],
            "non-saturating": [(-expit(f), "that is the saturating slope, −D. Differentiate −log σ(ℓ)."),
                               (expit(-f), "the sign is turned round: −log σ falls as the logit rises."),
                               (-1 / expit(np.clip(f, -30, 30)), "that is the slope by D, not by the logit: the chain rule adds σ′ = σ(1 − σ).")],
            "least squares": [(2 * (f - 1), "the ½ of the loss takes the 2 of the square away."),
                              (1 - f, "the sign is turned round: below the target 1 the loss falls as the logit rises."),
                              (f, "that is D's slope for a generated sample, target 0. G's target is 1.")],
            "hinge": [(-one * (f < 1), "G's loss has no hinge: its slope is the same everywhere."), (one, "the sign is turned round.")],
            "Wasserstein": [(one, "the sign is turned round: G's loss is −ℓ."), (-f, "that is the loss. Its slope is asked for.")]}
        for name in OBJECTIVES:
            told = f"{call}[{name!r}]"
            got = array(given[name], logits.shape, told)
            compare(told, got, right[name], f"expected is the derivative by the logit of one sample's {name} loss.",
                    [*mistakes[name], (right[name] / n, rounded)], tolerance=1e-6)
    passed("generator_gradients", "five slopes by the logit, finite at ±200")


def match_form(answer, names, letters):
    """The answer names one letter for each name; whether the right one, the hidden check says."""
    if type(answer) is not dict or set(answer) != set(names):
        fail(f"Your answer is {show(answer)}; expected a dictionary with one letter for each of {', '.join(names)}.")
    for name in names:
        if type(answer[name]) is not str or letter(answer[name]) not in tuple(letters):
            fail(f"For {name} your answer is {show(answer[name])}; expected one letter of {', '.join(letters)}, as a string.")
    if len({letter(value) for value in answer.values()}) < len(names):
        fail(f"Your answer {show(answer)} uses a letter twice; each failure belongs to one objective. Which one fits less well?")
    passed("match", "noted; the hidden check looks at which belongs to which")


def match(answer, key, why):
    """Every name has its letter; `why` explains what the letter that was given belongs to."""
    match_form(answer, tuple(key), tuple(why))
    for name, right in key.items():
        chosen = letter(answer[name])
        if chosen != right:
            fail(f"{name}: your answer ({chosen}) is not the one. {why[chosen]} Which failure is left for {name}?")


# The alternating step

def _descend(parameters, loss, lr):
    parameters = parameters.detach().requires_grad_()
    return parameters.detach() - lr * torch.autograd.grad(loss(parameters), parameters)[0]


def _bce(phi, x, fake):
    return torch.nn.functional.softplus(-toy_gan.D(phi, x)).mean() + torch.nn.functional.softplus(toy_gan.D(phi, fake)).mean()


def _fool(phi, fake):
    return torch.nn.functional.softplus(-toy_gan.D(phi, fake)).mean()


def _steps(theta, phi, real, z, lr):
    """What is right, and what the known mistakes give: {"theta": [(θ, sentence)], "phi": …}, the right one first."""
    G, n = toy_gan.G, len(real)
    path = [phi]                                        # φ before each of D's steps, and after the last
    for x, noise in zip(real, z, strict=False):
        path.append(_descend(path[-1], lambda p, x=x, noise=noise: _bce(p, x, G(theta, noise)), lr))
    end, last, k_text = path[-1], z[n], f"{n} step{'s' if n > 1 else ''}"
    new = _descend(theta, lambda t: _fool(end, G(t, last)), lr)
    leak = sum((torch.autograd.grad(_bce(p, x, G(t, noise)), t)[0] for p, x, noise in zip(path, real, z, strict=False)
                for t in [theta.detach().requires_grad_()]), torch.zeros_like(theta))
    first = _descend(theta, lambda t: _fool(phi, G(t, last)), lr)
    after_g = phi
    for x, noise in zip(real, z, strict=False):
        after_g = _descend(after_g, lambda p, x=x, noise=noise: _bce(p, x, G(first, noise)), lr)
    pulled = first
    for _ in range(n - 1):
        pulled = _descend(pulled, lambda t: _fool(phi, G(t, last)), lr)
    several_g = theta
    for _ in range(n):
        several_g = _descend(several_g, lambda t: _fool(end, G(t, last)), lr)
    total, once, summed = phi, path[1], torch.zeros_like(phi)
    for x, noise in zip(real, z, strict=False):         # zero_grad forgotten: gradients pile up
        here = total.detach().requires_grad_()
        summed = summed + torch.autograd.grad(_bce(here, x, G(theta, noise)), here)[0]
        total = total - lr * summed
    same = phi
    for noise in z[:n]:
        same = _descend(same, lambda p, noise=noise: _bce(p, real[0], G(theta, noise)), lr)
    climb = phi
    for x, noise in zip(real, z, strict=False):
        climb = _descend(climb, lambda p, x=x, noise=noise: -_bce(p, x, G(theta, noise)), lr)
    return {
        "phi": [(end, ""),
                (phi, "D did not move at all. Which of the two networks does your loop update, and do you return the new φ?"),
                (once, f"D made one step; {k_text} were asked for, one on each batch of `real`."),
                (after_g, "D was trained against the G that had already moved. The order is D first, then G."),
                (_descend(end, lambda p: _fool(p, G(theta, last)), lr),
                 "G's loss moved D, too: D learns to call fakes real. In G's step only θ moves."),
                (_descend(end, lambda p: _fool(p, G(new, last)), lr), "G's loss moved D, too. In G's step only θ moves."),
                (total, "gradients of earlier steps were added to later ones. Set them to zero before each step of D."),
                (same, "every step of D saw the first batch of `real`. Use real[i] in step i."),
                (climb, "D climbs its loss. A loss is minimised: subtract the gradient.")],
        "theta": [(new, ""),
                  (theta, "G did not move at all. Does its loss reach θ, or was the generated batch detached here, too?"),
                  (new - lr * leak, "D's loss flowed into G: θ descended the gradient of D's loss besides its own, because the generated "
                                    "batch in D's step was still tied to θ. Cut it off there (detach)."),
                  (_descend(theta, lambda t: _fool(end, G(t, last)) + _bce(end, real[-1], G(t, z[n - 1])), lr),
                   "D's loss flowed into G. In D's step the generated batch is a constant (detach)."),
                  (first, "G was moved against the old D. The order is D first, then G against the D that has just learned."),
                  (pulled, "G was moved against the old D, and more than once. D first, then one step of G."),
                  (several_g, f"G made {n} steps; whatever the number of D's steps, G makes one."),
                  (_descend(theta, lambda t: -torch.nn.functional.softplus(toy_gan.D(end, G(t, last))).mean(), lr),
                   "that is a step of the saturating loss log(1 − D). The non-saturating one, −log D, is asked for."),
                  (_descend(theta, lambda t: _fool(end, G(t, z[0])), lr), "G's step reused the first batch of noise. Its own is the last, z[-1]."),
                  (_descend(theta, lambda t: _fool(end, G(t, z[n - 1])), lr), "G's step reused the noise of D's last step. Its own is z[-1]."),
                  (_descend(theta, lambda t: -_fool(end, G(t, last)), lr),
                   "G climbs its loss: it learns to be caught. A loss is minimised: subtract the gradient.")]}


def alternating_step(alternating_step, seed=0):
    """k steps of D, then one of G against the new D, by plain gradient descent; oracle: the same through autograd.grad."""
    # The steps are small: after large ones D's logits can pass 37, where a discriminator_loss of sigmoid and log gives nan. That is its
    # own exercise's fault; here it would pass or fail by the seed.
    for case, (k, batch, lr) in enumerate(((1, 8, 0.02), (3, 6, 0.01), (2, 5, 0.015))):
        state = toy_gan.start(int(np.random.default_rng([seed, case]).integers(2**40)))
        random = torch.Generator().manual_seed(state.seed)
        draw = lambda *shape, random=random: torch.randn(*shape, generator=random, dtype=torch.float64)
        theta, phi, real, z = state.theta.double(), state.phi.double(), draw(k, batch, 2) + 1, draw(k + 1, batch, 2)
        call = f"alternating_step with {k} batch{'es' if k > 1 else ''} of real points"
        given = several(alternating_step(theta.clone(), phi.clone(), real.clone(), z.clone(), lr), 2, call)
        outcomes = _steps(theta, phi, real, z, lr)
        got = {name: array(value, start.shape, f"The {word} value that {call}") for name, value, start, word in
               (("theta", given[0], theta, "first"), ("phi", given[1], phi, "second"))}
        for name, symbol, start in (("phi", "φ", phi), ("theta", "θ", theta)):
            right, length = outcomes[name][0][0], lambda change: float(np.linalg.norm(change))
            size = length(right - start)
            near = lambda value, name=name, size=size: length(got[name] - value.numpy()) <= 1e-3 * size  # noqa: B023
            if near(right):
                continue
            told = (f"{call}: {symbol} moved by {length(got[name] - start.numpy()):.4g} (the length of its change), expected {size:.4g}, and "
                    f"ended {length(got[name] - right.numpy()):.4g} away from where it should: ")
            for value, sentence in outcomes[name][1:]:
                if near(value):
                    fail(told + sentence)
            fail(f"{told}check the loss of {symbol}'s step, the batches it uses, and that it subtracts lr × gradient.")
    passed("alternating_step", "1, 2 and 3 steps of D, then one of G: both end where they should")


# Saturation

def gradient_norms(gradient_norms, seed=0):
    """(‖∇_θ mean log(1−D)‖, ‖∇_θ mean −log D‖) on the toy networks; oracle: autograd through logits, float64.

    The logits keep away from where a loss that is wrong at large ones only goes wrong for some seeds: it always does, or never.
    """
    for case, (scale, shift) in enumerate(((1, 0), (0.7, -4), (0.5, -20), (1, -60), (1, -800), (0.25, 16))):
        state = toy_gan.start(int(np.random.default_rng([seed, case]).integers(2**40)))
        random = torch.Generator().manual_seed(state.seed)
        theta, phi = state.theta.double(), scale * state.phi.double()
        phi[-1] += shift                                # the bias of D's last layer: how sure it is that all is fake
        n = 7 + case
        z = torch.randn(n, 2, generator=random, dtype=torch.float64)
        t, p = theta.clone().requires_grad_(), phi.clone().requires_grad_()
        logits = toy_gan.D(p, toy_gan.G(t, z))
        s = torch.nn.functional.softplus
        losses = -s(logits).mean(), s(-logits).mean()
        right, by_phi = ([float(torch.autograd.grad(loss, of, retain_graph=True)[0].norm()) for loss in losses] for of in (t, p))
        grads = [torch.autograd.grad(loss, t, retain_graph=True)[0] for loss in losses]
        l = logits.detach().numpy()
        call = f"gradient_norms at logits between {l.min():.3g} and {l.max():.3g}"
        given = several(gradient_norms(theta, phi, z), 2, call)
        for i, name in enumerate(("saturating", "non-saturating")):
            told, value = f"The {name} norm ({('first', 'second')[i]} value) of {call}", given[i]
            value = value.item() if type(value).__name__ in ("Tensor", "ndarray") and getattr(value, "ndim", 1) == 0 else value
            if type(value) is float and not math.isfinite(value):
                fail(f"{told} is {value}, expected {right[i]:.4g}: where σ is 0 or 1 to the last bit, log σ has no finite gradient. "
                     "Use your losses, which read logits.")
            got = number(value, told)
            near = lambda value, got=got: np.isclose(got, value, rtol=1e-4, atol=1e-300)
            if near(right[i]):
                continue
            for wrong, sentence in [
                (right[1 - i], "that is the other loss's. Return the saturating one first, and check that your saturating loss is not "
                               "the seed's, whose gradient is the non-saturating one."),
                (by_phi[i], "that is the gradient by D's parameters φ. Asked is how strongly G is moved: by θ."),
                (right[i] ** 2, "that is the squared length. Take the root."),
                (n * right[i], "the losses were added over the batch. Take the mean over it."),
                (float(grads[i].abs().sum()), "that is the sum of absolute entries. The norm is the root of the sum of squares."),
                (float(grads[i].abs().max()), "that is the largest entry. The norm is the root of the sum of squares."),
                (float(grads[i].abs().mean()), "that is a mean of absolute entries. The norm is the root of the sum of squares."),
                (float(np.linalg.norm((expit(l), expit(-l))[i]) / n), "that is the gradient by the logits. Go on, through D and G, to θ."),
            ]:
                if near(wrong):
                    fail(f"{told} came out {show(got)}, expected {show(right[i])}: {sentence}")
            fail(f"{told} came out {show(got)}, expected {show(right[i])}: it is the length of the gradient by θ of the mean loss. "
                 "Which loss, by which parameters, did you differentiate?")
    passed("gradient_norms", "both norms, for a D that doubts, one that is sure at a logit of −800, and one that is fooled")


# Modes

def covered_modes(covered_modes, seed=0):
    """How many centres have at least 1% of all points within 3σ; the count is known from how the points were placed."""
    rng = np.random.default_rng(seed)

    def placed(counts, sigma, total, stray=None):
        """`counts` points near each of the centres, the rest far away (or at `stray` σ from the first centre), shuffled."""
        centres = np.stack(np.meshgrid([0.0, 40 * sigma], [0.0, 40 * sigma, 80 * sigma]), -1).reshape(-1, 2)[:len(counts)]
        centres = centres + rng.uniform(-1, 1, 2)
        angle, radius = rng.uniform(0, 2 * np.pi, total), rng.uniform(2.1, 2.9, total) * sigma
        which = np.repeat(np.arange(len(counts)), counts)
        points = centres[which] + (radius * [np.cos(angle), np.sin(angle)]).T[:len(which)]
        rest = total - len(which)
        away = centres[0] - (20 if stray is None else stray) * sigma * np.ones(2)
        return rng.permutation(np.concatenate([points, np.tile(away, (rest, 1))])), centres

    cases = [("300, 1, 8 and 200 of 1,000 points near four modes, the rest elsewhere", (300, 1, 8, 200), 1000, None, 2),
             ("a single point near each of five modes, the rest elsewhere", (1, 1, 1, 1, 1), 1000, None, 0),
             ("25 of 2,500 points near two modes, 60 near a third, 24 near a fourth, the rest elsewhere", (25, 25, 24, 60), 2500, None, 3),
             ("all 600 points near one of six modes", (600, 0, 0, 0, 0, 0), 600, None, 1),
             ("800 points at 6.4 σ from a mode, 100 near each of two others", (0, 100, 100), 1000, 4.5, 2),
             ("400 points near two modes and 600 at (2.5 σ, 2.5 σ) from a third", (0, 300, 100), 1000, 2.5, 2),
             ("points near four modes, in different numbers", tuple(rng.integers(30, 300, 4).tolist()), 1200, None, 4)]
    for what, counts, total, stray, right in cases:
        sigma = float(rng.uniform(0.03, 0.07))
        points, centres = placed(counts, sigma, total, stray)
        call = f"covered_modes of {what} (σ = {sigma:.3f})"
        got = number(covered_modes(points, centres, sigma), call)
        d = np.linalg.norm(points[:, None] - centres, axis=2)
        near = d <= 3 * sigma
        box = (np.abs(points[:, None] - centres) <= 3 * sigma).all(2)
        compare(call, got, right, "a mode counts if at least 1% of *all* points lie within 3σ of its centre. Count them for each centre.", [
            (near.any(0).sum(), "a single point was enough for a mode. A mode counts from 1% of all points on."),
            ((d <= sigma).mean(0).__ge__(0.01).sum(), "points within 1σ were counted. Up to 3σ they belong to the mode."),
            ((d <= 2 * sigma).mean(0).__ge__(0.01).sum(), "points within 2σ were counted. Up to 3σ they belong to the mode."),
            ((box.mean(0) >= 0.01).sum(), "a square of side 6σ was used. The distance is the Euclidean one: √(Δx² + Δy²)."),
            (((d ** 2 <= 3 * sigma).mean(0) >= 0.01).sum(), "the squared distance was compared with 3σ: square both, or take the root."),
            ((near.mean(0) > 0.01).sum(), "exactly 1% is enough: at least, not more than."),
            ((np.bincount(d.argmin(1), minlength=len(centres)) >= 0.01 * total).sum(),
             "each point was given to its nearest mode, however far away. Only points within 3σ count."),
            (near.any(1).sum(), "that counts points. Modes are asked for."),
            ((near.sum(0) >= 0.01 * near.any(1).sum()).sum(), "1% of the points near any mode was taken. It is 1% of all points."),
            (near.any(1).mean(), "that is the share of points near any mode. The number of modes is asked for."),
        ])
    passed("covered_modes", "1% of all points, within 3σ, in a circle")


# Fréchet distance

def frechet_distance(frechet_distance, seed=0):
    """‖μ−μ′‖² + tr(Σ + Σ′ − 2(ΣΣ′)^½): 0 for equal batches, shift, correlation; oracle: eigenvalues of ΣΣ′."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((50, 3)) @ rng.standard_normal((3, 3))
    cases = [("two batches of 3 features", rng.standard_normal((40, 3)) @ rng.standard_normal((3, 3)) + 1, x),
             ("a batch and the same one, shuffled", x, rng.permutation(x)),
             ("a batch and the same one shifted by (3, 4, 0)", x, x + [3, 4, 0]),  # noqa: RUF005
             ("batches with correlation +0.9 and −0.9", rng.multivariate_normal([0, 0], [[1, 0.9], [0.9, 1]], 60),
              rng.multivariate_normal([0, 0], [[1, -0.9], [-0.9, 1]], 60)),
             ("batches of 30 and 70 samples of 5 features", rng.standard_normal((30, 5)) @ rng.standard_normal((5, 5)),
              rng.standard_normal((70, 5)) @ rng.standard_normal((5, 5)) + rng.standard_normal(5))]
    for what, a, b in cases:
        call, gap = f"frechet_distance of {what}", a.mean(0) - b.mean(0)
        value = frechet_distance(a.copy(), b.copy())
        if isinstance(value, complex | np.complexfloating):
            fail(f"{call} returned {show(complex(value))}, a complex number; expected a real one. The matrix root of ΣΣ′ has a tiny imaginary part "
                 "from rounding: keep the real part.")
        if isinstance(value, float) and math.isnan(value):
            fail(f"{call} is nan; expected a distance, which is at least 0. A root was taken entry by entry, of negative entries: the root of a matrix M "
                 "is the R with RR = M. See scipy.linalg.sqrtm.")
        got = number(value, call)
        S, T = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
        root = np.sqrt(np.maximum(np.linalg.eigvals(S @ T).real, 0)).sum()        # tr (ΣΣ′)^½
        traces, shift = np.trace(S) + np.trace(T), gap @ gap
        right = shift + traces - 2 * root
        with np.errstate(invalid="ignore"):
            entrywise = np.trace(np.sqrt(S @ T))
            roots = np.trace(np.sqrt(np.abs(S)) @ np.sqrt(np.abs(T)))
        n, m = len(a), len(b)
        S0, T0 = S * (n - 1) / n, T * (m - 1) / m
        compare(call, got, right, "it is ‖μ − μ′‖² + tr(Σ + Σ′ − 2 (ΣΣ′)^½). Which of the three parts differs? Try it where two of them are 0.", [
            (shift + traces - 2 * entrywise, "the root was taken entry by entry. A root R of the matrix M has RR = M: see scipy.linalg.sqrtm."),
            (shift + traces - 2 * roots, "roots were taken entry by entry. A root R of a matrix M has RR = M: see scipy.linalg.sqrtm."),
            (shift + traces - root, "the factor 2 in front of the root is missing: equal batches must be at distance 0."),
            (np.sqrt(shift) + traces - 2 * root, "the distance of the means is squared in this formula."),
            (np.sqrt(max(right, 0)), "that is the root of it. By custom the squared distance is reported."),
            (shift, "only the means were compared. The covariances tell whether the variety is right."),
            (traces - 2 * root, "the means were left out."),
            (shift + traces, "the root of the product is missing: equal batches must be at distance 0."),
            (shift + ((np.sqrt(np.diag(S)) - np.sqrt(np.diag(T))) ** 2).sum(),
             "only the variances were used. Correlations between features count: use the whole covariance matrix."),
            (shift + ((S - T) ** 2).sum(), "that is the squared difference of the covariances, not the formula's trace."),
            (shift + np.trace(S0) + np.trace(T0) - 2 * np.sqrt(np.maximum(np.linalg.eigvals(S0 @ T0).real, 0)).sum(),
             "the covariances divide by n. Divide by n − 1, as np.cov does."),
        ], tolerance=1e-5)
    passed("frechet_distance", "means, covariances and correlations; 0 for equal batches")


# MNIST

# Mean and spread over 1,010 seeds of the solution's first six steps on the first 300 digits, "dense": loss_d, loss_g, gradient.
FIRST_STEPS = {
    "non-saturating": (np.array([[1.393, 1.16, 1.122, 1.191, 1.285, 1.354], [0.71, 0.604, 0.517, 0.449, 0.407, 0.393],
                                 [0.29, 0.263, 0.254, 0.239, 0.223, 0.211]]),
                       np.array([[0.09, 0.054, 0.039, 0.045, 0.048, 0.046], [0.031, 0.028, 0.027, 0.024, 0.02, 0.017],
                                 [0.023, 0.018, 0.016, 0.014, 0.012, 0.012]])),
    "minimax": (np.array([[1.393, 1.16, 1.127, 1.211, 1.331, 1.429], [-0.678, -0.793, -0.915, -1.038, -1.136, -1.182],
                          [0.28, 0.32, 0.382, 0.433, 0.458, 0.454]]),
                np.array([[0.09, 0.054, 0.039, 0.047, 0.052, 0.052], [0.031, 0.034, 0.04, 0.044, 0.043, 0.04],
                          [0.02, 0.029, 0.035, 0.037, 0.034, 0.029]])),
}
# How many short runs are averaged, and how many standard errors their mean may be off. For the bank's five right answers and all of the
# 1,000 windows of seeds that a hidden seed can choose, it is 4.34 at most; with Adam's default betas for G, a small mistake, 6.3 at least.
OPENING_RUNS, OPENING_ERRORS = 10, 5
ADVICE = {
    "loss_d": "D's step: Adam with lr 5e-4 on D's own parameters, their gradients cleared before each backward(), real images first in its loss?",
    "loss_g": "D's step comes first, with lr 5e-4. Do both optimisers step, each on its own network, with its gradients cleared before?",
    "gradient": "It is the length of ∇L_G by G's parameters, after G's backward(). Does L_G reach them, does G's optimiser hold them, and are "
                "their old gradients cleared?",
}


def _curves(value, steps, call):
    if type(value) is not dict or set(value) != {"loss_d", "loss_g", "gradient"}:
        fail(f"The second value of {call} is {show(value)}; expected a dictionary with the lists loss_d, loss_g and gradient.")
    return {name: array(value[name], (steps,), f"curves[{name!r}] of {call}") for name in ("loss_d", "loss_g", "gradient")}


def _signs(curves, loss, call):
    mean = {name: float(values.mean()) for name, values in curves.items()}
    if loss == "minimax" and mean["loss_g"] > 0:
        fail(f"loss_g of {call} is {mean['loss_g']:.3f} on average; log(1 − D) is the logarithm of a number below 1, so expected is a negative "
             "one. Is this the saturating loss, or the seed's?")
    if loss == "non-saturating" and mean["loss_g"] < 0:
        fail(f"loss_g of {call} is {mean['loss_g']:.3f} on average, expected a positive number: −log D of a probability. Which loss did you use?")
    if mean["loss_d"] < 0:
        fail(f"loss_d of {call} is {mean['loss_d']:.3f} on average, expected a positive number: −log D(real) − log(1 − D(fake)). Is its sign right?")
    if (curves["gradient"] <= 0).any():
        fail(f"A gradient norm of {call} is {curves['gradient'].min():.3g}; expected positive lengths. Are they taken after G's backward pass?")


def _first_steps(train_gan, seed):
    """The first steps are alike whatever is drawn: their mean over short runs is known, for both losses; a seed repeats a run."""
    images = mnist()[0][:300]

    def run(loss, steps, seed, networks):
        call = f"train_gan(300 digits, loss={loss!r}, steps={steps}, seed={seed}, networks={networks!r})"
        return _curves(several(train_gan(images.copy(), loss, steps, seed, networks), 2, call)[1], steps, call), call

    for loss, (right, spread) in FIRST_STEPS.items():
        got = []
        for s in range(seed % 1000, seed % 1000 + OPENING_RUNS):
            curves, call = run(loss, 6, s, "dense")
            _signs(curves, loss, call)
            got.append(list(curves.values()))
        got = np.mean(got, axis=0)
        off = np.abs(got - right) * np.sqrt(OPENING_RUNS) / spread
        wrong = off > OPENING_ERRORS
        if wrong.any():
            step = int(wrong.any(axis=0).argmax())
            which = int(off[:, step].argmax())
            name = ("loss_d", "loss_g", "gradient")[which]
            fail(f"{name} in step {step + 1} of train_gan(300 digits, loss={loss!r}, steps=6) came out {got[which, step]:.4f} on average over "
                 f"{OPENING_RUNS} seeds, expected {right[which, step]:.3f}. {ADVICE[name]}")
    for loss, networks, steps in (("minimax", "dense", 3), ("minimax", "laptop", 2)):
        (one, call), (again, _), (other, _) = (run(loss, steps, s, networks) for s in (seed % 1000, seed % 1000, seed % 1000 + 1))
        if not all(close(one[name], again[name], 1e-6) for name in one):
            fail(f"{call} gave loss_d {show(one['loss_d'])}, and called again {show(again['loss_d'])}; expected the same. Everything random "
                 "must follow from the seed: where is it set?")
        if all(close(one[name], other[name], 1e-6) for name in one):
            fail(f"{call} gave loss_d {show(one['loss_d'])}, and exactly the same with another seed; expected another run. Use the argument.")
    if one["gradient"][0] < 0.34:                           # 0.42 ± 0.03 for the convolutional G, 0.28 ± 0.02 for the dense one
        fail(f"The first gradient of {call} is {one['gradient'][0]:.3f}, expected about 0.42: that is the dense network's. Use `networks`.")


def _before_any_step(train_gan, seed):
    """With steps=0 the digits are those of a fresh G: as varied as normal noise makes them, and another G for another seed."""
    images = mnist()[0][:300]
    before = []
    for s in (seed % 1000, seed % 1000 + 1):
        call = f"train_gan(300 digits, loss='minimax', steps=0, seed={s})"
        before.append(array(several(train_gan(images.copy(), "minimax", 0, s, "dense"), 2, call)[0], (500, 28, 28), f"The first value of {call}"))
    varied, apart = before[1].std(axis=0).mean(), np.abs(before[0].mean(axis=0) - before[1].mean(axis=0)).mean()
    if not 0.07 < varied < 0.12:                    # 0.092 for normal noise, 0.034 for uniform noise
        fail(f"Without any step, the brightness of {call} varies by {varied:.3f} from digit to digit, expected about 0.092: G is made for standard "
             "normal noise. What does it get when the digits are drawn?")
    if apart < 0.03:                                # 0.075 for two networks, 0.005 for one and other noise
        fail(f"Without any step, the mean digits of {call} and of the seed before differ by {apart:.4f}, expected about 0.075: both start from one "
             "and the same G. Do the networks follow from the seed?")


@functools.cache
def features_of_real():
    """(2000, 128): of the first 2,000 test images; the same for every answer."""
    return features(mnist("test")[0][:2000])


def train_gan(train_gan, loss="non-saturating", seed=0, steps=150):
    """The first steps as they must be, for both losses; then a short run on 2,000 digits must come nearer to real ones than
    an untrained G (a distance of 164 to 170; 12 seeds of the solution end between 125 and 136); the digits are G's own."""
    _first_steps(train_gan, seed)
    images, n = mnist()[0], 500
    rng = np.random.default_rng(seed)
    real = images[rng.choice(len(images), 2000, replace=False)]
    real[:10] = 255 - real[:10]             # black on white: who draws from the first few only learns these
    call = f"train_gan(2,000 digits, loss={loss!r}, steps={steps}, seed={seed % 1000})"
    digits, curves = several(train_gan(real, loss, steps, seed % 1000), 2, call)
    digits = array(digits, (n, 28, 28), f"The first value of {call}")
    if digits.min() < 0 or digits.max() > 1:
        fail(f"The digits of {call} run from {digits.min():.2f} to {digits.max():.2f}; expected brightness from 0 to 1. G ends in a tanh, "
             "from −1 to 1: bring it to 0 … 1.")
    curves = _curves(curves, steps, call)
    if digits.max() < 0.8:
        fail(f"The brightest point of the digits of {call} is {digits.max():.2f}; expected is nearly 1, the ink of G's tanh. How do you bring −1 … 1 to 0 … 1?")
    as_bytes = (255 * digits).round().astype(np.uint8)
    known = {image.tobytes() for image in real}
    copies = sum(image.tobytes() in known for image in as_bytes)
    if copies:
        fail(f"{copies} of the {n} digits of {call} are training images, pixel by pixel. Expected are G's own: G(z) of fresh noise.")
    with warnings.catch_warnings():                     # images that are all alike have a singular covariance
        warnings.simplefilter("ignore")
        distance = _frechet(features(as_bytes), features_of_real())
    if distance > FRECHET_LIMIT:
        fail(f"The digits of {call} are at a Fréchet distance of {distance:.0f} from real ones; an untrained G is at about 165, and "
             f"expected is less than {FRECHET_LIMIT}. Draw some of them: what is wrong with them? Do both optimisers step, each on its own network, "
             "and does each loss reach the network that it is to move?")
    _before_any_step(train_gan, seed)
    passed("train_gan", f"{loss}: {steps} steps bring the digits nearer than a Fréchet distance of {FRECHET_LIMIT}")
