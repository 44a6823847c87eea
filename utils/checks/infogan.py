"""Chapter 05: the information bound on a discrete model, log Q, the three losses and the step, the network, the matching."""
import itertools

import numpy as np
import torch
import torch.nn.functional as F
from scipy.optimize import linear_sum_assignment
from scipy.special import rel_entr, xlogy
from scipy.stats import kstest
from torch import distributions, nn

from utils.checks import array, close, compare, fail, number, passed, show
from utils.checks import choose as choose
from utils.checks import lemma as rules
from utils.checks.distributions import judge, judge_array, several
from utils.checks.distributions import one_of as one_of

LN2 = np.log(2)


# A small discrete model: prior p_c (k,), generator p_x_given_c (k, m), Q as q_c_given_x (m, k). Nats.

def _entropy(p):
    return -xlogy(p, p).sum(-1)


def _information(p_c, p_x_given_c):
    p_cx = p_c[:, None] * p_x_given_c
    return rel_entr(p_cx, p_c[:, None] * p_cx.sum(0)).sum()


def _posterior(p_c, p_x_given_c):
    p_cx = p_c[:, None] * p_x_given_c
    return (p_cx / p_cx.sum(0)).T                                           # (m, k)


def _models(rng):
    """Priors and generators of several shapes, some with zeros; every x has a positive probability."""
    for k, m in ((2, 3), (3, 4), (4, 3), (3, 3)):
        yield rng.dirichlet(np.full(k, 2.0)), rng.dirichlet(np.ones(m), k)
    sparse = rng.dirichlet(np.ones(4), 3)
    sparse[[0, 1, 2], [1, 0, 3]] = 0
    yield rng.dirichlet(np.full(3, 2.0)), sparse / sparse.sum(1, keepdims=True)
    yield np.array([0.5, 0.25, 0.25]), np.eye(3)[[2, 0, 1]]
    yield np.insert(rng.dirichlet(np.full(2, 2.0)), 1, 0.0), rng.dirichlet(np.ones(4), 3)       # a code that is never drawn


def code_information(code_information, seed=0):
    """I(c; x) = KL(p(c,x) ‖ p(c)p(x)): 0 if x ignores c, H(c) if x tells c; any prior, zeros too."""
    rng = np.random.default_rng(seed)
    for p_c, p_x_given_c in _models(rng):
        k = len(p_c)
        p_x = p_c @ p_x_given_c
        right = _information(p_c, p_x_given_c)
        each = rel_entr(p_x_given_c, p_x).sum(1)
        equal = np.full(k, 1 / k)
        judge(f"code_information({show(p_c)}, {show(p_x_given_c)})", code_information(p_c, p_x_given_c), right,
              "I(c;x) compares the joint P(c)P(x|c) with P(c)P(x), where P(x) = Σ_c P(c)P(x|c). Write the joint table down first.", [
            (right / LN2, "that is in bits. From this chapter on all is in nats: take the natural logarithm."),
            (-right, "the sign is turned round: information is ≥ 0. Which probability stands above in the ratio?"),
            (_entropy(p_x), "that is H(x). It counts all that varies in x, noise included; take away H(x|c)."),
            (p_c @ _entropy(p_x_given_c), "that is H(x|c), what the noise adds. The information is H(x) minus that."),
            (_entropy(p_c), "that is H(c), the most that x could tell. Does x tell c without doubt in this table?"),
            (_information(equal, p_x_given_c), "that is for a uniform prior. Weight each row with its own P(c)."),
            (each.mean(), "the rows' divergences were averaged with equal weights. Weight row c with P(c)."),
            (each.sum(), "the rows' divergences were added. Average them with the weights P(c)."),
            (_entropy(p_c) + p_c @ _entropy(p_x_given_c), "that is the joint entropy H(c,x). Which two entropies does it belong with?"),
        ])
    p_c, row = rng.dirichlet(np.ones(3)), rng.dirichlet(np.ones(4))
    judge("code_information of a G that ignores c (all rows equal)", code_information(p_c, np.tile(row, (3, 1))), 0.0,
          "equal rows tell nothing of c: each log-ratio is log 1. Is your P(x) the mixture of the rows?", tolerance=1e-12)
    passed("code_information", "seven generators and one that ignores its code, to 1e-9 nats")


def lower_bound(lower_bound, seed=0):
    """L_I = E log Q(c|x) + H(c) ≤ I(c; x), with equality at the posterior; −∞ where Q rules out what happens."""
    rng = np.random.default_rng(seed)
    for p_c, p_x_given_c in _models(rng):
        k, m = p_x_given_c.shape
        p_cx, h_c = p_c[:, None] * p_x_given_c, _entropy(p_c)
        p_x = p_cx.sum(0)
        for q in (rng.dirichlet(np.full(k, 2.0), m), _posterior(p_c, p_x_given_c)):
            call = f"lower_bound({show(p_c)}, {show(p_x_given_c)}, {show(q)})"
            mean_log_q = xlogy(p_cx, q.T).sum()
            under_q = -p_x @ _entropy(q)
            mistakes = [
                (mean_log_q, "that is E log Q(c|x) alone. Once drawn, a code has entropy 0, but H(c) is the entropy of the prior "
                             f"it is drawn from: here {show(float(h_c))} nats. Add it."),
                ((mean_log_q + h_c) / LN2, "that is in bits. From this chapter on all is in nats."),
                (mean_log_q - h_c, "H(c) was subtracted. A Q that is never in doubt has E log Q = 0; what should its bound be?"),
                (-mean_log_q, "that is the cross-entropy, −E log Q(c|x). The bound is H(c) minus it."),
                (-mean_log_q + h_c, "the sign of E log Q(c|x) is turned round: surprise lowers the bound."),
                (mean_log_q + np.log(k), "H(c) was taken as ln k, which holds for a uniform prior only. Compute it from p_c."),
                (under_q + h_c, "c was averaged under Q(c|x). It is drawn by the prior and x by G: average with P(c)P(x|c)."),
                (xlogy(p_cx, q.T).mean() + h_c, "the table's terms were averaged plainly; the weights P(c)P(x|c) already add up to 1."),
                (xlogy(p_x_given_c / k, q.T).sum() + h_c, "the rows have equal weights. Weight row c with P(c)."),
            ]
            if k == m:
                mistakes.append((xlogy(p_cx, q).sum() + h_c, "Q was read as Q[c][x]. Row x of q_c_given_x is the pmf Q(·|x)."))
            judge(call, lower_bound(p_c, p_x_given_c, q), mean_log_q + h_c,
                  "draw c by P(c), x by P(x|c), then take log Q of that c given that x; the mean of it, plus H(c).", mistakes)
    p_c, p_x_given_c = rng.dirichlet(np.full(2, 3.0)), rng.dirichlet(np.full(3, 3.0), 2)
    q = np.array([[1.0, 0.0], [0.5, 0.5], [0.25, 0.75]])
    got = number(lower_bound(p_c, p_x_given_c, q), call := f"lower_bound({show(p_c)}, {show(p_x_given_c)}, {show(q)})")
    if got != -np.inf:
        fail(f"{call} came out {show(got)}, expected −∞: for the first x, Q gives probability 0 to a code that does produce it. "
             "Let the logarithm be infinite there; remove the ε or the clip.")
    passed("lower_bound", "seven generators, any Q and the best one, and a Q that rules out what happens")


