"""Where a check may be blind: the classes of inputs that each exercise's text promises.

Here every kind of argument names its classes ("zeros inside a batch", "a large logit in some rows"), and every exercise names the
kinds of its arguments. If a check accepts a reference that is spoiled inside a class (spoiling.py), it never looks there: a blind spot.
"""
import math

import numpy as np
from scipy.optimize import linear_sum_assignment


def _rows(v):
    """The last axis as rows."""
    return v.reshape(-1, v.shape[-1]) if v.ndim else v.reshape(1, 1)


def _any_row(test):
    return lambda v: bool(v.ndim and v.size and any(test(row) for row in _rows(v)))


def _some(test):
    """Some entries, not all."""
    def of(v):
        found = test(v)
        return bool(found.any() and not found.all())
    return of


def _some_rows(test):
    """Rows with such an entry alongside rows without."""
    def of(v):
        found = test(v).reshape(v.shape[0], -1).any(axis=1) if v.ndim and v.size else np.zeros(0, bool)
        return bool(found.any() and not found.all())
    return of


def _palindrome(row):
    return len(row) > 2 and np.array_equal(row, row[::-1]) and np.ptp(row) > 0


def _tie(row):
    return len(set(row.tolist())) < len(row) and np.ptp(row) > 0


PMF = {
    "a zero": lambda v: v.ndim == 1 and bool((v == 0).any()),
    "no zero": lambda v: bool((v > 0).all()),
    "a tie": _any_row(_tie),
    "uniform": _any_row(lambda row: len(row) > 1 and np.ptp(row) < 1e-12),
    "two outcomes": lambda v: v.shape[-1] == 2,
    "six or more outcomes": lambda v: v.shape[-1] >= 6,
}
NEARLY = {"nearly certain": _any_row(lambda row: 0.999 < row.max() < 1), "all but certain": _any_row(lambda row: 1 - 1e-7 < row.max() < 1)}
PALINDROME = {"a palindrome": _any_row(_palindrome)}
TINY = {
    "entries below 1e-4": lambda v: bool(((v > 0) & (v < 1e-4)).any()),
    "entries below 1e-11": lambda v: bool(((v > 0) & (v < 1e-11)).any()),
    "entries below 1e-290": lambda v: bool(((v > 0) & (v < 1e-290)).any()),
}
BATCHES = {
    "two axes": lambda v: v.ndim == 2, "three axes": lambda v: v.ndim == 3, "four axes": lambda v: v.ndim == 4,
    "a zero inside a batch": lambda v: v.ndim > 1 and bool((v == 0).any()),
    "a zero in some rows of a batch": _some_rows(lambda v: v == 0),
}
TABLE = {
    "square": lambda v: v.shape[-1] == v.shape[-2], "tall": lambda v: v.shape[-2] > v.shape[-1], "wide": lambda v: v.shape[-2] < v.shape[-1],
    "one row": lambda v: v.shape[-2] == 1, "one column": lambda v: v.shape[-1] == 1,
    "an empty row": lambda v: v.ndim == 2 and bool((v == 0).all(1).any()), "an empty column": lambda v: v.ndim == 2 and bool((v == 0).all(0).any()),
    "an empty row and an empty column": lambda v: v.ndim == 2 and bool((v == 0).all(1).any() and (v == 0).all(0).any()),
    "two empty rows": lambda v: v.ndim == 2 and (v == 0).all(1).sum() > 1, "two empty columns": lambda v: v.ndim == 2 and (v == 0).all(0).sum() > 1,
    "a zero": lambda v: bool((v == 0).any()), "no zero": lambda v: bool((v > 0).all()),
    "a second cell in a row that is tiny next to the first": lambda v: v.ndim == 2 and bool(((np.sort(v, 1)[:, :-1] > 0) & (np.sort(v, 1)[:, :-1] < 1e-7)).any()),
    "a rare x that comes with a rare y": lambda v: v.ndim == 2 and bool(((v > 0) & (v.sum(-1, keepdims=True) * v.sum(-2, keepdims=True) < 1e-15)).any()),
    "a very rare row": lambda v: bool(((v.sum(-1) > 0) & (v.sum(-1) < 1e-7)).any()), "a very rare column": lambda v: bool(((v.sum(-2) > 0) & (v.sum(-2) < 1e-7)).any()),
}
CONDITIONAL = {                             # a pmf in each row
    **{name: TABLE[name] for name in ("square", "tall", "wide", "a zero", "no zero")},
    "a row that is certain": lambda v: bool((v == 1).any()), "two equal rows": lambda v: len(np.unique(v, axis=0)) < len(v),
    "entries below 1e-4": TINY["entries below 1e-4"],
}
LOGITS = {
    "all small": lambda v: bool((np.abs(v) < 10).all()),
    "above 100": lambda v: bool((v > 100).any()), "below −100": lambda v: bool((v < -100).any()),
    "large for some, small for others": _some(lambda v: np.abs(v) > 100),
    "0": lambda v: bool((v == 0).any()), "one sample": lambda v: v.shape[0] == 1 if v.ndim else True,
    "between 4 and 50": lambda v: bool(((v > 4) & (v < 50)).any()), "between −50 and −4": lambda v: bool(((v < -4) & (v > -50)).any()),
}
COLUMNS = {"a row (n,)": lambda v: v.ndim == 1, "a column (n, 1)": lambda v: v.ndim == 2}
FLOATS = {"float32": "float32", "float64": "float64"}                     # by dtype: see `_inside`
BASE = {"2": lambda v: v == 2, "e": lambda v: abs(v - math.e) < 1e-9, "10": lambda v: v == 10,
        "another base": lambda v: bool(min(abs(v - b) for b in (2, math.e, 10)) > 1e-9)}
