"""What a student is told at the end: the last line's verdict and message, or where every line holds what is still missing; word for word."""
import pytest

from utils.proof import ProofError, explain, verify
from utils.proof.checking import Proof

ONE, TWO, MIXED = ["p(x,y)"], ["p(x)", "q(x)"], ["p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"]
VERDICTS = [
    ([["H(X|Y) <= H(X)", "definition"]], "H(X|Y) <= H(X)", {}, "other reason",
     "true, but not by 'definition': it needs 1 fact that you haven't stated; begin with 'mi>=0' about X, Y. State what it needs in lines of their own, then cite the lines. A definition gives equalities; an inequality needs mi>=0, h>=0 or lines."),
    ([["H(X|Y) <= H(X)", "h>=0"]], "H(X|Y) <= H(X)", {"continuous": "X Y"}, "other reason",
     "true, but not by 'h>=0': it needs 1 fact that you haven't stated; begin with 'mi>=0' about X, Y. State what it needs in lines of their own, then cite the lines. The reason h>=0 is for discrete variables: the entropy of X, Y may be negative."),
    ([["H(X) >= 0", "h>=0"]], "H(X) >= 0", {"continuous": "X"}, "false",
     "false. Counterexample: X Gaussian with variance 1/1024: there the left side is -2.953 and the right side 0 (bits), off by 2.95. The reason h>=0 is for discrete variables: the entropy of X may be negative."),
    ([["H(X|Y) <= H(X)", "lines"]], "H(X|Y) <= H(X)", {}, "other reason",
     "true, but not by 'lines': it needs 1 fact that you haven't stated; begin with 'mi>=0' about X, Y. State what it needs in lines of their own, then cite the lines."),
    ([["I(X;Y) >= 0", "mi>=0"], ["H(X|Y) <= H(X)", "definition"]], "H(X|Y) <= H(X)", {}, "accepted",
     "Proved."),
    ([["H(X) - H(X|Y) == I(X;Y)", "mi>=0"]], "H(X|Y) <= H(X)", {}, "other reason",
     "true, but not by 'mi>=0': both sides are the same, so 'definition' alone gives it."),
    ([["H(X) <= H(Y)", "lines"]], "H(X|Y) <= H(X)", {"given": ["H(Y) <= 1"]}, "false",
     "false although all givens hold. Counterexample: (X,Y) with p(0,0) = 1/2, p(1,0) = 1/2: there the left side is 1 and the right side 0 (bits), off by 1."),
    ([["H(X) <= 2", "given"]], "H(X) <= 1", {"given": ["H(X) <= 1"]}, "other reason",
     "true, but not by 'given': it needs 1 fact that you haven't stated; begin with a given that you haven't stated. State what it needs in lines of their own, then cite the lines."),
    ([["H(X) <= 1", "lines"]], "H(X) <= 1", {"given": ["H(X) <= 1"]}, "other reason",
     "true, but not by 'lines': it needs 1 fact that you haven't stated; begin with a given that you haven't stated. State what it needs in lines of their own, then cite the lines."),
    ([["H(X) <= 1", "given"], ["H(X) <= 2", "mi>=0"]], "H(X) <= 2", {"given": ["H(X) <= 1"]}, "other reason",
     "true, but not by 'mi>=0': it follows from line 1, so the reason is 'lines'."),
    ([], "H(X) >= 0", {}, "",
     "There is no line yet."),
    ([["H(X) >= 0", "h>=0"]], "H(X,Y) >= H(Y)", {}, "accepted",
     "Your lines hold, but the goal H(X,Y) >= H(Y) does not follow from them yet. It needs 1 fact that you haven't stated; begin with 'h>=0' about X, Y."),
    ([["I(X;Y) >= 0", "mi>=0"]], "2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", {"hints": 1}, "accepted",
     "Your lines hold, but the goal 2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z) does not follow from them yet. It needs 2 facts; among them: I(X;Z|Y) >= 0 (mi>=0)."),
    ([["I(X;Y) >= 0", "mi>=0"]], "2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", {"hints": 5}, "accepted",
     "Your lines hold, but the goal 2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z) does not follow from them yet. It needs 2 facts; among them: I(X;Z|Y) >= 0 (mi>=0)."),
    ([["I(X;Y) >= 0", "mi>=0"]], "2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", {}, "accepted",
     "Your lines hold, but the goal 2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z) does not follow from them yet. It needs 2 facts that you haven't stated; begin with 'mi>=0' about X, Y, Z."),
    ([["2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", "mi>=0"]], "2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", {"small_steps": True}, "other reason",
     "true, but not by 'mi>=0': it needs 3 facts that you haven't stated; begin with 'mi>=0' about X, Y. State what it needs in lines of their own, then cite the lines."),
    ([["markov(W, X, Y, Z)", "given"]], "I(W;Z) <= I(X;Y)", {"given": ["markov(W, X, Y, Z)"]}, "unreadable",
     "this makes 2 claims; one per line."),
    ([["I(X;Y) >= 0", "mi>=0"], ["H(X,Y) >= 0", "line 1"], ["H(X,Y) >= 0", "line 2"]], "I(X;Y) >= 0", {}, "unreadable",
     "it cites line 2, which is not accepted."),
    ([["I(X;Y) >= 7", "given"]], "I(X;Y) >= 7", {"given": ["H(X) <= 1", "H(X) >= 2"]}, "unproved",
     "The givens contradict each other: 0 ≥ 1 would follow from H(X) <= 1 and H(X) >= 2. From a contradiction everything follows, so they prove nothing."),
    ([["I(A;C) >= 0", "chain rule"]], "I(A;C) >= 0", {"lemmas": {"Chain_Rule": "H(A,B) == H(A) + H(B|A)"}}, "other reason",
     "true, but not by 'chain rule', which says H(A,B) == H(A) + H(B|A): it needs 1 fact that you haven't stated; begin with 'mi>=0' about A, C. State what it needs in lines of their own, then cite the lines."),
    ([["H(X,Y,Z) == H(X) + H(Y,Z|X)", "chain rule"]], "H(X,Y,Z) >= 0", {"lemmas": {"Chain_Rule": "H(A,B) == H(A) + H(B|A)"}}, "other reason",
     "true, but not by 'chain rule', which says H(A,B) == H(A) + H(B|A): both sides are the same, so 'definition' alone gives it."),
    ([["H(X) <= log 3", "given"], ["H(X) <= 1.5", "lines"]], "H(X) <= 1.5", {"given": ["H(X) <= log 3"]}, "false",
     "false although all givens hold. Counterexample: X with p(0) = 1/3, p(1) = 1/3, p(2) = 1/3: there the left side is 1.585 and the right side 1.5 (bits), off by 0.085."),
    ([["H(X) >= 0", "h>=0"], ["H(X) >= 0", "h>=0"], ["H(X) >= 2", "h>=0"], ["H(X) >= 2", "h>=0"], ["H(X) >= 2", "h>=0"], ["H(X) >= 2", "h>=0"]], "H(X) >= 0", {}, "unproved",
     "it does not follow by 'h>=0'. Correct the lines above first; then this one gets a full answer."),
    ([["2 I(C;D) <= I(A;B) + I(A;C,D) + 3 I(C;D|A) + I(C;D|B)", "mi>=0"]], "I(A;B) >= 0", {"names": "A B C D"}, "open",
     "it cannot follow by these rules: there are values for the entropies that obey every one of them and violate it. No distribution was found that does. True inequalities beyond these rules exist, such as Zhang and Yeung's of 1998."),
    ([["2 I(C;D) <= I(A;B) + I(A;C,D) + 3 I(C;D|A) + I(C;D|B)", "mi>=0"]], "I(A;B) >= 0", {"names": "A B C D", "continuous": "A B C D"}, "open",
     "it cannot follow by these rules: there are values for the entropies that obey every one of them and violate it. No distribution was found that does. True inequalities beyond these rules exist, such as Zhang and Yeung's of 1998."),
    ([["E_p(x)[log q(x)/p(x)] <= 0", "normalisation"]], "KL(p || q) >= 0", {"laws": TWO}, "other reason",
     "true, but not by 'normalisation': it needs 1 fact that you haven't stated; begin with 'gibbs'. State what it needs in lines of their own, then cite the lines. Normalisation gives only E_p[q/p] ≤ 1: the sum runs where p > 0, and q may have mass elsewhere."),
    ([["E_p(x)[q(x)/p(x)] == 1", "normalisation"]], "KL(p || q) >= 0", {"laws": TWO}, "false",
     "false. Counterexample: p(0) = 0, p(1) = 1; q(0) = 3/4, q(1) = 1/4: there the left side is -2 and the right side 0 (bits), off by 2. Normalisation gives only E_p[q/p] ≤ 1: the sum runs where p > 0, and q may have mass elsewhere."),
    ([["p(x) == q(x)", "normalisation"]], "KL(p || q) >= 0", {"laws": TWO}, "false",
     "false. Counterexample: p(0) = 2/7, p(1) = 5/7; q(0) = 1/2, q(1) = 1/2: at x = 0 the left side is 2/7 and the right side 1/2. Two distributions with a constant ratio are equal only if the ratio's expectation is 1, so that q has no mass where p has none: show both in lines before."),
    ([["p(x) == q(x)", "strict jensen"]], "KL(p || q) >= 0", {"laws": TWO}, "false",
     "false. Counterexample: p(0) = 2/7, p(1) = 5/7; q(0) = 1/2, q(1) = 1/2: at x = 0 the left side is 2/7 and the right side 1/2. It needs an earlier E_p[log f] == log E_p[f], with f = q/p divided by the density of the expectation."),
    ([["q(x)/p(x) == const", "strict jensen"]], "KL(p || q) >= 0", {"laws": TWO}, "false",
     "false. Counterexample: p(0) = 2/7, p(1) = 5/7; q(0) = 1/2, q(1) = 1/2: there the ratio takes several values. It needs an earlier E_p[log f] == log E_p[f], with f = q/p divided by the density of the expectation."),
    ([["p(x) == q(x)", "gibbs equality"]], "KL(p || q) >= 0", {"laws": TWO}, "false",
     "false. Counterexample: p(0) = 2/7, p(1) = 5/7; q(0) = 1/2, q(1) = 1/2: at x = 0 the left side is 2/7 and the right side 1/2. It needs KL == 0 between these two distributions in earlier lines."),
    ([["KL(p || q) == 0", "given"], ["p(x) == q(x)", "lines"]], "p(x) == q(x)", {"laws": TWO, "given": ["KL(p || q) == 0"]}, "other reason",
     "true, but not by 'lines': 'gibbs equality' gives it."),
    ([["KL(p || q) == 0", "given"], ["p(x) == q(x)", "gibbs equality"]], "p(x) == q(x)", {"laws": TWO, "given": ["KL(p || q) == 0"]}, "accepted",
     "Proved."),
    ([["q(x)/p(x) == const", "given"], ["q(x)/p(x) == const", "jensen"]], "q(x)/p(x) == const", {"laws": TWO, "given": ["q(x)/p(x) == const"]}, "other reason",
     "true, but not by 'jensen': it is one of your lines, so 'lines' gives it."),
    ([["q(x)/p(x) == const", "given"], ["q(x)/p(x) == const", "lines"]], "q(x)/p(x) == const", {"laws": TWO, "given": ["q(x)/p(x) == const"]}, "accepted",
     "Proved."),
    ([["q(x)/p(x) == const", "jensen"]], "q(x)/p(x) == const", {"laws": TWO, "given": ["q(x)/p(x) == const"]}, "unproved",
     "it does not follow from the lines before it; neither a proof nor a counterexample was found."),
    ([["2 KL(p || m) <= KL(p || q)", "gibbs"]], "2 KL(p || m) <= KL(p || q)", {"laws": MIXED}, "unproved",
     "it does not follow from the lines before it: no sum of what these rules say about the expectations and densities in them gives it. No counterexample was found. Does it need another expectation in between?"),
    ([["KL(p || q) >= 0", "jensen"]], "KL(p || q) >= 0", {"laws": TWO, "reasons": ["definition", "jensen", "normalisation", "lines"]}, "other reason",
     "true, but not by 'jensen': it needs 3 facts that you haven't stated; begin with 'definition' of KL. State what it needs in lines of their own, then cite the lines."),
    ([["KL(p || q) >= 0", "jensen"]], "KL(p || q) >= 0", {"laws": TWO, "reasons": ["definition", "jensen", "normalisation", "lines"], "hints": 3}, "other reason",
     "true, but not by 'jensen': it needs 3 facts; among them: KL(p(x) || q(x)) == E_p(x)[log p(x) / q(x)] (definition), E_p(x)[log q(x) / p(x)] <= log E_p(x)[q(x) / p(x)] (jensen). State what it needs in lines of their own, then cite the lines."),
    ([["KL(p || q) >= 0", "jensen"]], "KL(p || q) >= 0", {"laws": TWO, "reasons": ["jensen", "lines"]}, "other reason",
     "true, but not by 'jensen': it doesn't follow from these lines by the reasons of this exercise; which definition could you begin with? State what it needs in lines of their own, then cite the lines."),
    ([["H(X,Y) <= H(X) + H(Y)", "gibbs"]], "H(X,Y) <= H(X) + H(Y)", {"laws": ONE}, "other reason",
     "true, but not by 'gibbs': it needs 6 facts that you haven't stated; begin with 'definition' of H. State what it needs in lines of their own, then cite the lines."),
    ([["H(X,Y) == H(X) + H(Y|X)", "linearity"]], "H(X,Y) == H(X) + H(Y|X)", {"laws": ONE}, "other reason",
     "true, but not by 'linearity': it needs 5 facts that you haven't stated; begin with 'definition' of H. State what it needs in lines of their own, then cite the lines."),
    ([["KL(p || q) <= 1", "definition"]], "KL(p || q) <= 1", {"laws": TWO}, "false",
     "false. Counterexample: p(0) = 2/7, p(1) = 5/7; q(0) = 5/6, q(1) = 1/6: there the left side is 1.058 and the right side 1 (bits), off by 0.0584."),
    ([["p(x,y) == p(x) p(y)", "product rule"]], "p(x,y) == p(x) p(y)", {"laws": ONE}, "false",
     "false. Counterexample: p(0,0) = 2/21, p(0,1) = 5/21, p(1,0) = 1/3, p(1,1) = 1/3: at x = 0, y = 0 the left side is 2/21 and the right side 1/7."),
    ([["E_m(z)[log m(z)] == -1", "coin"]], "JSD(p || q) <= 1", {"laws": MIXED}, "accepted",
     "Your lines hold, but the goal JSD(p || q) <= 1 does not follow from them yet. It needs 9 facts that you haven't stated; begin with 'definition' of JSD."),
    ([["E_m(z)[log m(z)] == -1", "definition"]], "JSD(p || q) <= 1", {"laws": MIXED}, "other reason",
     "true, but not by 'definition': it needs 1 fact that you haven't stated; begin with 'coin'. State what it needs in lines of their own, then cite the lines."),
    ([["H(Z|X) >= 0", "h>=0"], ["E_m(x)[log m(x)] == ½ E_p(x)[log m(x)] + ½ E_q(x)[log m(x)]", "average"], ["JSD(p || q) <= 1", "lines"]], "JSD(p || q) <= 1", {"laws": MIXED}, "other reason",
     "true, but not by 'lines': it needs 9 facts that you haven't stated; begin with 'definition' of JSD. State what it needs in lines of their own, then cite the lines."),
    ([["E_m(x)[log m(x)] == ½ E_p(x)[log m(x)] + ½ E_q(x)[log m(x)]", "linearity"]], "JSD(p || q) <= 1", {"laws": MIXED}, "other reason",
     "true, but not by 'linearity': it needs 1 fact that you haven't stated; begin with 'average'. State what it needs in lines of their own, then cite the lines."),
    ([["m == p(x)", "definition"]], "JSD(p || q) <= 1", {"laws": MIXED}, "false",
     "false. Counterexample: p(0) = 2/7, p(1) = 5/7; q(0) = 1/2, q(1) = 1/2: at x = 0 the left side is 11/28 and the right side 2/7."),
    ([["KL(m || p) >= 0", "gibbs"]], "JSD(p || q) <= 1", {"laws": MIXED}, "accepted",
     "Your lines hold, but the goal JSD(p || q) <= 1 does not follow from them yet. It needs 9 facts that you haven't stated; begin with 'definition' of JSD."),
    ([["E_p(x)[log 2 p(x)] == 1 + E_p(x)[log p(x)]", "linearity"]], "KL(p || q) >= 0", {"laws": TWO}, "unreadable",
     "'2' isn't a distribution of this proof; they are p, q. A constant factor is written outside: 2 E_p(x)[log p(x)]."),
    ([["E_p(x)[2/3 * 3/2 log p(x)] == E_p(x)[log p(x)]", "linearity"]], "KL(p || q) >= 0", {"laws": TWO}, "accepted",
     "Your lines hold, but the goal KL(p || q) >= 0 does not follow from them yet. It needs 1 fact that you haven't stated; begin with 'gibbs'."),
    ([["E_p(x)[0] == 0", "linearity"]], "KL(p || q) >= 0", {"laws": TWO}, "unreadable",
     "'0' isn't a distribution of this proof; they are p, q. A constant factor is written outside: 2 E_p(x)[log p(x)]."),
    ([["E_p(x)[(log p(x))] >= 0", "linearity"]], "KL(p || q) >= 0", {"laws": TWO}, "false",
     "false. Counterexample: p(0) = 2/7, p(1) = 5/7; q(0) = 1/2, q(1) = 1/2: there the left side is -0.8631 and the right side 0 (bits), off by 0.863."),
    ([["I(X,Y) >= 0", "gibbs"]], "I(X;Y) >= 0", {"laws": ONE}, "other reason",
     "true, but not by 'gibbs': it needs 2 facts that you haven't stated; begin with 'definition' of I. State what it needs in lines of their own, then cite the lines."),
    ([["E_p(x)[log p(x)] == -E_p(x)[-log p(x)]", "linearity"]], "KL(p || q) >= 0", {"laws": TWO}, "accepted",
     "Your lines hold, but the goal KL(p || q) >= 0 does not follow from them yet. It needs 1 fact that you haven't stated; begin with 'gibbs'."),
    ([["E_p(x)[p(x)^2] <= 1", "normalisation"]], "KL(p || q) >= 0", {"laws": TWO}, "unreadable",
     "'^2] <= 1' can't be read."),
    ([["E_p(x)[2 * log p(x) + (1/2) * 2/3 log q(x)] == 2 E_p(x)[log p(x)] + ⅓ E_p(x)[log q(x)]", "linearity"]], "KL(p || q) >= 0", {"laws": TWO}, "accepted",
     "Your lines hold, but the goal KL(p || q) >= 0 does not follow from them yet. It needs 1 fact that you haven't stated; begin with 'gibbs'."),
    ([["E_p(x)[* log p(x)] == 0", "linearity"]], "KL(p || q) >= 0", {"laws": TWO}, "unreadable",
     "inside E[…] belong logarithms, as in E_p(x)[log p(x)]; found '*'."),
    ([["E_p(x)[2/log p(x)] == 0", "linearity"]], "KL(p || q) >= 0", {"laws": TWO}, "unreadable",
     "a logarithm belongs inside an expectation, E_p(x)[log …], or before one, log E_p(x)[…]."),
    ([["E_p(x)[log p(x) + 0] == E_p(x)[0 log q(x) + log p(x)]", "linearity"]], "KL(p || q) >= 0", {"laws": TWO}, "accepted",
     "Your lines hold, but the goal KL(p || q) >= 0 does not follow from them yet. It needs 1 fact that you haven't stated; begin with 'gibbs'."),
    ([["E_p(x)[(log p(x)) - (log q(x))] == KL(p || q)", "definition"]], "KL(p || q) >= 0", {"laws": TWO}, "accepted",
     "Your lines hold, but the goal KL(p || q) >= 0 does not follow from them yet. It needs 1 fact that you haven't stated; begin with 'gibbs'."),
    ([["m(x,z) == p(x)", "definition"]], "KL(p || q) >= 0", {"laws": MIXED}, "false",
     "false. Counterexample: p(0) = 2/7, p(1) = 5/7; q(0) = 1/2, q(1) = 1/2: at x = 0, z = 0 the left side is 1/7 and the right side 2/7."),
    ([["p(x) == m", "definition"]], "KL(p || q) >= 0", {"laws": MIXED}, "false",
     "false. Counterexample: p(0) = 2/7, p(1) = 5/7; q(0) = 1/2, q(1) = 1/2: at x = 0 the left side is 2/7 and the right side 11/28."),
    ([["KL(m || q) >= 0", "gibbs"], ["KL(m || q) == E_m(x)[log m(x)/q(x)]", "definition"]], "KL(m || q) >= 0", {"laws": MIXED}, "accepted",
     "Proved."),
]


