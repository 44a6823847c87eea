"""A counterexample is exact: it satisfies the givens and violates the claim in fractions, as printed."""
import random
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from utils.information import gaussian_differential_entropy
from utils.proof import variables, verify
from utils.proof.logarithms import add, sign, value
from utils.proof.witnesses import Gaussian, Pmf, counterexample
from utils.proof.words import ONE

X, Y = variables("X Y")


def line(claim, why, **rules):
    return verify([[claim, why]], goal=claim, **rules).lines[0]


def test_a_false_claim_gets_a_counterexample_that_is_exact_as_printed():
    wrong = line("I(X;Y|Z) <= I(X;Y)", "mi>=0")
    pmf = wrong.counterexample.distribution
    assert wrong.verdict == "false" and sum(pmf.table.values()) == 1
    assert all(f"= {p}" in wrong.message for p in pmf.table.values())
    assert wrong.counterexample.left > wrong.counterexample.right


@pytest.mark.parametrize("claim, given", [
    ("I(X;Y|Z) == 0", ["I(X;Y) == 0"]),
    ("H(X) <= H(Y)", ["I(X;Y) == 0"]),
    ("I(X;Y) == 0", ["H(X) == H(Y)", "H(X|Y) == 0"]),
    ("H(Z) <= 1", ["H(X) == 1", "H(Y) == 1", "H(Z|X,Y) == 0"]),
    ("H(X) >= 1", ["H(X) <= 1"]),
    ("H(X|Y) >= 1", ["H(X) >= 2"]),
    ("H(X) <= 5", ["H(X) >= 3"]),
])
def test_a_counterexample_satisfies_the_givens_exactly(claim, given):
    wrong = line(claim, "given", given=given)
    pmf = wrong.counterexample.distribution
    for text in given:
        gap = verify([], goal=text, names="X Y Z").goal
        total = {}
        for key, c in gap.gap.terms.items():
            for p, e in ({2: 1} if key == ONE else pmf.entropy(key)).items():
                total[p] = total.get(p, 0) + c * e
        assert sign(total) == 0 if gap.is_equality else sign(total) >= 0
    assert wrong.verdict == "false" and "although all givens hold" in wrong.message


@pytest.mark.parametrize("names", ["X", "Y", "XY"])
def test_a_gaussian_knows_its_entropy_exactly(names):
    """h = ½ log₂((2πe)^d |Σ|) of the variables asked about."""
    covariance = [[Fraction(2), Fraction(1, 3)], [Fraction(1, 3), Fraction(1, 2)]]
    at = ["XY".index(name) for name in names]
    wanted = gaussian_differential_entropy(np.array(covariance, float)[np.ix_(at, at)])
    assert float(value(Gaussian(("X", "Y"), covariance).entropy(set(names)))) == pytest.approx(wanted)


def test_a_claim_without_variables_is_false_everywhere_or_nowhere():
    false, true = (verify([], goal=f"{claim} 1", names="X").goal for claim in ("2 <=", "1/2 <="))
    found = counterexample(false, [], ())
    assert found.distribution == "any distribution" and (found.left, found.right) == (2, 1)
    assert counterexample(true, [], ()) is None


def test_a_pmf_knows_its_entropy_exactly():
    fair = Pmf((X, Y), {o: Fraction(1, 4) for o in product((0, 1), repeat=2)})
    assert sign(add(fair.entropy({X, Y}), -2, fair.entropy({X}))) == 0 and value(fair.entropy({X})) == 1
    rng = random.Random(0)
    weights = [rng.randint(1, 9) for _ in range(4)]
    odd = Pmf((X, Y), {o: Fraction(w, sum(weights)) for o, w in zip(product((0, 1), repeat=2), weights, strict=True)})
    p = np.array(weights) / sum(weights)
    assert float(value(odd.entropy({X, Y}))) == pytest.approx(-(p * np.log2(p)).sum())