SIGNED = {"negative": lambda v: bool((v < 0).any()), "positive": lambda v: bool((v > 0).any())}
SAMPLES = {"a number of samples that isn't a multiple of 100": lambda v: len(v) % 100 > 0}
WHOLE = {"0": lambda v: bool((v == 0).any())}


def _pair(p, q):
    """Classes of a pair of pmfs."""
    def of(test):
        return lambda a: bool(np.shape(getattr(a, p)) == np.shape(getattr(a, q)) and test(getattr(a, p), getattr(a, q)))
    return {f"{p} = {q}": of(lambda x, y: np.array_equal(x, y)),
            f"{p} and {q} disjoint": of(lambda x, y: not (x * y).any()),
            f"{q} = 0 where {p} > 0": of(lambda x, y: ((x > 0) & (y == 0)).any()),
            f"{p} = 0 where {q} > 0": of(lambda x, y: ((x == 0) & (y > 0)).any()),
            f"{p} = {q} = 0 somewhere": of(lambda x, y: ((x == 0) & (y == 0)).any())}


_BATCH_OF_PAIRS = {
    "a batch in another base than 2": lambda a: a.p.ndim > 1 and a.base != 2,
    "p and q nearly equal": lambda a: 0 < np.abs(a.p - a.q).max() < 0.01,
    "p and q differ by less than 1e-7": lambda a: 0 < np.abs(a.p - a.q).max() < 1e-7,
    "q = 0 < p where p is tiny": lambda a: ((a.p > 0) & (a.p < 1e-8) & (a.q == 0)).any(),
    "q = 0 < p in several rows": lambda a: a.p.ndim > 1 and ((a.p > 0) & (a.q == 0)).any(-1).sum() > 1,
}


def _without(classes, *names):
    return {name: test for name, test in classes.items() if name not in names}


def _only(classes, *names):
    return {name: classes[name] for name in names}


_TWO_LOGITS = {**LOGITS, **COLUMNS, **FLOATS}
_UNEQUAL = {"batches of different sizes": lambda a: len(a.real) != len(a.fake), "batches of one size": lambda a: len(a.real) == len(a.fake)}
_HINGE = {"beyond the margin": lambda v: bool((np.abs(v) > 1).any()), "inside the margin": lambda v: bool((np.abs(v) < 1).any())}

