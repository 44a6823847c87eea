"""Each score on representations whose worth is known: perfect, dead, duplicated, rotated, and one code for two factors."""
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import entropy as scipy_entropy
from sklearn.metrics import mutual_info_score

from utils.disentanglement import dci, equal_counts, equal_width, factor_vae_score, information_table, mig, sap
from utils.factors import all_factors

FACTORS = np.random.default_rng(0).permutation(all_factors())[:2000]
CENTRED = (FACTORS - FACTORS.mean(0)) / FACTORS.std(0)
TURN = np.array([[1, -1], [1, 1]]) / np.sqrt(2)
PERFECT = FACTORS * 2.0 - 7                                             # scaled and shifted: units don't matter
ROTATED = np.hstack([CENTRED[:, :1], CENTRED[:, 1:3] @ TURN, CENTRED[:, 3:] @ TURN])
NOISE = np.random.default_rng(1).normal(size=FACTORS.shape)
CONSTANT = np.ones(FACTORS.shape)
DUPLICATED = np.hstack([PERFECT, PERFECT])

SCORES = {"mig": lambda c: mig(c, FACTORS), "sap": lambda c: sap(c, FACTORS, [0]),
          "disentanglement": lambda c: dci(c, FACTORS, [0])["disentanglement"],
          "completeness": lambda c: dci(c, FACTORS, [0])["completeness"], "factor_vae": lambda c: factor_vae_score(c, FACTORS)}


@pytest.mark.parametrize("score", SCORES.values(), ids=SCORES)
def test_a_perfect_representation_scores_one(score):
    assert 0.95 <= score(PERFECT) <= 1


@pytest.mark.parametrize("score", SCORES.values(), ids=SCORES)
def test_the_order_scale_and_sign_of_codes_do_not_matter(score):
    assert score(-3 * PERFECT[:, ::-1]) > 0.95


@pytest.mark.parametrize("score", SCORES.values(), ids=SCORES)
def test_constant_codes_score_zero(score):
    assert_allclose(score(CONSTANT), 0, atol=1e-12)


@pytest.mark.parametrize(("name", "most"), [("mig", 0.01), ("sap", 0.05), ("disentanglement", 0.1), ("completeness", 0.1),
                                            ("factor_vae", 0.35)])
def test_noise_scores_near_zero_and_guessing_a_factor_of_five_scores_a_fifth(name, most):
    assert 0 <= SCORES[name](NOISE) < most


@pytest.mark.parametrize(("name", "least", "most"), [("mig", 0, 0.001), ("sap", 0, 0.001), ("disentanglement", 0.95, 1),
                                                     ("completeness", 0.5, 0.9), ("factor_vae", 0.97, 1)])
def test_the_scores_disagree_on_duplicated_codes(name, least, most):
    assert least <= SCORES[name](DUPLICATED) <= most


@pytest.mark.parametrize(("name", "most"), [("mig", 0.3), ("sap", 0.4), ("disentanglement", 0.7), ("completeness", 0.7),
                                            ("factor_vae", 0.9)])
def test_turning_pairs_of_codes_by_45_degrees_lowers_every_score(name, most):
    assert SCORES[name](ROTATED) < most


def test_mig_forgives_a_code_that_serves_two_factors_and_dci_does_not():
    two = FACTORS[:, 3:]
    codes = np.column_stack([two[:, 0] * 8 + two[:, 1], np.zeros(len(two))])
    assert mig(codes, two, bins=64) > 0.99
    assert dci(codes, two)["disentanglement"] < 0.1 and dci(codes, two)["completeness"] > 0.99


def test_informativeness_is_near_one_for_perfect_codes_and_near_chance_for_constant_ones():
    assert dci(PERFECT, FACTORS, [0])["informativeness"] > 0.98
    assert dci(CONSTANT, FACTORS, [0])["informativeness"] < 0.12            # a third for the shape, 0 for the other four


def test_the_information_table_agrees_with_scikit_learn():
    table = information_table(ROTATED, FACTORS, bins=12)
    cut = equal_width(ROTATED, bins=12)
    assert_allclose(table, [[mutual_info_score(c, f) / np.log(2) for f in FACTORS.T] for c in cut.T], atol=1e-9)
    assert table.shape == (5, 5)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=20, deadline=None)
