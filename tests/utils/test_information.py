"""The measures of information obey their laws to 1e-12 and agree with independent oracles (what isn't a pmf: test_tables.py)."""
import math
import subprocess
import sys

import numpy as np
import pytest
import scipy.stats
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.spatial.distance import jensenshannon

from utils.information import (
    conditional_entropy,
    conditional_mutual_information,
    cross_entropy,
    entropy,
    fano_error,
    gaussian_differential_entropy,
    gaussian_mutual_information,
    information_content,
    joint_entropy,
    js_divergence,
    kl_divergence,
    mutual_information,
    total_variation,
)

seeds = st.integers(0, 2**32 - 1)
bases = st.sampled_from([2, math.e, 3, 10, 1.5])
quick = settings(max_examples=60, deadline=None)


def pmf(seed, shape, zeros=True):
    """A pmf of `shape`, from nearly uniform to nearly one-hot, with exact zeros now and then."""
    rng = np.random.default_rng(seed)
    p = rng.dirichlet(np.full(math.prod(shape), rng.choice([0.05, 0.3, 1, 10])))
    if zeros and rng.random() < 0.5:
        p[rng.random(p.size) < 0.3] = 0
        p = p / p.sum() if p.sum() > 0 else np.eye(p.size)[0]
    return p.reshape(shape)


def same(a, b):
    assert_allclose(a, b, rtol=1e-12, atol=1e-12)


@quick
@given(seeds, bases)
def test_chain_rule(seed, base):
    p_xy = pmf(seed, (4, 3))
    h_x, h_y = entropy(p_xy.sum(1), base), entropy(p_xy.sum(0), base)
    same(joint_entropy(p_xy, base), h_x + conditional_entropy(p_xy, base))
    same(joint_entropy(p_xy, base), h_y + conditional_entropy(p_xy.T, base))


@quick
@given(seeds, bases)
def test_mutual_information_is_symmetric_and_what_one_variable_says_about_the_other(seed, base):
    p_xy = pmf(seed, (4, 3))
    i = mutual_information(p_xy, base)
    same(i, mutual_information(p_xy.T, base))
    same(i, entropy(p_xy.sum(0), base) - conditional_entropy(p_xy, base))
    same(i, entropy(p_xy.sum(1), base) + entropy(p_xy.sum(0), base) - joint_entropy(p_xy, base))
    same(i, kl_divergence(p_xy.ravel(), np.outer(p_xy.sum(1), p_xy.sum(0)).ravel(), base))


@quick
@given(seeds, bases)
def test_the_chain_rule_of_information(seed, base):
    """I(X;Y,Z) = I(X;Y) + I(X;Z|Y), each by its own formula; and no term is negative."""
    p = pmf(seed, (3, 2, 4))
    added = conditional_mutual_information(np.swapaxes(p, 1, 2), base)          # I(X;Z|Y): axes x, z, y
    same(mutual_information(p.reshape(3, 8), base), mutual_information(p.sum(2), base) + added)
    assert added >= 0


def test_knowing_a_third_variable_can_make_two_dependent():
    xor = np.array([[[0.25, 0], [0, 0.25]], [[0, 0.25], [0.25, 0]]])
    assert (mutual_information(xor.sum(2)), conditional_mutual_information(xor)) == (0, 1)


@quick
@given(seeds)
def test_total_variation_is_the_largest_difference_of_an_event(seed):
    p, q = pmf(seed, (5,)), pmf(seed + 1, (5,))
    events = [np.array([k >> i & 1 for i in range(5)]) for k in range(32)]
    same(total_variation(p, q), max(event @ (p - q) for event in events))
    same(total_variation(np.stack([p, q]), q), [total_variation(p, q), 0])


@quick
@given(seeds, bases)
def test_fanos_inequality(seed, base):
    """No guess errs less often than `fano_error` says, and one whose errors are spread evenly errs exactly so often."""
    p_xy = pmf(seed, (4, 3))
    left = conditional_entropy(p_xy.T, base)
    assert 1 - p_xy.max(axis=0).sum() >= fano_error(left, 4, base) - 1e-6
    e = np.random.default_rng(seed).uniform(0.001, 0.7)
    assert_allclose(fano_error(entropy([e, 1 - e], base) + e * math.log(3, base), 4, base), e, rtol=1e-5)


def test_fano_refuses_more_than_there_is():
    with pytest.raises(ValueError, match=r"log n = 3\.32"):
        fano_error(3.5, 10)


@quick
@given(seeds, bases)
def test_relabelling_outcomes_changes_nothing(seed, base):
    p, q = pmf(seed, (6,)), pmf(seed + 1, (6,), zeros=False)
    order = np.random.default_rng(seed).permutation(6)
    for measure in (kl_divergence, js_divergence, cross_entropy):
        same(measure(p, q, base), measure(p[order], q[order], base))
    same(entropy(p, base), entropy(p[order], base))


