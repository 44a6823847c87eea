"""The networks from which the GANs in the plane can start trained: `python -m authoring.training.planes` (a minute on one core; needs Node).

One pair of networks for each data set, with the settings that the page starts with: the plain ones by utils.toy_gan, whose step the page takes
too, those with a code by the page's own (planes.mjs). A GAN circles around the point where it would rest, so what ships is the running mean of the
parameters over the second half, as 16-bit floats, in utils/assets/weights/planes.safetensors.
"""
import json
import platform
import subprocess
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file
from tqdm import tqdm

from utils import toy_gan
from utils.widgets.plane import TRAINED, data_sets
from utils.widgets.plane_codes import CHAPTER_05, DATA_SETS

STEPS, AVERAGE = 2000, 0.99


def plain(centres, spread, seed=1):
    """θ and φ, (8899,)."""
    state, real, mean = toy_gan.start(seed), toy_gan.around(np.array(centres), spread, 20_000, seed), None
    while state.steps < STEPS:
        state = toy_gan.step(state, real, toy_gan.PRESETS["balanced"])
        now = torch.cat([state.theta, state.phi])
        mean = torch.lerp(now, mean, AVERAGE) if state.steps > STEPS / 2 else now
    return mean.numpy()


def with_code(centres, spread, seed=2):
    """The weights of G, trunk, D and Q, (1607,)."""
    job = {"settings": CHAPTER_05, "centres": centres, "spread": spread, "seed": seed, "steps": STEPS, "average": AVERAGE}
    ran = subprocess.run(["node", str(Path(__file__).with_suffix(".mjs"))], input=json.dumps(job), capture_output=True, text=True, check=True)
    return np.array(json.loads(ran.stdout))


GAMES = {"plane": (data_sets(), plain), "plane_codes": (DATA_SETS, with_code)}


def main():
    vectors = {}
    for game, name in tqdm([(game, name) for game, (sets, _) in GAMES.items() for name in sets], unit="network"):
        sets, train = GAMES[game]
        vectors[f"{game}/{name}"] = train(sets[name]["centres"], sets[name]["spread"]).astype(np.float16)
    save_file(vectors, TRAINED, metadata={"steps": str(STEPS), **{game: "|".join(sets) for game, (sets, _) in GAMES.items()}})
    TRAINED.chmod(0o644)
    about = {"command": "python -m authoring.training.planes", "steps": STEPS, "average": AVERAGE,
             "versions": {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}}
    TRAINED.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
