"""The reply to a line that can't be read, word for word; and where the limits are that it names."""
import pytest

from utils.proof import verify
from utils.proof.rendering import formula
from utils.proof.spelling import plain

ONE, TWO, MIXED = ["p(x,y)"], ["p(x)", "q(x)"], ["p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"]
ENTROPIES = [
    ("H(X) <= H(Y) <= H(Z)", "one comparison per line: write a <= b <= c as two lines."),
    ("H(X) < H(Y)", "'<' isn't in this language; a line claims ==, <= or >=. Cases of equality are proved separately."),
    ("H(X) + H(Y)", "the line ends where ==, <= or >= should follow."),
    ("H(X) , H(Y)", "expected ==, <= or >= instead of ','."),
    ("H(X) >= ", "the line ends where a measure or a number should follow."),
    ("H(X) != 0", "'!=' isn't in this language; a line claims ==, <= or >=. Cases of equality are proved separately."),
    ("H(X;Y) >= 0", "H(X;Y) is neither H(X,Y) nor I(X;Y): write the one you mean."),
    ("I(X,Y,Z) >= 0", "I is about two things: separate them by a semicolon, as in I(X; Y,Z | W)."),
    ("I(X) >= 0", "I is about two things: separate them by a semicolon, as in I(X; Y,Z | W)."),
    ("H(X|Y|Z) >= 0", "'|' after the bar: one | separates what is measured from all that is given."),
    ("H(X|Y;Z) >= 0", "';' after the bar: one | separates what is measured from all that is given."),
    ("H(Q) >= 0", "Q isn't a variable of this proof; they are X, Y, Z."),
    ("H(XY) >= 0", "XY isn't a variable of this proof; they are X, Y, Z. Separate them by commas: X,Y."),
    ("K(X) >= 0", "'K' isn't a measure here; the measures are H(X), H(X|Y), I(X;Y) and I(X;Y|Z)."),
    ("H(X) H(Y) >= 0", "(H(X)) · (H(Y)) is a product of two measures; claims are linear: sums and multiples."),
    ("H(X) >= 0 )", "')' is left over after the claim."),
    ("H X >= 0", "expected '(' instead of 'X'."),
    ("H(1) >= 0", "expected a name instead of '1'."),
    ("H(X,) >= 0", "expected a name instead of ')'."),
    ("H(X Y) >= 0", "expected , or ; or | or ) after X, found 'Y'."),
    ("H(X >= 0", "expected , or ; or | or ) after X, found '>='."),
    ("(H(X) >= 0", "expected ')' instead of '>='."),
    ("[H(X) + 1) >= 0", "expected ']' instead of ')'."),
    ("H(X) + ) >= 0", "expected a measure or a number instead of ')'."),
    ("H(X) >= log 0", "log 0: as a constant, log is of a whole number from 1 to a million, in bits."),
    ("H(X) >= log 1.5", "log 1.5: as a constant, log is of a whole number from 1 to a million, in bits."),
    ("H(X) >= log 2000000", "log 2000000: as a constant, log is of a whole number from 1 to a million, in bits."),
    ("H(X) >= log(3", "the line ends where ')' should follow."),
    ("H(X) >= ∑ 1", "'∑ 1' can't be read. Sums and integrals are written as expectations: E_p(x)[log p(x)] for Σ p(x) log p(x)."),
    ("H(X) >= 0 & H(Y) >= 0", "'& H(Y) >= 0' can't be read. One comparison per line."),
    ("H(X) >= €", "'€' can't be read."),
    ("1 2 >= 0", "two numbers follow each other, 1 and 2: is there an operator missing, or are there too many digits?"),
    ("(" * 41 + "H(X)" + ")" * 41 + " >= 0", "too many parentheses or signs inside each other."),
    ("-" * 41 + "1 >= 0", "too many parentheses or signs inside each other."),
    ("markov(X, Y) ", "a Markov chain has at least three links: markov(X, Y, Z)."),
    ("independent(X)", "independence is about at least two: independent(X, Y)."),
    ("function(Z)", "function needs one thing and what it is a function of: function(Y, of=X), or function(Z, of=(X, Y))."),
    ("function(Z, of X)", "expected '=' instead of 'X'."),
    ("X -> Y", "a Markov chain has at least three links: markov(X, Y, Z)."),
    ("H(X)/H(Y) >= 0", "(H(X)) / (H(Y)) divides by a measure; claims are linear: sums and multiples."),
    ("H(X)/0 >= 0", "(H(X)) / 0 has no value."),
    ("H() >= 0", "expected a name instead of ')'."),
    ("I(X;Y|) >= 0", "expected a name instead of ')'."),
    ("function(Z, Y, of=X)", "function needs one thing and what it is a function of: function(Y, of=X), or function(Z, of=(X, Y))."),
    ("function(Z, of=X, of=Y)", "function needs one thing and what it is a function of: function(Y, of=X), or function(Z, of=(X, Y))."),
    ("markov(X, Y, Q)", "Q isn't a variable of this proof; they are X, Y, Z."),
]
EXPECTATIONS = [
    ("K(X) >= 0", ONE, "'K' isn't a measure here; the measures are H, I, KL, JSD, E_p(x)[log …] and log E_p(x)[…]."),
    ("s(x) == p(x)", TWO, "'s' isn't a distribution of this proof; they are p, q."),
    ("2p(x) == q(x)", TWO, "'2' isn't a distribution of this proof; they are p, q. A constant factor is written outside: 2 E_p(x)[log p(x)]."),
    ("p(z) == q(x)", TWO, "z isn't a variable of this proof; they are x."),
    ("q(y) == p(y)", ['p(x,y)', 'q(x)'], "q(y): q is a distribution only of x."),
    ("p(x) == ", TWO, "the line ends where a density such as p(x) should follow."),
    ("p(x) <= q(x)", TWO, "densities are compared with ==, at every point."),
    ("p(x)/(q(x) == 1", TWO, "expected ')' instead of '=='."),
    ("E_p(x)[x] <= 0", TWO, "'x' isn't a distribution of this proof; they are p, q."),
    ("E_p(x)[log p(x) + log(q(x)] <= 0", TWO, "expected ')' instead of ']'."),
    ("E_p(x)[2 q(x) + log p(x)] <= 0", TWO, "inside E[…] belong logarithms, as in E_p(x)[log p(x)]; found 'q'."),
    ("p(x|x,y) == 1", ONE, "(x|x,y) names a variable twice."),
    ("H(X,X) == 0", ONE, "(x,x) names a variable twice."),
    ("H(p) >= 0", TWO, "p is a distribution; H and I are about variables. Write H_p(X)."),
    ("H_q(Y) >= 0", ['p(x,y)', 'q(x)'], "q isn't a distribution of y together."),
    ("H(X,W) >= 0", ['p(x,y)', 'q(w)'], "no distribution of this proof is about w,x together."),
    ("H(X) >= 0", TWO, "H(X) under p or q? Several distributions here are about x: write H_q(…) for the one you mean."),
    ("H(X) >= 0", MIXED, "H(X) under p, q or m? Several distributions here are about x: write H_m(…) for the one you mean."),
    ("I(X;Y) >= 0", ['p(x,y)', 'q(x,y)'], "I(…) under p or q? Several distributions here are about x,y: write I_q(…) for the one you mean."),
    ("H(XY) == H(YX)", ONE, "XY isn't a variable of this proof; they are x, y. Separate them by commas: x,y."),
    ("E_p(x)[ln p(x)] <= E_p(x)[log p(x)]", TWO, "here log is log₂, and a constant is in bits: write log, and 1 for log 2."),
    ("H(X) == -E_p(x)[ln p(x)] + 1", ['p(x)'], "here log is log₂, and a constant is in bits: write log, and 1 for log 2."),
    ("E_p(x)[p(x)] == 2", TWO, "E[…] without a logarithm is compared with 1, alone on its side: E_p(x)[q(x)/p(x)] <= 1. Otherwise write E_p(x)[log …] or log E_p(x)[…]."),
    ("E_p(x)[p(x)] + 1 <= 2", TWO, "E[…] without a logarithm is compared with 1, alone on its side: E_p(x)[q(x)/p(x)] <= 1. Otherwise write E_p(x)[log …] or log E_p(x)[…]."),
    ("½ log p(x) = log q(x)", TWO, "the logarithms of an identity are taken whole: log p(x,y) == log p(x) + log p(y|x)."),
    ("log p(x) <= log q(x)", TWO, "densities are compared with ==, at every point."),
    ("m(x) == p(x) + q(x)", MIXED, "a sum of densities can be read only as the mixture was declared: m(x) == 1/2 p(x) + 1/2 q(x)."),
    ("p(x) == p(x) + q(x)", TWO, "a sum of densities can be read only as the mixture was declared; here there is none. Write E_p(x)[log p(x)] for a mean."),
    ("log p(x) log E_p(x)[p(x)] <= 0", TWO, "a logarithm belongs inside an expectation, E_p(x)[log …], or before one, log E_p(x)[…]."),
    ("log H(X) <= 0", ONE, "a logarithm belongs inside an expectation, E_p(x)[log …], or before one, log E_p(x)[…]."),
    ("KL(p || q) + log 0 >= 0", TWO, "log 0: as a constant, log is of a whole number from 1 to a million, in bits."),
    ("E_p(x)[log p(x)] + p(x) <= 0", TWO, "p(…) alone isn't a number: take its expectation, as in E_p(x)[log p(x)]."),
    ("I(X;Y;Z) >= 0", ONE, "expected , or | or ) after Y, found ';'."),
    ("I(X) >= 0", ONE, "I is about two things: separate them by a semicolon, as in I(X; Y)."),
    ("I(X;X) >= 0", ONE, "I(…) names a variable twice; between a continuous variable and itself it would be infinite."),
    ("I(X;Y|X) >= 0", ONE, "I(…) names a variable twice; between a continuous variable and itself it would be infinite."),
    ("KL(p q) >= 0", TWO, "KL compares two distributions: KL(p(x) || q(x))."),
    ("KL(p || q q) >= 0", TWO, "KL(p(x) || q(x)^2): both must be distributions of x."),
    ("KL(p(x) || p(y)) >= 0", ONE, "KL(p(x) || p(y)): both must be distributions of x."),
    ("KL(p(x|y) || p(x)) >= 0", ONE, "KL(p(x|y) || p(x)): both must be distributions of x."),
    ("JSD(p(x) || q(y)) >= 0", ['p(x,y)', 'q(x,y)'], "JSD(p(x) || q(y)): both must be distributions of x."),
    ("JSD(p || q) >= 0", TWO, "JSD(p(x) || q(x)): no law here is the mixture of these two in halves, which JSD is defined by. A proof about it needs one among its laws, as in m(x,z) = 1/2 p(x) + 1/2 q(x)."),
    ("JSD(p(x,y) || p(x) p(y)) >= 0", ONE, "JSD(p(x,y) || p(x) p(y)): compare two named distributions, as in JSD(p || q)."),
    ("E[log p(x)] <= 0", TWO, "E under which distribution? Write E_p(x)[…]; there are p, q."),
    ("E_{y~p(x)}[log p(x)] <= 0", ONE, "y isn't what is drawn from p(x); write E_p(y)[…]."),
    ("E_p(x|y)[log p(x)] <= 0", ONE, "E_p(x|y)[…]: take the expectation over a joint or marginal distribution."),
    ("E_p(x)[log p(y)] <= 0", ONE, "E_p(x)[… p(y) …]: y is not averaged over, so this isn't a number. Take the expectation over a distribution of it, too."),
    ("E_p(x)[log p(x|y)] <= 0", ONE, "E_p(x)[… p(x|y) …]: y is not averaged over, so this isn't a number. Take the expectation over a distribution of it, too."),
    ("E_p(x)[log p(x)) <= 0", ONE, "expected ']' instead of ')'."),
    ("KL(p || q) >= 0 0", TWO, "two numbers follow each other, 0 and 0: is there an operator missing, or are there too many digits?"),
    ("KL(p || q) >=", TWO, "the line ends where a measure or a number should follow."),
    ("∑ p(x) log p(x) <= 0", ONE, "'∑ p(x) log p' can't be read. Sums and integrals are written as expectations: E_p(x)[log p(x)] for Σ p(x) log p(x)."),
    ("p(x) & q(x)", TWO, "'& q(x)' can't be read. One comparison per line."),
    ("E_p(x)[" + "(" * 21 + "p(x)" + ")" * 21 + "] <= 1", TWO, "too many parentheses inside each other."),
    ("log E_p(x)[" + "(" * 21 + "p(x)" + ")" * 21 + "] <= 1", TWO, "too many parentheses inside each other."),
    ("KL(p || 1) >= 0", TWO, "KL(p(x) || 1): both must be distributions of x."),
    ("KL(p || q/q) >= 0", TWO, "KL(p(x) || 1): both must be distributions of x."),
    ("JSD(p || q/q) >= 0", TWO, "JSD(p(x) || 1): both must be distributions of x."),
]


