"""Seeds side by side on a Dask cluster give what they give here, in the same order."""
import json
import re
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch
from distributed import LocalCluster
from PIL import Image

from authoring.training import fresh_q, official, records, reproduce
from tests.authoring.training.short import short_run
from tests.paths import ROOT
from utils import infogan
from utils.networks import build


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
    monkeypatch.setattr(reproduce, "run", lambda experiment, recipe, tune, resume: {"seed": recipe.seed, "error": recipe.seed / 10})
    monkeypatch.setattr(records, "RECORDS", tmp_path)
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        monkeypatch.setattr(sys, "argv", ["reproduce", "warp", "--seeds", "7", "5", "--steps", "1", "--scheduler", cluster.scheduler_address])
        reproduce.main()
    text = (tmp_path / "warp.json").read_text()
    assert text.index('"seed": 7') < text.index('"seed": 5') and '"median_error": 0.6' in text


def tiny(n):
    random = np.random.default_rng(0)
    return random.integers(0, 256, (n, 28, 28), dtype=np.uint8), np.arange(n) % 10


SMALL = {"course": infogan.Recipe(steps=3, start=2, reading=2, batch=16), "no_warp": infogan.Recipe(steps=3, batch=16, warp=0, agreement=0),
         "clustering": infogan.Recipe(steps=3, start=2, reading=2, batch=16), "official": infogan.Recipe(preset="official", steps=3, batch=16, average=0.0)}


@pytest.mark.parametrize("experiment", SMALL)
def test_every_kind_of_run_leaves_a_record_that_a_resumed_one_takes_up(monkeypatch, tmp_path, experiment):
    monkeypatch.setattr(reproduce, "RUNS", tmp_path)
    monkeypatch.setattr(reproduce, "splits", lambda tune: (tiny(60), tiny(20)))
    monkeypatch.setattr(infogan.Agreement, "HEAD_STEPS", 2)
    record = reproduce.run(experiment, SMALL[experiment])
    assert sum(map(sum, record["confusion"])) == 20 and record["cpu_seconds"] > 0
    if experiment != "clustering":
        assert set(record["effects"][0]) == {"slant", "width", "thickness"} and len(record["r_squared"]) == 2
        assert infogan.load(tmp_path / f"{experiment}_0.safetensors").recipe.steps == 3
    if experiment == "official":
        assert [row["step"] for row in record["error_curve"]] == [3]
        assert Image.open(tmp_path / "official_0.png").size == (2 * 9 * 28, 10 * 28)
    monkeypatch.setattr(infogan, "train", None)                                 # a finished run is not trained again
    assert reproduce.run(experiment, SMALL[experiment], resume=True) == record
    assert bool(list(tmp_path.glob("*.checkpoint"))) == (experiment == "official")


def test_the_long_run_goes_on_where_the_short_one_ended(monkeypatch, tmp_path):
    monkeypatch.setattr(reproduce, "RUNS", tmp_path)
    monkeypatch.setattr(reproduce, "splits", lambda tune: (tiny(60), tiny(20)))
    short = reproduce.run("official", SMALL["official"])
    longer = replace(SMALL["official"], steps=5)
    carried = reproduce.run("official_25", longer, resume=True)
    assert carried["steps"] == 5 and [row["step"] for row in carried["error_curve"]] == [3, 5]
    assert carried["error_curve"][0] == short["error_curve"][0] and carried["curve"]["step"] == [3, 5]
    assert [row["step"] for row in reproduce.run("official_25", longer)["error_curve"]] == [5]          # from the start, unless told to resume



def test_the_authors_noise_is_uniform():
    z = official.latent().sample(5000)[:, :62]
    assert z.abs().max() <= 1 and float(z.std()) == pytest.approx(3 ** -0.5, abs=0.01)


def test_a_fresh_q_reads_what_there_is_to_read_and_nothing_else():
    """A G that writes its category into the image, and one that writes none: ln 10 nats, and none."""
    class Writer(torch.nn.Module):
        def __init__(self, loud):
            super().__init__()
            self.loud = loud

        def forward(self, z):
            rows = torch.nn.functional.interpolate(z[:, 62:72, None].transpose(1, 2).unsqueeze(1), size=(28, 28))
            return self.loud * (2 * rows - 1)

    latent = infogan.mnist_latent()
    D = build("laptop", latent)[1].eval()
    found = [fresh_q.readable(infogan.Model(latent, Writer(loud), D, infogan.Recipe()), steps=40)["fresh"][0] for loud in (1.0, 0.0)]
    assert found[0] > 1.5 and found[1] < 0.1


def test_a_run_of_the_authors_code_is_read_with_its_own_noise(monkeypatch, tmp_path):
    latent = official.latent()
    G, D = build("official", latent)
    infogan.save(infogan.Model(latent, G, D, infogan.Recipe(preset="official")), tmp_path / "runs.safetensors")
    monkeypatch.setattr(fresh_q, "WEIGHTS", tmp_path)
    assert fresh_q.model("runs").latent.sample(2000)[:, :62].abs().max() <= 1
    with pytest.raises(FileNotFoundError, match="reproduce paper"):
        fresh_q.model("paper_77")


def test_the_hours_that_all_of_it_takes_are_those_of_the_records():
    """A run of 25 epochs costs per step what the shorter ones did; all seeds are counted. Pixels, the classifier and new Qs take less than an hour."""
    def seconds(name, steps=None):
        runs = json.loads((records.RECORDS / f"{name}.json").read_text(encoding="utf-8"))["runs"]
        total = sum(run["cpu_seconds"] for run in runs)
        return total if steps is None else total / sum(run["steps"] for run in runs) * steps
    hours = (sum(seconds(name) for name in ("agreement", "auxiliary", "clustering", "course", "factorial", "no_warp", "warp"))
             + sum(seconds(name, 5 * recipe.steps + reproduce.EPOCHS_25) for name, recipe in (("paper", reproduce.RECIPES["paper"]), ("official", official.RECIPE)))) / 3600
    for path in ("Makefile", "authoring/training/reproduce.py"):
        said, = re.findall(r"about (\d+) hours of one core", (ROOT / path).read_text(encoding="utf-8"))
        assert int(said) == pytest.approx(hours, rel=0.15), f"{path}: by today's records it is {hours:.0f} hours"
