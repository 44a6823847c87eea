"""What a function of utils/ does when it is told no more: its defaults are part of the interface, and a change of one belongs into CHANGELOG.md."""
import functools
import importlib
import inspect

import pytest

DEFAULTS = {
    "codes": {"Bernoulli": {"p": 0.5}, "Continuous": {"q_std": 1.0}, "Uniform": {"low": -1.0, "high": 1.0, "q_std": 1.0}, "Gaussian": {"std": 1.0, "q_std": 1.0},
        "LearnedCategorical": {"temperature": 1.0, "hard": True}, "Latent": {"codes": ()}},
    "course": {"progress": {"path": None}},
    "data": {"mnist": {"split": "train", "folder": None}, "read_idx": {"check": False}, "load_images": {"size": None, "colour": False}},
    "disentanglement": {"equal_width": {"bins": 20}, "information_table": {"bins": 20}, "mig": {"bins": 20}, "sap": {"categorical": (), "seed": 0, "groups": None},
        "dci": {"categorical": (), "seed": 0, "groups": None}, "factor_vae_score": {"votes": 800, "batch": 64, "seed": 0}},
    "frechet": {"new_classifier": {"seed": 0}},
    "information": {"information_content": {"base": 2}, "entropy": {"base": 2}, "joint_entropy": {"base": 2}, "conditional_entropy": {"base": 2},
        "cross_entropy": {"base": 2}, "kl_divergence": {"base": 2}, "js_divergence": {"base": 2}, "mutual_information": {"base": 2},
        "conditional_mutual_information": {"base": 2}, "fano_error": {"base": 2}, "gaussian_differential_entropy": {"base": 2}, "gaussian_mutual_information": {"base": 2}},
    "neighbours": {"features": {"directions": 8}, "neighbours": {"k": 5, "components": 80}, "spread": {"rounds": 20, "share": 0.8}},
    "networks": {"Discriminator": {"q": None}, "build": {"seed": 0, "shape": (1, 28, 28)}, "paper": {"slope": 0.1}},
    "prior": {"ScoredCategorical": {"p": None}, "train": {"pull": "V", "k": 10, "lr": 0.002, "learn": True, "p": None, "watch": None},
        "train_reparametrised": {"k": 10, "temperature": 1.0, "hard": True}, "compare": {"test": None}},
    "progress": {"progress": {"path": None}},
    "tables": {"pmfs": {"axes": 1}, "numbers": {"signed": False}},
    "toy_gan": {"start": {"seed": 0}, "samples": {"seed": 0}, "pull": {"n": 200, "seed": 0}, "ring": {"modes": 8, "radius": 1.0}, "covered_modes": {"share": 0.01}},
    "training": {"training_steps": {"G": None, "noise": 62}},
    "gan.losses": {"discriminator_loss": {"kind": "non-saturating"}, "generator_loss": {"kind": "non-saturating"}},
    "gan.training": {"train": {"information": None, "agreement": None, "watch": None, "every": 50, "checkpoint": None}, "snapshot": {"n": 5000, "batch": 500}},
    "infogan.agreement": {"Agreement.read_on": {"information": None}},
    "infogan.evaluation": {"L_I": {"n": 10000, "seed": 0}, "r_squared": {"n": 10000, "seed": 0}, "effects": {"n": 1000, "seed": 0}, "predict": {"code": 0},
        "match": {"k": None}, "evaluate": {"code": None}, "traversal": {"values": None, "rows": 10, "seed": 0}},
    "infogan.training": {"train": {"watch": None, "every": 50, "checkpoint": None}, "information": {"warp": 0.0}},
    "infogan.warp": {"warped": {"strength": 1.0}},
    "infogan.weights": {"pretrained": {"name": "infogan"}},
}


@pytest.mark.parametrize(("module", "name", "defaults"), [(module, name, defaults) for module, all_of_it in DEFAULTS.items() for name, defaults in all_of_it.items()])
def test_a_function_that_is_told_no_more_does_this(module, name, defaults):
    function = functools.reduce(getattr, name.split("."), importlib.import_module(f"utils.{module}"))
    parameters = inspect.signature(function).parameters.values()
    assert {p.name: p.default for p in parameters if p.default is not p.empty and not callable(p.default)} == defaults
