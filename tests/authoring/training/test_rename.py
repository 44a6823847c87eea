"""A field of the records has its new name everywhere, and nothing else has changed."""
import shutil

import pytest

from authoring.training.rename import ASSETS, rename
from utils.infogan import weights


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
    changed = rename("warp", "wrapped", assets)
    assert {path.name for path in changed} >= {"infogan.json", "infogan.safetensors", "course.json"}
    assert all(before[path] != path.read_bytes() for path in changed) and before.keys() == contents(assets).keys()
    rename("wrapped", "warp", assets)
    assert contents(assets) == before


def test_the_weights_hold_the_field_by_its_new_name_and_a_part_of_the_network_too(assets):
    rename("warp", "wrapped", assets)
    with pytest.raises(TypeError, match="wrapped"):                        # so Recipe must have it
        weights.load(assets / "weights" / "infogan.safetensors")
    rename("wrapped", "warp", assets)
    rename("trunk", "body", assets)
    with pytest.raises(ValueError, match=r"lacks .*trunk.* unknown .*body"):
        weights.load(assets / "weights" / "infogan.safetensors")


def test_what_has_no_such_field_stays(assets):
    before = contents(assets)
    assert rename("nobody's", "ours", assets) == [] and contents(assets) == before


def test_two_fields_do_not_become_one(assets):
    before = contents(assets)
    with pytest.raises(ValueError, match=r"there is a field 'steps' already\. Nothing has been changed\."):
        rename("warp", "steps", assets)
    assert contents(assets) == before
