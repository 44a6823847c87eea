"""A model that is saved comes back; a file that is missing, damaged or old is told so."""
import json
import platform
import stat
from dataclasses import asdict
from hashlib import sha256

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from tests.utils.infogan.small import untrained
from utils.codes import Bernoulli, Gaussian, Latent, LearnedCategorical, Uniform
from utils.gan import Model
from utils.infogan import Recipe, load, mnist_latent, save
from utils.infogan.weights import OLDER, RENAMED, WEIGHTS
from utils.networks import build

# Every setting that a model saved by a released version may have. Names are added, never changed and never taken away: a student's file keeps its own.
FIRST = ("preset", "loss", "steps", "batch", "lr_d", "lr_g", "average", "information", "warp", "seed", "device")
SETTINGS = (*FIRST, "agreement", "usage", "neighbours", "start", "reading", "ramp", "lr_start", "decay")


@pytest.mark.parametrize("latent", [mnist_latent(), Latent(4, [LearnedCategorical(3), Bernoulli(0.3), Gaussian(2.0, q_std=None),
                                                               Uniform(0, 1)]), Latent(5)], ids=["mnist", "all kinds", "none"])
def test_saving_and_loading_keeps_the_model_to_half_precision(tmp_path, latent):
    model = untrained(latent)
    path = tmp_path / "model.safetensors"
    save(model, path, command="a test")
    again = load(path)
    z = latent.sample(5).detach()
    np.testing.assert_allclose(again.images(z), model.images(z), atol=2e-3)
    assert again.recipe == model.recipe and again.latent.widths == latent.widths
    assert '"command": "a test"' in path.with_suffix(".json").read_text() and path.stat().st_size < 2**20


