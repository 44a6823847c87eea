"""Whatever a student's process answers: a value, an error that a test may expect, or the end of the test; never anything else."""
import contextlib
import copy
import operator
import pickle
from collections import namedtuple
from enum import Enum
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grading.limits import Limits
from grading.sandbox.errors import Refused, StudentEnds, StudentGone, as_exception
from grading.sandbox.errors import TestStopped as Stopped
from grading.sandbox.link import StudentLink
from grading.sandbox.outputs import Outputs
from grading.sandbox.proxy import StudentCallable, StudentObject
from grading.sandbox.wire import WireError

FIELDS = ["value", "cpu", "changed", "error", "refused", "outputs", "reads", "timeout", "ok", "stop", "missing", "has", "same", "lost", "free", "tied"]
TREE = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["f", "i", "l", "t", "d", "a", "h", "n", "b", "q", "N", "V", "dd", "@", "=", "keys", "0x1p+1", "<f8"]),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["type", "ancestors", "message", "args", "traceback", "output_type", "text"]), inner,
                                                                               max_size=4), max_leaves=12)


class Wire:
    """A channel whose other end says what it is told to."""

    def __init__(self, reply):
        self.reply, self.sent = reply, []

    def send(self, request, buffers, deadline):
        self.sent.append(request)

    def receive(self, deadline):
        if isinstance(self.reply, BaseException):
            raise self.reply
        return {"n": self.sent[-1]["n"], **self.reply}, [b"12345678"]


def linked(reply):
    link = StudentLink(Wire(reply), SimpleNamespace(outputs=Outputs(1000)), Limits().plain(), lambda name: False)
    link.begin_cell()
    return link


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), TREE, max_size=4), st.sampled_from(["call", "fetch", "len", "next", "text", "attribute", "differs", "array"]))
def test_any_reply_is_a_value_an_error_or_the_end_of_the_test(reply, question):
    link = linked(reply)
    thing = StudentCallable(link, 1, "f", True)
    ask = {"call": lambda: thing([1, 2], key={"a": 1}), "fetch": lambda: link.fetch("f"), "len": lambda: len(thing), "next": lambda: next(thing), "text": lambda: str(thing),
           "attribute": lambda: thing.name, "array": lambda: np.asarray(thing), "differs": lambda: link.differs("x", [1])}[question]
    try:
        ask()
    except StopIteration:
        assert question == "next" and reply.get("stop")
    except (Exception, Stopped):
        pass


@settings(max_examples=300)
@given(TREE)
def test_an_error_from_there_is_never_one_that_ends_a_loop_or_a_test(told):
    error = as_exception(told, [], linked({})._object)
    assert isinstance(error, (Exception, StudentEnds)) and not isinstance(error, (StopIteration, StopAsyncIteration, GeneratorExit)) and type(error) is not Exception


def test_an_error_is_pythons_own_with_its_arguments_or_called_like_the_students_own():
    ours = as_exception({"type": "KeyError", "ancestors": ["KeyError", "LookupError", "Exception"], "message": "'x'", "args": ["t", ["x"]]}, [], None)
    assert type(ours) is KeyError and ours.args == ("x",)
    own = as_exception({"type": "TooFew", "ancestors": ["ValueError", "Exception"], "message": "m"}, [], None)
    assert isinstance(own, ValueError) and type(own).__name__ == "TooFew"
    both = as_exception({"type": "Missing", "ancestors": ["ValueError", "KeyError", "LookupError", "Exception", "BaseException"], "message": "m"}, [], None)
    assert isinstance(both, ValueError) and isinstance(both, KeyError) and type(both).__name__ == "Missing"


def test_what_is_no_exception_ends_a_test_that_expects_one():
    error = as_exception({"type": "SystemExit", "ancestors": ["SystemExit", "BaseException"], "message": "bye"}, [], None)
    assert isinstance(error, StudentEnds) and not isinstance(error, Exception) and type(error).__name__ == "SystemExit"


OPERATORS = [operator.lt, operator.le, operator.add, operator.mul, operator.matmul, operator.eq, operator.ne, operator.and_, operator.mod, divmod]


