"""The proofs of chapter 01: what is to be shown, from which laws, with which reasons."""
from utils.checks import convexity, fail, passed, show
from utils.checks.proofs import prove
from utils.proof import ProofError
from utils.proof.induction import check_induction
from utils.proof.ordering import check_order

BELOW_ENTROPIES = ("definition", "product rule", "marginalisation", "linearity", "lines")
TWO_LAWS = ["p(x)", "q(x)"]


def _direction(answer, name, call):
    """One of the two halves of a proof of "if and only if", handed in as {"if": …, "only if": …}."""
    if type(answer) is not dict or set(answer) != {"if", "only if"}:
        fail(f'{call} is {show(answer)}; expected {{"if": …, "only if": …}}, a proof of each direction.')
    return answer[name]


def _ordered(call, answer, cards, goal):
    """Cards in an order in which each rests on cards before it, up to the goal."""
    try:
        check_order(answer, cards, goal)
    except ProofError as error:
        fail(f"{call} does not prove it yet: {error} Mend this line first: what does it rest on?")


def chain_rule(chain_rule, seed=0):
    """PRML 1.37, from expectations of log-probabilities."""
    prove("chain_rule", chain_rule, "H(X,Y) == H(Y|X) + H(X)", laws=["p(x,y)"], reasons=BELOW_ENTROPIES)


def strictly_convex(strictly_convex, seed=0):
    """PRML 1.36: f″ > 0 ⇒ f strictly convex, as cards in order."""
    _ordered("strictly_convex", strictly_convex, convexity.STRICT, "C")
    passed("strictly_convex", "every card rests on cards before it, and the last inequality is reached")


def convex_iff(convex_iff, seed=0):
    """PRML 1.36: f convex ⇔ f″ ≥ 0, as two orders of cards."""
    for direction, cards, goal in (("if", convexity.IF, "D"), ("only if", convexity.ONLY_IF, "A")):
        _ordered(f"convex_iff[{direction!r}]", _direction(convex_iff, direction, "convex_iff"), cards, goal)
    passed("convex_iff", "both directions hold, card by card")


def jensen_step(jensen_step, seed=0):
    """PRML 1.38: from at most M points to M + 1 by the two-point inequality and the hypothesis, for every convex f."""
    try:
        cases = check_induction(jensen_step, seed)
    except ProofError as error:
        fail(f"jensen_step does not prove it yet. {error}")
    passed("jensen_step", f"{cases} cases, the base and a last weight of 1 among them, for every convex f")


def gibbs(gibbs, seed=0):
    """Gibbs' inequality from Jensen's."""
    prove("gibbs", gibbs, "KL(p || q) >= 0", laws=TWO_LAWS, reasons=[*BELOW_ENTROPIES, "jensen", "normalisation"])


def gibbs_equality(gibbs_equality, seed=0):
    """KL = 0 exactly for equal distributions: both directions, from Jensen's equality case."""
    reasons = [*BELOW_ENTROPIES, "given", "jensen", "strict jensen", "normalisation"]
    prove("gibbs_equality['only if']", _direction(gibbs_equality, "only if", "gibbs_equality"), "p(x) == q(x)",
          ["KL(p || q) == 0"], laws=TWO_LAWS, reasons=reasons)
    prove("gibbs_equality['if']", _direction(gibbs_equality, "if", "gibbs_equality"), "KL(p || q) == 0",
          ["p(x) == q(x)"], laws=TWO_LAWS, reasons=reasons)


def subadditivity(subadditivity, seed=0):
    """PRML 1.31, the inequality, from Gibbs'."""
    prove("subadditivity", subadditivity, "H(X,Y) <= H(X) + H(Y)", laws=["p(x,y)"], reasons=[*BELOW_ENTROPIES, "gibbs"])


def independence(independence, seed=0):
    """PRML 1.31, equality exactly for p(x,y) = p(x) p(y): both directions."""
    reasons = [*BELOW_ENTROPIES, "given", "gibbs", "gibbs equality"]
    prove("independence['only if']", _direction(independence, "only if", "independence"), "p(x,y) == p(x) p(y)",
          ["H(X,Y) == H(X) + H(Y)"], laws=["p(x,y)"], reasons=reasons)
    prove("independence['if']", _direction(independence, "if", "independence"), "H(X,Y) == H(X) + H(Y)",
          ["p(x,y) == p(x) p(y)"], laws=["p(x,y)"], reasons=reasons)
