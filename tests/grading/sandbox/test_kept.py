"""What the student's code does in place to data that crossed is told, each change once; what nobody holds any more is forgotten."""
import copy
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grading.sandbox.kept import Kept, held
from grading.sandbox.student import Objects
from grading.sandbox.values import Decoder, Encoder

PLAIN = st.recursive(st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=3) | st.just(abs) | st.builds(np.arange, st.integers(0, 3)),
                     lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.integers(0, 2), inner, max_size=2) | st.tuples(inner, inner) | st.sets(st.integers()), max_leaves=8)


def crossed(kept, value, n=1):
    """`value` as the only argument of question n → what the student's function gets."""
    encode = Encoder(lambda thing: [*kept.objects.name(thing)[:1], "", False, False])
    tree = json.loads(json.dumps(encode(([value], {}))))
    args, kwargs = Decoder(encode.buffers, kept.objects.named)(tree)
    kept.arguments(n, (list(args), kwargs), tree, encode.buffers)
    return args[0]


def told(kept, n=1):
    """What became of the arguments of question n, or None."""
    changes = kept.changes()
    return next((Decoder(changes["buffers"][start:start + count], kept.objects.named)(tree)[0][0] for number, tree, start, count in changes.get("calls", ()) if number == n), None)


def kept():
    return Kept(Objects())


@settings(max_examples=200)
@given(PLAIN)
def test_of_what_nobody_changes_nothing_is_told(value):
    k = kept()
    for holds in (True, False):
        mine = crossed(k, value)
        assert not k.changes()
        if not holds:
            del mine
        assert not k.changes()


def innermost(value):
    """The list in which there is no other."""
    parts = value.values() if type(value) is dict else value
    inside = next((v for v in parts if type(v) in (list, tuple, dict)), None)
    return value if inside is None else innermost(inside)


SWAPS = [(1, 1.0), (1, True), (0.0, -0.0), (0, False), (None, 0), ("a", "b"), (1.5, float("nan"))]


@pytest.mark.parametrize(("before", "after"), [*SWAPS, *((b, a) for a, b in SWAPS)])
@pytest.mark.parametrize("inside", [lambda x: [x], lambda x: [abs, [x]], lambda x: ([x], abs), lambda x: {"k": [x, abs]}, lambda x: [np.zeros(2), [x]]])
def test_a_change_is_told_once_whatever_lies_beside_it(inside, before, after):
    k = kept()
    mine = crossed(k, inside(before))
    assert not k.changes()
    where = innermost(mine)
    where[0] = after
    assert repr(told(k)) == repr(mine) and not k.changes()


def test_what_is_held_is_looked_at_after_later_calls_and_the_rest_is_forgotten():
    k = kept()
    mine = crossed(k, [[1.0], np.zeros(3)], n=1)
    other = crossed(k, [[2.0]], n=2)
    row, view = mine[0], mine[1][1:]
    del mine
    assert not k.changes() and len(k.entries) == 2
    del other
    assert not k.changes() and [e[0] for e in k.entries] == [1]
    view[0] = 5
    assert told(k)[1][1] == 5
    row.append(7)
    assert told(k)[0] == [1.0, 7]
    del row, view
    assert not k.changes() and not k.entries


def test_a_result_that_the_code_still_has_is_kept_and_a_new_one_is_not():
    k = kept()
    own, encode = [1, 2], Encoder(None)
    k.result(1, own, encode)
    k.result(2, [3, 4], encode)
    assert not k.changes() and [e[0] for e in k.entries] == [-1]
    own[0] = 9
    assert told(k, -1) == [9, 2]
    k.in_cell("another")
    own[0] = 8
    assert not k.changes()


@pytest.mark.parametrize("own", [np.zeros((400, 400)), list(range(50_000)), [[float(n)] * 100 for n in range(100)]])
def test_a_large_result_that_the_code_uses_again_is_told(own):
    k, encode = kept(), Encoder(None)
    encode([own])
    k.result(1, own, encode)
    assert not k.changes()
    own[0] = own[1] if isinstance(own, list) else 7
    assert np.array_equal(told(k, -1), own) if isinstance(own, np.ndarray) else told(k, -1) == own


def test_of_hundreds_of_results_each_is_looked_at_again():
    k, encode = kept(), Encoder(None)
    own = [[n] for n in range(200)]
    for n, result in enumerate(own, 1):
        k.result(n, result, encode)
    crossed(k, [0], n=500)
    k.changes()
    own[0][0] = "changed"
    assert told(k, -1) == ["changed"]


@pytest.mark.parametrize("part", [[], {}, set(), np.zeros(2), ([],)])
def test_one_more_holder_is_noticed(part):
    data = [copy.deepcopy(part)]
    assert not held(data) and not held({"k": data[0:0], "t": (1, "a"), "e": ()})
    another = data[0]
    assert held(data)
    del another
    assert not held(data)


@pytest.mark.parametrize(("before", "after"), [([1], [1, 2]), ({"a": 1}, {}), ({1}, {1, 2}), (np.arange(3), np.arange(3) * 2), ([[1], [2]], [[1, 5], [2]])])
def test_what_the_test_does_to_data_that_is_held_is_done_to_the_same_object(before, after):
    k = kept()
    there = crossed(k, copy.deepcopy(before))
    k.changes()
    assert k.held == [1]
    k.update(1, [copy.deepcopy(after)], {})
    assert np.array_equal(there, after) if isinstance(after, np.ndarray) else there == after
    assert k.changes() == {}                               # it is the test's doing, and not told to it
    del there
    k.changes()
    assert k.held == []


def test_nothing_that_is_not_held_is_called_held():
    k = kept()
    for n, value in enumerate((1, "a", [1, [2]], {"a": [1]}, np.arange(3), (1, 2), {3}), 1):
        crossed(k, value, n)
    k.changes()
    assert k.held == []
