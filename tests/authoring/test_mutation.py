"""The table of CONTRIBUTING.md is what tests/mutation.json says, and a reason is kept for the change that it was given to."""
import pytest

from authoring import mutation


def test_the_table_is_that_of_the_record():
    text = mutation.GUIDE.read_text(encoding="utf-8")
    assert mutation.written(text) == text, "run `make mutate`, or take the row out of tests/mutation.json"


@pytest.mark.parametrize("module", mutation.recorded())
def test_a_measured_module_has_tests_of_its_own_and_is_held_by_them(module):
    assert (mutation.ROOT / mutation.tests_of(module)).is_file()
    found = mutation.recorded()[module]
    closed = found["mutants"] - sum(not each["why"] for each in found["survivors"])
    assert closed >= 0.9 * found["mutants"] > 0


def test_a_module_without_tests_of_its_own_is_named():
    with pytest.raises(SystemExit, match=r"utils/nothing\.py has no tests of its own: tests/utils/test_nothing\.py is not there"):
        mutation.tests_of("utils/nothing.py")


def test_a_reason_stays_with_its_change():
    before = {"survivors": [{"change": "f: -a +b", "why": "the same"}, {"change": "f: -c +d", "why": "gone"}]}
    found = mutation.with_reasons({"mutants": 9, "survivors": ["f: -e +g", "f: -a +b"]}, before)
    assert found == {"mutants": 9, "survivors": [{"change": "f: -e +g", "why": ""}, {"change": "f: -a +b", "why": "the same"}]}


def test_the_score_is_the_share_of_what_changes_something():
    survivors = [{"change": "", "why": "the same"}, {"change": "", "why": ""}]
    *_, a, b, total = mutation.table({"b.py": {"date": "2026-01-02", "mutants": 1000, "survivors": []},
                                      "a.py": {"date": "2026-01-01", "mutants": 12, "survivors": survivors}}).splitlines()
    assert a == "| `a.py` | 12 | 10 | 1 | 90% | 2026-01-01 |" and b == "| `b.py` | 1,000 | 1,000 | 0 | 100% | 2026-01-02 |"
    assert total == "| **2 modules** | 1,012 | 1,010 | 1 | 99% |  |"
