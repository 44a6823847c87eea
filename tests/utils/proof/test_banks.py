"""The banks in which counterexamples are looked for: the same every time, as varied as they say, and with the entropies of what they build."""
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from utils.proof import variables
from utils.proof.banks import DiscreteBank, GaussianBank
from utils.proof.logarithms import value
from utils.proof.witnesses import Gaussian, Pmf

FUNCTIONS = (2, 15, 16)                                           # of one coin, of two coins, linear ones of three


@pytest.mark.parametrize("n, dice", [(1, 80), (2, 80), (3, 17), (5, 17)])
def test_a_discrete_bank_holds_every_choice_of_functions_or_as_many_as_it_has_room_for(n, dice):
    bank, budget = DiscreteBank(n), 4000 if n <= 4 else 1500
    assert [len(chosen) for *_, chosen in bank.blocks] == [min(k ** n, budget) for k in FUNCTIONS] + [15 ** n if 15 ** n <= budget // 4 else budget // 4] * dice
    assert bank.size == sum(len(chosen) for *_, chosen in bank.blocks) and all(chosen.shape[1] == n for *_, chosen in bank.blocks)
    for weights, labels, chosen in bank.blocks:
        assert sum(weights) == 1 and len({tuple(row) for row in labels}) == len(labels) in FUNCTIONS and chosen.max() < len(labels)
        assert all(tuple(dict.fromkeys(row)) == tuple(range(max(row) + 1)) for row in labels.tolist())        # a partition: its cells are counted as they come
    assert [str(w) for w in bank.blocks[3][0]] == ["1/2", "1/4", "1/8", "1/8"] and (n > 2 or [str(w) for w in bank.blocks[8][0]] == ["1/32", "31/32", "0", "0"])
    again = DiscreteBank(n)
    assert all(np.array_equal(one[2], other[2]) and one[0] == other[0] for one, other in zip(bank.blocks, again.blocks, strict=True))


def test_linear_functions_of_three_coins_are_sums_of_some_of_them():
    labels = {tuple(row) for row in DiscreteBank(1).blocks[2][1].tolist()}
    for cells in labels:
        assert {len([o for o in cells if o == cell]) for cell in cells} == {8 // (max(cells) + 1)}          # subspaces: all cells are of one size
        assert all(cells[a ^ b ^ c] == cells[a] for a, b, c in product(range(8), repeat=3) if cells[b] == cells[c])
    assert sorted(max(cells) + 1 for cells in labels) == [1] + [2] * 7 + [4] * 7 + [8]


@pytest.mark.parametrize("n", [1, 2, 3])
def test_what_a_bank_builds_has_the_entropies_that_it_says(n):
    names = variables([f"X{i}" for i in range(n)])
    for bank, kind in ((DiscreteBank(n), Pmf), (GaussianBank(n, 60), Gaussian)):
        for i in [0, *np.random.default_rng(n).integers(bank.size, size=25), bank.size - 1]:
            built = kind(names, bank.build(int(i)))
            for mask in range(1, 2 ** n):
                subset = {v for k, v in enumerate(names) if mask >> k & 1}
                assert bank.entropies(mask)[i] == pytest.approx(float(value(built.entropy(subset))), abs=1e-9)
        assert bank.entropies(1) is bank.entropies(1)             # kept: it's asked for every claim


def test_a_bank_of_gaussians_begins_with_the_simplest_and_is_varied():
    bank, again = GaussianBank(3), GaussianBank(3)
    assert bank.size == len(bank.cov) == 1500 and np.array_equal(bank.cov, again.cov) and np.array_equal(bank.cov[0], np.eye(3))
    assert (np.linalg.eigvalsh(bank.cov) > 0).all() and bank.build(0) == [[1, 0, 0], [0, 1, 0], [0, 0, 1]] and isinstance(bank.build(1)[0][0], Fraction)
    independent = (np.abs(bank.cov - np.einsum("kii,ij->kij", bank.cov, np.eye(3))) == 0).all((1, 2))
    assert independent[:5].all() and 0.02 < independent.mean() < 0.3
    variances, correlated = np.einsum("kii->ki", bank.cov), np.abs(bank.cov[:, [0, 0, 1], [1, 2, 2]]) > 0
    assert variances.min() == 4.0**-5 and variances.max() >= 4.0**5 and (correlated.mean(0) > 0.3).all() and (correlated.mean(0) < 0.9).all()
