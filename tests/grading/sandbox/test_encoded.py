"""Plain data crosses by value: each kind as it is written down, read again as the same, and refused beyond its limits in a sentence."""
import math
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import torch

from grading.sandbox.decoded import Decoder
from grading.sandbox.encoded import NANS, Encoder, NotPlain, all_at_once


def refuse(value):
    raise NotPlain(f"a {type(value).__name__} does not cross")


def written(value):
    """(tree, buffers)"""
    encoder = Encoder(refuse)
    return encoder(value), encoder.buffers


def read(tree, *buffers):
    return Decoder(list(buffers), None)(tree)


TREES = [
    (None, None), (True, True), (3, 3), (-2.5, -2.5), ("ü", "ü"), (2**53 - 1, 2**53 - 1), (2**53, ["i", "0x20000000000000"]), (-2**53, ["i", "-0x20000000000000"]),
    (1 - 2j, ["c", "0x1.0000000000000p+0", "-0x1.0000000000000p+1"]), (Fraction(-1, 3), ["q", "-0x1", "0x3"]), (Decimal("1.50"), ["D", "1.50"]), (math.inf, math.inf),
    (timedelta(1, 2, 3), ["Di", 1, 2, 3]), (datetime(2026, 1, 2, 3, 4), ["Dt", "2026-01-02T03:04:00"]), (date(2026, 1, 2), ["Dd", "2026-01-02"]), (time(1, 2), ["Dh", "01:02:00"]),
    ([1, "a"], ["l", [1, "a"]]), ([[1]], ["l", [["l", [1]]]]), ((1, 2), ["t", [1, 2]]), ((), ["t", []]), ({3}, ["s", [3]]), (frozenset([3]), ["z", [3]]), (deque([1], 4), ["Q", [1], 4]), (deque([1]), ["Q", [1], None]),
    ({"a": [1], 2: 3}, ["d", [["a", ["l", [1]]], [2, 3]]]), (OrderedDict(b=1, a=2), ["do", [["b", 1], ["a", 2]]]), (Counter("aab"), ["dc", [["a", 2], ["b", 1]]]),
    (range(1, 9, 2), ["r", 1, 9, 2]), (slice(None, 3), ["S", None, 3, None]), ([2**60, 1.5], ["l", [["i", "0x1000000000000000"], 1.5]]), ([True, 1], ["l", [True, 1]]),
]


@pytest.mark.parametrize("value, tree", TREES, ids=lambda v: repr(v)[:40])
def test_a_value_is_written_down_as_this_and_read_again_as_itself(value, tree):
    assert written(value) == (tree, []) and repr(written(value)[0]) == repr(tree)
    again = read(tree)
    assert again == value and type(again) is type(value) and repr(again) == repr(value)


@pytest.mark.parametrize("value, tree, buffers", [
    (b"ab", ["b", 0], [b"ab"]), (bytearray(b"ab"), ["B", 0], [b"ab"]), ([b"a", b"b"], ["l", [["b", 0], ["b", 1]]], [b"a", b"b"]),
    (np.arange(6, dtype=np.int16).reshape(2, 3), ["a", "<i2", [2, 3], 0], [bytes([0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0])]), (np.float32(0.5), ["n", "<f4", [], 0], [b"\0\0\0?"]),
    (np.array([1, 2], ">u4"), ["a", "<u4", [2], 0], [bytes([1, 0, 0, 0, 2, 0, 0, 0])]), (np.array(["ab", "c"]), ["a", "<U2", [2], 0], [np.array(["ab", "c"], "<U2").tobytes()]),
    (np.array([True, False]), ["a", "|b1", [2], 0], [b"\1\0"]), (np.array(1j), ["a", "<c16", [], 0], [np.array(1j).tobytes()]), (np.zeros((0, 2)), ["a", "<f8", [0, 2], 0], [b""]),
    (torch.tensor([1, 2], dtype=torch.int16), ["T", "int16", [2], 0, 0], [bytes([1, 0, 2, 0])]), (torch.tensor(1.0, requires_grad=True), ["T", "float32", [], 1, 0], [b"\0\0\x80?"]),
    (torch.tensor([1.0], requires_grad=True) * 2, ["T", "float32", [1], 2, 0], [b"\0\0\0@"]), (torch.tensor([1.0], dtype=torch.bfloat16), ["T", "bfloat16", [1], 0, 0], [b"\x80?"]),
    (torch.tensor([True, False]), ["T", "bool", [2], 0, 0], [b"\1\0"]), (torch.zeros(2, 0), ["T", "float32", [2, 0], 0, 0], [b""]), (torch.tensor([1 + 2j]).conj(), ["T", "complex64", [1], 0, 0], [np.array([1 - 2j], "<c8").tobytes()]),
], ids=repr)
def test_bytes_and_arrays_travel_beside_the_tree(value, tree, buffers):
    assert written(value) == (tree, buffers)
    again = read(tree, *buffers)
    assert type(again) is type(value)
    if isinstance(value, torch.Tensor):
        assert again.dtype == value.dtype and torch.equal(again, value) and again.requires_grad == value.requires_grad and again.is_leaf == value.is_leaf
    elif isinstance(value, (np.ndarray, np.generic)):
        assert again.dtype == value.dtype.newbyteorder("=") and np.array_equal(again, value) and again.shape == value.shape and (not value.shape or again.flags.writeable)
    else:
        assert again == value


