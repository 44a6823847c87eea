"""Chapter 01: the laws that an entropy obeys, and what each usual mistake gives instead."""
from fractions import Fraction

import numpy as np
from scipy.stats import entropy as scipy_entropy
from scipy.stats import multivariate_normal

from utils.checks import array, close, compare, convexity, fail, number, passed, polynomials, show
from utils.checks import choose as choose
from utils.checks.convexity import show_cards as show_cards
from utils.checks.distributions import judge, length, pmf, several
from utils.checks.distributions import one_of as one_of
from utils.checks.proofs import prove
from utils.proof import ProofError
from utils.proof.induction import check_induction
from utils.proof.ordering import check_order

BELOW_ENTROPIES = ("definition", "product rule", "marginalisation", "linearity", "lines")
TWO_LAWS = ["p(x)", "q(x)"]


def _direction(answer, name, call):
    """One of the two halves of a proof of "if and only if", handed in as {"if": …, "only if": …}."""
    if type(answer) is not dict or set(answer) != {"if", "only if"}:
        fail(f'{call} is {show(answer)}; expected {{"if": …, "only if": …}}, a proof of each direction.')
    return answer[name]


def _ordered(call, answer, cards, goal):
    """Cards in an order in which each rests on cards before it, up to the goal."""
    try:
        check_order(answer, cards, goal)
    except ProofError as error:
        fail(f"{call} does not prove it yet: {error} Mend this line first: what does it rest on?")


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


def surprising_y(surprising_y, seed=0):
    """A joint table and a column y with H(X|Y=y) above H(X) by 0.1 bits; on average over y it never is."""
    p_xy, y = several(surprising_y(), 2, "surprising_y()")
    if type(p_xy) not in (list, tuple, np.ndarray) or np.ndim(p_xy) != 2:
        fail(f"the table of surprising_y() is {show(p_xy)}; expected a table with two axes, x down and y across.")
    shape = np.shape(p_xy)
    p_xy = pmf(np.ravel(p_xy), np.size(p_xy), "the table of surprising_y(), flattened,").reshape(shape)
    y = number(y, "the y of surprising_y()")
    if y != int(y) or not 0 <= y < shape[1]:
        fail(f"the y of surprising_y() is {show(y)}; expected the number of a column, 0 to {shape[1] - 1}.")
    column = p_xy[:, int(y)]
    if column.sum() == 0:
        fail(f"column {int(y)} is empty: p(y) = 0, so this y never comes and H(X|Y=y) means nothing. Give it some mass.")
    h_x, h_given = scipy_entropy(p_xy.sum(1), base=2), scipy_entropy(column, base=2)
    if h_given < h_x + 0.1:
        row = p_xy[int(y)] if y < shape[0] else np.zeros(1)
        swapped = row.sum() > 0 and scipy_entropy(row, base=2) >= scipy_entropy(p_xy.sum(0), base=2) + 0.1
        fail(f"H(X|Y={int(y)}) is {h_given:.4f} bits and H(X) is {h_x:.4f}; the first must be larger by at least 0.1. "
             + ("Rows are x and columns y: your table does it the other way round, so transpose it." if swapped else
                "Make X nearly certain as a whole, and open for this one y, which then must be rare."))
    passed("surprising_y", f"H(X|Y={int(y)}) = {h_given:.3f} > H(X) = {h_x:.3f} bits, "
                           f"although H(X|Y) = {scipy_entropy(p_xy.ravel(), base=2) - scipy_entropy(p_xy.sum(0), base=2):.3f}")


