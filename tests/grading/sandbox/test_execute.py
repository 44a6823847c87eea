"""What came of a notebook, as the supervisor sees it: did others take its core?"""
import pytest

from grading.sandbox.execute import starved


@pytest.mark.parametrize("delayed, cpu, said", [
    (0, 9, False), (2, 7, True), (9, 0.5, True), (0.9, 0, False),
    (30, 9.8, False),             # five processes of its own, which wait for each other and use all of the core
    (30, 5, True)])
def test_who_waits_for_others_has_starved_and_who_waits_for_himself_has_not(delayed, cpu, said):
    assert starved({"student": {"delayed": delayed, "cpu": cpu}, "tester": None}, 10.0) is said
