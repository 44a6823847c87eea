"""Checks of chapter 02: Kullback–Leibler divergence, cross-entropy and mutual information. Laws and oracles, no keys."""
import numpy as np
from scipy.special import rel_entr, softmax, xlogy
from scipy.stats import multivariate_normal

from utils.checks import array, close, fail, number, passed, show
from utils.checks.choices import choice as choice
from utils.checks.choices import choose as choose
from utils.checks.distributions import judge, judge_array, length, pmf, several
from utils.checks.proofs import prove

LN2 = np.log(2)


def _kl(p, q):
    """scipy's relative entropy, in bits: the oracle of this chapter."""
    return rel_entr(p, q).sum(-1) / LN2


def _entropy(p):
    return -xlogy(p, p).sum(-1) / LN2


def _random_pair(rng, n):
    """Two pmfs, far enough from each other that no mistake hides in rounding."""
    while True:
        p, q = rng.dirichlet(np.ones(n), 2)
        if min(_kl(p, q), abs(_kl(p, q) - _kl(q, p))) > 0.01 and min(p.min(), q.min()) > 1e-3:
            return p, q


# KL divergence

def kl_divergence(kl_divergence, seed=0):
    """Agrees with scipy's rel_entr on random pairs, zeros, infinities, equal arguments, other bases and batches."""
    rng = np.random.default_rng(seed)
    for _ in range(30):
        p, q = _random_pair(rng, int(rng.integers(2, 7)))
        ratio = p * np.log2(p / q)
        judge(f"kl_divergence({show(p)}, {show(q)})", kl_divergence(p, q), _kl(p, q),
            "KL is the mean, under p, of log₂ p(x)/q(x). Work one term out by hand and compare.", [
            (_kl(p, q) * LN2, "that is nats. Bits are asked for: which logarithm did you take?"),
            (_kl(q, p), "that is KL(q‖p). The first argument is the one you average over; swap the roles of p and q."),
            (_kl(q, p) * LN2, "that is KL(q‖p), and in nats. The first argument is the one you average over."),
            (np.abs(ratio).sum(), "that sums absolute values. Terms with q > p are negative and must stay so: only the whole sum "
                                  "is ≥ 0 (Gibbs)."),
            (-_kl(p, q), "the sign is wrong. A divergence is ≥ 0 (Gibbs): look at what stands above in the ratio."),
            (_kl(p, q) + _entropy(p), "that is the cross-entropy H(p, q). KL lacks its first part, the entropy of p."),
            (np.log2(p / q).sum(), "that adds the log-ratios without weights. KL is an expectation under p."),
            (np.mean(ratio), "that is a mean over the outcomes. The weights p(x) are in the sum already: do not divide by n."),
            ((_kl(p, q) + _kl(q, p)) / 2, "that is symmetric in p and q. KL is not: average the log-ratio under p only."),
        ])
    for n in (3, 5):
        p, q = _random_pair(rng, n)
        hole = int(rng.integers(n))
        holed = np.where(np.arange(n) == hole, 0, p)
        holed /= holed.sum()
        call = f"kl_divergence({show(holed)}, {show(q)})"
        judge(call, kl_divergence(holed, q), _kl(holed, q),
            "An outcome with p = 0 adds exactly 0. What does your sum add there?", [
            (np.inf, "an outcome with p = 0 adds nothing (0 · log 0 = 0); infinite is only the other case, q = 0 < p.")])
        got = number(kl_divergence(q, holed), f"kl_divergence({show(q)}, {show(holed)})")
        if got != np.inf:
            fail(f"kl_divergence({show(q)}, {show(holed)}) came out {show(got)}, expected inf: p gives a positive probability to "
                 f"outcome {hole}, q none. Something hides the infinity: an ε in the logarithm, a clip, or a skipped term?")
        both = np.where(np.arange(n) == hole, 0, q)
        both /= both.sum()
        judge(f"kl_divergence({show(holed)}, {show(both)})", kl_divergence(holed, both), _kl(holed, both),
            "Where both are 0, nothing is added.", [
            (np.inf, "where p = q = 0 nothing is added; infinite is only q = 0 < p.")])
        judge(f"kl_divergence of p = {show(p)} with itself", kl_divergence(p, p), 0.0,
            "Equal distributions have divergence 0: every log-ratio is log 1.", tolerance=1e-12)
    p, q = _random_pair(rng, 4)
    for base in (np.e, 10):
        judge(f"kl_divergence(p, q, base={base:.4g})", kl_divergence(p, q, base=base), _kl(p, q) * LN2 / np.log(base),
            "A logarithm to another base is the natural one divided by ln base.", [
            (_kl(p, q), "that is bits again. Does your function use `base`?"),
            (_kl(p, q) * LN2 * np.log(base), "you multiply by ln base. log_b x = ln x / ln b: divide.")])
    p, q = rng.dirichlet(np.ones(3), (2, 4)), rng.dirichlet(np.ones(3), (2, 4))
    p[0, 0], q[0, 1], q[1, 2] = (0.5, 0.5, 0), (0, 0.25, 0.75), (1, 0, 0)
    judge_array("kl_divergence of two batches of shape (2, 4, 3)", kl_divergence(p, q), _kl(p, q),
        "Each pair of rows is its own pair of pmfs: sum along the last axis only.")
    passed("kl_divergence", "agrees with scipy on random pairs, zeros, infinities, other bases and batches")


