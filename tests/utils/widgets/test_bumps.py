"""Two bumps: what the page says about them agrees with integrals."""

import numpy as np
from numpy.testing import assert_allclose
from scipy import integrate, special, stats

from tests.utils.widgets.node import needs_node, node
from utils import widgets


@needs_node
def test_what_the_page_measures_of_two_bumps_agrees_with_integrals():
    places = [(d, w) for d in (0, 0.5, 2, 5, 12) for w in (0.2, 1, 3)]
    measured = node("bumps", "return data.map(([d, w]) => page.measures(d, w))", places)
    x = np.linspace(-40, 60, 200_001)
    for (d, w), got in zip(places, measured, strict=True):
        p, q = np.maximum(stats.norm(0, 1).pdf(x), 1e-300), np.maximum(stats.norm(d, w).pdf(x), 1e-300)
        js = (special.rel_entr(p, (p + q) / 2) + special.rel_entr(q, (p + q) / 2)) / 2 / np.log(2)
        assert_allclose(got["js"], integrate.simpson(js, x=x), atol=1e-6)
        assert_allclose(got["overlap"], integrate.simpson(np.minimum(p, q), x=x), atol=1e-4)      # min(p, q) has a kink


@needs_node
def test_the_distance_from_which_jsd_is_blind_is_where_it_reaches_0_99_bits():
    for width in (0.2, 1, 2):
        reached, before = node("bumps", "const d = page.blindFrom(data); return [page.measures(d, data).js, page.measures(d - 0.01, data).js]", width)
        assert before < 0.99 <= reached


@needs_node
def test_the_optimal_discriminator_of_two_bumps_is_right_where_both_have_vanished():
    x, d, w = np.array([-30, -1, 0, 1, 2.5, 40]), 3.0, 0.5
    got = node("bumps", "return data.x.map((x) => page.optimalD(x, data.d, data.w))", {"x": x.tolist(), "d": d, "w": w})
    assert_allclose(got, special.expit(stats.norm(0, 1).logpdf(x) - stats.norm(d, w).logpdf(x)), atol=1e-12)


def test_bumps_show_where_they_stand():
    assert repr(widgets.bumps()) == "Bumps(distance=2.0, width=1.0)"
