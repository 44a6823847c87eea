"""What is being maximised, measured: how much a *new* Q can read of c from the images of a frozen G, next to the Q trained with G.

L_I bounds I(c; x) from below, and can never show that it is low: for a G without noise of its own the images of two categories never
coincide, so that I(c; x) = H(c) for almost any G. What differs is what a Q of this kind can *read*. So G is frozen, and a new trunk
and Q (the same network, its own seed) learn to read all codes from fresh images; then the bound is measured on images that neither saw.

    python -m authoring.training.fresh_q                            # both shipped models, and a run of every kind that keeps its weights
    python -m authoring.training.fresh_q infogan paper_1            # some: names of weights that ship, or of weights in runs/

The record keeps its other rows.
"""
import argparse
import json
from dataclasses import replace
from pathlib import Path

import torch
from tqdm import trange

from authoring import ROOT
from authoring.training import factorial, official
from utils.gan import seeded
from utils.infogan import WEIGHTS, load
from utils.networks import build, freeze

RECORD = Path(WEIGHTS).parent / "records" / "fresh_q.json"
STEPS, BATCH, N, SEED = 1500, 128, 10_000, 0
NAMES = ("infogan", "gan_without_information", *("_".join(["factorial", *factorial.names(on), "1"]) for on, _ in factorial.cells()), "paper_1", "official_1",
         "agreement_1", "warp_1", "no_warp_1", "official_25_2")


def readable(model, steps=STEPS, seed=SEED):
    """{"own": …, "fresh": …}, each (mean, standard error) in nats of log Q(c|x) + H(c) for the first discrete code, on N new images."""
    latent, G = model.latent, model.G
    code = next(i for i, one in enumerate(latent.codes) if one.discrete)
    D = build(model.recipe.preset, latent, seed + 1000, model.shape)[1]
    adam = torch.optim.Adam([*D.trunk.parameters(), *D.q.parameters()], 2e-3, betas=(0.5, 0.999), fused=True)
    slower = torch.optim.lr_scheduler.OneCycleLR(adam, 2e-3, total_steps=steps, pct_start=0.1, cycle_momentum=False)
    with seeded(seed):
        for _ in trange(steps, desc="fresh Q", mininterval=1):
            z = latent.sample(BATCH)
            with torch.no_grad():
                images = G(z)
            loss = -sum(part.mean() for part in latent.log_q(z, D.q(D.trunk(images))))
            adam.zero_grad()
            loss.backward()
            adam.step()
            slower.step()
        with torch.no_grad():
            freeze(D, [G(latent.sample(500)) for _ in range(10)])
            z = latent.sample(N)
            images = [G(part) for part in z.split(1000)]
            found = {}
            for name, reader in (("own", model.D), ("fresh", D)):
                outputs = torch.cat([reader.q(reader.trunk(part)) for part in images])
                values = latent.log_q(z, outputs)[code] + latent.codes[code].entropy()
                found[name] = (round(float(values.mean()), 4), round(float(values.std() / N ** 0.5), 4))
    return found


def model(name):
    """A shipped model, or the model of a run in runs/, with the noise that it was trained with."""
    shipped, run = Path(WEIGHTS) / f"{name}.safetensors", ROOT / "runs" / f"{name}.safetensors"
    if not shipped.exists() and not run.exists():
        raise FileNotFoundError(f"{name} neither ships nor is in runs/: `python -m authoring.training.reproduce {name.split('_')[0]}` makes it.")
    found = load(shipped if shipped.exists() else run)
    return replace(found, latent=official.latent()) if found.recipe.preset == "official" else found


def record(names=NAMES, steps=STEPS):
    """Writes records/fresh_q.json, each row as soon as it is done, and returns its rows."""
    torch.set_num_threads(1)
    rows = json.loads(RECORD.read_text())["rows"] if RECORD.exists() else {}
    about = {"command": "python -m authoring.training.reproduce fresh_q", "unit": "nats, (mean, standard error)", "steps": steps, "batch": BATCH,
             "images": N, "seed": SEED, "torch": torch.__version__}
    for name in names:
        rows[name] = readable(model(name), steps)
        if (run := ROOT / "runs" / f"{name}.run.json").exists():
            rows[name]["error"] = json.loads(run.read_text())["error"]        # says whether these weights are of the run in the records
        print(name, rows[name], flush=True)
        RECORD.write_text(json.dumps(about | {"rows": rows}) + "\n")
    return rows


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=NAMES)
    parser.add_argument("--steps", type=int, default=STEPS)
    record(**vars(parser.parse_args()))
