"""Exercises 5.1 to 5.3: the information, its bound and the gap, exact on tables. Prior p_c (k,), generator p_x_given_c (k, m), Q (m, k); nats."""
import numpy as np
from scipy.special import rel_entr, xlogy

from utils.checks.gate import check, fail, passed
from utils.checks.recording import functions

BITS = "that is in bits. In this chapter everything is in nats: take the natural logarithm."


def entropy(p):
    return -xlogy(p, p).sum(-1)


def information(p_c, p_x_given_c):
    p_cx = p_c[:, None] * p_x_given_c
    return rel_entr(p_cx, p_c[:, None] * p_cx.sum(0)).sum()


def posterior(p_c, p_x_given_c):
    p_cx = p_c[:, None] * p_x_given_c
    return (p_cx / p_cx.sum(0)).T                                           # (m, k)


def models(rng):
    """Priors and generators; every x has a positive probability. Wide, tall, square; zeros, certain rows, equal rows, tiny entries,
    a code that is never drawn, uniform priors."""
    yield np.array([0.75, 0.25]), np.array([[0.5, 0.25, 0.25], [0.25, 0.25, 0.5]])
    for k, m in ((2, 3), (3, 4), (4, 3), (3, 3), (2, 2)):
        yield rng.dirichlet(np.full(k, 2.0)), rng.dirichlet(np.ones(m), k)
    sparse = rng.dirichlet(np.ones(4), 3)
    sparse[[0, 1, 2], [1, 0, 3]] = 0
    yield rng.dirichlet(np.full(3, 2.0)), sparse / sparse.sum(1, keepdims=True)
    yield np.array([0.5, 0.25, 0.25]), np.eye(3)[[2, 0, 1]]
    yield np.full(3, 1 / 3), np.array([[0.7, 0.3, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]])
    yield np.insert(rng.dirichlet(np.full(2, 2.0)), 1, 0.0), rng.dirichlet(np.ones(4), 3)       # a code that is never drawn
    rare = np.array([[1 - 3e-6, 1e-6, 2e-6], [2e-5, 1 - 3e-5, 1e-5], [0.25, 0.25, 0.5]])
    yield rng.dirichlet(np.full(3, 2.0)), rare
    yield np.array([0.5, 0.3, 0.2]), np.array([[1 - 1.1e-7, 1e-7, 1e-8], [1 - 4e-8, 3e-8, 1e-8], [0.5, 5e-8, 0.5 - 5e-8]])        # pictures that hardly occur
    same = rng.dirichlet(np.ones(4), 3)
    same[2] = same[0]
    yield rng.dirichlet(np.full(3, 2.0)), same


def guesses(rng, p_c, p_x_given_c):
    """Qs: any, the posterior, one that is 0 just where the code never occurs, one that is sure and wrong somewhere, two that are nearly so, one that
    misses the rarest code."""
    k, m = p_x_given_c.shape
    best, q = posterior(p_c, p_x_given_c), rng.dirichlet(np.full(k, 2.0), m)
    yield q
    yield best
    allowed = np.where(best > 0, q, 0)
    yield allowed / allowed.sum(1, keepdims=True)
    wrong = q.copy()
    wrong[0] = np.eye(k)[best[0].argmin()]
    yield wrong
    for tiny in (1e-9, 1e-300):                                                             # nearly impossible is not impossible
        nearly = np.where(best == best.max(), tiny, q)
        yield nearly / nearly.sum(1, keepdims=True)
    misses = q.copy()
    misses[np.unravel_index(np.where(best > 0, best, 2).argmin(), best.shape)] = 0          # a code that does occur, however rarely
    yield misses / misses.sum(1, keepdims=True)


@check
def code_information(code_information, seed=0):
    """I(c; x) = KL(p(c,x) ‖ p(c)p(x)): 0 if x ignores c, H(c) if x tells c; any prior, zeros too."""
    rng = np.random.default_rng(seed)
    for p_c, p_x_given_c in models(rng):
        right, p_x = information(p_c, p_x_given_c), p_c @ p_x_given_c
        each, equal = rel_entr(p_x_given_c, p_x).sum(1), np.full(len(p_c), 1 / len(p_c))
        code_information(p_c, p_x_given_c).equals(
            right, "I(c;x) compares the joint P(c)P(x|c) with P(c)P(x), where P(x) = Σ_c P(c)P(x|c). Write the joint table down first.", [
                (right / np.log(2), BITS), (-right, "the sign is wrong: information is ≥ 0. Which probability is the numerator of the ratio?"),
                (entropy(p_x), "that is H(x). It counts everything that varies in x, noise included; subtract H(x|c)."),
                (p_c @ entropy(p_x_given_c), "that is H(x|c), what the noise adds. The information is H(x) minus that."),
                (entropy(p_c), "that is H(c), the most that x could reveal. Does x reveal c for certain in this table?"),
                (information(equal, p_x_given_c), "that is for a uniform prior. Weight each row with its own P(c)."),
                (each.mean(), "you averaged the rows' divergences with equal weights. Weight row c with P(c)."),
                (each.sum(), "you added the rows' divergences. Average them with the weights P(c)."),
                (entropy(p_c) + p_c @ entropy(p_x_given_c), "that is the joint entropy H(c,x). Which two entropies does it belong with?")])
    p_c, row = rng.dirichlet(np.ones(3)), rng.dirichlet(np.ones(4))
    code_information(p_c, np.tile(row, (3, 1))).equals(0.0, "equal rows say nothing about c: each log-ratio is log 1. Is your P(x) the mixture of the rows?", [], 1e-12)
    passed("code_information", "thirteen generators and one that ignores its code, to 1e-9 nats")


