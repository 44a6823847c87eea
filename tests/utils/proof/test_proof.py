"""Proofs about entropies: what is true is accepted with an exact certificate, what is false by a hair is not."""
from fractions import Fraction

import pytest

from utils.information import gaussian_differential_entropy
from utils.proof import H, I, Proof, ProofError, variables, verify
from utils.proof.solver import simplex

X, Y, Z = variables("X Y Z")
U, V, W = variables("U V W", continuous="U V W")
A, B, C, D = variables("A B C D")

ZHANG_YEUNG = "2 I(C;D) <= I(A;B) + I(A;C,D) + 3 I(C;D|A) + I(C;D|B)"
INGLETON = "I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D)"


def line(claim, why, **rules):
    """The only line of a proof of itself."""
    return verify([[claim, why]], goal=claim, **rules).lines[0]


# ---- what is accepted -------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("claim, why", [
    ("H(X,Y) == H(X) + H(Y|X)", "definition"),
    ("I(X;Y) == H(X) + H(Y) - H(X,Y)", "definition"),
    ("I(X;Y|Z) = H(X|Z) − H(X|Y,Z)", "definition"),
    ("H(X|Y) <= H(X)", "mi>=0"),
    ("H(X|Y,Z) <= H(X|Z)", "mi>=0"),
    ("I(X;Y) >= 0", "mi >= 0"),
    ("½ I(X;Y,Z) ≥ 0", "mi>=0"),
    ("0.1 H(X) + 0.2 H(X) <= 0.3 H(X) + 1e-9 I(X;Y)", "mi>=0"),
    ("H(X,Y,Z) >= H(X,Y)", "h>=0"),
    ("I(X;X) >= 0", "h>=0"),
    ("I(X;Y) <= H(X)", "h>=0"),
    ("2(H(X) + H(Y|X))/2 == H(X,Y)", "definition"),
    ("H(X,Y) + H(Y,Z) >= H(X,Y,Z) + H(Y)", "mi>=0"),
    ("0 >= -1", "definition"),
])
def test_true_claims_are_accepted(claim, why):
    assert line(claim, why, names="X Y Z").accepted


def test_a_certificate_adds_up_exactly():
    """Σ weight · fact, each fact rebuilt from its three groups, is the gap of the claim."""
    claim = "H(X,Y,Z) <= 1/2 H(X,Y) + 1/2 H(Y,Z) + 1/2 H(X,Z)"
    proof = verify([["H(X,Z|Y) + H(Y|X,Z) <= H(X|Y) + H(Z|Y) + H(Y|X,Z)", "mi>=0"], ["I(X;Z) >= 0", "mi>=0"],
                    ["H(Y|X,Z) <= H(Y|X)", "mi>=0"], ["H(Y|X,Z) <= H(Y|Z)", "mi>=0"], ["H(X|Y,Z) <= H(X|Y)", "mi>=0"],
                    ["H(Z|X,Y) <= H(Z|Y)", "mi>=0"], ["H(X,Y,Z) <= H(X,Y) + H(Z|Y)", "mi>=0"],
                    ["H(X,Y,Z) <= H(X,Z) + H(Y|X)", "mi>=0"], ["H(X,Y,Z) <= H(Y,Z) + H(X|Z)", "mi>=0"],
                    ["H(X) + H(Y|X) + H(Z|X,Y) == H(X,Y,Z)", "definition"], ["H(Z|X,Y) <= H(Z|X)", "mi>=0"]], goal=claim)
    for step in proof.lines:
        assert step.accepted, step
        for part in step.certificate:
            total = Fraction(0) * H(X)
            for weight, (kind, *groups) in part:
                assert weight > 0 and kind == "I"
                a, b, c = (tuple(sorted(group)) for group in groups)
                total = total + weight * (H(*a, *c) + H(*b, *c) - H(*a, *b, *c) - (H(*c) if c else 0))
            assert total.terms == step.statement.gap.terms


