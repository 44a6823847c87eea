"""How well a representation keeps known factors apart: four scores, each from its own paper, and what each looks at.

    factors = all_factors()                                     # utils.factors: (6144, 5) integers, how each image was made
    codes = …                                                   # (6144, k): what the representation says about each image
    mig(codes, factors)                                         # is a factor known to one code alone?
    sap(codes, factors, categorical=[0])                        # the same, measured by prediction, not information
    dci(codes, factors, categorical=[0])["disentanglement"]     # does a code describe one factor alone?
    factor_vae_score(codes, factors)                            # which code stays constant while a factor does?

All of them need factors that are known and were drawn independently of each other. 1 is best; chance is 0, except for
factor_vae_score, where guessing earns about 1/m. They disagree, on purpose: MIG and SAP punish a factor that two codes share
and forgive a code that two factors share; `dci` measures both, apart from each other. Codes are numbers whose order means
something: give the category of a discrete code as one column per category (one-hot) or, to mig alone, as its number. Columns of
one code belong together: say so to sap and dci, groups=[0, 0, 0, 1, 2] for a code of three categories and two uniform ones.
Without that, perfect codes would be punished for the three columns that share a factor (SAP 0.80, completeness 0.88).

Not comparable with published numbers: MIG bins means, as disentanglement_lib does, where Chen et al. integrate over q(z|x); SAP's
score of a categorical factor is rescaled so that chance is 0; DCI's informativeness is R² or accuracy, higher is better, where
Eastwood and Williams report errors; forests have 20 trees.
"""
import numpy as np
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.metrics import balanced_accuracy_score
from sklearn.tree import DecisionTreeClassifier

from utils.information import entropy, mutual_information


def equal_width(codes, bins=20):
    """Each column of codes (n, k) cut into `bins` intervals of equal width from its least to its greatest value: integers."""
    low, high = codes.min(0), codes.max(0)
    width = np.where(high > low, high - low, 1)                             # a constant code has one bin: 0
    return np.minimum(((codes - low) / width * bins).astype(int), bins - 1)


def equal_counts(values, bins):
    """values (n,) cut at their quantiles into integers 0 … bins−1, equally frequent: a measured quantity as a factor."""
    return np.searchsorted(np.quantile(values, np.arange(1, bins) / bins), values, side="right")


def information_table(codes, factors, bins=20):
    """I(code i; factor j) in bits, (k, m), from counts; codes are cut by `equal_width`.

    Counting makes it too large by about (bins−1)(values−1)/(2 n ln 2) bits (Miller 1955): have n well above bins × values.
    """
    codes, factors = checked(codes, factors)
    cut = equal_width(codes, bins)
    return np.array([[mutual_information(joint_table(code, factor)) for factor in factors.T] for code in cut.T])


def joint_table(a, b):
    """The pmf of pairs, (1 + max a, 1 + max b), of two integer columns (n,)."""
    table = np.zeros((a.max() + 1, b.max() + 1))
    np.add.at(table, (a, b), 1 / len(a))
    return table / table.sum()


def mig(codes, factors, bins=20):
    """Mutual information gap: mean over factors of (I of the best code − I of the second best) / H(factor). In [0, 1].

    Source: Chen et al. 2018 (β-TCVAE), equation 6.
    """
    codes, factors = checked(codes, factors)
    ordered = np.sort(information_table(codes, factors, bins), axis=0)      # (k, m), the best last
    h = np.array([entropy(np.bincount(f) / len(f)) for f in factors.T])     # (m,)
    return float(((ordered[-1] - ordered[-2]) / h).mean())


def sap(codes, factors, categorical=(), seed=0, groups=None):
    """Separated attribute predictability: mean over factors of (score of the best code − score of the second best).

    A code scores on an ordered factor by its squared correlation with it (of several columns: R² of the best linear combination),
    on a categorical one by how well thresholds on this code alone tell its values: balanced accuracy on unseen halves, made 0 at
    chance and 1 where all is right. A score below chance counts as chance. `groups` (columns,): which code each column belongs
    to; None: each column is a code. In [0, 1]. Source: Kumar et al. 2018 (DIP-VAE), section 3.
    """
    codes, factors = checked(codes, factors)
    scores = np.array([[_threshold_score(code, factor, seed) if j in set(categorical) else _squared_correlation(code, factor)
                        for j, factor in enumerate(factors.T)] for code in _by_code(codes, groups)])    # (k, m)
    ordered = np.sort(scores, axis=0)
    return float((ordered[-1] - ordered[-2]).mean())


