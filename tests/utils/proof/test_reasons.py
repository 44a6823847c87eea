"""Reasons and cited lines are read as students write them."""

import pytest

from utils.proof import ProofError, verify
from utils.proof.expectations import REASONS as BELOW
from utils.proof.reasons import read_reason
from utils.proof.shannon import REASONS as ABOUT


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


@pytest.mark.parametrize("why, read", [
    ("Product-Rule", "product rule"), ("product_rule", "product rule"), ("by the product rule.", "product rule"), ("using Jensen's inequality", "jensen"), ("jensens", "jensen"),
    ("Exercise 7", "fact 7"), ("ex. 7:", "fact 7"), ("ex fact 7", "fact 7"), ("the law of total probability", "marginalisation"), ("marginalise", "marginalisation"),
    ("non-negativity of mutual information", "mi>=0"), ("mutual information is always non-negative", "mi>=0"), ("positivity of the entropy", "h>=0"), ("I(A;B|C) ≥ 0", "mi>=0"),
    ("I ⩾ 0", "mi>=0"), ("KL => 0", "gibbs"), ("d is never negative", "gibbs"), ("entropies are not negative", None), ("definition of I", "definition"), ("rule definition", "definition"),
    ("lines 3-1", ("lines", [1, 2, 3])), ("line #2", ("lines", [2])), ("lines 1 to 3", ("lines", [1, 2, 3])), ("eqs. 1..2", ("lines", [1, 2])), ("(2)", ("lines", [2])),
    ("lines 1–2 & 3", ("lines", [1, 2, 3])), ("1; 3", ("lines", [1, 3])), ("line 1 + line 2", ("lines", [1, 2])), ("because of line 2", ("lines", [2])), ("see line 1", ("lines", [1])),
    ("step 1 with 0.5 times", ("lines", [1])), ("lines 1, 8", ("lines", [1, 8])), ("sums to 1", "normalisation"), ("sum to 1", "normalisation"), ("probabilities sum to one", "normalisation"),
    ("normalisation where p > 0", "normalisation"), ("gibbs, since q = 1", "gibbs"), ("Jensen (log is concave)", "jensen"), ("jensen (line 2)", ("jensen", [2])), ("jensen (line 2", ("jensen", [2])),
    ("product rule: p(x,y) = p(y) p(x|y)", "product rule"), ("linearity — of the mean", "linearity"), ("given 2", ("given", [2])), ("by the givens 1 and 2", ("given", [1, 2])),
    ("assumption", "given"), ("Markov property", "given"), ("mi>=0, lines", "mi>=0"), ("due to Gibbs", "gibbs"), ("given that X is discrete", "given"), ("gibbs (3)", ("gibbs", [3])),
    ("magic", None), ("x1", None), ("definition of H(X), [lines 1-3]", None),
])
def test_a_reason_is_read_with_the_lines_that_it_cites(why, read):
    reasons = {**BELOW, **ABOUT, "fact 7": "proved before", "given": "", "lines": ""}
    if read is None:
        with pytest.raises(ProofError) as told:
            read_reason(why, reasons, 9, {"7": "fact 7"})
        assert str(told.value) == f"'{why}' isn't a reason in this exercise. The reasons are: {', '.join(reasons)}."
    else:
        assert read_reason(why, reasons, 9, {"7": "fact 7"}) == (read if isinstance(read, tuple) else (read, None))


@pytest.mark.parametrize("why, message", [
    ("line 9", "line 9 cites line 9, which doesn't come before it: that would be circular."), ("lines 7 to 12", "line 9 cites line 9, which doesn't come before it: that would be circular."),
    ("line 0", "there is no line 0; lines are counted from 1."), ("definition; and given", "'definition; and given' names 2 reasons; use one reason per line, and split this line."),
    ("markov chain and line 2", "'markov chain and line 2' names a given and lines; state the given in a line of its own, then cite both."),
    (None, f"the reason is None; expected one of: {', '.join(ABOUT)}."), ("x" * 121, f"the reason is 121 characters long; at most 120 are read. The reasons are: {', '.join(ABOUT)}."),
])
def test_a_reason_that_can_not_be_meant_is_told_in_these_words(why, message):
    reasons = ABOUT | ({"given": "", "lines": ""} if why and "x" not in why else {})
    with pytest.raises(ProofError) as told:
        read_reason(why, reasons, 9)
    assert str(told.value) == message
