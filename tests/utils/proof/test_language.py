"""The language of proofs meets the student: spellings, shapes, one page of help, and messages that don't give the proof away."""
import inspect
import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from authoring.checks.bank import cells
from utils.checks import CheckFailed
from utils.checks import entropy as chapter_01
from utils.checks import kl_divergence as chapter_02
from utils.checks.proofs import RESULTS
from utils.proof import Proof, function, independent, markov, variables, verify
from utils.proof.expectations import REASONS as BELOW
from utils.proof.shannon import REASONS as ABOUT
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


# ---- givens in words, results of earlier exercises -------------------------------------------------------------------------

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


def test_results_of_earlier_exercises_can_be_cited():
    lemmas = {name: claim for name, (number, claim) in RESULTS.items()} | {number: claim for number, claim in RESULTS.values()}
    for why in ("chain rule", "chain_rule", "1.6", "exercise 1.6", "Chain rule"):
        assert line("H(X,Y) == H(X|Y) + H(Y)", why, goal="H(X) == H(X)", laws=ONE, lemmas=lemmas).accepted, why
    assert line("H(X,Y) <= H(X) + H(Y)", "subadditivity", goal="H(X) == H(X)", laws=ONE, lemmas=lemmas).accepted
    assert not line("H(X,Y) <= H(X)", "subadditivity", goal="H(X) == H(X)", laws=ONE, lemmas=lemmas).accepted
    chapter_01.independence({
        "if": [["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y)]", "given"], ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
               ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"], ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
               ["H(X) + H(Y) == -E_p(x)[log p(x)] - E_p(y)[log p(y)]", "definition"]],
        "only if": [["H(X,Y) == H(X) + H(Y)", "given"], ["H(X,Y) == H(Y|X) + H(X)", "1.6"], ["H(Y|X) == H(Y)", "lines"],
                    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"], ["H(Y) == -E_p(y)[log p(y)]", "definition"],
                    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
                    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y|x)]", "product rule"],
                    ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
                    ["KL(p(x,y) || p(x) p(y)) == 0", "lines"], ["p(x,y) == p(x) p(y)", "gibbs equality"]]})


def test_the_second_half_of_1_41_may_cite_the_first_but_not_swapped():
    chapter_02.mi_from_y([["H(X,Y) == H(X) + H(Y|X)", "1.6"], ["H(X,Y) == H(Y) + H(X|Y)", "chain rule"], ["I(X;Y) == H(X) - H(X|Y)", "2.18"],
                          ["I(X;Y) == H(Y) - H(Y|X)", "lines"]])
    with pytest.raises(CheckFailed, match=r"not by '2\.18'"):
        chapter_02.mi_from_y([["I(X;Y) == H(Y) - H(Y|X)", "2.18"]])


def test_the_numbers_of_earlier_exercises_are_those_of_the_texts():
    for name, (number, _) in RESULTS.items():
        chapter = {"1": "01_entropy", "2": "02_kl_divergence"}[number[0]]
        from authoring.build.chapters import SOLUTIONS
        text = (SOLUTIONS / f"{chapter}.py").read_text()
        heading = re.search(rf"### Exercise {re.escape(number)} ·.*?grade_id\": \"(\w+)\"", text, re.S)
        assert heading and heading[1] == name and any(identity == name for identity, *_ in cells(chapter))


# ---- help, cards -----------------------------------------------------------------------------------------------------------

EXAMPLE = re.compile(r"^ {8}([a-z][a-z>=0 ]*?) {2,}(\S.*?)(?: {2,}.*)?$", re.M)


def test_help_is_one_page_with_every_reason_and_an_example_that_holds():
    page = inspect.getdoc(verify)
    assert len(page.splitlines()) <= 45 and max(map(len, page.splitlines())) <= 125
    about, below = page.split("With laws=")
    for part, reasons, rules in ((about, ABOUT, {"goal": "I(X;Y|Z) >= 0"}), (below.split("Everywhere")[0], BELOW, None)):
        examples = dict(EXAMPLE.findall("\n".join("    " + row for row in part.splitlines())))
        assert set(reasons) - {"h>=0"} <= set(examples), set(reasons) - set(examples)
        for reason, claim in examples.items():
            if reason in ("strict jensen", "gibbs equality"):
                continue
            laws = {} if rules else {"laws": MIXED if "m(" in claim else TWO if "q" in claim else ONE}
            assert line(claim, reason, **(rules or {"goal": "H_p(X) == H_p(X)"}), **laws).accepted, (reason, claim)


# ---- any text at all -------------------------------------------------------------------------------------------------------

PIECES = ["E_p(x)[", "log ", "p(x)", "q(x)", "m(x|z)", "]", "(", ")", "/", " == ", " <= ", "KL(", " || ", "1/2 ", "-", "H(X)", "I(X;Z)", "const", " + ", "0", "½",
          "H_m(", "E[", "JSD(", "1e99", "9" * 25, "log 3", "->", "markov(", "function(", "of=", ",", "X", "Z", "|", ";", "\\frac{1}{2}", "\x00", "²", "𝔼"]
ANYTHING = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))


@settings(max_examples=250, deadline=None)
@given(ANYTHING, ANYTHING | st.sampled_from(sorted({*ABOUT, *BELOW, "lines", "given", "line 1"})), st.booleans())
@example("lines", "lines " + "1" * 60 + "x", False)
@example("(" * 100_000, "1" * 100_000, True)
@example("1e999 I(X;Z)", "given 99", False)
def test_any_text_gets_a_verdict_in_bounded_time(claim, why, below):
    rules = {"laws": MIXED, "goal": "JSD(p || q) == I(X;Z)"} if below else {"goal": "I(X;Z) >= 0", "given": ["H(Z) == 1"]}
    start = time.process_time()
    proof = verify([[claim, why], [claim, "lines"], ["I(X;Z) >= 0", why]], **rules)
    assert {found.verdict for found in proof.lines} <= {"accepted", "other reason", "false", "open", "unproved", "unreadable"}
    assert repr(proof) and proof._repr_html_() and proof.latex()
    assert time.process_time() - start < 20             # a bound on the kind of growth, not a timing


@pytest.mark.parametrize("value", [10**5000, 1e999, float("nan"), 10**400, "x", b"x", {"a": {"b": []}}, object()], ids=lambda v: type(v).__name__)
def test_any_object_gets_a_verdict(value):
    proof = Proof("H(X) >= 0")
    deep = []
    for _ in range(100_000):
        deep = [deep]
    for thing in (value, deep, [value]):
        assert proof.step(thing, "h>=0").verdict == "unreadable" and proof.step("H(X) >= 0", thing).verdict == "unreadable"
    assert not verify([[value, value], value, deep], "H(X) >= 0").proved
