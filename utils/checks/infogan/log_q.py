"""Exercises 5.6 to 5.9: log Q(c|x) of four kinds of code, from logits; oracle torch.distributions, in float64."""
import numpy as np
import torch
import torch.nn.functional as F
from torch import distributions

from utils.checks.asking import later
from utils.checks.gate import check, fail, passed
from utils.checks.infogan.bound import BITS
from utils.checks.showing import show

LOSS = "the sign is wrong: that is the loss. A log-probability is ≤ 0."


def judge(function, given, oracle, because, mistakes, infinite):
    """One value per row; where the answer is a tensor on a graph, its gradient too. `oracle`: of float64 tensors."""
    value, found = function(*given), function.gradient(*given, needed=False)[1]
    _look(value, found, given, oracle, because, mistakes, infinite)


@later
def _look(value, found, given, oracle, because, mistakes, infinite):
    leaves = [x.double().requires_grad_() if x.is_floating_point() else x for x in given]
    right = oracle(*leaves)
    got = value.array(tuple(right.shape), nan=True)
    if not np.isfinite(got).all():
        fail(f"{value.name} returned {show(got)}: infinite or nan; expected {show(right.detach().numpy())}. {infinite}")
    value.equals(right.detach().numpy(), because, mistakes, 1e-6)
    slopes = torch.autograd.grad(right.sum(), leaves[1:])           # of Q's outputs; c is given
    for slope, expected, x in zip(found[-len(slopes):], slopes, leaves[1:], strict=False):
        if slope.value is None:
            continue
        at_kink = (x == 0).numpy()                                  # max(0, x) and |x| have any slope there
        slope.part(np.where(at_kink, expected.numpy(), slope.array(tuple(x.shape))), slope.name).equals(expected.numpy(), "the value is right, but not the gradient that flows back through it: G and Q "
                     "feel nothing else. Compute it from what came in, in one expression of torch.", [], 1e-5)


@check
def log_q_categorical(log_q_categorical, seed=0):
    """A softmax over k logits; exact for logits of hundreds, in some rows or in all, in float32 and float64."""
    rng = np.random.default_rng(seed)
    cases = [(np.array([[2.0, 0.0, -1.0], [0.5, 0.5, 0.0]]), np.array([2, 0])), (np.array([[3.0, 3.0]]), np.array([1]))]
    cases += [(scale * rng.normal(size=(n, k)), rng.integers(k, size=n)) for n, k, scale in ((4, 3, 1), (5, 10, 2), (6, 2, 3), (64, 12, 2))]
    mixed = rng.normal(size=(5, 4))
    mixed[1], mixed[3] = (-700.0, 300.0, 30.0, 0.0), (900.0, -300.0, -20.0, 0.0)
    cases += [(mixed, np.array([0, 0, 3, 3, 1])), (300 * rng.normal(size=(3, 3)) + [1000, 0, -1000], np.array([2, 1, 0])), (np.full((2, 3), -200.0), np.array([1, 0]))]
    for logits, c in [*cases, *((x.astype(np.float32), c) for x, c in cases)]:
        right = torch.log_softmax(torch.tensor(logits, dtype=torch.float64), 1)[range(len(c)), c].numpy()
        judge(log_q_categorical, (torch.as_tensor(c), torch.tensor(logits)), lambda c, logits: distributions.Categorical(logits=logits).log_prob(c),
              "log Q(c|x) is the log of the softmax, at the code c of each row.", [
                  (-right, LOSS), (np.exp(right), "that is Q(c|x) itself; take its logarithm."),
                  (logits[range(len(c)), c], "those are the logits of the codes, not normalised: subtract log Σ exp logits."),
                  (right / np.log(2), BITS), (np.full(len(c), right.mean()), "each row has a value of its own; the mean over the batch comes later.")],
              "A softmax that rounds to 0 came before the logarithm, or exp overflows: work with the logits, log Q = logit − log Σ exp logits, by a function that is stable.")
    passed("log_q_categorical", "agrees with torch.distributions.Categorical, even at logits of hundreds and in float32")


@check
def log_q_gaussian(log_q_gaussian, seed=0):
    """Σ over the code's dimensions of a normal's log-density; the network gives its mean and log-variance."""
    rng = np.random.default_rng(seed)
    cases = [tuple(np.array([x]) for x in ((0.5, -1.0), (0.0, 0.5), (0.75, -0.5))), tuple(np.array([[x]]) for x in (0.5, 0.25, 0.0))]
    cases += [tuple(rng.normal(size=(3, n, d))) for n, d in ((4, 1), (3, 2), (2, 5))]
    cases += [tuple(size * rng.normal(size=(n, d)) + shift for size, shift in zip((6, 6, 1), shifts, strict=True))
              for n, d, shifts in ((3, 2, (7, -7, 6)), (1, 3, (-9, 8, -5)), (4, 2, (0, 0, -8)))]
    cases.append((np.array([[0.5, 2.0], [1.0, 3.0]]), np.array([[0.501, -2.0], [-1.0, 3.0]]), np.array([[-13.0, 13.0], [30.0, -13.0]])))     # wider and narrower than any clamp
    half = np.log(2 * np.pi) / 2
    for case in [*cases, *([x.astype(np.float32) for x in case] for case in cases[:4])]:
        c, mean, log_variance = (np.asarray(x, float) for x in case)
        square, half_log, d = ((c - mean) ** 2 / (2 * np.exp(log_variance))).sum(1), log_variance.sum(1) / 2, c.shape[1]
        right = -square - half_log - d * half
        as_std = (-((c - mean) ** 2) / (2 * np.exp(2 * log_variance)) - log_variance - half).sum(1)
        judge(log_q_gaussian, tuple(map(torch.tensor, case)), lambda c, mean, log_variance: distributions.Normal(mean, (log_variance / 2).exp()).log_prob(c).sum(1),
              "a normal's log-density is −(c − mean)²/(2σ²) − ln σ − ½ ln 2π, summed over the dimensions.", [
                  (as_std, "you read the variance as a standard deviation. σ² = exp(log_variance), so σ = exp(½ log_variance): halve it where you need a standard deviation."),
                  (-right, "the sign is wrong: that is the loss."),
                  (-square - half_log, "the constant −½ ln 2π of each dimension is missing. G and Q would not miss it, but the value of L_I would."),
                  (-square, "that is the squared error alone. With a learned variance, −½ log_variance must stay, or Q makes σ infinite."),
                  (-square - d * half, "−½ log_variance is missing. Without it Q gains by making σ infinite."),
                  (right / d, "you averaged the dimensions. They are independent given x: their log-densities add."),
                  (right + 2 * half_log, "the sign of ½ log_variance is wrong: a wide Gaussian is a low one."),
                  (right - half_log, "you subtracted a whole log_variance; a density carries log σ = ½ log_variance.")],
              "Is there a division by σ², or an exp of a large number? Divide by multiplying with exp(−log_variance).")
    passed("log_q_gaussian", "agrees with torch.distributions.Normal in 1, 2, 3 and 5 dimensions, far from the mean, wide and narrow")


