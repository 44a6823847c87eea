"""Makes the recorded runs that chapters 05 and 06 read: `make reproduce`, or `python -m authoring.training.reproduce EXPERIMENT …`.

    course        the course's recipe, ten seeds fixed in advance: the table in chapter 05
    agreement     the same without neighbours: images get their names from warped copies alone
    warp          no names for real images; discrete codes are read from warped copies of G's (8,000 steps, five seeds)
    no_warp       without the warp, too: the paper's objective on the small network
    auxiliary     λ = 0: a GAN whose Q only watches, for the paper's Figure 1 and the last panel of its Figure 2
    factorial     the course's recipe with and without the information term, the warp and the names: all eight, five seeds
    clustering    clustering alone: names for real images and a Q that says them, no information term, no GAN
    paper         the paper's network and settings at the authors' length, 5,000 steps of 128; weights are not averaged
    official      the same, but as in the authors' code: see authoring/training/official.py
    paper_25      one run of `paper` carried on to 25 epochs, and official_25 one of `official`: with --resume from its end in runs/
    classifier    the same trunk and Q trained with labels (the ceiling; also the features of the Fréchet distance)
    kmeans        clusters of pixels (the floor)
    fresh_q       what a new Q can read from frozen generators, of every kind of run above: see authoring/training/fresh_q.py

Writes utils/assets/records/EXPERIMENT.json (settings, versions, machine, and of each run: error, L_I, R², what each code does, seconds,
curves) as each run ends, and leaves weights and records of single runs in runs/. With `--resume`, runs that have ended are taken from there,
and one that was stopped goes on from its checkpoint. Labels are used only for the matching and the error, the test set only
for the last number. Seeds run side by side on the available cores, one thread each; with `--jobs 1`, one after another; with
`--scheduler tcp://…:8786`, on a Dask cluster. `--device cuda` trains on a GPU. `--tune` trains on the first 50,000 images and measures on the
other 10,000: this is how settings were chosen, by the error there, with seeds 101 and up. See authoring/training/RECIPE.md.
"""
import argparse
import json
import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import numpy as np
import torch
from PIL import Image

from authoring.training import clustering, factorial, fresh_q, official, references
from authoring.training.records import RUNS, write
from utils import infogan
from utils.data import mnist
from utils.gan import to_tensor
from utils.infogan import PAPER, Recipe

SEEDS = (1, 2, 3, 4, 5)                                     # fixed before any of them was run
TEN = tuple(range(3001, 3011))                              # those of the course's recipe: also fixed beforehand, used for nothing else
WARP = Recipe(warp=0.7, agreement=0, start=0, reading=0, neighbours=0, ramp=0, steps=8000, decay=0, information=0.3)
EPOCHS_25 = 25 * 60_000 // 128                              # steps
RECIPES = {"course": Recipe(), "agreement": Recipe(neighbours=0), "warp": WARP, "no_warp": replace(WARP, warp=0),
           "auxiliary": replace(WARP, warp=0, information=0), "paper": replace(PAPER, average=0.0),
           "paper_25": replace(PAPER, average=0.0, steps=EPOCHS_25)}
SPECIAL = ("factorial", "clustering", "official", "official_25", "classifier", "kmeans", "fresh_q")


def splits(tune):
    """(train, test), each (images, labels): the published ones, or 50,000 and 10,000 of the training set."""
    images, labels = mnist("train")
    if tune:
        return (images[:50_000], labels[:50_000]), (images[50_000:], labels[50_000:])
    return (images, labels), mnist("test")


def run(experiment, recipe, tune=False, resume=False, threads=1):
    """Trains one model and reports everything about it as plain data; the report and the weights go to runs/ as it ends."""
    torch.set_num_threads(threads)
    RUNS.mkdir(exist_ok=True)
    name = RUNS / f"{experiment}_{recipe.seed}{'_tune' * tune}"
    if resume and name.with_suffix(".run.json").exists():
        return json.loads(name.with_suffix(".run.json").read_text())
    train, test = splits(tune)
    checkpoint, curve = name.with_suffix(".checkpoint"), name.with_suffix(".curve")
    shorter, long = RUNS / f"{experiment[:-3]}_{recipe.seed}.checkpoint", experiment.startswith(("paper", "official"))
    if not resume:
        checkpoint.unlink(missing_ok=True)
        curve.unlink(missing_ok=True)
    elif experiment.endswith("_25") and shorter.exists() and not checkpoint.exists():
        shutil.copy(shorter, checkpoint)
        shutil.copy(shorter.with_suffix(".curve"), curve)

    def watch(model):
        """The error along the way of a long run, on 10,000 training images."""
        some = tuple(part[:10_000] for part in train)
        error = round(infogan.evaluate(model, some, some)["error"], 4)
        with open(curve, "a", encoding="utf-8") as file:
            file.write(json.dumps({"step": model.history["step"][-1], "error": error, "L_I": round(infogan.L_I(model, 2000)[0], 3)}) + "\n")

    if experiment == "clustering":
        model = clustering.train(infogan.mnist_latent(), to_tensor(train[0]), recipe)
    else:
        trainer = official.train if recipe.preset == "official" else infogan.train
        latent = official.latent() if recipe.preset == "official" else infogan.mnist_latent()
        model = trainer(latent, to_tensor(train[0]), recipe, watch if long else None, 250 if long else 50, checkpoint)
    record = {"seed": recipe.seed, "steps": model.recipe.steps, "threads": threads,
              "seconds": model.history["seconds"][-1], "cpu_seconds": model.history["cpu_seconds"][-1]}
    found = infogan.evaluate(model, train, test) if experiment == "clustering" else infogan.report(model, train, test)
    record |= {"error": round(found["error"], 4), "digit_of_code": found["digit_of_code"].tolist(), "confusion": found["confusion"].tolist()}
    if experiment != "clustering":
        record |= {"L_I": round(found["L_I"][0], 4), "r_squared": [round(r, 3) for r in found["r_squared"]],
                   "effects": [{key: round(value, 2) for key, value in code.items()} for code in found["effects"]],
                   "curve": {key: model.history[key] for key in ("step", "seconds", "L_I")}}
        if long:
            rows = [json.loads(line) for line in curve.read_text().splitlines()]
            record["error_curve"] = list({row["step"]: row for row in rows}.values())       # a resumed run measures some steps again
            sheet(model).save(name.with_suffix(".png"))
        infogan.save(model, name.with_suffix(".safetensors"), seed=recipe.seed,
                     command=f"python -m authoring.training.reproduce {experiment} --seeds {recipe.seed} --steps {recipe.steps}",
                     claims={key: record[key] for key in ("error", "L_I", "r_squared", "effects")})
    name.with_suffix(".run.json").write_text(json.dumps(record) + "\n")
    if experiment not in ("paper", "official"):                             # those may be carried on
        checkpoint.unlink(missing_ok=True)
    short = ("seed", "error", "L_I", "r_squared", "effects", "seconds", "cpu_seconds")
    print(experiment, {key: record[key] for key in short if key in record}, flush=True)
    return record


