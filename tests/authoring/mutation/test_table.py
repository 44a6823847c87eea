"""What the guides say about tests/mutation.json is counted from it, a reason is kept for its change, and the interval is honest."""
import random

import pytest

from authoring.mutation import judge, table


def record(tried, survivors=()):
    """Of two modules and one that is left out, with survivors (module, why, closed)."""
    return {"draw": {"seed": 3, "number": 60}, "faults": {"a/x.py": 900, "b/y.py": 100, "grading/grade.py": 250}, "tried": tried,
            "survivors": [{"module": module, "change": f"f: {i}", "why": why, "closed": closed} for i, (module, why, closed) in enumerate(survivors)]}


def test_every_survivor_is_closed_or_has_a_reason_and_at_least_eight_of_ten_faults_are_noticed():
    kept = table.recorded()
    low, high = table.interval(*table.score(kept))
    assert low >= 0.8 and high >= 0.9
    assert not [each for each in kept["survivors"] if not each["closed"] and not each["why"]]


@pytest.mark.parametrize("module", table.recorded()["tried"])
def test_a_module_of_the_record_has_judges(module):
    assert judge.tests_of(module)


def test_a_reason_and_a_survivor_stay():
    of_before = [{"module": "a.py", "change": "f: 1 → 2", "why": "the same"}, {"module": "a.py", "change": "f: 3 → 4", "why": ""},
                 {"module": "b.py", "change": "f: 9 → 8", "why": "a mark's size"}, {"module": "b.py", "change": "f: 7 → 8", "why": ""}]
    before = {"survivors": of_before, "elsewhere": []}
    verdicts = {("a.py", "f: 3 → 4"): True, ("a.py", "f: 1 → 2"): False, ("a.py", "f: 5 → 6"): True, ("b.py", "f: 1 → 2"): False}
    draw = {"seed": 3, "number": 60}
    assert table.made(draw, {"a.py": 9, "b.py": 9}, verdicts, before) == {"draw": draw, "faults": {"a.py": 9, "b.py": 9}, "tried": {"a.py": 3, "b.py": 1}, "survivors": [
        {"module": "a.py", "change": "f: 1 → 2", "why": "the same", "closed": False}, {"module": "a.py", "change": "f: 3 → 4", "why": "", "closed": True},
        {"module": "b.py", "change": "f: 1 → 2", "why": "", "closed": False}], "elsewhere": [of_before[2]]}


def test_the_score_is_the_share_that_was_noticed_at_first_of_what_changes_something():
    said, *_, a, b, total, left_out = table.table(record({"a/x.py": 40, "b/y.py": 12}, [("a/x.py", "", True), ("a/x.py", "the same", False), ("b/y.py", "", False)])).splitlines()
    assert said == "Of 60 drawn faults (`--seed 3`), the first 52 have been tried."
    assert a == "| `a` | 1 | 900 | 40 | 38 | 1 | 1 | 97% |"
    assert b == "| `b` | 1 | 100 | 12 | 11 | 0 | 0 | 92% |"
    assert left_out == "| left out | 1 | 250 | | | | | 20% of all faults |"
    assert total.startswith("| **total** | 2 | 1,000 | 52 | 49 | 1 | 1 | **96.1%**")


def test_the_sentence_has_the_score_of_the_table():
    assert table.line(record({"a/x.py": 40, "b/y.py": 12}, [("a/x.py", "", True), ("a/x.py", "the same", False), ("b/y.py", "", False)])) == \
        "Of 51 drawn faults that change something, tests noticed 49: 96.1%, 95% interval 86.8% to 98.9%."


def test_the_interval_is_wilsons():
    """Newcombe (1998), Table I: 81 of 263, and 0 of 20."""
    assert table.interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert table.interval(0, 20) == pytest.approx((0, 0.1611), abs=5e-5)


def test_the_interval_holds_the_truth_nineteen_times_in_twenty():
    draw = random.Random(7)
    inside = sum(low <= 0.93 <= high for low, high in (table.interval(sum(draw.random() < 0.93 for _ in range(400)), 400) for _ in range(1000)))
    assert inside >= 930
