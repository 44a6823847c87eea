"""The Jensen–Shannon divergence: its value, its joint table, and pmfs at a given distance."""
import numpy as np

from utils.checks import check, close, fail, inputs, passed, recording, show
from utils.checks.asking import later
from utils.checks.inputs.distributions import pair
from utils.checks.oracles import LN2, js, kl

SCIPYS = ["scipy.spatial.distance.jensenshannon"]


def mistakes(p, q, unit=1.0):
    """What usual mistakes give, in units of 1/`unit` bits."""
    m, right = (p + q) / 2, js(p, q)
    with np.errstate(all="ignore"):
        pairs = [
            (np.sqrt(right * LN2), "that's √JSD, in nats: what scipy's `jensenshannon` returns by default. The divergence is its square, in bits."),
            (np.sqrt(right), "that's √JSD, a distance. The divergence is its square."),
            (right * LN2, "that's in nats; divide by ln 2 for bits."),
            (2 * right, "that's twice as much. The two divergences from the middle are averaged, not added."),
            ((kl(p, q) + kl(q, p)) / 2, "that's the mean of KL(p‖q) and KL(q‖p), which may be infinite. Compare each with their mixture, (p + q)/2."),
            (kl(p, q) + kl(q, p), "that's KL(p‖q) + KL(q‖p), which may be infinite. Compare each with their mixture, (p + q)/2."),
            (kl(p, m), "that's only p's half. q's divergence from the mixture belongs to it too."),
            (kl(q, m), "that's only q's half. p's divergence from the mixture belongs to it too."),
            ((kl(m, p) + kl(m, q)) / 2, "the mixture comes first. Each of p and q is averaged over itself: KL(p‖m), KL(q‖m)."),
            (kl(p, q), "that's KL(p‖q). Compare each of p and q with their mixture, (p + q)/2."),
            (kl(p, p + q) / 2 + kl(q, p + q) / 2, "p + q sums to 2. The mixture is (p + q)/2."),
        ]
        return [(value * unit, sentence) for value, sentence in pairs]


@check
def js_divergence(js_divergence, seed=0):
    """½ KL(p‖m) + ½ KL(q‖m): zeros, overlaps of ½ and 0, bases and batches."""
    for (p, q), kwargs in inputs.in_bases(inputs.pairs(np.random.default_rng(seed)).values()):
        base = kwargs.get("base", 2)
        unit = LN2 / np.log(base)
        right = js(p, q) * unit
        because = "JSD is the mean of two divergences, those of p and of q from their mixture m = (p + q)/2. It is never infinite: m is positive where p " \
                  "or q is." if p.ndim == 1 else "each pair of rows is its own pair of pmfs: sum along the last axis only."
        js_divergence(p, q, **kwargs).equals(right, because, [
            *mistakes(p.astype(float), q.astype(float), unit),
            (np.minimum(right, 1), "it was cut off at 1, the largest JSD in bits. In other units it may be larger."),
            (right / unit, f"that's in bits, although base={show(base)} was passed: use the argument `base`.")], tolerance=1e-11)
    passed("js_divergence", "equal 0, half-overlapping ½, disjoint 1 bit; zeros, tiny probabilities, batches and six bases")


@check
def js_from_scipy(js_from_scipy, seed=0):
    """The divergence in bits out of scipy's distance, on pairs where the distance differs from it."""
    rng = np.random.default_rng(seed)
    for p, q in inputs.pairs(rng).values():
        if p.ndim > 1:
            continue
        answer, reply = js_from_scipy.watched(recording.functions, p, q, names=SCIPYS)
        right = js(p, q)
        answer.equals(right, "scipy returns a square root, in nats unless told otherwise. Undo both.", [
            (right**2, "that's the divergence squared. Is it scipy's value you square, once?"),
            (right * LN2**2, "you turned nats into bits the wrong way round: divide by ln 2."),
            *mistakes(p.astype(float), q.astype(float))])
        if not any(_is_about(p, q, given) for _, given in reply["calls"]):
            fail(f"{answer.name} returned {show(answer.number())}, which is right, but scipy's jensenshannon was never called with p and q; it should come from "
                 "there. Undo what differs from your own function.")
    p, q = pair(rng, 4)
    larger, _ = js_from_scipy.watched(recording.functions, p, q, names=SCIPYS, scale=1.1)
    if close(larger.number(), js(p, q), 1e-6):
        fail(f"{larger.name} returns {show(js(p, q))}, which is right, but it stays the same when scipy's jensenshannon returns a tenth more; expected it to come from there. Use what "
             "that function returns.")
    passed("js_from_scipy", "the divergence, in bits, with scipy's function")


