"""Chapter 06's recorded runs: InfoGAN on imbalanced MNIST with a learned and a fixed prior, and on the factor data set.

    python -m authoring.training.train_imbalanced          # about two hours on one core; every finished run is kept in runs/beyond/

Writes utils/assets/records/imbalanced.json, records/factors.json, weights/imbalanced.safetensors, weights/factors.safetensors.
Seeds 1 to 5 and the number of steps, the same for all, were fixed beforehand. Which run ships is decided without labels, by
E log Q(c|x): not by L_I, whose H(p) is largest for a prior that has learned nothing. A prior that starts wrong, and one that is kept
wrong, show whether D teaches proportions or a uniform start only happens to be close.
"""
import json
import platform
import time

import numpy as np
import torch

from authoring import ROOT
from utils import infogan
from utils.codes import Categorical, Latent, Uniform
from utils.data import imbalanced, mnist
from utils.disentanglement import dci, factor_vae_score, information_table, mig, sap
from utils.factors import FACTORS, all_factors, draw
from utils.gan import to_tensor
from utils.infogan import Recipe
from utils.networks import freeze
from utils.prior import ALONE, PULLS, compare, train, train_reparametrised

ASSETS, KEPT = ROOT / "utils" / "assets", ROOT / "runs" / "beyond"
PROPORTIONS = [0.12, 0.04, 0.20, 0.07, 0.10, 0.03, 0.16, 0.14, 0.06, 0.08]
WRONG = [5, 5, 1, 1, 1, 1, 1, 1, 1, 1]                  # far from uniform and from any order of the proportions
SEEDS, STEPS, FACTOR_STEPS, FACTOR_SEEDS = (1, 2, 3, 4, 5), 4000, 2500, (1, 2, 3)
GROUPS = [0, 0, 0, 1, 2, 3, 4]                          # the three columns of the category are one code
COMMAND = "python -m authoring.training.train_imbalanced"


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(v) for key, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [rounded(v) for v in value]
    return round(float(value), 4) if isinstance(value, (float, np.floating)) else value


def once(name, run):
    """`run()` → (model, result); kept under `name`, so that interrupted work continues where it stopped."""
    path = KEPT / f"{name}.json"
    if not path.exists():
        cpu, wall = time.process_time(), time.time()
        model, result = run()
        result |= {"cpu_seconds": round(time.process_time() - cpu), "seconds": round(time.time() - wall)}
        infogan.save(model, KEPT / f"{name}.safetensors")
        path.write_text(json.dumps(rounded(result)))       # after the weights, whose own .json it replaces
    result = json.loads(path.read_text())
    print(name, {key: value for key, value in result.items() if not isinstance(value, (list, dict))}, flush=True)
    return result


def digits_run(images, labels, seed, steps, **how):
    def run():
        recipe = Recipe(seed=seed, steps=steps, information=1.0, warp=0.7)
        trainer = train_reparametrised if "hard" in how else train
        model, history = trainer(to_tensor(images), recipe, **how)
        L_I = infogan.L_I(model)[0]
        read = L_I - float(model.latent.codes[0].entropy())                 # E log Q(c|x): L_I without H(p), which p alone can raise
        result = {"seed": seed, "L_I": L_I, "log_q": read, "history": history}
        return model, result | compare(model, images, labels, PROPORTIONS, mnist("test"))
    return run


def factor_latent():
    """3 categories and 4 uniform codes, as many as there are factors, and 8 of noise."""
    return Latent(8, [Categorical(3), Uniform(), Uniform(), Uniform(), Uniform()])


@torch.no_grad()
def factor_codes(model, images):
    """Q's view of images: the category's number and the predicted value of each uniform code, (n, 5)."""
    return np.stack([infogan.predict(model, images, code) for code in range(5)], axis=1).astype(float)


def factors_run(images, factors, seed):
    def run():
        model = infogan.train(factor_latent(), to_tensor(images), Recipe(seed=seed, steps=FACTOR_STEPS, information=1.0, warp=0.0, **ALONE))
        codes = factor_codes(model, images)
        hot = np.hstack([np.eye(3)[codes[:, 0].astype(int)], codes[:, 1:]])
        freeze(model.D, [model.G(model.latent.sample(500)) for _ in range(10)])     # Q on its own images, for L_I and R²
        result = {"seed": seed, "L_I": infogan.L_I(model)[0], "R2": infogan.r_squared(model), "mig": mig(codes, factors),
                  "sap": sap(hot, factors, [0], groups=GROUPS), "factor_vae": factor_vae_score(hot, factors),
                  "dci": dci(hot, factors, [0], groups=GROUPS),
                  "information": information_table(codes, factors)}
        freeze(model.D, to_tensor(images[::2]).split(500))
        return model, result
    return run


def ship(name, run, **about):
    """Copies a kept run's weights into the package, with the claims about them."""
    model = infogan.load(KEPT / f"{run}.safetensors")
    infogan.save(model, ASSETS / "weights" / f"{name}.safetensors", command=COMMAND, **about)


def main():
    torch.set_num_threads(1)
    KEPT.mkdir(parents=True, exist_ok=True)
    (ASSETS / "records").mkdir(exist_ok=True)
    about = {"command": COMMAND, "python": platform.python_version(), "torch": torch.__version__, "threads": 1}

    factors = all_factors()
    pictures = draw(factors)
    factor_runs = [once(f"factors-{seed}", factors_run(pictures, factors, seed)) for seed in FACTOR_SEEDS]
    best = max(factor_runs, key=lambda run: run["L_I"])
    ship("factors", f"factors-{best['seed']}", mig=best["mig"])
    (ASSETS / "records" / "factors.json").write_text(json.dumps(
        about | {"steps": FACTOR_STEPS, "factors": list(FACTORS), "shipped": best["seed"], "runs": factor_runs}) + "\n")

    images, labels = imbalanced(*mnist(), PROPORTIONS, seed=0)
    wrong = [p / sum(WRONG) for p in WRONG]
    record = about | {"proportions": PROPORTIONS, "wrong": wrong, "images": len(images), "steps": STEPS}
    kinds = {"learned": {}, "fixed": {"learn": False}, "learned from a wrong start": {"p": wrong}, "fixed and wrong": {"p": wrong, "learn": False}}
    runs = {name: [once(f"{name}-{seed}", digits_run(images, labels, seed, STEPS, **how)) for seed in SEEDS] for name, how in kinds.items()}
    others = {pull: {"pull": pull} for pull in list(PULLS)[1:]} | {"straight-through": {"hard": True}, "soft, temperature 0.1": {"hard": False, "temperature": 0.1}}
    ways = {name: once(f"way-{i}", digits_run(images, labels, SEEDS[0], STEPS, **how)) for i, (name, how) in enumerate(others.items())}
    best = max(runs["learned"], key=lambda run: run["log_q"])
    ship("imbalanced", f"learned-{best['seed']}", proportions=PROPORTIONS, tv=best["tv"], error=best["error"])
    record |= {"shipped": best["seed"], "runs": runs, "ways": ways}
    (ASSETS / "records" / "imbalanced.json").write_text(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()
