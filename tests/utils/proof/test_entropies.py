"""Entropies as Python objects: what Python reads differently from a mathematician is refused with a sentence."""
import math

import pytest

from utils.proof import H, I, ProofError, variables

X, Y, Z, A = variables("X Y Z A")


def test_all_that_follows_the_bar_is_given():
    assert H(X | Y, Z).terms == (H(X, Y, Z) - H(Y, Z)).terms == H(X | (Y, Z)).terms
    assert H(X, Y | Z).terms == H((X, Y) | Z).terms
    assert I(X, Y | Z, A).terms == I(X, Y | (Z, A)).terms
    assert I(X, (Y, Z) | A).terms == (I(X, Y | A) + I(X, Z | Y, A)).terms
    assert str(H(X, Y | Z)) == "H(X,Y|Z)" and str(I(X, (Y, Z) | A)) == "I(X;Y,Z|A)"


@pytest.mark.parametrize("formula, fragment", [
    (lambda: H(X) <= H(Y) <= H(Z), "one comparison per line"),
    (lambda: H(X) <= H(Y) and H(Y) <= H(Z), "one comparison per line"),
    (lambda: 0 <= H(X) <= 1, "one comparison per line"),
    (lambda: H(X) == H(Y) == H(Z), "one comparison per line"),
    (lambda: not H(X), "neither true nor false"),
    (lambda: H(X) and H(Y), "neither true nor false"),
    (lambda: H(X) < H(Y), "Strict"),
    (lambda: H(X) > 1, "Strict"),
    (lambda: H(X) != H(Y), "Strict"),
    (lambda: H(X) + (H(Y) <= 1), "is a claim"),
    (lambda: H(X) * H(Y), "product of two measures"),
    (lambda: H(X) / H(Y), "divides by a measure"),
    (lambda: H(X) / 0, "/ 0"),
    (lambda: H(X) + X, "expected a number"),
    (lambda: H(X) <= True, "expected a number"),
    (lambda: H(X) <= math.nan, "finite number"),
    (lambda: H("X"), "variables("),
    (lambda: H(), "empty"),
    (lambda: H(X | Y | Z), "Two bars"),
    (lambda: H(X | Y, Z | A), "two bars"),
    (lambda: I(X, Y, Z), "about two things"),
    (lambda: I(X), "about two things"),
    (lambda: I(X | Z, Y), "about two things"),
    (lambda: variables("X X"), "twice"),
    (lambda: variables("H"), "can't name"),
    (lambda: variables("X", continuous="Y"), "not among"),
])
def test_python_traps_are_refused_with_a_sentence(formula, fragment):
    with pytest.raises(ProofError, match=r"(?s)" + fragment.replace("(", r"\(")):
        formula()
