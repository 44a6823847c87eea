"""What a line's verdict means: all that follows is found, nothing else is accepted, and what was not searched is not called impossible."""
import random
from fractions import Fraction

import pytest

from utils.proof import Proof, axioms, kernel, solver, variables, verify
from utils.proof.entropies import elementary
from utils.proof.linear import Claim, Linear
from utils.proof.shannon import Shannon

ZHANG_YEUNG = "2 I(C;D) <= I(A;B) + I(A;C,D) + 3 I(C;D|A) + I(C;D|B)"


INGLETON = "I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D)"


def line(claim, why, **rules):
    return verify([[claim, why]], goal=claim, **rules).lines[0]


@pytest.mark.parametrize("seed", range(10))
def test_every_nonnegative_combination_is_accepted(seed):
    rng, n = random.Random(seed), 2 + seed % 4
    names = variables([f"X{i}" for i in range(n)])
    facts = elementary(frozenset(names), "mi>=0")
    for scale in (1, Fraction(1, 10**12), 10**12):
        chosen = rng.sample(facts, min(len(facts), 4))
        total = axioms.plus(*((Fraction(rng.randint(1, 9), rng.randint(1, 9)) * scale, axioms.says(f)[1]) for f in chosen))
        proof = Proof("I(X0;X1) >= 0", names=" ".join(map(str, names)))
        claim = Claim(Linear(total), ">=", Linear({}))
        assert proof.step(claim, "mi>=0").accepted
        spoilt = Claim(Linear(axioms.plus((1, total), (-scale * Fraction(1, 10**6), {frozenset(names[:1]): 1}))), ">=", Linear({}))
        assert not proof.step(spoilt, "mi>=0").accepted


@pytest.mark.parametrize("scale", ["1e-12", "1e-10", "1e-6", "1", "1e6", "1e12"])
def test_scale_does_not_matter(scale):
    proof = verify([[f"{scale} I(X;Y) >= 0", "mi>=0"], ["I(X;Y) >= 0", "line 1"], [f"I(X;Y|Z) + {scale} I(X;Y) >= 0", "mi>=0"],
                    [f"{scale} I(X;Y) >= I(X;Y)", "line 1"]], goal="I(X;Y) >= 0", names="X Y Z")
    assert [found.accepted for found in proof.lines] == [True, True, True, float(scale) >= 1]


def test_open_false_and_unproved_are_three_words():
    zhang_yeung, ingleton = line(ZHANG_YEUNG, "mi>=0"), line(INGLETON, "mi>=0")
    assert (zhang_yeung.verdict, ingleton.verdict) == ("open", "false")
    A, B, C, D = variables("A B C D")
    facts = [*elementary(frozenset((A, B, C, D)), "mi>=0"), *elementary(frozenset((A, B, C, D)), "h>=0")]
    assert kernel.separates(zhang_yeung.obstruction, zhang_yeung.statement, facts, axioms.Known())
    assert "can't" not in ingleton.message and "rules" in zhang_yeung.message
    unproved = line("E_p(x)[log q(x)] + E_q(x)[log p(x)] <= E_p(x)[log p(x)] + E_q(x)[log q(x)]", "jensen", laws=["p(x)", "q(x)"], reasons=["jensen"])
    assert unproved.verdict == "other reason" or "neither" in unproved.message


def test_the_slow_exact_method_waits_for_coefficients_that_need_it(monkeypatch):
    monkeypatch.setattr(solver, "simplex", lambda *program: pytest.fail("Sixteen rows of small coefficients need no fractions."))
    assert line(ZHANG_YEUNG, "mi>=0").obstruction


def test_what_was_not_searched_is_not_called_impossible():
    """Shearer's inequality about 12 variables follows by Shannon's rules; not all of their facts are tried for so many."""
    names = [f"X{i}" for i in range(12)]
    cover = " + ".join(f"H({names[i]},{names[(i + 1) % 12]},{names[(i + 5) % 12]})" for i in range(12))
    proof = verify([["H(X0) >= 0", "h>=0"], [f"{cover} >= 3 H({','.join(names)})", "lines"]], "H(X0) >= 0", names=" ".join(names))
    assert proof.lines[1].verdict == "unproved" and not proof.lines[1].obstruction


def test_below_entropies_a_vector_shows_that_what_was_tried_is_not_enough():
    """2 KL(p‖m) ≤ KL(p‖q) is true by convexity, which no sum of these rules about its own words gives."""
    laws = ["p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"]
    found = line("2 KL(p || m) <= KL(p || q)", "gibbs", laws=laws)
    at = lambda terms: sum(c * found.obstruction.get(term, 0) for term, c in terms.items())
    assert found.verdict == "unproved" and "no sum" in found.message and at(found.statement.gap.terms) < 0
    proof = Proof("2 KL(p || m) <= KL(p || q)", laws=laws)
    facts = [fact for fact in proof.language.facts([proof.goal], proof.language.reasons) if fact != ("1",)]
    assert kernel.separates(found.obstruction, found.statement, facts, proof.known)


@pytest.mark.parametrize("n", [7, 8, 10])
def test_many_variables_are_answered(n):
    names = [f"X{i}" for i in range(n)]
    whole, listed = ",".join(names), " ".join(names)
    subadditive = f"H({whole}) <= " + " + ".join(f"H({x})" for x in names)
    han = f"{n - 1} H({whole}) <= " + " + ".join(f"H({','.join(names[:i] + names[i + 1:])})" for i in range(n))
    assert line(subadditive, "mi>=0", names=listed).accepted and line(han, "mi>=0", names=listed).accepted
    assert line(f"H({names[0]}|{','.join(names[1:])}) <= H({names[0]}|{names[1]})", "mi>=0", names=listed, continuous=listed).accepted
    false = line(f"H({whole}) >= " + " + ".join(f"H({x})" for x in names), "mi>=0", names=listed)
    assert false.verdict == "false" and len(false.counterexample.distribution.names) == n


