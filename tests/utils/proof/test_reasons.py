"""Reasons and cited lines are read as students write them."""

import pytest

from utils.proof import verify


@pytest.mark.parametrize("why", ["lines", "line 1", "lines 1, 2", "lines 1-2", "by lines 1 and 2.", "line 1 and line 2", "Lines 1–2", "by lines 1, 2",
                                 "from the lines above", "(1), (2)", "1 and 2", "previous lines", "by (1) and (2)", "equations 1 and 2", "steps 1, 2",
                                 "algebra", "rearranging line 1", "mi>=0, (1)", "conditioning, applied to line 1", "mi>=0 with line 1"])
def test_lines_are_cited_in_any_manner(why):
    proof = verify([["I(X;Y) >= 0", "mi>=0"], ["I(X;Z) >= 0", "mi>=0"], ["H(X,Y) <= H(X) + H(Y)", why]], goal="I(X;Y) >= 0", names="X Y Z")
    assert proof.lines[2].accepted, proof.lines[2].message


@pytest.mark.parametrize("why, fragment", [
    ("line 3", "circular"), ("lines 1-9", "circular"), ("line 0", "no line 0"), ("definition and mi>=0", "2 reasons"), ("magic", "isn't a reason"),
    ("given 1", "no given 1"), ("x" * 500, "characters"), ("", "isn't a reason"), (",", "isn't a reason"), ("of", "isn't a reason"),
    ("definition of line 9", "circular"), ("line 1.5", "isn't a reason"), ("line -1", "isn't a reason"), ("mi>=0, since h>=0 and line 7", "circular"),
])
def test_a_reason_that_is_none_is_told(why, fragment):
    proof = verify([["I(X;Y) >= 0", "mi>=0"], ["H(X) >= 0", "h>=0"], ["I(X;Y) >= 0", why]], goal="I(X;Y) >= 0")
    assert fragment in proof.lines[2].message and proof.lines[2].verdict == "unreadable"


@pytest.mark.parametrize("why", ["product rule: p(x,y) = p(y) p(x|y)", "Product rule — Bayes", "product rule applied to p(x,y)", "product rule over y"])
def test_a_reason_may_carry_a_remark(why):
    assert verify([["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(y) p(x|y)]", why]], goal="E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(y) p(x|y)]", laws=["p(x,y)"]).proved


def test_a_remark_never_hides_a_line_or_a_second_reason():
    proof = verify([["I(X;Y) >= 0", "mi>=0: line 7"], ["I(X;Y) >= 0", "definition and mi>=0: both"]], goal="I(X;Y) >= 0")
    assert [line.verdict for line in proof.lines] == ["unreadable"] * 2