def test_which_nan_it_is_crosses():
    other = float("nan")
    assert [written(nan)[0] for nan in (math.nan, np.nan, other)] == [["f", NANS.index(math.nan)], ["f", next(i for i, n in enumerate(NANS) if n is np.nan)], ["f", 0]]
    assert read(["f", 1]) is math.nan and read(["f", 2]) is np.nan and math.isnan(read(["f", 0])) and read(["f", 0]) not in (math.nan, np.nan)
    assert written([1.0, other])[0] == ["l", [1.0, ["f", 0]]]


@pytest.mark.parametrize("items, at_once", [
    ([1, 2], True), ([2**53 - 1, 1 - 2**53], True), ([1, 2**53], False), ([-2**53], False), ([1, "a"], False), ([1.0, 2.0], True), ([1.0, math.nan], False), (["a", None, True], True), (["a", 1.5], True),
    (["a", math.nan], False), ([[1]], False), ([], True), ([math.inf, 1.0], True),
])
def test_a_list_of_what_json_says_exactly_is_sent_at_once(items, at_once):
    assert all_at_once(items) == at_once


class Own(list):
    pass


def nested(depth):
    return [nested(depth - 1)] if depth else 1


@pytest.mark.parametrize("value, message", [
    (nested(34), "a value nested deeper than 32 or of more than 2,000,000 parts does not cross"), (1 << 262_140, "an int of more than 260,000 bits does not cross"),
    (np.array([None]), "an array of dtype object does not cross; plain numbers, booleans and strings do"), (np.zeros(1, np.longdouble), "an array of dtype float128 does not cross; plain numbers, booleans and strings do"),
    (np.array([b"a"]), "an array of dtype |S1 does not cross; plain numbers, booleans and strings do"), (torch.zeros(2).to_sparse(), "a tensor of dtype float32, layout torch.sparse_coo does not cross"),
    (torch.zeros(2).to(torch.float8_e4m3fn), "a tensor of dtype float8_e4m3fn, layout torch.strided does not cross"),
    (object(), "a object does not cross"), (datetime(2026, 1, 1, tzinfo=UTC), "a datetime does not cross"), (np.ma.masked_array([1]), "a MaskedArray does not cross"),
], ids=lambda v: v[:60] if isinstance(v, str) else type(v).__name__)
def test_what_does_not_cross_is_said(value, message):
    with pytest.raises(NotPlain) as told:
        written(value)
    assert str(told.value) == message


def test_what_is_just_not_too_much_crosses():
    assert read(*[written(nested(32))[0]]) == nested(32) and written(1 << 262_100)[0][0] == "i"
    assert read(["i", written(1 << 262_100)[0][1]]) == 1 << 262_100
    many = Encoder(refuse)
    many.nodes = 1_999_999
    assert many(1) == 1
    with pytest.raises(NotPlain):
        many(1)


def test_a_class_of_ones_own_crosses_as_its_base_and_its_name_is_kept():
    encoder = Encoder(refuse)
    assert encoder(Own([1])) == ["l", [1]] and encoder.lost == ("Own", False)
    Own.__module__ = "__main__"
    assert encoder(Own([1])) == ["l", [1]] and encoder.lost == ("Own", True)
    again = read(written(defaultdict(list, a=[1]))[0])
    assert type(again) is defaultdict and again == {"a": [1]} and again.default_factory is list and Encoder(refuse).lost is None


@pytest.mark.parametrize("tree, message", [
    (["i", "0x" + "1" * 70_000], "an int is too long"), (["i", 3], "an int is too long"), (["Di", 1.0, 2, 3], "not an int"), (["f", "1"], "not an int"), (["b", 0], "a missing buffer"), (["D", 3], "not an int"),
    (["D", "1" * 10_001], "not an int"), (["b", -1], "a missing buffer"), (["a", "|O8", [1], 0], "a dtype that does not cross"), (["a", ">i4", [1], 0], "a dtype that does not cross"), (["a", 3, [1], 0], "a dtype that does not cross"),
    (["a", "<f16", [1], 0], "a dtype that does not cross"), (["T", "qint8", [1], 0, 0], "a dtype that does not cross"), ([], "an unknown tag"), (["?"], "an unknown tag"), ({}, "an unknown tag"),
])
def test_what_is_not_ours_is_no_value(tree, message):
    with pytest.raises(ValueError) as told:
        read(tree)
    assert str(told.value) == message


@pytest.mark.parametrize("shape, message", [([-1], "a shape isn't a list of lengths"), ([1.0], "a shape isn't a list of lengths"), ([3], "an array's size is not that of its bytes"),
                                            ([1] * 33, "an array's size is not that of its bytes"), ([0], "an array's size is not that of its bytes")])
def test_an_array_that_does_not_fit_its_bytes_is_no_array(shape, message):
    for tree in (["a", "<i2", shape, 0], ["T", "int16", shape, 0, 0]):
        with pytest.raises(ValueError) as told:
            read(tree, b"ab")
        assert str(told.value) == message
    assert read(["a", "<i2", [1] * 32, 0], b"\1\0").sum() == 1 and read(["a", "<U0", [2], 0]).shape == (2,) and read(["a", "<U0", [10**7], 0]).shape == (0,)
    assert read(["a", "|b1", [2], 0], b"\2\0").tolist() == [True, False] == read(["T", "bool", [2], 0, 0], b"\2\0").tolist()


def test_too_deep_is_no_value():
    tree = 1
    for _ in range(32):
        tree = ["t", [tree, ["t", []]]]
    with pytest.raises(ValueError) as told:
        read(["l", [tree]])
    assert str(told.value) == "too deep" and read(tree[1][0])
