"""Checks of chapter 06: a learned prior, and representations scored against known factors. Nats in the first part, bits in the second."""
import numpy as np
from scipy.optimize import linear_sum_assignment, minimize
from scipy.special import entr, log_softmax, ndtr, ndtri, rel_entr, softmax

from utils.checks import array, choose, close, compare, fail, passed, show
from utils.checks.distributions import judge, judge_array, one_of, several

__all__ = ["best_coupling", "choose", "entropy_of_logits", "gumbel_softmax", "information_table", "learn_prior", "mig", "one_code_for_two", "one_of",
           "recovered_proportions", "rotate_codes", "score_gradient", "straight_through", "total_variation"]


def _distance(p, q):
    return np.abs(p - q).sum(-1) / 2


# Q3.5: a prior that is learned

def total_variation(total_variation, seed=0):
    """½ Σ |p − q|: 0 iff equal, 1 iff disjoint, symmetric, batches along the last axis."""
    rng = np.random.default_rng(seed)
    cases = [(np.array([0.5, 0.5, 0.0, 0.0]), np.array([0.0, 0.0, 0.25, 0.75])), (np.array([0.2, 0.8]), np.array([0.2, 0.8]))]
    cases += [tuple(rng.dirichlet(np.ones(n), 2)) for n in (2, 3, 5, 10)] + [tuple(rng.dirichlet(np.ones(4), (2, 3, 2)).swapaxes(0, 2))]
    for p, q in cases:
        call = f"total_variation({show(p)}, {show(q)})"
        right, gap = _distance(p, q), p - q
        judge_array(call, total_variation(p, q), right, "it is half the sum of the absolute differences: the mass that has to be moved.", [
            (2 * right, "that is the whole sum of |p − q|. Mass that leaves one outcome arrives at another and was counted twice: halve it."),
            (gap.sum(-1), "differences without their absolute values cancel, always: both sum to 1."),
            (np.abs(gap).max(-1), "that is the largest single difference. A set of outcomes can differ more than each of them: sum."),
            (np.abs(gap).mean(-1), "that is a mean over outcomes. Sum, and halve."),
            (np.sqrt((gap ** 2).sum(-1)), "that is the Euclidean distance. Take absolute values, not squares."),
            ((gap ** 2).sum(-1), "those are squares. Take absolute values."),
            ((gap ** 2).sum(-1) / 2, "those are squares. Take absolute values."),
            (right.sum(), "the pairs of the batch were added up. Sum over the last axis only.")])
    passed("total_variation", "0 for equal, 1 for disjoint, batches")


def best_coupling(best_coupling, seed=0):
    """A joint table with the marginals p (rows) and q (columns) whose diagonal is as large as can be: 1 − TV(p, q)."""
    rng = np.random.default_rng(seed)
    ten = rng.dirichlet(np.full(10, 3.0))
    cases = [(np.array([0.5, 0.5]), np.array([0.8, 0.2])), (np.full(10, 0.1), ten), (np.array([0.3, 0.0, 0.7]), np.array([0.3, 0.0, 0.7]))]
    cases += [tuple(rng.dirichlet(np.ones(n), 2)) for n in (3, 4, 6)] + [(np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.5, 0.5]))]
    for p, q in cases:
        call = f"best_coupling({show(p)}, {show(q)})"
        table = _without_nan(best_coupling(p.copy(), q.copy()), (len(p), len(p)), call, "What do you divide by when p = q, so that nothing is left over?")
        if (table < -1e-12).any():
            fail(f"{call} has the entry {show(float(table.min()))}. Expected is a joint table of probabilities, none of them negative. What is left of p, and what of q?")
        rows, columns = table.sum(1), table.sum(0)
        if close(rows, q) and close(columns, p) and not close(rows, p):
            fail(f"{call}: the rows add up to {show(rows)}, which is q; expected p. Rows are categories (p), columns digits (q): transpose.")
        for sums, wanted, what in ((rows, p, "rows"), (columns, q, "columns")):
            if not close(sums, wanted):
                more = " Only the diagonal is filled: the mass that does not fit there must go somewhere." if close(table, np.diag(np.diag(table))) else ""
                fail(f"{call}: the {what} add up to {show(sums)}, expected {show(wanted)}: a generator that draws the data right, from codes "
                     f"drawn right, has these marginals.{more}")
        right = 1 - _distance(p, q)
        if not close(np.trace(table), right):
            more = " That is the table of independent variables: the code says nothing of the digit." if close(table, np.outer(p, q)) else ""
            fail(f"{call}: codes and digits agree with probability {show(float(np.trace(table)))}, expected {show(float(right))}, which can be had with the "
                 f"same marginals.{more} Put as much on each diagonal entry as its row and its column both allow, then deal out the rest.")
    passed("best_coupling", "marginals right, agreement 1 − TV(p, q), also for p = q and for disjoint p and q")