def test_a_missing_or_damaged_weights_file_is_named_with_its_remedy(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.safetensors is missing.*git checkout"):
        load(tmp_path / "none.safetensors")
    (tmp_path / "bad.safetensors").write_bytes(b"not weights")
    with pytest.raises(ValueError, match=r"bad\.safetensors is not a weights file"):
        load(tmp_path / "bad.safetensors")


def test_settings_of_a_file_from_before_neighbours_are_still_read(tmp_path):
    """Older files know fewer settings: they load, as trained without what came later."""
    model = untrained()
    save(model, tmp_path / "old.safetensors")
    with safe_open(tmp_path / "old.safetensors", "pt") as file:
        about, state = json.loads(file.metadata()["about"]), {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
    for name in ("neighbours", "start", "reading", "ramp", "lr_start", "decay"):
        del about["recipe"][name]
    about["recipe"]["usage"] = 1.0                                              # and one that is gone
    del about["shape"]
    save_file(state, tmp_path / "old.safetensors", metadata={"about": json.dumps(about)})
    old = load(tmp_path / "old.safetensors")
    assert old.shape == (1, 28, 28) and all(getattr(old.recipe, name) == 0 for name in ("neighbours", "start", "reading", "ramp", "decay"))


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_that_a_saved_model_may_have_is_still_read(tmp_path, name):
    today = RENAMED.get(name, name)
    assert today is None or today in asdict(Recipe()), (
        f"models that students have saved have the setting {name!r}, and a Recipe has none now: they no longer load. Give it a line in RENAMED of "
        f"utils/infogan/weights.py, {{{name!r}: its name of today, or None if it is gone}}; `python -m authoring.training.rename OLD NEW` changes our own files.")
    save(untrained(), tmp_path / "old.safetensors")
    with safe_open(tmp_path / "old.safetensors", "pt") as file:
        about, state = json.loads(file.metadata()["about"]), {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
    value = about["recipe"].pop(today, 1.0)
    about["recipe"][name] = value
    save_file(state, tmp_path / "old.safetensors", metadata={"about": json.dumps(about)})
    assert today is None or getattr(load(tmp_path / "old.safetensors").recipe, today) == value


def test_the_list_of_settings_still_has_those_of_the_first_release():
    """A rename of ours may not reach it: no name of this list, or of a file that a student has, changes with our code."""
    assert sha256(" ".join(SETTINGS[:19]).encode()).hexdigest()[:16] == "083270bf006806e8", "SETTINGS holds what saved files have: take the old name back, and add the new one at the end"


def test_the_list_of_settings_has_todays_and_those_of_the_shipped_models_too():
    shipped = {name for path in WEIGHTS.glob("*.json") for name in json.loads(path.read_text(encoding="utf-8")).get("recipe", {})}
    missing = (asdict(Recipe()).keys() | shipped | RENAMED.keys() | OLDER.keys()) - {*SETTINGS}
    assert missing == set(), "a setting that is new: add it at the end of SETTINGS here, next to the old name if it has another; and to OLDER of utils/infogan/weights.py, with what models were trained with before it"
    assert asdict(Recipe()).keys() - OLDER.keys() <= {*FIRST}, "a setting that is new: say in OLDER of utils/infogan/weights.py what models were trained with before it"


def test_a_setting_that_no_recipe_has_is_named_with_the_file(tmp_path):
    save(untrained(), tmp_path / "other.safetensors")
    with safe_open(tmp_path / "other.safetensors", "pt") as file:
        about, state = file.metadata()["about"], {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
    save_file(state, tmp_path / "other.safetensors", metadata={"about": about.replace('"warp"', '"augmentation"')})
    with pytest.raises(ValueError, match=r"other\.safetensors: its recipe has augmentation, and a Recipe has no such setting\. Another version"):
        load(tmp_path / "other.safetensors")


def test_a_file_says_how_it_came_to_be_inside_and_next_to_it(tmp_path):
    model = untrained(Latent(4, [LearnedCategorical(3), Uniform(0, 2)]))
    save(model, tmp_path / "m.safetensors", command="train ü", error=0.25)
    beside = (tmp_path / "m.json").read_text()
    about = json.loads(beside)
    with safe_open(tmp_path / "m.safetensors", "pt") as file:
        assert json.loads(file.metadata()["about"]) == about
        assert all(file.get_tensor(key).dtype == torch.float16 for key in file.keys()) and not any("num_batches" in key for key in file.keys())        # noqa: SIM118
    assert about["noise"] == 4 and about["shape"] == [1, 28, 28] and about["recipe"] == asdict(model.recipe) and "train ü" in beside and about["error"] == 0.25
    assert beside.count("\n") > 30 and beside.endswith("}\n")      # for people, and line by line for git
    assert [code["code"] for code in about["codes"]] == ["LearnedCategorical", "Uniform"] and (about["codes"][1]["low"], about["codes"][1]["high"]) == (0, 2)
    assert about["versions"] == {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}
    assert stat.S_IMODE((tmp_path / "m.safetensors").stat().st_mode) == 0o644               # everyone who checks the course out can read it


def test_what_is_loaded_is_ready_to_use_and_in_single_precision(tmp_path):
    save(untrained(), tmp_path / "m.safetensors")
    model = load(str(tmp_path / "m.safetensors"))
    assert not model.G.training and not model.D.training
    assert {value.dtype for part in (model.G, model.D) for value in part.state_dict().values() if value.is_floating_point()} == {torch.float32}


def test_images_of_a_different_shape_keep_it(tmp_path):
    latent, shape = mnist_latent(), (3, 8, 12)
    G, D = build("laptop", latent, 0, shape=shape)
    save(Model(latent, G.eval(), D.eval(), Recipe(steps=7), shape=shape), tmp_path / "m.safetensors")
    again = load(tmp_path / "m.safetensors")
    assert again.shape == shape and again.images(latent.sample(2)).shape == (2, 8, 12, 3) and again.recipe.steps == 7


@pytest.mark.parametrize("name", ["m", "m.json", "m.pt", "no folder/m.safetensors"])
def test_a_name_under_which_something_would_be_lost_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match=r"expected the name of a \.safetensors file in a folder that exists"):
        save(untrained(), tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("part", ["G", "D"])
def test_parameters_that_are_missing_or_unknown_are_named(tmp_path, part):
    path = tmp_path / "m.safetensors"
    save(untrained(), path)
    with safe_open(path, "pt") as file:
        about, state = file.metadata(), {key: file.get_tensor(key) for key in file.keys()}         # noqa: SIM118
    gone = next(key for key in state if key.startswith(f"{part}."))
    for changed, told in (({key: value for key, value in state.items() if key != gone}, f"{part} lacks ['{gone[2:]}'] or has unknown []"),
                          (state | {f"{part}.extra": state[gone].clone()}, f"{part} lacks [] or has unknown ['extra']")):
        save_file(changed, path, metadata=about)
        with pytest.raises(ValueError) as error:
            load(path)
        assert str(error.value) == f"{path}: {told}. Was it saved by another version?"
