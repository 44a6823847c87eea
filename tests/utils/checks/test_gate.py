"""The gate: whatever a student's code does, a check gets plain data or says one sentence."""
import contextlib
import functools
import io
import linecache
import math
import re
import warnings

import numpy as np
import pytest
import scipy.spatial.distance
import torch
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon

from tests.utils.checks.gate_cases import CHECK, RIGHT, WRONG
from utils.checks import Answer, CheckBroken, CheckFailed, NotAnswered, check, compare, plain_data, recording, show
from utils.checks.reading import COARSE
from utils.checks.telling import call_of


def verdict(source):
    """None, or the message."""
    namespace = {"np": np}
    for name, text in (("<cell>", source), ("<check>", CHECK)):
        linecache.cache[name] = len(text), None, text.splitlines(keepends=True), name
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(text, name, "exec"), namespace)
        except CheckFailed as error:
            return f"{type(error).__name__}: {error}"
    return None


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", RIGHT)
def test_a_right_answer_is_accepted_in_whatever_type_it_comes(name):
    assert verdict(RIGHT[name]) is None


@pytest.mark.parametrize("name", WRONG)
def test_anything_else_is_one_sentence(name):
    source, fragment = WRONG[name]
    assert fragment in verdict(source)


@pytest.mark.parametrize("error", [CheckFailed("a sentence"), NotAnswered("a sentence"), CheckBroken("a sentence")])
def test_no_line_of_ours_is_shown(error):
    line, = error._render_traceback_()
    assert line[1:] == " a sentence"


def test_an_error_of_the_checks_own_is_told_apart():
    @check
    def broken(answer, seed=0):
        raise KeyError("ours")

    with pytest.raises(CheckBroken, match="isn't your fault") as caught:
        broken(3, seed=1)
    assert isinstance(caught.value.__cause__, KeyError)


def test_the_checks_own_arguments_stay_as_they_are():
    def spoil(a, b, c):
        a[0], b[0] = 9, 9
        c["x"].append(1)

    a, b, c = np.ones(2), torch.ones(2), {"x": []}
    with pytest.raises(CheckFailed, match="arguments a and b and c"):
        Answer(spoil, "spoil").leaves_arguments()(a, b, c)
    assert a[0] == 1 and b[0] == 1 and c == {"x": []}
    assert Answer(spoil, "spoil")(a, b, c).value is None
    assert a[0] == 1


def test_both_copies_of_one_array_are_apart():
    def same(a, b):
        return float(a is b)

    x = np.ones(2)
    assert Answer(same, "same")(x, x).number() == 0


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_a_loss_is_asked_for_value_and_gradient(dtype):
    logits = torch.tensor([-200.0, 0.0, 5.0], dtype=dtype)
    value, (slope,) = Answer(lambda x: torch.nn.functional.softplus(-x).mean(), "loss").gradient(logits)
    value.equals(np.logaddexp(0, [200, 0, -5]).mean(), "")
    slope.equals(-1 / (1 + np.exp([-200, 0, 5])) / 3, "")
    assert slope.coarse == (dtype is torch.float32) and not logits.requires_grad


@pytest.mark.parametrize("loss", [lambda x: x.mean().item(), lambda x: x.mean().detach(), lambda x: x.detach().numpy().mean()])
def test_a_loss_cut_off_its_graph_is_refused(loss):
    with pytest.raises(CheckFailed, match="cut off from its graph"):
        Answer(loss, "loss").gradient(torch.tensor([1.0, 2.0]))


def test_gradients_of_one_of_several_losses():
    value, (first, second) = Answer(lambda x, y: (x.sum(), (2 * x).sum()), "losses").gradient(torch.ones(2), torch.ones(3), part=1)
    assert value.number() == 4 and value.name.startswith("the second value of losses(")
    assert first.array((2,)).tolist() == [2, 2] and second.array((3,)).tolist() == [0, 0, 0]


@pytest.mark.parametrize("value, shape", [
    ([1, 2], (2,)), (range(2), (2,)), ((1.0, np.int64(2)), (2,)), ([torch.tensor(1.0), 2], (2,)), (torch.ones(2, 3, requires_grad=True), (2, 3)),
    ([torch.ones(3), [1, 2, 3]], (2, 3)), (3, ()), (np.ma.array([1, 2]), (2,))])
def test_arrays_come_in_many_types(value, shape):
    found = Answer(value, "f(1)").array(shape)
    assert type(found) is np.ndarray and found.dtype == float


