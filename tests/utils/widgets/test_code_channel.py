"""A code and its picture: I(c; x), the bound and the gap of the page are those of the tables."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import special

from tests.utils.widgets.node import needs_node, node
from utils import widgets

SHARP = [[0.7, 0.3, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]


@needs_node
@pytest.mark.parametrize("noise, error", [(0, 0), (0.3, 0), (0.3, 0.4), (0, 0.95), (1, 0.5)])
def test_information_bound_and_gap_of_the_page_are_those_of_the_tables(noise, error):
    got = node("code_channel", "return page.channel(...data)", [SHARP, noise, error])
    p_cx = ((1 - noise) * np.array(SHARP) + noise / 4) / 3
    posterior = p_cx / p_cx.sum(0)
    q = (1 - error) * posterior + error * np.roll(posterior, 1, axis=0)
    assert_allclose(got["q"], q, atol=1e-12)
    assert_allclose(got["mi"], special.rel_entr(p_cx, p_cx.sum(1, keepdims=True) * p_cx.sum(0)).sum(), atol=1e-12)
    assert_allclose(got["bound"], np.log(3) + special.xlogy(p_cx, q).sum(), atol=1e-12)
    assert_allclose(got["gap"], special.rel_entr(p_cx, p_cx.sum(0) * q).sum(), atol=1e-12)
    assert got["bound"] <= got["mi"] + 1e-12 and got["mi"] <= got["h"] + 1e-12


def test_a_channel_without_rows_that_sum_to_one_is_refused():
    with pytest.raises(ValueError, match="sum"):
        widgets.code_channel([[0.5, 0.4], [0.5, 0.5]])
    with pytest.raises(ValueError, match=r"shape \(2,\); expected \(k, m\)"):
        widgets.code_channel([0.5, 0.5])
    assert repr(widgets.code_channel(SHARP, 0.1)) == "CodeChannel(noise=0.1)"
    assert repr(widgets.code_channel(SHARP, 0.1, error=0.0)) == "CodeChannel(noise=0.1, error=0.0)"
