"""Proofs one level below entropies: the exercises by several routes, and what a rule does not give."""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.proof import Proof, ProofError, verify
from utils.proof.expectations import REASONS

ONE, TWO = ["p(x,y)"], ["p(x)", "q(x)"]
MIXED = ["m(x,z) = 1/2 p(x) + 1/2 q(x)", "p(x)", "q(x)"]
FROM_JENSEN = [r for r in REASONS if r not in ("gibbs", "gibbs equality")] + ["given", "lines"]

CHAIN_RULE = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y|x)]", "product rule"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["H(X,Y) == H(Y|X) + H(X)", "lines"],
]
MUTUAL_INFORMATION = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(y)] + E_p(x,y)[log p(x|y)]", "product rule"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
    ["I(X;Y) == H(X) - H(X|Y)", "lines"],
]
GIBBS = [
    ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
    ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
    ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
    ["KL(p || q) >= 0", "lines"],
]
GIBBS_EQUALITY = [
    ["KL(p || q) == 0", "given"], *GIBBS[:3],
    ["log E_p(x)[q(x)/p(x)] == 0", "lines"],
    ["E_p(x)[log q(x)/p(x)] == log E_p(x)[q(x)/p(x)]", "lines"],
    ["q(x)/p(x) == const", "strict jensen"],
    ["p(x) == q(x)", "normalisation"],
]
SUBADDITIVITY = [
    ["H(X) + H(Y) == -E_p(x)[log p(x)] - E_p(y)[log p(y)]", "definition"],
    ["E_p(x)[log p(x)] + E_p(y)[log p(y)] == E_p(x,y)[log p(x) p(y)]", "marginalisation"],
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x,y)[log p(x) p(y)] <= E_p(x,y)[log p(x,y)]", "gibbs"],
    ["H(X,Y) <= H(X) + H(Y)", "lines"],
]
JSD = [
    ["I(X;Z) == E_m(x,z)[log m(x,z)/(m(x) m(z))]", "definition"],
    ["E_m(x,z)[log m(x,z)] == E_m(x,z)[log m(z)] + E_m(x,z)[log m(x|z)]", "product rule"],
    ["E_m(x,z)[log m(x|z)] == 1/2 E_p(x)[log p(x)] + 1/2 E_q(x)[log q(x)]", "average"],
    ["E_m(x,z)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]", "average"],
    ["KL(p || m) == E_p(x)[log p(x)/m(x)]", "definition"],
    ["KL(q || m) == E_q(x)[log q(x)/m(x)]", "definition"],
    ["JSD(p || q) == 1/2 KL(p || m) + 1/2 KL(q || m)", "definition"],
    ["JSD(p || q) == I(X;Z)", "lines"],
]


@pytest.mark.parametrize("lines, rules", [
    (CHAIN_RULE, {"goal": "H(X,Y) == H(Y|X) + H(X)", "laws": ONE}),
    (MUTUAL_INFORMATION, {"goal": "I(X;Y) == H(X) - H(X|Y)", "laws": ONE}),
    (GIBBS, {"goal": "KL(p || q) >= 0", "laws": TWO, "reasons": FROM_JENSEN}),
    (GIBBS_EQUALITY, {"goal": "p(x) == q(x)", "given": ["KL(p || q) == 0"], "laws": TWO, "reasons": FROM_JENSEN}),
    (SUBADDITIVITY, {"goal": "H(X,Y) <= H(X) + H(Y)", "laws": ONE}),
    (JSD, {"goal": "JSD(p || q) == I(X;Z)", "laws": MIXED}),
])
def test_each_exercise_has_a_proof_and_needs_each_of_its_lines(lines, rules):
    assert verify(lines, **rules).proved
    for i in (i for i, (_, why) in enumerate(lines) if why != "lines"):      # those say only what others say together
        assert not verify(lines[:i] + lines[i + 1:], **rules).proved, f"line {i + 1} was not needed"


def test_independence_means_that_densities_multiply():
    given = ["p(x,y) == p(x) p(y)"]
    lines = [["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y)]", "given"], *SUBADDITIVITY[:3],
             ["H(X,Y) == H(X) + H(Y)", "lines"]]
    goal = "H(X,Y) == H(X) + H(Y)"
    assert verify(lines, goal, given, laws=ONE).proved
    assert not verify(lines, goal, laws=ONE).proved
    wrong = verify([["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y)]", "product rule"]], goal, laws=ONE).lines[0]
    assert wrong.verdict == "false"


