"""Calls wait until something is read. Whatever waits, a check finds what it would find if each call was made at once."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.checks import Answer, CheckFailed, asking, check, fail, plain_data, probe
from utils.checks.asking import later


@later
def positive(answer):
    if answer.number() <= 0:
        fail(f"{answer.name} is not positive.")


def one_at_a_time(plan, values):
    """The first failure of a plan: what a call of each kind finds in its turn."""
    for i, kind in enumerate(plan):
        if values[i] is None:
            return f"f({i}) raised"
        if kind == "equals" and values[i] != 1:
            return f"f({i}) returned"
        if kind in ("later", "read") and values[i] <= 0:
            return f"f({i}) is not positive."
    return None


@given(st.lists(st.tuples(st.sampled_from(["call", "equals", "later", "read"]), st.sampled_from([None, 1, 2, -1])), max_size=200), st.integers(1, 70))
def test_failures_come_in_the_order_in_which_the_check_asked(steps, most):
    plan, values, called = [kind for kind, _ in steps], [value for _, value in steps], []

    def f(i):
        called.append(i)
        return values[i] if values[i] is not None else 1 / 0

    @check
    def planned(f):
        for i, kind in enumerate(plan):
            answer = f(i)
            match kind:
                case "equals":
                    answer.equals(1, "because.")
                case "later":
                    positive(answer)
                case "read" if answer.number() <= 0:
                    fail(f"{answer.name} is not positive.")

    kept, asking.MOST = asking.MOST, most
    try:
        expected = one_at_a_time(plan, values)
        if expected is None:
            planned(f)
            assert called == list(range(len(plan)))
        else:
            with pytest.raises(CheckFailed) as caught:
                planned(f)
            assert str(caught.value).startswith(expected)
            assert called == list(range(len(called)))          # each once, in order
    finally:
        asking.MOST = kept
    assert not asking._waiting and not asking._checks and not asking._settling


def test_a_call_keeps_its_arguments_and_what_it_should_return():
    @check
    def reused(double):
        x = np.ones(3)
        right = 2 * x
        double(x).equals(right, "because.")
        x[:], right[:] = 5, 7
        double(x).equals([10.0] * 3, "because.")

    reused(lambda x: 2 * x)


def test_many_calls_become_one_question():
    asked, real = [], probe.calls
    probe.calls = lambda questions: asked.append(len(questions)) or real(questions)
    try:
        @check
        def many(f):
            for i in range(40):
                f(i).equals(i, "because.")

        many(lambda x: x)
    finally:
        probe.calls = real
    assert asked == [40]


def test_a_slow_function_is_called_a_few_times_at_most_before_it_is_looked_at():
    called = []

    def slow(x):
        called.append(x)
        sum(range(3_000_000))
        return 0.0

    @check
    def looked_at(f):
        for i in range(30):
            f(i).equals(1.0, "because.")

    with pytest.raises(CheckFailed, match=r"slow|f\(0\)"):
        looked_at(slow)
    assert len(called) < 30


def test_outside_of_a_check_nothing_waits():
    with pytest.raises(CheckFailed):
        Answer(lambda: 2, "f")().equals(1, "because.")


def test_an_interrupted_check_leaves_nothing_behind():
    @check
    def interrupted(f):
        f().equals(1, "because.")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted(lambda: 2)
    assert not asking._waiting and not asking._checks


def test_the_weight_of_an_answer():
    for value, heavy in ((1.0, 16), ("abc", 3), (np.zeros(100), 800), ([np.zeros(10)] * 3, 240), (1 << 200_000, np.inf), ({"a": [1.0, True]}, 48)):
        assert plain_data.weight(value) == heavy
