"""KL divergence and cross-entropy, of pmfs and of lists of outcomes."""
import numpy as np
from scipy.special import rel_entr

from utils.checks import check, fail, inputs, oracles, passed, show
from utils.checks.asking import later
from utils.checks.oracles import LN2, kl

EPSILONS = 10.0 ** -np.arange(4, 16)
BLURRED = "the logarithm is a little off. Leave out the ε: it hides the infinity that a q = 0 < p must give."
HIDDEN = "Something hides the infinity: an ε in the logarithm, a clip, or a skipped term?"


@later
def judge(answer, right, because, mistakes, p, q, finite):
    """`answer` against `right`; an infinity that is missing, or one too many, is told where it is."""
    got = answer.array(np.shape(right))
    if (lost := np.isinf(right) & np.isfinite(got)).any():
        at = tuple(np.argwhere(lost)[0])
        outcome = int(np.argmax((p[at] > 0) & (q[at] == 0)))
        fail(f"{answer.name} gives {show(got[at])}{_row(at)}; expected inf: p gives outcome {outcome} a positive probability, q none. {HIDDEN}")
    if (many := np.isfinite(right) & np.isposinf(got)).any():
        at = tuple(np.argwhere(many)[0])
        fail(f"{answer.name} gives inf{_row(at)}; expected {show(right[at])}: {finite if (p[at] == 0).any() else _no_zero(q[at], at)}")
    answer.equals(right, because, mistakes, tolerance=1e-11)


def _no_zero(q, row):
    if q.min() < 1e-3:
        return f"no q is 0 here. Even q = {q.min():.1g} costs a finite number of bits: count only an exact 0 as impossible."
    return f"no q is 0 {'in this row. Each row is a pair of its own: does the infinity of another one get in' if row else 'here. Which step makes the infinity'}?"


def _row(at):
    return f" in row {show(tuple(map(int, at)))}" if at else ""


@check
def kl_divergence(kl_divergence, seed=0):
    """Σ p log(p/q), the sum over the last axis; oracle: scipy's rel_entr."""
    for (p, q), kwargs in inputs.in_bases(inputs.pairs(np.random.default_rng(seed)).values()):
        base, n = kwargs.get("base", 2), p.shape[-1]
        unit = LN2 / np.log(base)
        right, other = kl(p, q) * unit, kl(q, p) * unit
        with np.errstate(all="ignore"):
            ratio = np.where(p > 0, p * np.log2(p / q), 0) * unit
            mistakes = [
                (right / unit * LN2, "that's in nats: which logarithm did you take?"),
                (other, "that's KL(q‖p). The first argument is the one you average over; swap the roles of p and q."),
                (other / unit * LN2, "that's KL(q‖p), and in nats. The first argument is the one you average over."),
                (np.abs(ratio).sum(-1), "you summed absolute values. Terms with q > p are negative and must stay so: only the whole sum is ≥ 0 (Gibbs)."),
                (-right, "the sign is wrong. A divergence is ≥ 0 (Gibbs): check the numerator of the ratio."),
                (oracles.cross_entropy(p, q) * unit, "that's the cross-entropy H(p, q). Subtract what p itself costs, its entropy."),
                (np.log2(p / q).sum(-1) * unit, "that adds the log-ratios without weights. KL is an expectation under p."),
                (ratio.sum(-1) / n, "that's a mean over the outcomes. The weights p(x) are in the sum already: don't divide by n."),
                ((right + other) / 2, "that's symmetric in p and q. KL is not: average the log-ratio under p only."),
                (right / unit, f"that's in bits, although base={show(base)} was passed: use the argument `base`."),
                (right / unit * np.log(base) / LN2, "you multiplied by ln base. log_b x = ln x / ln b: divide."),
                ((right + other) / 2 / unit * LN2, "that's symmetric in p and q, and in nats. Average the log-ratio under p only."),
                *((value * unit, BLURRED) for e in EPSILONS for value in ((p * np.log2((p + e) / (q + e))).sum(-1), (p * np.log2(p / (q + e))).sum(-1)))]
            judge(kl_divergence(p, q, **kwargs), right, "KL is the mean, under p, of log p(x)/q(x). Work one term out by hand and compare.", mistakes,
                  p, q, "an outcome with p = 0 adds nothing (0 · log 0 = 0), even where both are 0; KL is infinite only in the other case, q = 0 < p.")
    passed("kl_divergence", "agrees with scipy on zeros, infinities, tiny probabilities, batches and six bases")


