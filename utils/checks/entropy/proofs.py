"""The proofs of chapter 01: what must be shown, from which laws, with which reasons."""
from utils.checks import CheckFailed, check, convexity, fail, passed
from utils.checks.proofs import prove
from utils.proof import ProofError
from utils.proof.induction import cases, judge
from utils.proof.ordering import check_order

BELOW_ENTROPIES = ("definition", "product rule", "marginalisation", "linearity", "lines")
TWO_LAWS = ["p(x)", "q(x)"]


def _ordered(answer, cards, goal):
    """Cards in an order in which each rests on cards before it, up to the goal."""
    try:
        check_order(answer.value, cards, goal, convexity.SPELLINGS)
    except ProofError as error:
        fail(f"{answer.name} does not prove it yet: {error} Correct this line first: what does it rest on?")


@check
def chain_rule(chain_rule, seed=0):
    """PRML 1.37, from expectations of log-probabilities."""
    prove("chain_rule", chain_rule, "H(X,Y) == H(Y|X) + H(X)", laws=["p(x,y)"], reasons=BELOW_ENTROPIES)


@check
def strictly_convex(strictly_convex, seed=0):
    """PRML 1.36: f″ > 0 ⇒ f strictly convex, as cards in order."""
    _ordered(strictly_convex, convexity.STRICT, "C")
    passed("strictly_convex", "every card rests on cards before it, and the last inequality is reached")


@check
def convex_iff(convex_iff, seed=0):
    """PRML 1.36: f convex ⇔ f″ ≥ 0, as two orders of cards."""
    halves = convex_iff.keys(("if", "only if"))
    for direction, cards, goal in (("if", convexity.IF, "D"), ("only if", convexity.ONLY_IF, "A")):
        _ordered(halves[direction], cards, goal)
    passed("convex_iff", "both directions hold, card by card")


@check
def jensen_step(jensen_step, seed=0):
    """PRML 1.38: from at most M points to M + 1 by the two-point inequality and the hypothesis, for every convex f."""
    tried = cases(seed)
    for x, lam in tried:
        try:
            built = jensen_step(list(x), list(lam)).value
        except CheckFailed as failed:
            last = " The last weight is 1 here, so nothing is left to renormalise: a case of its own." if lam[-1] == 1 else ""
            base = " One point is the base of the induction, a case of its own." if len(x) == 1 else ""
            raise type(failed)(f"{failed}{last or base}") from None
        try:
            judge(x, lam, built)
        except ProofError as error:
            fail(f"jensen_step does not prove it yet. {error}")
    passed("jensen_step", f"{len(tried)} cases, including the base and a last weight of 1, for every convex f")


@check
def gibbs(gibbs, seed=0):
    """Gibbs' inequality from Jensen's."""
    prove("gibbs", gibbs, "KL(p || q) >= 0", laws=TWO_LAWS, reasons=[*BELOW_ENTROPIES, "jensen", "normalisation"])


@check
def gibbs_equality(gibbs_equality, seed=0):
    """KL = 0 if and only if the distributions are equal: both directions, from Jensen's equality case."""
    reasons = [*BELOW_ENTROPIES, "given", "jensen", "strict jensen", "normalisation"]
    halves = gibbs_equality.keys(("if", "only if"))
    prove("gibbs_equality['only if']", halves["only if"], "p(x) == q(x)", ["KL(p || q) == 0"], laws=TWO_LAWS, reasons=reasons)
    prove("gibbs_equality['if']", halves["if"], "KL(p || q) == 0", ["p(x) == q(x)"], laws=TWO_LAWS, reasons=reasons)


@check
def subadditivity(subadditivity, seed=0):
    """PRML 1.31, the inequality, from Gibbs'."""
    prove("subadditivity", subadditivity, "H(X,Y) <= H(X) + H(Y)", laws=["p(x,y)"], reasons=[*BELOW_ENTROPIES, "gibbs"], cite=["chain_rule"])


@check
def independence(independence, seed=0):
    """PRML 1.31, equality if and only if p(x,y) = p(x) p(y): both directions."""
    rules = {"laws": ["p(x,y)"], "reasons": [*BELOW_ENTROPIES, "given", "gibbs", "gibbs equality"], "cite": ["chain_rule", "subadditivity"]}
    halves = independence.keys(("if", "only if"))
    prove("independence['only if']", halves["only if"], "p(x,y) == p(x) p(y)", ["H(X,Y) == H(X) + H(Y)"], **rules)
    prove("independence['if']", halves["if"], "H(X,Y) == H(X) + H(Y)", ["p(x,y) == p(x) p(y)"], **rules)
