"""Exercises 6.4 to 6.6: samples with a gradient, and a gradient without one."""
import numpy as np
from scipy.special import softmax

from utils.checks.asking import later
from utils.checks.beyond.prior import distance
from utils.checks.gate import check, fail, passed
from utils.checks.showing import show


@check
def gumbel_softmax(gumbel_softmax, seed=0):
    """softmax((logits − log(−log u)) / temperature) row by row; the largest entry is a draw from softmax(logits)."""
    rng = np.random.default_rng(seed)
    cases = [(np.array([1.0, 0.0, -1.0]), np.array([[0.5, 0.25, 0.75]]), 1.0), (np.array([0.0, 1.0]), np.array([[1e-6, 0.99999], [0.3, 2e-5]]), 0.7),
             (np.array([0.5, 0.0, -0.5]), np.array([[1e-13, 0.5, 0.2], [0.4, 1 - 2**-40, 0.9], [0.7, 0.1, 1e-30]]), 5.0), (np.array([300.0, 0.0, 299.0, -200.0]), rng.uniform(0.01, 0.99, (3, 4)), 1.5)]
    cases += [(rng.normal(size=k), rng.uniform(0.01, 0.99, (n, k)), temperature) for k, n, temperature in ((3, 4, 1.0), (4, 2, 0.5), (12, 3, 2.0), (3, 5, 0.001))]
    u = rng.uniform(0.1, 0.9, (3, 4))                   # nearly ties at a low temperature: rows that aren't one-hot
    cases.append((np.array([0.0, 0.001, -0.0005, 0.002]) + np.log(-np.log(u[1])), u, 0.001))
    for logits, u, temperature in cases:
        answer, g = gumbel_softmax(logits, u, temperature), -np.log(-np.log(u))
        if np.isnan(answer.array(u.shape, nan=True)).any():
            fail(f"{answer.name} contains nan; expected numbers. exp of a large number overflows: subtract each row's maximum first.")
        rows = lambda x: softmax(x, axis=1)
        answer.equals(rows((logits + g) / temperature), "add Gumbel noise −log(−log u) to the logits, divide by the temperature, take the softmax along each row.", [
            (rows(np.tile(logits / temperature, (len(u), 1))), "that has no noise in it: every row would be the same."),
            (rows((logits + g) * temperature), "the temperature multiplies. A low one must make rows nearly one-hot: divide by it."),
            (rows(logits + g / temperature), "you divided the noise alone by the temperature. Divide the sum."),
            (rows(logits / temperature + g), "you divided the logits alone by the temperature. Divide the sum."),
            (rows((logits + u) / temperature), "you added u itself. Uniform noise does not make the largest entry a draw from softmax(logits); −log(−log u) does."),
            (rows((logits - g) / temperature), "the noise has the wrong sign: it is −log(−log u), with its long tail upwards."),
            (rows((logits - np.log(u)) / temperature), "−log u is exponential noise. Take the logarithm twice: −log(−log u)."),
            (rows((softmax(logits) + g) / temperature), "you added the noise to probabilities. Add it to logits (log-probabilities)."),
            (softmax((logits + g) / temperature, axis=None), "you made the whole array sum to 1. Each row is a sample of its own: normalise along the last axis."),
            (softmax((logits + g) / temperature, axis=0), "you made each column sum to 1. Each row is a sample of its own: normalise along the last axis."),
            (rows((logits + g[:1]) / temperature + 0 * u), "every row has the noise of the first. Each has its own, u[i].")], 1e-7 if temperature > 0.01 else 1e-3)
    logits, u = rng.normal(size=4), rng.uniform(1e-9, 1, (20_000, 4))
    frequency = np.bincount(gumbel_softmax(logits, u, 0.7).array(u.shape).argmax(1), minlength=4) / len(u)
    if distance(frequency, softmax(logits)) > 0.03:
        fail(f"In 20,000 samples the largest entry of gumbel_softmax fell on {show(frequency)}, expected {show(softmax(logits))} = softmax(logits). Is anything rounded or clipped?")
    passed("gumbel_softmax", "rows agree with the formula; their largest entries are draws from softmax(logits)")


