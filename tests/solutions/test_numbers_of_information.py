"""Numbers that the texts of 01 to 03 state in words, computed again by another route."""
import re

import jupytext
import numpy as np
import pytest
import torch
from scipy.optimize import brentq, minimize
from scipy.special import expit, softmax
from scipy.stats import norm, wasserstein_distance
from torch.nn.functional import kl_div

from tests.paths import SOLUTIONS
from utils import figures, information
from utils.coding import huffman_code, mean_length

PROSE = {chapter: "\n".join(cell.source for cell in jupytext.read(SOLUTIONS / f"{chapter}.py", fmt="py:percent").cells if cell.cell_type == "markdown")
         for chapter in ("01_entropy", "02_kl_divergence", "03_jensen_shannon")}
ANIMALS = np.array([1 / 2, 1 / 4, 1 / 8, 1 / 8])


def says(chapter, *fragments):
    missing = [fragment for fragment in fragments if fragment not in PROSE[chapter]]
    assert not missing, f"{chapter} no longer says {missing}: change this test with it"


def test_the_game_of_questions():
    code = huffman_code(ANIMALS)
    assert code == ["1", "01", "001", "000"] and mean_length(ANIMALS, code) == 1.75 == information.entropy(ANIMALS)
    says("01_entropy", "½·1 + ¼·2 + ⅛·3 + ⅛·3 = 1.75 questions", "(cat 1, dog 01, owl 001, yak 000)")


def test_what_the_two_variables_of_prml_1_39_share():
    table = np.array([[1, 1], [0, 1]]) / 3
    h_x, h_xy, shared = information.entropy(table.sum(1)), information.entropy(table.ravel()), information.mutual_information(table)
    says("01_entropy", f"= {h_xy:.4f} − {h_xy - h_x:.4f} − {h_xy - h_x:.4f} = {shared:.4f} bits", f"= {h_x:.4f} − {h_xy - h_x:.4f}, the same number")


def test_the_price_of_a_wrong_belief():
    code = huffman_code(ANIMALS[::-1])
    assert [len(word) for word in code] == [3, 3, 2, 1]
    paid = mean_length(ANIMALS, code)
    assert paid == 2.625 and paid - 1.75 == 0.875 == information.kl_divergence(ANIMALS, ANIMALS[::-1])
    says("02_kl_divergence", "½·3 + ¼·3 + ⅛·2 + ⅛·1 = 2.625", "½·2 + ¼·1 − ⅛·1 − ⅛·2 = 0.875")


def test_a_convex_function_with_a_ripple():
    second = lambda alpha: 2 - 4 * alpha
    assert second(0.5) == 0 > second(0.55)
    x = np.linspace(-2, 2, 4001)
    assert (2 - 4 * 0.5 * np.cos(2 * x) >= 0).all()
    says("01_entropy", "Up to α = ½")


def test_differential_entropy_is_zero_where_01_says():
    assert np.isclose(1 / np.sqrt(2 * np.pi * np.e), 0.242, atol=5e-4)
    says("01_entropy", "σ = 1/√(2πe) = 0.242")


def test_the_traps_of_torch_are_as_02_says():
    p, q = torch.tensor([0.5, 0.5]), torch.tensor([0.9, 0.1])
    calls = {'kl_div(q.log(), p, reduction="sum")': kl_div(q.log(), p, reduction="sum"),
             'kl_div(p.log(), q, reduction="sum")': kl_div(p.log(), q, reduction="sum"),
             'kl_div(q, p, reduction="sum")': kl_div(q, p, reduction="sum")}
    with pytest.warns(UserWarning):
        calls["kl_div(q.log(), p)"] = kl_div(q.log(), p)
    for call, value in calls.items():
        says("02_kl_divergence", f"| `{call}` | {value:.3f} |".replace("| -", "| −"))
    assert np.isclose(calls['kl_div(q.log(), p, reduction="sum")'], information.kl_divergence(p.numpy(), q.numpy(), np.e), atol=1e-6)


def test_the_two_coins_of_02():
    fair, bent = [0.5, 0.5], [0.9, 0.1]
    assert (round(information.kl_divergence(fair, bent), 3), round(information.kl_divergence(bent, fair), 3)) == (0.737, 0.531)
    says("02_kl_divergence", "0.737 bits against 0.531")


