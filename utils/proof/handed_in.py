"""A whole proof as plain data, a list of [claim, reason], the way a student hands it in; and the page on which the language stands.

Nothing that a student writes raises an exception: what can't be read becomes a line that says so.
"""
from .checking import Line, Proof
from .linear import brief

MOST_LINES = 60


def verify(lines, goal, given=(), **rules):
    """The Proof of `goal` made of `lines`, [[claim, reason], …]; look at it, at `.proved` or at `.qed()`.

    A line claims ==, <= or >= (=, ≤, ⩽ are read, too), once. Numbers: 2 H(X), ½ I(X;Y), 0.1, log 3. In bits.
    A reason may cite lines: "lines", "lines 1, 3", "lines 1-3", "product rule and line 2". One reason per line; it may use
    the lines before it, so a chain of equalities can be written one step after another.

    About entropies, H(X,Y|Z) and I(X; Y,Z | W):
        definition         H(X,Y) == H(X) + H(Y|X)                    both sides are the same in joint entropies ("identity")
        mi>=0              I(X;Y|Z) >= 0                              also written H(X|Y) <= H(X)
        h>=0               H(X|Y) >= 0                                for a discrete X; a density's entropy may be negative

    With laws=["p(x,y)", …], one level below entropies:
        definition         H(X|Y) == -E_p(x,y)[log p(x|y)]            H, I, KL(p || q), JSD(p || q) by their formulas
        product rule       p(x,y) == p(y) p(x|y)                      at every point, or inside E_p(x,y)[log …]
        marginalisation    E_p(x,y)[log p(x)] == E_p(x)[log p(x)]     what doesn't depend on y needs no average over it
        linearity          E_p(x,y)[log p(x) p(y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y)]
        jensen             E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]
        strict jensen      q(x)/p(x) == const                         where lines give equality in Jensen's inequality
        normalisation      log E_p(x)[q(x)/p(x)] <= 0                 also E_p(x)[q(x)/p(x)] <= 1; and p(x) == q(x), where lines
                                                                      say that q/p is constant and its mean is 1
        gibbs              KL(p || q) >= 0                            q may be a product: KL(p(x,y) || p(x) p(y))
        gibbs equality     p(x) == q(x)                               where lines give KL(p || q) == 0
        average            E_m(x)[log m(x)] == ½ E_p(x)[log m(x)] + ½ E_q(x)[log m(x)]
                                                                      for a law "m(x,z) = 1/2 p(x) + 1/2 q(x)"
        coin               E_m(z)[log m(z)] == -1                     the z of such a mixture is a coin; also h>=0: H(Z|X) >= 0

    Everywhere:
        given              one of the givens, alone or put into a line before; "given 2" names it
        lines              what lines before give, added up with weights
        and results of earlier exercises, where an exercise says so: by name or number ("chain rule", "1.6").
    Where several laws are about X, H(X) means the one that the line is about; H_m(X) says it.

    given: a claim or several; in words markov(X, Y, Z), X -> Y -> Z, independent(X, Y), function(Y, of=X).
    reasons: those that count (default: all). continuous="X Y": variables with densities. small_steps: one term I or H per line.
    `explain(goal, given, …)` finds a shortest proof. Nothing that a student writes raises an exception.
    """
    proof = Proof(goal, given, **rules)
    if not isinstance(lines, (list, tuple)):
        proof.lines.append(Line(1, brief(lines), "", verdict="unreadable", message=f"a proof is a list of lines [claim, reason]; this is {brief(lines)}."))
        return proof
    if len(lines) > MOST_LINES:
        proof.lines.append(Line(1, "…", "", verdict="unreadable", message=f"{len(lines)} lines; at most {MOST_LINES} are read."))
        return proof
    for line in lines:
        if isinstance(line, (list, tuple)) and len(line) == 2 and all(isinstance(part, str) for part in line):
            proof.step(*line)
        else:
            proof.lines.append(Line(len(proof.lines) + 1, brief(line), "", verdict="unreadable", message=(
                "a line is a pair of texts, [claim, reason], such as [\"I(X;Y) >= 0\", \"mi>=0\"].")))
    return proof
