"""A Huffman code is a prefix code that no other beats, and its mean length lies between H and H + 1."""
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.coding import huffman_code, mean_length
from utils.information import entropy

pmfs = st.integers(2, 9).flatmap(lambda n: st.integers(0, 2**32 - 1).map(lambda seed: np.random.default_rng(seed).dirichlet(np.full(n, 0.6))))


@settings(max_examples=80, deadline=None)
@given(pmfs)
def test_no_word_begins_another_and_the_mean_is_within_one_question_of_the_entropy(p):
    code = huffman_code(p)
    assert not any(a != b and b.startswith(a) for a, b in itertools.permutations(code, 2)) and len(set(code)) == len(p)
    assert np.isclose(sum(2.0 ** -len(word) for word in code), 1)               # Kraft: no word could be shorter
    assert entropy(p) - 1e-9 <= mean_length(p, code) < entropy(p) + 1


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_no_other_lengths_do_better(seed):
    p = np.random.default_rng(seed).dirichlet(np.ones(4))
    possible = [lengths for lengths in itertools.product(range(1, 4), repeat=4) if sum(2.0**-k for k in lengths) <= 1]      # McMillan
    assert np.isclose(mean_length(p, huffman_code(p)), min(p @ np.array(lengths) for lengths in possible))


def test_powers_of_one_half_need_exactly_their_entropy():
    p = 2.0 ** -np.array([1, 2, 3, 4, 4])
    assert mean_length(p, huffman_code(p)) == entropy(p) == 1.875


def test_a_certain_outcome_needs_no_question():
    assert huffman_code([1.0]) == [""] and mean_length([1.0], [""]) == 0


@settings(max_examples=80, deadline=None)
@given(pmfs)
def test_yes_is_the_side_of_the_outcome_that_comes_first(p):
    code = huffman_code(p)
    for question in {word[:k] for word in code for k in range(len(word))}:
        assert next(word for word in code if word.startswith(question)).startswith(question + "1")


def test_the_same_pmf_gives_the_same_code():
    assert huffman_code([0.25] * 4) == huffman_code([0.25] * 4)


@pytest.mark.parametrize(("call", "message"), [
    (lambda: huffman_code([0.5, 0.6]), "sums to 1.1"), (lambda: huffman_code([[0.5, 0.5]]), "expected one pmf"),
    (lambda: mean_length([0.5, 0.5], ["0"]), "2 outcomes and the code 1 words")])
def test_what_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