def kl_of_samples(kl_of_samples, seed=0):
    """KL between the pmfs of two lists of outcomes 0…n−1, by counting."""
    rng = np.random.default_rng(seed)
    for _ in range(10):
        n = int(rng.integers(2, 6))
        p, q = _random_pair(rng, n)
        x = np.concatenate([np.arange(n), rng.choice(n, size=int(rng.integers(20, 60)), p=p)])
        y = np.concatenate([np.arange(n), rng.choice(n, size=int(rng.integers(20, 60)), p=q)])
        a, b = np.bincount(x, minlength=n) / len(x), np.bincount(y, minlength=n) / len(y)
        m = min(len(x), len(y))
        counts = rel_entr(a * len(x), b * len(y)).sum() / LN2
        with np.errstate(all="ignore"):
            raw = rel_entr(x[:m] / x[:m].sum(), y[:m] / y[:m].sum()).sum() / LN2
        judge(f"kl_of_samples of {len(x)} and {len(y)} outcomes with n = {n}", kl_of_samples(x, y, n), _kl(a, b),
            f"The first list's pmf is {show(a)}, the second's {show(b)}: one entry an outcome. Does yours give these?", [
            (counts, "you used counts as if they were probabilities. Divide each by its own number of samples."),
            (raw, "the samples themselves were divided by their sum, as if outcome 3 were three times as probable as 1. KL compares "
                  "pmfs: how often does each outcome occur?"),
            (_kl(b, a), "that is KL of the second from the first. Average under the first list's pmf.")])
    x, y = np.array([0, 1, 1, 2, 2]), np.array([0, 1, 1, 1])
    got = number(kl_of_samples(x, y, 3), "kl_of_samples([0,1,1,2,2], [0,1,1,1], 3)")
    if got != np.inf:
        fail(f"kl_of_samples([0, 1, 1, 2, 2], [0, 1, 1, 1], 3) came out {show(got)}, expected inf: outcome 2 never occurs in the second "
             "list, so its pmf is 0 there. Count all n outcomes in both lists, also the absent ones.")
    judge("kl_of_samples([0, 1, 1, 1], [0, 1, 1, 2, 2], 4)", kl_of_samples(y, x, 4), _kl(np.array([.25, .75, 0]), np.array([.2, .4, .4])),
        "Outcome 3 occurs in neither list and adds nothing.")
    passed("kl_of_samples", "counts become pmfs, absent outcomes included")


# Q2.2: the bounds of KL

def symmetric_partner(symmetric_partner, seed=0):
    """q ≠ p with KL(p‖q) = KL(q‖p), finite and above 0.001 bits."""
    rng = np.random.default_rng(seed)
    for n in (2, 3, 3, 4, 6):
        p, _ = _random_pair(rng, n)
        while np.ptp(p) < 0.2:
            p, _ = _random_pair(rng, n)
        call = f"symmetric_partner({show(p)})"
        q = pmf(symmetric_partner(p.copy()), n, call)          # a copy: what is compared must stay as it was
        there, back = _kl(p, q), _kl(q, p)
        if close(p, q, 1e-6):
            fail(f"{call} is p itself, expected another pmf. Both divergences are then 0, which is true and says nothing: find a q that differs from p.")
        if not np.isfinite(there) or not np.isfinite(back):
            fail(f"{call} is {show(q)}, with KL(p‖q) = {show(there)} and KL(q‖p) = {show(back)}: an infinity, expected finite values. Keep q positive.")
        if there < 1e-3:
            fail(f"{call} is {show(q)}: KL(p‖q) = {there:.2g} bits, expected at least 0.001. Take a q farther from p.")
        if not close(there, back, 1e-9):
            fail(f"{call} is {show(q)}, with KL(p‖q) = {there:.6f} and KL(q‖p) = {back:.6f} bits: not equal. What could you do to p "
                 "that, done twice, gives p back?")
    passed("symmetric_partner", "KL(p‖q) = KL(q‖p) although q ≠ p")