_REAL = {**FLOATS, "one point": lambda v: len(v) == 1}
_RATES = {"above 0.5": lambda v: v > 0.5, "below 0.05": lambda v: v < 0.05}
# A prior and a generator
_RARE = {"a picture that hardly occurs": lambda a: bool((a.p_c @ a.p_x_given_c < 1e-6).any())}
# A dict of weights: of logits of hundreds
_LARGE = {"of large logits": lambda w: float(w["D"].abs().max()) > 50, "of small logits": lambda w: float(w["D"].abs().max()) < 10}

# exercise → {argument: its classes}; "*" holds classes of all arguments together. An exercise that is not here
# is in NOT_BY_CLASS, with the reason.
PROMISED = {
    "information_content": {"p": {"a number": lambda v: v.ndim == 0, "one axis": lambda v: v.ndim == 1, "two axes": lambda v: v.ndim == 2,
                                  "0": lambda v: bool((v == 0).any()), "1": lambda v: bool((v == 1).any()), **TINY},
                            "base": BASE, "*": {"a number in another base than 2": lambda a: np.ndim(a.p) == 0 and a.base != 2}},
    "entropy": {"p": {**PMF, **NEARLY, **TINY, **BATCHES, "falling": lambda v: v.ndim == 1 and len(v) > 2 and bool((np.diff(v) < 0).all())}, "base": BASE, "*": {"a batch in another base than 2": lambda a: a.p.ndim > 1 and a.base != 2}},
    "conditional_entropy": {"p_xy": {**_without(TABLE, "one column"), **TINY}, "base": BASE},
    "five_entropies": {"p_xy": TABLE},
    "gaussian_differential_entropy": {"cov": {"one dimension": lambda v: v.shape == (1, 1), "two dimensions": lambda v: v.shape == (2, 2),
                                              "three or more": lambda v: len(v) > 2, "more than five": lambda v: len(v) > 5, "variances below 1e-9": lambda v: np.trace(v) < 1e-9, "a negative covariance": lambda v: bool((v < 0).any())},
                                      "base": BASE},
    "gaussian_gap": {"cov": {"negative": lambda v: v[0, 1] < 0, "none": lambda v: v[0, 1] == 0, "close to 0": lambda v: 0 < v[0, 1]**2 < 2e-7 * v[0, 0] * v[1, 1], "unequal variances": lambda v: v[0, 0] != v[1, 1],
                             "close to ±1": lambda v: v[0, 1]**2 > (1 - 1e-5) * v[0, 0] * v[1, 1], "tiny variances": lambda v: np.trace(v) < 1e-12,
                             "huge variances": lambda v: np.trace(v) > 1e10}},
    "kl_divergence": {"p": {**PMF, **NEARLY, **BATCHES, **TINY}, "q": {**PMF, **NEARLY, **BATCHES, **TINY}, "base": BASE,
                      "*": {**_pair("p", "q"), **_BATCH_OF_PAIRS}},
    "mi_from_samples": {"bins": {"1": lambda v: v == 1, "2": lambda v: v == 2, "ten or more": lambda v: v >= 10}, "x": {"negative": lambda v: bool((v < 0).any()), **SAMPLES},
                        "*": {"correlated": lambda a: abs(np.corrcoef(a.x, a.y)[0, 1]) > 0.5, "not correlated": lambda a: abs(np.corrcoef(a.x, a.y)[0, 1]) < 0.1}},
    "kl_of_samples": {"x": {"not sorted": lambda v: bool((np.diff(v) < 0).any())}, "y": {"not sorted": lambda v: bool((np.diff(v) < 0).any())},
                      "*": {"lists of different lengths": lambda a: len(a.x) != len(a.y), "an outcome missing from x": lambda a: len(set(a.x)) < a.n,
                            "an outcome missing from y": lambda a: len(set(a.y)) < a.n,
                            "more than 255 of one outcome": lambda a: np.bincount(a.x).max() > 255}},
    "infinite_partner": {"p": {"two outcomes": PMF["two outcomes"], "a tie": PMF["a tie"], "uniform": PMF["uniform"], **PALINDROME}},
    "symmetric_partner": {"p": {"a tie": PMF["a tie"], "uniform apart from one": lambda v: len(set(v.tolist())) == 2, **PALINDROME}},
    "cross_entropy": {"p": {**PMF, **NEARLY, **BATCHES}, "q": {**PMF, **NEARLY, **BATCHES, **TINY}, "base": BASE,
                      "*": {**_pair("p", "q"), **_BATCH_OF_PAIRS}},
    "cross_entropy_gradient": {"z": {**LOGITS, **_only(BATCHES, "two axes", "three axes")}, "y": {"one-hot": lambda v: bool((v == 1).any()),
                                                                                                "soft": lambda v: bool(((v > 0) & (v < 1)).any())}},
    "l2_gradient": {"z": {**LOGITS, **_only(BATCHES, "two axes", "three axes")}, "y": {"one-hot": lambda v: bool((v == 1).any()),
                                                                                     "soft": lambda v: bool(((v > 0) & (v < 1)).any())}},
    "moment_match": {"x": {"not sorted": lambda v: bool((np.diff(v) < 0).any()), "not evenly spaced": lambda v: np.ptp(np.diff(v)) > 1e-9, **SIGNED},
                     "p": {"a zero": PMF["a zero"], "uniform": PMF["uniform"]}},
    "mutual_information": {"p_xy": {**TABLE, **TINY, **_only(BATCHES, "three axes", "four axes")}, "base": BASE,
                           "*": {"a batch in another base than 2": lambda a: a.p_xy.ndim > 2 and a.base != 2}},
    "information_diagram": {"p_xy": TABLE},
    "gaussian_mutual_information": {"rho": {**SIGNED, "0": lambda v: v == 0, "near 1": lambda v: abs(v) > 0.99, "within 1e-7 of ±1": lambda v: 1 - 1e-7 < abs(v) < 1, "within 1e-14 of ±1": lambda v: 1 - 1e-14 < abs(v) < 1, "below 1e-4": lambda v: 0 < abs(v) < 1e-4, "small": lambda v: 0 < abs(v) < 0.1, "rather small": lambda v: 0.01 < abs(v) < 0.1}},
    "js_divergence": {"p": {**PMF, **NEARLY, **BATCHES, **TINY}, "q": {**PMF, **NEARLY, **BATCHES, **TINY}, "base": BASE,
                      "*": {**_pair("p", "q"), **_BATCH_OF_PAIRS}},
    "js_from_scipy": {"p": PMF, "q": PMF, "*": _pair("p", "q")},
    "mixture_joint": {"p": _without(PMF, "a tie"), "q": _without(PMF, "a tie")},
    "js_from_value": {"v": {"−ln 4": lambda v: abs(v + math.log(4)) < 1e-12, "0": lambda v: abs(v) < 1e-12, "close to −ln 4": lambda v: 0 < v + math.log(4) < 1e-4,
                            "close to 0": lambda v: -1e-4 < v < 0}},
    "js_exactly": {"bits": {"0": lambda v: v == 0, "1": lambda v: v == 1, "between": lambda v: 0 < v < 1}, "p": {"six or more outcomes": PMF["six or more outcomes"], "a rare outcome": lambda v: bool(((v > 0) & (v < 1e-3)).any())}},
    "optimal_discriminator": {"p": {**TINY, **_only(BATCHES, "two axes", "four axes")}, "q": {**TINY, **_only(BATCHES, "two axes")}, "*": _pair("p", "q")},
    "gan_value": {"p": {"a zero": PMF["a zero"]}, "q": {"a zero": PMF["a zero"]}, "D": {"0": lambda v: bool((v == 0).any()), "1": lambda v: bool((v == 1).any())}},
    "js_estimate": {"*": {"large logits on real samples": lambda a: bool((np.abs(a.f_real @ a.w) > 40).any()),
                          "large logits on generated samples": lambda a: bool((np.abs(a.f_fake @ a.w) > 40).any())},
                    "f_real": {"many samples": lambda v: len(v) > 64, "nine features": lambda v: v.shape[1] == 9}},
    "train_discriminator": {"*": {"many short steps": lambda a: a.lr < 0.1 and a.steps > 100, "steps that are too long": lambda a: a.lr > 10}, "f_real": {"one feature": lambda v: v.shape[1] == 1, "more than three": lambda v: v.shape[1] > 3, "many samples": lambda v: len(v) > 64}},
    "discriminator_step": {"*": {"batches of different sizes": lambda a: len(a.f_real) != len(a.f_fake)},
                           "f_real": {"many samples": lambda v: len(v) > 64, "nine features": lambda v: v.shape[1] == 9}},

    "discriminator_loss": {"real": _TWO_LOGITS, "fake": _TWO_LOGITS, "*": _UNEQUAL},
    "non_saturating_loss": {"fake": _TWO_LOGITS},
    "saturating_loss": {"fake": _TWO_LOGITS},
    **{name: {"real": {**_HINGE, **COLUMNS, **FLOATS}, "fake": {**_HINGE, **COLUMNS, **FLOATS}, "*": _UNEQUAL} for name in ("least_squares", "hinge", "wasserstein")},
    "generator_gradients": {"logits": LOGITS},
    "alternating_step": {"theta": FLOATS, "real": {"k = 1": lambda v: len(v) == 1, "k = 2": lambda v: len(v) == 2, "k > 2": lambda v: len(v) > 2, "k > 3": lambda v: len(v) > 3}, "lr": {"above 0.1": lambda v: v > 0.1}},
    "gradient_norms": {"theta": FLOATS, "z": {"one sample": lambda v: len(v) == 1}},
    "covered_modes": {"points": SAMPLES, "centres": {"one mode": lambda v: len(v) == 1, "more than 25 modes": lambda v: len(v) > 25, "overlapping modes": lambda v: _nearest(v) < 1},
                      "sigma": {"above 0.1": lambda v: v > 0.1, "below 0.1": lambda v: v < 0.1}},
    "frechet_distance": {"*": {"small features": lambda a: np.ptp(a.a) < 0.1, "equal numbers of samples": lambda a: len(a.a) == len(a.b), "different numbers": lambda a: len(a.a) != len(a.b),
                               "equal means": lambda a: np.allclose(a.a.mean(0), a.b.mean(0))}},
    "train_gan": {"*": {"a large seed": lambda a: a.seed > 10**6, "steps = 0": lambda a: a.steps == 0, "steps = 1": lambda a: a.steps == 1, "an odd number of steps": lambda a: a.steps % 2 == 1,
                        "minimax": lambda a: a.loss == "minimax", "non-saturating": lambda a: a.loss == "non-saturating",
                        "the convolutional networks": lambda a: a.networks == "laptop"}},

    "code_information": {"p_c": _only(PMF, "a zero", "no zero", "uniform", "two outcomes"), "p_x_given_c": CONDITIONAL, "*": _RARE},
    "lower_bound": {"p_c": _only(PMF, "a zero", "no zero", "uniform", "two outcomes"), "p_x_given_c": _without(CONDITIONAL, "two equal rows"),
                    "q_c_given_x": _only(CONDITIONAL, "a zero", "no zero", "a row that is certain"),
                    "*": {**_RARE, "Q = 0 where the code never occurs": lambda a: bool(((a.q_c_given_x.T == 0) & (a.p_c[:, None] * a.p_x_given_c == 0)).any()
                                                                             and not ((a.q_c_given_x.T == 0) & (a.p_c[:, None] * a.p_x_given_c > 0)).any()),
                          "Q = 0 where it does": lambda a: bool(((a.q_c_given_x.T == 0) & (a.p_c[:, None] * a.p_x_given_c > 0)).any())}},
    "bound_gap": {"p_c": _only(PMF, "a zero", "no zero", "uniform", "two outcomes"), "p_x_given_c": _without(CONDITIONAL, "two equal rows"),
                  "q_c_given_x": _only(CONDITIONAL, "a zero", "no zero", "a row that is certain"),
                  "*": {**_RARE, "Q = 0 where the code occurs": lambda a: bool(((a.q_c_given_x.T == 0) & (a.p_c[:, None] * a.p_x_given_c > 0)).any()),
                        "Q = 0 only where the code hardly occurs": lambda a: 0 < _missed(a) < 1e-5}},
    "log_q_categorical": {"logits": {**LOGITS, **FLOATS, "large in some rows": _some_rows(lambda v: np.abs(v) > 100), "two categories": lambda v: v.shape[1] == 2,
                                     "ten categories": lambda v: v.shape[1] >= 10, "a tie": _any_row(_tie), "more than fifty rows": lambda v: len(v) > 50},
                          "c": {**WHOLE, "above 9": lambda v: bool((v > 9).any())}},
    "log_q_gaussian": {"c": {**FLOATS, "one dimension": lambda v: v.shape[1] == 1, "several dimensions": lambda v: v.shape[1] > 1, "one sample": lambda v: len(v) == 1,
                             "beyond ±4": lambda v: bool((np.abs(v) > 4).any())},
                       "log_variance": {**SIGNED, "beyond ±4": lambda v: bool((np.abs(v) > 4).any()), "0": lambda v: bool((v == 0).any())},
                       "mean": {"beyond ±4": lambda v: bool((np.abs(v) > 4).any())}},
    "log_q_fixed_variance": {"mse": {"0": lambda v: v == 0, "above 10": lambda v: v > 10}, "std": {"1": lambda v: v == 1, "below 0.1": lambda v: v < 0.1, "below 0.001": lambda v: v < 1e-3, "above 2": lambda v: v > 2},
                             "d": {"1": lambda v: v == 1, "ten or more": lambda v: v >= 10}},
    "log_q_bernoulli": {"logit": {**LOGITS, **FLOATS, "large in some rows": _some_rows(lambda v: np.abs(v) > 100), "one switch": lambda v: v.shape[1] == 1, "as many rows as switches": lambda v: v.shape[0] == v.shape[1] > 1},
                        "c": {"all on": lambda v: bool((v == 1).all(1).any()), "all off": lambda v: bool((v == 0).all(1).any())}},
    "sample_codes": {"n": {"one": lambda v: v == 1, "no multiple of 100": lambda v: v % 100 > 0}, "seed": {"0": lambda v: v == 0}},
    "gradient_estimates": {"noise": {**SIGNED, "one draw": lambda v: len(v) == 1, "many draws": lambda v: len(v) >= 10},
                           "std": {"1": lambda v: v == 1, "above 1": lambda v: v > 1, "below 1": lambda v: v < 1, "below 0.1": lambda v: v < 0.1},
                           "mean": SIGNED, "a": SIGNED, "*": {"a = mean": lambda a: a.a == a.mean}},
    "infogan_losses": {"d_real": {**_without(LOGITS, "0", "one sample"), **FLOATS}, "d_fake": {**_without(LOGITS, "0", "one sample"), **FLOATS},
                       "logits": {"large in some rows": _some_rows(lambda v: np.abs(v) > 100), "two categories": lambda v: v.shape[1] == 2,
                                  "ten categories": lambda v: v.shape[1] >= 10},
                       "prior": _only(PMF, "uniform") | {"not uniform": lambda v: np.ptp(v) > 1e-3}, "lam": {"0": lambda v: v == 0, "1": lambda v: v == 1, "above 1": lambda v: v > 1},
                       "*": {"one sample": lambda a: len(a.c) == 1, "a category that no sample has": lambda a: len(set(a.c.tolist())) < a.logits.shape[1],
                             "the last category": lambda a: bool((a.c == a.logits.shape[1] - 1).any())}},
    "step_d": {"real": _REAL, "lr": _RATES, "weights": _LARGE},
    "infogan_step": {"real": _REAL, "lr": _RATES, "weights": _LARGE, "lam": {"0": lambda v: v == 0, "above 1": lambda v: v > 1}, "c": {"a category that no sample has": lambda v: bool((v.sum(0) == 0).any())}},
    "train_toy": {"seed": {"large": lambda v: v > 10**6}, "steps": {"0": lambda v: v == 0, "1": lambda v: v == 1, "2": lambda v: v == 2, "7": lambda v: v == 7}},
    "maximal_generator": {"k": {"2": lambda v: v == 2, "5 or more": lambda v: v >= 5}, "*": {"m = 2k": lambda a: a.m == 2 * a.k, "m > 2k, no multiple of k": lambda a: a.m % a.k > 0}},
    "matched_error": {"train_labels": {"ten classes": lambda v: v.max() == 9, "more than ten classes": lambda v: v.max() > 9, "two classes": lambda v: v.max() == 1, **SAMPLES},
                      "*": {"more than 255 of one category and label": lambda a: np.bincount(a.train_codes * (a.train_labels.max() + 1) + a.train_labels).max() > 255,
                            "a label and a category missing from the test set": lambda a: max(a.test_codes.max(), a.test_labels.max()) < a.train_labels.max(),
                            "an empty category": lambda a: len(set(a.train_codes.tolist())) <= a.train_labels.max(),
                            "a category only in the test set": lambda a: bool(set(a.test_codes.tolist()) - set(a.train_codes.tolist())),
                            "a label missing from the test set": lambda a: len(set(a.test_labels.tolist())) <= a.train_labels.max()}},

    "total_variation": {"p": {**_without(PMF, "a tie"), **BATCHES}, "q": {**_without(PMF, "a tie"), **BATCHES}, "*": _pair("p", "q")},
    "best_coupling": {"p": _without(PMF, "a tie"), "q": _without(PMF, "a tie"),
                      "*": {**_pair("p", "q"), "p and q differ by less than 1e-5": lambda a: 0 < np.abs(a.p - a.q).max() < 1e-5}},
    "entropy_of_logits": {"logits": {"1000 or more": lambda v: bool((v > 900).any()), "−1000 or less": lambda v: bool((v < -900).any()),
                                     "all equal": lambda v: np.ptp(v) == 0, "two categories": lambda v: len(v) == 2, "ten categories": lambda v: len(v) >= 10,
                                     "a tie": _any_row(_tie)}},
    "gumbel_softmax": {"u": {"one sample": lambda v: len(v) == 1, "below 1e-4": lambda v: bool((v < 1e-4).any()), "above 0.9999": lambda v: bool((v > 0.9999).any()),
                             "below 1e-12": lambda v: bool((v < 1e-12).any()), "1e-12 below 1": lambda v: bool((v > 1 - 1e-12).any())},
                       "temperature": {"1": lambda v: v == 1, "below 0.01": lambda v: v < 0.01, "above 1": lambda v: v > 1},
                       "logits": {"ten categories": lambda v: len(v) >= 10, "two categories": lambda v: len(v) == 2, "beyond ±100": lambda v: bool((np.abs(v) > 100).any())},
                       "*": {"nearly ties at a low temperature": lambda a: a.temperature < 0.01 and bool((np.ptp(a.logits - np.log(-np.log(a.u)), axis=1) < 0.01).any())}},
    "straight_through": {"soft": {"one sample": lambda v: len(v) == 1, "as many rows as categories": lambda v: v.shape == (3, 3), "nearly one-hot": lambda v: bool((v > 0.999).any()), "two categories": lambda v: v.shape[1] == 2,
                                  "ten categories": lambda v: v.shape[1] >= 10}, "temperature": {"1": lambda v: v == 1, "below 0.1": lambda v: v < 0.1, "above 1": lambda v: v > 1}},
    "score_gradient": {"categories": {"one sample": lambda v: len(v) == 1, "all alike": lambda v: len(v) > 1 and len(set(v.tolist())) == 1},
                       "logits": {"two categories": lambda v: len(v) == 2, "ten categories": lambda v: len(v) >= 10, "beyond ±100": lambda v: bool((np.abs(v) > 100).any())},
                       "costs": {"all equal": lambda v: len(v) > 1 and np.ptp(v) == 0, "negative": lambda v: bool((v < 0).any())},
                       "*": {"a category that no sample has": lambda a: len(set(a.categories.tolist())) < len(a.logits)}},
    "learn_prior": {"pi": {"two categories": lambda v: len(v) == 2, "ten categories": lambda v: len(v) >= 10, "uniform": PMF["uniform"], "a tie": PMF["a tie"]},
                    "weight": {"0": lambda v: v == 0, "small": lambda v: 0 < v < 0.1, "1": lambda v: v == 1}},
    "recovered_proportions": {"p": {"a tie": PMF["a tie"], "a zero": PMF["a zero"]}, "counts": {"two": lambda v: len(v) == 2, "ten": lambda v: len(v) == 10, "more than ten": lambda v: len(v) > 10,
                              "an empty row": TABLE["an empty row"], "greedy is not the best": lambda v: _greedy_misses(v)}},
    "rotate_codes": {"angle": {"0": lambda v: v == 0, "negative": lambda v: v < 0, "more than a half turn": lambda v: abs(v) > math.pi, "more than a turn": lambda v: abs(v) > 2 * math.pi},
                     "u": {"one row": lambda v: len(v) == 1, "close to ±1": lambda v: bool((np.abs(v) > 0.999).any()), "0": lambda v: bool((v == 0).any())}},
    "information_table": {"codes": {"one code": lambda v: v.shape[1] == 1, "a dead code": lambda v: bool((np.ptp(v, axis=0) == 0).any()), "values above 9": lambda v: v.max() > 9,
                                    "values that do not occur": lambda v: any(len(set(c.tolist())) <= c.max() for c in v.T)},
                          "factors": {"one factor": lambda v: v.shape[1] == 1, "values above 9": lambda v: v.max() > 9,
                                      "values that do not occur": lambda v: any(len(set(c.tolist())) <= c.max() for c in v.T)},
                          "*": {"as many codes as factors": lambda a: a.codes.shape[1] == a.factors.shape[1], "more than 1,000 samples": lambda a: len(a.codes) > 1000, "no multiple of 100 samples": lambda a: len(a.codes) % 100 > 0}},
    "mig": {"information": {"two codes": lambda v: len(v) == 2, "one factor": lambda v: v.shape[1] == 1, "square": lambda v: len(v) == v.shape[1],
                            "a tie for the best": lambda v: bool((np.sort(v, axis=0)[-1] == np.sort(v, axis=0)[-2]).any()), "no tie": lambda v: bool((np.diff(np.sort(v, axis=0), axis=0) != 0).all())},
            "entropies": {"equal": lambda v: len(v) > 1 and np.ptp(v) == 0, "below 1": lambda v: bool((v < 1).any()), "above 1": lambda v: bool((v > 1).any())}},
    "one_code_for_two": {"factors": {"as many values of both": lambda v: v[:, 0].max() == v[:, 1].max(), "more of the first": lambda v: v[:, 0].max() > v[:, 1].max(),
                                     "more of the second": lambda v: v[:, 0].max() < v[:, 1].max(), "not sorted": lambda v: bool((np.diff(v[:, 0]) < 0).any())}},
}