@pytest.mark.parametrize("lines, goal, rules, verdict, said", VERDICTS)
def test_a_proof_ends_with_these_words(lines, goal, rules, verdict, said):
    proof = verify(lines, goal, **rules)
    last = proof.lines[-1] if lines else None
    if last and not last.accepted:
        assert (last.verdict, last.message) == (verdict, said)
        first = next(line for line in proof.lines if not line.accepted)
        said = f"Line {first.number} ({first.text}): {first.message}"
    assert proof.qed().message == said and bool(proof.qed()) == proof.proved == (said == "Proved.")
    assert repr(proof.qed()) == ("∎ " if proof.proved else "✗ ") + said


@pytest.mark.parametrize("setting, message", [
    (lambda: Proof("markov(X, Y, Z, W)"), "markov(X, Y, Z, W) makes 2 claims; a goal is one."),
    (lambda: Proof("I(X;Y) >= 0", reasons=["magic"]), "'magic' isn't a reason; there are definition, mi>=0, h>=0, given, lines."),
    (lambda: Proof("I(X;Y) >= 0", lemmas={"wrong": "I(A;B) <= 0"}), "the lemma 'wrong' (I(A;B) <= 0) is not provable by Shannon's inequalities about A, B."),
    (lambda: Proof("H_p(X) >= 0", laws=["p"]), "'p' declares no distribution; write p(x,y), or m(x,z) = 1/2 p(x) + 1/2 q(x)."),
    (lambda: Proof("H_p(X) >= 0", laws=["m(x,z) = 1/2 p(x) + 1/3 q(x)"]), "'m(x,z) = 1/2 p(x) + 1/3 q(x)': the weights of a mixture sum to 1."),
    (lambda: Proof("H_p(X) >= 0", laws=["m(x,z) = 1/2 p(x) + 1/2 q(x)", "p(x)", "q(y)"]), "m mixes q, which isn't a law of x here."),
    (lambda: Proof(3), "3 isn't a claim; compare two formulas with ==, <= or >=."),
    (lambda: explain("H(X) >= 0", given=["2 <= 1"]),
     "The givens contradict each other: 0 ≥ 1 would follow from 2 <= 1. From a contradiction everything follows, so they prove nothing."),
    (lambda: explain("p(x) == q(x)", laws=TWO), "p(x) == q(x) was not proved: neither the givens nor 'gibbs equality' gives it."),
    (lambda: explain("H(X) <= H(Y)"), "H(X) <= H(Y) was not proved: false. Counterexample: (X,Y) with p(0,0) = 1/2, p(1,0) = 1/2: "
                                      "there the left side is 1 and the right side 0 (bits), off by 1."),
])
def test_what_can_be_no_exercise_is_refused(setting, message):
    with pytest.raises(ProofError) as refused:
        setting()
    assert str(refused.value) == message