@check
def straight_through(straight_through, seed=0):
    """Forward: the one-hot row of the largest entry. Backward: the gradient through the soft row."""
    rng = np.random.default_rng(seed)
    cases = [(np.array([[0.6, 0.3, 0.1]]), np.array([[1.0, 0.0, -1.0]]), 1.0), (np.array([[0.9995, 0.0005], [0.25, 0.75]]), rng.normal(size=(2, 2)), 0.05),
             (np.array([[0.2, 0.7, 0.1], [0.3, 0.6, 0.1], [0.4, 0.25, 0.35]]), rng.normal(size=(3, 3)), 0.8)]       # as many rows as categories
    cases += [(rng.dirichlet(np.ones(k), n), rng.normal(size=(n, k)), temperature) for k, n, temperature in ((3, 2, 1.0), (4, 3, 0.5), (12, 2, 2.0))]
    cases.append((np.array([[0.4, 0.6], [0.3, 0.7]]), np.array([[3000.0, -3000], [-40, 200]]), 0.01))           # a steep loss
    for soft, upstream, temperature in cases:
        hard, gradient = straight_through(soft, upstream, temperature).parts(2)
        one_hot = np.eye(soft.shape[1])[soft.argmax(1)]
        hard.equals(one_hot, "G is given a category, as a row with a single 1 where soft is largest.", [
            (soft, "that is the soft row itself. Forward, G must see what it will see later: one-hot rows.")])
        right = soft * (upstream - (soft * upstream).sum(1, keepdims=True)) / temperature
        gradient.equals(right, "it is upstream times the softmax's derivative at soft: ∂soft_j/∂logit_k is soft_j (1 − soft_j) / temperature for k = j, and −soft_j soft_k / temperature for all other k. Each row of it sums to 0.", [
            (np.zeros_like(right), "the derivative of a one-hot row is 0 wherever it exists, and so is the softmax's derivative there, so nothing would be learned. Pretend that forward was soft: take it at soft."),
            (upstream, "that hands upstream on as if the logits were the sample. The soft row lies between them: use its softmax."),
            (right * temperature, "the temperature is missing: soft = softmax((logits + noise) / temperature)."),
            (right * temperature ** 2, "the temperature multiplies. Dividing the logits by it divides the derivative."),
            (soft * (1 - soft) * upstream / temperature, "you used the diagonal of the softmax's derivative alone. All entries of a softmax move with one logit."),
            (-right, "the sign is wrong: the loss's derivative with respect to the logits has upstream's sign where soft is large.")])
    tied = np.array([[0.25, 0.375, 0.375], [0.5, 0.5, 0.0]])
    _one_of_the_tied(straight_through(tied, np.ones((2, 3)), 1.0).parts(2)[0], tied)
    passed("straight_through", "one-hot forward; backward the gradient of the soft row")


@later
def _one_of_the_tied(answer, soft):
    """Where two entries are the largest, either of them, not both."""
    hard = answer.array(soft.shape)
    if not np.isin(hard, (0, 1)).all() or (hard.sum(1) != 1).any() or (soft[hard == 1] != soft.max(1)).any():
        fail(f"{answer.name} is {show(hard)} for the soft rows {show(soft)}; expected a single 1 in each row, at one of its largest entries. `argmax` takes the first of them.")


@check
def score_gradient(score_gradient, seed=0):
    """Mean over samples of (cost − mean cost) · ∂ log p(category)/∂logits = (cost − mean cost)(onehot − p)."""
    rng = np.random.default_rng(seed)
    cases = [(np.zeros(2), np.array([0, 1, 1, 0]), np.array([1.0, 3.0, 2.0, -2.0])), (rng.normal(size=3), np.array([1]), np.array([2.0])),
             (rng.normal(size=3), np.array([2, 2, 2, 2]), rng.normal(2, 1, 4)), (np.array([1000.0, 0.0, 999.0]), np.array([0, 2, 1, 0]), 1000 * rng.normal(-1, 1, 4)),
             (rng.normal(size=4), rng.integers(4, size=7), np.full(7, 1.5)), (rng.normal(size=4), np.array([1, 0, 1, 1, 0]), rng.normal(2, 1, 5))]         # the last two are never drawn
    cases += [(rng.normal(size=k), rng.integers(k, size=n), rng.normal(2, 1, n)) for k, n in ((3, 6), (4, 20), (12, 64))]
    for logits, categories, costs in cases:
        p, hot = softmax(logits), np.eye(len(logits))[categories]
        score, advantage = hot - p, (costs - costs.mean())[:, None]
        right = (advantage * score).mean(0)
        with np.errstate(all="ignore"):
            by_p = (advantage * hot / p).mean(0)
        score_gradient(logits, categories, costs).equals(right, "it is the mean over samples of (cost − mean cost) times the derivative of log p(category) with respect to the logits.", [
            ((costs[:, None] * score).mean(0), "the mean cost is still in it. It changes nothing in expectation, but here all costs are around 2, and the estimate is mostly noise."),
            ((costs[:, None] * hot).mean(0), "that adds up costs by category. The derivative of log softmax has a second part, −p, and costs count from their mean."),
            (-right, "the sign is wrong: this is the gradient of the mean cost, and descent will subtract it."),
            (right * len(costs), "that is a sum over samples, an n-fold gradient. Take the mean."),
            (by_p, "that is the derivative with respect to the probabilities p. With respect to the logits, log softmax has the derivative onehot − p."),
            ((advantage * p[categories][:, None] * score).mean(0), "that differentiates p(category), not log p(category). The samples are drawn from p already: don't weight by it again.")])
    passed("score_gradient", "agrees with (cost − mean) · (one-hot − p), 2 to 10 categories")