def entropy_of_logits(entropy_of_logits, seed=0):
    """H(softmax(logits)) in nats and its gradient −p (log p + H); finite at logits of ±1000; oracles: scipy and finite differences."""
    rng = np.random.default_rng(seed)
    cases = [np.zeros(4), np.log([0.5, 0.25, 0.25])] + [rng.normal(size=n) for n in (2, 3, 10)]
    cases += [rng.normal(size=5) + 1000, np.array([0.0, -1000.0, 1.0])]
    for logits in cases:
        call = f"entropy_of_logits({show(logits)})"
        H, gradient = several(entropy_of_logits(logits), 2, call)
        log_p = log_softmax(logits)
        p = np.exp(log_p)
        right = entr(p).sum()
        if np.isnan(np.asarray(H, float)).any() or np.isnan(np.asarray(gradient, float)).any() or not np.isfinite(np.asarray(H, float)).all():
            fail(f"{call} returned H = {show(H)} and a gradient of {show(np.asarray(gradient, float))}; expected numbers. exp(1000) overflows, exp(−1000) is 0 and its "
                 "log −∞: work with log p = logits − log Σ exp(logits), after subtracting the largest logit from all.")
        judge(f"the entropy from {call}", H, right, "H = −Σ p log p of p = softmax(logits).", [
            (right / np.log(2), "that is bits; a network's losses are in nats."), (-right, "the minus sign is missing."),
            (-log_p.sum(), "each surprise counts with its probability p."),
            (np.log(len(p)), "that is ln k, the entropy of the uniform prior. These logits give another.")])
        expected, to_p = -p * (log_p + right), -log_p - 1
        because = "finite differences of H say so: raise a logit by a little and see what H does. By p: −log p − 1; then through the softmax."
        judge_array(f"the gradient from {call}", gradient, expected, because, [
            (to_p, "that is the derivative by the probabilities p. A logit moves all of them: go through the softmax, ∂p_j/∂logit_k = p_j (δ_jk − p_k)."),
            (-expected, "the sign is turned round: gradient ascent on H must lower the logits of what is frequent."),
            (p * to_p, "that takes each p_k for a function of its own logit alone, p_k = exp(logit_k). The softmax's normalisation is missing."),
            (p * (1 - p) * to_p, "only the softmax's diagonal was used. A logit also lowers the other probabilities: ∂p_j/∂logit_k = −p_j p_k."),
            (expected / np.log(2), "that is in bits.")])
    passed("entropy_of_logits", "values and gradients in nats, finite at logits of ±1000")