@pytest.mark.parametrize("text, message", ENTROPIES)
def test_a_claim_about_entropies_that_cannot_be_read_is_answered_in_these_words(text, message):
    line = verify([[text, "h>=0"]], goal="H(X,Y,Z) >= 0").lines[0]
    assert (line.verdict, line.message) == ("unreadable", message)


@pytest.mark.parametrize("text, laws, message", EXPECTATIONS)
def test_a_claim_about_distributions_that_cannot_be_read_is_answered_in_these_words(text, laws, message):
    line = verify([[text, "definition"]], goal="E_p[log p] == E_p[log p]", laws=laws).lines[0]
    assert (line.verdict, line.message) == ("unreadable", message)


@pytest.mark.parametrize("text", ["(" * 39 + "H(X)" + ")" * 39 + " >= 0", "-" * 38 + "1 >= -1", "H(X) <= log 1000000 + H(X)", "H(X) >= 0" + " + 0" * 97 + "   ", "log 1 >= 0"])
def test_what_is_just_not_too_much_is_read(text):
    assert verify([[text, "h>=0"]], goal="H(X,Y,Z) >= 0").lines[0].verdict != "unreadable"


def test_as_many_parentheses_as_are_allowed_are_read_around_a_density():
    claim = "E_p(x)[" + "(" * 20 + "q(x)/p(x)" + ")" * 20 + "] <= 1"
    assert verify([[claim, "normalisation"]], goal=claim, laws=TWO).proved