def bound_gap(bound_gap, seed=0):
    """I(c;x) − L_I = E_x KL(P(c|x) ‖ Q(c|x)) ≥ 0, 0 iff Q is the posterior."""
    rng = np.random.default_rng(seed)
    for p_c, p_x_given_c in _models(rng):
        k, m = p_x_given_c.shape
        p_x, post, q = p_c @ p_x_given_c, _posterior(p_c, p_x_given_c), rng.dirichlet(np.full(k, 2.0), m)
        each = rel_entr(post, q).sum(1)
        with np.errstate(divide="ignore", invalid="ignore"):
            backward = rel_entr(q, post).sum(1)
        judge(f"bound_gap({show(p_c)}, {show(p_x_given_c)}, {show(q)})", bound_gap(p_c, p_x_given_c, q), p_x @ each,
              "for each x take KL from the posterior P(c|x), by Bayes' rule, to Q(c|x); then the mean over x with the weights P(x).", [
            (p_x @ each / LN2, "that is in bits. From this chapter on all is in nats."),
            (p_x @ backward, "that is KL(Q‖P). The average is under the true posterior P(c|x): put it first."),
            (each.mean(), "the x's have equal weights. Weight each x with P(x)."),
            (each.sum(), "the divergences were added. Average them with the weights P(x)."),
            (p_x @ rel_entr(p_c, q).sum(1), "the prior P(c) stands where the posterior P(c|x) should: what does x say of c?"),
            (-p_x @ each, "the sign is turned round: the gap I(c;x) − L_I is ≥ 0."),
            (_information(p_c, p_x_given_c), "that is I(c;x) itself, the gap of a Q that always answers with the prior."),
            (_information(p_c, p_x_given_c) - p_x @ each, "that is the bound L_I. The gap is what it lacks of I(c;x)."),
        ])
        got = number(bound_gap(p_c, p_x_given_c, post), call := f"bound_gap({show(p_c)}, {show(p_x_given_c)}, the posterior)")
        if not close(got, 0, 1e-12):
            fail(f"{call} came out {show(got)}, expected 0: with Q(c|x) = P(c|x) the bound is I(c;x). Zeros add nothing to a KL.")
    passed("bound_gap", "seven generators, any Q; 0 at the posterior")


def lemma(proof, seed=0):
    """E f(x,y) with x', drawn again by P(x'|y), in place of x: line by line, on an exact table besides."""
    rules.check(proof, "P(x) P(y|x) f(x,y)", "P(x) P(y|x) P(x'|y) f(x',y)", np.random.default_rng(seed))


# log Q, by torch.distributions

def log_q_categorical(log_q_categorical, seed=0):
    """A softmax over k logits; oracle torch.distributions.Categorical; exact for logits of hundreds."""
    generator, rng = torch.Generator().manual_seed(seed % 2**31), np.random.default_rng(seed)
    for n, k, scale in ((4, 3, 1.0), (5, 10, 2.0), (3, 3, 300.0)):
        logits = scale * torch.randn(n, k, generator=generator, dtype=torch.float64)
        c = torch.as_tensor(rng.integers(k, size=n))
        if scale > 100:
            c = logits.argmin(1)
            logits[:, 0] += torch.where(c == 0, -1000, 1000)        # the code is the one that Q rules out
        right = distributions.Categorical(logits=logits).log_prob(c).numpy()
        picked = logits[torch.arange(n), c].numpy()
        got = array(log_q_categorical(c, logits), (n,), call := f"log_q_categorical({show(c.numpy())}, {show(logits.numpy())})")
        if np.isinf(got).any():
            fail(f"{call} came out {show(got)}: infinite, expected {show(right)}. A softmax that rounds to 0 came before the logarithm; "
                 "work with the logits: log Q = logit − log Σ exp logits, by a function that is stable.")
        compare(call, got, right, "log Q(c|x) is the log of the softmax, at the code c of each row.", [
            (-right, "the sign is turned round: that is the loss. A log-probability is ≤ 0."),
            (np.exp(right), "that is Q(c|x) itself; take its logarithm."),
            (picked, "those are the logits of the codes as they stand. Logits need normalising: subtract log Σ exp logits."),
            (right / LN2, "that is in bits; take the natural logarithm."),
            (np.full(n, right.mean()), "each row has a value of its own; the mean over the batch comes later."),
        ], tolerance=1e-6)
    passed("log_q_categorical", "agrees with torch.distributions.Categorical, logits of hundreds too")


def log_q_gaussian(log_q_gaussian, seed=0):
    """Σ over the code's dimensions of a normal's log-density; the network gives its mean and log-variance."""
    generator = torch.Generator().manual_seed(seed % 2**31)
    for n, d in ((4, 1), (3, 2), (2, 5)):
        c, mean, log_variance = torch.randn(3, n, d, generator=generator, dtype=torch.float64)
        terms = {name: distributions.Normal(mean, std).log_prob(c)
                 for name, std in (("right", (log_variance / 2).exp()), ("variance as std", log_variance.exp()))}
        right, square = terms["right"].sum(1).numpy(), ((c - mean) ** 2 / (2 * log_variance.exp())).sum(1).numpy()
        half_log = log_variance.sum(1).numpy() / 2
        mistakes = [
            (terms["variance as std"].sum(1).numpy(), "the variance was read as a standard deviation. σ² = exp(log_variance), so "
                                                      "σ = exp(½ log_variance): halve it where a standard deviation is wanted."),
            (-right, "the sign is turned round: that is the loss."),
            (-square - half_log, "the constant −½ ln 2π of each dimension is missing. G and Q would not miss it, but the value of L_I would."),
            (-square, "that is the squared error only. With a learned variance, −½ log_variance must stay, or Q makes σ infinite."),
            (-square - d * np.log(2 * np.pi) / 2, "−½ log_variance is missing. Without it Q gains by making σ infinite."),
            (terms["right"].mean(1).numpy(), "the dimensions were averaged. They are independent given x: their log-densities add."),
            (right + 2 * half_log, "the sign of ½ log_variance is turned round: a wide Gaussian is a low one."),
            (right - half_log, "a whole log_variance was subtracted; a density carries log σ = ½ log_variance."),
        ]
        judge_array(f"log_q_gaussian({show(c.numpy())}, mean={show(mean.numpy())}, log_variance={show(log_variance.numpy())})",
                    log_q_gaussian(c, mean, log_variance), right,
                    "a normal's log-density is −(c − mean)²/(2σ²) − ln σ − ½ ln 2π, summed over the dimensions.", mistakes, tolerance=1e-6)
    passed("log_q_gaussian", "agrees with torch.distributions.Normal in 1, 2 and 5 dimensions")


