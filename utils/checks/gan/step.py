"""Exercises 4.7 and 4.9: the alternating step, and how strongly each loss moves G, on the networks in the plane."""
import math

import numpy as np
import torch
from scipy.special import expit
from torch.nn.functional import softplus

from utils import toy_gan
from utils.checks.gate import check, fail, passed
from utils.checks.showing import show


def _descend(parameters, loss, lr):
    parameters = parameters.detach().requires_grad_()
    return parameters.detach() - lr * torch.autograd.grad(loss(parameters), parameters)[0]


def _bce(phi, x, fake):
    return softplus(-toy_gan.D(phi, x)).mean() + softplus(toy_gan.D(phi, fake)).mean()


def _fool(phi, fake):
    return softplus(-toy_gan.D(phi, fake)).mean()


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
    taught, deaf, at_old = phi, phi, phi
    for x, noise in zip(real, z, strict=False):
        taught = _descend(taught, lambda p, x=x, noise=noise: _bce(p, G(theta, noise), x), lr)
        deaf = _descend(deaf, lambda p, x=x: _bce(p, x, G(theta, z[0])), lr)
        at_old = at_old + _descend(phi, lambda p, x=x, noise=noise: _bce(p, x, G(theta, noise)), lr) - phi
    moving, moved = phi, theta                          # G steps after each of D's steps
    for i, x in enumerate(real):
        moving = _descend(moving, lambda p, x=x, noise=z[i], t=moved: _bce(p, x, G(t, noise)), lr)
        moved = _descend(moved, lambda t, p=moving, noise=z[i + 1]: _fool(p, G(t, noise)), lr)
    return {
        "phi": [(end, ""),
                (phi, "D did not move at all. Which of the two networks does your loop update, and do you return the new φ?"),
                (once, f"D took one step; it should take {k_text}, one on each batch of `real`."),
                (after_g, "you trained D against the G that had already moved. The order is D first, then G."),
                (_descend(end, lambda p: _fool(p, G(theta, last)), lr),
                 "G's loss moved D, too: D learns to call fakes real. In G's step, move θ alone."),
                (_descend(end, lambda p: _fool(p, G(new, last)), lr), "G's loss moved D, too. In G's step, move θ alone."),
                (total, "gradients of earlier steps were added to those of later ones. Set them to zero before each step of D."),
                (same, "every step of D used the first batch of `real`. Use real[i] in step i."),
                (climb, "D climbs its loss. A loss is minimised: subtract the gradient."),
                (taught, "D learned to call real points fake and G's points real: discriminator_loss takes the logits of the real points first."),
                (deaf, "every step of D used the first batch of noise. Use z[i] in step i."),
                (at_old, f"all {k_text} of D used the gradient at the φ that came in. Take each gradient at the φ that the step before left."),
                (moving, "G stepped after each step of D. First all of D's steps, against the same G, then one step of G.")],
        "theta": [(new, ""),
                  (theta, "G did not move at all. Does its loss reach θ, or did you detach the generated batch here, too?"),
                  (new - lr * leak, "D's loss flowed into G: θ descended the gradient of D's loss as well as its own, because the generated "
                                    "batch in D's step was still tied to θ. Cut it off there (detach)."),
                  (_descend(theta, lambda t: _fool(end, G(t, last)) + _bce(end, real[-1], G(t, z[n - 1])), lr),
                   "D's loss flowed into G. In D's step the generated batch is a constant (detach)."),
                  (first, "you moved G against the old D. The order is D first, then G against the D that has just learned."),
                  (pulled, "you moved G against the old D, and more than once. D first, then one step of G."),
                  (several_g, f"G took {n} steps; whatever the number of D's steps, G takes one."),
                  (_descend(theta, lambda t: -softplus(toy_gan.D(end, G(t, last))).mean(), lr),
                   "that is a step of the saturating loss log(1 − D). Use the non-saturating one, −log D."),
                  (_descend(theta, lambda t: _fool(end, G(t, z[0])), lr), "G's step reused the first batch of noise. Its own is the last, z[-1]."),
                  (_descend(theta, lambda t: _fool(end, G(t, z[n - 1])), lr), "G's step reused the noise of D's last step. Its own is z[-1]."),
                  (_descend(theta, lambda t: -_fool(end, G(t, last)), lr),
                   "G climbs its loss: it learns to be caught. A loss is minimised: subtract the gradient.")]}