def test_few_sets_of_many_variables_are_decided_by_unions_and_intersections_alone():
    names = variables([f"X{i}" for i in range(9)])
    parts = [frozenset(names[i:i + 3]) for i in (0, 3, 6)]
    terms = {parts[0] | parts[1]: 1, parts[1] | parts[2]: 1, parts[1]: -1, parts[0] | parts[1] | parts[2]: -1}
    claim, false = (Claim(Linear({k: s * c for k, c in terms.items()}), ">=", Linear({})) for s in (1, -1))
    language = Shannon(claim, ())
    assert len(language.facts([claim], ["mi>=0", "h>=0"])) < 60 and language.complete
    proof = Proof(claim)
    assert proof.step(claim, "mi>=0").accepted and proof.step(false, "mi>=0").verdict == "false"


def test_what_only_all_facts_about_eight_variables_give_is_accepted():
    """A sum of facts about sets that are neither the claim's own nor their unions and intersections."""
    rng = random.Random(1)
    names = variables([f"X{i}" for i in range(8)])
    facts = [f for f in elementary(frozenset(names), "mi>=0")]
    total = axioms.plus(*((1, axioms.says(f)[1]) for f in rng.sample(facts, 40)))
    claim = Claim(Linear(total), ">=", Linear({}))
    assert Proof("I(X0;X1) >= 0", names=" ".join(map(str, names))).step(claim, "mi>=0").accepted


def test_only_the_first_refused_lines_are_explained():
    names = " ".join(f"X{i}" for i in range(60))
    proof = verify([[f"H(X{i}) >= {i + 1}", "h>=0"] for i in range(60)], goal="H(X0) >= 1", names=names)
    assert [found.verdict for found in proof.lines[:3]] == ["false"] * 3 and "lines above first" in proof.lines[-1].message


@pytest.mark.parametrize("claim, why, given", [
    ("H(Z|X) == 0", "given", ["H(Z) == 1", "I(X;Z) == 1"]),            # the goal itself, from two givens and an identity
    ("H(Z) == 1", "given 99", ["H(Z) == 1"]), ("H(Z) == 1", "given 2", ["H(Z) == 1", "I(X;Z) == 1"]),
    ("I(X;Z) == H(Z) - H(Z|X)", "given", ["H(Z) == 1"]), ("H(X,Z) == H(X) + H(Z|X)", "mi>=0", []), ("H(X,Z) == H(X) + H(Z|X)", "h>=0", []),
    ("H(X,Z) == H(X) + H(Z|X)", "lines", []), ("0 >= 0", "given", ["H(Z) == 1"]),
])
def test_reasons_are_held_to_their_word(claim, why, given):
    found = verify([[claim, why]], goal="H(Z|X) == 0", given=given, names="X Z").lines[0]
    assert not found.accepted and found.message


@pytest.mark.parametrize("claim, given", [
    ("H(Z) - I(X;Z) == 0", ["H(Z) == 1", "I(X;Z) == 1"]), ("H(X|Y,Z) == H(X|Y)", ["I(X;Z|Y) == 0"]), ("2 H(Z) == 2", ["H(Z) == 1"]),
])
def test_a_given_may_be_written_differently(claim, given):
    assert verify([[claim, "given"]], goal=claim, given=given).lines[0].accepted


ONE_BIT = {"goal": "H(Z|X) == 0", "given": ["H(Z) == 1", "I(X;Z) == 1"]}


@pytest.mark.parametrize("claim, why, accepted", [
    ("H(Z|X) == 0", "given", True), ("H(Z|X) == 1 - I(X;Z)", "given", True), ("H(Z|X) == H(Z) - 1", "given 2", True),
    ("H(Z|X) == 0", "given 1", False), ("H(X,Z) == H(X)", "given", False), ("I(X;Z) == H(Z) - H(Z|X)", "given", False),
])
def test_a_given_may_be_put_into_a_line(claim, why, accepted):
    """As both are written: what else it would need is a step of its own."""
    lines = [["H(Z|X) == H(Z) - I(X;Z)", "definition"], [claim, why]]
    assert verify(lines, **ONE_BIT).lines[1].accepted == accepted


@pytest.mark.parametrize("lines, proved", [
    ([], False), ([["H(Z|X) >= 0", "h>=0"]], False), ([["H(Z|X) == 0", "lines"]], False),
    ([["I(X;Z) == H(Z) - H(Z|X)", "definition"]], True), ([["H(Z) - H(Z|X) == 1", "definition"]], True),
])
def test_the_givens_alone_are_no_proof(lines, proved):
    verdict = verify([["H(Z) == 1", "given"], ["I(X;Z) == 1", "given"], *lines], **ONE_BIT).qed()
    assert verdict.accepted == proved and (proved or "by which definition" in verdict.message)


@pytest.mark.parametrize("givens", [["H(X) == 1", "H(X) == 1.0000000000001"], ["H(X) <= 1", "H(X) >= 1.0000000000001"], ["I(X;Y) <= -1e-13"],
                                    ["1e-12 H(X) == 1e-12", "H(X) <= 1 - 1e-9"]])
def test_givens_that_contradict_each_other_by_little_are_found(givens):
    assert "contradict" in Proof("H(Y) >= 7", givens).contradiction