@pytest.mark.parametrize("value, fragment", [
    ([[1, 2], [3]], "a ragged list"), (["1", "2"], "a string"), (np.array(["1", "2"]), "strings"), ([True, 2], "a bool"), (np.ones(2) > 0, "bools"),
    (np.ones(3), "has shape (3,); expected (2,)"), ([None, 1], "a NoneType"), ([10**400, 1], "too large"), ({1, 2}, "a set"), (74, "74, one number; expected an array of shape (2,)"),
    ([1, np.nan], "is nan at [1]"), (np.ones(2) * 1j, "complex"), ("12", "a string"), ([np.ones(2), np.ones(3)], "ragged"), (torch.nn.Linear(2, 2), "")])
def test_what_is_no_array_is_told(value, fragment):
    with pytest.raises(CheckFailed) as caught:
        Answer(value, "f(1)").array((2,))
    assert fragment in str(caught.value)


def test_float32_is_compared_as_float32():
    Answer(np.float32(1 / 3), "f(1)").equals(1 / 3, "")
    Answer(lambda x: float(np.float32(1) / 3), "f")(torch.tensor(1.0)).equals(1 / 3, "")
    with pytest.raises(CheckFailed):
        Answer(float(np.float32(1 / 3)), "f(1)").equals(1 / 3, "")
    with pytest.raises(CheckFailed):
        Answer(np.float32(1 / 3 + 3 * COARSE), "f(1)").equals(1 / 3, "")


@given(st.floats(0.1, 10), st.floats(1e-7, 1), st.integers(1, 60))
def test_both_sides_of_a_message_differ(x, by, n):
    for got, expected in ((x * (1 + by), x), (np.append(np.full(n, x), x * (1 + by)), np.full(n + 1, x))):
        with pytest.raises(CheckFailed) as caught:
            compare("f(1)", got, expected, "because.")
        returned, wanted = str(caught.value).removeprefix("f(1) returned ").split(": because.")[0].split("; expected ")
        assert returned.split(" at ")[0] != wanted
        assert ("close, but not equal" in str(caught.value)) == (by <= 1e-3) or math.isclose(by, 1e-3, rel_tol=1e-6)


def test_what_a_function_calls_is_recorded_whatever_its_name():
    scope = {"half": lambda x: x / 2}
    exec("def f(x):\n    return half(half(x))", scope)
    answer, reply = Answer(scope["f"], "f").watched(recording.functions, 8.0, names=["half", "scipy.spatial.distance.jensenshannon", "nothing"])
    assert answer.number() == 2 and reply["calls"] == [["half", [8.0]], ["half", [4.0]]] and reply["results"] == [4.0, 2.0]
    assert Answer(functools.partial(pow, 2), "g").watched(recording.functions, 3, names=["half"])[1]["calls"] == []


@pytest.mark.parametrize("way", ["def f(x, h=half, o=other):\n    return h(x) + o(x)", "kept = [half, other]\ndef f(x):\n    return sum(h(x) for h in kept)",
                                 "def f(x, h=partial(half)):\n    return h(x=x) + other(x)"])
def test_ones_own_functions_are_seen_where_they_are_kept(way):
    scope = {"partial": functools.partial}
    exec(f"def half(x):\n    return x / 2\n\ndef other(x):\n    return 2 * x\n\n{way}", scope)
    before = dict(scope), scope["half"].__code__
    answer, reply = Answer(scope["f"], "f").watched(recording.functions, 8.0, names=["half", "other"])
    assert answer.number() == 20 and reply["calls"] == [["half", [8.0]], ["other", [8.0]]] and (dict(scope), scope["half"].__code__) == before


@pytest.mark.parametrize("way", [
    lambda p, q: jensenshannon(p, q, base=2), functools.partial(jensenshannon, base=2), lambda p, q, f=jensenshannon: f(p, q, base=2),
    lambda p, q: {"js": jensenshannon}["js"](p, q, 2), lambda p, q: scipy.spatial.distance.jensenshannon(p, q, base=2), "raises"])
def test_a_library_function_is_seen_however_it_is_called(way):
    before = jensenshannon([1, 0], [0.5, 0.5]), jensenshannon.__code__
    name = "scipy.spatial.distance.jensenshannon"
    if way == "raises":
        with pytest.raises(CheckFailed, match="ValueError"):
            Answer(lambda p: jensenshannon(p, np.ones(3)), "f").watched(recording.functions, np.ones(2), names=[name])
    else:
        _, reply = Answer(way, "f").watched(recording.functions, np.array([1.0, 0]), np.array([0, 1.0]), names=[name])
        assert len(reply["calls"]) == 1 and reply["results"] == [1.0]
    assert (jensenshannon([1, 0], [0.5, 0.5]), jensenshannon.__code__) == before


