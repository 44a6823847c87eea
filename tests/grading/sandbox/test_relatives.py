"""Relatives of the plain containers cross as what they are; an object that lies about being one gets a plain error."""
import contextlib
import sys
from collections import defaultdict, deque, namedtuple
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading.sandbox.decoded import Decoder
from grading.sandbox.encoded import Encoder
from grading.sandbox.relatives import ASKED_BY_NUMPY, FACTORIES, apart, together
from grading.sandbox.unseen import Unseen


class Point(NamedTuple):
    x: float
    y: float = 0.0


def crossed(value):
    encode = Encoder(lambda value: (_ for _ in ()).throw(TypeError("an object")))
    tree = encode(value)
    return Decoder(encode.buffers, None)(tree), encode.lost


@given(st.sampled_from([None, *FACTORIES.values()]), st.dictionaries(st.text() | st.integers(), st.lists(st.integers())))
def test_a_default_dictionary_keeps_its_default(factory, values):
    found, lost = crossed(defaultdict(factory, values))
    assert type(found) is defaultdict and found == values and found.default_factory is factory and lost is None


@given(st.lists(st.text(alphabet="abcdefgh", min_size=1), unique=True, min_size=1, max_size=4).filter(lambda names: "def" not in names))
def test_a_named_tuple_keeps_its_names(names):
    kind = namedtuple("Named", names)
    found, lost = crossed(kind(*range(len(names))))
    assert found == tuple(range(len(names))) and found._fields == kind._fields and lost is None


@pytest.mark.parametrize("names", [["Index", "_1", "b"], ["Index", *(f"c{i}" for i in range(300))]])
def test_a_row_of_a_table_keeps_the_names_of_columns_that_are_none_and_of_many(names):
    kind = namedtuple("Pandas", names, rename=True)
    found, lost = crossed(kind(*range(len(names))))
    assert found._fields == kind._fields and found[1] == getattr(found, names[1]) == 1 and lost is None


def test_a_named_tuple_that_can_not_be_made_again_crosses_as_a_tuple_and_is_named():
    odd, many = namedtuple("Odd", ["a"]), namedtuple("Many", [f"c{i}" for i in range(501)])
    odd.__name__ = "of two words"
    odd_fields = type("Odd", (tuple,), {"_fields": ("_private",), "__slots__": ()})
    for kind, values in ((odd, [1]), (odd_fields, [1]), (many, range(501))):
        found, lost = crossed(tuple.__new__(kind, values))
        assert type(found) is tuple and found == tuple(values) and lost


def test_a_typed_named_tuple_and_what_is_in_it():
    found, lost = crossed([Point(1.0, 2.0), Point(np.float64(3.0))])
    assert (found[0].x, found[0].y, found[1].x, lost) == (1.0, 2.0, 3.0, None)
    assert type(found[0]) is type(found[1])


@given(st.dictionaries(st.integers(), st.text()))
def test_views_compare_as_views_do(values):
    for view in (values.keys(), values.values(), values.items()):
        found, lost = crossed(view)
        assert type(found) is type(view) and list(found) == list(view) and lost is None
    assert crossed(values.keys())[0] == values.keys() and crossed(values.items())[0] == values.items()


class Sorted(list):
    """A list with a mind of its own."""


class Counting(defaultdict):
    """… and a default dictionary."""


class Grid(np.ndarray):
    """… and an array."""


class Measured(namedtuple("Pair", "a b")):
    def norm(self): return abs(self.a) + abs(self.b)


@pytest.mark.parametrize("value", [Sorted([1]), Counting(int), Measured(1, 2), np.zeros(2).view(Grid), [{"a": Sorted()}], defaultdict(lambda: 7)])
def test_a_class_of_its_own_crosses_as_its_base_and_is_named(value):
    found, lost = crossed(value)
    assert lost and type(found) in (list, dict, tuple, np.ndarray)


@pytest.mark.parametrize("longest", [None, 0, 2, 5])
def test_a_queue_keeps_how_long_it_may_be(longest):
    for parts in ([1, 2], [[1], [2]]):
        found, lost = crossed(deque(parts, maxlen=longest))
        assert found == deque(parts, maxlen=longest) and found.maxlen == longest and lost is None


@pytest.mark.parametrize("name", sorted(ASKED_BY_NUMPY))
def test_no_field_answers_numpy_for_the_values(name):
    kind = namedtuple("Liar", [name])
    assert apart(kind((9,))) is None
    with pytest.raises(ValueError):
        together("N", ["Liar", name], [(9,)])


@given(st.sampled_from(["dd", "N", "V"]), st.recursive(st.none() | st.text() | st.integers(), st.lists, max_leaves=5), st.lists(st.integers() | st.text()))
def test_nonsense_raises_a_plain_error(tag, name, values):
    with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError):
        together(tag, name, values)


def test_modules_are_out_of_sight_until_they_are_imported(monkeypatch):
    import fractions
    import statistics
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    monkeypatch.setattr(sys, "modules", sys.modules)
    before = dict(sys.modules)
    try:
        Unseen(set(sys.modules) - {"statistics", "fractions"})
        assert "statistics" not in sys.modules and "fractions" not in sys.modules
        import statistics as again
        assert again is statistics and again.__spec__.origin.endswith("statistics.py")
        assert sys.modules["fractions"] is fractions                      # statistics needs it
    finally:
        sys.modules.update(before)