def test_data_processing():
    goal, given = "I(X;Z) <= I(X;Y)", ["I(X;Z|Y) == 0"]
    routes = [
        [["I(X;Z|Y) == 0", "given"], ["I(X;Y|Z) >= 0", "mi>=0"], ["I(X;Y) == I(X;Z) + I(X;Y|Z) - I(X;Z|Y)", "definition"],
         ["I(X;Z) <= I(X;Y)", "lines"]],
        [["H(X|Y,Z) <= H(X|Z)", "mi>=0"], ["H(X|Y,Z) == H(X|Y)", "given"], ["I(X;Z) <= I(X;Y)", "lines 1, 2"]],
    ]
    for lines in routes:
        assert verify(lines, goal, given, small_steps=True).proved
        assert not verify(lines, goal, []).proved
        assert verify(lines, goal, given, continuous="X Y Z").proved
    proof = verify(routes[0][:1] + routes[0][3:], goal, given)
    assert "it needs 1 fact" in proof.qed().message and proof.lines[1].verdict == "other reason"


def test_objects_and_text_are_the_same_proof():
    proof = Proof(H(X, Y) <= H(X) + H(Y))
    proof.step(H(X, Y) == H(X) + H(Y | X), why="definition")
    proof.step(I(X, Y) >= 0, why="mi>=0")
    proof.step(H(X, Y) <= H(X) + H(Y), why="lines")
    assert proof.proved
    again = verify(proof.plain(), goal=str(proof.goal))
    assert again.proved and repr(again) == repr(proof)


def test_a_goal_is_not_reached_by_true_lines_about_something_else():
    proof = verify([["I(X;Y) >= 0", "mi>=0"]], goal="I(X;Y|Z) >= 0")
    assert not proof.proved and "It needs 1 fact that you haven't stated; begin with 'mi>=0' about X, Y, Z" in proof.qed().message
    assert not verify([], goal="0 <= 1").proved


def test_a_lemma_is_cited_by_name_and_for_groups():
    rules = {"lemmas": {"conditioning": "H(A|B) <= H(A)", "more is more": "H(A,B) >= H(A)"}, "names": "X Y Z U"}
    assert line("H(X,Y|Z) <= H(X,Y)", "conditioning", **rules).accepted
    assert line("2 H(X|Y,Z) <= 2 H(X)", "conditioning", **rules).accepted
    assert line("H(X|Y,Z) <= H(X|Y)", "conditioning", **rules).verdict == "other reason"
    assert line("H(X) <= H(X|Y)", "conditioning", **rules).verdict == "false"
    assert line("H(X|Y) <= H(X)", "conditioning", **rules, continuous="X Y").accepted
    assert line("H(X,U) >= H(U)", "more is more", **rules).accepted
    assert not line("H(X,U) >= H(U)", "more is more", **rules, continuous="X").accepted
    with pytest.raises(ProofError, match="not provable"):
        Proof("I(X;Y) >= 0", lemmas={"wishful": "H(A) <= H(A|B)"})


# ---- false by a hair --------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("claim, why", [
    ("H(X) >= 1e-8", "h>=0"),
    ("H(X) >= 1e-15", "h>=0"),
    ("I(X;Y) >= 1e-12", "mi>=0"),
    ("1.000000001 H(X,Y) <= H(X) + H(Y)", "mi>=0"),
    ("H(X,Z) + H(Y,Z) >= H(X,Y,Z) + 1.000000001 H(Z)", "mi>=0"),
    ("H(X,Y) == H(X) + 0.999999999 H(Y|X)", "definition"),
    ("I(X;Y|Z) + 1e-9 H(X) <= H(X|Z)", "mi>=0"),
    ("0 >= 1e-30", "definition"),
    ("H(X) == 0.3333333333333333*3 H(X)", "definition"),
])
def test_false_by_a_hair_is_rejected_with_a_counterexample(claim, why):
    wrong = line(claim, why, names="X Y Z")
    assert wrong.verdict == "false" and wrong.counterexample.gap != 0


