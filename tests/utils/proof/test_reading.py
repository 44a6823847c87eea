"""A claim is read, or the message says what can't be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.proof import verify


@pytest.mark.parametrize("text, fragment", [
    ("H(X) <= H(Y) <= H(Z)", "one comparison"),
    ("H(X) < H(Y)", "Cases of equality"),
    ("H(X)", "the line ends"),
    ("H(X) >= ", "the line ends"),
    ("H(X;Y) >= 0", "neither"),
    ("I(X,Y,Z) >= 0", "semicolon"),
    ("I(X;Y;Z) >= 0", "about two things"),
    ("H(X|Y|Z) >= 0", "one |"),
    ("H(Q) >= 0", "Q isn't a variable"),
    ("K(X) >= 0", "isn't a measure"),
    ("H(X) >= 0 H(", "the line ends"),
    ("H(X) H(Y) >= 0", "product of two measures"),
    ("H(X) >= 0 )", "left over"),
    ("H(X) >= __import__('os')", "can't be read"),
    ("(" * 90 + "H(X)" + ")" * 90 + " >= 0", "inside each other"),
    ("H(X) >= 0" + " + 0" * 200, "characters"),
])
def test_text_that_cannot_be_read_is_told(text, fragment):
    wrong = verify([[text, "h>=0"]], goal="H(X,Y,Z) >= 0").lines[0]
    assert wrong.verdict == "unreadable" and fragment in wrong.message


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="HIXYZQ(),;|<>=+-*/ 0123456789.e", max_size=40))
def test_whatever_is_written_gets_a_verdict(text):
    step = verify([[text, "mi>=0"]], goal="I(X;Y|Z) >= 0").lines[0]
    assert step.verdict in ("accepted", "other reason", "false", "open", "unreadable")
