"""The kernel and its axioms: facts are true, what isn't their sum is refused, and everything accepted passes through it."""
import ast
import io
import random
import re
import tokenize
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

import utils.proof
from benchmarks import proof_soundness
from utils.proof import Proof, ProofError, axioms, explain, kernel, variables, verify
from utils.proof.entropies import elementary
from utils.proof.expectations import _FACTS, Expectations, _Words
from utils.proof.linear import Claim, Linear
from utils.proof.shannon import Shannon
from utils.proof.words import ONE, Density, Mean

MIXED = ["p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"]
THREE = ["p(x)", "q(x)", "r(x)"]
ZHANG_YEUNG = "2 I(C;D) <= I(A;B) + I(A;C,D) + 3 I(C;D|A) + I(C;D|B)"
INGLETON = "I(A;B) <= I(A;B|C) + I(A;B|D) + I(C;D)"


def line(claim, why, **rules):
    return verify([[claim, why]], goal=claim, **rules).lines[0]


# ---- what it is ---------------------------------------------------------------------------------------------------------

def code_lines(module):
    """How many lines are neither blank, comment nor documentation."""
    source = Path(module.__file__).read_text()
    strings = {n for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
               for n in range(node.lineno, node.end_lineno + 1)}
    idle = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
    tokens = [t for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.type not in idle]
    return len({n for t in tokens for n in range(t.start[0], t.end[0] + 1)} - strings)


def test_its_size_is_what_its_first_lines_say():
    source = Path(kernel.__file__).read_text()
    said = re.search(r"The kernel: (\d+) lines of code", source.splitlines()[0]), re.search(r"the (\d+) lines of `axioms`", source)
    assert [int(s[1]) for s in said] == [code_lines(kernel), code_lines(axioms)]


@pytest.mark.parametrize("module, allowed", [(kernel, {"fractions", "axioms"}), (axioms, {"fractions", "itertools", "words"})])
def test_it_imports_no_solver_parser_or_floats(module, allowed):
    tree = ast.parse(Path(module.__file__).read_text())
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported == allowed and not any(isinstance(node, ast.Import) for node in ast.walk(tree))
    assert not any(isinstance(node, ast.Constant) and isinstance(node.value, float) for node in ast.walk(tree))


# ---- its facts are true -------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("seed", range(12))
def test_facts_about_entropies_hold_on_tables_with_zeros_copies_and_functions(seed):
    rng, names = np.random.default_rng(seed), variables("X Y Z W")
    facts = [*elementary(frozenset(names), "mi>=0"), *elementary(frozenset(names), "h>=0")]
    for _ in range(8):
        groups = [frozenset(v for v in names if rng.random() < 0.4) for _ in range(3)]
        facts += [fact for fact in (("I", *groups), ("H", *groups[:2])) if all(fact[1:-1])]
    known = proof_soundness.of_table(proof_soundness.discrete(rng, 4, False))
    for fact in facts:
        relation, terms = axioms.says(fact)
        assert relation == ">=" and proof_soundness.value(Linear(terms), [str(v) for v in names], known) >= -1e-10, fact


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("laws", [("p(x,y)", "q(x,y)"), tuple(MIXED), tuple(THREE)])
def test_facts_about_means_hold_wherever_they_are_finite(laws, seed):
    rng, language = np.random.default_rng(seed), Expectations(laws)
    texts = [proof_soundness.fitting(rng, {2: proof_soundness.PAIRS}.get(len(laws), proof_soundness.MIXED if "m(" in laws[-1]
                                                                         else proof_soundness.THREE))[0] for _ in range(6)]
    words = _Words([language.read(text)[0] for text in texts], language)
    words.imagine()
    given = ""
    drawn = [proof_soundness.tables(rng, _family(laws), given) for _ in range(4)]
    checked = 0
    for rule in _FACTS.values():
        for fact in rule(language, words):
            relation, terms = axioms.says(fact, words.known)
            if any(isinstance(k, Density) for k in terms):
                continue
            claim = Claim(Linear(terms), relation, Linear({}))
            checked += 1
            assert all(proof_soundness.holds(claim, language.laws, tables) is not False for tables in drawn), (fact, terms)
    assert checked > 5


def _family(laws):
    return proof_soundness.PAIRS if len(laws) == 2 else proof_soundness.MIXED if "m(" in laws[-1] else proof_soundness.THREE