def infinite_partner(infinite_partner, seed=0):
    """q with KL(p‖q) = ∞ whose support overlaps p's in at least one outcome."""
    rng = np.random.default_rng(seed)
    for n in (2, 3, 5, 6):
        p, _ = _random_pair(rng, n)
        call = f"infinite_partner({show(p)})"
        q = pmf(infinite_partner(p.copy()), n, call)
        if not ((p > 0) & (q > 0)).any():
            fail(f"{call} is {show(q)}: no outcome has positive probability under both. Overlapping supports are asked for.")
        if _kl(p, q) != np.inf:
            fail(f"{call} is {show(q)}, with KL(p‖q) = {_kl(p, q):.4g} bits, which is finite: where q is tiny the log-ratio is large, "
                 "but only an exact 0 makes it infinite. Where must that 0 stand?")
    passed("infinite_partner", "KL(p‖q) = ∞ although the supports overlap")


def kl_at_least(kl_at_least, seed=0):
    """A pair of positive pmfs with KL(p‖q) finite and at least `bits`."""
    rng = np.random.default_rng(seed)
    for bits in (1, 5, *np.round(rng.uniform(10, 200, 4), 1)):
        call = f"kl_at_least({bits})"
        p, q = several(kl_at_least(float(bits)), 2, call, rows=True)
        n = length(p, f"p of {call}")
        p, q = pmf(p, n, f"p of {call}"), pmf(q, n, f"q of {call}", positive=True)
        if _kl(p, q) < bits:
            fail(f"{call} gives KL(p‖q) = {_kl(p, q):.4f} bits; at least {bits} are asked for. How small must q be where p is large?")
        if np.isinf(_kl(p, q)):
            fail(f"{call} gives KL(p‖q) = inf, expected a finite value: q underflowed to 0 somewhere. Make it small, not zero.")
    passed("kl_at_least", "KL has no largest finite value")


def no_triangle(no_triangle, seed=0):
    """p, q, r with KL(p‖r) > KL(p‖q) + KL(q‖r) by at least 0.01 bits."""
    p, q, r = several(no_triangle(), 3, "no_triangle()", rows=True)
    n = length(p, "p of no_triangle()")
    p, q, r = (pmf(v, n, f"{name} of no_triangle()") for v, name in zip((p, q, r), "pqr", strict=True))
    direct, detour = _kl(p, r), _kl(p, q) + _kl(q, r)
    if not np.isfinite(direct):
        fail(f"no_triangle() is {show(p)}, {show(q)}, {show(r)}, with KL(p‖r) = {show(direct)}, expected a finite value: an infinity is too easy. Keep r positive where p is.")
    if direct < detour + 0.01:
        fail(f"KL(p‖r) = {direct:.4f} and KL(p‖q) + KL(q‖r) = {_kl(p, q):.4f} + {_kl(q, r):.4f} = {detour:.4f} bits: the direct way is "
             "not longer by 0.01. Put q between p and r: KL grows faster than the distance.")
    passed("no_triangle", "the direct way is longer than the detour, so KL is no distance")


# Cross-entropy and Q1.3

def cross_entropy(cross_entropy, seed=0):
    """H(p, q) = H(p) + KL(p‖q), with zeros, infinities, bases and batches."""
    rng = np.random.default_rng(seed)
    for _ in range(30):
        p, q = _random_pair(rng, int(rng.integers(2, 7)))
        expected = _entropy(p) + _kl(p, q)
        judge(f"cross_entropy({show(p)}, {show(q)})", cross_entropy(p, q), expected,
            "H(p, q) is the mean, under p, of the surprise −log₂ q(x). Work one term out by hand and compare.", [
            (expected * LN2, "that is nats. Bits are asked for: which logarithm did you take?"),
            (_entropy(q) + _kl(q, p), "that is H(q, p). The code is built for q, the outcomes come from p: swap the roles."),
            (_kl(p, q), "that is KL(p‖q). The cross-entropy also pays for what p itself costs, H(p)."),
            (-expected, "the sign is wrong. Surprises −log q are ≥ 0, so is their mean."),
            (-np.log2(q).sum(), "that adds surprises without weights. Average them under p."),
            (-np.mean(p * np.log2(q)), "that is a mean over the outcomes. The weights p(x) are there already: do not divide by n."),
            (_entropy(p), "that is the entropy of p alone. The surprise is that of a code for q."),
            (_entropy(q), "that is the entropy of q. The outcomes come from p."),
        ])
    for n in (3, 5):
        p, q = _random_pair(rng, n)
        holed = np.where(np.arange(n) == n - 1, 0, p)
        holed /= holed.sum()
        judge(f"cross_entropy({show(holed)}, {show(q)})", cross_entropy(holed, q), _entropy(holed) + _kl(holed, q),
            "An outcome with p = 0 never occurs and costs nothing.")
        judge(f"cross_entropy of p = {show(holed)} with itself", cross_entropy(holed, holed), _entropy(holed),
            "H(p, p) = H(p), also where p = 0 (0 · log 0 = 0).")
        got = number(cross_entropy(q, holed), f"cross_entropy({show(q)}, {show(holed)})")
        if got != np.inf:
            fail(f"cross_entropy({show(q)}, {show(holed)}) came out {show(got)}, expected inf: an outcome that p produces has no code "
                 "word under q. Something hides the infinity: an ε in the logarithm, or a clip?")
    p, q = _random_pair(rng, 4)
    for base in (np.e, 10):
        expected = (_entropy(p) + _kl(p, q)) * LN2 / np.log(base)
        judge(f"cross_entropy(p, q, base={base:.4g})", cross_entropy(p, q, base=base), expected,
            "Divide by ln base.", [(_entropy(p) + _kl(p, q), "that is bits again. Does your function use `base`?")])
    p, q = rng.dirichlet(np.ones(3), (2, 4)), rng.dirichlet(np.ones(3), (2, 4))
    p[0, 0], q[0, 1] = (0.5, 0.5, 0), (0, 0.25, 0.75)
    judge_array("cross_entropy of two batches of shape (2, 4, 3)", cross_entropy(p, q), _entropy(p) + _kl(p, q),
        "Each pair of rows is its own pair of pmfs: sum along the last axis only.")
    passed("cross_entropy", "H(p, q) = H(p) + KL(p‖q), zeros, infinities, bases and batches included")