@check
def log_q_fixed_variance(log_q_fixed_variance, seed=0):
    """With σ fixed, log Q is a straight line in the mean squared error."""
    rng = np.random.default_rng(seed)
    cases = [(0.5, 0.4, 2), (0.3, 0.7, 1), (0.25, 1.0, 3), (0.0, 0.5, 2), (40.0, 2.5, 12), (2e-3, 0.05, 4), (2e-8, 1e-4, 3), (4.0, 0.05, 3), (1e-6, 1e-3, 120)]        # densities below and above all floats
    cases += [(float(rng.uniform(0.1, 2)), float(rng.uniform(0.2, 3)), d) for d in (3, 5)]
    for mse, std, d in cases:
        square, constant = d * mse / (2 * std**2), d * (np.log(std) + np.log(2 * np.pi) / 2)
        log_q_fixed_variance(mse, std, d).equals(-square - constant, "the d squared errors add up to d · mse; each dimension also carries −ln σ − ½ ln 2π.", [
            (-d * mse / (2 * std) - d * np.log(std) / 2 - d * np.log(2 * np.pi) / 2, "you read the standard deviation as a variance: σ² = std²."),
            (-d * mse / (2 * std) - constant, "you divided the squared error by 2σ, not by 2σ²."),
            (-square, "that is the squared error's part. A density also needs its normaliser, −ln σ − ½ ln 2π per dimension."),
            (-mse / (2 * std**2) - constant, "mse is a mean over d dimensions; their sum is d · mse."),
            (-square - constant / d, "each of the d dimensions carries −ln σ − ½ ln 2π."),
            (square + constant, "the sign is wrong: that is the loss."),
            (-mse, "that is minus the mean squared error: right up to a factor and a constant, but they belong to the answer.")], 1e-6)
    passed("log_q_fixed_variance", "agrees with the normal's log-density, narrow and wide, in 1 to 120 dimensions")


@check
def log_q_bernoulli(log_q_bernoulli, seed=0):
    """A sigmoid of one logit per switch; exact for logits of hundreds, in some rows or in all, in float32 and float64."""
    rng = np.random.default_rng(seed)
    cases = [(np.array([[2.0], [0.0], [-1.0]]), np.array([[1.0], [1.0], [0.0]]))]
    for n, d, scale in ((4, 1, 1.0), (3, 2, 2.0), (5, 3, 4.0), (3, 3, 1.0)):
        c = (rng.random((n, d)) < 0.5).astype(float)
        c[0], c[1] = 1, 0
        cases.append((scale * rng.normal(size=(n, d)), c))
    cases.append((np.array([[-1300.0, -200.0], [1200.0, 150.0], [0.5, -0.5], [20.0, -30.0]]), np.array([[1.0, 1.0], [0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])))
    cases.append((np.array([[-400.0, 300.0, -200.0]]), np.array([[1.0, 0.0, 0.0]])))
    cases.append((np.array([[9.0], [-9.0], [10.5], [-10.5]]), np.array([[1.0], [1.0], [0.0], [0.0]])))      # where σ is nearly 0 or 1, but not quite
    for logit, c in [*cases, *((x.astype(np.float32), y.astype(np.float32)) for x, y in cases)]:
        l, n, d = logit.astype(float), *logit.shape
        on, off = -np.logaddexp(0, -l), -np.logaddexp(0, l)
        right = (c * on + (1 - c) * off).sum(1)
        judge(log_q_bernoulli, (torch.tensor(c), torch.tensor(logit)), lambda c, logit: (c * F.logsigmoid(logit) + (1 - c) * F.logsigmoid(-logit)).sum(1),
              "log Q is log σ(logit) for a switch that is on, log σ(−logit) for one that is off, added up.", [
                  (-right, LOSS), (right / d, "you averaged the switches. They are independent given x: their log-probabilities add."),
                  ((c * on).sum(1), "in yours, a switch that is off adds nothing. It should: log(1 − σ)."),
                  (((1 - c) * on + c * off).sum(1), "on and off are swapped: c = 1 goes with log σ(logit)."),
                  ((c * l).sum(1), "that is the unnormalised part, c · logit; subtract log(1 + exp logit).")],
              "A sigmoid rounded to 0 or 1 before its logarithm; work with the logit: −log σ(l) is softplus(−l).")
    passed("log_q_bernoulli", "agrees with torch.distributions.Bernoulli, even at logits of hundreds and in float32")