def test_true_by_a_hair_is_accepted():
    assert line("H(X) + 1e-11 I(X;Y) >= 0", "h>=0").verdict == "other reason"
    assert line("I(X;Y) + 1e-11 I(X;Y|Z) >= 0", "mi>=0").accepted
    assert line("1e-30 H(X) >= 0", "h>=0").accepted
    assert line("I(X;Y) + 1e-13 I(X;Z|Y) + 1e-7 I(Y;Z) >= 0", "mi>=0").accepted


def test_the_exact_solver_refines_what_floats_cannot_see():
    tiny = Fraction(1, 10**14)
    assert simplex([{"a": 1}, {"b": 1}], {"a": Fraction(1), "b": tiny})[0] == [1, tiny]
    assert simplex([{"a": 1}, {"b": 1}], {"a": Fraction(1), "b": -tiny})[0] is None
    assert simplex([{"a": 1, "b": 1}], {"a": Fraction(1), "b": 1 + tiny})[0] is None


# ---- what is rejected, and the message ------------------------------------------------------------------------------

def test_true_by_another_reason_says_which():
    assert "begin with 'mi>=0' about X, Y" in line("H(X,Y) <= H(X) + H(Y)", "definition").message
    assert "I(X;Y) >= 0 (mi>=0)" in line("H(X,Y) <= H(X) + H(Y)", "definition", hints=1).message
    wrong = line("I(X;Y) >= 0", "h>=0")
    assert wrong.verdict == "other reason" and "mi>=0" in wrong.message
    assert "H(X|Y) >= 0 (h>=0)" in line("H(X,Y) >= H(Y)", "mi>=0", hints=1).message


def test_an_inequality_given_keeps_its_direction():
    assert line("H(X) <= 1", "given", given=["H(X) <= 1"]).accepted
    assert line("H(X) >= 1", "given", given=["H(X) <= 1"]).verdict == "false"
    assert line("2 H(X) <= 2", "given", given=["1 >= H(X)"]).accepted
    assert line("-H(X) <= -1", "given", given=["H(X) <= 1"]).verdict == "false"


def test_contradictory_givens_are_flagged_and_not_used():
    for givens in (["H(X) == 1", "H(X) == 2"], ["H(X) <= -1"], ["H(X) <= 1", "I(X;Y) >= 2"]):
        proof = verify([["H(Y) >= 7", "given"]], goal="H(Y) >= 7", given=givens)
        assert not proof.proved and "contradict" in proof.lines[0].message and "contradict" in proof.qed().message
        proof = verify([["I(X;Y) >= 0", "mi>=0"]], goal="I(X;Y) >= 0", given=givens)
        assert not proof.proved and "contradict" in proof.qed().message


def test_ingleton_is_false_and_zhang_yeung_is_beyond_these_rules():
    false = line(INGLETON, "mi>=0")
    assert false.verdict == "false" and len(false.counterexample.distribution.table) == 4
    beyond = line(ZHANG_YEUNG, "mi>=0")
    assert beyond.verdict == "open" and "Zhang and Yeung" in beyond.message


def test_circular_and_unproved_lines_support_nothing():
    goal = "H(X,Y) <= H(X) + H(Y)"
    assert "circular" in verify([[goal, "line 1"]], goal).lines[0].message
    assert "circular" in verify([[goal, "line 2"], ["I(X;Y) >= 0", "mi>=0"]], goal).lines[0].message
    assert verify([[goal, "lines"]], goal).lines[0].verdict == "other reason"
    proof = verify([[goal, "definition"], [goal, "line 1"], [goal, "lines"]], goal)
    assert "not accepted" in proof.lines[1].message and not proof.lines[2].accepted
    assert "Line 1" in proof.qed().message


def test_a_line_cites_only_what_it_names():
    lines = [["I(X;Y) >= 0", "mi>=0"], ["I(Y;Z) >= 0", "mi>=0"]]
    assert verify([*lines, ["H(X,Y) <= H(X) + H(Y)", "line 1"]], goal="I(X;Y) >= 0", names="X Y Z").lines[2].accepted
    wrong = verify([*lines, ["H(X,Y) <= H(X) + H(Y)", "line 2"]], goal="I(X;Y) >= 0", names="X Y Z").lines[2]
    assert wrong.verdict == "other reason" and "line 1" in wrong.message