def log_q_fixed_variance(log_q_fixed_variance, seed=0):
    """With σ fixed, log Q is a straight line in the mean squared error."""
    rng = np.random.default_rng(seed)
    for d, std in ((2, 0.4), (1, 0.7), (3, float(rng.uniform(0.2, 3))), (5, float(rng.uniform(0.2, 3)))):
        c, mean = rng.uniform(-1, 1, d), rng.normal(size=d)
        mse = float(np.mean((c - mean) ** 2))
        right = distributions.Normal(torch.tensor(mean), std).log_prob(torch.tensor(c)).sum().item()
        square, constant = d * mse / (2 * std**2), d * (np.log(std) + np.log(2 * np.pi) / 2)
        judge(f"log_q_fixed_variance(mse={show(mse)}, std={show(std)}, d={d})", log_q_fixed_variance(mse, std, d), right,
              "the d squared errors add up to d · mse; each dimension also carries −ln σ − ½ ln 2π.", [
            (-d * mse / (2 * std) - d * np.log(std) / 2 - d * np.log(2 * np.pi) / 2, "the standard deviation was read as a variance: σ² = std²."),
            (-d * mse / (2 * std) - constant, "the squared error is divided by 2σ, not by 2σ²."),
            (-square, "that is the squared error's part. A density also needs its normaliser, −ln σ − ½ ln 2π a dimension."),
            (-mse / (2 * std**2) - constant, "mse is a mean over d dimensions; their sum is d · mse."),
            (-square - constant / d, "each of the d dimensions carries −ln σ − ½ ln 2π."),
            (square + constant, "the sign is turned round: that is the loss."),
            (-mse, "that is minus the mean squared error: right up to a factor and a constant, and those are asked for."),
        ], tolerance=1e-5)
    passed("log_q_fixed_variance", "agrees with torch.distributions.Normal at four widths")


def log_q_bernoulli(log_q_bernoulli, seed=0):
    """A sigmoid of one logit a switch; oracle torch.distributions.Bernoulli; exact for logits of hundreds."""
    generator = torch.Generator().manual_seed(seed % 2**31)
    for n, d, scale in ((4, 1, 1.0), (3, 2, 2.0), (4, 2, 300.0)):
        logit = scale * torch.randn(n, d, generator=generator, dtype=torch.float64)
        c = (torch.rand(n, d, generator=generator) < 0.5).double()
        c[0], c[1] = 1, 0
        if scale > 100:
            logit[0], logit[1] = -logit[0].abs() - 1000, logit[1].abs() + 1000      # Q is sure, and wrong
        on, off = F.logsigmoid(logit), F.logsigmoid(-logit)
        right = distributions.Bernoulli(logits=logit).log_prob(c).sum(1).numpy()
        got = array(log_q_bernoulli(c, logit), (n,), call := f"log_q_bernoulli({show(c.numpy())}, {show(logit.numpy())})")
        if np.isinf(got).any():
            fail(f"{call} came out {show(got)}: infinite, expected {show(right)}. A sigmoid rounded to 0 or 1 before its logarithm; "
                 "work with the logit: −log σ(l) is softplus(−l).")
        compare(call, got, right, "log Q is log σ(logit) for a switch that is on, log σ(−logit) for one that is off, added up.", [
            (-right, "the sign is turned round: that is the loss."),
            (right / d, "the switches were averaged. They are independent given x: their log-probabilities add."),
            ((c * on).sum(1).numpy(), "a switch that is off adds nothing in yours. It should: log(1 − σ)."),
            (((1 - c) * on + c * off).sum(1).numpy(), "on and off are exchanged: c = 1 goes with log σ(logit)."),
            ((c * logit).sum(1).numpy(), "that is the unnormalised part, c · logit; subtract log(1 + exp logit)."),
        ], tolerance=1e-6)
    passed("log_q_bernoulli", "agrees with torch.distributions.Bernoulli, logits of hundreds too")


# Which code for which factor

CLASSES = ("categorical", "bernoulli", "uniform", "gaussian")


def code_classes(code_classes, k=10, key=None, why=None):
    """{factor: (class, inputs of G, outputs of Q, nats that bound L_I or None)}: the costs follow from the class; `key` is hidden."""
    factors = ("digit", "slant", "glasses", "size")
    if type(code_classes) is not dict or sorted(map(str, code_classes)) != sorted(factors):
        fail(f"code_classes is {show(code_classes)}; expected a dict with the keys {', '.join(factors)}.")
    for factor in factors:
        name, inputs, outputs, bound = several(code_classes[factor], 4, f"code_classes[{factor!r}]")
        if name not in CLASSES:
            fail(f"code_classes[{factor!r}] names the class {show(name)}; expected one of {', '.join(CLASSES)}.")
        values = {"digit": k, "glasses": 2}.get(factor)
        what = f"{factor} as {name}: you gave {show(inputs)} inputs, {show(outputs)} outputs and the bound {show(bound)}"
        if name == "categorical":
            if values is None:
                fail(f"{what}. A categorical code has a fixed number of values, but {factor} varies without steps: expected is a class that can. Which?")
            if inputs == 1 and values > 2:
                fail(f"{what}. As one number, 9 would lie nearer to 8 than to 1: expected is one input a value, one-hot. How many?")
            expected = (values, values, np.log(values))
        else:
            expected = (1, (1, 2), np.log(2) if name == "bernoulli" else None)
        if inputs != expected[0]:
            fail(f"{what}. How many columns does G read for it? Expected {expected[0]}.")
        if outputs not in np.atleast_1d(expected[1])[:1 if name == "bernoulli" else None]:
            fail(f"{what}. What does Q say of it: one number a logit, or a mean (and a variance, if learned)? Expected "
                 f"{'one logit' if name == 'bernoulli' else expected[1] if name == 'categorical' else 'one or two outputs'}.")
        if expected[2] is None and bound is not None:
            fail(f"{what}. A continuous code's differential entropy bounds nothing, h may be negative and I infinite: expected None.")
        if expected[2] is not None and (bound is None or not close(number(bound, f"the bound of {factor}"), expected[2], 1e-3)):
            fail(f"{what}. A discrete code can carry its entropy, in nats: expected ln of the number of equally likely values. "
                 "Did you use bits, or leave it out?")
        if key is not None and name != key[factor]:
            fail(f"{factor} as {name}: not the class that fits. {why[factor]}")
    passed("code_classes", "four factors, their costs and what bounds them")


