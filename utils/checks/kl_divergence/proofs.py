"""The proofs of chapter 02: what must be shown, from which laws, with which reasons."""
from utils.checks import check
from utils.checks.proofs import prove

BELOW_ENTROPIES = ("definition", "product rule", "marginalisation", "linearity", "lines")


@check
def mi_from_x(mi_from_x, seed=0):
    """PRML 1.41, first half, from expectations of log-probabilities."""
    prove("mi_from_x", mi_from_x, "I(X;Y) == H(X) - H(X|Y)", laws=["p(x,y)"], reasons=BELOW_ENTROPIES, cite=["chain_rule"])


@check
def mi_from_y(mi_from_y, seed=0):
    """PRML 1.41, second half."""
    prove("mi_from_y", mi_from_y, "I(X;Y) == H(Y) - H(Y|X)", laws=["p(x,y)"], reasons=BELOW_ENTROPIES,
          cite=["chain_rule"], as_stated={"mi_from_x": "I(X;Y) == H(X) - H(X|Y)"})          # not with X and Y swapped: that's the exercise


@check
def data_processing(data_processing, seed=0):
    """The data processing inequality, for variables with or without densities."""
    prove("data_processing", data_processing, "I(X;Z) <= I(X;Y)", ["I(X;Z|Y) == 0"], continuous="X Y Z", small_steps=True)


@check
def han(han, seed=0):
    """Han's inequality for three variables."""
    prove("han", han, "2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", continuous="X Y Z", small_steps=True)