def five_entropies(five_entropies, seed=0):
    """H(X), H(Y), H(X,Y), H(X|Y), H(Y|X) in bits; the symmetric table of PRML 1.39 hides a swapped axis, others don't."""
    rng = np.random.default_rng(seed)
    names = ("H(X)", "H(Y)", "H(X,Y)", "H(X|Y)", "H(Y|X)")
    for p_xy in (np.array([[1, 1], [0, 1]]) / 3, rng.dirichlet(np.ones(6)).reshape(2, 3), rng.dirichlet(np.ones(8)).reshape(4, 2)):
        call = f"five_entropies({show(p_xy)})"
        got = five_entropies(p_xy)
        if type(got) is not dict or set(got) != set(names):
            fail(f"{call} returned {show(got)}; expected a dict with the keys {', '.join(names)}.")
        x, y, xy = (scipy_entropy(t, base=2) for t in (p_xy.sum(1), p_xy.sum(0), p_xy.ravel()))
        right = dict(zip(names, (x, y, xy, xy - y, xy - x), strict=True))
        partner = {"H(X)": "H(Y)", "H(Y)": "H(X)", "H(X|Y)": "H(Y|X)", "H(Y|X)": "H(X|Y)"}
        for name in names:
            mistakes = [(right[name] * np.log(2), "that is in nats; × 1/ln 2 makes bits."),
                        (right.get(partner.get(name), np.nan), f"that is {partner.get(name)}: rows are x and columns y. "
                         "Which axis do you sum over to lose a variable?")]
            judge(f"{call}['{name}']", got[name], right[name], "sum the table over an axis for one variable alone, and use "
                  "H(X,Y) = H(X) + H(Y|X) for what is left.", mistakes)
    passed("five_entropies", "PRML 1.39 and tables that are not symmetric, in bits")


# Proofs

def chain_rule(chain_rule, seed=0):
    """PRML 1.37, from expectations of log-probabilities."""
    prove("chain_rule", chain_rule, "H(X,Y) == H(Y|X) + H(X)", laws=["p(x,y)"], reasons=BELOW_ENTROPIES)


def strictly_convex(strictly_convex, seed=0):
    """PRML 1.36: f″ > 0 ⇒ f strictly convex, as cards in order."""
    _ordered("strictly_convex", strictly_convex, convexity.STRICT, "C")
    passed("strictly_convex", "every card rests on cards before it, and the last inequality is reached")


def convex_iff(convex_iff, seed=0):
    """PRML 1.36: f convex ⇔ f″ ≥ 0, as two orders of cards."""
    for direction, cards, goal in (("if", convexity.IF, "D"), ("only if", convexity.ONLY_IF, "A")):
        _ordered(f"convex_iff[{direction!r}]", _direction(convex_iff, direction, "convex_iff"), cards, goal)
    passed("convex_iff", "both directions hold, card by card")


def flat_but_strict(flat_but_strict, seed=0):
    """Coefficients of a strictly convex polynomial whose f″ is 0 somewhere; decided exactly (Sturm 1829)."""
    found = flat_but_strict()
    if type(found) is np.ndarray:
        found = found.tolist()
    if type(found) not in (list, tuple) or not 1 <= len(found) <= 21 or \
            any(type(c) not in (int, float) or not np.isfinite(c) for c in found):
        fail(f"flat_but_strict() returned {show(found)}; expected a list of at most 21 numbers, the coefficients of "
             "1, x, x², … in this order.")
    second = polynomials.derivative(polynomials.derivative([Fraction(c) for c in found]))
    text = " + ".join(f"{c:g}·x^{k}" for k, c in enumerate(map(float, second)) if c) or "0"
    if not second:
        fail("flat_but_strict(): f″ is 0 everywhere, so f is a straight line; expected is a strictly convex f, above whose graph the chords lie. "
             "Choose a higher power.")
    if not polynomials.nonnegative(second):
        x = polynomials.a_negative_point(second)
        where = "somewhere" if x is None else f"at x = {x:.4g}"
        fail(f"flat_but_strict(): f″(x) = {text} is negative {where}, so f is not convex there. "
             "Its second derivative may touch 0, but not cross it.")
    if not polynomials.real_roots(second):
        fail(f"flat_but_strict(): f″(x) = {text} is positive everywhere. Strictly convex it is, but f″ must be 0 somewhere.")
    passed("flat_but_strict", "strictly convex, and f″ = 0 somewhere: the converse of f″ > 0 ⇒ strictly convex is false")


def jensen_step(jensen_step, seed=0):
    """PRML 1.38: from at most M points to M + 1 by the two-point inequality and the hypothesis, for every convex f."""
    try:
        cases = check_induction(jensen_step, seed)
    except ProofError as error:
        fail(f"jensen_step does not prove it yet. {error}")
    passed("jensen_step", f"{cases} cases, the base and a last weight of 1 among them, for every convex f")


def gibbs(gibbs, seed=0):
    """Gibbs' inequality from Jensen's."""
    prove("gibbs", gibbs, "KL(p || q) >= 0", laws=TWO_LAWS, reasons=[*BELOW_ENTROPIES, "jensen", "normalisation"])