def best_fit(x, loss):
    """Mean and width of the Gaussian on the grid x with the least loss."""
    on_grid = lambda theta: softmax(-(((x - theta[0]) / np.exp(theta[1])) ** 2) / 2)
    found = min((minimize(lambda theta: loss(on_grid(theta)), [start, 0], method="Nelder-Mead") for start in (-4, 0, 4)), key=lambda tried: tried.fun)
    return found.x[0], np.exp(found.x[1]), on_grid(found.x)


def test_where_the_two_fits_part():
    """Forward: the target's moments at every distance. Reverse: nearly so up to 4, one bump from 4.5 on."""
    shares = []
    for distance in np.arange(0, 8.5, 0.5):
        x = np.linspace(-16, 16, 321)
        p = 0.6 * softmax(-(((x + distance / 2) / 0.8) ** 2) / 2) + 0.4 * softmax(-(((x - distance / 2) / 0.8) ** 2) / 2)
        mean = p @ x
        sd = np.sqrt(p @ (x - mean) ** 2)
        m, s, forward = best_fit(x, lambda g, p=p: information.kl_divergence(p, g))
        assert abs(m - mean) < 0.02 and abs(s - sd) < 0.02
        shares.append(forward[np.abs(np.abs(x) - distance / 2) > 3 * 0.8].sum())
        m, s, _ = best_fit(x, lambda g, p=p: information.kl_divergence(g, p))
        assert abs(m - mean) < 0.15 and 0.85 < s / sd < 1.02 if distance <= 4 else abs(m + distance / 2) < 0.05 and abs(s - 0.8) < 0.05
    assert (np.diff(shares[1:]) > 0).all()
    says("02_kl_divergence", "Up to a distance of 4 the reverse fit does nearly the same", "at 4.5 it jumps to the larger bump", f"to {shares[12]:.0%} at 6 and {shares[16]:.0%} at 8")


def test_two_gaussians_for_three_bumps():
    """Forward: one that spans two bumps beats leaving one out. Reverse: the other way round, at log₂(3/2) bits."""
    x = np.linspace(-16, 16, 321)
    bump = lambda mean, sd=0.8: softmax(-(((x - mean) / sd) ** 2) / 2)
    p = (bump(-8) + bump(0) + bump(8)) / 3
    on_two, over_all = (bump(-8) + bump(8)) / 2, bump(-8) / 3 + 2 * bump(4, 4.1) / 3
    assert information.kl_divergence(p, over_all) < 1 < 10 < information.kl_divergence(p, on_two)
    assert np.isclose(information.kl_divergence(on_two, p), np.log2(1.5), atol=1e-3) and information.kl_divergence(over_all, p) > 3
    says("02_kl_divergence", "over all three, with one of its Gaussians spanning two bumps")
    assert f"log₂(3/2) = {np.log2(1.5):.2f} bits" in (SOLUTIONS / "02_kl_divergence.py").read_text(encoding="utf-8")


def test_a_confident_wrong_network_learns_from_one_of_two_losses():
    q, y = softmax([0.0, 30.0]), np.array([1.0, 0.0])
    squared = 2 * q * (q - y - q @ (q - y))
    assert round(np.linalg.norm(q - y), 1) == 1.4 and np.linalg.norm(squared) < 1e-12
    says("02_kl_divergence", "cross-entropy pulls with length 1.4, the squared error with less than 10⁻¹²")


def test_ten_tosses():
    likelihood = lambda heads: -np.log2(heads**7 * (1 - heads) ** 3)
    assert np.isclose(likelihood(0.5), 10) and round(likelihood(0.7), 2) == 8.81
    assert np.isclose(likelihood(0.7) / 10, information.cross_entropy([0.7, 0.3], [0.7, 0.3]))
    says("02_kl_divergence", "8.81 bits, 0.881 per toss")


def test_a_wrong_class_may_gain_in_one_step():
    q = np.array([0.05, 0.9, 0.05])
    after = softmax(np.log(q) - (q - [1, 0, 0]))
    assert round(after[2], 3) == 0.088
    says("02_kl_divergence", "raises the third from 0.050 to 0.088")