def test_values_are_shown_as_typed():
    assert [show(v) for v in (0.25, np.array([[1, 0.5], [0, -0.0]]), (1, 2.5), "a", np.float64(2), np.zeros(50), [], 1e-12)] == [
        "0.25", "[[1, 0.5], [0, 0]]", "(1, 2.5)", "'a'", "2", "array of shape (50,)", "[]", "1e-12"]


def test_an_argument_is_shown_as_a_whole_number_only_where_it_is_one():
    assert call_of("f", (1 - 5e-15, -1.0, np.inf, 0.25), {"base": 1e-300}) == "f(0.999999999999995, -1, inf, 0.25, base=1e-300)"


def test_a_check_knows_while_a_submission_is_graded_what_it_has_passed(monkeypatch):
    seen = []

    @check
    def one(one, seed=0):
        seen.append(one.again)
        one(1).equals(1, "the same.")

    right, other, wrong = (lambda x: x), (lambda x: 1), (lambda x: 2)
    for grading, expected in (("", [False] * 4), ("autograde", [False, True, False, False])):
        monkeypatch.setenv("NBGRADER_EXECUTION", grading)
        seen.clear()
        for f in (right, right, other, wrong):
            with contextlib.suppress(CheckFailed):
                one(f)
        with contextlib.suppress(CheckFailed):
            one(wrong)
        assert seen == [*expected, False]                       # what has failed has not passed


def test_what_a_cell_sets_in_numpy_warnings_and_torch_does_not_reach_a_check():
    @check
    def tiny(f, loss):
        np.float64(1e-300) * np.float64(1e-300)
        f(np.array([1e-300, 0.0])).equals([0.0, -np.inf], "because.")
        loss.gradient(torch.ones(2))[1][0].equals([2.0, 2.0], "because.")

    kept = np.seterr(all="raise")
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("error")
            tiny(lambda x: np.array([x[0] * x[0], np.log(x[1])]), lambda x: (x * x).sum())
            assert np.geterr()["under"] == "raise" and not torch.is_grad_enabled()
    finally:
        np.seterr(**kept)


@pytest.mark.parametrize("kept", [np.zeros(2), torch.zeros(2), {"a": np.zeros(2)}, [np.zeros(2)]])
def test_a_call_that_overwrites_the_answer_before_it_is_told_so(kept):
    def reusing(x):
        array, = kept.values() if type(kept) is dict else kept if type(kept) is list else (kept,)
        array[:] = x
        return kept

    @check
    def each(f):
        for i in range(5):
            assert f(i).value is not None                       # what it returned then, read at once

    @check
    def together(f):
        [answer.value for answer in [f(i) for i in range(5)]]

    each(reusing)
    with pytest.raises(CheckFailed, match=r"f\(1\) overwrote what the call before it had returned"):
        together(reusing)


def test_a_transpose_arrives_as_one_and_is_told_as_one():
    seen, x = [], np.arange(6.0).reshape(2, 3)

    @check
    def each(f):
        f(x.T, [x.T, x], a={"b": x.T}).equals(0.0, "because.")

    with pytest.raises(CheckFailed, match=re.escape("f(np.array([[0, 1, 2], [3, 4, 5]]).T, ")):
        each(lambda *args, **kwargs: seen.append((args, kwargs)) or 1.0)
    ((first, (second, plain)), named), = seen
    assert all(np.array_equal(v, x.T) and plain_data.by_columns(v) for v in (first, second, named["a"]["b"])) and not plain_data.by_columns(plain)
    assert not np.shares_memory(first, x)


def test_an_array_without_an_axis_is_told_as_one():
    with pytest.raises(CheckFailed, match=re.escape("f(np.array(0.3)) returned 1")):
        check(lambda f: f(np.array(0.3)).equals(0.0, "because."))(lambda p: 1.0)


@pytest.mark.parametrize("expected", [np.nan, [1.0, np.nan], np.float32("nan")], ids=str)
def test_an_oracle_that_gives_nan_is_a_fault_of_the_check_and_not_of_the_answer(expected):
    with pytest.raises(CheckBroken, match="isn't your fault"):
        check(lambda f: f(1.0).equals(expected, "because."))(lambda x: np.zeros(np.shape(expected)))
