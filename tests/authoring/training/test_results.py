"""The tables of README and RESULTS are what the records say."""
import json

import pytest

from authoring.training import results
from benchmarks.training import timed
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


def test_a_level_is_reached_when_the_error_stays_below_it():
    rows = lambda *errors: [(100 * i, 13.0 * i, 10.0 * i, error, 2.0) for i, error in enumerate(errors, 1)]
    ours, theirs = rows(0.3, 0.04, 0.06, 0.03), rows(0.5, 0.3, 0.09, 0.08)
    record = {"threads": 1, "device": "cpu", "laptop": {"1": ours, "2": ours, "10": ours}, "paper": {"1": theirs, "2": theirs, "10": theirs[:2]}}
    lines = results.how_soon(record).splitlines()
    assert lines[-4:] == ["| 20% | 20 s, 20 s, 20 s | 30 s, 30 s, not in 20 s | more than 1.5 |",
                          "| 10% | 20 s, 20 s, 20 s | 30 s, 30 s, not in 20 s | more than 1.5 |",
                          "| 5% | 40 s, 40 s, 40 s | not in 40 s, not in 40 s, not in 20 s | more than 1.0 |",
                          "| 2% | not in 40 s, not in 40 s, not in 40 s | not in 40 s, not in 40 s, not in 20 s |  |"]


def test_seconds_are_of_cpu_time_and_on_a_gpu_of_the_clock():
    curve = [(100, 13.0, 10.0, 0.3, 2.0)]
    assert timed(curve, "cpu") == [(10.0, 0.3)] and timed(curve, "cuda:0") == [(13.0, 0.3)]


def test_a_generator_that_was_made_again_says_so():
    run = json.loads((results.RECORDS / "warp.json").read_text())["runs"][0]
    assert results.made_again(f"warp_{run['seed']}", {"error": run["error"]}) == results.made_again("infogan", {"own": [2.3, 0.0]}) == ""
    assert results.made_again(f"warp_{run['seed']}", {"error": 0.5}) == f" (run again with today's code: 50.0%, {run['error']:.1%} in its own table)"
