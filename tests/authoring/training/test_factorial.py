"""All eight combinations, and what a factor changes: paired differences with their interval."""
import numpy as np
import pytest
from scipy.stats import ttest_1samp

from authoring.training import factorial
from utils.infogan import Recipe


def test_the_eight_are_the_course_recipe_with_nothing_to_all_three():
    cells = factorial.cells()
    assert len(cells) == 8 and len({tuple(on.items()) for on, _ in cells}) == 8
    nothing, everything = cells[0][1], cells[-1][1]
    assert (nothing.information, nothing.warp, nothing.agreement) == (0, 0, 0)
    assert everything.information == Recipe.information and everything.agreement == Recipe.agreement and everything.warp > 0
    assert {recipe.steps for _, recipe in cells} == {Recipe.steps}


@pytest.fixture
def runs():
    random = np.random.default_rng(0)
    return [{"seed": seed, "error": float(random.random()), "L_I": float(random.random()), "r_squared": [0.9, 0.9], "cpu_seconds": 1.0}
            for seed in (1, 2, 3, 4) for _ in range(8)]


def test_a_change_is_the_mean_of_paired_differences_with_students_interval(runs):
    rows = factorial.rows(runs)
    told = next(row for row in factorial.effects(rows) if row["factor"] == "warp" and row["others"] == "on")
    pick = lambda **on: np.array([row["error"] for row in rows if all(row[name] == value for name, value in on.items())])
    oracle = ttest_1samp(pick(term=True, warp=True, names=True) - pick(term=True, warp=False, names=True), 0).confidence_interval(0.95)
    assert told["error"][1:] == pytest.approx(tuple(oracle), abs=1e-4)


def test_a_seed_that_is_not_whole_does_not_count(runs):
    assert factorial.effects(factorial.rows(runs[:-1])) == factorial.effects(factorial.rows(runs[:24]))
    assert factorial.effects(factorial.rows(runs[:8])) == []
