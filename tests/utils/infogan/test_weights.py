"""A model that is saved comes back; a file that is missing, damaged or old is told so."""
import json

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.torch import save_file

from tests.utils.infogan.small import untrained
from utils.codes import Bernoulli, Gaussian, Latent, LearnedCategorical, Uniform
from utils.infogan import load, mnist_latent, save


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
    assert old.shape == (1, 28, 28) and (old.recipe.neighbours, old.recipe.start, old.recipe.decay) == (0, 0, 0)
