"""Entropies as Python objects: what Python reads differently from a mathematician is refused with a sentence."""
import math
from fractions import Fraction

import numpy as np
import pytest

from utils.proof import H, I, Proof, ProofError, function, independent, markov, variables
from utils.proof.entropies import one_term
from utils.proof.linear import linear

X, Y, Z, A = variables("X Y Z A")
D, E = variables("D E", continuous="D E")


def test_all_that_follows_the_bar_is_given():
    assert H(X | Y, Z).terms == (H(X, Y, Z) - H(Y, Z)).terms == H(X | (Y, Z)).terms
    assert H(X, Y | Z).terms == H((X, Y) | Z).terms
    assert I(X, Y | Z, A).terms == I(X, Y | (Z, A)).terms
    assert I(X, (Y, Z) | A).terms == (I(X, Y | A) + I(X, Z | Y, A)).terms
    assert str(H(X, Y | Z)) == "H(X,Y|Z)" and str(I(X, (Y, Z) | A)) == "I(X;Y,Z|A)"


def nested(depth):
    return (nested(depth - 1),) if depth else X


@pytest.mark.parametrize("formula, message", [
    (lambda: H(X) < H(Y), "A line claims ==, <= or >=. Strict and unequal (<, >, !=) are not in this language: equality cases are proved apart."),
    (lambda: H(X) != 1, "A line claims ==, <= or >=. Strict and unequal (<, >, !=) are not in this language: equality cases are proved apart."),
    (lambda: H(X) <= H(Y) <= H(Z), "`H(X) <= H(Y)` is a claim, neither true nor false yet. Python reads `a <= b <= c` as `(a <= b) and (b <= c)` and would keep only the last claim: write one comparison per line."),
    (lambda: not H(X), "H(X) is a formula, neither true nor false. Python's `and`, `or`, `not` and `if` do not combine formulas."),
    (lambda: H(X) + (H(Y) <= 1), "(H(Y) <= 1) is a claim, not a number: one comparison per line, and check the parentheses."),
    (lambda: H(X) * H(Y), "(H(X)) · (H(Y)) is a product of two measures; claims are linear: sums and multiples."),
    (lambda: H(X) / H(Y), "(H(X)) / (H(Y)) divides by a measure; claims are linear: sums and multiples."),
    (lambda: H(X) / 0, "(H(X)) / 0 has no value."),
    (lambda: H(X) + X, "expected a number (int, float or Fraction) instead of X."),
    (lambda: H(X) <= True, "expected a number (int, float or Fraction) instead of True."),
    (lambda: H(X) <= math.nan, "nan isn't a finite number; a claim is made of finite ones."),
    (lambda: H(X) + 10**60, "a number in this claim has more than 60 digits; write one with fewer."),
    (lambda: H(X) <= 'a', "expected a number (int, float or Fraction) instead of 'a'."),
    (lambda: H("X"), "'X' (what is in H(…)) isn't a variable; make some with X, Y = variables('X Y')."),
    (lambda: H(), "H() is empty: name the variables, as in H(X)."),
    (lambda: I(), "I() is empty: name the variables, as in I(X, Y)."),
    (lambda: H(X | Y | Z), "Two bars: one | separates all that is measured from all that is given, as in H(X | Y, Z)."),
    (lambda: H((X | Y) | Z), "Two bars: one | separates all that is measured from all that is given, as in H(X | Y, Z)."),
    (lambda: H(X | Y, Z | A), "H has two bars; one | separates what is measured from all that is given."),
    (lambda: H((X | Y, Z)), "Two bars: one | separates all that is measured from all that is given, as in H(X | Y, Z)."),
    (lambda: I(X, Y, Z), "I is about two things, separated by a comma before the bar; here are 3. A pair counts as one in parentheses: I(X, (Y, Z))."),
    (lambda: I(X), "I is about two things, separated by a comma before the bar; here are 1. A pair counts as one in parentheses: I(X, (Y, Z))."),
    (lambda: I(X | Z, Y), "I is about two things, separated by a comma before the bar; here are 1. A pair counts as one in parentheses: I(X, (Y, Z))."),
    (lambda: variables("X X"), "X,X: a variable is named twice."),
    (lambda: variables("H"), "'H' can't name a variable; use a letter and digits, as in X or X1 (but none of H, I, MI, h, log, of)."),
    (lambda: variables("1X"), "'1X' can't name a variable; use a letter and digits, as in X or X1 (but none of H, I, MI, h, log, of)."),
    (lambda: variables("X", continuous="Y, W"), "continuous='Y,W': not among the variables X."),
    (lambda: H(()), "what is in H(…) is empty."),
    (lambda: H(X | ()), "the condition after X | is empty."),
    (lambda: markov(X, Y), "a Markov chain has at least three links: markov(X, Y, Z)."),
    (lambda: independent(X), "independence is about at least two: independent(X, Y)."),
    (lambda: function(D, of=X), "D has a density; a function of X has none together with X."),
    (lambda: function((D, E), of=(X, Y)), "D, E has a density; a function of X,Y has none together with X,Y."),
    (lambda: H(D, D), "H(D,D) repeats D, which is continuous. Given D, D has no density: its differential entropy would be −∞, and I(X;X) = ∞. Name it once."),
    (lambda: I(D, D), "I(D;D) repeats D, which is continuous. Given D, D has no density: its differential entropy would be −∞, and I(X;X) = ∞. Name it once."),
    (lambda: I(D | D, X), "I is about two things, separated by a comma before the bar; here are 1. A pair counts as one in parentheses: I(X, (Y, Z))."),
    (lambda: I(X, D | D), "I(X;D|D) repeats D, which is continuous. Given D, D has no density: its differential entropy would be −∞, and I(X;X) = ∞. Name it once."),
    (lambda: H(X, variables('X', 'X')[0]), "H(X,X): X is declared both discrete and continuous."),
    (lambda: H(X) <= H(Y) and H(Y) <= H(Z), "`H(X) <= H(Y)` is a claim, neither true nor false yet. Python reads `a <= b <= c` as `(a <= b) and (b <= c)` and would keep only the last claim: write one comparison per line."),
    (lambda: H(nested(22)), "what is in H(…): more than 20 parentheses inside each other."),
])
def test_python_traps_are_refused_with_a_sentence(formula, message):
    with pytest.raises(ProofError) as refused:
        formula()
    assert str(refused.value) == message


