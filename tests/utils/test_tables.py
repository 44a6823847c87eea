"""What isn't a probability table is refused in whole sentences: what came in and where, what was expected, what to do. Nothing is repaired."""
import numpy as np
import pytest
import scipy.stats
import torch

from utils.information import (
    conditional_mutual_information,
    entropy,
    gaussian_mutual_information,
    kl_divergence,
    mutual_information,
)
from utils.tables import check_pmf, numbers

WEIGHTS = "Divide by the sum if these are weights; otherwise look for a missing or doubled outcome."
COUNTS = "Did you pass counts? Divide by the sum."
SIGN = "a probability is at least 0. Did you pass logits or log-probabilities?"


@pytest.mark.parametrize("call, told", [
    (lambda: entropy([0.5, -0.1, 0.6]), f"p holds -0.1 at index 1; {SIGN}"),
    (lambda: entropy([0.0, 1.25, -0.25]), f"p holds -0.25 at index 2; {SIGN}"),              # the first that is negative; 0 is none
    (lambda: entropy([-1.2, -0.3]), f"p holds -1.2 at index 0; {SIGN}"),
    (lambda: entropy([[0.5, 0.5], [0.5, -0.5]]), f"p holds -0.5 at index (1, 1); {SIGN}"),
    (lambda: entropy([0.5, float("nan")]), "p holds a nan at index 1. A 0/0 or ∞ − ∞ came before: look there."),
    (lambda: entropy([[0.5, 0.5], [np.inf, 1]]), "p holds an infinity at index (1, 0); expected finite numbers."),
    (lambda: entropy([[0.5], [0.5, 0]]), "p has rows of different lengths; expected a rectangular array of numbers."),
    (lambda: entropy(0.5), "p has shape (); expected (..., n), probabilities along the last axis."),
    (lambda: entropy([]), "p has shape (0,); expected (..., n), probabilities along the last axis."),
    (lambda: mutual_information([0.5, 0.5]), "p_xy has shape (2,); expected (..., n_x, n_y), a table, x down and y across."),
    (lambda: mutual_information(np.ones((2, 0))), "p_xy has shape (2, 0); expected (..., n_x, n_y), a table, x down and y across."),
    (lambda: conditional_mutual_information([[1.0]]), "p_xyz has shape (1, 1); expected (n_x, n_y, n_z), a joint table of three variables."),
    (lambda: check_pmf([[0.5, 0.5]]), "p has shape (1, 2); expected one pmf, of shape (n,)."),
    (lambda: entropy([0.5, 0.4]), f"p sums to 0.9, not 1 (off by -0.1; p has shape (2,)). {WEIGHTS}"),
    (lambda: entropy([0.5, 0.4999999]), f"p sums to 0.9999999, not 1 (off by -1e-07; p has shape (2,)). {WEIGHTS}"),
    (lambda: entropy([[0.5, 0.5], [0.5, 0.6]]), f"p[1] sums to 1.1, not 1 (off by +0.1; p has shape (2, 2)). {WEIGHTS}"),
    (lambda: entropy([[[0.5, 0.5]], [[0.5, 0.4]]]), f"p[1, 0] sums to 0.9, not 1 (off by -0.1; p has shape (2, 1, 2)). {WEIGHTS}"),
    (lambda: entropy([3, 5, 2]), f"p sums to 10, not 1 (off by +9; p has shape (3,)). {COUNTS}"),
    (lambda: entropy([2.0, 0.5]), f"p sums to 2.5, not 1 (off by +1.5; p has shape (2,)). {WEIGHTS}"),
    (lambda: entropy([1, 1]), f"p sums to 2, not 1 (off by +1; p has shape (2,)). {WEIGHTS}"),
    (lambda: entropy([[0.25, 0.25], [0.25, 0.25]]),
     "p[0] sums to 0.5, not 1 (off by -0.5; p has shape (2, 2)). The whole table sums to 1: is it a joint distribution? Use joint_entropy, or p.ravel()."),
    (lambda: mutual_information([[0.5, 0.5], [0.1, 0.9]]),
     "p_xy sums to 2, not 1 (off by +1; p_xy has shape (2, 2)). Each row sums to 1: is it p(y|x)? Multiply row x by p(x)."),
    (lambda: mutual_information([[0.5, 0.1, 0.9], [0.5, 0.9, 0.1]]),
     "p_xy sums to 3, not 1 (off by +2; p_xy has shape (2, 3)). Each column sums to 1: is it p(x|y)? Multiply column y by p(y)."),
    (lambda: mutual_information([[3, 1], [0, 4]]), f"p_xy sums to 8, not 1 (off by +7; p_xy has shape (2, 2)). {COUNTS}"),
    (lambda: kl_divergence([0.5, 0.5], [0.5, 0.6]), f"q sums to 1.1, not 1 (off by +0.1; q has shape (2,)). {WEIGHTS}"),
    (lambda: kl_divergence([0.5, 0.6], [0.5, 0.5]), f"p sums to 1.1, not 1 (off by +0.1; p has shape (2,)). {WEIGHTS}"),
    (lambda: kl_divergence([0.5, 0.5], [0.2, 0.3, 0.5]),
     "p has 2 outcomes and q has 3 (shapes (2,) and (3,)); both are about the same outcomes, in the same order."),
    (lambda: kl_divergence([[0.5, 0.5]] * 2, [[0.5, 0.5]] * 3), "p has shape (2, 2) and q has shape (3, 2): their batch axes do not fit."),
    (lambda: gaussian_mutual_information([0.2, np.nan]), "rho holds a nan at index 1. A 0/0 or ∞ − ∞ came before: look there."),
])
def test_an_error_says_what_came_what_was_expected_and_what_to_do(call, told):
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value) == told


@pytest.mark.parametrize("wrong, kind", [(["a", "b"], "<U1"), ([0.5 + 0j, 0.5], "complex128"), ([None, 1], "object")])
def test_what_is_no_real_number_is_a_type_error(wrong, kind):
    with pytest.raises(TypeError) as error:
        entropy(wrong)
    assert str(error.value) == f"p holds {kind} values; expected real numbers."


@pytest.mark.parametrize("kind, fits, too_much", [(np.float64, 0.9e-9, 1.1e-9), (np.float32, 1.8e-6, 2.1e-6), (np.float16, 0.015, 0.017)])
def test_a_sum_may_be_off_by_rounding_and_no_more(kind, fits, too_much):
    """16 units in the last place, and 1e-9 in double precision."""
    for off in (fits, -fits):
        assert check_pmf(np.array([0, 1 + off], kind))[1] == pytest.approx(1, abs=1.1 * fits)        # what is taken isn't changed, either
    for off in (too_much, -too_much):
        with pytest.raises(ValueError, match="not 1"):
            check_pmf(np.array([0, 1 + off], kind))


def test_numbers_of_every_kind_are_taken_as_they_are():
    for p in ([True, False], [1, 0], np.uint8([0, 1]), np.float32([0.25, 0.75])):
        found = check_pmf(p)
        assert found.dtype == np.float64 and found.tolist() == list(p)
    assert numbers([-1, 2], "x", signed=True).tolist() == [-1, 2] and numbers([0.0, 3.0], "x").tolist() == [0, 3]


def test_single_precision_pmfs_are_welcome():
    p = torch.softmax(torch.randn(1000, generator=torch.Generator().manual_seed(0)), 0).numpy()
    assert entropy(p) == pytest.approx(scipy.stats.entropy(p.astype(float), base=2), abs=1e-5)