def sample_codes(sample_codes, seed=0):
    """62 standard normals, a one-hot category, two uniforms on [−1, 1]; independent draws; the seed decides all."""
    rng, n = np.random.default_rng(seed), 4000
    first, second = (int(s) for s in rng.choice(10**6, 2, replace=False))
    z = array(sample_codes(n, first), (n, 74), call := f"sample_codes({n}, seed={first})")
    if not np.array_equal(z, array(sample_codes(n, first), (n, 74), call)):
        fail(f"{call}, called twice, differs (first entries {show(z[0, :3])}, then others): expected the same draw for the same seed, so "
             "that a result can be repeated. Make the generator from the seed inside the function.")
    if np.array_equal(z, array(sample_codes(n, second), (n, 74), f"sample_codes({n}, seed={second})")):
        fail(f"{call} and seed={second} give the same numbers, beginning {show(z[0, :3])}; expected another draw. Use the seed.")
    noise, category, u = z[:, :62], z[:, 62:72], z[:, 72:]
    if not (np.isin(category, (0, 1)).all() and (category.sum(1) == 1).all()):
        fail(f"{call}: columns 62 to 71 of the first row are {show(category[0])}; expected one-hot, a single 1 and nine 0s. "
             "Draw a number 0 … 9 and set that column. (Are the columns in the order noise, category, uniform?)")
    counts = category.sum(0)
    if ((counts - n / 10) ** 2 / (n / 10)).sum() > 60:
        fail(f"{call}: the ten categories occur {show(counts)} times; expected about {n // 10} each. Draw one for each row.")
    for i in range(2):
        column, name = u[:, i], f"column {72 + i}"
        mean, std, low, high = (float(v) for v in (column.mean(), column.std(), column.min(), column.max()))
        facts = f"{call}: {name} runs from {low:.2f} to {high:.2f} with mean {mean:.2f} and standard deviation {std:.2f}"
        if abs(mean + 1) < 0.1 and abs(std - 1) < 0.1:
            fail(f"{facts}: that is normal(−1, 1). The two numbers of a uniform distribution are its ends, those of a normal one its "
                 "mean and standard deviation; expected uniform on [−1, 1], standard deviation 0.58. Call uniform.")
        if abs(mean) < 0.1 and abs(std - 1) < 0.1:
            fail(f"{facts}: that is a standard normal. Expected uniform on [−1, 1], standard deviation 0.58.")
        if low >= 0:
            fail(f"{facts}: the negative half is missing. Expected uniform on [−1, 1]: stretch and shift, or give both ends.")
        if low < -1 or high > 1 or kstest(column, "uniform", (-1, 2)).statistic * np.sqrt(n) > 3:
            fail(f"{facts}; expected uniform on [−1, 1], standard deviation 0.58. From which distribution did you draw?")
    if abs(np.corrcoef(u.T)[0, 1]) > 0.15:
        fail(f"{call}: the two uniform columns have correlation {np.corrcoef(u.T)[0, 1]:.2f}; expected 0. Draw each on its own.")
    if np.abs(noise.mean(0)).max() > 0.12 or np.abs(noise.std(0) - 1).max() > 0.1 or kstest(noise.ravel()[:20000], "norm").statistic > 0.03:
        fail(f"{call}: the noise columns have mean {noise.mean():.2f} and standard deviation {noise.std():.2f}; expected standard "
             "normals, mean 0 and standard deviation 1, one for each row and column.")
    if np.abs(np.corrcoef(np.c_[noise, u].T) - np.eye(64)).max() > 0.15:
        fail(f"{call}: two columns are correlated ({np.abs(np.corrcoef(np.c_[noise, u].T) - np.eye(64)).max():.2f}); expected "
             "independent draws. Is a column used twice?")
    passed("sample_codes", "4000 draws: 62 normals, 10 categories, 2 uniforms, all by the seed")


# Gradients

def gradient_estimates(gradient_estimates, seed=0):
    """d/dμ E (x − a)², x ~ N(μ, σ²): one estimate a noise draw, by reparameterisation and by the score; mean 2(μ − a)."""
    rng = np.random.default_rng(seed)
    for n in (3, 5):
        noise, mean, std, a = rng.normal(size=n), *(float(v) for v in (rng.normal(), rng.uniform(0.3, 0.8), rng.normal()))
        x = mean + std * noise
        path, score = 2 * (x - a), (x - a) ** 2 * (x - mean) / std**2
        call = f"gradient_estimates({show(noise)}, mean={show(mean)}, std={show(std)}, a={show(a)})"
        pair = several(gradient_estimates(noise, mean, std, a), 2, call, rows=True)
        first, second = (array(part, (n,), f"{call}, part {i}") for i, part in enumerate(pair, 1))
        if close(first, score) and close(second, path):
            fail(f"{call}: the two are exchanged, first came {show(first)}; expected the reparameterised estimate first. Swap them.")
        compare(f"{call}, reparameterised", first, path, "x = mean + std · noise moves with mean at rate 1, so differentiate f(x) = (x − a)².", [
            (path * noise, "that is the derivative by std (dx/dstd = noise). By mean, dx/dmean = 1."),
            (x - a, "d(x − a)²/dx is 2(x − a): the 2 is missing."),
            (np.full(n, 2 * (mean - a)), "that is the exact gradient. Wanted is one estimate for each draw of noise."),
            (2 * (noise - a), "f was differentiated at the noise. First make x = mean + std · noise."),
            (-path, "the sign is turned round: as x moves away from a, f grows."),
            ((x - a) ** 2, "that is f(x), not its derivative."),
        ])
        compare(f"{call}, score function", second, score, "weight f(x) with d log N(x; mean, std²)/dmean = (x − mean)/std².", [
            ((x - a) ** 2 * (x - mean) / std, "the score of a normal is (x − mean)/std²: variance, not standard deviation."),
            (-score, "the sign is turned round: more mass goes where the score is positive."),
            ((x - mean) / std**2, "that is the score alone. Weight it with f(x)."),
            (path * (x - mean) / std**2, "f′ was used. The score-function estimate needs f's value only, never its derivative."),
            ((x - a) ** 2 * noise, "noise is (x − mean)/std; the score is (x − mean)/std²."),
            ((x - a) ** 2 * (x - mean), "the score is (x − mean)/std²; the division is missing."),
            ((x - a) ** 2 * (noise**2 - 1) / std, "that is the score by std. Wanted is the gradient by mean."),
        ])
    passed("gradient_estimates", "both estimates of each draw; their mean is 2(mean − a)")


# Objective and step