def test_three_values_and_their_square():
    table = lambda a, b: np.array([[0, a], [b, 0], [0, a]])             # X = −1, 0, 1 down, Y = X² = 0, 1 across
    assert round(information.mutual_information(table(1 / 3, 1 / 3)), 3) == 0.918 and information.mutual_information(table(0.25, 0.5)) == 1
    says("02_kl_divergence", "only 0.918 bits", "(With ¼, ½, ¼ it shares exactly 1.)")


def test_what_the_clouds_really_share():
    x = np.linspace(-1.8, 1.8, 481)
    ring = sum(np.exp(-((x[:, None] - np.cos(a)) ** 2 + (x - np.sin(a)) ** 2) / 0.02) for a in np.arange(0, 2 * np.pi, np.pi / 180))
    x, y = np.linspace(-5, 5, 1001), np.linspace(-2, 26, 2801)
    parabola = norm.pdf(x)[:, None] * norm.pdf(y, x[:, None] ** 2, 0.3)
    exact = [information.gaussian_mutual_information(0.8), *(information.mutual_information(p / p.sum()) for p in (ring, parabola))]
    says("02_kl_divergence", "{:.3f} bits (linear), {:.3f} (ring), {:.3f} (parabola)".format(*exact))


def test_the_bias_of_a_thousand_points():
    assert round(49 / (2 * 1000 * np.log(2)), 3) == 0.035 and round(225 / 49, 1) == 4.6
    says("02_kl_divergence", "= 0.035 bits", "225/49 = 4.6")


def test_what_a_guess_leaves_uncertain_and_what_nats_buy():
    left = information.entropy([0.9, 0.1]) + 0.1 * np.log2(9)
    assert round(left, 3) == 0.786 and np.isclose(information.fano_error(left, 10), 0.1)
    (low, least), (high, most) = figures.reading_bounds([2.2, 1.15], 10)
    says("02_kl_divergence", f"Between {low:.1%} and {high:.1%}", f"anything from {least:.1%} to {most:.1%}")


def test_two_halves_that_meet_in_the_middle():
    p, q = np.array([0.5, 0.5, 0]), np.array([0, 0.5, 0.5])
    assert information.js_divergence(p, q) == 0.5 == information.kl_divergence(p, (p + q) / 2)
    says("03_jensen_shannon", "½ log₂ 2 + ½ log₂ 1 = ½ bit")


def test_the_jsd_itself_is_no_distance():
    detour = information.js_divergence([1, 0], [0.5, 0.5])
    assert np.isclose(detour, information.js_divergence([0.5, 0.5], [0, 1])) and information.js_divergence([1, 0], [0, 1]) == 1
    says("03_jensen_shannon", f"only 2 · {detour:.4f} = {2 * detour:.4f} bits")


def test_where_the_jsd_of_two_bumps_all_but_ends():
    x = np.linspace(-12, 24, 7201)
    blind = brentq(lambda distance: information.js_divergence(*(norm.pdf(x, mean) / norm.pdf(x, mean).sum() for mean in (0, distance))) - 0.99, 1, 12)
    says("03_jensen_shannon", f"At {blind:.1f} widths JSD passes 0.99 bits")


def test_the_ratio_counts_and_not_the_overlap():
    halves, quarters = ([0.5, 0.5, 0], [0, 0.5, 0.5]), ([0.75, 0.25], [0.25, 0.75])
    assert np.minimum(*halves).sum() == np.minimum(*quarters).sum() == 0.5
    assert information.js_divergence(*halves) == 0.5 and round(information.js_divergence(*quarters), 3) == 0.189


def test_where_the_best_discriminator_says_one_half():
    logit = lambda x: norm.logpdf(x, -0.5, 1) - norm.logpdf(x, 1, 0.6)
    says("03_jensen_shannon", f"at {brentq(logit, -1, 1):.2f} and at {brentq(logit, 2, 5):.2f}")
    assert expit(logit(5.0)) > 0.99


