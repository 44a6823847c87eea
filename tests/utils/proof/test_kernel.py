"""The kernel and its axioms: facts are true, what isn't their sum is refused, and everything accepted passes through it."""
import ast
import io
import re
import tokenize
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

import utils.proof
from benchmarks import random_entropies, random_means
from utils.proof import Proof, axioms, conditions, kernel, variables, verify, words
from utils.proof.candidates import FACTS, Words
from utils.proof.entropies import elementary
from utils.proof.expectations import Expectations
from utils.proof.linear import Claim, Linear
from utils.proof.words import ONE, Density, Divergence, Entropy, Information, JensenShannon, Log, Mean

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
    assert [int(s[1]) for s in said] == [code_lines(kernel), code_lines(axioms) + code_lines(conditions)]


@pytest.mark.parametrize("module, allowed", [(kernel, {"fractions", "axioms", "conditions"}), (axioms, {"fractions", "words"}),
                                             (conditions, {"itertools", "axioms", "words"})])
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
    known = random_entropies.of_table(random_entropies.discrete(rng, 4, False))
    for fact in facts:
        relation, terms = axioms.says(fact)
        assert relation == ">=" and random_entropies.value(Linear(terms), [str(v) for v in names], known) >= -1e-10, fact


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("laws", [("p(x,y)", "q(x,y)"), tuple(MIXED), tuple(THREE)])
def test_facts_about_means_hold_wherever_they_are_finite(laws, seed):
    rng, language = np.random.default_rng(seed), Expectations(laws)
    texts = [random_means.fitting(rng, {2: random_means.PAIRS}.get(len(laws), random_means.MIXED if "m(" in laws[-1]
                                                                      else random_means.THREE))[0] for _ in range(6)]
    words = Words([language.read(text)[0] for text in texts], language)
    words.imagine()
    given = ""
    drawn = [random_means.tables(rng, _family(laws), given) for _ in range(4)]
    checked = 0
    for rule in FACTS.values():
        for fact in rule(language, words):
            relation, terms = axioms.says(fact, words.known)
            if any(isinstance(k, Density) for k in terms):
                continue
            claim = Claim(Linear(terms), relation, Linear({}))
            checked += 1
            assert all(random_means.holds(claim, language.laws, tables) is not False for tables in drawn), (fact, terms)
    assert checked > 5


def _family(laws):
    return random_means.PAIRS if len(laws) == 2 else random_means.MIXED if "m(" in laws[-1] else random_means.THREE


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
        text = random_entropies.random_claim(rng, list("XYZ"))
        found = verify([[text, "mi>=0"]], goal=text).lines[0]
        assert not found.accepted or found.certificate == [[]] or kernel.proves(found.certificate, found.statement, axioms.Known())


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


def test_an_obstruction_is_checked_against_every_fact():
    X, Y = variables("X Y")
    claim = (Proof("H(X) <= H(Y)", names="X Y")).goal
    facts = [*elementary(frozenset((X, Y)), "mi>=0"), *elementary(frozenset((X, Y)), "h>=0")]
    one = frozenset((X,)), frozenset((Y,)), frozenset((X, Y))
    assert kernel.separates(dict(zip(one, (2, 1, 2), strict=True)), claim, facts, axioms.Known())
    assert not kernel.separates(dict(zip(one, (2, 1, 1), strict=True)), claim, facts, axioms.Known())       # H(Y|X) would be −1
    assert not kernel.separates(dict(zip(one, (1, 1, 2), strict=True)), claim, facts, axioms.Known())       # it doesn't violate it


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


ONE_OF = lambda *v: frozenset(v)
P, Q, M = (lambda *v, given=(), law=law: Density(law, frozenset(v), frozenset(given)) for law in "pqm")
UNEVEN = ["p(x)", "q(x)", "m(x,z) = 1/3 p(x) + 2/3 q(x)"]