@pytest.mark.parametrize("judge", [bool, int, float, complex, abs, round, operator.neg, operator.index,
                                   *(lambda x, f=f: f(x, 3) for f in OPERATORS), *(lambda x, f=f: f(3, x) for f in OPERATORS),
                                   lambda x: setattr(x, "a", 1), lambda x: operator.setitem(x, 0, 1), lambda x: operator.delitem(x, 0), lambda x: x.__enter__()])
def test_an_object_from_there_is_never_asked_to_judge_itself(judge):
    link = linked({"has": True, "value": True})
    with pytest.raises((Refused, TypeError)):
        judge(StudentObject(link, 1, "Liar", True))


@pytest.mark.parametrize("steal", [pickle.dumps, copy.deepcopy, vars, lambda x: x.__dict__, lambda x: x.__reduce__(), lambda x: x._private, lambda x: type(x).__subclasses__(x)])
def test_nothing_private_of_it_is_here(steal):
    link = linked({"value": 1})
    with pytest.raises((Stopped, Exception)):
        steal(StudentObject(link, 1, "Thing", False))


def test_an_array_of_it_is_what_numpy_makes_of_it_there_as_plain_numbers():
    thing = StudentObject(linked({"value": ["l", [1.5, 2]]}), 1, "Column", False)
    for name in ("__array_interface__", "__array_struct__", "__array_ufunc__", "__array_function__", "__array_priority__", "__float__x"):
        assert not hasattr(thing, name)
    assert np.asarray(thing).tolist() == [1.5, 2] and np.asarray(thing, np.float32).dtype == np.float32
    for reply in ({"value": ["h", 1, "Thing", False]}, {"value": ["a", "|O", [1], 0]}, {"value": {}}):
        with pytest.raises((Stopped, TypeError, ValueError)):
            np.asarray(StudentObject(linked(reply), 1, "Thing", False), float)


@pytest.mark.parametrize("trouble", [TimeoutError(), EOFError(), OSError(), WireError("odd")])
def test_after_trouble_on_the_wire_every_question_ends_the_test(trouble):
    link = linked(trouble)
    for _ in range(3):
        with pytest.raises(StudentGone):
            link.ask("get", name="f")
    assert isinstance(link.stopped, StudentGone) and link.gone


def test_a_test_that_swallows_the_end_is_found_out():
    link = linked({"refused": "not plain"})
    with contextlib.suppress(BaseException):
        link.fetch("f")
    assert isinstance(link.stopped, Refused)


@pytest.mark.parametrize("value", [Enum("Kind", "A"), namedtuple("Point", "x y"), object(), {"a": object()}], ids=["enum", "named tuple", "object", "object in a dict"])
def test_what_each_process_has_of_its_own_is_not_the_same(value):
    if isinstance(value, type):
        value.__module__ = "__main__"                           # as where a cell of the author's makes it
    assert "has its own" in linked({"same": True}).differs("it", value)


@pytest.mark.parametrize("value", [np, np.mean, dict, 3, [1], np.zeros(3), {"a": (1, "b")}], ids=["module", "function", "class", "number", "list", "array", "dict"])
def test_a_librarys_functions_and_plain_data_are_the_same_unless_changed(value):
    assert linked({"same": True}).differs("it", value) is None
    assert callable(value) or value is np or "changed it" in linked({"same": False}).differs("it", value)


def test_data_of_a_class_of_its_own_is_not_handed_in_as_what_it_is_built_on():
    link = linked({"value": 1})
    with pytest.raises(Refused, match="gave the student's code a matrix"):
        link.call(1, ([np.matrix([[1]])],), {})


def test_an_object_is_turned_round_and_formatted_where_it_is():
    link = linked({"value": "  ada"})
    assert f"{StudentObject(link, 1, 'Name', False):>5}" == "  ada" and link.channel.sent[-1] | {"form": "format", "spec": (">5",)} == link.channel.sent[-1]
    link = linked({"value": ["h", 2, "iterator", False]})
    reversed(StudentObject(link, 1, "Deck", False))
    assert link.channel.sent[-1]["op"] == "iter" and link.channel.sent[-1]["backwards"] is True
