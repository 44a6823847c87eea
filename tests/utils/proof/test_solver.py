"""What proposes certificates: the exact simplex method and elimination, by what their answers must satisfy, and the search that uses them."""
from fractions import Fraction

import numpy as np
import pytest

from utils.proof import Proof, axioms, solver
from utils.proof.solver import Search, eliminate, simplex


def total(weights, columns):
    return axioms.plus(*zip(weights, columns, strict=True))


def random_program(seed, feasible):
    rng = np.random.default_rng(seed)
    columns = [{k: Fraction(int(c), int(rng.integers(1, 4))) for k, c in zip("abcd", rng.integers(-3, 4, 4), strict=True) if c} for _ in range(rng.integers(2, 7))]
    target = total([Fraction(int(w)) for w in rng.integers(0, 4, len(columns))], columns) if feasible else {k: int(c) for k, c in zip("abcd", rng.integers(-3, 4, 4), strict=True) if c}
    return columns, target


@pytest.mark.parametrize("seed", range(60))
def test_the_simplex_method_finds_weights_or_values_that_show_there_are_none(seed):
    columns, target = random_program(seed, feasible=seed % 2)
    x, y = simplex(columns, target)
    assert (x is None) != (y is None) and (x is not None or not seed % 2)
    if x is not None:
        assert len(x) == len(columns) and min(x, default=0) >= 0 and total(x, columns) == axioms.plus((1, target))
    else:
        at = lambda terms: sum(c * y.get(k, 0) for k, c in terms.items())
        assert all(at(column) >= 0 for column in columns) and at(target) < 0


def test_the_simplex_method_gives_up_after_too_many_steps(monkeypatch):
    columns, target = [{"a": 1, "b": -1}, {"b": 1, "c": -1}, {"c": 1}], {"a": 1}
    assert simplex(columns, target) == ([1, 1, 1], None)
    monkeypatch.setattr(solver, "STEPS", 1)
    assert simplex(columns, target) == (None, None) and simplex([{"a": -1}], {}) == ([0], None)


@pytest.mark.parametrize("seed", range(30))
def test_elimination_is_exact_or_says_that_there_is_no_solution(seed):
    rng = np.random.default_rng(seed)
    columns, _ = random_program(seed, True)
    wanted = [Fraction(int(a), int(b)) for a, b in zip(rng.integers(-5, 6, len(columns)), rng.integers(1, 7, len(columns)), strict=True)]
    x = eliminate(columns, total(wanted, columns))
    assert total(x, columns) == total(wanted, columns) and all(type(v) is Fraction for v in x)
    assert eliminate(columns, {**total(wanted, columns), "new": 1}) is None
    assert eliminate([columns[0], columns[0]], columns[0]) == [1, 0]


def claim(text):
    return Proof(text, names="X Y Z").goal


@pytest.mark.parametrize("text, weights", [("2 H(X,Y) <= 2 H(X) + 2 H(Y)", [2]), ("½ H(X|Y) + H(Y|X) >= 0", [Fraction(1, 2), 1]), ("1e-9 I(X;Y) >= 0", [Fraction(1, 10**9)]), ("3 >= 1", [2])])
def test_a_search_finds_the_weights_of_a_sum(text, weights):
    statement = claim(text)
    language = Proof(text, names="X Y Z").language
    found = Search(dict.fromkeys(language.facts([statement], ["mi>=0", "h>=0"]), 1.0), axioms.Known()).prove(statement)
    assert sorted(w for w, _ in found[0]) == sorted(weights) and len(found) == 1


def test_a_search_prefers_what_costs_less_and_uses_equalities_with_either_sign():
    X, Y = (next(iter(claim(f"H({v}) >= 0").gap.terms)) for v in "XY")
    known = axioms.Known({}, {"dear": claim("H(X) >= H(Y)"), "cheap": claim("H(X) >= H(Y)"), "equal": claim("H(Y) == H(X)")})
    found = Search({("cite", "dear"): 1.0, ("cite", "cheap"): 0.5}, known).prove(claim("H(X) >= H(Y)"))
    assert found == [[(1, ("cite", "cheap"))]]
    assert Search({("cite", "equal"): 1.0}, known).prove(claim("2 H(X) == 2 H(Y)")) == [[(-2, ("cite", "equal"))]]
    assert Search({("cite", "dear"): 1.0, ("cite", "equal"): 9.0}, known).prove(claim("H(X) <= H(Y)")) == [[(1, ("cite", "equal"))]]
    two = axioms.Known({}, {"up": claim("H(X) >= H(Y)"), "down": claim("H(X) <= H(Y)")})
    assert Search({("cite", "up"): 1.0, ("cite", "down"): 1.0}, two).prove(claim("H(X) == H(Y)")) == [[(1, ("cite", "up"))], [(1, ("cite", "down"))]]
    assert Search({("cite", "up"): 1.0}, two).prove(claim("H(X) == H(Y)")) is None and Search({}, two).prove(claim("H(X) >= H(Y)")) is None
    values = Search({("cite", "up"): 1.0}, two).obstruct(claim("H(X) <= H(Y)"))
    assert values[X] > values[Y] and Search({("cite", "up"): 1.0}, two).obstruct(claim("H(X) >= H(Y)")) is None
    assert Search({("cite", "up"): 1.0}, two).obstruct(claim("H(X) == H(Y)"))[X] > 0
