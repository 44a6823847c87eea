"""Exercise 5.14: the three losses, from logits."""
import numpy as np
import torch
import torch.nn.functional as F
from scipy.special import xlogy

from utils.checks.gate import check, fail, passed
from utils.checks.infogan.bound import BITS
from utils.checks.showing import show

KEYS = ("D", "G", "Q", "L_I")


def _losses(d_real, d_fake, logits, c, prior, lam):
    """The oracle: float64 tensors on a graph."""
    L_I = -F.cross_entropy(logits, c) - torch.special.xlogy(prior, prior).sum()
    return {"L_I": L_I, "D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean() - lam * L_I, "Q": -L_I}


def _cases(rng):
    """(d_real, d_fake, logits, c, prior, λ): logits of hundreds on either side, in some entries or in all; any prior; a category that nobody has, one of e⁻²⁸."""
    draw = lambda n, k, scale: (scale * rng.normal(size=n), scale * rng.normal(size=n), rng.normal(size=(n, k)))
    yield np.array([1.0, -0.5]), np.array([0.5, -2.0]), np.array([[1.0, 0.0, -1.0], [0.0, 0.5, 0.0]]), np.array([0, 2]), np.array([0.5, 0.25, 0.25]), 0.5
    for n, k, lam, scale in ((4, 3, 0.5, 1.0), (5, 4, 2.0, 1.0), (6, 12, 1.0, 3.0)):
        yield *draw(n, k, scale), np.arange(n) % (k - 1), rng.dirichlet(np.full(k, 2.0)), lam
    yield *draw(4, 2, 1.0), np.array([0, 1, 1, 1]), np.array([0.5, 0.5]), 0.0
    some = rng.normal(size=(4, 3))
    some[1:] = (400.0, -300.0, 0.0), (-200.0, 300.0, 1.0), (-25.0, 3.0, 0.0)
    yield np.array([250.0, -200.0, 0.3, 8.0]), np.array([-300.0, 200.0, -8.0, 0.5]), some, np.array([1, 0, 1, 0]), np.full(3, 1 / 3), 0.3
    yield np.array([-300.0, -250.0]), np.array([300.0, 20.0]), rng.normal(size=(2, 3)), np.array([2, 0]), rng.dirichlet(np.full(3, 2.0)), 0.7
    yield np.array([9.0, -12.0]), np.array([12.0, -9.0]), 4 * rng.normal(size=(2, 3)), np.array([0, 2]), rng.dirichlet(np.full(3, 2.0)), 0.6
    yield *draw(1, 3, 1.0), np.array([1]), rng.dirichlet(np.full(3, 2.0)), 0.4
    yield np.array([30.0, -30.0]), np.array([-30.0, 6.0]), rng.normal(size=(2, 3)), np.array([1, 1]), rng.dirichlet(np.full(3, 2.0)), 1.5


@check
def infogan_losses(infogan_losses, seed=0):
    """D: −V. G: non-saturating − λ L_I. Q: −L_I. L_I = mean log Q + H(prior), from logits; gradients too, where there are any."""
    cases = list(_cases(np.random.default_rng(seed)))
    singles = [(*(x.astype(np.float32) for x in case[:3]), case[3], case[4].astype(np.float32), case[5]) for case in cases]
    for case in cases + singles:
        tensors = [torch.tensor(x) for x in case[:5]]
        d_real, d_fake, logits, c, _, lam = case
        n, k = logits.shape
        answer = infogan_losses(*tensors, lam)
        given = answer.keys(KEYS)
        found = {name: infogan_losses.gradient(*tensors, lam, part=name, needed=False)[1] for name in KEYS}
        leaves = [x.double().requires_grad_() if x.is_floating_point() else x for x in tensors]
        losses = _losses(*leaves, lam)
        values = {name: value.number(nan=True) for name, value in given.items()}
        if not np.isfinite(list(values.values())).all():
            fail(f"{answer.name} returned {show(values)}: infinite or nan. At a logit of hundreds a sigmoid is 0 or 1 to the last bit; expected "
                 "losses from logits, by softplus.")
        L_I = losses["L_I"].item()
        h_c, seen = float(-xlogy(case[4], case[4]).sum()), np.bincount(c, minlength=k) / n
        mean_log_q, in_batch = L_I - h_c, float(-xlogy(seen, seen).sum())
        s, mean = lambda x: np.logaddexp(0, x.astype(float)), np.mean
        real, fake, fool = mean(s(-d_real)), mean(s(d_fake)), mean(s(-d_fake))
        mistakes = {
            "L_I": [(mean_log_q, "that is the mean of log Q(c|x) alone. The entropy of a code already drawn is 0, but H(c) is the prior's, "
                                 f"{h_c:.4f} nats here: without it L_I bounds nothing."),
                    (mean_log_q + in_batch, "you took H(c) from the frequencies in this batch. It belongs to the prior that draws the codes."),
                    (mean_log_q + np.log(k), "you took H(c) as ln k; this prior is not uniform."), (mean_log_q - h_c, "you subtracted H(c): add it."),
                    (-mean_log_q, "that is the cross-entropy; L_I is H(c) minus it."), (-L_I, "the sign is wrong: L_I should become large."),
                    (n * mean_log_q + h_c, "you summed log Q over the batch; take the mean."), (L_I / np.log(2), BITS)],
            "D": [(real + fake - lam * L_I, "L_I is in it. V(D,G) is all that D's loss holds; L_I goes to G and Q."),
                  (-real - fake, "the sign is wrong: D maximises V, so its loss is −V."),
                  (real + fool, "you called generated images real. On them D's loss is softplus(+logit)."),
                  ((real + fake) / 2, "that is half of it: add the two means."), (n * (real + fake), "you summed over the batch; take means."),
                  (mean(s(d_real)) + fool, "real and generated are swapped.")],
            "G": [(fool, "λ L_I is missing. G must learn to make its code readable."), (fool + lam * L_I, "you added L_I: minimising that hides the code."),
                  (-fake - lam * L_I, "that is the saturating loss, log(1 − σ). It is the paper's V, but use the non-saturating one."),
                  (fake - lam * L_I, "that is D's loss on generated images; G wants the opposite."), (fool - L_I, "λ is not used."),
                  (fool - lam * mean_log_q, "H(c) is missing in L_I: it has no gradient here, but it belongs to the value.")],
            "Q": [(L_I, "the sign is wrong: a loss falls while L_I rises."), (-mean_log_q, "that is −log Q; H(c) is missing."),
                  (-lam * L_I, "that carries λ. Q's loss is −L_I as it is: then Q can watch even at λ = 0."),
                  (fool - lam * L_I, "that is G's loss; Q knows nothing about real and fake.")]}
        because = {"L_I": "L_I is the mean of log Q(c|x) over the batch plus the entropy of the prior.",
                   "D": "D minimises −log σ on real images and −log(1 − σ) on generated ones, each a mean over its batch.",
                   "G": "G minimises the non-saturating loss, mean −log σ(D(G)), minus λ L_I.",
                   "Q": "Q minimises −L_I. (λ would only rescale its step, and λ = 0 would blind it.)"}
        cut = [name for name in ("D", "G", "Q") if found[name][0].value is None]
        for name in ("L_I", "D", "G", "Q"):
            given[name].equals(losses[name].item(), because[name], mistakes[name], 1e-6)
            if name in cut[:1] and len(cut) < 3:            # one of them is a number, and the others are not
                infogan_losses.gradient(*tensors, lam, part=name)
            slopes = torch.autograd.grad(losses[name], leaves[:3], retain_graph=True, allow_unused=True)
            for of_it, slope, leaf in zip([] if found[name][0].value is None else found[name], slopes, leaves, strict=False):
                of_it.equals((torch.zeros_like(leaf) if slope is None else slope).numpy(), f"the value is right, but not the gradient that {name} sends back through it. "
                             "Is a part of it detached, or a number?", [], 1e-5)
    passed("infogan_losses", "three losses and L_I, any prior, logits of hundreds, float32 and float64")