def test_equality_in_1_31_gives_independence():
    lines = [["H(X,Y) == H(X) + H(Y)", "given"], *SUBADDITIVITY[:3],
             ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
             ["KL(p(x,y) || p(x) p(y)) == 0", "lines"], ["p(x,y) == p(x) p(y)", "gibbs equality"]]
    rules = {"goal": "p(x,y) == p(x) p(y)", "given": ["H(X,Y) == H(X) + H(Y)"], "laws": ONE}
    assert verify(lines, **rules).proved
    assert "KL == 0" in verify([lines[0], lines[-1]], **rules).lines[1].message
    assert verify([*lines, ["E_p(x,y)[log p(x|y)] == E_p(x,y)[log p(x)]", "lines"]], **rules).lines[-1].verdict == "other reason"


def test_equal_laws_have_no_divergence():
    lines = [["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"], ["p(x) == q(x)", "given"], ["KL(p || q) == 0", "lines"]]
    assert verify(lines, "KL(p || q) == 0", ["p(x) == q(x)"], laws=TWO).proved
    assert not verify(lines[:1] + lines[2:], "KL(p || q) == 0", ["p(x) == q(x)"], laws=TWO).proved
    assert verify([lines[1], ["KL(p || q) == 0", "definition"]], "KL(p || q) == 0", ["p(x) == q(x)"], laws=TWO).proved


def test_linearity_may_join_several_lines():
    lines = [["H(X) == -E_p(x,y)[log p(x)]", "marginalisation"], ["H(Y) == -E_p(x,y)[log p(y)]", "marginalisation"]]
    lines = [["H(X) == -E_p(x)[log p(x)]", "definition"], ["H(Y) == -E_p(y)[log p(y)]", "definition"], *lines]
    goal = "H(X) + H(Y) == -E_p(x,y)[log p(x) p(y)]"
    assert verify([*lines, [goal, "linearity"]], goal, laws=ONE).proved
    assert not verify([*lines, ["H(X,Y) == -E_p(x,y)[log p(x) p(y)]", "linearity"]], goal, laws=ONE).lines[-1].accepted


@pytest.mark.parametrize("claim, why, verdict", [
    ("E_p(x)[log q(x)/p(x)] >= log E_p(x)[q(x)/p(x)]", "jensen", "false"),
    ("log E_p(x)[q(x)/p(x)] == 0", "normalisation", "false"),                   # q may have mass where p has none
    ("KL(p || q) == KL(q || p)", "definition", "false"),
    ("KL(p || q) <= 0", "gibbs", "false"),
    ("KL(p || q) >= 1e-9", "gibbs", "false"),
    ("KL(p || q) >= 0", "definition", "other reason"),
    ("KL(p || q) >= 0", "jensen", "other reason"),
    ("H_p(x) >= 0", "definition", "false"),                                    # sums stand for integrals: no h>=0 here
    ("E_p(x)[log p(x)] == E_q(x)[log p(x)]", "marginalisation", "false"),
    ("p(x) == q(x)", "gibbs equality", "false"),
    ("q(x)/p(x) == const", "strict jensen", "false"),
    ("E_p(x)[log p(x)] >= E_p(x)[log q(x)]", "gibbs", "accepted"),
    ("2*E_p(x)[log p(x)/q(x)] == -2 E_p(x)[log q(x)] + E_p(x)[2 log p(x)]", "linearity", "accepted"),
    ("E_p(x)[log q(x)/p(x)] <= (1 + 1e-9) log E_p(x)[q(x)/p(x)]", "jensen", "false"),
])
def test_verdicts(claim, why, verdict):
    assert verify([[claim, why]], goal="KL(p || q) >= 0", laws=TWO).lines[0].verdict == verdict


def test_a_constant_ratio_alone_does_not_make_two_laws_equal():
    """p = (1, 0), q = (½, ½): q/p is constant where p has mass, and they differ."""
    rules = {"goal": "p(x) == q(x)", "given": ["q(x)/p(x) == const"], "laws": TWO}
    wrong = verify([["q(x)/p(x) == const", "given"], ["p(x) == q(x)", "normalisation"]], **rules).lines[1]
    assert wrong.verdict == "false" and "no mass where p has none" in wrong.message


def test_strict_jensen_is_about_the_density_it_averages_over():
    given = ["E_q(x)[log q(x)/p(x)] == log E_q(x)[q(x)/p(x)]"]
    wrong = verify([[given[0], "given"], ["q(x)/p(x) == const", "strict jensen"]], goal="p(x) == q(x)", given=given, laws=TWO)
    assert not wrong.lines[1].accepted


