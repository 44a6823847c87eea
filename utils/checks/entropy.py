"""Chapter 01: the laws that an entropy obeys, and what each usual mistake gives instead."""
import numpy as np
from scipy.stats import entropy as scipy_entropy

from utils.checks import array, compare, fail, number, passed, show


def _log(p, base):
    """log of p, −∞ at 0, in units of `base`; only the checks' own oracle may be careless about zeros."""
    with np.errstate(divide="ignore"):
        return np.log(p) / np.log(base)


def information_content(information_content, seed=0):
    """−log p: 0 at p = 1, ∞ at p = 0, additive over independent events; oracle: numpy's log2, log and log10."""
    def of(p, base=2):
        call = f"information_content({show(p)}{'' if base == 2 else f', base={show(base)}'})"
        return array(information_content(p) if base == 2 else information_content(p, base=base), np.shape(p), call), call

    rng = np.random.default_rng(seed)
    cases = [(np.array([0.5, 0.25, 0.2]), 2), (0.1, 2), (rng.uniform(0.01, 1, 5), 2), (rng.uniform(0.01, 1, (2, 3)), np.e),
             (rng.uniform(0.01, 1, 4), 10), (np.array([1.0, 0.0]), 2), (0.0, 2)]
    for p, base in cases:
        got, call = of(p, base)
        right, nats = -_log(p, base), -_log(p, np.e)
        impossible = got[np.asarray(p) == 0]
        if np.isfinite(impossible).any():
            fail(f"{call} gives the impossible event {show(float(impossible.min()))}, a finite number; it would surprise "
                 "without bound: expected ∞. Remove the ε or the clip from your logarithm.")
        compare(call, got, right, "an event of probability p carries −log p. Which logarithm, of what, did you take?", [
            (nats, "that is in nats. One bit is ln 2 = 0.6931 nats: take the logarithm in the base asked for."),
            (-right, "the sign is missing. log p is negative for p < 1, and rare events carry much information, not little."),
            (-_log(1 - np.asarray(p), base), "that is the information of the event not happening, −log(1 − p). Use p."),
            (np.where(np.isinf(right), np.nan, right) * p, "that is p · log p, a term of the entropy. Information content is not weighted by p."),
            (-_log(p, 2), f"that is in bits, but base={show(base)} was asked for: use the argument `base`."),
            (np.power(_log(p, base), 2), "squaring removes the sign but changes the value; put a minus in front instead.")])
    a, b = rng.uniform(0.1, 0.9, 2)
    both, call = of(a * b)
    if not np.isclose(both, of(a)[0] + of(b)[0]):
        fail(f"{call} is {show(float(both))}, but the two independent events apart carry {show(float(of(a)[0] + of(b)[0]))}: "
             "information adds when probabilities multiply. Only a logarithm does that.")
    passed("information_content", "bits, nats and digits; ∞ at p = 0; adds over independent events")