def infogan_losses(infogan_losses, seed=0):
    """D: V. G: non-saturating − λ L_I. Q: −L_I. L_I = mean log Q + H(prior), from logits."""
    rng, generator = np.random.default_rng(seed), torch.Generator().manual_seed(seed % 2**31)
    for n, k, lam, scale in ((4, 3, 0.5, 1.0), (5, 4, 2.0, 1.0), (3, 3, 0.3, 200.0)):
        d_real, d_fake = scale * torch.randn(2, n, generator=generator, dtype=torch.float64)
        logits = torch.randn(n, k, generator=generator, dtype=torch.float64)
        c, prior = torch.as_tensor(np.arange(n) % (k - 1)), rng.dirichlet(np.full(k, 2.0))
        mean_log_q = -F.cross_entropy(logits, c).item()
        h_c, seen = float(_entropy(prior)), np.bincount(c, minlength=k) / n
        L_I = mean_log_q + h_c
        real, fake = F.softplus(-d_real).mean().item(), F.softplus(d_fake).mean().item()
        fool, minimax = F.softplus(-d_fake).mean().item(), -fake
        call = (f"infogan_losses(d_real={show(d_real.numpy())}, d_fake={show(d_fake.numpy())}, logits={show(logits.numpy())}, "
                f"c={show(c.numpy())}, prior={show(prior)}, lam={lam})")
        given = infogan_losses(d_real, d_fake, logits, c, torch.tensor(prior), lam)
        if type(given) is not dict or sorted(given) != ["D", "G", "L_I", "Q"]:
            fail(f"{call} returned {show(given)}; expected a dict with the keys D, G, Q and L_I, each a number.")
        got = {name: number(value, f"{name} of {call}") for name, value in given.items()}
        if np.isinf(list(got.values())).any():
            fail(f"{call} came out {show(got)}: infinite. At a logit of hundreds a sigmoid is 0 or 1 to the last bit; expected "
                 "losses from logits, by softplus.")

        def part(name, right, because, mistakes, got=got, call=call):
            compare(f"{name} of {call}", got[name], right, because, mistakes)

        part("L_I", L_I, "L_I is the mean of log Q(c|x) over the batch plus the entropy of the prior.", [
            (mean_log_q, "that is the mean of log Q(c|x) alone. The entropy of a code already drawn is 0, but H(c) is the prior's, "
                         f"{h_c:.4f} nats here: without it L_I bounds nothing."),
            (mean_log_q + float(_entropy(seen)), "H(c) was taken from the frequencies in this batch. It belongs to the prior that draws the codes."),
            (mean_log_q + np.log(k), "H(c) was taken as ln k; this prior is not uniform."),
            (-mean_log_q, "that is the cross-entropy; L_I is H(c) minus it."), (-L_I, "the sign is turned round: L_I is to be made large."),
            (mean_log_q - h_c, "H(c) was subtracted: add it."),
            (n * mean_log_q + h_c, "log Q was summed over the batch; take the mean."), (L_I / LN2, "that is in bits; nats are asked for.")])
        part("D", real + fake, "D minimises −log σ on real images and −log(1 − σ) on generated ones, each a mean over its batch.", [
            (real + fake - lam * L_I, "L_I is in it. V(D,G) is all that D's loss holds; L_I goes to G and Q."),
            (-real - fake, "the sign is turned round: D maximises V, so its loss is −V."),
            (real + fool, "generated images were called real. On them D's loss is softplus(+logit)."),
            ((real + fake) / 2, "half of it: add the two means."), (n * (real + fake), "the batch was summed; take means."),
            (F.softplus(d_real).mean().item() + fool, "real and generated are exchanged.")])
        part("G", fool - lam * L_I, "G minimises the non-saturating loss, mean −log σ(D(G)), minus λ L_I.", [
            (fool, "λ L_I is missing. G must learn to make its code readable."), (fool + lam * L_I, "L_I is added: minimising that hides the code."),
            (minimax - lam * L_I, "that is the saturating loss, log(1 − σ). It is the paper's V, but the non-saturating one is asked for."),
            (fake - lam * L_I, "that is D's loss on generated images; G wants the opposite."), (fool - L_I, "λ is not used."),
            (fool - lam * mean_log_q, "H(c) is missing in L_I: no gradient of it, but the value is asked for.")])
        part("Q", -L_I, "Q minimises −L_I. (λ would only rescale its step, and λ = 0 would blind it.)", [
            (L_I, "the sign is turned round: a loss falls while L_I rises."), (-mean_log_q, "that is −log Q; H(c) is missing."),
            (-lam * L_I, "that carries λ. Q's loss is −L_I as it stands: then Q can watch even at λ = 0."),
            (fool - lam * L_I, "that is G's loss; Q knows nothing of real and fake.")])
    passed("infogan_losses", "three losses and L_I, non-uniform priors, logits of hundreds")


TRUNK, HEADS, GENERATOR = ("T1", "t1", "T2", "t2"), {"D": ("D", "d"), "Q": ("Q", "q")}, ("G1", "g1", "G2", "g2")


def _generate(w, z, c):
    return torch.relu(torch.cat([z, c], 1) @ w["G1"] + w["g1"]) @ w["G2"] + w["g2"]


def _features(w, x):
    return F.leaky_relu(F.leaky_relu(x @ w["T1"] + w["t1"], 0.1) @ w["T2"] + w["t2"], 0.1)


def _head(w, name, h):
    return h @ w[name] + w[name.lower()]


def _step(weights, real, z, c, lr, lam, mistake=None):
    """The reference step, and what each usual mistake makes of it."""
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}

    def move(loss, names, before):
        gradients = torch.autograd.grad(loss, [before[name] for name in names], retain_graph=True, allow_unused=True)
        return {name: (before[name] - lr * (0 if g is None else g)).detach().requires_grad_()
                for name, g in zip(names, gradients, strict=True)}

    def information(w, h):
        return np.log(c.shape[1]) - F.cross_entropy(_head(w, "Q", h), c.argmax(1))

    fake = _generate(w, z, c)
    loss_d = F.softplus(-_head(w, "D", _features(w, real))).mean() + F.softplus(_head(w, "D", _features(w, fake))).mean()
    if mistake == "information in D's loss":
        loss_d = loss_d - lam * information(w, _features(w, fake))
    if mistake == "D climbs":
        loss_d = -loss_d
    d = {**w, **move(loss_d, (*TRUNK, *HEADS["D"]), w)}
    if mistake == "D through G":
        d = {**d, **move(loss_d, GENERATOR, w)}
    if mistake == "no D step":
        d = w
    g = w if mistake == "old D" else d
    x = _generate(g, z, c)
    h = _features(g, x)
    fool = F.softplus(-_head(g, "D", h)).mean()
    if mistake == "saturating":
        fool = -F.softplus(_head(g, "D", h)).mean()
    read = {"detach": x.detach(), "real": real}.get(mistake, x)
    L_I = information(g, _features(g, read))
    loss_g = fool + (lam if mistake == "information falls" else -(1 if mistake == "λ ignored" else lam)) * L_I
    new = {**d, **move(loss_g, GENERATOR, g)}
    if mistake != "Q stands":
        scale = lam if mistake == "λ in Q" else 1
        new |= move(-scale * L_I, HEADS["Q"] if mistake == "trunk not for Q" else (*TRUNK, *HEADS["Q"]), g)
    if mistake == "trunk for G":
        new |= move(fool - L_I, TRUNK, g)
    if mistake == "D helps G":
        new |= {**move(fool - L_I, TRUNK, g), **move(fool, HEADS["D"], g)}
    if mistake == "climbs":
        new |= {name: 2 * g[name] - new[name] for name in GENERATOR}
    return {name: value.detach() for name, value in new.items()}


def _toy(seed, noise=2, k=4, hidden=8):
    generator = torch.Generator().manual_seed(seed % 2**31)
    sizes = {"G1": (noise + k, hidden), "G2": (hidden, 2), "T1": (2, hidden), "T2": (hidden, hidden), "D": (hidden, 1), "Q": (hidden, k)}
    w = {}
    for name, (rows, columns) in sizes.items():
        w[name] = torch.randn(rows, columns, generator=generator, dtype=torch.float64) * (2 / rows) ** 0.5
        w[name.lower()] = torch.randn(columns, generator=generator, dtype=torch.float64) * 0.1
    return w


