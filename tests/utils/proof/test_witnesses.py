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


@pytest.mark.parametrize("claim, shown", [
    ("H(X) <= 6", "X Gaussian with variance 1024: there the left side is 7.047 and the right side 6 (bits), off by 1.05"),
    ("H(X) >= -2", "X Gaussian with variance 1/1024: there the left side is -2.953 and the right side -2 (bits), off by 0.953"),
    ("H(X,Y) <= 12", "(X,Y) Gaussian with covariance [1024 0; 0 1024]: there the left side is 14.09 and the right side 12 (bits), off by 2.09"),
    ("I(X;Y) <= 3", "(X,Y) Gaussian with covariance [257/16 -16; -16 16]: there the left side is 4.003 and the right side 3 (bits), off by 1"),
    ("I(X;Y) >= 1", "(X,Y) Gaussian with covariance [1 0; 0 1]: there the left side is 0 and the right side 1 (bits), off by 1"),
])
def test_a_claim_about_densities_is_refuted_by_gaussians(claim, shown):
    assert str(line(claim, "mi>=0", names="X Y", continuous="X Y").counterexample) == shown


@pytest.mark.parametrize("distribution, text", [
    (Pmf((X,), {(1,): Fraction(1, 4), (0,): Fraction(3, 4)}), "X with p(0) = 3/4, p(1) = 1/4"),
    (Pmf((X, Y), {(0, 1): Fraction(1)}, copies=3), "3 independent copies, taken together, of (X,Y) with p(0,1) = 1"),
    (Pmf((X, Y), {(0, 0): Fraction(1)}, widths={X: -4, Y: 0}), "(X,Y) with p(0,0) = 1, and then X = 1/16·(X + u_X), Y = Y + u_Y, with independent noise u uniform on [0, 1]"),
    (Gaussian((X,), [[Fraction(1, 4)]]), "X Gaussian with variance 1/4"), (Gaussian((X, Y), [[1, 0], [0, Fraction(1, 2)]]), "(X,Y) Gaussian with covariance [1 0; 0 1/2]"),
])
def test_a_distribution_is_described_so_that_it_can_be_made_again(distribution, text):
    assert str(distribution) == text


def test_copies_and_boxes_change_an_entropy_as_they_should():
    coin = {(0,): Fraction(1, 2), (1,): Fraction(1, 2)}
    assert [round(value(Pmf((X,), coin, copies, {X: width} if width else {}).entropy({X})), 9) for copies, width in ((1, 0), (3, 0), (1, -4), (1, 4))] == [1, 3, -3, 5]
