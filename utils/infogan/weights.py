"""Trained models as files: safetensors in half precision, and next to them, in JSON, how they came to be."""
import inspect
import json
import platform
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from utils import codes
from utils.codes import Latent
from utils.gan import Model
from utils.infogan.training import Recipe
from utils.networks import build

WEIGHTS = Path(__file__).parents[1] / "assets" / "weights"
OLDER = {"agreement": 0.0, "neighbours": 0, "start": 0, "reading": 0, "ramp": 0, "lr_start": 2e-3, "decay": 0.0}     # what files without these settings were trained with
RENAMED = {"usage": None}           # a setting of older files: today's name, or None if it is gone


def save(model, path, **about):
    """Writes fp16 safetensors, and next to them a .json with the recipe, codes, versions and `about` (command, claims, …).

    Raises ValueError, before anything is written, if `path` isn't the name of a .safetensors file in a folder that exists.
    """
    path = Path(path)
    if path.suffix != ".safetensors" or not path.parent.is_dir():
        raise ValueError(f"weights can't be saved as {path}; expected the name of a .safetensors file in a folder that exists. The .json goes next to it.")
    state = {f"{name}.{key}": value.half() if value.is_floating_point() else value
             for name in ("G", "D", "latent") for key, value in getattr(model, name).state_dict().items()
             if not key.endswith("num_batches_tracked")}
    arguments = lambda code: {name: getattr(code, name) for name in inspect.signature(type(code)).parameters}
    described = [{"code": type(code).__name__} | arguments(code) for code in model.latent.codes]
    about = {"noise": model.latent.noise, "codes": described, "shape": list(model.shape), "recipe": asdict(model.recipe),
             "versions": {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}} | about
    save_file({key: value.contiguous() for key, value in state.items()}, path, metadata={"about": json.dumps(about)})
    path.chmod(0o644)                                       # the library makes it readable only by its owner
    path.with_suffix(".json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n")


def load(path):
    """The Model that `save` wrote, in float32, ready to use. Raises FileNotFoundError or ValueError with the file's name."""
    path = Path(path)
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing. Shipped weights are restored by `git checkout -- utils/assets/weights`.")
    try:
        with safe_open(path, "pt") as file:
            about = json.loads(file.metadata()["about"])
            state = {key: file.get_tensor(key) for key in file.keys()}     # noqa: SIM118 (not a dict)
    except Exception as error:
        raise ValueError(f"{path} is not a weights file of this course ({error}). Save it again, or restore it.") from error
    latent = Latent(about["noise"], [getattr(codes, c.pop("code"))(**c) for c in about["codes"]])
    recipe = {now: value for name, value in about["recipe"].items() if (now := RENAMED.get(name, name))}
    if unknown := recipe.keys() - {field.name for field in fields(Recipe)}:
        raise ValueError(f"{path}: its recipe has {', '.join(sorted(unknown))}, and a Recipe has no such setting. Another version of the course saved it.")
    recipe = Recipe(**OLDER | recipe)
    shape = tuple(about.get("shape", (1, 28, 28)))                          # files from before other shapes could be trained
    G, D = build(recipe.preset, latent, shape=shape)
    model = Model(latent, G.eval(), D.eval(), recipe, shape=shape)
    for name, part in (("G", G), ("D", D), ("latent", latent)):
        own = {key.removeprefix(name + "."): value.float() for key, value in state.items() if key.startswith(name + ".")}
        missing, unknown = part.load_state_dict(own, strict=False)
        if unknown or any(not key.endswith("num_batches_tracked") for key in missing):
            raise ValueError(f"{path}: {name} lacks {missing} or has unknown {unknown}. Was it saved by another version?")
    return model


def pretrained(name="infogan"):
    """A shipped model: "infogan", or "gan_without_information" (the same GAN with λ = 0, its Q only watching)."""
    return load(WEIGHTS / f"{name}.safetensors")
