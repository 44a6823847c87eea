"""Exercises 6.1 to 6.3, 6.7 and 6.9: distances between priors, the best coupling, the entropy of logits, a prior that is learned and matched."""
import numpy as np
from scipy.optimize import linear_sum_assignment, minimize
from scipy.special import entr, log_softmax, rel_entr, softmax

from utils.checks import inputs
from utils.checks.gate import check, fail, passed
from utils.checks.reading import close
from utils.checks.showing import differing, show


def distance(p, q):
    return np.abs(p - q).sum(-1) / 2


@check
def total_variation(total_variation, seed=0):
    """½ Σ |p − q|: 0 iff equal, 1 iff disjoint, symmetric, batches along the last axis."""
    for p, q in inputs.pairs(np.random.default_rng(seed)).values():
        right, gap = distance(p, q), p - q
        total_variation(p, q).equals(right, "it is half the sum of the absolute differences: the mass that has to be moved.", [
            (2 * right, "that is the whole sum of |p − q|. Mass that leaves one outcome arrives at another and is counted twice: halve it."),
            (gap.sum(-1), "differences without their absolute values cancel, always: both sum to 1."),
            (np.abs(gap).max(-1), "that is the largest single difference. A set of outcomes can differ more than each of them: sum."),
            (np.abs(np.cumsum(gap, -1)).max(-1), "that is the largest difference of the cumulative sums. Mass may have to be moved at several places: sum."),
            (np.abs(gap).mean(-1), "that is a mean over outcomes. Sum, and halve."),
            (np.sqrt((gap ** 2).sum(-1)), "that is the Euclidean distance. Take absolute values, not squares."),
            ((gap ** 2).sum(-1), "those are squares. Take absolute values."), ((gap ** 2).sum(-1) / 2, "those are squares. Take absolute values."),
            (right.sum(), "you added up the pairs of the batch. Sum over the last axis alone.")])
    passed("total_variation", "0 for equal, 1 for disjoint, batches of up to four axes")


@check
def best_coupling(best_coupling, seed=0):
    """A joint table with the marginals p (rows) and q (columns) whose diagonal is as large as can be: 1 − TV(p, q)."""
    rng = np.random.default_rng(seed)
    few = [pair for pair in inputs.pairs(rng).values() if pair[0].ndim == 1 and len(pair[0]) < 10]         # with many outcomes a linear programme takes a long time
    near = np.array([0.3, 0.3, 0.4]), np.array([0.3 + 1e-6, 0.3 - 1e-6, 0.4])
    for p, q in [*few, near, (np.full(12, 1 / 12), rng.dirichlet(np.full(12, 3.0)))]:
        answer = best_coupling(p, q)
        table, digits = answer.array((len(p), len(p)), nan=True), 1e-5 if answer.coarse else _digits(p, q)
        if np.isnan(table).any():
            fail(f"{answer.name} contains nan; expected numbers. What do you divide by when p = q, so that nothing is left over?")
        if (table < -digits).any():
            fail(f"{answer.name} has the entry {table.min():.4g}; expected a joint table of probabilities, none of them negative. What is left of p, and what of q?")
        rows, columns = table.sum(1), table.sum(0)
        if close(rows, q, digits) and close(columns, p, digits) and not close(rows, p, digits):
            fail(f"{answer.name}: the rows add up to {show(rows)}, which is q; expected p. Rows are categories (p), columns digits (q): transpose.")
        for sums, wanted, what in ((rows, p, "rows"), (columns, q, "columns")):
            if not close(sums, wanted, digits):
                more = " Only the diagonal is filled: the mass that does not fit there must go somewhere." if close(table, np.diag(np.diag(table))) else ""
                if np.abs(sums - wanted).max() < 5e-7:
                    more = " Nearly, but not quite: is a small constant added to what you divide by? Leave it out, and treat p = q by itself."
                here, there = differing(sums, wanted)
                fail(f"{answer.name}: the {what} add up to {here}, expected {there}: a generator that draws the data correctly, from codes "
                     f"with the prior p, has these marginals.{more}")
        right = 1 - distance(p, q)
        if not close(np.trace(table), right, digits):
            more = " That is the table of independent variables: the code says nothing about the digit." if close(table, np.outer(p, q)) else ""
            fail(f"{answer.name}: codes and digits agree with probability {np.trace(table):.7g}; expected {right:.7g}, which the same marginals "
                 f"allow.{more} Put as much on each diagonal entry as its row and its column both allow, then deal out the rest.")
    passed("best_coupling", "marginals right, agreement 1 − TV(p, q), even for p = q and for disjoint p and q")


