"""A field of the records has its new name everywhere, and nothing else has changed."""
import json
import shutil

import pytest

from authoring.training.rename import ASSETS, TOP, places, rename, renamed, values
from utils.infogan import weights

RECIPES = ["recipe", "recipes"]


@pytest.fixture
def assets(tmp_path):
    for kind in ("json", "safetensors"):
        for folder in ("records", "weights"):
            for path in (ASSETS / folder).glob(f"*.{kind}"):
                (tmp_path / folder).mkdir(exist_ok=True)
                shutil.copy2(path, tmp_path / folder)
    return tmp_path


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*.*")}


def test_a_name_and_back_again_is_the_same_to_the_byte(assets):
    before = contents(assets)
    changed = rename("warp", "wrapped", assets, RECIPES)
    assert {path.name for path in changed} >= {"infogan.json", "infogan.safetensors", "course.json"}
    assert all(before[path] != path.read_bytes() for path in changed) and before.keys() == contents(assets).keys()
    rename("wrapped", "warp", assets, RECIPES)
    assert contents(assets) == before


def test_a_name_of_several_things_is_renamed_where_it_was_meant(assets):
    before = contents(assets)
    with pytest.raises(ValueError, match=r"recipe \(\d+ times\), runs \(40 times\).*--of recipe runs recipes\. Nothing has been changed"):
        rename("warp", "wrapped", assets)                                  # of the factorial's runs, it says whether the warp was on
    assert contents(assets) == before
    rename("warp", "wrapped", assets, RECIPES)
    factorial = json.loads((assets / "records" / "factorial.json").read_text())
    assert "wrapped" in factorial["recipe"] and "warp" in factorial["runs"][0] and "wrapped" not in factorial["runs"][0]
    assert {path.name: n for path, n in values("warp", assets).items()} == {"factorial.json": 2}


def test_a_field_is_told_from_a_value_and_from_text_about_it():
    text = '{"a": {"warp" : ["warp", {"warp": "a warp"}]}, "say \\"warp\\": no": 1, "warp": 2}'
    assert [(around, field) for _, around, field in places(text, "warp")] == [(["a"], True), (["a", "warp"], False), (["a", "warp"], True), ([TOP], True)]
    assert renamed(text, "warp", "w", [TOP]) == text.replace('"warp": 2', '"w": 2')
    assert renamed(text, "warp", "w", ["warp"]) == text.replace('"warp": "a', '"w": "a')


def test_the_weights_hold_the_field_by_its_new_name_and_a_part_of_the_network_too(assets):
    rename("warp", "wrapped", assets, RECIPES)
    with pytest.raises(ValueError, match="wrapped"):                        # so Recipe must have it
        weights.load(assets / "weights" / "infogan.safetensors")
    rename("wrapped", "warp", assets, RECIPES)
    rename("trunk", "body", assets)
    with pytest.raises(ValueError, match=r"lacks .*trunk.* unknown .*body"):
        weights.load(assets / "weights" / "infogan.safetensors")


def test_what_has_no_such_field_stays(assets):
    before = contents(assets)
    assert rename("nobody's", "ours", assets) == [] and contents(assets) == before


def test_two_fields_do_not_become_one(assets):
    before = contents(assets)
    with pytest.raises(ValueError, match=r"there is a field 'steps' already\. Nothing has been changed\."):
        rename("warp", "steps", assets, RECIPES)
    assert contents(assets) == before