def gumbel_softmax(gumbel_softmax, seed=0):
    """softmax((logits − log(−log u)) / temperature) row by row; the largest entry is a draw from softmax(logits)."""
    rng = np.random.default_rng(seed)
    for k, n, temperature in ((3, 4, 1.0), (4, 2, 0.5), (10, 3, 2.0), (3, 5, 0.001)):
        logits, u = rng.normal(size=k), rng.uniform(0.01, 0.99, (n, k))
        call = f"gumbel_softmax({show(logits)}, u of shape {u.shape}, temperature={temperature})"
        y = _without_nan(gumbel_softmax(logits, u, temperature), (n, k), call, "exp of a large number overflows: subtract each row's maximum first.")
        g = -np.log(-np.log(u))
        compare(f"row 0 of {call}, u[0] = {show(u[0])}", y[0], softmax((logits + g[0]) / temperature),
                "add Gumbel noise −log(−log u) to the logits, divide by the temperature, take the softmax along each row.", [
            (softmax(logits / temperature), "that has no noise in it: every row would be the same."),
            (softmax((logits + g[0]) * temperature), "the temperature multiplies. A low one must make rows nearly one-hot: divide by it."),
            (softmax(logits + g[0] / temperature), "only the noise was divided by the temperature. Divide the sum."),
            (softmax(logits / temperature + g[0]), "only the logits were divided by the temperature. Divide the sum."),
            (softmax((logits + u[0]) / temperature), "u itself was added. Uniform noise does not make the largest entry a draw from softmax(logits); −log(−log u) does."),
            (softmax((logits - g[0]) / temperature), "the noise has the wrong sign: it is −log(−log u), with its long tail upwards."),
            (softmax((logits - np.log(u[0])) / temperature), "−log u is exponential noise. The logarithm is taken twice: −log(−log u)."),
            (softmax((softmax(logits) + g[0]) / temperature), "the noise was added to probabilities. Add it to logits (log-probabilities)."),
            (softmax((logits + g) / temperature, axis=None)[0], "the whole array was made to sum to 1. Each row is a sample of its own: normalise along the last axis.")],
            tolerance=1e-7)
        if not close(y, softmax((logits + g) / temperature, axis=1), 1e-7):
            fail(f"{call}: row 0 is right, others are not. Each row has its own noise u[i] and sums to 1 by itself; yours sum to {show(y.sum(1))}.")
    logits, u = rng.normal(size=4), rng.uniform(1e-9, 1, (20_000, 4))
    y = array(gumbel_softmax(logits, u, 0.7), u.shape, "gumbel_softmax of 20,000 rows")
    frequency = np.bincount(y.argmax(1), minlength=4) / len(y)
    if _distance(frequency, softmax(logits)) > 0.03:
        fail(f"In 20,000 samples the largest entry fell on {show(frequency)}, expected {show(softmax(logits))} = softmax(logits).")
    passed("gumbel_softmax", "rows agree with the formula; their largest entries are draws from softmax(logits)")


def _normal(a, axis):
    return a / a.sum(axis=axis, keepdims=True)


def straight_through(straight_through, seed=0):
    """Forward: the one-hot row of the largest entry. Backward: the gradient through the soft row, by finite differences."""
    rng = np.random.default_rng(seed)
    for k, n, temperature in ((3, 2, 1.0), (4, 3, 0.5), (10, 2, 2.0)):
        soft, upstream = rng.dirichlet(np.ones(k), n), rng.normal(size=(n, k))
        call = f"straight_through(soft, upstream, temperature={temperature}) with soft = {show(soft)}"
        hard, gradient = several(straight_through(soft, upstream, temperature), 2, call)
        one_hot = np.eye(k)[soft.argmax(1)]
        judge_array(f"the forward value of {call}", hard, one_hot, "G is given a category, as a row with a single 1 where soft is largest.", [
            (soft, "that is the soft row itself. Forward, G must see what it will see later: one-hot rows.")])
        inner = (soft * upstream).sum(1, keepdims=True)
        right = soft * (upstream - inner) / temperature
        hard_inner = (one_hot * upstream).sum(1, keepdims=True)
        judge_array(f"the backward value of {call}, upstream = {show(upstream)}", gradient, right,
            "it is upstream times the softmax's Jacobian at soft, ∂soft_j/∂logit_k = soft_j (δ_jk − soft_k) / temperature; each row of it sums to 0.", [
            (np.zeros_like(right), "the derivative of a one-hot row is 0 wherever it exists, so nothing would be learned. Pretend that forward was soft."),
            (upstream, "that hands upstream on as if the logits were the sample. The soft row lies between them: use its softmax."),
            (right * temperature, "the temperature is missing: soft = softmax((logits + noise) / temperature)."),
            (right * temperature ** 2, "the temperature multiplies. Dividing the logits by it divides the derivative."),
            (soft * (1 - soft) * upstream / temperature, "only the Jacobian's diagonal was used. All entries of a softmax move with one logit."),
            (one_hot * (upstream - hard_inner) / temperature, "the Jacobian was taken at the one-hot row, where it is 0. Take it at soft."),
            (-right, "the sign is turned round.")])
    passed("straight_through", "one-hot forward; backward the gradient of the soft row")


