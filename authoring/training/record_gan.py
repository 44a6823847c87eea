"""Makes the recorded runs of chapter 04: `python -m authoring.training.record_gan`. Two generator losses, three seeds each, with the same budget.

Everything but the loss is equal: network "laptop", 62 noise, batches, step sizes, steps, the first weights of the random seed and
batches. Every 100 steps the model as it is (no average of weights) is measured:

    frechet       2,000 generated digits against the first 2,000 test images, in the features of the shipped classifier
    minimax,      ‖∇_θ L_G‖ of both losses on this G and this D, whichever of them it is trained with: 500 samples, batch
    non-saturating   norm frozen

Writes utils/assets/records/gan_mnist.json (settings, versions, curves), records/gan_mnist.safetensors (ten digits of the first
seed at some steps, uint8) and weights/gan_mnist.safetensors (the first seed's two generators, fp16).
"""
import argparse
import json
from dataclasses import asdict, replace

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from authoring.training.records import RECORDS, RUNS, machine, versions
from utils import frechet
from utils.codes import Latent
from utils.data import mnist
from utils.gan import Recipe, generator_loss, seeded, to_tensor, train

KINDS, SEEDS = ("minimax", "non-saturating"), (1, 2, 3)        # fixed before any of them was run
RECIPE = Recipe(steps=1000, average=0.0)                        # average 0: the weights as they are
SHOWN = (100, 200, 300, 500, 1000)                             # steps whose digits are kept
FRECHET_SAMPLES, GRADIENT_SAMPLES, EVERY = 2000, 500, 100
WEIGHTS = frechet.WEIGHTS.with_name("gan_mnist.safetensors")


def gradient_norm(model, z, kind):
    """‖∇_θ L_G‖ for the loss `kind`, of the mean over z (n, width)."""
    loss = generator_loss(model.D(model.G(z)), kind)
    gradients = torch.autograd.grad(loss, list(model.G.parameters()))
    return float(torch.cat([gradient.ravel() for gradient in gradients]).norm())


def frechet_of_real(reference, draws=5):
    """What real digits score against the same reference: the mean over `draws` disjoint samples of training digits, each as large as a G's.

    Training digits, because they are what a G learns to draw; the second 2,000 of the test set, written by the same people as the
    first, score far less (0.57) than any of these.
    """
    images = mnist()[0]
    rows = np.random.default_rng(0).permutation(len(images))[:draws * FRECHET_SAMPLES].reshape(draws, -1)
    return float(np.mean([frechet.frechet_distance(frechet.features(images[part]), reference) for part in rows]))


def noise(model, n):
    """z (n, width), the same for every model."""
    with seeded(0):
        return model.latent.sample(n)


def run(kind, seed, steps, real, real_features):
    """(record of one run, its tensors: ten digits at some steps and G's weights)."""
    curve, digits = {name: [] for name in ("step", "frechet", *KINDS)}, {}

    def measure(model):
        step = model.history["step"][-1]
        images = (255 * model.images(noise(model, FRECHET_SAMPLES))).round().astype("uint8")
        values = [frechet.frechet_distance(frechet.features(images), real_features)]
        model.G.requires_grad_(True)
        values += [gradient_norm(model, noise(model, GRADIENT_SAMPLES), name) for name in KINDS]
        for name, value in zip(curve, [step, *values], strict=True):
            curve[name].append(float(f"{value:.4g}"))
        if step in SHOWN:
            digits[step] = images[:10]

    model = train(Latent(62), real, replace(RECIPE, loss=kind, seed=seed, steps=steps), watch=measure, every=EVERY)
    curve |= {name: model.history[name] for name in ("seconds", "loss_d", "loss_g")}
    print(kind, seed, {name: values[-1] for name, values in curve.items()}, flush=True)
    tensors = {f"digits.{step}": torch.from_numpy(images) for step, images in digits.items()}
    tensors |= {f"G.{name}": value.half().contiguous() for name, value in model.G.state_dict().items()
                if not name.endswith("num_batches_tracked")}
    return {"loss": kind, "seed": seed, "curve": curve}, tensors


def kept(kind, seed, steps, *data):
    """A run from runs/ if it is there, so that an interrupted recording goes on where it stopped; otherwise a new one."""
    path = RUNS / f"gan_{kind}_{seed}_{steps}.safetensors"
    if not path.exists():
        record, tensors = run(kind, seed, steps, *data)
        save_file(tensors, path, metadata={"record": json.dumps(record)})
    with safe_open(path, "pt") as file:
        return json.loads(file.metadata()["record"]), {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=RECIPE.steps, help="fewer steps, to try the machinery")
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    options = parser.parse_args()
    torch.set_num_threads(1)
    RUNS.mkdir(exist_ok=True)
    real, test = to_tensor(mnist()[0]), mnist("test")[0]
    real_features = frechet.features(test[:FRECHET_SAMPLES])
    floor = frechet_of_real(real_features)
    runs = [(kind, *kept(kind, seed, options.steps, real, real_features)) for seed in options.seeds for kind in KINDS]
    record = {"command": "python -m authoring.training.record_gan", "versions": versions(), "machine": machine(),
              "recipe": {**asdict(RECIPE), "steps": options.steps, "loss": "one per run", "seed": "one per run"},
              "frechet_of_real": round(floor, 2), "runs": [one for _, one, _ in runs]}
    (RECORDS / "gan_mnist.json").write_text(json.dumps(record, ensure_ascii=False) + "\n")
    first = runs[:len(KINDS)]
    pick = lambda part: {f"{kind}.{name.removeprefix(part)}": value for kind, _, tensors in first
                         for name, value in tensors.items() if name.startswith(part)}
    for path, tensors in ((RECORDS / "gan_mnist.safetensors", pick("digits.")), (WEIGHTS, pick("G."))):
        save_file(tensors, path)
        path.chmod(0o644)                                       # the library makes them readable only by their owner
    about = {key: record[key] for key in ("command", "versions", "recipe")}
    about["claims"] = {kind: {"frechet": one["curve"]["frechet"][-1]} for kind, one, _ in first}
    WEIGHTS.with_suffix(".json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