def _logits_and_target(rng, n, soft):
    y = rng.dirichlet(np.ones(n)) if soft else np.eye(n)[rng.integers(n)]
    return rng.normal(0, 2, n), y


def _jacobian(p):
    """∂p_i/∂z_j of a softmax."""
    return np.diag(p) - np.outer(p, p)


def cross_entropy_gradient(cross_entropy_gradient, seed=0):
    """The gradient of H(y, softmax(z)) in nats, by finite differences and in closed form."""
    rng = np.random.default_rng(seed)
    for trial in range(20):
        n = int(rng.integers(2, 6))
        z, y = _logits_and_target(rng, n, soft=trial % 2)
        p = softmax(z)
        with np.errstate(all="ignore"):
            inner = np.where(y > 0, -y / p, 0.0)
        judge_array(f"cross_entropy_gradient(z={show(z)}, y={show(y)})", cross_entropy_gradient(z, y), inner @ _jacobian(p),
            "Nudge one logit by 0.001 and see by how much −Σ y ln softmax(z) changes.", [
            (y - p, "the sign is wrong: that is the direction in which the loss falls. The gradient points to where it grows."),
            (inner, "that is the gradient with respect to the probabilities. Go on through the softmax to the logits z."),
            ((p - y) / LN2, "that is the gradient of the loss in bits. Networks count in nats here."),
            (2 * (p - y) @ _jacobian(p), "that is the gradient of the squared error."),
            (2 * (p - y), "there is a factor 2, as if the loss were a squared difference of z."),
            (np.where(y > 0, p - 1, 0), "only the true class has a gradient there. Raising another logit also lowers the true "
                                        "class's probability."),
        ], tolerance=1e-8)
    for z, y in (([1000., 0., -1000.], [0., 1., 0.]), ([-800., -800., 0.], [1., 0., 0.])):
        z, y = np.array(z), np.array(y)
        judge_array(f"cross_entropy_gradient(z={show(z)}, y={show(y)})", cross_entropy_gradient(z, y), softmax(z) - y,
            "exp(1000) overflows: subtract the largest logit first, the softmax stays the same.")
    z, y = rng.normal(size=(4, 3)), np.eye(3)[[0, 2, 1, 2]]
    judge_array("cross_entropy_gradient of a batch of shape (4, 3)", cross_entropy_gradient(z, y), softmax(z, -1) - y,
        "Each row has its own softmax, along the last axis, and its own gradient: no mean over the batch.")
    passed("cross_entropy_gradient", "agrees with the chain rule through the softmax, for hard and soft labels")