def gibbs_equality(gibbs_equality, seed=0):
    """KL = 0 exactly for equal distributions: both directions, from Jensen's equality case."""
    reasons = [*BELOW_ENTROPIES, "given", "jensen", "strict jensen", "normalisation"]
    prove("gibbs_equality['only if']", _direction(gibbs_equality, "only if", "gibbs_equality"), "p(x) == q(x)",
          ["KL(p || q) == 0"], laws=TWO_LAWS, reasons=reasons)
    prove("gibbs_equality['if']", _direction(gibbs_equality, "if", "gibbs_equality"), "KL(p || q) == 0",
          ["p(x) == q(x)"], laws=TWO_LAWS, reasons=reasons)


def gaussian_differential_entropy(gaussian_differential_entropy, seed=0):
    """½ log((2πe)^d |Σ|): negative when narrow, + log|det A| under x → Ax; oracle: scipy's multivariate normal."""
    rng = np.random.default_rng(seed)
    covs = [(np.array([[1.0]]), 2), (np.array([[0.01]]), 2), (np.array([[2.0, 0.6], [0.6, 0.5]]), 2)]
    for d in (1, 2, 3, 4):
        a = rng.normal(size=(d, d + 2))
        covs.append((a @ a.T * rng.choice([0.01, 1, 30]), rng.choice([2, np.e, 10])))
    for cov, base in covs:
        base = 2 if base == 2 else float(base)
        call = f"gaussian_differential_entropy({show(cov)}{'' if base == 2 else f', base={show(base)}'})"
        got = gaussian_differential_entropy(cov) if base == 2 else gaussian_differential_entropy(cov, base=base)
        d, nats = len(cov), float(multivariate_normal(np.zeros(len(cov)), cov).entropy())
        right, log_det = nats / np.log(base), np.log(np.linalg.det(cov))
        correlation = cov / np.sqrt(np.outer(np.diag(cov), np.diag(cov)))
        of = lambda log_det, d=d, base=base: 0.5 * (d * np.log(2 * np.pi * np.e) + log_det) / np.log(base)
        judge(call, got, right, "h = ½ log((2πe)^d |Σ|): try d = 1 and Σ = [[1]], which gives ½ log₂(2πe) = 2.047 bits.", [
            (nats, "that is in nats; divide by the logarithm of the base."),
            (0.0 if right < 0 else np.nan, "differential entropy may be negative: a narrow density says where x is more precisely than "
                              "one unit. Don't clip it at 0."),
            (abs(right) if right < 0 else np.nan, "the sign is information here: a narrow density has negative h. Don't take the absolute value."),
            (of(np.log(np.linalg.det(correlation))), "the widths were divided out: that is the entropy of the standardised "
             "variables. h is not invariant; it grows by log|a| when x is multiplied by a."),
            (of(2 * log_det), "Σ holds variances already; don't square it."),
            (of(log_det / 2), "|Σ| is a product of variances, not of standard deviations: no square root here."),
            (of(np.log(np.trace(cov))), "that takes the trace of Σ; the volume is its determinant."),
            (of(np.log(np.diag(cov)).sum()), "that multiplies the variances alone, as if there were no correlation: "
             "take the determinant of Σ."),
            (0.5 * (np.log(2 * np.pi * np.e) + log_det) / np.log(base), "2πe comes once for each of the d dimensions."),
            (0.5 * (d * np.log(2 * np.pi) + log_det) / np.log(base), "the e is missing: E[½ xᵀΣ⁻¹x] = d/2 nats."),
            (-right if right > 0 else np.nan, "the sign is turned round: wide densities have large h.")])
    a = rng.normal(size=(2, 2)) + 3 * np.eye(2)
    cov = covs[2][0]
    one, other = (number(gaussian_differential_entropy(c), "gaussian_differential_entropy(…)") for c in (cov, a @ cov @ a.T))
    if not close(other, one + np.log2(abs(np.linalg.det(a)))):
        fail(f"h(x) came out {one:.4f} and h(Ax) {other:.4f} for A = {show(a)}; the difference must be log₂|det A| = "
             f"{np.log2(abs(np.linalg.det(a))):.4f} bits.")
    passed("gaussian_differential_entropy", "1 to 4 dimensions agree with scipy; h(Ax) = h(x) + log|det A|")