SHOWN = [
    (lambda: verify([["H(X|Y) <= H(X)", "mi>=0"], ["2 H(X|Y) <= 3 H(X)", "h>=0"], ["3 H(X|Y) <= 4 H(X)", "lines"], ["H(X,Y) == H(X) + H(Y|X)", "definition"]], "H(X|Y) <= H(X)"), """
✓ 1. H(X|Y) <= H(X)   [mi>=0]   The rule itself.
✓ 2. 2 H(X|Y) <= 3 H(X)   [h>=0]   Add 2 times line 1 and H(X) >= 0.
✓ 3. 3 H(X|Y) <= 4 H(X)   [lines]   Add line 1 and line 2.
✓ 4. H(X,Y) == H(X) + H(Y|X)   [definition]   Both sides are the same, written differently."""),
    (lambda: verify([["½ I(X;Y) >= 0", "mi>=0"], ["H(X) <= 1", "given 2"], ["H(X|Y) <= 1", "lines"]], "H(X|Y) <= 1", ["H(Y) <= 1", "H(X) <= 1"]), """
Given 1: H(Y) <= 1
Given 2: H(X) <= 1
✓ 1. ½ I(X;Y) >= 0   [mi>=0]   The rule itself: Add ½ of I(X;Y) >= 0.
✓ 2. H(X) <= 1   [given 2]   Add given 2.
✓ 3. H(X|Y) <= 1   [lines]   Add 2 times line 1 and line 2."""),
    (lambda: verify([["H(X) == 1", "given"], ["H(X|Y) == 1", "given"], ["H(X) == H(X|Y)", "lines"]], "H(X) == H(X|Y)", ["H(X) == 1", "H(X|Y) == 1"]), """
Given 1: H(X) == 1
Given 2: H(X|Y) == 1
✓ 1. H(X) == 1   [given]   Add given 1.
✓ 2. H(X|Y) == 1   [given]   Add given 2.
✓ 3. H(X) == H(X|Y)   [lines]   Add line 1; subtract line 2."""),
    (lambda: verify([["H(X) >= 0", "h>=0"], ["H(X) <= 0", "given"], ["H(X) == 0", "lines"]], "H(X) == 0", ["H(X) <= 0"]), """
Given 1: H(X) <= 0
✓ 1. H(X) >= 0   [h>=0]   The rule itself.
✓ 2. H(X) <= 0   [given]   Add given 1.
✓ 3. H(X) == 0   [lines]   ≥: Add line 1. ≤: Add line 2."""),
    (lambda: explain("H(X) == H(X)"), """
✓ 1. H(X) == H(X)   [definition]   Both sides are the same, written differently."""),
    (lambda: explain("KL(p || q) >= 0", laws=TWO, reasons=["definition", "jensen", "normalisation", "linearity", "lines"]), """
✓ 1. KL(p(x) || q(x)) == E_p(x)[log p(x) / q(x)]   [definition]   The rule itself.
✓ 2. E_p(x)[log q(x) / p(x)] <= log E_p(x)[q(x) / p(x)]   [jensen]   The rule itself.
✓ 3. log E_p(x)[q(x) / p(x)] <= 0   [normalisation]   The rule itself.
✓ 4. KL(p || q) >= 0   [lines]   Add line 1, line 2 and line 3."""),
    (lambda: explain("p(x,y) == p(x) p(y)", ["H(X,Y) == H(X) + H(Y)"], laws=ONE), """
Given 1: H(X,Y) == H(X) + H(Y)
✓ 1. H(X,Y) == H(X) + H(Y)   [given]   Add given 1.
✓ 2. H(X) == -E_p(x)[log p(x)]   [definition]   The rule itself.
✓ 3. H(X,Y) == -E_p(x,y)[log p(x,y)]   [definition]   The rule itself.
✓ 4. H(Y) == -E_p(y)[log p(y)]   [definition]   The rule itself.
✓ 5. KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y) / (p(x) p(y))]   [definition]   The rule itself.
✓ 6. E_p(x,y)[log p(x)] == E_p(x)[log p(x)]   [marginalisation]   The rule itself.
✓ 7. E_p(x,y)[log p(y)] == E_p(y)[log p(y)]   [marginalisation]   The rule itself.
✓ 8. KL(p(x,y) || p(x) p(y)) == 0   [lines]   Add line 3 and line 5; subtract line 1, line 2, line 4, line 6 and line 7.
✓ 9. p(x,y) == p(x) p(y)   [gibbs equality]   Add line 8."""),
]