def l2_gradient(l2_gradient, seed=0):
    """The gradient of ‖softmax(z) − y‖² in z."""
    rng = np.random.default_rng(seed)
    for trial in range(20):
        n = int(rng.integers(2, 6))
        z, y = _logits_and_target(rng, n, soft=trial % 2)
        p = softmax(z)
        expected = 2 * (p - y) @ _jacobian(p)
        judge_array(f"l2_gradient(z={show(z)}, y={show(y)})", l2_gradient(z, y), expected,
            "Nudge one logit by 0.001 and see by how much Σ (softmax(z) − y)² changes.", [
            (expected / 2, "half of it. The loss is Σ (p − y)², without a ½."),
            (-expected, "the sign is wrong: that is the direction in which the loss falls."),
            (2 * (p - y), "that is the gradient with respect to the probabilities. Go on through the softmax to the logits z."),
            (p - y, "that is the cross-entropy's gradient. The squared error has a softmax derivative left in it."),
            (2 * (p - y) * p * (1 - p), "each logit moves all probabilities, not only its own: the softmax's derivative is a whole "
                                        "matrix, and you kept its diagonal."),
            (expected / n, "that is of a mean over the classes. The loss is a sum."),
        ], tolerance=1e-8)
    z, y = np.array([1000., 0., -1000.]), np.array([0., 1., 0.])
    judge_array(f"l2_gradient(z={show(z)}, y={show(y)})", l2_gradient(z, y), np.zeros(3),
        "exp(1000) overflows: subtract the largest logit first, the softmax stays the same.")
    z, y = rng.normal(size=(4, 3)), np.eye(3)[[0, 2, 1, 2]]
    expected = np.stack([2 * (softmax(a) - b) @ _jacobian(softmax(a)) for a, b in zip(z, y, strict=True)])
    judge_array("l2_gradient of a batch of shape (4, 3)", l2_gradient(z, y), expected,
        "Each row has its own softmax, along the last axis, and its own gradient: no mean over the batch.", tolerance=1e-8)
    passed("l2_gradient", "agrees with the chain rule through the softmax, for hard and soft labels")


def confident_wrong(confident_wrong, seed=0):
    """Logits where the cross-entropy's gradient is at least 1 long and the squared error's at most 1e-6."""
    rng = np.random.default_rng(seed)
    for n in (2, 3, 5, 10):
        k = int(rng.integers(n))
        call = f"confident_wrong(k={k}, n={n})"
        z = array(confident_wrong(k, n), (n,), call)
        if not np.isfinite(z).all():
            fail(f"{call} is {show(z)}; expected finite logits. A difference of 30 between two is plenty.")
        p, y = softmax(z), np.eye(n)[k]
        ce, l2 = np.linalg.norm(p - y), np.linalg.norm(2 * (p - y) @ _jacobian(p))
        if ce < 1:
            fail(f"{call} is {show(z)}: the true class {k} has probability {p[k]:.3g} and the cross-entropy's gradient is {ce:.3g} long; "
                 "at least 1 is asked for. The answer must be wrong: where does your largest logit stand?")
        if l2 > 1e-6:
            fail(f"{call} is {show(z)}: the true class {k} has probability {p[k]:.3g} and the squared error's gradient is {l2:.3g} long; "
                 "at most 1e-6 is asked for. Be more confident in the wrong class.")
    passed("confident_wrong", "the squared error has stopped learning where the cross-entropy pulls hardest")


# Forward and reverse KL

def moment_match(moment_match, seed=0):
    """Mean and standard deviation of a pmf on a grid: the Gaussian that minimises KL(p‖g)."""
    rng = np.random.default_rng(seed)
    for _ in range(10):
        x = np.sort(rng.uniform(-5, 5, 40))
        p = rng.dirichlet(np.full(40, 0.5))
        mean = p @ x
        sd = np.sqrt(p @ (x - mean) ** 2)
        judge_array("moment_match(x, p) for a random p on 40 points", moment_match(x, p), [mean, sd],
            "The mean is Σ p x, the variance Σ p (x − mean)².", [
            ([x.mean(), x.std()], "these are the moments of the grid points, as if all were equally probable. Weight them by p."),
            ([mean, sd**2], "the second number is the variance. The Gaussian's width is its square root."),
            ([mean, np.sqrt(p @ x**2)], "the second number measures from 0. Measure the spread from the mean."),
            ([x[p.argmax()], sd], "the first number is the most probable point. Forward KL asks for the mean."),
            ([mean, x.std()], "the second number is the spread of the grid. Weight the squared distances by p."),
        ])
    passed("moment_match", "mean and width are those of p")


# Mutual information

def _mi(p_xy):
    """I(X;Y) in bits as KL of the joint from the product of its marginals."""
    product = p_xy.sum(-1, keepdims=True) * p_xy.sum(-2, keepdims=True)
    return rel_entr(p_xy, product).sum((-2, -1)) / LN2


def _table(rng, nx, ny):
    """A joint table with marginals that differ and a clear dependence: on a symmetric one a swapped axis is invisible."""
    while True:
        p = rng.dirichlet(np.full(nx * ny, 0.7)).reshape(nx, ny)
        h_x, h_y = _entropy(p.sum(1)), _entropy(p.sum(0))
        if _mi(p) > 0.05 and abs(h_x - h_y) > 0.05 and p.min() > 1e-4:
            return p