def score_gradient(score_gradient, seed=0):
    """Mean over samples of (cost − mean cost) · ∂ log p(category)/∂logits = (cost − mean cost)(onehot − p)."""
    rng = np.random.default_rng(seed)
    for k, n in ((3, 6), (4, 20), (10, 64)):
        logits, categories, costs = rng.normal(size=k), rng.integers(k, size=n), rng.normal(2, 1, n)
        p, hot = softmax(logits), np.eye(k)[categories]
        score, advantage = hot - p, (costs - costs.mean())[:, None]
        right = (advantage * score).mean(0)
        call = f"score_gradient(logits={show(logits)}, {n} categories, {n} costs of mean {costs.mean():.3f})"
        judge_array(call, score_gradient(logits, categories, costs), right,
            "it is the mean over samples of (cost − mean cost) times the derivative of log p(category) by the logits.", [
            ((costs[:, None] * score).mean(0), "the mean cost was not taken off. It changes nothing in expectation, but here all costs are around 2, and the estimate is mostly noise."),
            ((costs[:, None] * hot).mean(0), "that adds up costs by category. The derivative of log softmax has a second part, −p, and costs count from their mean."),
            (-right, "the sign is turned round: this is the gradient of the mean cost, and descent will subtract it."),
            (right * n, "that is a sum over samples, an n-fold gradient. Take the mean."),
            ((advantage * hot / p).mean(0), "that is the derivative by the probabilities p. By the logits, log softmax has the derivative onehot − p."),
            ((advantage * p[categories][:, None] * score).mean(0), "that differentiates p(category), not log p(category). The samples are drawn from p already: don't weight by it again.")])
    passed("score_gradient", "agrees with (cost − mean) · (one-hot − p), 3 to 10 categories")


def _toy_objective(logits, pi, weight):
    """2 JSD(softmax(logits)‖π) − weight · H, in nats, and its gradient by the logits."""
    log_p = log_softmax(logits)
    p = np.exp(log_p)
    m = (p + pi) / 2
    to_p = np.log(p / m) + weight * (log_p + 1)
    return rel_entr(p, m).sum() + rel_entr(pi, m).sum() - weight * entr(p).sum(), p * (to_p - (p * to_p).sum())


def _toy_optimum(pi, weight):
    return softmax(minimize(_toy_objective, np.log(pi), (pi, weight), jac=True, method="BFGS", options={"gtol": 1e-9}).x)


def learn_prior(learn_prior, seed=0):
    """The minimiser of 2 JSD(p‖π) − weight · H(p), which is convex in p; weight 0 gives π. Oracle: scipy's BFGS."""
    rng = np.random.default_rng(seed)
    drawn = 0.6 * rng.dirichlet(np.full(10, 2.0)) + 0.04
    for pi, weight in ((np.array([0.6, 0.3, 0.1]), 0.0), (np.array([0.6, 0.3, 0.1]), 0.2), (np.array([0.9, 0.07, 0.03]), 0.5), (drawn, 0.05), (drawn, 1.0), (drawn, 0.0)):
        call = f"learn_prior({show(pi)}, weight={weight})"
        p = _without_nan(learn_prior(pi, weight), pi.shape, call, "Did the steps grow without bound? Make the step size smaller.")
        if (p < 0).any() or not close(p.sum(), 1, 1e-6):
            fail(f"{call} is {show(p)}, with sum {p.sum():.4f}: not a distribution. Return the softmax of your logits.")
        best = pi if weight == 0 else _toy_optimum(pi, weight)
        if _distance(p, best) < 0.005:
            continue
        known = [(np.full(len(pi), 1 / len(pi)), "that is the uniform distribution, where learning started. Do your logits move?")]
        if weight:
            known += [(pi, "that is π itself: the term −weight · H(p) was left out."),
                      (_normal(pi ** (1 / (1 + weight)), None), "that is the optimum of KL(p‖π) − weight · H(p). Here the divergence is 2 · JSD, which is weaker."),
                      (_toy_optimum(pi, 2 * weight), "that is the optimum for twice the weight: JSD counts twice in 2 · JSD − weight · H."),
                      (_toy_optimum(pi, weight / 2), "that is the optimum for half the weight."),
                      (_toy_optimum(pi, 1.0), "that is the optimum for weight 1: use the argument `weight`.")]
        for value, sentence in known:
            if _distance(p, value) < 0.005:
                fail(f"{call} came out {show(p)}, expected {show(best)}: {sentence}")
        if p.max() > 0.98:
            fail(f"{call} came out {show(p)}, nearly all on one category, expected {show(best)}. The entropy seems to be minimised: the objective has −weight · H(p).")
        with np.errstate(all="ignore"):
            value = _toy_objective(np.log(p), pi, weight)[0]
        fail(f"{call} came out {show(p)}, where the objective is {value:.5f}, expected {show(best)}, where it is {_toy_objective(np.log(best), pi, weight)[0]:.5f}, "
             f"and {_distance(p, best):.3f} of the mass lies elsewhere. Compare your gradient with finite differences of the objective; if they agree, take more steps.")
    passed("learn_prior", "reaches the optimum at weights from 0 to 1")


