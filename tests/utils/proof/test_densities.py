"""Quotients of densities in any brackets, which close as they opened."""
import pytest

from utils.proof.densities import DensityReader, read_law
from utils.proof.words import ProofError

LAWS = {"p": read_law("p(x)"), "q": read_law("q(x)")}


@pytest.mark.parametrize("text", ["p(x)/q(x)", "(p(x)/q(x))", "[p(x)/q(x)]", "[(p(x))/[q(x)]]"])
def test_round_and_square_brackets_mean_the_same(text):
    assert {density.law: e for density, e in DensityReader(text, LAWS).ratio().items()} == {"p": 1, "q": -1}


@pytest.mark.parametrize("text, closing", [("(p(x)/q(x)]", ")"), ("[p(x)/q(x))", "]")])
def test_a_bracket_closes_as_it_opened(text, closing):
    with pytest.raises(ProofError, match=f"expected '\\{closing}'"):
        DensityReader(text, LAWS).ratio()