def _digits(p, q):
    """An ε of 1e-8 changes every table by about that much. A linear programme's solver is exact, but where something is smaller than what it keeps to."""
    sizes = np.concatenate([p, q, np.abs(p - q)])
    return 1e-7 if ((sizes > 0) & (sizes < 5e-7)).any() else 1e-9


@check
def entropy_of_logits(entropy_of_logits, seed=0):
    """H(softmax(logits)) in nats and its gradient −p (log p + H); finite at logits of ±1000."""
    rng = np.random.default_rng(seed)
    cases = [np.log([0.5, 0.25, 0.25]), np.array([1.0, 1.0, 0.0, -1.0]), rng.normal(size=300), rng.normal(size=12), rng.normal(size=5) + 1000]
    cases += [np.array([0.0, -1000.0, 1.0]), np.array([-1000.0, -1001.0]), np.array([1000.0, -1000.0]), np.array([0.0, -24.0, 1.0, -26.5])]
    cases += [logits for logits, _ in inputs.logits(rng).values() if logits.ndim == 1]
    for logits in cases:
        answer = entropy_of_logits(logits)
        H, gradient = answer.parts(2)
        log_p = log_softmax(logits)
        p = np.exp(log_p)
        right = entr(p).sum()
        if not np.isfinite(H.number(nan=True)) or not np.isfinite(gradient.array(logits.shape, nan=True)).all():
            fail(f"{answer.name} returned H = {show(H.value)} and a gradient of {show(gradient.value)}; expected finite numbers. exp(1000) overflows, exp(−1000) is 0 and its "
                 "log −∞: work with log p = logits − log Σ exp(logits), after subtracting the largest logit from all.")
        H.equals(right, "H = −Σ p log p of p = softmax(logits).", [
            (right / np.log(2), "that is in bits; a network's losses are in nats."), (-right, "the minus sign is missing."),
            (-log_p.sum(), "each surprise counts with its probability p."),
            (np.log(len(p)), "that is ln k, the entropy of the uniform prior. These logits have a different one.")])
        expected, to_p = -p * (log_p + right), -log_p - 1
        gradient.equals(expected, "finite differences of H say so: raise a logit by a little and see what H does. With respect to p: −log p − 1; then through the softmax.", [
            (to_p, "that is the derivative with respect to the probabilities p. A logit moves all of them: go through the softmax, ∂p_j/∂logit_k is p_j (1 − p_j) for k = j, and −p_j p_k for all other k."),
            (-expected, "the sign is wrong: gradient ascent on H must lower the logits of what is frequent."),
            (p * to_p, "that takes each p_k for a function of its own logit alone, p_k = exp(logit_k). The softmax's normalisation is missing."),
            (p * (1 - p) * to_p, "you used the softmax's diagonal alone. A logit also lowers the other probabilities: ∂p_j/∂logit_k = −p_j p_k."),
            (expected / np.log(2), "that is in bits; a network's losses are in nats.")])
    passed("entropy_of_logits", "values and gradients in nats, finite at logits of ±1000")


# 6.7

def _objective(logits, pi, weight):
    """2 JSD(softmax(logits)‖π) − weight · H, in nats, and its gradient with respect to the logits."""
    log_p = log_softmax(logits)
    p = np.exp(log_p)
    m = (p + pi) / 2
    to_p = np.log(p / m) + weight * (log_p + 1)
    return rel_entr(p, m).sum() + rel_entr(pi, m).sum() - weight * entr(p).sum(), p * (to_p - (p * to_p).sum())