@check
def lower_bound(lower_bound, seed=0):
    """L_I = E log Q(c|x) + H(c) ≤ I(c; x), with equality at the posterior; −∞ where Q rules out what happens."""
    rng = np.random.default_rng(seed)
    for p_c, p_x_given_c in models(rng):
        k, m = p_x_given_c.shape
        p_cx, h_c = p_c[:, None] * p_x_given_c, entropy(p_c)
        p_x = p_cx.sum(0)
        for q in guesses(rng, p_c, p_x_given_c):
            value, mean_log_q = lower_bound(p_c, p_x_given_c, q), xlogy(p_cx, q.T).sum()
            if mean_log_q == -np.inf and value.number() > -np.inf:
                fail(f"{value.name} returned {value.number():.5g}; expected −∞: for some x, Q gives probability 0 to a code that does produce it. "
                     "Let the logarithm be infinite there; remove the ε or the clip.")
            if mean_log_q == -np.inf:
                continue
            under_q = -p_x @ entropy(q)
            with np.errstate(divide="ignore", invalid="ignore"):
                mistakes = [
                    (mean_log_q, "that is E log Q(c|x) alone. Once drawn, a code has entropy 0, but H(c) is the entropy of the prior "
                                 f"it is drawn from: here {h_c:.4g} nats. Add it."),
                    ((mean_log_q + h_c) / np.log(2), BITS),
                    (mean_log_q - h_c, "you subtracted H(c). A Q that is never in doubt has E log Q = 0; what should its bound be?"),
                    (-mean_log_q, "that is the cross-entropy, −E log Q(c|x). The bound is H(c) minus it."),
                    (-mean_log_q + h_c, "the sign of E log Q(c|x) is wrong: surprise lowers the bound."),
                    (mean_log_q + np.log(k), "you took H(c) as ln k, which holds only for a uniform prior. Compute it from p_c."),
                    (under_q + h_c, "you averaged c under Q(c|x). But c is drawn from the prior, and x by G: average with P(c)P(x|c)."),
                    (xlogy(p_cx, q.T).mean() + h_c, "you took a plain mean of the table's terms; the weights P(c)P(x|c) already add up to 1."),
                    (xlogy(p_x_given_c / k, q.T).sum() + h_c, "the rows have equal weights. Weight row c with P(c).")]
                if k == m:
                    mistakes.append((xlogy(p_cx, q).sum() + h_c, "you read Q as Q[c][x]. Row x of q_c_given_x is the pmf Q(·|x)."))
            value.equals(mean_log_q + h_c, "draw c from P(c), x from P(x|c), and take log Q of that c given that x; the bound is the mean of this, plus H(c).", mistakes)
    passed("lower_bound", "twelve generators, any Q and the best one, and Qs that rule out what happens")


@check
def bound_gap(bound_gap, seed=0):
    """I(c;x) − L_I = E_x KL(P(c|x) ‖ Q(c|x)) ≥ 0, 0 iff Q is the posterior; computed from the posterior, not as the difference."""
    rng = np.random.default_rng(seed)
    earlier = ("code_information", "lower_bound")
    for p_c, p_x_given_c in models(rng):
        p_x, post = p_c @ p_x_given_c, posterior(p_c, p_x_given_c)
        for q in guesses(rng, p_c, p_x_given_c):
            value, seen = bound_gap.watched(functions, p_c, p_x_given_c, q, names=earlier)
            each = rel_entr(post, q).sum(1)
            with np.errstate(divide="ignore", invalid="ignore"):
                right, backward = p_x @ each, rel_entr(q, post).sum(1)
                value.equals(right, "for each x take KL from the posterior P(c|x), by Bayes' rule, to Q(c|x); then the mean over x with the weights P(x). Zeros of "
                                    "the posterior add nothing; a zero of Q where the posterior has none makes it ∞.", [
                    (right / np.log(2), BITS), (p_x @ backward, "that is KL(Q‖P). The average is under the true posterior P(c|x): put it first."),
                    (each.mean(), "the x's have equal weights. Weight each x with P(x)."),
                    (each.sum(), "you added the divergences. Average them with the weights P(x)."),
                    (p_x @ rel_entr(p_c, q).sum(1), "you used the prior P(c) instead of the posterior P(c|x): what does x say about c?"),
                    (-right, "the sign is wrong: the gap I(c;x) − L_I is ≥ 0."),
                    (information(p_c, p_x_given_c), "that is I(c;x) itself, the gap of a Q that always answers with the prior."),
                    (information(p_c, p_x_given_c) - right, "that is the bound L_I. The gap is I(c;x) minus this bound.")])
            if called := {name for name, _ in seen["calls"]}:
                fail(f"{value.name} calls your {' and '.join(sorted(called))}; expected the gap from the posterior, not as a difference of those two: only then do the "
                     "three numbers check each other. Make the posterior by Bayes' rule, and take KL.")
    passed("bound_gap", "twelve generators, any Q; 0 at the posterior; ∞ where Q rules out what happens")