def entropy(entropy, seed=0):
    """0 ≤ H ≤ log n, H(δ) = 0, relabelling, zeros add nothing, batches; oracle: scipy.stats.entropy."""
    def of(p, base=2):
        call = f"entropy({show(p)}{'' if base == 2 else f', base={show(base)}'})"
        return array(entropy(p) if base == 2 else entropy(p, base=base), p.shape[:-1], call), call

    rng = np.random.default_rng(seed)
    cases = [(np.array([0.5, 0.25, 0.25]), 2), (np.array([1.0, 0.0, 0.0]), 2), (np.full(8, 1 / 8), 2)]
    cases += [(rng.dirichlet(np.ones(n)), base) for n in (2, 3, 5, 9) for base in (2, np.e, 10)]
    cases += [(np.insert(rng.dirichlet(np.ones(3)), 1, 0.0), 2), (rng.dirichlet(np.ones(4), size=3), 2),
              (rng.dirichlet(np.ones(3), size=(2, 2)), np.e)]
    for p, base in cases:
        got, call = of(p, base)
        right, nats = scipy_entropy(p, base=base, axis=-1), scipy_entropy(p, axis=-1)
        with np.errstate(divide="ignore", invalid="ignore"):
            unweighted = np.where(p > 0, -_log(p, base), 0).sum(-1)
        compare(call, got, right, "entropy is the mean information, Σ p · (−log p), with 0 · log 0 counted as 0. "
                "Compute it by hand for this p, term by term, and see which term differs.", [
            (nats, "that is in nats; × 1/ln 2 makes bits. Is the base of your logarithm the argument `base`, and is its default 2?"),
            (scipy_entropy(p, base=2, axis=-1), f"that is in bits, but base={show(base)} was asked for: use the argument `base`."),
            (-right, "the minus sign is missing: log p ≤ 0, and an uncertainty is not negative."),
            (unweighted, "each surprise was counted once; weight it by its own probability p (an expectation)."),
            (right / p.shape[-1], "that is a plain mean over the outcomes; the weights p already add up to 1, so sum."),
            (np.log(p.shape[-1]) / np.log(base), "that is the maximum, log n, reached by the uniform distribution only."),
            (right.sum(), "the rows of the batch were added up. Sum over the last axis only, one entropy a row."),
        ])
    # A small ε in the logarithm passes every case above that is rounded; it can't pass this one to 12 digits.
    got, call = of(np.array([1.0, 0.0]))
    if got != 0:
        fail(f"{call} is {show(float(got))}, and not exactly 0, although nothing is uncertain. Leave out the zero terms "
             "instead of adding a small ε inside the logarithm.")
    passed("entropy", "pmfs of 2 to 9 outcomes in three bases, zeros and batches agree with scipy")


def conditional_entropy(conditional_entropy, seed=0):
    """H(Y|X) = Σ_x p(x) H(Y|X=x) = H(X,Y) − H(X); 0 iff Y is a function of X; tables are asymmetric and not square."""
    rng = np.random.default_rng(seed)
    tables = [np.array([[0.5, 0.125, 0.0], [0.125, 0.0, 0.25]])] + [rng.dirichlet(np.ones(n * m)).reshape(n, m)
                                                                 for n, m in ((2, 3), (4, 2), (3, 3))]
    with_zero_row = rng.dirichlet(np.ones(6)).reshape(3, 2)
    with_zero_row = np.insert(with_zero_row, 1, 0.0, axis=0)
    a_function = np.zeros((4, 3))
    a_function[np.arange(4), [0, 2, 2, 1]] = rng.dirichlet(np.ones(4))
    for p_xy, base in [(t, 2) for t in tables] + [(tables[1], np.e), (with_zero_row, 2), (a_function, 2)]:
        call = f"conditional_entropy({show(p_xy)}{'' if base == 2 else f', base={show(base)}'})"
        got = number(conditional_entropy(p_xy) if base == 2 else conditional_entropy(p_xy, base=base), call)
        joint = scipy_entropy(p_xy.ravel(), base=base)
        x, y = scipy_entropy(p_xy.sum(1), base=base), scipy_entropy(p_xy.sum(0), base=base)
        rows = p_xy.sum(1) > 0
        each = scipy_entropy(p_xy[rows], base=base, axis=1)         # scipy normalises each row
        compare(call, got, joint - x, "H(Y|X) is the entropy of each row p(y|x), averaged with the weights p(x). "
                "Rows are x, columns y.", [
            (joint - y, "that is H(X|Y). Rows are x and columns y: condition on the row."),
            ((joint - x) * np.log(base), "that is in nats; × 1/ln 2 makes bits."),
            ((joint - x) * np.log(base) / np.log(2), f"that is in bits, but base={show(base)} was asked for."),
            (joint, "that is the joint entropy H(X,Y). What knowing X leaves uncertain is smaller."),
            (y, "that is H(Y): X was not used. Condition each row first."),
            (x, "that is H(X), the entropy of what is known."),
            (each.mean(), "the rows were averaged with equal weights; weight row x by p(x)."),
            (each.sum(), "the rows' entropies were added; average them with the weights p(x)."),
            (x - joint, "the sign is turned round: H(X,Y) is at least H(X)."),
            (x + y - joint, "that is the mutual information, what X tells of Y; wanted is what it leaves open."),
        ])
    passed("conditional_entropy", "asymmetric tables, empty rows, functions: agrees with H(X,Y) − H(X)")
