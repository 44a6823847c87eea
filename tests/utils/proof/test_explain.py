"""explain finds a short proof that verify accepts, or says why there is none."""
from importlib import import_module
from itertools import combinations

import pytest

from utils.proof import ProofError, axioms, explain, variables, verify
from utils.proof.entropies import elementary
from utils.proof.linear import Claim, Linear

MIXED = ["p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"]


ZHANG_YEUNG = "2 I(C;D) <= I(A;B) + I(A;C,D) + 3 I(C;D|A) + I(C;D|B)"


INGLETON = "I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D)"


READ_IN = ["given", "definition", "product rule", "marginalisation", "average", "linearity", "jensen", "gibbs"]     # what words mean, then rules, then inequalities


BELOW = ["definition", "product rule", "marginalisation", "linearity", "lines"]


@pytest.mark.parametrize("claim, rules, most", [
    ("2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", {"continuous": "X Y Z", "small_steps": True}, 3),
    ("I(W;Z) <= I(X;Y)", {"given": "markov(W, X, Y, Z)", "continuous": "W X Y Z"}, 5),
    ("JSD(p || q) <= 1", {"laws": MIXED}, 10),
    ("H(X,Y|Z) <= H(X|Z) + H(Y|Z)", {"continuous": "X Y Z"}, 1),
    ("I(X;Y) == H(X) - H(X|Y)", {"laws": ["p(x,y)"], "reasons": BELOW}, 6),
    ("I(X;Y) == H(Y) - H(Y|X)", {"laws": ["p(x,y)"], "reasons": BELOW}, 6),
    ("KL(p || q) >= 0", {"laws": ["p(x)", "q(x)"], "reasons": [*BELOW, "jensen", "normalisation"]}, 4),
    ("H(X,Y) <= H(X) + H(Y)", {"laws": ["p(x,y)"], "reasons": [*BELOW, "gibbs"]}, 7),
    ("I(X;Y) <= log 3", {"given": "H(X) <= log 3"}, 3),
])
def test_explain_finds_a_short_proof_that_verify_accepts(claim, rules, most):
    proof = explain(claim, **rules)
    assert proof.proved and len(proof.lines) <= most
    ranks = [READ_IN.index(reason) for _, reason in proof.plain()[:-1] if reason in READ_IN]
    assert ranks == sorted(ranks)
    assert verify(proof.plain(), goal=claim, **rules).proved
    for i in range(len(proof.lines) - 1):                       # none of its facts can be left out
        assert not verify(proof.plain()[:i] + proof.plain()[i + 1:], goal=claim, **rules).proved


@pytest.mark.parametrize("claim, fragment", [(INGLETON, "false"), (ZHANG_YEUNG, "cannot follow"), ("H(X) <= H(Y)", "Counterexample")])
def test_explain_says_why_there_is_no_proof(claim, fragment):
    with pytest.raises(ProofError, match=fragment):
        explain(claim)


@pytest.mark.parametrize("goal, given, laws, most", [
    ("p(x) == q(x)", ["KL(p || q) == 0"], ["p(x)", "q(x)"], 2),
    ("p(x) == r(x)", ["p(x) == q(x)", "q(x) == r(x)"], ["p(x)", "q(x)", "r(x)"], 3),
    ("p(x,y) == p(x) p(y)", ["H(X,Y) == H(X) + H(Y)"], ["p(x,y)"], 9),
    ("p(x) == q(x)", ["JSD(p || q) == 0"], ["p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"], 9),       # by way of m
])
def test_explain_proves_that_distributions_are_equal(goal, given, laws, most):
    proof = explain(goal, given, laws=laws)
    assert proof.proved and len(proof.lines) <= most and verify(proof.plain(), goal, given, laws=laws).proved
    with pytest.raises(ProofError, match="was not proved"):
        explain(goal, laws=laws)


def test_the_facts_are_those_that_the_integer_program_proposes(monkeypatch):
    module = import_module("utils.proof.explain")
    proposed, support = [], module._support
    monkeypatch.setattr(module, "_support", lambda *given: proposed.append(support(*given)) or proposed[-1])
    assert explain("I(W;Z) <= I(X;Y)", given="markov(W, X, Y, Z)").proved and proposed[0]


def test_pairs_of_facts_are_explained_in_any_combination():
    names = variables("X Y Z")
    facts = elementary(frozenset(names), "mi>=0")
    for a, b in list(combinations(facts, 2))[:6]:
        gap = axioms.plus((1, axioms.says(a)[1]), (2, axioms.says(b)[1]))
        assert len(explain(Claim(Linear(gap), ">=", Linear({}))).lines) <= 3


def test_a_constant_is_no_line_and_costs_nothing():
    """The first given is enough; the second would need H(Y) ≥ 0 as well, with smaller weights."""
    assert explain("H(X) <= 3", ["H(X) <= ½", "H(X) + 0.1 H(Y) <= 3"]).plain() == [["H(X) <= ½", "given"], ["H(X) <= 3", "lines"]]