@pytest.mark.parametrize("formula, text", [
    (lambda: X | (Y, Z), "X|Y,Z"),
    (lambda: (X, Y) | Z, "X,Y|Z"),
    (lambda: independent(X, Y, Z), "H(X) + H(Y) + H(Z) == H(X,Y,Z)"),
    (lambda: function((X, Y), of=Z), "H(X,Y|Z) == 0"),
    (lambda: markov(X, Y, Z), "I(X;Z|Y) == 0"),
    (lambda: [*map(str, markov(X, Y, Z, A))], "['I(X;Z|Y) == 0', 'I(X,Y;A|Z) == 0']"),
    (lambda: 1 - H(X), "1 - H(X)"),
    (lambda: 2 - H(X) / 3, "2 - ⅓ H(X)"),
    (lambda: H(X) - np.float64(0.1), "H(X) - 1/10"),
    (lambda: np.int64(2) * H(X), "2 H(X)"),
    (lambda: H(X) * linear(2), "2 H(X)"),
    (lambda: linear(2) * H(X), "2 H(X)"),
    (lambda: H(X) / linear(2), "½ H(X)"),
    (lambda: -H(X) + H(Y), "-H(X) + H(Y)"),
    (lambda: H(nested(20)), "H(X)"),
])
def test_what_python_can_say_is_read(formula, text):
    assert str(formula()) == text


def one(text, reason):
    """What a claim is by one fact of a rule, as a sentence; None if it takes more."""
    proof = Proof(text, names="X Y Z")
    found = one_term(proof.goal.gap.terms, reason)
    return found and [(weight, proof.language.text(fact)) for weight, fact in found]


@pytest.mark.parametrize("text, reason, found", [
    ("H(X) >= 0", "h>=0", [(1, "H(X) >= 0")]), ("H(X|Y) >= 0", "h>=0", [(1, "H(X|Y) >= 0")]), ("3 H(X,Z|Y) >= 0", "h>=0", [(3, "H(X,Z|Y) >= 0")]), ("H(X) >= H(Y)", "h>=0", None),
    ("H(X,Y) >= H(X) + H(Y)", "h>=0", None), ("H(X) + H(Y) >= 0", "h>=0", None), ("H(X) <= 0", "h>=0", None), ("2 H(X) >= H(Y)", "h>=0", None), ("H(X) >= -1", "h>=0", None), ("I(X;Y) >= 0", "h>=0", None),
    ("I(X;Y) >= 0", "mi>=0", [(1, "I(X;Y) >= 0")]), ("½ I(X;Y|Z) >= 0", "mi>=0", [(Fraction(1, 2), "I(X;Y|Z) >= 0")]), ("H(X) + H(Y,Z) >= H(X,Y,Z)", "mi>=0", [(1, "I(X;Y,Z) >= 0")]),
    ("H(X) + H(Y) >= 0", "mi>=0", None), ("H(X) + H(Y) >= H(X,Z)", "mi>=0", None), ("H(X,Z) + H(Y,Z) >= H(X,Y,Z)", "mi>=0", None), ("H(X) >= 0", "mi>=0", None), ("I(X;Y) + I(X;Z) >= 0", "mi>=0", None),
    ("H(X) == H(X)", "mi>=0", None), ("H(X,Y) >= H(X) + H(Y)", "mi>=0", None),
])
def test_one_term_is_one_fact_and_no_more(text, reason, found):
    assert one(text, reason) == found
