"""Proofs that a machine checks, line by line: each claim must follow by the reason that its line names.

Play with objects, or hand over a proof as plain data, a list of [claim, reason]; `help(verify)` is the language on one page:

    X, Y = variables("X Y")                              # variables("X Y", continuous="X"): X has a density
    proof = Proof(H(X, Y) <= H(X) + H(Y))
    proof.step(H(X, Y) == H(X) + H(Y | X), why="definition")
    proof.step(I(X, Y) >= 0, why="mi>=0")
    proof.step(H(X, Y) <= H(X) + H(Y), why="lines")      # or "lines 1, 2"
    proof.qed()

    proof = verify([["I(X;Y) >= 0", "mi>=0"], ["H(X,Y) <= H(X) + H(Y)", "lines"]], goal="H(X,Y) <= H(X) + H(Y)")
    if not proof.proved: fail(proof.qed().message)       # in a check; the goal, givens and reasons are the check's own

    explain("I(X;Z) <= I(X;Y)", given="markov(X, Y, Z)")             # a shortest proof, written as a student would

Every line gets one of six verdicts: accepted, with its exact multipliers (`line.certificate`); other reason: true, and what it
would need; false, with a counterexample that satisfies the givens exactly; open: no sum of these rules gives it, which
`line.obstruction`, a vector, proves; unproved: neither was found (one level below, with a vector for what was tried); unreadable. `verify` never raises for what a student wrote.

    PRML 1.37   verify(lines, goal="H(X,Y) == H(Y|X) + H(X)", laws=["p(x,y)"])
    PRML 1.41   verify(lines, goal="I(X;Y) == H(X) - H(X|Y)", laws=["p(x,y)"])
    Gibbs       verify(lines, goal="KL(p || q) >= 0", laws=["p(x)", "q(x)"], reasons=[… without "gibbs", "gibbs equality"])
                and, for its equality: goal="p(x) == q(x)", given=["KL(p || q) == 0"], and the other way round
    PRML 1.31   verify(lines, goal="H(X,Y) <= H(X) + H(Y)", laws=["p(x,y)"]), with "gibbs" among the reasons;
                equality: goal="p(x,y) == p(x) p(y)", given=["H(X,Y) == H(X) + H(Y)"], and the other way round
    JSD         verify(lines, goal="JSD(p || q) == I(X;Z)", laws=["m(x,z) = 1/2 p(x) + 1/2 q(x)", "p(x)", "q(x)"])

PRML 1.38, an induction, is a program made of `utils.proof.induction`. The sums of chapter 05's lemma are rewritten by
`utils.proof.rewriting`. PRML 1.36, from calculus, is cards in order: `utils.proof.ordering.check_order(answer, cards, goal)`.
These raise ProofError with what is wrong.

`kernel` has the last word on all but the cards: it adds up every certificate in fractions. What is assumed: entropies and
the expectations that a claim speaks of are finite, continuous variables have a joint density.
"""
from .checking import Line, Proof, Verdict
from .entropies import H, I, function, independent, markov, variables
from .explain import explain
from .handed_in import verify
from .words import ProofError

__all__ = ["H", "I", "Line", "Proof", "ProofError", "Verdict", "explain", "function", "independent", "markov", "variables", "verify"]