def recovered_proportions(recovered_proportions, seed=0):
    """p by digit, codes matched one-to-one to digits so that most images agree; oracle: scipy's Hungarian algorithm."""
    rng = np.random.default_rng(seed)
    for k in (4, 6, 10):
        p, order = rng.dirichlet(np.full(k, 4.0)), _no_involution(k, rng)
        counts = rng.integers(0, 40, (k, k))
        counts[np.arange(k), order] += rng.integers(300, 600, k)
        twin, other = rng.choice(k, 2, replace=False)       # two codes share a favourite digit; one of them must take another
        counts[other] = rng.integers(0, 5, k)
        counts[other, order[other]], counts[other, order[twin]] = 60, 90
        counts[twin, order[twin]], counts[twin, order[other]] = 700, 80
        digit_of_code = linear_sum_assignment(counts, maximize=True)[1]
        right = np.empty(k)
        right[digit_of_code] = p
        favourite = np.zeros(k)
        favourite[counts.argmax(1)] = p
        summed = np.bincount(counts.argmax(1), p, minlength=k)
        by_digit = p[counts.argmax(0)]
        sorted_ = np.empty(k)
        sorted_[counts.sum(0).argsort()] = np.sort(p)
        call = f"recovered_proportions(p, counts) with p = {show(p)} and counts whose row 0 is {show(counts[0])}"
        judge_array(call, recovered_proportions(p, counts), right,
            f"code {int(np.argmax(digit_of_code == 0))} is the one matched to digit 0. Match each code to one digit, so that most images agree.", [
            (p, "code i was taken for digit i. Nobody told the network which category is which: match them by the counts."),
            (sorted_, "that gives the largest p to the most frequent digit, whatever the code draws. It flatters: a code that draws nines may count for the ones."),
            (np.sort(p), "sorting loses which code is which."), (np.sort(p)[::-1], "sorting loses which code is which."),
            (p[digit_of_code], "the permutation is the wrong way round. Entry d of the answer belongs to digit d: put code i's probability where its digit is."),
            (favourite, "two codes chose the same digit, and one overwrote the other. A matching is one-to-one."),
            (summed, "two codes chose the same digit and were added. A matching is one-to-one; a digit split in two counts once."),
            (by_digit, "each digit chose its favourite code, so a code may serve twice. A matching is one-to-one.")])
    passed("recovered_proportions", "matched one-to-one, also where two codes favour one digit")


def _no_involution(k, rng):
    """A permutation that differs from its inverse and from the identity, so that turning it round shows."""
    while True:
        order = rng.permutation(k)
        if (order[order] != np.arange(k)).sum() > 1:
            return order


# Q3.7: disentanglement