@pytest.mark.parametrize("text, fragment", [
    ("E_p(x)[log p(y)] == 0", "not averaged over"),
    ("E_p(x|y)[log p(x)] == 0", "joint or marginal"),
    ("E_r(x)[log p(x)] == 0", "isn't a distribution"),
    ("E_p(x)[p(x)] == 0", "compared with 1"),
    ("log p(x) + H(X) == 0", "inside an expectation"),
    ("H(W) == 0", "isn't a variable"),
    ("KL(p(x|y) || q(x)) >= 0", "distributions of"),
    ("KL(p(x,y) || p(x)) >= 0", "distributions of"),
    ("p(x,y) <= p(x) p(y)", "compared with =="),
    ("p(x,x) == p(x)", "twice"),
    ("I(X;X) >= 0", "twice"),
    ("E_p(x)[log 2*p(x)] == 0", "isn't a distribution"),
    ("KL(p(x) || q(x)) >= 0 >= 1", "one comparison"), ("JSD(p || q) >= 0", "mixture of these two"),
    ("q(y) == p(y)", "distribution only of x"),
])
def test_text_that_cannot_be_read_is_told(text, fragment):
    wrong = verify([[text, "definition"]], goal="KL(p(x) || q(x)) >= 0", laws=["p(x,y)", "q(x)"]).lines[0]
    assert wrong.verdict == "unreadable" and fragment in wrong.message, wrong.message


def test_laws_are_declared_well():
    for laws, fragment in ((["p"], "declares no"), (["m(x,z) = 1/3 p(x) + 1/3 q(x)", *TWO], "sum to 1"),
                           (["m(x,z) = 1/2 p(x) + 1/2 r(x)", *TWO], "mixes r")):
        with pytest.raises(ProofError, match=fragment):
            Proof("KL(p || q) >= 0", laws=laws)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["E_p(x)[", "log ", "p(x)", "q(x)", "]", "(", ")", "/", " == ", " <= ", "KL(", " || ", "1/2 ", "-",
                                 "H(x)", "const", " + ", "0"]), max_size=12).map("".join))
def test_whatever_is_written_gets_a_verdict(text):
    step = verify([[text, "jensen"]], goal="KL(p || q) >= 0", laws=TWO).lines[0]
    assert step.verdict in ("accepted", "other reason", "false", "open", "unreadable")


# ---- the parts of a mixture ---------------------------------------------------------------------------------------------

def part(law, given, goal, why="definition"):
    return verify([[given, "given"], [goal, why]], goal=goal, given=given, laws=["p(x)", "q(x)", "r(x)", law])


@pytest.mark.parametrize("given", ["p(x) == m(x)", "m(x) == p(x)"])
@pytest.mark.parametrize("goal", ["p(x) == q(x)", "q(x) == p(x)", "q(x) == m(x)"])
@pytest.mark.parametrize("weights", [("1/2", "1/2"), ("1/3", "2/3")])
def test_a_mixture_of_two_that_equals_one_part_equals_the_other(given, goal, weights):
    assert part("m(x,z) = {} p(x) + {} q(x)".format(*weights), given, goal).proved


def test_the_mixture_is_named_before_lines_use_it():
    given, goal, law = "p(x) == m(x)", "p(x) == q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"
    lines = [[given, "given"], ["m(x) == 1/2 p(x) + 1/2 q(x)", "definition"], [goal, "lines"]]
    assert verify(lines, goal=goal, given=given, laws=["p(x)", "q(x)", law]).proved
    assert not part(law, given, goal, "lines").proved


@pytest.mark.parametrize("law, given, goal", [
    ("m(x,z) = 1/2 p(x) + 1/2 q(x)", "r(x) == m(x)", "p(x) == q(x)"), ("m(x,z) = 1/2 p(x) + 1/2 q(x)", "p(x) == r(x)", "p(x) == q(x)"),
    ("m(x,z) = 1/3 p(x) + 1/3 q(x) + 1/3 r(x)", "p(x) == m(x)", "p(x) == q(x)"), ("m(x,z) = 1/2 p(x) + 1/2 q(x)", "p(x) == m(x)", "p(x) == r(x)")])
def test_nothing_else_follows_from_an_equality_with_a_mixture(law, given, goal):
    assert not part(law, given, goal).proved