@pytest.mark.parametrize("fact, laws", [
    (("log", 3, True, 0), MIXED), (("log", 3, True, 65), MIXED), (("log", 1, True, 1), MIXED), (("product rule", "p", ONE_OF(), ONE_OF("x"), ONE_OF()), MIXED),
    (("product rule", "p", ONE_OF("x"), ONE_OF(), ONE_OF()), MIXED), (("product rule", "p", ONE_OF("x"), ONE_OF("y"), ONE_OF("x")), MIXED), (("product rule", "p", ONE_OF("x"), ONE_OF("y"), ONE_OF("y")), MIXED),
    (("product rule", "p", ONE_OF("x"), ONE_OF("y"), ONE_OF(), P("x")), MIXED), (("product rule", "p", ONE_OF("x"), ONE_OF("y"), ONE_OF(), P("x", "y", given="z")), MIXED),
    (("marginalisation", P("x", "y"), P("x", given="y"), P("x")), MIXED), (("marginalisation", P("x"), P("x", "y"), P("y")), MIXED), (("marginalisation", P("x", given="y"), P("x"), P("x")), MIXED),
    (("marginalisation", P("x", "y"), P("x"), ONE_OF((Q("y"), 1))), MIXED), (("average", M("z"), M("z")), MIXED), (("average", M("x", "z"), M("z")), MIXED), (("average", P("x"), P("x")), MIXED),
    (("coin", M("x", "z")), UNEVEN), (("coin", M("x")), MIXED), (("coin", P("x")), MIXED), (("h>=0", M("x", "z"), ONE_OF("z")), MIXED), (("h>=0", M("x"), ONE_OF("x")), MIXED), (("h>=0", P("x"), ONE_OF()), MIXED),
    (("jensen", P("x", given="y"), ONE_OF((P("x"), 1))), MIXED), (("normalisation", P("x"), ONE_OF((P("x"), -1), (Q("x"), 2))), MIXED),
    (("normalisation", P("x", "y"), ONE_OF((P("x"), 1), (P("x", given="y"), -1))), MIXED), (("normalisation", P("x", "y"), ONE_OF((Q("x"), 1), (Q("x", given="y"), -1)), True), MIXED),
    (("gibbs", P("x"), ONE_OF((Q("x"), -1))), MIXED),
    (("gibbs", P("x", given="y"), ONE_OF((Q("x"), 1))), MIXED), (("divergence", P("x")), MIXED), (("divergence", Divergence(P("x", given="y"), ONE_OF((Q("x"), 1)))), MIXED),
    (("divergence", Divergence(P("x"), ONE_OF((Q("y"), 1)))), MIXED), (("definition", P("x")), MIXED), (("definition", JensenShannon(ONE_OF(P("x"), Q("x")))), UNEVEN),
    (("definition", JensenShannon(ONE_OF(P("x", given="y"), Q("x")))), MIXED), (("definition", Information("p", ONE_OF(ONE_OF("x"), ONE_OF("y")), ONE_OF("z")), True), MIXED),
    (("definition", Information("p", ONE_OF(ONE_OF("x", "y"), ONE_OF("y")), ONE_OF()), True), MIXED), (("convexity", (Fraction(1),), (Fraction(1), Fraction(0))), MIXED), (("convexity", (1,), (Fraction(1),)), MIXED),
])
def test_each_condition_of_a_rule_is_asked_for(fact, laws):
    with pytest.raises(axioms.Refused):
        axioms.says(fact, axioms.Known(Expectations(laws).laws))


def test_powers_of_primes_are_compared_with_powers_of_two_as_closely_as_can_be():
    for prime in (3, 5, 7, 997):
        for steps in (1, 2, 7, 64):
            (_, below), (_, above) = (axioms.says(("log", prime, up, steps)) for up in (True, False))
            low, high = -below[ONE], above[ONE]
            assert below[Log(prime)] == steps == -above[Log(prime)] and 2**low < prime**steps < 2**high and high == low + 1


@pytest.mark.parametrize("fact, formula", [
    (("definition", Entropy(P("x", given="y"))), "H(X|Y) + E_p(x,y)[log p(x|y)]"), (("definition", Divergence(P("x"), ONE_OF((Q("x"), 1)))), "KL(p(x) || q(x)) - E_p(x)[log p(x)] + E_p(x)[log q(x)]"),
    (("marginalisation", P("x", "y"), P("x"), Q("x")), "E_p(x,y)[log q(x)] - E_p(x)[log q(x)]"), (("marginalisation", P("x", "y"), P("x"), ONE_OF((Q("x"), 1))), "log E_p(x,y)[q(x)] - log E_p(x)[q(x)]"),
    (("product rule", "p", ONE_OF("x"), ONE_OF("y"), ONE_OF("z")), "p(x,y|z) - p(y|z) - p(x|y,z)"), (("coin", M("z")), "E_m(z)[log m(z)] + 1"), (("jensen", P("x"), ONE_OF((Q("x"), 1))), "log E_p(x)[q(x)] - E_p(x)[log q(x)]"),
    (("average", M("x"), M("x")), "E_m(x)[log m(x)] - ½ E_p(x)[log m(x)] - ½ E_q(x)[log m(x)]"), (("average", M("x", "z"), M("x", given="z")), "E_m(x,z)[log m(x|z)] - ½ E_p(x)[log p(x)] - ½ E_q(x)[log q(x)]"),
    (("gibbs", P("x"), ONE_OF((Q("x"), 1))), "E_p(x)[log p(x)] - E_p(x)[log q(x)]"), (("h>=0", M("x", "z"), ONE_OF("x")), "-E_m(x,z)[log m(z|x)]"), (("divergence", Divergence(P("x"), ONE_OF((Q("x"), 1)))), "KL(p(x) || q(x))"),
    (("normalisation", P("x"), ONE_OF((Q("x"), 1), (P("x"), -1))), "-log E_p(x)[q(x) / p(x)]"), (("convexity", (Fraction(0), Fraction(2)), (Fraction(1, 4), Fraction(3, 4))), "¼ 0 + ¾ 2 - 3/2"),
    (("normalisation", P("x", "y"), ONE_OF((P("x"), 1), (P("x", given="y"), -1)), True), "-log E_p(x,y)[p(x) / p(x|y)]"),      # p(x|y) is p(x,y)/p(y), so times p(x,y) it's p(x) p(y)
    (("definition", JensenShannon(ONE_OF(P("x"), Q("x")))), None),
])
def test_a_fact_says_this(fact, formula):
    relation, terms = axioms.says(fact, axioms.Known(Expectations(MIXED).laws))
    assert relation == ("==" if fact[0] in ("definition", "marginalisation", "product rule", "coin", "average") else ">=")
    if formula:
        assert words.formula(terms) == formula
    else:
        assert terms == {fact[1]: 1, Divergence(P("x"), ONE_OF((M("x"), 1))): Fraction(-1, 2), Divergence(Q("x"), ONE_OF((M("x"), 1))): Fraction(-1, 2)}