MISTAKES = {
    "detach": "Q read G(z, c).detach(): Q learns, but no information gradient reaches G. Let log Q reach back through the image.",
    "real": "Q read the real images: their codes are unknown, and G gets no information gradient. Q reads G(z, c), whose c you drew.",
    "information in D's loss": "D's step also moved on L_I. In (1) the loss is −V only.",
    "D climbs": "D went uphill on its loss. Subtract lr times the gradient.",
    "D through G": "G moved in D's step, in D's favour: detach the generated images there, or take gradients of D's weights only.",
    "no D step": "D did not move on V. Step (1) is missing.",
    "old D": "step (2) used the weights from before step (1). G answers the new D.",
    "saturating": "G used the saturating loss, log(1 − σ). The step asks for the non-saturating one.",
    "λ ignored": "λ was not used in G's loss.",
    "information falls": "G lowers L_I. Its loss holds −λ L_I.",
    "Q stands": "Q's head and the trunk did not move on −L_I.",
    "λ in Q": "Q's loss was multiplied by λ. It is −L_I as it stands, so that Q can watch at λ = 0.",
    "trunk not for Q": "Q's head moved, but the trunk did not move on −L_I. It is Q's as well as D's.",
    "trunk for G": "the trunk moved on G's adversarial loss, so the discriminator helps G to fool it. In (2) the trunk moves on −L_I only.",
    "D helps G": "D's own weights moved on G's loss in step (2), so the discriminator helps G to fool it. Give each loss its own weights.",
    "climbs": "G went uphill. Subtract lr times the gradient.",
}


def infogan_step(infogan_step, seed=0):
    """One step on a toy network, compared weight by weight with autograd's; each usual mistake is known by its result."""
    rng = np.random.default_rng(seed)
    for lr, lam in ((0.1, 0.5), (0.05, 2.0), (0.1, 0.0)):
        weights = _toy(int(rng.integers(2**31)))
        n = int(rng.integers(5, 9))
        real, z = (torch.tensor(rng.normal(size=(n, 2))) for _ in range(2))
        c = F.one_hot(torch.as_tensor(rng.integers(4, size=n)), 4).double()
        call = f"infogan_step on a batch of {n}, lr={lr}, lam={lam}"
        given = infogan_step({name: value.clone() for name, value in weights.items()}, real, z, c, lr, lam)
        if type(given) is not dict or sorted(given) != sorted(weights):
            fail(f"{call} returned {show(given)}; expected a dict of new weights with the keys {', '.join(weights)}.")
        got = {name: array(given[name], tuple(value.shape), f"{name} of {call}") for name, value in weights.items()}

        def equals(other, got=got):
            return all(np.allclose(got[name], other[name].numpy(), rtol=1e-5, atol=1e-7) for name in got)

        right = _step(weights, real, z, c, lr, lam)
        if equals(right):
            continue
        if equals(weights):
            fail(f"{call} returned the weights it was given, {show(got['d'])} for the bias d among them: expected moved ones. Return the new values.")
        off = [name for name in got if not np.allclose(got[name], right[name].numpy(), rtol=1e-5, atol=1e-7)]
        values = f"{off[0]} begins with {show(float(got[off[0]].ravel()[0]))}, expected {show(right[off[0]].ravel()[0].item())}"
        for mistake, sentence in MISTAKES.items():
            if equals(_step(weights, real, z, c, lr, lam, mistake)):
                fail(f"{call}: {values}: {sentence}")
        fail(f"{call}: {values} (differing: {', '.join(off)}; the others are right). Which losses may move these weights, at which step, "
             "and are they means over the batch?")
    passed("infogan_step", "every weight after a step, with and without the information term")


CENTRES = np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])


def train_toy(train_toy, seed=0):
    """Five steps show whether the seed and `steps` are obeyed; then a whole run on points in the plane, of as many steps as the
    answer wants: the check itself draws codes and measures L_I and where G's points lie.

    The real points and the training seed never change, so that what passes once passes again; only the measurement is drawn anew.
    """
    rng, fixed = np.random.default_rng(seed), np.random.default_rng(0)
    real = CENTRES[fixed.integers(4, size=2000)] + 0.15 * fixed.normal(size=(2000, 2))
    shapes = {name: tuple(value.shape) for name, value in _toy(0, hidden=32).items()}

    def run(*arguments):
        call = f"train_toy({', '.join(['real', f'seed={arguments[0]}', *(f'steps={n}' for n in arguments[1:])])})"
        given = train_toy(torch.tensor(real, dtype=torch.float32), *arguments)
        if type(given) is not dict or sorted(given) != sorted(shapes):
            fail(f"{call} returned {show(given)}; expected the dict of trained weights, with the keys {', '.join(shapes)}.")
        return {name: torch.tensor(array(given[name], shape, f"{name} of {call}")) for name, shape in shapes.items()}

    def same(one, other):
        return all(close(one[name].numpy(), other[name].numpy(), 1e-5) for name in shapes)

    def bias(w):
        return f"{w['d'].item():.5f}"

    start, started = run(0, 0), run(1, 0)
    if not same(start, started):
        fail(f"With steps=0, seed 0 and seed 1 gave other weights, D's bias {bias(start)} and {bias(started)}; expected toy_weights(0) for every seed: "
             "no step is taken. Begin from toy_weights(0), and take as many steps as `steps` says.")
    if same(start, run(0, 1)):
        fail(f"With steps=1 the weights are those of steps=0, D's bias {bias(start)}; expected one step away from toy_weights(0). Take as many steps "
             "as `steps` says.")
    five, again, other = run(0, 5), run(0, 5), run(1, 5)
    if not same(five, again):
        fail(f"train_toy(real, seed=0, steps=5) called twice gave D's bias {bias(five)} and {bias(again)}; expected the same weights. "
             "Everything random must follow from the seed: which draw does not?")
    if same(five, other):
        fail(f"train_toy(real, seed=0, steps=5) and train_toy(real, seed=1, steps=5) gave the same weights, D's bias {bias(five)}; expected "
             "another run. Use the seed, and take the steps.")
    w, call = run(0), "train_toy(real, seed=0)"
    c = torch.as_tensor(rng.integers(4, size=4000))
    x = _generate(w, torch.tensor(rng.normal(size=(4000, 2))), F.one_hot(c, 4).double())
    L_I = np.log(4) - F.cross_entropy(_head(w, "Q", _features(w, x)), c).item()
    near = torch.cdist(x, torch.tensor(real)).min(1).values
    share = float((near < 0.15).double().mean())
    facts = f"{call}: L_I = {L_I:.2f} of at most {np.log(4):.2f} nats, {share:.0%} of G's points lie within 0.15 of a real one"
    if not L_I > 0.8:
        fail(f"{facts}; expected L_I > 0.8: Q can't read the code from the points. Did you train with the information term (λ around 1), "
             "for enough steps, drawing z and c anew in each?")
    if not share > 0.4:
        fail(f"{facts}; expected more than 40%: the code can be read, but G's points are not like the real ones. Train longer, or with a "
             "smaller λ, and give D real points drawn at random in each step.")
    passed("train_toy", "G's points lie among the real ones, and Q reads their code")


# The network