def test_reasons_may_be_narrowed_so_that_no_goal_is_one_step():
    goal = "I(X;Z) <= I(X;Y)"
    wrong = verify([[goal, "mi>=0"]], goal, ["I(X;Z|Y) == 0"], reasons=["definition", "given", "lines"]).lines[0]
    assert wrong.verdict == "unreadable" and "definition, given, lines" in wrong.message
    several = "H(X,Y,Z) <= H(X) + H(Y) + H(Z)"
    assert line(several, "mi>=0").accepted
    assert "lines of their own" in line(several, "mi>=0", small_steps=True).message
    with pytest.raises(ProofError, match="isn't a reason"):
        Proof(goal, reasons=["magic"])


# ---- continuous variables ---------------------------------------------------------------------------------------------

def test_differential_entropy_may_be_negative():
    wrong = line("H(U) >= 0", "h>=0", continuous="U")
    assert wrong.verdict == "false" and "discrete" in wrong.message
    variance = wrong.counterexample.distribution.covariance[0][0]
    assert gaussian_differential_entropy(float(variance)) == pytest.approx(wrong.counterexample.left)
    assert line("H(U,V) >= H(U)", "h>=0", continuous="U V").verdict == "false"
    assert line("H(U|V) <= H(U)", "mi>=0", continuous="U V").accepted
    assert line("I(U;V) <= H(U)", "h>=0", continuous="U V").verdict == "false"


def test_continuity_belongs_to_a_variable():
    assert line("H(X|U) >= 0", "h>=0", continuous="U").accepted
    assert line("H(U|X) >= 0", "h>=0", continuous="U").verdict == "false"
    assert line("H(X,U) >= H(U)", "h>=0", continuous="U").accepted
    assert line("H(X,U) >= H(X)", "h>=0", continuous="U").verdict == "false"
    assert line("I(X;U) <= H(X)", "h>=0", continuous="U").accepted
    assert line("H(X) == H(X|U)", "definition", continuous="U").verdict == "false"


def test_a_continuous_variable_is_not_repeated():
    for formula in (lambda: I(U, U), lambda: H(U | U), lambda: H(U, U), lambda: I(U, (U, V)), lambda: I(U, V | U)):
        with pytest.raises(ProofError, match=r"continuous.*no density"):
            formula()
    assert "no density" in verify([["I(U;U) >= 0", "mi>=0"]], goal="H(U) >= 0", continuous="U").lines[0].message
    assert I(X, X).terms == H(X).terms and H(X | X).terms == {}


def test_one_name_is_not_both_discrete_and_continuous():
    with pytest.raises(ProofError, match="both discrete and continuous"):
        I(X, variables("X", continuous="X")[0])
    with pytest.raises(ProofError, match="both discrete and continuous"):
        Proof(H(X) >= 0, given=[H(*variables("X", continuous="X")) <= 1])


# ---- what Python reads otherwise than a mathematician -----------------------------------------------------------------


@pytest.mark.parametrize("claim", [True, None, 3, H(X)])
def test_what_is_no_claim_is_told(claim):
    assert Proof(H(X) >= 0).step(claim, "h>=0").message == f"{claim!r} isn't a claim; compare two formulas with ==, <= or >=."


@pytest.mark.parametrize("lines", [None, "H(X) >= 0", 5, [None], [["H(X) >= 0"]], [["H(X) >= 0", 3]], [[1, "h>=0"]],
                                   [{"a": 1}], [["H(X) >= 0", "h>=0", "x"]], [["H(X) >= 0", "h>=0"]] * 61])
def test_lines_of_the_wrong_form_prove_nothing(lines):
    proof = verify(lines, goal="H(X) >= 0")
    assert not proof.proved and proof.qed().message