def test_mig_lies_between_zero_and_one_and_ignores_relabelled_factors(seed):
    random = np.random.default_rng(seed)
    factors = random.integers(4, size=(300, 2))
    noisy = factors[:, 0] + random.normal(0, random.uniform(0, 2), 300)
    codes = np.column_stack([noisy, random.normal(size=300), factors.sum(1)])
    score = mig(codes, factors)
    assert 0 <= score <= 1
    assert_allclose(mig(codes, random.permutation(4)[factors]), score, atol=1e-12)


def test_information_of_a_factor_about_itself_is_its_entropy():
    both = np.column_stack([FACTORS[:, 1], FACTORS[:, 3]])
    table = information_table(both.astype(float), both)
    assert_allclose(np.diag(table), [scipy_entropy(np.bincount(f), base=2) for f in both.T])


@given(st.lists(st.floats(-5, 5, allow_subnormal=False), min_size=2, max_size=30), st.integers(1, 9))
def test_equal_width_keeps_order_and_stays_in_range(values, bins):
    cut = equal_width(np.array(values)[:, None], bins)[:, 0]
    assert cut.min() == 0 and cut.max() <= bins - 1
    assert (np.diff(cut[np.argsort(values)]) >= 0).all()


def test_equal_counts_cuts_into_equally_frequent_parts():
    assert_allclose(np.bincount(equal_counts(np.random.default_rng(0).normal(size=1000), 8)), 125, atol=1)


@pytest.mark.parametrize(("codes", "factors", "message"), [
    (PERFECT[:, :1], FACTORS, "only one code"), (PERFECT[:9], FACTORS, "expected \\(n, codes\\)"),
    (np.full((3, 2), np.nan), FACTORS[:3], "nan"), (PERFECT, CENTRED, "equal_counts"),
    (PERFECT, np.ones_like(FACTORS), "Factor 0 has only one value, 1")])
@pytest.mark.parametrize("score", [mig, sap, dci, factor_vae_score])
def test_unusable_input_is_refused_with_the_remedy(score, codes, factors, message):
    with pytest.raises(ValueError, match=message):
        score(codes, factors)


HOT = np.hstack([np.eye(3)[FACTORS[:, 0]], PERFECT[:, 1:]])            # perfect codes, the shape as one column for each category
OF = [0, 0, 0, 1, 2, 3, 4]


def test_columns_of_one_code_count_as_one_code():
    """Perfect codes score 1; taken apart, the three columns of the shape would share it."""
    assert sap(HOT, FACTORS, [0], groups=OF) > 0.98 and sap(HOT, FACTORS, [0]) < 0.9
    grouped, apart = (dci(HOT, FACTORS, [0], groups=groups) for groups in (OF, None))
    assert grouped["completeness"] > 0.97 and grouped["disentanglement"] > 0.97 and apart["completeness"] < 0.93


def test_scores_are_those_of_the_seed():
    """Which is 0 where none is given: a number in a text can be had again. Another seed draws other halves, forests and votes."""
    for score in (sap, factor_vae_score, lambda *given, **rest: dci(*given, **rest)["informativeness"]):
        more = {} if score is factor_vae_score else {"categorical": [0]}
        assert score(NOISE, FACTORS, **more) == score(NOISE, FACTORS, seed=0, **more) != score(NOISE, FACTORS, seed=1, **more)


def test_every_column_in_a_group_of_its_own_changes_nothing():
    each = range(FACTORS.shape[1])
    assert sap(ROTATED, FACTORS, [0], groups=each) == sap(ROTATED, FACTORS, [0])
    assert dci(ROTATED, FACTORS, [0], groups=each) == dci(ROTATED, FACTORS, [0])


@pytest.mark.parametrize("groups", [[0, 0], [0] * 5, [[0, 1, 2, 3, 4]]])
def test_groups_that_do_not_fit_are_refused(groups):
    with pytest.raises(ValueError, match="one number for each column"):
        sap(PERFECT, FACTORS, groups=groups)