@check
def alternating_step(alternating_step, seed=0):
    """k steps of D, then one of G against the new D, by plain gradient descent; oracle: the same through autograd.grad."""
    # The steps are small: after large ones D's logits can pass 37, where a discriminator_loss of sigmoid and log gives nan. That is its
    # own exercise's fault; here it would pass or fail by the seed.
    # Where lr is large, the weights are small.
    for case, (k, batch, lr, scale, kind) in enumerate(((3, 6, 0.01, 1, torch.float64), (1, 8, 0.02, 1, torch.float64), (2, 5, 0.015, 1, torch.float32),
                                                        (5, 4, 0.005, 1, torch.float64), (1, 6, 0.2, 0.3, torch.float64), (2, 6, 0.001, 1, torch.float64))):
        steep = case == 5                               # the same networks in every check: their gradients are 29, 48 and 36 long
        state = toy_gan.start(51 if steep else int(np.random.default_rng([seed, case]).integers(2**40)))
        random = torch.Generator().manual_seed(state.seed)
        draw = lambda *shape, random=random, kind=kind: torch.randn(*shape, generator=random, dtype=torch.float64).to(kind)
        theta, phi, real, z = scale * state.theta.to(kind), scale * state.phi.to(kind), (3 if steep else 1) * draw(k, batch, 2) + 1, (2 if steep else 1) * draw(k + 1, batch, 2)
        pair = alternating_step.leaves_arguments()(theta, phi, real, z, lr).parts(2)
        if [np.shape(part.value) for part in pair] == [tuple(phi.shape), tuple(theta.shape)]:
            fail(f"alternating_step returned vectors of {len(phi):,} and {len(theta):,} numbers, which is (φ, θ); expected (θ, φ). Swap them.")
        given = dict(zip(("theta", "phi"), pair, strict=True))
        outcomes = _steps(theta.double(), phi.double(), real.double(), z.double(), lr)
        got = {"theta": given["theta"].array(tuple(theta.shape)), "phi": given["phi"].array(tuple(phi.shape))}
        call = f"With k = {k}, lr = {lr} and batches of {batch} points, alternating_step"
        for name, symbol, start in (("phi", "φ", phi), ("theta", "θ", theta)):
            right, length = outcomes[name][0][0], lambda change: float(np.linalg.norm(change))
            size = length(right - start)
            digits = 1e-3 if kind is torch.float32 or given[name].coarse else 1e-6         # a decay of the weights, or an ε in the loss, is less than 1e-3
            near = lambda value, name=name, most=digits * size: length(got[name] - value.numpy()) <= most  # noqa: B023
            if near(right):
                continue
            told = (f"{call} moved {symbol} by {length(got[name] - start.numpy()):.4g} (the length of its change), expected {size:.4g}, and it "
                    f"ended {length(got[name] - right.numpy()):.4g} away from where it should: ")
            causes = {sentence for value, sentence in outcomes[name][1:] if near(value)}
            fail(told + (causes.pop() if len(causes) == 1 else f"check the loss of {symbol}'s step, the batches it uses, and that it subtracts lr × gradient."))
    passed("alternating_step", "1, 2, 3 and 5 steps of D, then one of G: both end where they should, in float64 and float32")