def rotate_codes(rotate_codes, seed=0):
    """2Φ(R Φ⁻¹((u+1)/2)) − 1: angle 0 changes nothing, a quarter turn swaps, turns add up, uniform and independent codes stay so."""
    rng = np.random.default_rng(seed)
    angles = (0.0, np.pi / 2, np.pi / 4, float(rng.uniform(0.3, 1.2)), -float(rng.uniform(0.3, 1.2)))
    for angle in angles:
        u = rng.uniform(-0.95, 0.95, (4, 2))
        call = f"rotate_codes({show(u)}, angle={show(angle)})"
        turned = lambda g, a: g @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
        g = ndtri((u + 1) / 2)
        right = 2 * ndtr(turned(g, angle)) - 1
        v = _without_nan(rotate_codes(u, angle), u.shape, call, "Φ⁻¹ is defined between 0 and 1; a code on [−1, 1] must be brought there first.")
        compare(call, v, right, "u ↦ Φ⁻¹((u+1)/2), rotate counter-clockwise, then 2Φ(·) − 1.", [
            (turned(u, angle), "the codes were rotated as they are. A square turned by 45° sticks out of [−1, 1], and its sides are no longer uniform: "
                               "rotate where the distribution is round, as a Gaussian's is."),
            (u, "nothing was rotated."),
            (2 * ndtr(turned(g, np.deg2rad(angle))) - 1, "the angle is given in radians; yours was taken for degrees."),
            (2 * ndtr(turned(g, -angle)) - 1, "that turns clockwise. Counter-clockwise: (g₁ cos − g₂ sin, g₁ sin + g₂ cos)."),
            (ndtr(turned(g, angle)), "the result lies on [0, 1]. The codes lie on [−1, 1]: bring them back."),
            (turned(g, angle), "the rotated codes are still Gaussian. Bring them back through Φ."),
            (ndtr(turned(ndtri(np.abs(u)), angle)), "Φ⁻¹ was taken of u itself. Bring [−1, 1] to [0, 1] first.")])
    u = rng.uniform(-1, 1, (20_000, 2))
    v = array(rotate_codes(u, 0.7), u.shape, "rotate_codes of 20,000 uniform codes")
    counts = np.histogram2d(*v.T, bins=4, range=[[-1, 1], [-1, 1]])[0] / len(v)
    if abs(counts - 1 / 16).max() > 0.01:
        fail(f"Of 20,000 rotated uniform codes, a sixteenth of the square holds {counts.max():.3f} and another {counts.min():.3f}; expected 0.0625 each: "
             "the rotated codes must be uniform and independent again, or p(x) changes.")
    passed("rotate_codes", "turns as it should, and uniform independent codes stay uniform and independent")


def information_table(information_table, seed=0):
    """I(code i; factor j) in bits, (k, m), of integer columns; independent samples, duplicates, functions; oracle: own counts."""
    rng = np.random.default_rng(seed)
    for n, k, m in ((200, 3, 2), (500, 2, 4), (300, 4, 3)):
        factors = rng.integers(1 + rng.integers(2, 5, m), size=(n, m))
        codes = rng.integers(6, size=(n, k))
        codes[:, 0] = 2 * factors[:, 1] + 1                             # a function of factor 1 that leaves values out
        codes[:, 1] = (factors[:, 0] + rng.integers(2, size=n)) % 4     # a noisy view of factor 0
        if k > 2:
            codes[:, 2] = 0                                             # a dead code
        call = f"information_table(codes of shape {codes.shape}, factors of shape {factors.shape})"
        value = information_table(codes, factors)
        parts = np.array([[_counts_information(c, f) for f in factors.T] for c in codes.T])     # (k, m, 4)
        right, joint, h_code, h_factor = np.moveaxis(parts, 2, 0)
        if np.shape(value) == (m, k):
            fail(f"{call} has shape {(m, k)}; expected {(k, m)}: one row a code, one column a factor. Transpose.")
        value = _without_nan(value, (k, m), call, "An empty cell of the joint table counts 0 · log 0 = 0.")
        judge_array(call, value, right, "count how often each pair of values occurs, divide by n, and take the mutual information of that table.", [
            (right * np.log(2), "that is nats; ÷ ln 2 makes bits."), (joint, "those are joint entropies. I = H(code) + H(factor) − H(code, factor)."),
            (h_factor - right, "those are conditional entropies H(factor|code), what the code leaves open."),
            (h_code - right, "those are conditional entropies H(code|factor)."), (-right, "the sign is turned round."),
            (right * n, "the counts were not divided by n."), (right / h_factor, "the entropies come later, in the gap: here, bits as they are.")])
    passed("information_table", "bits, dead codes, functions and noisy codes; one row a code")


def _counts_information(a, b):
    """(I, H(a, b), H(a), H(b)) in bits."""
    table = np.zeros((a.max() + 1, b.max() + 1))
    np.add.at(table, (a, b), 1 / len(a))
    joint, rows, columns = (entr(p).sum() / np.log(2) for p in (table, table.sum(1), table.sum(0)))
    return rows + columns - joint, joint, rows, columns