def _is_about(p, q, given):
    """Are p and q, in whatever order and shape, the arrays among these arguments?"""
    arrays = [np.ravel(v) for v in given if np.ndim(v)]
    return any(list(map(len, arrays)) == [len(p)] * 2 and close(arrays[0], a, 1e-6) and close(arrays[1], b, 1e-6) for a, b in ((p, q), (q, p)))


@check
def mixture_joint(mixture_joint, seed=0):
    """p(x, z) of a fair bit z that chooses between q (column 0) and p (column 1); its MI is the JSD."""
    for p, q in inputs.pairs(np.random.default_rng(seed)).values():
        if p.ndim > 1:
            continue
        right = np.stack([q, p], axis=1).astype(float) / 2
        answer = mixture_joint(p, q)
        _weighted(answer, right)
        answer.equals(right, "p(x, z) = p(z) p(x|z), with p(z) = ½.", [
            (right[:, ::-1], "the columns are swapped: z = 0 stands for q, z = 1 for p."),
            (right.T if len(p) == 2 else np.nan, "rows and columns are swapped: x runs down, z across."),
            (np.stack([(p + q) / 4] * 2, axis=1), "both columns are the mixture, as if z had no influence on x.")])
    passed("mixture_joint", "I(X;Z) of this table is JSD(p‖q)")


@later
def _weighted(answer, right):
    got = answer.array(right.shape)
    if close(got, 2 * right):
        fail(f"{answer.name} returned {show(got)}, which sums to {show(got.sum())}; a joint pmf sums to 1. The coin is fair: what is p(x, z) = "
             "p(z) p(x|z)?")


@check
def js_exactly(js_exactly, seed=0):
    """q with JSD(p‖q) = bits, for any 0 ≤ bits ≤ 1: both extremes and everything between."""
    rng = np.random.default_rng(seed)
    targets = (0.0, 1.0, 0.5, 0, 1, 0.01, 0.99, 0.001, 0.999, *map(float, np.round(rng.uniform(0.05, 0.95, 3), 3)))
    fixed = [np.array([1.0, 0]), np.array([0, 0.5, 0.5]), np.array([0.3, 0.3, 0.4 - 1e-9, 0, 1e-9]), np.array([1e-6, 0.6, 0, 0.4 - 1e-6])]
    for i, bits in enumerate(targets):
        n = int(rng.integers(2, 6))
        drawn = np.insert(rng.dirichlet(np.ones(n)), (0, n, rng.integers(n + 1))[i % 3], 0.0)
        for p in [drawn, *fixed] if bits in (0.0, 0.5, 1.0) else [drawn]:
            _at_distance(js_exactly(p, bits), p, bits)
    passed("js_exactly", "0 bits, 1 bit and everything between")


@later
def _at_distance(answer, p, bits):
    q = answer.pmf(len(p))
    got = js(p, q)
    if abs(got - bits) > (2e-5 if answer.coarse else 1e-6):
        extreme = {0.0: " Which q is the only one at 0?", 1.0: " For one bit, no outcome may have mass under both."}.get(bits, "")
        near = " √JSD is not JSD." if abs(np.sqrt(max(got, 0)) - bits) < 1e-6 else ""
        fail(f"{answer.name} returned {show(q)}, with JSD {show(got, 7)} bits; expected {show(bits)}.{extreme}{near} Move mass to p's empty outcome, "
             "step by step: how does JSD grow?")


@check
def blind_spot(blind_spot, seed=0):
    """p, near, far on points 0…n−1, both one bit from p, near's mean within 2 of p's, far's at least n/2 away."""
    rng = np.random.default_rng(seed)
    for n in (8, 9, 10, 11, int(rng.integers(12, 30)), int(rng.integers(30, 60))):
        call = f"blind_spot({n})"
        p, near, far = (part.pmf(n) for part in blind_spot(n).parts(("p", "near", "far")))
        for name, q in (("near", near), ("far", far)):
            if (common := np.minimum(p, q)).max() > 1e-15:          # JSD is 1 bit only without a common outcome
                fail(f"{call}: JSD(p‖{name}) = {show(js(p, q), 6)} bits; expected 1. p and {name} both give outcome {common.argmax()} a positive probability "
                     f"({show(p[common.argmax()])} and {show(q[common.argmax()])}): let them have no outcome in common.")
        to_near, to_far = abs((near - p) @ np.arange(n)), abs((far - p) @ np.arange(n))
        if to_near > 2 + 1e-9 or to_far < n / 2 - 1e-9:
            fail(f"{call}: the means of near and far are {show(to_near)} and {show(to_far)} away from p's; expected at most 2 and at least {n / 2:g}. Put p "
                 "at one end.")
    passed("blind_spot", "next door or far away: one bit both")
