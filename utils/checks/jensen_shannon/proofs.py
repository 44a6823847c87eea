"""The proofs of chapter 03: what must be shown, from which laws, with which reasons."""
from utils.checks import check
from utils.checks.proofs import prove

LAWS = ("p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)")


@check
def js_is_mi(js_is_mi, seed=0):
    """JSD(p‖q) = I(X;Z), from expectations of log-probabilities."""
    prove("js_is_mi", js_is_mi, "JSD(p || q) == I(X;Z)", laws=LAWS,
          reasons=("definition", "product rule", "marginalisation", "linearity", "average", "lines"),
          cite=["chain_rule", "mi_from_x", "mi_from_y"])


@check
def js_at_least_zero(js_at_least_zero, seed=0):
    """The lower bound, from Gibbs' inequality."""
    prove("js_at_least_zero", js_at_least_zero, "JSD(p || q) >= 0", laws=LAWS, reasons=("definition", "gibbs", "lines"))


@check
def js_at_most_one(js_at_most_one, seed=0):
    """The upper bound, for an X with or without a density."""
    prove("js_at_most_one", js_at_most_one, "I(X;Z) <= 1", ["H(Z) == 1"], continuous="X", small_steps=True)


@check
def js_zero(js_zero, seed=0):
    """JSD = 0 only for p = q."""
    prove("js_zero", js_zero, "p(x) == q(x)", ["JSD(p || q) == 0"], laws=LAWS,
          reasons=("given", "definition", "gibbs", "gibbs equality", "lines"))


@check
def js_one(js_one, seed=0):
    """JSD = 1 bit only where X reveals the coin for certain."""
    prove("js_one", js_one, "H(Z|X) == 0", ["H(Z) == 1", "I(X;Z) == 1"], continuous="X", small_steps=True)