def mutual_information(mutual_information, seed=0):
    """KL of the joint from the product of its marginals, on square and other tables, with zeros, bases and batches."""
    rng = np.random.default_rng(seed)
    for nx, ny in [(2, 2), (3, 3), (2, 4), (5, 2), (3, 4)] * 4:
        p = _table(rng, nx, ny)
        p_x, p_y = p.sum(1, keepdims=True), p.sum(0, keepdims=True)
        suspects = [
            (_mi(p) * LN2, "that is nats. Bits are asked for: which logarithm did you take?"),
            (-_mi(p), "the sign is wrong. Mutual information is a divergence, so it is ≥ 0."),
            (_entropy(p.ravel()), "that is the joint entropy H(X,Y): everything, not what is shared."),
            (_entropy(p.ravel()) - _entropy(p_x.ravel()), "that is H(Y|X): what is left of Y once X is known. I is what has gone."),
            (_entropy(p.ravel()) - _entropy(p_y.ravel()), "that is H(X|Y): what is left of X once Y is known. I is what has gone."),
            (_kl((p_x * p_y).ravel(), p.ravel()), "that is KL(product‖joint). Average the log-ratio under the joint."),
            (np.abs(p * np.log2(p / (p_x * p_y))).sum(), "that sums absolute values. Cells rarer than under independence count "
                                                         "negatively and must stay so."),
            (_entropy(p_x.ravel()) + _entropy(p_y.ravel()), "that is H(X) + H(Y): the joint entropy is still to be taken off."),
        ]
        if nx == ny:
            suspects.append((rel_entr(p, p_x.ravel()[None, :] * p_y.ravel()[:, None]).sum() / LN2,
                             "the marginals are swapped: p(x) runs along axis −2, p(y) along axis −1."))
        judge(f"mutual_information({show(p)})", mutual_information(p), _mi(p),
            f"The marginals are p(x) = {show(p_x.ravel())} and p(y) = {show(p_y.ravel())}. Do you compare the joint with "
              "their product?", suspects)
    for nx, ny in ((3, 3), (2, 5)):
        p = _table(rng, nx, ny)
        p[0, 1] = p[1, 0] = 0
        p /= p.sum()
        judge(f"mutual_information({show(p)})", mutual_information(p), _mi(p),
            "Cells of probability 0 add exactly 0: no ε, no nan.")
    q = rng.dirichlet(np.ones(4))
    judge("mutual_information of an independent table", mutual_information(np.outer(q, q[:3] / q[:3].sum())), 0.0,
        "Independent means joint = product: every log-ratio is 0.", tolerance=1e-12)
    judge(f"mutual_information(diag{show(q)})", mutual_information(np.diag(q)), _entropy(q),
        "If Y = X, knowing Y tells all of X: I(X;X) = H(X).")
    p = _table(rng, 2, 3)
    judge("mutual_information(p_xy, base=e)", mutual_information(p, base=np.e), _mi(p) * LN2,
        "Divide by ln base.", [(_mi(p), "that is bits again. Does your function use `base`?")])
    p = np.stack([_table(rng, 2, 3) for _ in range(4)])
    judge_array("mutual_information of a batch of shape (4, 2, 3)", mutual_information(p), _mi(p),
        "Each table of the batch is its own joint: sum over the last two axes only.")
    passed("mutual_information", "KL of the joint from the product, on square, oblong, sparse and batched tables")


def information_diagram(information_diagram, seed=0):
    """The six areas of the diagram of PRML 1.39, on its own table and on asymmetric ones."""
    rng = np.random.default_rng(seed)
    names = ("H(X)", "H(Y)", "H(X|Y)", "H(Y|X)", "H(X,Y)", "I(X;Y)")
    for p in (np.array([[1, 1], [0, 1]]) / 3, *(_table(rng, *shape) for shape in ((2, 2), (2, 3), (4, 3)))):
        call = f"information_diagram({show(p)})"
        areas = information_diagram(p)
        if type(areas) is not dict or set(areas) != set(names):
            fail(f"{call} returned {show(areas)}; expected a dict with the keys {', '.join(names)}.")
        h_x, h_y, h_xy = _entropy(p.sum(1)), _entropy(p.sum(0)), _entropy(p.ravel())
        right = dict(zip(names, (h_x, h_y, h_xy - h_y, h_xy - h_x, h_xy, _mi(p)), strict=True))
        for name in names:
            swapped = name.replace("X", "·").replace("Y", "X").replace("·", "Y")
            suspects = [(right[name] * LN2, "that is nats. The diagram is in bits.")]
            if swapped in right and swapped != name:
                suspects.append((right[swapped], f"that is {swapped}. x runs along axis −2, y along axis −1."))
            suspects += [(right[other], f"that is {other}.") for other in names if other not in (name, swapped)]
            judge(f"{name} in {call}", areas[name], right[name],
                "Which two areas of the diagram make up this one?", suspects)
    passed("information_diagram", "PRML 1.39 (H(X) = H(Y) = 0.918, H(X,Y) = 1.585, I = 0.252 bits) and asymmetric tables")


