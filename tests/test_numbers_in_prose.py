"""Numbers that the texts of 04 to 06 state in words, computed again; and what their first cells say of themselves."""
import re

import jupytext
import numpy as np
import pytest
from paths import SOLUTIONS
from scipy.special import softmax

from utils.information import entropy, js_divergence, kl_divergence

CHAPTERS = ("04_gan", "05_infogan", "06_beyond")
TEXT = {chapter: (SOLUTIONS / f"{chapter}.py").read_text(encoding="utf-8") for chapter in CHAPTERS}
PROSE = {chapter: "\n".join(cell.source for cell in jupytext.reads(text, fmt="py:percent").cells if cell.cell_type == "markdown")
         for chapter, text in TEXT.items()}


def says(chapter, *fragments):
    missing = [fragment for fragment in fragments if fragment not in PROSE[chapter]]
    assert not missing, f"{chapter} no longer says {missing}: change this test with it"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_first_cell_counts_the_exercises(chapter):
    stated = int(re.search(r"^# \*(\d+) exercises", TEXT[chapter], re.MULTILINE)[1])
    assert stated == len(re.findall(r"^# ### Exercise \d", TEXT[chapter], re.MULTILINE))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_exercises_are_numbered_in_order(chapter):
    numbers = re.findall(r"^# ### Exercise (\d)\.(\d+)", TEXT[chapter], re.MULTILINE)
    assert [int(n) for _, n in numbers] == list(range(1, len(numbers) + 1)) and {c for c, _ in numbers} == {chapter[1]}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_choice_explains_every_option_with_the_right_one(chapter):
    for call in re.findall(r"checks\.choose\((.*?)\n\}\)", TEXT[chapter], re.DOTALL):
        options = re.split(r"\breason_why=", call)
        for part, key in zip(options, re.findall(r'(?<![a-z_])(?:reason_)?key="(\w)"', call), strict=True):
            explained = re.findall(r'^    "(\w)": "', part, re.MULTILINE)
            assert key in explained and explained == sorted(explained), f"{chapter}: {call[:40]} explains {explained}, right is {key}"


def test_a_missing_cloud_costs_what_04_says():
    half, one = np.array([0.5, 0.5]), np.array([0.0, 1.0])
    minimax = 2 * js_divergence(half, one, base=np.e)
    assert (round(minimax, 2), round(kl_divergence(one, half, base=np.e) - minimax, 2)) == (0.43, 0.26)
    descends = lambda w: kl_divergence(np.array([w, 1 - w]), half, base=np.e) - 2 * js_divergence(half, np.array([w, 1 - w]), base=np.e)
    assert np.isclose((descends(0.0) - descends(1e-6)) / 1e-6, np.log(3), atol=1e-3)
    says("04_gan", "0.43 nats against 0.26", r"\ln 3 = 1.1")


def test_the_lowest_bound_that_05_names_leaves_what_it_says():
    assert round(np.log(10) - 2.29, 3) == 0.013
    says("05_infogan", "2.29 nats proves that at most 0.013 nats are missing")


def test_two_coins_are_as_far_apart_as_06_says():
    p, q = np.array([0.5, 0.5]), np.array([0.8, 0.2])
    distance = np.abs(p - q).sum() / 2
    assert np.isclose(distance, 0.3) and np.isclose(np.minimum(p, q).sum(), 0.7)
    says("06_beyond", "Between (½, ½) and (0.8, 0.2) it is 0.3", "at most 0.5 + 0.2 = 70%")


def test_the_straight_through_example_is_the_softmax_derivative():
    soft, upstream = np.array([0.6, 0.3, 0.1]), np.array([1.0, 0.0, 0.0])
    assert np.allclose(soft * (upstream - soft @ upstream), [0.24, -0.18, -0.06])
    says("06_beyond", "(0.24, −0.18, −0.06)")


def test_entropy_pulls_a_coin_as_far_as_06_says():
    logits = np.linspace(-3, 3, 6001)
    p = softmax(np.stack([logits, np.zeros_like(logits)], axis=1), axis=1)
    best = [p[(2 * js_divergence(p, np.array([0.8, 0.2]), base=np.e) - weight * entropy(p, base=np.e)).argmin(), 0] for weight in (0, 0.25, 1)]
    assert np.round(best, 2).tolist() == [0.8, 0.71, 0.61]
    says("06_beyond", "0.80 at λ = 0, 0.71 at λ = ¼, and 0.61 at λ = 1")
