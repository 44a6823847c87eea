"""Bars to drag: what the page measures is what utils.information measures, and a dragged bar keeps the others' proportions."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from tests.utils.widgets.node import needs_node, node
from utils import information, widgets


def pmfs(rng, *shape):
    """Random pmfs with some exact zeros."""
    p = rng.exponential(size=shape) * (rng.random(shape) < 0.7)
    p[..., 0] += 0.01
    return p / p.sum(-1, keepdims=True)


@needs_node
def test_the_measures_of_the_page_are_those_of_the_course():
    rng = np.random.default_rng(0)
    p, q, table = pmfs(rng, 200, 5), pmfs(rng, 200, 5), pmfs(rng, 200, 6).reshape(200, 2, 3)
    measured = node("shared/measures", """
      const text = (value) => value === Infinity ? "inf" : value;        // JSON has no infinity
      return data.p.map((p, i) => [page.entropy(p), page.kl(p, data.q[i]), page.jsd(p, data.q[i])].map(text)
        .concat(["h_x", "h_y", "h_xy", "h_x_given_y", "h_y_given_x", "mi"].map((key) => page.joint(data.table[i])[key])));
    """, {"p": p.tolist(), "q": q.tolist(), "table": table.tolist()})
    swapped = table.swapaxes(1, 2)
    expected = np.stack([
        information.entropy(p), information.kl_divergence(p, q), information.js_divergence(p, q),
        information.entropy(table.sum(2)), information.entropy(table.sum(1)), information.joint_entropy(table),
        information.conditional_entropy(swapped), information.conditional_entropy(table),
        information.mutual_information(table)], axis=1)
    assert np.isinf(expected).any() and np.isfinite(expected[:, 1]).any()
    assert_allclose(np.array(measured, float), expected, atol=1e-12)


@needs_node
def test_a_dragged_bar_takes_its_value_and_the_others_keep_their_proportions():
    rng = np.random.default_rng(1)
    p, i, v = pmfs(rng, 100, 4), rng.integers(4, size=100), rng.random(100).round(2)
    dragged = np.array(node("shared/measures", "return data.p.map((p, k) => page.share(p, data.i[k], data.v[k]))",
                            {"p": p.tolist(), "i": i.tolist(), "v": v.tolist()}))
    assert_allclose(dragged.sum(1), 1)
    for before, after, k, value in zip(p, dragged, i, v, strict=True):
        assert after[k] == value
        rest_before, rest_after = np.delete(before, k), np.delete(after, k)
        if rest_before.sum() > 0:
            assert_allclose(rest_after * rest_before.sum(), rest_before * rest_after.sum(), atol=1e-12)


@needs_node
def test_probability_taken_from_a_certain_value_is_shared_equally():
    assert node("shared/measures", "return page.share([1, 0, 0], 0, 0.5)", None) == [0.5, 0.25, 0.25]


@pytest.mark.parametrize("make", [lambda: widgets.entropy_bars([0.5, 0.6]), lambda: widgets.divergences([1, 0], [0.9, 0]),
                                  lambda: widgets.joint_table([[0.5, 0.6], [0, 0]])])
def test_bars_that_do_not_sum_to_one_are_refused(make):
    with pytest.raises(ValueError, match="sum"):
        make()


def test_a_widget_of_bars_returns_what_it_holds():
    assert repr(widgets.entropy_bars([0.5, 0.5])) == "EntropyBars(p=[0.5, 0.5])"
    assert widgets.divergences([1, 0], [0.5, 0.5], names=["heads", "tails"]).names == ["heads", "tails"]
    assert widgets.joint_table(np.eye(2) / 2).p_xy == [[0.5, 0], [0, 0.5]]