BUILDERS = {
    "linear": lambda a, b: nn.Linear(*a, *b),
    "flatten": lambda a, b: nn.Flatten(),
    "reshape": lambda a, b: nn.Unflatten(1, b),
    "conv": lambda a, b: nn.Conv2d(a[0], b[0], *((4, 2, 1) if b[1] * 2 == a[1] else (3, 1, 1))),
    "conv_transpose": lambda a, b: nn.ConvTranspose2d(a[0], b[0], 4, 2, 1),
    "batch_norm": lambda a, b: (nn.BatchNorm1d if len(a) == 1 else nn.BatchNorm2d)(a[0]),
    "relu": lambda a, b: nn.ReLU(), "leaky_relu": lambda a, b: nn.LeakyReLU(0.1),
    "tanh": lambda a, b: nn.Tanh(), "sigmoid": lambda a, b: nn.Sigmoid(), "softmax": lambda a, b: nn.Softmax(1),
}
WITH_WEIGHTS, ACTIVATIONS = ("linear", "conv", "conv_transpose"), ("relu", "leaky_relu", "tanh", "sigmoid", "softmax")
AXES = {"linear": (1, 1), "flatten": (3, 1), "reshape": (1, 3), "conv": (3, 3), "conv_transpose": (3, 3)}


def _build(part, layers, start):
    """One part rebuilt in torch and run on a batch of two; returns its output shape. Fails at the first layer that does not fit."""
    if type(layers) not in (list, tuple) or not layers:
        fail(f"{part} is {show(layers)}; expected a list of layers (name, kind, shape in, shape out), at least one.")
    x, torch_shape = torch.zeros(2, *start), tuple(start)
    for i, layer in enumerate(layers):
        name, kind, before, after = several(layer, 4, f"{part}, layer {i + 1}")
        where = f"{part}, layer {show(name)}, {kind} {show(before)} → {show(after)}"
        if kind not in BUILDERS:
            fail(f"{where}: the kind is not known; expected one of {', '.join(BUILDERS)}.")
        if any(type(s) not in (tuple, list) or not 1 <= len(s) <= 3 or not all(type(v) is int and 0 < v <= 20000 for v in s)
               for s in (before, after)):
            fail(f"{where}: expected shapes as tuples of whole numbers, without the batch: (128,) or (64, 14, 14).")
        before, after = tuple(before), tuple(after)
        if before != torch_shape:
            fail(f"{where}: it gets {torch_shape} from what stands before it, and says it takes {before}; expected are equal shapes. Make the shapes meet.")
        if (len(before), len(after)) != AXES.get(kind, (len(before), len(before))):
            fail(f"{where}: a {kind} layer can't take {before} to {after}, expected other axes. Put a flatten before a linear layer, a reshape after it.")
        with torch.no_grad():
            try:
                x = BUILDERS[kind](before, after)(x)
            except RuntimeError as error:
                fail(f"{where}: rebuilt, it refuses its input ({str(error).splitlines()[0]}), expected as many values as come. Check the numbers of values.")
        torch_shape = tuple(x.shape[1:])
        if torch_shape != after:
            fail(f"{where}: rebuilt, it gives {torch_shape}, not {after}. A conv keeps or halves height and width, a conv_transpose doubles "
                 "them, a flatten multiplies all, and activations change nothing.")
    return torch_shape


def network(network, seed=0):
    """G: code and noise to an image; a trunk shared by D (one logit) and Q (ten logits, two means). Rebuilt and run."""
    if type(network) is not dict or sorted(map(str, network)) != ["D", "G", "Q", "trunk"]:
        fail(f"network is {show(network)}; expected a dict with the keys G, trunk, D and Q, each a list of layers.")
    first = network["G"][0][2] if type(network["G"]) in (list, tuple) and network["G"] and len(network["G"][0]) == 4 else None
    sizes = {(62,): "G reads the noise only: without the code it has nothing to express.",
             (72,): "either the two uniform codes or two columns of noise are missing.", (12,): "that is the code alone; the noise is missing.",
             (65,): "the category must enter one-hot, as ten numbers, not as one."}
    if first is not None and tuple(first) in sizes:
        fail(f"G begins with shape {tuple(first)}, expected (74,): 62 noise + 10 category + 2 uniform; {sizes[tuple(first)]} Count again.")
    image = _build("G", network["G"], (74,))
    if image != (1, 28, 28):
        fail(f"G ends in shape {image}, expected an image, (1, 28, 28). Which layer is missing?")
    if network["G"][-1][1] not in ("tanh", "sigmoid"):
        fail(f"G ends in a {network['G'][-1][1]}; expected tanh (or sigmoid), as pixels lie in a range. Add it.")
    for part in ("D", "Q"):
        if network[part] and type(network[part]) in (list, tuple) and len(network[part][0]) == 4 and tuple(network[part][0][2]) == (1, 28, 28):
            fail(f"{part} reads the image, (1, 28, 28), itself; expected it to read the trunk's features, which D and Q share: Q then costs "
                 "next to nothing. Move what both need into the trunk.")
    features = _build("trunk", network["trunk"], (1, 28, 28))
    if not any(layer[1] in ("conv", "linear") for layer in network["trunk"]):
        fail(f"The trunk ({', '.join(layer[1] for layer in network['trunk'])}) has no weights; expected at least one conv or linear layer "
             "to be shared. Move them from the heads.")
    for part, kinds in (("D", ("sigmoid",)), ("Q", ("sigmoid", "softmax", "tanh"))):
        out = _build(part, network[part], features)
        if network[part][-1][1] in kinds:
            fail(f"{part} ends in a {network[part][-1][1]}; expected plain numbers (logits, means): the losses read logits, and a "
                 "probability that rounds to 0 or 1 has no logarithm. Leave the last activation out.")
        hints = {("D", (2,)): "one logit says it all; the second would be its negative.",
                 ("Q", (10,)): "that is the category; the two uniform codes need a mean each.", ("Q", (3,)): "the category needs a logit for each value.",
                 ("Q", (74,)): "Q says nothing of the noise.", ("Q", (1,)): "that is D's task."}
        allowed = {"D": [(1,)], "Q": [(12,), (14,)]}[part]
        if out not in allowed:
            expected = "(1,), the logit" if part == "D" else "(12,): ten logits and two means, or (14,) with two log-variances"
            fail(f"{part} ends in shape {out}, expected {expected}; {hints.get((part, out), 'what does this head say?')} Change its last layer.")
        if network[part][-1][1] not in WITH_WEIGHTS:
            fail(f"{part} ends in a {network[part][-1][1]}; expected a linear layer, whose outputs may be any number. Drop what follows it.")
    if sum(layer[1] in WITH_WEIGHTS for layer in network["G"]) < 2:
        fail("G has a single layer with weights: a picture would be a linear function of its code. Expected at least two, with an "
             "activation between them. Add one.")
    for part, layers in (("G", network["G"]), ("trunk and Q", [*network["trunk"], *network["Q"]]), ("trunk and D", [*network["trunk"], *network["D"]])):
        bent, last = True, None
        for name, kind, *_ in layers:
            if kind in WITH_WEIGHTS and not bent:
                fail(f"{part}: there is no activation between the layers {show(last)} and {show(name)}; expected one, since two linear maps in "
                     "a row are one linear map. Put a relu or leaky_relu between them.")
            bent, last = (False, name) if kind in WITH_WEIGHTS else (bent or kind in ACTIVATIONS, last)
    passed("network", "rebuilt layer by layer; shapes meet, D and Q share the trunk")


# The maximum