def _optimum(pi, weight):
    return softmax(minimize(_objective, np.log(pi), (pi, weight), jac=True, method="BFGS", options={"gtol": 1e-9}).x)


@check
def learn_prior(learn_prior, seed=0):
    """The minimiser of 2 JSD(p‖π) − weight · H(p), which is convex in p; weight 0 gives π. Oracle: scipy's BFGS."""
    rng = np.random.default_rng(seed)
    drawn = 0.6 * rng.dirichlet(np.full(10, 2.0)) + 0.04
    cases = [([0.6, 0.3, 0.1], 0.0), ([0.9, 0.07, 0.03], 0.3), ([0.6, 0.3, 0.1], 0.2), ([0.7, 0.3], 0.7), ([0.4, 0.4, 0.2], 0.1), ([0.25] * 4, 0.3),
             ([0.8, 0.15, 0.05], 1.5), ([0.75, 0.2, 0.05], 0.02)]
    cases = ([] if learn_prior.again else cases) + [(drawn, 0.05), (drawn, 1.0), (drawn, 0.0)]
    for pi, weight in ((np.array(pi), weight) for pi, weight in cases):
        answer = learn_prior(pi, weight)
        p = answer.array(pi.shape, nan=True)
        if np.isnan(p).any():
            fail(f"{answer.name} returned nan; expected a distribution. Did the steps grow without bound? Make the step size smaller.")
        if (p < 0).any() or not close(p.sum(), 1, 1e-5):
            fail(f"{answer.name} returned {show(p)}, with sum {p.sum():.4f}: not a distribution. Return the softmax of your logits.")
        best = pi if weight == 0 else _optimum(pi, weight)
        if distance(p, best) < 0.005:
            continue
        known = [(np.full(len(pi), 1 / len(pi)), "that is the uniform distribution, where learning started. Do your logits move?")]
        if weight:
            power = pi ** (1 / (1 + weight))
            known += [(pi, "that is π itself: the term −weight · H(p) is missing."),
                      (power / power.sum(), "that is the optimum of KL(p‖π) − weight · H(p). Here the divergence is 2 · JSD, which is weaker."),
                      (_optimum(pi, 2 * weight), "that is the optimum for twice the weight: JSD counts twice in 2 · JSD − weight · H."),
                      (_optimum(pi, weight / 2), "that is the optimum for half the weight."),
                      (_optimum(pi, weight / np.log(2)), "that is the optimum with H(p) in bits and the divergence in nats. Use natural logarithms in both."),
                      (_optimum(pi, weight * np.log(2)), "that is the optimum with the divergence in bits and H(p) in nats. Use natural logarithms in both."),
                      (_optimum(pi, 1.0), "that is the optimum for weight 1: use the argument `weight`.")]
        causes = {sentence for value, sentence in known if distance(p, value) < 0.005}
        told = f"{answer.name} returned {show(p)}; expected {show(best)}"
        if len(causes) == 1:
            fail(f"{told}: {causes.pop()}")
        if p.max() > 0.98:
            fail(f"{told}: yours is nearly all on one category. " + ("Do you minimise the entropy? The objective has −weight · H(p)." if weight else
                 "Does learning go uphill? Subtract the gradient."))
        with np.errstate(all="ignore"):
            value = _objective(np.log(p), pi, weight)[0]
        fail(f"{told}. The objective is {value:.5f} at yours and {_objective(np.log(best), pi, weight)[0]:.5f} at the best, "
             f"and {distance(p, best):.3f} of the mass lies elsewhere. Compare your gradient with finite differences of the objective; if they agree, take more steps.")
    passed("learn_prior", "reaches the optimum at weights from 0 to 1.5")


# 6.9

def _counts(rng, k):
    """Counts of categories × digits: two categories share a favourite digit, and one of them must take another; one is empty if k = 5."""
    order = _no_involution(k, rng)
    counts = rng.integers(0, 40, (k, k))
    counts[np.arange(k), order] += rng.integers(300, 600, k)
    twin, other = rng.choice(k, 2, replace=False)
    counts[other] = rng.integers(0, 5, k)
    counts[other, order[other]], counts[other, order[twin]] = 60, 90
    counts[twin, order[twin]], counts[twin, order[other]] = 700, 80
    if k == 5:
        counts[other] = 0
    return counts


