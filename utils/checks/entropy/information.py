"""Information content and entropy."""
import numpy as np
from scipy.stats import entropy as scipy_entropy

from utils.checks import check, fail, inputs, passed, show
from utils.checks.asking import later

EPSILONS = 10.0 ** -np.arange(4, 16)
ROUNDING = 1e-15                        # nats: what log n − KL may be off by at a certain outcome; an ε of 1e-15 is more


def log(p, base):
    """log p in units of log `base`, −∞ at 0."""
    with np.errstate(divide="ignore"):
        return np.log(p, dtype=float) / np.log(base)


@check
def information_content(information_content, seed=0):
    """−log p: 0 at p = 1, ∞ at p = 0; oracle: numpy's log."""
    for p, kwargs in inputs.in_bases(inputs.probabilities(np.random.default_rng(seed)).values()):
        base = kwargs.get("base", 2)
        answer, p = information_content(p, **kwargs), np.asarray(p)
        _infinite(answer, p)
        right = -log(p, base)
        with np.errstate(invalid="ignore"):
            answer.equals(right, "an event of probability p carries −log p. Which logarithm, of what, did you take?", [
                (-log(p, np.e), "that's in nats. One bit is ln 2 = 0.6931 nats: divide by the logarithm of the base."),
                (-right, "the minus sign is missing. log p is negative for p < 1, and rare events carry much information."),
                (-log(1 - p, base), "that's the information of the event not happening, −log(1 − p). Use p."),
                (right * p, "that's −p · log p, a term of the entropy. Information content is not weighted by p."),
                (-log(p, 2), f"that's in bits, although base={show(base)} was passed: use the argument `base`."),
                (right**2, "squaring removes the sign but changes the value; put a minus in front instead."),
                *((-log(p + e, base), "something was added to p. Remove the ε from your logarithm.") for e in EPSILONS)], tolerance=1e-11)
    passed("information_content", "bits, nats and digits; ∞ at p = 0; numbers and arrays")


@later
def _infinite(answer, p):
    impossible = answer.array(p.shape)[p == 0]
    if np.isfinite(impossible).any():
        fail(f"{answer.name} gives the impossible event {show(impossible.min())}; expected ∞: it would surprise without bound. Remove the ε "
             "or the clip from your logarithm.")


@check
def entropy(entropy, seed=0):
    """0 ≤ H ≤ log n, zeros add nothing, one number per row; oracle: scipy.stats.entropy."""
    for p, kwargs in inputs.in_bases(inputs.pmfs(np.random.default_rng(seed)).values()):
        base, n = kwargs.get("base", 2), p.shape[-1]
        answer, exact = entropy(p, **kwargs), p.astype(float)
        right = scipy_entropy(exact, base=base, axis=-1)
        with np.errstate(invalid="ignore"):
            surprises = np.where(p > 0, -log(exact, base), 0)
        _exactly_0(answer, p, base, right.shape)
        answer.equals(right, "entropy is the mean information, Σ p · (−log p), with 0 · log 0 counted as 0. Compute it by hand for this p, term by "
                             "term, and see which term differs.", [
            (right * np.log(base), "that's in nats; divide by ln 2 for bits. Is the base of your logarithm the argument `base`, and its default 2?"),
            (right * np.log2(base), f"that's in bits, although base={show(base)} was passed: use the argument `base`."),
            (-right, "the minus sign is missing: log p ≤ 0, and an uncertainty is not negative."),
            (surprises.sum(-1), "each surprise was counted once; weight it by its own probability p (an expectation)."),
            (right / n, "that's a plain mean over the outcomes; the weights p already add up to 1, so sum."),
            (np.full_like(right, np.log(n) / np.log(base)), "that's the maximum, log n, which only the uniform distribution reaches."),
            *((-(exact * log(exact + e, base)).sum(-1), "the logarithm is a little too large. Leave out the zero terms instead of adding a small ε inside "
                                                        "the logarithm: a certain outcome must give exactly 0.") for e in EPSILONS)], tolerance=1e-11)
    passed("entropy", "pmfs of 1 to 300 outcomes, zeros, tiny probabilities and batches agree with scipy, in six bases")


@later
def _exactly_0(answer, p, base, shape):
    got = answer.array(shape)
    blurred = got[(p.max(-1) == 1) & (np.abs(got) * np.log(base) > ROUNDING)]
    if p.dtype == float and p.shape[-1] > 1 and blurred.size:
        fail(f"{answer.name} gives {show(blurred[0])} where one outcome is certain; expected exactly 0: nothing is uncertain. "
             + ("Leave out the zero terms instead of adding a small ε inside the logarithm." if abs(blurred[0]) < 0.01 else "Which term of the sum isn't 0?"))
