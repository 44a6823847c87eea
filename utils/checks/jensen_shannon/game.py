"""The best discriminator and the value of the game."""
import numpy as np
from scipy.special import expit, xlogy

from utils.checks import check, close, fail, inputs, passed, show
from utils.checks.asking import later
from utils.checks.oracles import LN2, LN4


@check
def optimal_discriminator(optimal_discriminator, seed=0):
    """p/(p + q), for pmfs and for densities on a grid; ½ where both are 0."""
    for p, q in inputs.densities(np.random.default_rng(seed)).values():
        a, b = p.astype(float), q.astype(float)
        with np.errstate(divide="ignore", invalid="ignore"):
            right = np.where(a + b > 0, a / (a + b), 0.5)
            known = [
                (a / b, "that's the ratio p/q, which exceeds 1. D is a probability: odds p/q make it p/(p + q)."),
                (1 - right, "that's the probability of fake. D says how likely the point is *real*, drawn from p."),
                (np.full_like(a, 0.5), "that's ½ everywhere: optimal only where p = q."),
                (a, "that's p itself, whatever q is there. Compare it with q."),
                (expit(a - b), "that's a sigmoid of the difference. The logit of D* is log p/q: a ratio."),
                ((a > b).astype(float), "that's a hard decision. D* says how sure one can be: a number between 0 and 1."),
                (np.log(a / b), "that's the logit of D*. Return the probability."),
                (np.where((a == 0) | (b == 0), 0.5, right), "where only one of the two is 0, D* is certain. ½ is for points where both are 0."),
                *((a / (a + b + e), "D is a little too small: nothing may be added to the divisor. Leave out the ε; treat p = q = 0 apart.")
                  for e in 10.0 ** -np.arange(4, 17))]
        answer = optimal_discriminator(p, q)
        _where_nothing_falls(answer, right, (a == 0) & (b == 0))
        answer.equals(right, "at each x, D* is the probability that a point found there came from p, when both are equally likely; "
                                                  "½ where nothing ever falls, and only there.", known, tolerance=1e-12)
    passed("optimal_discriminator", "p/(p + q), even in the tails, and ½ where nothing ever falls")


@later
def _where_nothing_falls(answer, right, empty):
    got = answer.array(right.shape)
    if (got[empty] != 0.5).any() and close(got[~empty], right[~empty], 1e-5 if answer.coarse else 1e-12):
        fail(f"{answer.name} returned {show(got)}: where nothing ever falls, expected ½; yours is {show(got[empty][0])} there. Treat p = q = 0 apart.")


def played(rng):
    """p, q and a D, all (n,): optimal, random, certain where that costs nothing, certain and wrong."""
    for p, q in inputs.pairs(rng).values():
        if p.ndim == 1:
            both = p.astype(float) + q
            best = np.where(both > 0, p / np.where(both > 0, both, 1), 0.5).astype(p.dtype)
            yield p, q, np.where(q > 0, np.minimum(best, np.nextafter(best.dtype.type(1), 0)), best)       # sure only where q has nothing
            yield p, q, rng.uniform(0.05, 0.95, len(p)).astype(p.dtype)
    p, q = np.array([0.25, 0.75, 0]), np.array([0, 0.5, 0.5])
    for D in ([1, 0.6, 0], [1, 0.4, 0], [0, 0.5, 0.5], [1, 1, 0.5], [0.5, 0.5, 1], [1e-300, 0.5, 0.1], [0.9, 1 - 1e-12, 0], [0.5, 0.5, 0.5], [0.3, 1e-9, 0.2]):
        yield p, q, np.array(D)
    yield q, p, np.array([0, 0.3, 1])
    for D in ([1, 1, 0, 0], [0, 0, 1, 1], [1, 0.5, 0, 0.5], [1, 1, 0, 1]):
        yield np.array([0.5, 0.5, 0, 0]), np.array([0, 0, 0.3, 0.7]), np.array(D, float)