BELOW_ENTROPIES = ("definition", "product rule", "marginalisation", "linearity", "lines")


def mi_from_x(mi_from_x, seed=0):
    """PRML 1.41, first half, from expectations of log-probabilities."""
    prove("mi_from_x", mi_from_x, "I(X;Y) == H(X) - H(X|Y)", laws=["p(x,y)"], reasons=BELOW_ENTROPIES)


def mi_from_y(mi_from_y, seed=0):
    """PRML 1.41, second half."""
    prove("mi_from_y", mi_from_y, "I(X;Y) == H(Y) - H(Y|X)", laws=["p(x,y)"], reasons=BELOW_ENTROPIES)


def data_processing(data_processing, seed=0):
    """The data processing inequality, for variables with or without densities."""
    prove("data_processing", data_processing, "I(X;Z) <= I(X;Y)", ["I(X;Z|Y) == 0"], continuous="X Y Z", small_steps=True)


def han(han, seed=0):
    """Han's inequality for three variables."""
    prove("han", han, "2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", continuous="X Y Z", small_steps=True)


def uncorrelated(uncorrelated, seed=0):
    """Values of x, values of y and a joint table with zero correlation and at least 1 bit of mutual information."""
    x, y, p = several(uncorrelated(), 3, "uncorrelated()")
    sizes = [length(x, "x of uncorrelated()"), length(y, "y of uncorrelated()")]
    x, y = array(x, (sizes[0],), "x of uncorrelated()"), array(y, (sizes[1],), "y of uncorrelated()")
    p = array(p, tuple(sizes), "p_xy of uncorrelated()")
    p = pmf(p.ravel(), p.size, "p_xy of uncorrelated(), flattened,").reshape(sizes)
    if len(set(x)) < len(x) or len(set(y)) < len(y):
        fail(f"x = {show(x)}, y = {show(y)}: a value stands there twice, expected each once. Add the two rows or columns up.")
    mean_x, mean_y = p.sum(1) @ x, p.sum(0) @ y
    var_x, var_y = p.sum(1) @ (x - mean_x) ** 2, p.sum(0) @ (y - mean_y) ** 2
    if min(var_x, var_y) <= 0:
        fail(f"The variances of x and y are {var_x:.4g} and {var_y:.4g}; both must be positive: a correlation with a constant is 0/0.")
    rho = (x - mean_x) @ p @ (y - mean_y) / np.sqrt(var_x * var_y)
    if abs(rho) > 1e-9:
        fail(f"The correlation of your x and y is {rho:.4g}, expected 0. Make the picture symmetric: for each (x, y) an equally "
             "probable (−x, y).")
    if _mi(p) < 1 - 1e-9:
        fail(f"The correlation is 0, but I(X;Y) = {_mi(p):.4f} bits, expected at least 1. One bit needs a Y that takes two values at "
             "least and is almost a function of X.")
    passed("uncorrelated", "correlation 0, mutual information at least 1 bit")


def gaussian_mutual_information(gaussian_mutual_information, seed=0):
    """−½ log₂(1 − ρ²), by scipy's Gaussian entropies."""
    rng = np.random.default_rng(seed)
    for rho in (0.8, -0.9, *np.round(rng.uniform(-0.95, 0.95, 8), 3)):
        joint = multivariate_normal(cov=[[1, rho], [rho, 1]]).entropy()
        expected = (2 * multivariate_normal(cov=1).entropy() - joint) / LN2
        judge(f"gaussian_mutual_information({rho})", gaussian_mutual_information(float(rho)), expected,
            "Take I = H(X) + H(Y) − H(X,Y) with Gaussian entropies ½ log₂((2πe)ⁿ det Σ).", [
            (expected * LN2, "that is nats. Bits are asked for."),
            (2 * expected, "that is twice as much. A square root of the determinant gives a factor ½."),
            (-expected, "the sign is wrong. Mutual information is ≥ 0, and log₂(1 − ρ²) is negative."),
            (abs(rho), "that is the size of the correlation. Information is in bits and grows without bound as |ρ| → 1."),
            (rho, "that is the correlation itself. Information is in bits, ≥ 0, and the same for ρ and −ρ."),
            (rho**2, "that is ρ². Information is in bits and grows without bound as |ρ| → 1."),
            (-0.5 * np.log2(1 - rho), "that has ρ in place of ρ²: it would be negative for ρ < 0."),
        ], tolerance=1e-8)
    judge("gaussian_mutual_information(0)", gaussian_mutual_information(0.0), 0.0,
        "Uncorrelated Gaussians are independent.")
    for rho in (1.0, -1.0):
        judge(f"gaussian_mutual_information({rho:g})", gaussian_mutual_information(rho), np.inf,
            "If Y is a function of X and continuous, Y tells X to every digit: infinitely many bits. Is an ε or a clip in the way?")
    passed("gaussian_mutual_information", "agrees with scipy's Gaussian entropies, 0 and ±1 included")