@check
def gradient_norms(gradient_norms, seed=0):
    """(‖∇_θ mean log(1−D)‖, ‖∇_θ mean −log D‖) on the toy networks; oracle: autograd through logits, float64.

    The logits keep away from where a loss that is wrong at large ones only goes wrong for some seeds: it always does, or never.
    """
    cases = ((1, None), (0.7, -4), (0.5, -20), (1, -60), (1, -800), (0.25, 16), (1, 0), (0.7, -4))
    for case, (scale, shift) in enumerate(cases):
        kind = torch.float64 if case < 6 else torch.float32
        state = toy_gan.start(int(np.random.default_rng([seed, case]).integers(2**40)))
        random = torch.Generator().manual_seed(state.seed)
        theta, phi = state.theta.to(kind), scale * state.phi.to(kind)
        n = 1 if case == 6 else 300 if case == 7 else 7 + case
        z = torch.randn(n, 2, generator=random, dtype=torch.float64).to(kind)
        # The bias of D's last layer: how sure it is that all is fake. None: as many logits above 0 as below.
        phi[-1] += -toy_gan.D(phi, toy_gan.G(theta, z)).median() if shift is None else shift
        t, p = theta.double().clone().requires_grad_(), phi.double().clone().requires_grad_()
        logits = toy_gan.D(p, toy_gan.G(t, z.double()))
        losses = -softplus(logits).mean(), softplus(-logits).mean()
        right, by_phi = ([float(torch.autograd.grad(loss, of, retain_graph=True)[0].norm()) for loss in losses] for of in (t, p))
        grads = [torch.autograd.grad(loss, t, retain_graph=True)[0] for loss in losses]
        l = logits.detach().numpy()
        pair = gradient_norms(theta, phi, z).parts(2)
        for i, name in enumerate(("saturating", "non-saturating")):
            told = f"At logits between {l.min():.3g} and {l.max():.3g}, the {name} norm ({('first', 'second')[i]} value) of gradient_norms"
            got = pair[i].number(nan=True)
            if not math.isfinite(got):
                fail(f"{told} is {got}, expected {right[i]:.4g}: where σ is 0 or 1 to the last bit, log σ has no finite gradient. "
                     "Use your losses, which read logits.")
            near = lambda value, got=got, kind=kind: np.isclose(got, value, rtol=1e-4 if kind is torch.float64 else 1e-3, atol=1e-300)
            if near(right[i]):
                continue
            causes = {sentence for wrong, sentence in [
                (right[1 - i], "that is the other loss's gradient. Return the saturating one first, and check that your saturating loss is not "
                               "the guide's, whose gradient is the non-saturating one."),
                (by_phi[i], "that is the gradient with respect to D's parameters φ. Measure how strongly G is moved: with respect to θ."),
                (right[i] ** 2, "that is the squared length. Take the root."),
                (n * right[i], "you added the losses over the batch. Take the mean over it."),
                (float(grads[i].abs().sum()), "that is the sum of absolute entries. The norm is the root of the sum of squares."),
                (float(grads[i].abs().max()), "that is the largest entry. The norm is the root of the sum of squares."),
                (float(grads[i].abs().mean()), "that is a mean of absolute entries. The norm is the root of the sum of squares."),
                (float((grads[0] + grads[1]).norm()), "that is the length of both losses' gradients added up: backward() adds to what is in .grad already. Use torch.autograd.grad, or a "
                                                      "fresh θ for each loss."),
                (right[i] / len(grads[i]) ** 0.5, "that is the root of the *mean* of squares. The length is the root of their sum."),
                (float(np.linalg.norm((expit(l), expit(-l))[i]) / n), "that is the gradient with respect to the logits. Go on, through D and G, to θ."),
            ] if near(wrong)}
            fail(f"{told} is {show(got, 6)}, expected {show(right[i], 6)}: " + (causes.pop() if len(causes) == 1 else
                 "it is the length of the gradient of the mean loss with respect to θ. " + (
                     "Which loss, with respect to which parameters, did you differentiate?" if case < 2 else
                     "With logits closer to 0 and fewer noise vectors your numbers are right: does a sigmoid, an ε or a clip before the logarithm cap the loss here, or is a part of z left out?")))
    passed("gradient_norms", "both norms, for a D that doubts, one that is sure at a logit of −800, and one that is fooled")