@quick
@given(seeds)
def test_processing_data_never_adds_information(seed):
    p_xy, channel = pmf(seed, (4, 3)), np.stack([pmf(seed + k, (5,)) for k in range(3)])       # p(z|y)
    assert mutual_information(p_xy @ channel) <= mutual_information(p_xy) + 1e-12
    p, q = pmf(seed, (3,)), pmf(seed + 9, (3,), zeros=False)
    assert kl_divergence(p @ channel, q @ channel) <= kl_divergence(p, q) + 1e-12
    assert js_divergence(p @ channel, q @ channel) <= js_divergence(p, q) + 1e-12


@quick
@given(seeds)
def test_bounds(seed):
    p, q, p_xy = pmf(seed, (5,)), pmf(seed + 1, (5,)), pmf(seed, (4, 3))
    assert 0 <= entropy(p) <= np.log2(5) + 1e-12
    assert -1e-12 <= js_divergence(p, q) <= 1 + 1e-12
    assert kl_divergence(p, q) >= -1e-12
    assert 0 <= conditional_entropy(p_xy) <= entropy(p_xy.sum(0)) + 1e-12
    assert -1e-12 <= mutual_information(p_xy) <= min(entropy(p_xy.sum(0)), entropy(p_xy.sum(1))) + 1e-12


@quick
@given(seeds, bases)
def test_agrees_with_scipy(seed, base):
    p, q = pmf(seed, (7,)), pmf(seed + 1, (7,))
    same(entropy(p, base), scipy.stats.entropy(p, base=base))
    same(kl_divergence(p, q, base), scipy.stats.entropy(p, q, base=base))
    same(js_divergence(p, q, base), jensenshannon(p, q, base=base) ** 2)
    same(cross_entropy(p, q, base), scipy.stats.entropy(p, base=base) + scipy.stats.entropy(p, q, base=base))


@quick
@given(seeds)
def test_agrees_with_torch(seed):
    p, q = (0.99 * pmf(seed + k, (7,)) + 0.01 / 7 for k in range(2))      # torch clamps probabilities below 2e-16
    P, Q = (torch.distributions.Categorical(torch.tensor(v, dtype=torch.float64)) for v in (p, q))
    assert_allclose(entropy(p, math.e), P.entropy().item(), rtol=1e-9, atol=1e-12)
    assert_allclose(kl_divergence(p, q, math.e), torch.distributions.kl_divergence(P, Q).item(), rtol=1e-9, atol=1e-9)
    cov = np.cov(np.random.default_rng(seed).normal(size=(3, 9)))
    normal = torch.distributions.MultivariateNormal(torch.zeros(3, dtype=torch.float64), torch.tensor(cov))
    assert_allclose(gaussian_differential_entropy(cov, math.e), normal.entropy().item(), rtol=1e-9)


@quick
@given(seeds)
def test_a_batch_is_its_rows(seed):
    p = np.stack([[pmf(seed + 3 * i + j, (4,)) for j in range(3)] for i in range(2)])
    q, p_xy = pmf(seed, (4,)), np.stack([pmf(seed + i, (2, 5)) for i in range(3)])
    same(entropy(p), [[entropy(v) for v in row] for row in p])
    for measure in (kl_divergence, js_divergence, cross_entropy):
        same(measure(p, q), [[measure(v, q) for v in row] for row in p])
    for measure in (joint_entropy, conditional_entropy, mutual_information):
        same(measure(p_xy), [measure(t) for t in p_xy])


@pytest.mark.parametrize("largest", [1, 1e15])
def test_one_wrong_row_of_a_batch_is_found_however_large_the_others_are(largest):
    """What counts as rounding is measured in each matrix, and each table, by itself."""
    with pytest.raises(ValueError, match=r"negative variance \(-0.001\)"):
        gaussian_differential_entropy(np.stack([largest * np.eye(2), [[1e-3, 2e-3], [2e-3, 1e-3]]]))
    with pytest.raises(ValueError, match=r"^p\[1\] sums to 0\.9"):
        entropy([[0.5, 0.5], [0.5, 0.4], [0.6, 0.5]])