@later
def _infinite(answer, right):
    got = answer.number()
    if right == -np.inf and got > -np.inf:
        fail(f"{answer.name} returned {show(got)}; expected -inf: D is certain, and wrong with positive probability. Is an ε or a clip in the way?")
    if got == -np.inf and right > -np.inf:
        fail(f"{answer.name} returned -inf; expected {show(right)}: where p = 0, ln D = −∞ has weight 0 and adds nothing, and the same goes for ln(1 − D) where "
             "q = 0. Leave those terms out.")


@check
def gan_value(gan_value, seed=0):
    """V = Σ p ln D + Σ q ln(1 − D) in nats; at D* it is 2·JSD − ln 4; −∞ where D is sure and wrong."""
    for given in played(np.random.default_rng(seed)):
        p, q, D = (x.astype(float) for x in given)
        real, fake = xlogy(p, D).sum(), xlogy(q, 1 - D).sum()
        answer, right = gan_value(*given), real + fake
        _infinite(answer, right)
        with np.errstate(divide="ignore", invalid="ignore"):
            answer.equals(right, "V is the mean of ln D under p plus the mean of ln(1 − D) under q.", [
                (right / LN2, "that's in bits. V is in nats, as in the paper."),
                (-right, "the sign is wrong. V is what D makes as large as it can; minus V is its loss."),
                (right / 2, "that's half of it. The two means are added."),
                (xlogy(p, D).sum() + xlogy(q, D).sum(), "the fakes get ln D too; for them D earns ln(1 − D)."),
                (xlogy(q, D).sum() + xlogy(p, 1 - D).sum(), "real and fake are swapped: D should be high under p."),
                (np.mean(np.log(D)) + np.mean(np.log1p(-D)), "you averaged over the outcomes with equal weights. Weight by p and by q."),
                (real - fake, "the two parts are added, not subtracted."),
                (real, "that's just the real part. Add the fakes' mean of ln(1 − D)."),
                (fake, "that's just the fake part. Add the real samples' mean of ln D."),
                *((((p * np.log(D + e)).sum() + (q * np.log(1 - D + e)).sum()),
                   "the logarithm is a little too large. Leave out the ε: a D that is certain and wrong must get −∞.") for e in 10.0 ** -np.arange(4, 16)),
            ], tolerance=1e-11)
    passed("gan_value", "in nats; 2·JSD − ln 4 at the optimal discriminator; −∞ for a certain error")


@check
def js_from_value(js_from_value, seed=0):
    """JSD in bits from V(G, D*) in nats: V = 2·JSD − ln 4."""
    rng = np.random.default_rng(seed)
    for js in (0.3, 0.05, *map(float, rng.uniform(0.02, 0.98, 6)), 1e-6, 1 - 1e-6, 0.0, 1.0):
        v = 2 * js * LN2 - LN4
        js_from_value(v).equals(js, "solve V = 2·JSD − ln 4 for JSD, then go from nats to bits. −ln 4 must give 0, and 0 must give 1.", [
            (js * LN2, "that's in nats. Divide by ln 2 for bits."),
            (2 * js, "that's 2·JSD. Divide by 2."),
            (2 * js * LN2, "that's 2·JSD in nats. Two divisions are missing."),
            (v / 2 / LN2, "ln 4 was not added back: V = −ln 4 must give 0 bits."),
            (js * LN2**2, "you turned nats into bits the wrong way round: divide by ln 2."),
            ((v + LN2) / 2 / LN2, "ln 2 was added for ln 4: V = −ln 4 must give 0 bits."),
            ((v + 2) / 2, "you took log 4 to base 2, but V is in nats: V = −ln 4 must give 0 bits.")])
    js_from_value(0).equals(1.0, "V = 0 means that D is never wrong: one bit.")
    passed("js_from_value", "−ln 4 nats are 0 bits, 0 nats are 1 bit")