def maximal_generator(maximal_generator, seed=0):
    """A G whose x varies with the noise and still tells c without doubt: I(c; x) = ln k."""
    rng = np.random.default_rng(seed)
    for k, m in ((2, 4), (3, int(rng.integers(6, 10))), (4, int(rng.integers(8, 12)))):
        call = f"maximal_generator({k}, {m})"
        p = array(maximal_generator(k, m), (k, m), call)
        if (p < 0).any() or not close(p.sum(1), 1):
            fail(f"{call} is {show(p)}, with row sums {show(p.sum(1))}; expected rows that are pmfs P(x|c): ≥ 0, each with sum 1.")
        I = _information(np.full(k, 1 / k), p)
        if ((p > 0).sum(1) < 2).any():
            fail(f"{call} is {show(p)}: a row has a single non-zero entry, so x is a function of c. Expected noise in every row. The maximum asks "
                 "for the converse, c a function of x; give each code several images.")
        if not close(I, np.log(k), 1e-9):
            fail(f"{call} is {show(p)}: I(c;x) = {show(float(I))} nats, expected ln {k} = {show(np.log(k))}. An image that two codes can make "
                 "leaves a doubt about c. Which column has two non-zero entries?")
    passed("maximal_generator", "noise in every row, and c is still a function of x: I(c;x) = H(c)")


def entangled(entangled, seed=0):
    """9 codes, 9 images of 3 shapes × 3 colours: I(c; x) = H(c) = ln 9, and no code tells anything of any single factor."""
    if type(entangled) not in (list, tuple) or len(entangled) != 3 or any(type(row) not in (list, tuple) or len(row) != 3 for row in entangled):
        fail(f"entangled is {show(entangled)}; expected 3 rows (c₁) of 3 entries (c₂), each a pair (shape, colour).")
    pairs = [[tuple(pair) if type(pair) in (list, tuple) else pair for pair in row] for row in entangled]
    if any(type(pair) is not tuple or len(pair) != 2 or any(type(v) is not int or v not in (0, 1, 2) for v in pair) for row in pairs for pair in row):
        fail(f"entangled is {show(entangled)}; expected pairs of whole numbers 0, 1, 2 such as (2, 0).")
    images = [pair for row in pairs for pair in row]
    I = np.log(9) - np.mean([np.log(images.count(pair)) for pair in images])
    if len(set(images)) < 9:
        fail(f"G makes {len(set(images))} different images of 9 codes: I(c;x) = {show(float(I))} nats, expected ln 9 = 2.197. Use each pair (shape, "
             "colour) exactly once.")
    told = {}
    for (i, code), (j, factor) in itertools.product(enumerate(("c₁", "c₂")), enumerate(("shape", "colour"))):
        table = np.zeros((3, 3))
        for a, b in itertools.product(range(3), repeat=2):
            table[(a, b)[i], pairs[a][b][j]] += 1 / 9
        told[code, factor] = _information(np.full(3, 1 / 3), table * 3)
    if any(value > 1e-9 for value in told.values()):
        text = ", ".join(f"I({code};{factor}) = {abs(value):.2f}" for (code, factor), value in told.items())
        fail(f"I(c;x) is ln 9, but {text}: here some code by itself tells of a factor"
             f"{', so this G is disentangled' if sum(v > 1.09 for v in told.values()) == 2 else ''}. Expected all four 0, with L_I at "
             "its maximum all the same. Each row and each column must hold every shape and every colour once.")
    passed("entangled", "I(c;x) = ln 9 = H(c), and yet no code by itself tells anything of shape or colour")


# The matching

def matched_error(matched_error, seed=0):
    """Categories matched one to one to classes on training labels (the most agreement), error on the test set."""
    rng = np.random.default_rng(seed)
    for k, per_class, noise in ((4, 12, 0.75), (3, 60, 0.3), (5, 60, 0.5), (10, 60, 0.2), (4, 60, 0.0)):
        while True:                                         # until no mistake is right by chance
            name = rng.permutation(k)
            train_y, test_y = rng.integers(k, size=per_class * k), rng.integers(k, size=40 * k)
            train_c, test_c = (np.where(rng.random(len(y)) < noise, rng.integers(k, size=len(y)), name[y]) for y in (train_y, test_y))
            if noise:                                       # two classes fall into one category, so that greedy ways differ
                train_c[(train_y == 0) & (rng.random(len(train_y)) < 0.55)] = name[1]
                test_c[(test_y == 0) & (rng.random(len(test_y)) < 0.55)] = name[1]
            if k == 5:                                      # the last category is dead: no picture falls into it
                train_c, test_c = np.where(train_c == 4, 0, train_c), np.where(test_c == 4, 0, test_c)
            table = _table(train_c, train_y, k)
            match = linear_sum_assignment(-table)[1]
            wrong_way = np.argsort(match)
            on_test = linear_sum_assignment(-_table(test_c, test_y, k))[1]
            right, unmatched, on_test, wrong_way, majority = (
                float((names[test_c] != test_y).mean()) for names in (match, np.arange(k), on_test, wrong_way, table.argmax(1)))
            on_train, greedy = float((match[train_c] != train_y).mean()), _greedy(table, test_c, test_y)
            others = {4: [unmatched, majority, on_train, greedy, on_test, wrong_way], 3: [unmatched, majority, on_train]}
            if noise == 0:
                others = {4: [unmatched]}
            others = [round(value, 9) for value in (right, *others.get(k, [unmatched]))]
            apart = len(set(others)) == len(others)
            if apart and _only_best(table):
                break
        call = (f"matched_error on {k} classes, {len(train_y)} training and {len(test_y)} test images (first training categories "
                f"{show(train_c[:6])}, labels {show(train_y[:6])})")
        judge(call, matched_error(train_c, train_y, test_c, test_y), right,
              "choose the one-to-one matching with the most agreement on the training labels, then count the test images "
              "whose matched category is not their label, as a share.", [
            (1 - right, "that is the share of right answers; the error is 1 minus it."),
            (unmatched, "category i was taken for class i. Without labels nobody told Q the names: match them first."),
            (majority, "each category took its commonest class, so two categories may share one. The matching is one to one."),
            (on_train, "that is the error on the training images. Match there, count on the test images."),
            (100 * right, "that is in per cent; a share between 0 and 1 is asked for."),
            (right * len(test_y), "that is a number of images; divide by how many there are."),
            (greedy, "categories were matched greedily, the largest count first. That can miss the best matching as a whole."),
            (wrong_way, "the matching was applied the wrong way round: from class to category."),
            (on_test, "categories were matched on the test labels, which fits the answer to the question. Match on the training labels."),
        ])
    passed("matched_error", "five sets, matched one to one on training labels")


def _table(codes, labels, k):
    table = np.zeros((k, k), int)
    np.add.at(table, (codes, labels), 1)
    return table


def _only_best(table):
    """No second matching agrees as often as the best (looked at where there are few)."""
    k = len(table)
    if k > 5:
        return True
    totals = sorted(table[range(k), names].sum() for names in map(list, itertools.permutations(range(k))))
    return totals[-1] > totals[-2]


def _greedy(table, codes, labels):
    table, names = table.astype(float), np.zeros(len(table), int)
    for _ in range(len(table)):
        i, j = np.unravel_index(table.argmax(), table.shape)
        names[i] = j
        table[i], table[:, j] = -1, -1
    return float((names[codes] != labels).mean())
