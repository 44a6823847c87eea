"""The tables of README and RESULTS are what the records say."""
import json

import pytest

from authoring.training import results
from tests.paths import ROOT

README, RESULTS = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "RESULTS.md"))


def test_both_pages_are_up_to_date():
    found = results.records()
    assert results.page(found) == RESULTS and results.readme(README, found) == README, "run `python -m authoring.training.results`"


def test_readme_has_the_marks_and_the_shipped_networks_own_row_first():
    assert results.MARKS.search(README)
    assert next(iter(results.records())) == "course"


def test_every_record_of_a_recipe_has_a_row():
    from authoring.training.reproduce import RECIPES

    made = {path.stem for path in results.RECORDS.glob("*.json")}
    assert not (made & set(RECIPES)) - set(results.ROWS), "give it words in authoring/training/results.py"


def test_a_row_says_median_best_and_worst():
    runs = [{"error": e, "L_I": b, "cpu_seconds": s} for e, b, s in ((0.02, 2.29, 100), (0.01, 2.3, 200), (0.09, 2.2, 300))]
    assert results.row("course", {"runs": runs}).endswith("| 3 | 2.0%, 1.0%, 9.0% | 2.20 to 2.30 | 3.3 min |")


@pytest.mark.parametrize("name", ["course", "warp"])
def test_the_median_is_the_records_own(name):
    record = json.loads((results.RECORDS / f"{name}.json").read_text())
    assert f"| {100 * record['summary']['median_error']:.1f}%," in results.row(name, record)