def test_facts_that_are_none_are_refused():
    X, Y, U = *variables("X Y"), *variables("U", continuous="U")
    one = lambda *v: frozenset(v)
    p, q, joint = Density("p", one("x")), Density("q", one("x")), Density("p", one("x", "y"))
    laws = Expectations(MIXED).laws
    for fact in (("H", one(U), one(X)), ("I", one(U), one(U), one()), ("I", one(X), one(U), one(U)), ("I", one(), one(X), one()), ("H", one(), one(X)),
                 ("log", 3, False, 10**6), ("gibbs", joint, frozenset({(p, 1)})), ("gibbs", p, frozenset({(q, 2)})),
                 ("gibbs", joint, frozenset({(Density("p", one("x"), one("y")), 1), (Density("p", one("y"), one("x")), 1)})),
                 ("normalisation", p, frozenset({(q, 1)})), ("normalisation", Density("p", one("x"), one("y")), frozenset({(q, 1)})),
                 ("marginalisation", joint, p, Density("p", one("y"))), ("marginalisation", p, q, p), ("average", p, q),
                 ("average", Density("m", one("x")), Density("m", one("x"), one("z"))), ("coin", p), ("h>=0", p, one()),
                 ("product rule", "p", one("x"), one("x"), one()), ("jensen", p, frozenset({(Density("p", one("y")), 1)})),
                 ("convexity", (Fraction(0), Fraction(1)), (Fraction(1, 2), Fraction(1, 3))), ("convexity", (Fraction(0),), (1.0,)),
                 ("convexity", (Fraction(0), Fraction(1)), (Fraction(2), Fraction(-1)))):
        with pytest.raises(axioms.Refused):
            axioms.says(fact, axioms.Known(laws))
    assert axioms.says(("I", one(X), one(X), one(Y)))[1] == {one(X, Y): 1, one(Y): -1}


# ---- what isn't a sum of facts is refused ---------------------------------------------------------------------------------

PROOFS = [
    ([["I(X;Y) >= 0", "mi>=0"], ["2 H(X,Y) <= 2 H(X) + 2 H(Y)", "lines"]], {"goal": "H(X,Y) <= H(X) + H(Y)"}),
    ([["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"], ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
      ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"], ["KL(p || q) >= 0", "lines"]], {"goal": "KL(p || q) >= 0", "laws": MIXED}),
    ([["E_m(x)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]", "average"], ["H(Z) == -E_m(z)[log m(z)]", "definition"]],
     {"goal": "H(Z) == 1", "laws": MIXED}),
]


@pytest.mark.parametrize("lines, rules", PROOFS)
def test_a_certificate_with_anything_changed_is_refused(lines, rules):
    proof = verify(lines, **rules)
    for found in proof.lines:
        assert found.accepted and kernel.proves(found.certificate, found.statement, proof.known)
        for i, (weight, fact) in enumerate(found.certificate[0]):
            rest = found.certificate[0][:i] + found.certificate[0][i + 1:]
            for forged in (rest, [*rest, (weight * 2, fact)], [*rest, (-weight, fact)], [*rest, (weight + Fraction(1, 10**30), fact)],
                           [*rest, (float(weight), fact)], [*rest, (weight, fact), (weight, fact)]):
                try:
                    assert not kernel.proves([forged], found.statement, proof.known)
                except axioms.Refused:
                    continue


def test_no_line_is_accepted_without_the_kernel(monkeypatch):
    monkeypatch.setattr(kernel, "proves", lambda *_: False)
    for lines, rules in PROOFS:
        assert not any(found.accepted for found in verify(lines, **rules).lines)


def test_a_solver_that_lies_proves_nothing(monkeypatch):
    monkeypatch.setattr(utils.proof.solver, "_by_highs", lambda columns, target, costs: [Fraction(1)] * len(columns))
    rng = np.random.default_rng(0)
    for _ in range(30):
        text = proof_soundness.random_claim(rng, list("XYZ"))
        found = verify([[text, "mi>=0"]], goal=text).lines[0]
        assert not found.accepted or found.certificate == [[]] or kernel.proves(found.certificate, found.statement, axioms.Known())


# ---- completeness -----------------------------------------------------------------------------------------------------------

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


# ---- faults that were found -------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("given, goal", [
    ("p(x) q(x) == p(x) r(x)", "q(x) == r(x)"), ("q(x)/p(x) == r(x)/p(x)", "q(x) == r(x)"), ("p(x) q(x) == q(x) r(x)", "p(x) == r(x)"),
])
@pytest.mark.parametrize("why", ["lines", "gibbs equality", "product rule", "normalisation", "linearity"])
def test_a_factor_that_may_be_zero_does_not_cancel(given, goal, why):
    """p = (1, 0, 0), q = (½, ½, 0), r = (½, 0, ½): p·q = p·r, and q ≠ r."""
    assert not verify([[given, "given"], [goal, why]], goal, given, laws=THREE).lines[1].accepted
    a, b = goal.split(" == ")
    mean = f"E_{a}[log {a}] == E_{a}[log {b}]"
    proof = verify([[given, "given"], [mean, "lines"], [goal, "gibbs equality"]], goal, given, laws=THREE)
    assert not proof.proved