@check
def cross_entropy(cross_entropy, seed=0):
    """H(p, q) = −Σ p log q; oracle: scipy's xlogy."""
    for (p, q), kwargs in inputs.in_bases(inputs.pairs(np.random.default_rng(seed)).values()):
        base, n = kwargs.get("base", 2), p.shape[-1]
        unit = LN2 / np.log(base)
        right = oracles.cross_entropy(p, q) * unit
        with np.errstate(divide="ignore", invalid="ignore"):
            mistakes = [
                (right / unit * LN2, "that's in nats: which logarithm did you take?"),
                (oracles.cross_entropy(q, p) * unit, "that's H(q, p). The code is built for q, the outcomes come from p: swap the roles."),
                (kl(p, q) * unit, "that's KL(p‖q). The cross-entropy also pays for what p itself costs, H(p)."),
                (-right, "the sign is wrong. Surprises −log q are ≥ 0, and so is their mean."),
                (-np.log2(q).sum(-1) * unit, "that adds surprises without weights. Average them under p."),
                (right / n, "that's a mean over the outcomes. The weights p(x) are there already: don't divide by n."),
                (oracles.entropy(p) * unit, "that's the entropy of p alone. The surprise is that of a code for q."),
                (oracles.entropy(q) * unit, "that's the entropy of q. The outcomes come from p."),
                (right / unit, f"that's in bits, although base={show(base)} was passed: use the argument `base`."),
                *((-(p * np.log2(q + e)).sum(-1) * unit, BLURRED) for e in EPSILONS)]
        judge(cross_entropy(p, q, **kwargs), right, "H(p, q) is the mean, under p, of the surprise −log q(x). Work one term out by hand and compare.",
              mistakes, p, q, "an outcome with p = 0 never occurs and costs nothing, whatever q is there.")
    passed("cross_entropy", "H(p, q) = H(p) + KL(p‖q): zeros, infinities, tiny probabilities, batches and six bases")


@check
def kl_of_samples(kl_of_samples, seed=0):
    """KL between the pmfs of two lists of outcomes 0…n−1, by counting."""
    for x, y, n in inputs.counted(np.random.default_rng(seed)).values():
        a, b = np.bincount(x, minlength=n) / len(x), np.bincount(y, minlength=n) / len(y)
        answer, m = kl_of_samples(x, y, n), min(len(x), len(y))
        if kl(a, b) == np.inf and np.isfinite(got := answer.number()):
            fail(f"{answer.name} returned {show(got)}; expected inf: outcome {int(np.argmax((a > 0) & (b == 0)))} never occurs in the second list, so "
                 "its pmf is 0 there. Count all n outcomes in both lists, including the absent ones.")
        with np.errstate(all="ignore"):
            raw = rel_entr(x[:m] / x[:m].sum(), y[:m] / y[:m].sum()).sum() / LN2
        answer.equals(kl(a, b), f"the first list's pmf is {show(a)}, the second's {show(b)}: one entry per outcome. Does yours give these?", [
            (rel_entr(a * len(x), b * len(y)).sum() / LN2, "you used counts as if they were probabilities. Divide each by its own number of samples."),
            (raw, "the samples themselves were divided by their sum, as if outcome 3 were three times as probable as 1. KL compares pmfs: how often "
                  "does each outcome occur?"),
            (kl(b, a), "you averaged under the second list's pmf. Average under the first list's."),
            (kl(a, b) * LN2, "that's in nats; divide by ln 2 for bits.")], tolerance=1e-11)
    passed("kl_of_samples", "counts become pmfs, absent outcomes included")
