"""A gradebook that does not answer is asked again, after longer and longer waits, and the last failure is told."""
import pytest
from sqlalchemy.exc import OperationalError

from grading import retry
from grading.retry import WAITS, patiently


class Gradebook:
    """Fails so many times, then answers."""

    def __init__(self, failures):
        self.failures = failures

    def ask(self):
        if self.failures:
            self.failures -= 1
            raise OperationalError(f"{self.failures} left", None, None)
        return "answer"


@pytest.fixture
def waited(monkeypatch):
    slept = []
    monkeypatch.setattr(retry.time, "sleep", slept.append)
    return slept


@pytest.mark.parametrize("failures", range(len(WAITS) + 1))
def test_it_is_asked_until_it_answers(waited, failures):
    undone = []
    assert patiently(Gradebook(failures).ask, lambda: undone.append(1)) == "answer"
    assert tuple(waited) == WAITS[:failures] and len(undone) == failures


def test_the_last_failure_is_told(waited):
    undone = []
    with pytest.raises(OperationalError, match="0 left"):
        patiently(Gradebook(len(WAITS) + 1).ask, lambda: undone.append(1))
    assert tuple(waited) == WAITS and len(undone) == len(WAITS) + 1


def test_any_other_error_is_told_at_once(waited):
    with pytest.raises(ZeroDivisionError):
        patiently(lambda: 1 / 0)
    assert waited == []


def test_nothing_need_be_undone(waited):
    assert patiently(Gradebook(1).ask) == "answer"