def test_identities_follow_where_zeros_agree():
    for given, goal in (("p(x|y) == p(x)", "p(x,y) == p(x) p(y)"), ("p(x,y) == p(x) p(y)", "p(y|x) == p(y)")):
        assert verify([[given, "given"], [goal, "product rule"]], goal, given, laws=["p(x,y)"]).proved


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


@pytest.mark.parametrize("givens", [["H(X) == 1", "H(X) == 1.0000000000001"], ["H(X) <= 1", "H(X) >= 1.0000000000001"], ["I(X;Y) <= -1e-13"],
                                    ["1e-12 H(X) == 1e-12", "H(X) <= 1 - 1e-9"]])
def test_givens_that_contradict_each_other_by_little_are_found(givens):
    assert "contradict" in Proof("H(Y) >= 7", givens).contradiction


def test_open_false_and_unproved_are_three_words():
    zhang_yeung, ingleton = line(ZHANG_YEUNG, "mi>=0"), line(INGLETON, "mi>=0")
    assert (zhang_yeung.verdict, ingleton.verdict) == ("open", "false")
    A, B, C, D = variables("A B C D")
    facts = [*elementary(frozenset((A, B, C, D)), "mi>=0"), *elementary(frozenset((A, B, C, D)), "h>=0")]
    assert kernel.separates(zhang_yeung.obstruction, zhang_yeung.statement, facts, axioms.Known())
    assert "can't" not in ingleton.message and "rules" in zhang_yeung.message
    unproved = line("E_p(x)[log q(x)] + E_q(x)[log p(x)] <= E_p(x)[log p(x)] + E_q(x)[log q(x)]", "jensen", laws=["p(x)", "q(x)"], reasons=["jensen"])
    assert unproved.verdict == "other reason" or "neither" in unproved.message


def test_an_obstruction_is_checked_against_every_fact():
    X, Y = variables("X Y")
    claim = (Proof("H(X) <= H(Y)", names="X Y")).goal
    facts = [*elementary(frozenset((X, Y)), "mi>=0"), *elementary(frozenset((X, Y)), "h>=0")]
    one = frozenset((X,)), frozenset((Y,)), frozenset((X, Y))
    assert kernel.separates(dict(zip(one, (2, 1, 2), strict=True)), claim, facts, axioms.Known())
    assert not kernel.separates(dict(zip(one, (2, 1, 1), strict=True)), claim, facts, axioms.Known())       # H(Y|X) would be −1
    assert not kernel.separates(dict(zip(one, (1, 1, 2), strict=True)), claim, facts, axioms.Known())       # it doesn't violate it


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


def test_a_narrow_density_refutes_what_holds_for_pmfs_alone():
    found = line("H(Y|X) >= 0", "definition", laws=["p(x,y)"])
    assert found.verdict == "false" and "interval of width 1/8" in found.message


def test_means_that_may_be_infinite_do_not_cancel():
    """Without q ≪ p, E_q[log p] is −∞ on both sides, and says nothing about q and r."""
    laws = axioms.Known(Expectations(THREE).laws)
    p, q, r = (Density(name, frozenset("x")) for name in "pqr")
    laws.cited["given 1"] = Expectations(THREE).read("p(x) q(x) == p(x) r(x)")[0]
    claim = Claim(Linear({Mean(q, q): 1}), "==", Linear({Mean(q, r): 1}))
    with pytest.raises(axioms.Refused):
        kernel.proves([[(Fraction(1), ("under", "given 1", q))]], claim, laws)
    assert p and axioms.says(("1",)) == (">=", {ONE: 1})


# ---- explain ----------------------------------------------------------------------------------------------------------------

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


def test_pairs_of_facts_are_explained_in_any_combination():
    names = variables("X Y Z")
    facts = elementary(frozenset(names), "mi>=0")
    for a, b in list(combinations(facts, 2))[:6]:
        gap = axioms.plus((1, axioms.says(a)[1]), (2, axioms.says(b)[1]))
        assert len(explain(Claim(Linear(gap), ">=", Linear({}))).lines) <= 3
