"""CONTRIBUTING.md's table is what tests/mutation.json says, a reason is kept for its change, and the total of samples has an honest interval."""
import random

import pytest

from authoring.mutation import measure, table


def found(mutants, tried, survivors=(), day="2026-01-02"):
    return {"date": day, "mutants": mutants, "tried": tried, "survivors": [{"change": f"f: {i}", "why": why} for i, why in enumerate(survivors)]}


def test_the_table_is_that_of_the_record():
    text = table.GUIDE.read_text(encoding="utf-8")
    assert table.written(text) == text, "run `make mutate`, or take the row out of tests/mutation.json"


@pytest.mark.parametrize("module", table.recorded())
def test_a_measured_module_has_tests_and_is_held_by_them(module):
    assert measure.tests_of(module)
    tried, noticed, nothing = table.counts(table.recorded()[module])
    assert noticed + nothing >= 0.9 * tried > 0


def test_nine_of_ten_faults_are_noticed_in_all():
    share, half = table.score(table.recorded())
    assert share - half >= 0.9


def test_a_reason_stays_with_its_change():
    before = {"survivors": [{"change": "f: -a +b", "why": "the same"}, {"change": "f: -c +d", "why": "gone"}]}
    kept = table.with_reasons({"mutants": 9, "survivors": ["f: -e +g", "f: -a +b"]}, before)
    assert kept == {"mutants": 9, "survivors": [{"change": "f: -e +g", "why": ""}, {"change": "f: -a +b", "why": "the same"}]}


def test_the_score_is_the_share_of_what_changes_something():
    *_, a, b, total = table.table({"b.py": found(1000, 1000), "a.py": found(12, 12, ["the same", ""], "2026-01-01")}).splitlines()
    assert a == "| `a.py` | 12 | 12 | 10 | 1 | 90% | 2026-01-01 |"
    assert b == "| `b.py` | 1,000 | 1,000 | 1,000 | 0 | 100% | 2026-01-02 |"
    assert total == "| **2 modules** | 1,012 | 1,012 | 1,010 | 1 | 99.9% ± 0.0% |  |"           # all were tried: nothing is left to chance


def test_a_sample_stands_for_its_whole_module():
    """90 of 100 faults noticed, and 3 of a sample of 10 of 900: (90 + 270) / 1,000."""
    share, half = table.score({"a.py": found(100, 100, [""] * 10), "b.py": found(900, 10, [""] * 7)})
    assert share == pytest.approx(0.36) and 0.2 < half < 0.3
    assert table.score({"b.py": found(900, 30)})[1] > 0.03                  # 30 of 30 are no proof that all 900 are noticed


def test_the_interval_holds_the_truth_nineteen_times_in_twenty():
    draw = random.Random(7)
    modules = [(size, [draw.random() < share for _ in range(size)]) for size, share in ((80, 1), (300, 0.97), (500, 0.9), (200, 0.8))]
    truth = sum(sum(noticed) for _, noticed in modules) / sum(size for size, _ in modules)
    inside = 0
    for _ in range(1000):
        share, half = table.score({str(size): found(size, 30, [""] * draw.sample(noticed, 30).count(False)) for size, noticed in modules})
        inside += abs(share - truth) <= half
    assert inside >= 950