def mig(mig, seed=0):
    """Mean over factors of (best − second best code) / H(factor): 1 for perfect, 0 for dead, duplicated and evenly mixed codes."""
    rng = np.random.default_rng(seed)
    h = np.array([2.0, 1.0, 3.0])
    cases = [(np.array([[1.6, 0.1], [0.2, 0.45], [0.5, 0.25]]), h[:2])]
    cases += [(np.diag(h), h), (np.zeros((4, 3)), h), (np.vstack([np.diag(h), np.diag(h)]), h), (np.array([[1.0, 0.5], [1.0, 0.5]]), h[:2])]
    cases += [(rng.uniform(0, 1, (k, m)) * (h := rng.uniform(1, 3, m)), h) for k, m in ((3, 2), (5, 4), (4, 4), (2, 3))]
    for table, h in cases:
        call = f"mig({show(table)}, {show(h)})"
        up = np.sort(table, axis=0)
        gap = up[-1] - up[-2]
        right = (gap / h).mean()
        with np.errstate(all="ignore"):
            relative = (gap / up[-1]).mean()
            across = np.sort(table / h, axis=1)
        judge(call, mig(table, h), right, "for each factor (column): the best code's information less the second best's, divided by the factor's entropy; then the mean.", [
            (gap.mean(), "the gaps were not divided by the factors' entropies, so that a factor of many values counts more."),
            ((gap / h).sum(), "that is a sum over factors. Take the mean, so that perfect is 1."),
            (relative, "each gap was divided by the best code's information. A code that knows almost nothing, alone, would then score 1: divide by H(factor)."),
            (gap.sum() / h.sum(), "the gaps were added before they were divided. Divide each by its own factor's entropy."),
            ((across[:, -1] - across[:, -2]).mean(), "that is the gap between factors for each code. MIG asks the other way round: between codes, for each factor."),
            ((up[-1] / h).mean(), "that is the best code's share alone. Take off the second best's."),
            (((up[-1] - up[0]) / h).mean(), "that takes off the worst code's information. The second best is what tells whether the factor is shared."),
            (((up[-1] - table.mean(0)) / h).mean(), "that takes off the mean over codes. The second best is what tells whether the factor is shared."),
            ((up[-1] - up[-2]).mean() / h.max(), "each gap has its own factor's entropy.")])
    passed("mig", "1 for perfect, 0 for dead, duplicated and evenly mixed codes, and tables between")


def one_code_for_two(one_code_for_two, seed=0):
    """Codes with MIG ≥ 0.99 of which one alone knows both factors: MIG does not see it."""
    rng = np.random.default_rng(seed)
    for a, b in ((4, 4), (3, 6), (6, 3), tuple(int(v) for v in rng.integers(3, 8, 2))):
        factors = np.stack(np.meshgrid(np.arange(a), np.arange(b), indexing="ij"), -1).reshape(-1, 2)
        factors = rng.permutation(factors)
        call = f"one_code_for_two(factors) for all {a}·{b} pairs"
        codes = _without_nan(one_code_for_two(factors), (len(factors), 2), call, "")
        ids = np.stack([np.unique(column, return_inverse=True)[1] for column in codes.T], 1)
        parts = np.array([[_counts_information(c, f) for f in factors.T] for c in ids.T])
        table, h = parts[:, :, 0], parts[0, :, 3]
        score = float((np.abs(table[0] - table[1]) / h).mean())
        best = (table / h).min(1)
        if table.max() < 0.01:
            fail(f"{call}: neither code knows anything of either factor (information at most {table.max():.2f} bits). Let a code depend on them.")
        if best.max() < 0.99:
            fail(f"{call}: of factor 0 and factor 1 the codes know {show(table[:, 0] / h[0])} and {show(table[:, 1] / h[1])} of the entropy. One single code is to know "
                 "both factors wholly: it must take a value of its own for each pair.")
        if score < 0.99:
            fail(f"{call}: MIG is {score:.2f}, expected at least 0.99, because the other code knows of the factors too. Take from the other code what it knows.")
    passed("one_code_for_two", "one code holds both factors, and MIG is 1 all the same")


def _without_nan(value, shape, call, advice):
    """`array`, but a nan gets this exercise's own advice."""
    if isinstance(value, (np.ndarray, np.generic, list, tuple)) or type(value).__name__ == "Tensor":
        try:
            if np.isnan(np.asarray(value, float)).any():
                fail(f"{call} contains nan; expected numbers. {advice}")
        except (TypeError, ValueError):
            pass                                        # `array` says what came instead
    return array(value, shape, call)