def _counts(x, y, bins):
    return np.histogram2d(x, y, bins=bins)[0]


def mi_from_samples(mi_from_samples, seed=0):
    """The plug-in estimate: MI of the table of relative frequencies."""
    rng = np.random.default_rng(seed)
    for n, bins in ((50, 3), (200, 5), (500, 8), (333, 4)):
        x = rng.normal(size=n)
        y = x**2 + rng.normal(0, 0.3, n) if n % 2 else np.where(rng.random(n) < 0.5, x, rng.exponential(size=n))
        counts = _counts(x, y, bins)
        expected = _mi(counts / n)
        rho = np.corrcoef(x, y)[0, 1]
        product = counts.sum(1, keepdims=True) * counts.sum(0, keepdims=True)
        judge(f"mi_from_samples of {n} points in {bins} × {bins} cells", mi_from_samples(x, y, bins), expected,
            f"Sort the points into {bins} × {bins} equal cells between the smallest and the largest x and y, and take the "
           "MI of the relative frequencies.", [
            (rel_entr(counts, product).sum() / LN2, "the counts went in as they are. A joint pmf sums to 1: divide by the number of "
                                                    "points."),
            (expected * LN2, "that is nats. Bits are asked for."),
            (abs(rho), "that is the size of the correlation of the samples."),
            (-0.5 * np.log2(1 - rho**2), "that is what Gaussian variables of this correlation would share. These are not Gaussian: "
                                         "count cells."),
            (expected - (bins - 1) ** 2 / (2 * n * LN2), "a bias was taken off. The plain estimate is asked for."),
        ])
    passed("mi_from_samples", "the mutual information of the table of frequencies")


ONE_EXPERIMENT = 0.0175      # bits: the spread of one estimate from 300 independent points in 6 × 6 bins, over 8,000 seeds


def mi_bias(mi_bias, seed=0):
    """The mean estimate for independent uniform data, within six standard errors of the check's own experiment."""
    rng, repeats = np.random.default_rng(seed), 200
    for n, bins in ((400, 3), (1000, 12), (int(rng.integers(800, 1500)), int(rng.integers(5, 9)))):
        own = np.mean([_mi(_counts(rng.random(n), rng.random(n), bins) / n) for _ in range(repeats)])
        spread = 6 * np.sqrt(2) * np.sqrt(2 / repeats) / (bins - 1)     # of a chi-squared with (bins − 1)² degrees of freedom
        call = f"mi_bias(n={n}, bins={bins}, repeats={repeats}, seed={seed % 1000})"
        got = number(mi_bias(n, bins, repeats, seed % 1000), call)
        if got == 0:
            fail(f"{call} is 0, expected about {own:.4f} bits. The truth is 0, but the estimate from n points is not: run the experiment.")
        if abs(got / np.log2(bins) - 1) < 0.05:
            fail(f"{call} came out {got:.4f} bits, expected about {own:.4f}: x and y are not independent. Is y the same sample as x, or made "
                 "from the same seed?")
        if abs(got / repeats / own - 1) < spread:
            fail(f"{call} came out {got:.4f} bits, expected about {own:.4f}: that is the sum over the repeats. Divide by their number.")
        if close(got, number(mi_bias(n, bins, 3, seed % 1000), call), 1e-12):
            fail(f"{call} came out {got:.5f} bits, and with 3 repeats exactly the same; expected an average over new samples. Make the random "
                 "generator once, before the loop, or give each repeat its own seed.")
        if abs(got / own - 1) > spread:
            fail(f"{call} came out {got:.5f} bits, expected about {own:.5f}. Do you average over all repeats, each with new x and y of n "
                 "points, uniform on [0, 1]?")
    if close(got, again := number(mi_bias(n, bins, repeats, seed % 1000 + 1), call), 1e-12):
        fail(f"{call} came out {got:.6f} bits, and with the next seed {again:.6f}, the same; expected another experiment. Make the generator "
             "from `seed`.")
    singles = [number(mi_bias(300, 6, 1, s), "mi_bias(n=300, bins=6, repeats=1, seed)") for s in range(seed % 1000, seed % 1000 + 400)]
    if np.std(singles) < 0.8 * ONE_EXPERIMENT:          # a mean of two would spread 0.71 times as much
        fail(f"With repeats=1, mi_bias(n=300, bins=6, …) spreads by {np.std(singles):.4f} bits over 400 seeds; expected is {ONE_EXPERIMENT:.4f}, "
             "that of one single estimate. How many repeats does your loop make?")
    passed("mi_bias", "independent data seem to share about (bins − 1)²/(2 n ln 2) bits")
