"""The language of proofs meets the student: what is typed, in how many spellings, is read as it was meant or answered with the right one."""
import re

import pytest

from authoring.checks.bank import cells
from utils.proof import Proof, function, independent, markov, variables, verify
from utils.proof.words import Entropy

ONE, TWO, MIXED = ["p(x,y)"], ["p(x)", "q(x)"], ["p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"]


def line(claim, why, goal="I(X;Y) >= 0", given=(), **rules):
    return verify([[claim, why]], goal=goal, given=given, **rules).lines[0]


# ---- spellings ----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("claim, why, laws", [
    ("E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "Marginalization.", ONE),
    ("E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "by marginalising", ONE),
    ("log E_p(x)[q(x)/p(x)] <= 0", "normalization", TWO),
    ("E_p(x)[q(x)/p(x)] <= 1", "normalisation", TWO),
    ("1 >= E_p(x)[q(x)/p(x)]", "Normalization", TWO),
    ("KL(p || q) >= 0", "Gibbs' inequality", TWO),
    ("D_KL(p‖q) ⩾ 0", "Gibbs’ inequality.", TWO),
    ("D(p||q) ≧ 0", "gibbs", TWO),
    ("KL(p, q) => 0", "by Gibbs", TWO),
    ("E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "Jensen's inequality", TWO),
    ("E_p[log q/p] <= log(E_p[q/p])", "Jensen", TWO),
    ("JSD(p || q) == JSD(q || p)", "definition", MIXED),
    ("JS(p || q) == ½ KL(p || m) + ½⋅KL(q || m)", "by definition", MIXED),
    ("m(x) == 1/2 p(x) + 1/2 q(x)", "definition", MIXED),
    ("½ p(x) + 0.5 q(x) = m(x)", "average", MIXED),
    ("H(X) == -E[ln p(x)]", "definition", ["p(x)"]),
    ("H(X) == -E_{p(x)}[log p(x)]", "definition", ["p(x)"]),
    ("h(X) = −𝔼_p(x)[log₂ p(x)]", "def.", ["p(x)"]),
    (r"H(X\mid Y) = -E_{p(x,y)}[\log p(x\mid y)]", "definition", ONE),
    (r"$H(X,Y) = -\mathbb{E}_{p(x,y)}\left[\log_2\left(p(x,y)\right)\right]$", "Definition of entropy", ONE),
    (r"H(X,Y) &= - \mathrm{E}_{p}[\log p(x, y)] \\\\", "definition of H,", ONE),
    (r"I(X;Y) = D_{KL}\bigl(p(x,y) \,\|\, p(x) p(y)\bigr);", "definition of mutual information", ONE),
    (r"\text{KL}(p \parallel q) \geqslant 0", "non-negativity of KL", TWO),
    (r"JSD(p\|q) = \tfrac12 KL(p \| m) + \dfrac{1}{2} KL(q \| m)", "definition of JSD", MIXED),
    ("E_{x~p(x)}[log q(x)/p(x)] <= log E_{x ∼ p}[q(x)/p(x)]", "jensen, since log is concave", TWO),
    ("E_p[-log q/p] >= -log E_p[q/p]", "Jensen (−log is convex)", TWO),
    ("E_p[log q/p] <= log E_p[q/p]", "concavity of log", TWO),
    ("log p(x,y) = log p(x) + log p(y|x)", "product rule", ONE),
    ("log p(y|x) - log p(x,y) + log p(x) = 0", "conditional probability", ONE),
    ("m(x) == (p(x) + q(x))/2", "definition of m", MIXED),
    ("m == ½ (p + q)", "definition", MIXED),
])
def test_what_students_write_below_entropies_is_read(claim, why, laws):
    found = line(claim, why, goal="H_p(X) <= H_p(X)", laws=laws)
    assert found.accepted, found.message


@pytest.mark.parametrize("claim, why", [
    ("h(X₁) ⩽ h(X₁) + ½ I(X₁;Y)", "mi>=0"), ("I(X_1:Y) ≥ 0", "I ≥ 0"), ("2½ I(X1;Y) >= 0", "mi >= 0"), ("MI(X1,Y) >= 0", "nonnegativity of mutual information"),
    (r"H(X_1 \mid Y) \leq H(X_{1})", "mi>=0"), ("[H(X1) + H(Y)] − H(X1,Y) ≥ 0.", "mi>=0"), ("H(X1,Y) ≡ H(Y) + H(X1|Y)", "chain rule"),
    ("H(X1,Y) := H(Y) + H(X1|Y)", "identity"), ("\\frac{1}{2} H(X1) >= 0", "H >= 0"),
    ("I(X1;(Y)) >= 0", "mutual information is non-negative"), ("H((X1,Y)) <= H(X1) + H(Y)", "conditioning reduces entropy"),
    ("H(X1|Y) >= 0", "entropy ≥ 0"), ("I(X1;Y) <= H(X1)", "positivity of conditional entropy"), ("H(X1,Y) = H(X1) + H(Y|X1)", "chain rule for entropy"),
])
def test_what_students_write_about_entropies_is_read(claim, why):
    found = line(claim, why, goal="I(X1;Y) >= 0")
    assert found.accepted, found.message


TYPED = {"H(X,Y) == H(X) + H(Y|X)": "H(X,Y) == H(X) + H(Y|X)"} | {claim: claim for chapter in ("01_entropy", "02_kl_divergence", "03_jensen_shannon")
         for identity, _, source, _, solution in cells(chapter) if solution for claim in re.findall(r'\["([^"]*(?:==|<=|>=)[^"]*)", "', source)}


def in_latex(claim):
    """The claim as it's set in a paper."""
    claim = re.sub(r"E_(\w+(?:\([^)]*\))?)\[", r"\\mathbb{E}_{\1}\\left[", claim).replace("]", r"\right]")
    for sign, tex in (("log ", r"\log "), ("==", "&="), ("<=", r"\leq"), (">=", r"\ge"), ("||", r"\,\|\,"), ("KL(", r"D_{\mathrm{KL}}("), ("|", r"\mid "),
                      ("1/2", r"\tfrac{1}{2}")):
        claim = claim.replace(sign, tex) if sign != "|" else re.sub(r"(?<!\\)\|", r"\\mid ", claim)
    return f"$ {claim} $ ."


@pytest.mark.parametrize("claim", TYPED)
def test_every_claim_of_the_chapters_proofs_means_the_same_in_latex(claim):
    laws = next((laws for laws in (ONE, MIXED) if _readable(claim, laws)), None)
    rules = {"laws": laws} if laws else {"names": "X Y Z"}
    plain, typeset = (line(text, "lines", goal="H(X) == H(X)" if laws != MIXED else "KL(p || q) >= 0", **rules).statement for text in (claim, in_latex(claim)))
    assert plain is not None and typeset is not None, in_latex(claim)
    assert str(getattr(plain, "ratio", "")) == str(getattr(typeset, "ratio", "")) and getattr(plain, "relation", "") == getattr(typeset, "relation", "")
    assert getattr(getattr(plain, "gap", None), "terms", None) == getattr(getattr(typeset, "gap", None), "terms", None)


def _readable(claim, laws):
    return line(claim, "lines", goal="E_p[log p] == E_p[log p]", laws=laws).statement is not None


def test_the_chain_of_equalities_that_everyone_writes():
    lines = [["H(X,Y) == -E[log p(x,y)]", "definition"], ["H(X,Y) == -E[log p(x) p(y|x)]", "product rule"],
             ["H(X,Y) == -E[log p(x)] - E[log p(y|x)]", "linearity"], ["H(X,Y) == -E_p(x)[log p(x)] - E[log p(y|x)]", "marginalisation"],
             ["H(X,Y) == H(X) + H(Y|X)", "definition"]]
    proof = verify(lines, "H(X,Y) == H(Y|X) + H(X)", laws=ONE)
    assert proof.proved, proof
    for i in range(1, 4):                                       # but each link needs its own rule
        wrong = [[c, "definition" if j == i else w] for j, (c, w) in enumerate(lines)]
        assert not verify(wrong, "H(X,Y) == H(Y|X) + H(X)", laws=ONE).proved


def test_a_rule_line_is_held_to_its_rule():
    """What lines alone give is 'lines', whatever rule is named."""
    lines = [["H(X,Y) == H(Y) + E_p(x,y)[log p(y)/p(x,y)]", "given"], ["H(Y) == -E_p(y)[log p(y)]", "definition"]]
    given = [lines[0][0]]
    wrong = verify([*lines, ["H(X,Y) - H(Y) == E_p(x,y)[log p(y)/p(x,y)]", "jensen"]], "H(X) == H(X)", given, laws=ONE).lines[2]
    assert not wrong.accepted and "lines" in wrong.message


def test_equal_distributions_have_no_divergence():
    given = ["p == m"]
    proof = verify([["p(x) == m(x)", "given"], ["KL(p || m) == 0", "lines"]], "KL(p || m) == 0", given, laws=MIXED)
    assert proof.proved
    assert verify([["p == m", "given"], ["KL(p || q) == KL(m || q)", "lines"]], "KL(p || q) == KL(m || q)", given, laws=MIXED).proved


@pytest.mark.parametrize("claim, laws, fragment", [
    ("H(X) == -E_p(x)[log q(x)] + E_m(x)[log m(x)]", MIXED, "H(X) under p, q or m?"),
    ("H(X) >= 0", TWO, "H(X) under p or q?"),
    ("E[log p(x)] <= 0", TWO, "E under which distribution?"),
    ("m(x) == p(x) + q(x)", MIXED, "as the mixture was declared"),
    ("∑ p(x) log p(x) <= 0", ONE, "expectations"),
    ("E_p(x)[p(x)] == 2", ONE, "compared with 1"),
    ("H(p) >= 0", TWO, "H_p"),
    ("H(X) == -E_p(x)[ln p(x)] + 1", ["p(x)"], "log₂"),
    ("JSD(p(x) || q(y)) >= 0", ["p(x,y)", "q(x,y)"], "distributions of x"),
    ("JSD(p || q) >= 0", TWO, "mixture of these two"),
    ("JSD(p || q) >= 0", ["p(x)", "q(x)", "m(x,z) = 1/3 p(x) + 2/3 q(x)"], "mixture of these two"),
    ("H(XY) == H(YX)", ONE, "commas: x,y"),
    ("½ log p(x) = log q(x)", TWO, "taken whole"),
    ("E_{y~p(x)}[log p(x)] <= 0", ONE, "drawn"),
])
def test_what_is_not_read_is_answered_with_the_right_spelling(claim, laws, fragment):
    found = line(claim, "definition", goal="KL(p || p) == 0", laws=laws)
    assert found.verdict == "unreadable" and fragment in found.message, found.message


@pytest.mark.parametrize("claim, law", [
    ("I(X;Z) == H(X) - H(X|Z)", "m"), ("H(X) == -E_m(x)[log m(x)]", "m"), ("H(X) == -E_q(x)[log q(x)]", "q"), ("H_p(X) == -E_p(x)[log p(x)]", "p"),
    ("H(X) + KL(q || q) == H_q(X)", "q"),
])
def test_a_measure_is_under_the_law_that_the_line_is_about(claim, law):
    found = line(claim, "definition", goal="JSD(p || q) == I(X;Z)", laws=MIXED)
    laws = {k.density.law for side in (found.statement.left, found.statement.right) for k in side.terms if isinstance(k, Entropy)}
    assert found.verdict in ("accepted", "other reason") and laws == {law}, found


# ---- givens in words ------------------------------------------------------------------------------------------------------

def test_givens_may_be_said_in_words():
    W, X, Y, Z = variables("W X Y Z")
    for chain in (markov(X, Y, Z), "markov(X, Y, Z)", "X -> Y -> Z", "X → Y → Z"):
        proof = Proof("I(X;Z) <= I(X;Y)", chain)
        proof.step("I(X;Z|Y) == 0", "given")
        proof.step("I(X;Y|Z) >= 0", "mi>=0")
        assert proof.proved
    assert len(Proof("I(W;Z) <= I(X;Y)", markov(W, X, Y, Z)).given) == len(Proof("I(W;Z) <= I(X;Y)", "W -> X -> Y -> Z").given) == 2
    assert str(independent(X, Y)) == "I(X;Y) == 0" and str(function(Y, of=X)) == "H(Y|X) == 0"
    assert line("H(Z|X,Y) == 0", "given", goal="H(Z) <= H(X) + H(Y)", given=["function(Z, of=(X, Y))"]).accepted


def test_a_bound_by_the_number_of_values():
    rules = {"goal": "I(X;Y) <= log 3", "given": ["H(X) <= log 3"]}
    assert verify([["H(X) <= log 3", "given"], ["H(X|Y) >= 0", "h>=0"]], **rules).proved
    assert verify([["H(X) <= log(8)", "given"], ["H(X) <= 3", "lines"]], goal="H(X) <= 3", given=["H(X) <= log 8"]).proved
    assert verify([["H(X) <= log 3", "given"], ["H(X) <= 1.6", "lines"]], goal="H(X) <= 1.6", given=["H(X) <= log 3"]).proved
    false = verify([["H(X) <= log 3", "given"], ["H(X) <= 1.5", "lines"]], goal="H(X) <= 1.5", given=["H(X) <= log 3"]).lines[1]
    assert not false.accepted