def dci(codes, factors, categorical=(), seed=0, groups=None):
    """Disentanglement, completeness, informativeness: a dict of three numbers.

    A random forest predicts each factor from all codes. R[i, j] is the share of code i in predicting factor j (importance).
    disentanglement   1 − entropy of row i over factors (base m), rows weighted by Σ_j R[i, j]: a code serves one factor
    completeness      1 − entropy of column j over codes (base k), mean over factors: a factor is served by one code
    informativeness   mean over factors of R² (ordered) or accuracy (categorical) on unseen samples; R² < 0: worse than the mean
    The first two are in [0, 1]. `groups` (columns,) says which code each column belongs to, whose importances are then added; None:
    each column is a code. Source: Eastwood and Williams 2018.
    """
    codes, factors = checked(codes, factors)
    if factors.shape[1] < 2:
        raise ValueError("dci needs at least two factors: with one, every code serves one factor alone.")
    train, test = _halves(len(codes), seed)
    importance, quality = [], []
    for j, factor in enumerate(factors.T):
        kind = RandomForestClassifier if j in set(categorical) else RandomForestRegressor
        forest = kind(n_estimators=20, min_samples_leaf=5, random_state=seed).fit(codes[train], factor[train])
        importance.append(forest.feature_importances_)
        quality.append(forest.score(codes[test], factor[test]))
    R = np.stack([part.sum(1) for part in _by_code(np.stack(importance), groups)])                  # (k, m)
    served = R.sum(1) > 0                                                   # a code that predicts nothing has no row
    rows, columns = R[served] / R[served].sum(1, keepdims=True), R.T[R.sum(0) > 0]
    weights = R[served].sum(1) / R.sum() if served.any() else []
    return {"disentanglement": float(np.sum(weights * (1 - entropy(rows, base=R.shape[1])))) if served.any() else 0.0,
            "completeness": float(np.sum(1 - entropy(columns / columns.sum(1, keepdims=True), base=R.shape[0])) / R.shape[1]),
            "informativeness": float(np.mean(quality))}


def factor_vae_score(codes, factors, votes=800, batch=64, seed=0):
    """How reliably the stillest code names the factor that is held constant.

    A vote: draw a factor and a value of it, then `batch` samples that have this value; the code of least variance (relative
    to its variance over all samples) votes. Each code is given the factor it was stillest for most often in the first half of
    the votes; the score is its accuracy in the second half. Constant codes do not vote; if all are constant, the score is 0.
    Guessing earns about 1/m. In [0, 1]. Source: Kim and Mnih 2018, section 3.3.
    """
    codes, factors = checked(codes, factors)
    spread = codes.var(0)
    if not spread.any():
        return 0.0
    live = codes[:, spread > 0] / np.sqrt(spread[spread > 0])               # (n, live codes), each of variance 1
    random = np.random.default_rng(seed)
    ballots = np.zeros((2, live.shape[1], factors.shape[1]), int)           # half, code, factor
    for vote in range(votes):
        j = random.integers(factors.shape[1])
        same = np.flatnonzero(factors[:, j] == factors[random.integers(len(factors)), j])
        ballots[vote % 2, live[random.choice(same, batch)].var(0).argmin(), j] += 1
    winner = ballots[0].argmax(1)                                           # the factor of each code
    return float(ballots[1, np.arange(len(winner)), winner].sum() / ballots[1].sum())


def checked(codes, factors):
    """codes as floats (n, k ≥ 2), factors as integers (n, m), or a ValueError that says what is wrong with them."""
    codes, factors = np.asarray(codes, float), np.asarray(factors)
    if codes.ndim != 2 or factors.ndim != 2 or len(codes) != len(factors):
        raise ValueError(f"codes have shape {codes.shape} and factors {factors.shape}; expected (n, codes) and (n, factors).")
    if codes.shape[1] < 2:
        raise ValueError("There is only one code: a gap to the second best needs two. Add a constant column for 'no code'.")
    if not np.isfinite(codes).all():
        raise ValueError("codes hold nan or ∞. Look at the network that gave them.")
    if not np.issubdtype(factors.dtype, np.integer) or factors.min() < 0:
        raise ValueError(f"factors are {factors.dtype}; expected integers 0, 1, …. Cut a measured quantity with equal_counts.")
    constant = np.flatnonzero((factors == factors[0]).all(0))
    if constant.size:
        raise ValueError(f"Factor {constant[0]} has only one value, {factors[0, constant[0]]}: nothing of it can be known.")
    return codes, factors


def _by_code(columns, groups):
    """The columns of (n, columns) that belong to each code: a list of (n, columns of the code), in the order of the groups' numbers."""
    groups = np.arange(columns.shape[1]) if groups is None else np.asarray(groups)
    if groups.shape != (columns.shape[1],) or len(np.unique(groups)) < 2:
        raise ValueError(f"groups are {groups.tolist()} for {columns.shape[1]} columns; expected one number for each column, two different ones at least.")
    return [columns[:, groups == group] for group in np.unique(groups)]


def _squared_correlation(code, factor):
    live = (code - code.mean(0))[:, code.std(0) > 0]                        # (n, columns): a constant says nothing
    centred = factor - factor.mean()
    fit = live @ np.linalg.lstsq(live, centred, rcond=None)[0]
    return float(fit @ fit / (centred @ centred))


def _threshold_score(code, factor, seed):
    train, test = _halves(len(code), seed)
    values = len(np.unique(factor))
    tree = DecisionTreeClassifier(max_leaf_nodes=2 * values, class_weight="balanced", random_state=seed)
    guess = tree.fit(code[train], factor[train]).predict(code[test])
    return max(0.0, (balanced_accuracy_score(factor[test], guess) * values - 1) / (values - 1))


def _halves(n, seed):
    order = np.random.default_rng(seed).permutation(n)
    return order[:n // 2], order[n // 2:]
