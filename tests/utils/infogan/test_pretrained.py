"""Shipped weights are small, say how they were made, and give the claims about them."""
import json

import pytest
from safetensors import safe_open

from authoring.training.reproduce import RECIPES
from utils import infogan
from utils.data import mnist
from utils.frechet import classify
from utils.infogan import L_I, WEIGHTS, evaluate, pretrained, r_squared

FILES = sorted(WEIGHTS.glob("*.safetensors"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_weights_file_is_at_most_1_mb_and_tells_its_origin(path):
    assert path.stat().st_size <= 2**20
    about = json.loads(path.with_suffix(".json").read_text())
    assert about["command"].split()[:2] == ["python", "-m"] and "versions" in about


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_the_weights_say_of_themselves_is_what_the_file_beside_them_says(path):
    with safe_open(path, "pt") as file:
        inside = json.loads((file.metadata() or {}).get("about", "{}"))
    about = json.loads(path.with_suffix(".json").read_text())
    inside.pop("command", None)                             # a program may have moved since; the .json says where it is now
    assert {key: about.get(key) for key in inside} == inside


@pytest.mark.parametrize("name", ["infogan"])
def test_an_infogan_gives_what_is_claimed(name):
    model, train, test = pretrained(name), mnist("train"), mnist("test")
    claims = json.loads((WEIGHTS / f"{name}.json").read_text())["claims"]
    assert evaluate(model, (train[0][:20_000], train[1][:20_000]), test)["error"] == pytest.approx(claims["error"], abs=0.002)
    assert L_I(model, n=5000)[0] == pytest.approx(claims["L_I"], abs=0.02)
    assert r_squared(model, n=5000) == pytest.approx(claims["r_squared"], abs=0.02)


def test_the_shipped_infogan_is_worth_the_papers_claims():
    claims = json.loads((WEIGHTS / "infogan.json").read_text())["claims"]
    assert claims["error"] <= 0.05 and claims["L_I"] >= 2.25 and min(claims["r_squared"]) >= 0.8


def test_the_classifier_gives_what_is_claimed():
    images, labels = mnist("test")
    claims = json.loads((WEIGHTS / "classifier.json").read_text())["claims"]
    assert (classify(images) != labels).mean() == pytest.approx(claims["error"], abs=0.001)


def test_every_infogan_file_can_be_loaded_by_name():
    names = [path.stem for path in FILES if "codes" in json.loads(path.with_suffix(".json").read_text())]
    assert {"infogan", "gan_without_information"} <= set(names)
    assert all(isinstance(pretrained(name), infogan.Model) for name in names)


def test_the_recorded_runs_are_of_todays_recipes():
    for name in ("course", "warp", "no_warp", "auxiliary"):
        record = json.loads((WEIGHTS.parent / "records" / f"{name}.json").read_text())
        assert record["recipe"]["steps"] == RECIPES[name].steps and len(record["runs"]) >= 5