def test_zeros_and_infinities_are_exact():
    assert entropy([0, 1, 0]) == 0 and math.copysign(1, entropy([0, 1, 0])) == 1
    assert entropy(np.full(8, 1 / 8)) == 3
    assert kl_divergence([0.1, 0.2, 0.7], [0.1, 0.2, 0.7]) == 0
    assert kl_divergence([0.5, 0.5, 0], [0.5, 0, 0.5]) == math.inf == cross_entropy([0.5, 0.5, 0], [0.5, 0, 0.5])
    assert kl_divergence([0.5, 0.5, 0], [0.25, 0.5, 0.25]) == 0.5
    assert js_divergence([1, 0], [0, 1]) == 1 and js_divergence([0.5, 0.5, 0], [0, 0.5, 0.5]) == 0.5
    assert mutual_information(np.eye(4) / 4) == 2 and mutual_information(np.full((2, 4), 1 / 8)) == 0
    assert conditional_entropy(np.eye(3) / 3) == 0
    assert information_content(0) == math.inf and information_content(1) == 0 and information_content(1 / 8) == 3


def test_probabilities_too_small_to_divide_by_are_no_infinities():
    tiny = 5e-324
    assert kl_divergence([1, 0], [tiny, 1]) == pytest.approx(1074)
    assert js_divergence([tiny, 1], [0, 1]) == 0
    assert mutual_information([[1e-200, 0], [0, 1]]) == pytest.approx(0, abs=1e-12)


def test_prml_1_39():
    p_xy = np.array([[1, 1], [0, 1]]) / 3
    assert_allclose([entropy(p_xy.sum(1)), conditional_entropy(p_xy), joint_entropy(p_xy), mutual_information(p_xy)],
                    [np.log2(3) - 2 / 3, 2 / 3, np.log2(3), np.log2(3) - 4 / 3], atol=1e-12)
    assert_allclose(mutual_information(p_xy, math.e), 0.174, atol=5e-4)


def test_conditional_entropy_is_of_y_given_x():
    assert conditional_entropy([[0.5, 0.5, 0], [0, 0, 0]]) == 1                  # x is known, y is a fair bit
    assert conditional_entropy(np.transpose([[0.5, 0.5, 0], [0, 0, 0]])) == 0


def test_gaussians():
    assert gaussian_differential_entropy(1 / (2 * math.pi * math.e)) == pytest.approx(0, abs=1e-12)
    assert gaussian_differential_entropy(1e-4) < 0
    assert gaussian_differential_entropy([[1, 1], [1, 1]]) == -math.inf
    a = 3.0
    same(gaussian_differential_entropy(a**2 * 0.7), gaussian_differential_entropy(0.7) + math.log2(a))
    for rho in (0, 0.5, -0.9, 1 - 1e-9):
        gap = 2 * gaussian_differential_entropy(1) - gaussian_differential_entropy([[1, rho], [rho, 1]])
        assert_allclose(gaussian_mutual_information(rho), gap, atol=1e-9, rtol=1e-7)
    assert gaussian_mutual_information(0.0) == 0 and gaussian_mutual_information(-1) == math.inf
    same(gaussian_mutual_information([0.5, 0.8], math.e), [-math.log(0.75) / 2, -math.log(0.36) / 2])
    covs = np.stack([np.eye(2), 4 * np.eye(2)])
    same(gaussian_differential_entropy(covs), [gaussian_differential_entropy(c) for c in covs])


@pytest.mark.parametrize("call, fragment", [
    (lambda: entropy([0.5, 0.5], base=1), "base"),
    (lambda: information_content(1.5), "at most 1"),
    (lambda: gaussian_differential_entropy([1, 2]), "np.diag"),
    (lambda: gaussian_differential_entropy([[1, 2], [2, 1]]), "negative variance"),
    (lambda: gaussian_differential_entropy([[1, 0.5], [0.4, 1]]), "symmetric"),
    (lambda: gaussian_mutual_information(1.2), "covariance"),
])
def test_errors_teach(call, fragment):
    with pytest.raises(ValueError) as error:
        call()
    assert fragment in str(error.value)


@quick
@given(st.lists(st.floats(1e-300, 1), max_size=5), bases)
def test_information_content_is_the_logarithm_of_one_over_p(p, base):
    same(information_content(p, base), [-math.log(x) / math.log(base) for x in p])
    same(information_content(np.float32(0.25), base), math.log(4) / math.log(base))


def test_information_content_takes_what_rounding_puts_above_1_and_names_what_is_more():
    assert information_content(1 + 1e-10) == pytest.approx(0, abs=1e-9) and information_content(np.float32(1 + 1e-6)) == pytest.approx(0, abs=2e-6)
    with pytest.raises(ValueError, match=r"^p holds 1\.5; a probability is at most 1\."):
        information_content([0.2, 1.5])
    with pytest.raises(ValueError, match=r"^p holds 1\.00001; "):
        information_content(1.00001)


def test_torch_is_not_imported():
    code = "import sys, utils.information; sys.exit('torch' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
