"""Seeds side by side on a Dask cluster give what they give here, in the same order."""
import sys
import time

import pytest
from distributed import LocalCluster

from authoring import reproduce


def short_run(experiment, recipe, tune):
    """What `reproduce.run` is called with; the first seed takes longest."""
    time.sleep(0.2 / recipe["seed"])
    return {"experiment": experiment, "seed": recipe["seed"], "error": recipe["seed"] / 10, "tune": tune}


@pytest.mark.parametrize("on_a_cluster", [False, True])
def test_runs_come_back_in_order_wherever_they_ran(monkeypatch, on_a_cluster):
    monkeypatch.setattr(reproduce, "run", short_run)
    jobs = [("warp", {"seed": seed}, True) for seed in (1, 2, 3, 4)]
    wanted = [short_run(*job) for job in jobs]
    if not on_a_cluster:
        assert reproduce.side_by_side(jobs) == wanted
        return
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        assert reproduce.side_by_side(jobs, cluster.scheduler_address) == wanted


def test_the_command_takes_a_scheduler_and_writes_the_record_of_what_came_back(monkeypatch, tmp_path):
    monkeypatch.setattr(reproduce, "run", lambda experiment, recipe, tune: {"seed": recipe.seed, "error": recipe.seed / 10})
    monkeypatch.setattr(reproduce, "RECORDS", tmp_path)
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        monkeypatch.setattr(sys, "argv", ["reproduce", "warp", "--seeds", "7", "5", "--steps", "1", "--scheduler", cluster.scheduler_address])
        reproduce.main()
    text = (tmp_path / "warp.json").read_text()
    assert text.index('"seed": 7') < text.index('"seed": 5') and '"median_error": 0.6' in text