def _no_involution(k, rng):
    """A permutation that differs from its inverse and from the identity, so that a table the wrong way round shows."""
    while True:
        order = rng.permutation(k)
        if (order[order] != np.arange(k)).sum() > 1:
            return order


def _greedy(counts):
    """The digit of each category, the largest count first."""
    table, digit = counts.astype(float), np.zeros(len(counts), int)
    for _ in range(len(counts)):
        i, j = np.unravel_index(table.argmax(), table.shape)
        digit[i], table[i], table[:, j] = j, -1, -1
    return digit


@check
def recovered_proportions(recovered_proportions, seed=0):
    """p by digit, categories matched one-to-one to digits so that most images agree; oracle: scipy's Hungarian algorithm."""
    rng = np.random.default_rng(seed)
    cases = [(np.array([0.3, 0.4, 0.1, 0.2]), np.array([[3, 70, 2, 1], [2, 3, 45, 4], [5, 4, 1, 62], [50, 3, 2, 3]])),
             (np.array([0.6, 0.4]), np.array([[5, 1], [60, 50]])), (np.array([0.6, 0.4]), np.array([[5, 60], [1, 50]])),       # shares of rows, or of columns, differ
             (np.array([0.5, 0.3, 0.2]), np.array([[9, 1, 0], [0, 0, 5], [10, 9, 0]])), (np.array([0.75, 0.25]), np.array([[3, 8], [9, 4]])),
             (np.array([0.6, 0.4]), np.array([[90, 50], [50, 5]])), (np.array([0.9, 0.1]), np.array([[60, 50], [55, 10]])),       # greed, squares, and weights p would match the other way
             (np.array([0.25, 0.0, 0.25, 0.5]), np.array([[0, 50, 2, 40], [60, 3, 1, 0], [1, 45, 0, 4], [5, 0, 70, 30]]))]
    cases += [(rng.dirichlet(np.full(k, 4.0)), _counts(rng, k)) for k in (4, 5, 6, 10, 12)]
    cases.append((rng.dirichlet(np.full(3, 4.0)), rng.permutation(np.array([[100, 99, 0], [99, 10, 0], [0, 0, 50]]))))
    for p, counts in cases:
        digit, k = linear_sum_assignment(counts, maximize=True)[1], len(p)
        by = {}
        for name, places in (("right", digit), ("greedy", _greedy(counts)), ("favourite", counts.argmax(1)), ("frequent", None)):
            by[name] = np.zeros(k)
            by[name][counts.sum(0).argsort() if places is None else places] = np.sort(p) if places is None else p
        recovered_proportions(p, counts).equals(by["right"], "match each category to one digit, so that most images agree; category "
            f"{int(np.argmax(digit == 0))} is the one matched to digit 0.", [
            (p, "you took category i for digit i. Nobody told the network which category is which: match them by the counts."),
            (by["frequent"], "that gives the largest p to the most frequent digit, whatever the category draws. It flatters: one that draws nines may count for the ones."),
            (by["greedy"], "you matched greedily, the largest count first. That can miss the matching in which most images agree."),
            (np.sort(p), "sorting loses which category is which."), (np.sort(p)[::-1], "sorting loses which category is which."),
            (p[digit], "the permutation is the wrong way round. Entry d of the answer belongs to digit d: put category i's probability where its digit is."),
            (by["favourite"], "two categories chose the same digit, and one overwrote the other. A matching is one-to-one."),
            (np.bincount(counts.argmax(1), p, minlength=k), "two categories chose the same digit and were added. A matching is one-to-one; a digit split in two counts once."),
            (p[counts.argmax(0)], "each digit chose its favourite category, so one may serve twice. A matching is one-to-one.")])
    passed("recovered_proportions", "matched one-to-one, even where two categories favour one digit, and where greed misses the best")