@pytest.mark.parametrize("seed", range(20))
def test_what_a_discriminator_loses(seed):
    """V(D*) − V(D) = 2 E_m KL(Bern D* ‖ Bern D); and ½(V + ln 4) is Barber and Agakov's bound on I(X;Z)."""
    rng = np.random.default_rng(seed)
    p, q, D = rng.dirichlet(np.ones(5)), rng.dirichlet(np.ones(5)), rng.uniform(0.01, 0.99, 5)
    value = lambda D: p @ np.log(D) + q @ np.log(1 - D)
    best, m = p / (p + q), (p + q) / 2
    coins = information.kl_divergence(np.stack([best, 1 - best], -1), np.stack([D, 1 - D], -1), np.e)
    assert np.isclose(value(best) - value(D), 2 * m @ coins)
    joint = np.stack([q, p], axis=1) / 2
    bound = np.log(2) + (joint * np.log(np.stack([1 - D, D], axis=1))).sum()
    assert np.isclose((value(D) + np.log(4)) / 2, bound) and bound <= information.mutual_information(joint, np.e) + 1e-12


F = {"KL": (lambda t: t * np.log(t), lambda p, q: information.kl_divergence(p, q, np.e)),
     "reverse": (lambda t: -np.log(t), lambda p, q: information.kl_divergence(q, p, np.e)),
     "JSD": (lambda t: t / 2 * np.log(2 * t / (1 + t)) + np.log(2 / (1 + t)) / 2, lambda p, q: information.js_divergence(p, q, np.e)),
     "TV": (lambda t: np.abs(t - 1) / 2, information.total_variation)}


@pytest.mark.parametrize("name", F)
@pytest.mark.parametrize("seed", range(10))
def test_the_table_of_f_divergences(name, seed):
    """Each f gives its divergence; it is jointly convex, and merging outcomes never raises it."""
    f, divergence = F[name]
    p, q, p2, q2 = np.random.default_rng(seed).dirichlet(np.ones(4), 4)
    assert np.isclose(q @ f(p / q), divergence(p, q)) and f(1.0) == 0
    assert divergence(0.3 * p + 0.7 * p2, 0.3 * q + 0.7 * q2) <= 0.3 * divergence(p, q) + 0.7 * divergence(p2, q2) + 1e-12
    merge = np.array([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
    assert divergence(p @ merge, q @ merge) <= divergence(p, q) + 1e-12


def test_the_game_of_the_jsd_is_the_gans():
    """E_p[f′(s)] − E_q[s f′(s) − f(s)] at s = D/(1 − D) is ½(V + ln 4)."""
    f, slope = F["JSD"][0], lambda s: np.log(2 * s / (1 + s)) / 2
    D = np.linspace(0.05, 0.95, 19)
    s = D / (1 - D)
    assert np.allclose(slope(s), np.log(2 * D) / 2) and np.allclose(s * slope(s) - f(s), -np.log(2 * (1 - D)) / 2)
    assert np.allclose((f(s + 1e-6) - f(s - 1e-6)) / 2e-6, slope(s), atol=1e-6)


def test_merging_two_outcomes_loses_what_03_says():
    p, q = np.array([0.3, 0.2, 0.5]), np.array([0.1, 0.4, 0.5])
    assert round(information.kl_divergence(p, q), 3) == 0.275 and information.kl_divergence([0.5, 0.5], [0.5, 0.5]) == 0
    says("03_jensen_shannon", "0.3·log₂ 3 = 0.475", "0.275 bits")


@pytest.mark.parametrize("seed", range(30))
def test_pinsker(seed):
    p, q = np.random.default_rng(seed).dirichlet(np.full(5, 0.5), 2)
    assert information.total_variation(p, q) <= np.sqrt(information.kl_divergence(p, q, np.e) / 2) + 1e-12
    assert np.isclose(np.maximum(p, q).sum() / 2, (1 + information.total_variation(p, q)) / 2)


def test_pinsker_for_two_coins():
    assert round(np.sqrt(information.kl_divergence([0.5, 0.5], [0.9, 0.1], np.e) / 2), 3) == 0.505
    says("03_jensen_shannon", "0.4 ≤ √(0.511/2) = 0.505", "in 70% of cases")


def test_the_earth_that_two_bumps_need():
    x = np.linspace(-10, 16, 2601)
    for distance in (0.5, 3, 6):
        assert np.isclose(wasserstein_distance(x, x, norm.pdf(x), norm.pdf(x, distance)), distance, atol=1e-6)
    says("03_jensen_shannon", "So W₁ = d")


def test_no_exercise_of_chapters_01_to_03_speaks_of_a_divergence_of_one_from_the_other():
    for chapter, prose in PROSE.items():
        assert not re.search(r"divergence of \$?q\$? from", prose), chapter