def sheet(model):
    """What the two uniform codes draw, for models too large to ship: c₂ left, c₃ right, a row per category, the code from −2 to 2 in nine steps."""
    values = np.linspace(-2, 2, 9)
    grids = np.stack([infogan.traversal(model, code, values) for code in (1, 2)])                       # (2, 10, 9, 28, 28)
    return Image.fromarray(np.uint8(255 * grids.transpose(1, 3, 0, 2, 4).reshape(10 * 28, -1)))         # (280, 504)


def side_by_side(jobs, scheduler=None, at_once=None, done=lambda runs: None):
    """run(*job) for each job, on a Dask cluster (which brings `dask.distributed`) or on this machine's cores, in order.

    done(runs) is called with all runs so far whenever another one has ended, in the order of the jobs.
    """
    if scheduler:
        from dask.distributed import Client

        with Client(scheduler) as client:
            return _gathered([client.submit(run, *job, pure=False) for job in jobs], done)
    with ProcessPoolExecutor(min(len(jobs), at_once or os.cpu_count()), mp_context=get_context("spawn")) as pool:
        return _gathered([pool.submit(run, *job) for job in jobs], done)


def _gathered(futures, done):
    runs = []
    for future in futures:
        runs.append(future.result())
        done(runs)
    return runs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("experiments", nargs="*", default=[*RECIPES, *SPECIAL], help="default: all, about 16 hours of one core")
    parser.add_argument("--seeds", type=int, nargs="+", help=f"default: {TEN[0]} to {TEN[-1]} for course, 1 to 5 for the others")
    parser.add_argument("--steps", type=int, help="another number of steps: few, to try the machinery, or more")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--jobs", type=int, help="runs at the same time (default: one per core)")
    parser.add_argument("--scheduler", help="address of a running Dask scheduler")
    parser.add_argument("--resume", action="store_true", help="take finished runs from runs/, go on from checkpoints there")
    parser.add_argument("--tune", action="store_true", help="train on 50,000 images, measure on the other 10,000; prints only")
    options = parser.parse_args()
    recipes = RECIPES | {"factorial": factorial.FULL, "clustering": replace(RECIPES["course"], steps=0), "official": official.RECIPE,
                         "official_25": replace(official.RECIPE, steps=EPOCHS_25)}
    for experiment in options.experiments:
        seeds = options.seeds or (TEN if experiment == "course" else SEEDS[:1] if experiment.endswith("_25") else SEEDS)
        if experiment == "classifier":
            write(experiment, references.train_classifier())
        elif experiment == "kmeans":
            write(experiment, references.cluster_pixels(seeds))
        elif experiment == "fresh_q":
            fresh_q.record()
        elif experiment in recipes:
            cells = factorial.cells() if experiment == "factorial" else [({}, recipes[experiment])]
            changes = {"device": options.device} | ({"steps": options.steps} if options.steps else {})
            jobs = [("_".join([experiment, *factorial.names(on)]), replace(recipe, seed=seed, **changes), options.tune, options.resume)
                    for seed in seeds for on, recipe in cells]
            settings = {"recipe": {**vars(replace(recipes[experiment], **changes)), "seed": "one per run"}}

            def keep(runs, experiment=experiment, settings=settings):
                if options.tune:
                    return
                if experiment == "factorial":
                    runs = factorial.rows(runs)
                    settings = settings | {"effects": factorial.effects(runs)}
                write(experiment, runs, **settings)

            side_by_side(jobs, options.scheduler, options.jobs, keep)
        else:
            parser.error(f"{experiment} is not one of {', '.join([*RECIPES, *SPECIAL])}")


if __name__ == "__main__":
    main()