def negative_entropy(negative_entropy, seed=0):
    """A piecewise constant density (edges, heights) with h ≤ −bits."""
    for bits in (0.5, 3, float(np.random.default_rng(seed).uniform(5, 20))):
        call = f"negative_entropy({show(bits)})"
        edges, heights = several(negative_entropy(bits), 2, call)
        n = length(heights, f"the heights of {call}")
        edges = array(edges, (n + 1,), f"the edges of {call}")
        heights = array(heights, (n,), f"the heights of {call}")
        widths = np.diff(edges)
        if not (np.isfinite(edges).all() and (widths > 0).all()):
            fail(f"the edges of {call} are {show(edges)}; they must be finite and increase.")
        if (heights < 0).any():
            fail(f"a height of {call} is {show(float(heights.min()))}; a density is at least 0. It is the entropy that may be "
                 "negative.")
        total = float((heights * widths).sum())
        if not close(total, 1.0, 1e-6):
            fail(f"the density of {call} has the integral {total:.10g}, not 1. Heights are probabilities per unit of x: height × "
                 "width is a probability" + (", and the heights themselves need not sum to 1." if close(heights.sum(), 1) else "."))
        h = float(-(heights * widths * np.log2(np.where(heights > 0, heights, 1))).sum()) + 0.0
        if h > -bits + 1e-9:
            fail(f"the density of {call} has h = {h:.4f} bits; wanted is at most {-bits:.4f}. A uniform density of width w has "
                 "h = log₂ w: how narrow must it be?")
    passed("negative_entropy", "densities whose differential entropy is as negative as asked")


def subadditivity(subadditivity, seed=0):
    """PRML 1.31, the inequality, from Gibbs'."""
    prove("subadditivity", subadditivity, "H(X,Y) <= H(X) + H(Y)", laws=["p(x,y)"], reasons=[*BELOW_ENTROPIES, "gibbs"])


def independence(independence, seed=0):
    """PRML 1.31, equality exactly for p(x,y) = p(x) p(y): both directions."""
    reasons = [*BELOW_ENTROPIES, "given", "gibbs", "gibbs equality"]
    prove("independence['only if']", _direction(independence, "only if", "independence"), "p(x,y) == p(x) p(y)",
          ["H(X,Y) == H(X) + H(Y)"], laws=["p(x,y)"], reasons=reasons)
    prove("independence['if']", _direction(independence, "if", "independence"), "H(X,Y) == H(X) + H(Y)",
          ["p(x,y) == p(x) p(y)"], laws=["p(x,y)"], reasons=reasons)


def gaussian_gap(gaussian_gap, seed=0):
    """h(x) + h(y) − h(x,y) = −½ log₂(1 − ρ²) of a 2×2 covariance: at least 0, whatever the units of x and y."""
    rng = np.random.default_rng(seed)
    for rho in (0.0, 0.8, *rng.uniform(-0.99, 0.99, 4)):
        sx, sy = 10 ** rng.uniform(-2, 2, 2)
        cov = np.array([[sx**2, rho * sx * sy], [rho * sx * sy, sy**2]])
        right = -0.5 * np.log2(1 - rho**2)
        h_xy = np.log2(2 * np.pi * np.e) + 0.5 * np.log2(np.linalg.det(cov))
        judge(f"gaussian_gap({show(cov)})", gaussian_gap(cov), right,
              f"h(x) + h(y) − h(x,y) is −½ log₂(1 − ρ²), with ρ = {rho:.4g} here: the variances must cancel. "
              "Which entropies did you add and subtract?", [
                  (-right, "the sign is turned round: h(x,y) is the smaller one."),
                  (right * np.log(2), "that is in nats; × 1/ln 2 makes bits."),
                  (-0.5 * np.log2(1 - cov[0, 1]**2) if cov[0, 1]**2 < 1 else np.nan,
                   "you took the covariance for the correlation: ρ = Σ₁₂ / √(Σ₁₁ Σ₂₂)."),
                  (-np.log2(1 - rho**2), "that is twice the gap: the ½ is missing."),
                  (h_xy, "that is h(x,y) itself. How much less is it than h(x) + h(y)?")])
    passed("gaussian_gap", "h(x) + h(y) − h(x,y) = −½ log₂(1 − ρ²) ≥ 0 in any units")