@pytest.mark.parametrize("text, read", [
    ("$H(X) &= 1$ .", " H(X)  = 1"), ("a & b", "a & b"), (r"\mathrm{H}(X \mid Y) \leq \tfrac{1}{2} \log_2 3;", "H(X | Y) <= ((1)/(2)) log2  3"),
    ("2½ X₁", "(2+(1/2)) X1"), ("⅔ H(X_1)", "(2/3) H(X1)"), ("H(X_{12}|Y_3)", "H(X12|Y3)"), ("D_{KL}(p\\|q)", "D_KL(p||q)"), (r"\dfrac12 H", "((1)/(2)) H"),
    (r"\frac34", "((3)/(4))"), ("log_{2}(8)", "log2 (8)"), ("(log_2 3)", "(log2  3)"), ("log_25", "log25"), ("H _ p(X)", "H_p(X)"), (r"\operatorname*{H}(X)", "H(X)"),
    (r"\unknown X", r"\unknown X"), ("1⁄2", "1/2"), ("H(X₁,Y′) ≠ −1·2", "H(X1,Y') != -1*2"), ("x,;\t\r\n", "x"),
])
def test_a_spelling_becomes_the_signs_that_are_read(text, read):
    assert plain(text) == read


@pytest.mark.parametrize("text, tex", [
    ("2½ H(X₁,Y|Z) <= 1/2 I(X;Y,Z|W) + 0.1", r"(2+(\frac{1}{2}\,))\mathrm{H}(X_{1},Y\mid Z)\leq \frac{1}{2}\,\mathrm{I}(X;\,Y,Z\mid W)+0.1"),
    ("KL(p(x,y) || p(x) p(y)) >= 0", r"\mathrm{KL}(p(x,y)\,\|\,p(x)p(y))\geq 0"),
    ("H_m(X) == -E_m(x,z)[log m(x|z)/m(x)]", r"\mathrm{H}_{m}(X)=-\mathbb{E}_{m(x,z)}[\log m(x\mid z)/m(x)]"),
    ("E[log p] <= 0", r"\mathbb{E}[\log p]\leq 0"), ("E_p[ln p] != 0", r"\mathbb{E}_{p}[\ln p]\neq 0"), ("q(x)/p(x) == const", r"q(x)/p(x)=\mathrm{const}"),
    ("JSD(p || q) == 1/x", r"\mathrm{JSD}(p\,\|\,q)=1/x"), ("function(Y, of=X)", r"\mathrm{function}(Y,\mathrm{of}=X)"), ("X -> Y -> Z", r"X\to Y\to Z"),
    ("H(X') <= log2 3", r"\mathrm{H}(X')\leq \log 3"), ("alpha != 3*Y", r"\mathrm{alpha}\neq 3\,Y"), ("X1' = E1", "X_{1}'=E_{1}"), ("EX >= h(X)", r"\mathrm{EX}\geq \mathrm{h}(X)"),
    ("a ≥ € & b_c", r"\text{a $\ge$ € \& b\_c}"), (r"\^~<=€{%$#}", r"\text{\textbackslash{}\textasciicircum{}\textasciitilde{}$\le$€\{\%\$\#\}}"), ("E_p(x", r"\mathbb{E}_{p}(x"), ("12/345 + 6", r"\frac{12}{345}\,+6"),
])
def test_a_claim_is_set_in_latex(text, tex):
    assert formula(text) == tex


@pytest.mark.parametrize("claim, same", [("[p(x)] q(x)/[p(x)] == q(x)", "q(x) == q(x)"), ("p(x)/(p(x)/q(x)) == q(x)", "q(x) == q(x)"), ("p(x) [q(x)] == q(x) * p(x)", "p(x) q(x) == p(x) q(x)"),
                                         ("log p(x) - (log q(x) - log p(x)) == 2 log p(x) - log q(x)", "1 == 1")])
def test_brackets_of_both_kinds_group_densities(claim, same):
    statement = verify([[claim, "definition"]], goal="KL(p || q) >= 0", laws=TWO).lines[0].statement
    assert statement is not None and statement.left.terms == statement.right.terms
