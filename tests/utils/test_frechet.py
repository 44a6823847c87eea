"""The Fréchet distance against closed forms, and what the shipped classifier sees."""
import numpy as np
import pytest
import torch

from utils.data import mnist
from utils.frechet import classify, features, frechet_distance, new_classifier

RANDOM = np.random.default_rng(0)


def gaussian(mean, cov, n=400):
    """n samples whose mean and covariance are exactly those given."""
    x = RANDOM.standard_normal((n, len(mean)))
    x = (x - x.mean(0)) @ np.linalg.inv(np.linalg.cholesky(np.cov(x, rowvar=False))).T
    return x @ np.linalg.cholesky(np.asarray(cov, float)).T + mean


def test_equal_statistics_are_at_distance_0():
    x = gaussian([1, 2], [[2, 1], [1, 3]])
    assert frechet_distance(x, gaussian([1, 2], [[2, 1], [1, 3]])) == pytest.approx(0, abs=1e-8)
    assert frechet_distance(x, x[::-1]) == pytest.approx(0, abs=1e-8)


@pytest.mark.parametrize("shift, a, b", [((3, 4), (1, 1), (1, 1)), ((0, 0), (1, 4), (9, 1)), ((1, -2), (2, 3), (0.5, 7))])
def test_diagonal_gaussians_have_a_closed_form(shift, a, b):
    expected = sum(s**2 for s in shift) + sum((x**0.5 - y**0.5) ** 2 for x, y in zip(a, b, strict=True))
    assert frechet_distance(gaussian([0, 0], np.diag(a)), gaussian(shift, np.diag(b))) == pytest.approx(expected, rel=1e-9)


def test_it_is_symmetric_and_sees_correlation():
    a, b = gaussian([0, 0], [[1, 0.8], [0.8, 1]]), gaussian([0, 0], [[1, -0.8], [-0.8, 1]])
    assert frechet_distance(a, b) == pytest.approx(frechet_distance(b, a)) and frechet_distance(a, b) > 0.5


def test_too_few_samples_or_other_features_are_refused():
    with pytest.raises(ValueError, match="3 samples for 5 features"):
        frechet_distance(np.zeros((3, 5)), np.zeros((30, 5)))
    with pytest.raises(ValueError, match="same d"):
        frechet_distance(np.zeros((30, 5)), np.zeros((30, 4)))


def test_the_classifier_orders_real_noisy_and_random_images():
    images, labels = mnist("test")
    real, other = images[:2000], images[2000:4000]
    noisy = np.clip(other + RANDOM.normal(0, 60, other.shape), 0, 255).astype(np.uint8)
    random = RANDOM.integers(0, 256, other.shape, np.uint8)
    distances = [frechet_distance(features(real), features(x)) for x in (other, noisy, random)]
    assert distances[0] < distances[1] / 4 < distances[2] / 4
    assert (classify(real) == labels[:2000]).mean() > 0.97


def test_a_new_classifier_is_seeded_and_gives_ten_logits():
    weights = lambda *seed: next(new_classifier(*seed).parameters())
    assert torch.equal(weights(), weights(0)) and torch.equal(weights(3), weights(3)) and not torch.equal(weights(3), weights(4))
    network = new_classifier()
    found = network.trunk(torch.zeros(2, 1, 28, 28))
    assert found.shape == (2, 128) and network.q(found).shape == (2, 10)


def test_features_in_single_precision_count_in_double_and_vectors_are_refused():
    a, b = ((1000 + gaussian([0, 0], np.eye(2))).astype(np.float32) for _ in range(2))
    expected = frechet_distance(a.astype(float), b.astype(float))
    assert frechet_distance(a, b.astype(float)) == expected == frechet_distance(a.astype(float), b)
    for wrong in (lambda: frechet_distance(np.zeros(30), a), lambda: frechet_distance(a, np.zeros(30))):
        with pytest.raises(ValueError, match=r"features have shapes \(\d+,( 2)?\) and"):
            wrong()