@pytest.mark.parametrize("proof, shown", SHOWN)
def test_a_proof_is_shown_with_its_certificates(proof, shown):
    proof = proof()
    assert repr(proof) == f"Goal: {proof.goal}{shown}\n∎ Proved." and [repr(line) for line in proof.lines] == shown.splitlines()[-len(proof.lines):]


def test_a_refused_line_is_shown_in_colour_and_with_its_reason():
    proof = verify([["H(X|Y) <= H(X)", "mi>=0"], ["H(X) <= H(Y,X)", "mi>=0"], ["H(X) <= 1", "magic & more"]], "H(X|Y) <= H(X)", ["H(X) <= H(Y)"])
    good, bad = "var(--course-good, #006d4e)", "var(--course-bad, #a83c00)"
    told = [line.message.replace("'", "&#x27;").replace(">", "&gt;") for line in proof.lines]
    line = lambda colour, word, mark, text: f'<div><span style="color: {colour}" role="img" aria-label="{word}">{mark}</span> {text}</div>'
    assert proof.lines[1]._repr_html_() == line(bad, "not accepted", "✗", f'2. <code>H(X) &lt;= H(Y,X)</code> <em>mi&gt;=0</em><div style="color: {bad}">{told[1]}</div>')
    assert proof.lines[0]._repr_html_() == line(good, "accepted", "✓", "1. <code>H(X|Y) &lt;= H(X)</code> <em>mi&gt;=0</em><details><summary>certificate</summary>The rule itself.</details>")
    head = '<div style="font-family: var(--jp-content-font-family, sans-serif); line-height: 1.5"><div>Goal: <code>H(X|Y) &lt;= H(X)</code></div><div>Given 1: <code>H(X) &lt;= H(Y)</code></div>'
    assert proof._repr_html_() == head + "".join(each._repr_html_() for each in proof.lines) + f'<div style="color: {bad}"><strong>✗ Not proved: see line 2.</strong></div></div>'
    assert verify([], "H(X) >= 0")._repr_html_().endswith(f'<div style="color: {bad}"><strong>✗ There is no line yet.</strong></div></div>')
    assert verify([["H(X) >= 0", "h>=0"]], "H(X) >= 0")._repr_html_().endswith(f'<div style="color: {good}"><strong>∎ Proved.</strong></div></div>')
    assert proof._repr_latex_() == proof.latex() == "\n".join([
        r"\begin{align*}", r"&\mathrm{H}(X\mid Y)\leq \mathrm{H}(X) && \text{mi$\ge$0} \checkmark \\", r"&\mathrm{H}(X)\leq \mathrm{H}(Y,X) && \text{mi$\ge$0} \times \\",
        r"&\mathrm{H}(X)\leq 1 && \text{magic \& more} \times", r"\end{align*}"])