def _missed(a):
    """The most probable pair (code, picture) that Q rules out."""
    return (a.p_c[:, None] * a.p_x_given_c)[a.q_c_given_x.T == 0].max(initial=0)


def _nearest(centres):
    """The least distance of two centres."""
    if len(centres) < 2:
        return math.inf
    apart = np.linalg.norm(centres[:, None] - centres, axis=2)
    return apart[~np.eye(len(centres), dtype=bool)].min()


def _greedy_misses(counts):
    """Does taking the largest count first give less agreement than the best matching?"""
    table, agreed = counts.astype(float).copy(), 0
    for _ in range(len(table)):
        i, j = np.unravel_index(table.argmax(), table.shape)
        agreed += table[i, j]
        table[i], table[:, j] = -1, -1
    return agreed < counts[linear_sum_assignment(counts, maximize=True)].sum()


# function → why its answer can't be wrong inside one class of arguments alone: its mutants and behaviours measure it
NOT_BY_CLASS = {
    "jensen_step": "its check follows the argument itself, not the numbers of some points",
    "confident_wrong": "a construction: logits that are off a little are as good",
    "negative_entropy": "a construction, judged by its own entropy",
    "kl_at_least": "a construction, judged by its own divergence",
    "blind_spot": "a construction, judged by its own divergences",
    "mi_bias": "an experiment: a value that is off a little is within its error",
    "honest_js": "an experiment, judged by its mean over many samples",
}
