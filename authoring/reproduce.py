"""Makes the recorded runs that chapters 05 and 06 read: `make reproduce`, or `python -m authoring.reproduce EXPERIMENT …`.

    course        the course's recipe, seeds fixed in advance: the table of chapter 05
    warp          the same without the agreement on real images
    no_warp       without the warp, too, as in the paper
    auxiliary     λ = 0: a GAN whose Q only watches, for the paper's Figure 1 and the last panel of its Figure 2
    paper         the paper's network and settings, for the time that one run of "course" takes
    classifier    the same trunk and Q trained with labels (the ceiling; also the features of the Fréchet distance)
    kmeans        clusters of pixels (the floor)

Writes utils/assets/records/EXPERIMENT.json (settings, versions, machine, and a run: error, L_I, R², seconds, curves) and
leaves weights in runs/. Labels are used for the matching and the error alone; the test set for the last number alone.
Seeds run side by side on the cores there are, one thread each, or on a Dask cluster: `--scheduler tcp://…:8786`. `--tune`
trains on the first 50,000 images and measures on the other 10,000: so settings were chosen, with seeds from 101 on.
"""
import argparse
import json
import os
import platform
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from sklearn.cluster import MiniBatchKMeans
from tqdm import trange

from utils import frechet, infogan
from utils.data import mnist
from utils.gan import PAPER, Recipe, epochs, seeded, to_tensor
from utils.networks import freeze

SEEDS = (1, 2, 3, 4, 5)                                     # fixed before any of them was run
RECORDS = Path(__file__).parents[1] / "utils" / "assets" / "records"
RUNS = Path(__file__).parents[1] / "runs"
WARP = Recipe(agreement=0, usage=0, steps=8000)
RECIPES = {"course": Recipe(), "warp": WARP, "no_warp": replace(WARP, warp=0), "auxiliary": replace(WARP, warp=0, information=0),
           "paper": replace(PAPER, steps=550)}                      # as long, in CPU time, as one run of "course"


def splits(tune):
    """(train, test), each (images, labels): the published ones, or 50,000 and 10,000 of the training set."""
    images, labels = mnist("train")
    if tune:
        return (images[:50_000], labels[:50_000]), (images[50_000:], labels[50_000:])
    return (images, labels), mnist("test")


def run(experiment, recipe, tune=False, threads=1):
    """Trains one model and says all there is to say about it, as plain data; its weights go to runs/."""
    torch.set_num_threads(threads)
    train, test = splits(tune)
    model = infogan.train(infogan.mnist_latent(), to_tensor(train[0]), recipe)
    result = infogan.evaluate(model, train, test)
    record = {
        "seed": recipe.seed, "steps": model.recipe.steps, "threads": threads,
        "error": round(result["error"], 4), "L_I": round(infogan.L_I(model)[0], 4),
        "r_squared": [round(r, 3) for r in infogan.r_squared(model)],
        "seconds": model.history["seconds"][-1], "cpu_seconds": model.history["cpu_seconds"][-1],
        "digit_of_code": result["digit_of_code"].tolist(), "confusion": result["confusion"].tolist(),
        "curve": {name: model.history[name] for name in ("step", "seconds", "L_I")},
    }
    RUNS.mkdir(exist_ok=True)
    infogan.save(model, RUNS / f"{experiment}_{recipe.seed}.safetensors", seed=recipe.seed,
                 command=f"python -m authoring.reproduce {experiment} --seeds {recipe.seed}",
                 claims={name: record[name] for name in ("error", "L_I", "r_squared")})
    short = ("seed", "error", "L_I", "r_squared", "seconds", "cpu_seconds")
    print(experiment, {name: record[name] for name in short}, flush=True)
    return record


def side_by_side(jobs, scheduler=None):
    """run(*job) for each job, on a Dask cluster (which brings `dask.distributed`) or on this machine's cores, in order."""
    if scheduler:
        from dask.distributed import Client

        with Client(scheduler) as client:
            return client.gather([client.submit(run, *job, pure=False) for job in jobs])
    with ProcessPoolExecutor(min(len(jobs), os.cpu_count()), mp_context=get_context("spawn")) as pool:
        return [future.result() for future in [pool.submit(run, *job) for job in jobs]]


def train_classifier(seed=0, passes=4, batch=64):
    """The ceiling: the laptop's trunk and Q head, trained with labels. Weights go where the Fréchet distance reads them."""
    (images, labels), (test, test_labels) = splits(tune=False)
    real, digits = to_tensor(images), torch.tensor(labels).long()
    network = frechet.new_classifier(seed)
    steps = passes * len(real) // batch
    adam = torch.optim.Adam(network.parameters(), 2e-3)
    slower = torch.optim.lr_scheduler.OneCycleLR(adam, 2e-3, total_steps=steps)
    start, start_cpu = time.perf_counter(), time.process_time()
    with seeded(seed):
        rows = epochs(len(real), batch)
        for _ in trange(steps, desc="classifier"):
            part = next(rows)
            x = infogan.warped(real[part], 0.5)                                 # (n, 1, 28, 28)
            loss = F.cross_entropy(network.q(network.trunk(x)), digits[part])
            adam.zero_grad()
            loss.backward()
            adam.step()
            slower.step()
        freeze(network, real[:10_000].split(500))
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - start_cpu
    state = {name: value.half() for name, value in network.state_dict().items()
             if not name.startswith("head.") and not name.endswith("num_batches_tracked")}
    save_file(state, frechet.WEIGHTS)
    frechet.WEIGHTS.chmod(0o644)
    frechet.classifier.cache_clear()
    error = round(float((frechet.classify(test) != test_labels).mean()), 4)
    about = {"command": "python -m authoring.reproduce classifier", "seed": seed, "versions": versions(),
             "claims": {"error": error}}
    frechet.WEIGHTS.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n")
    return [{"seed": seed, "steps": steps, "error": error, "seconds": round(seconds), "cpu_seconds": round(cpu_seconds)}]


def cluster_pixels(seeds, k=10):
    """The floor: k-means on pixels, matched to digits like the codes of an InfoGAN."""
    (images, labels), (test, test_labels) = splits(tune=False)
    flat, records = lambda x: x.reshape(len(x), -1) / np.float32(255), []
    for seed in seeds:
        start = time.perf_counter()
        kmeans = MiniBatchKMeans(k, batch_size=1024, n_init=3, random_state=seed).fit(flat(images))
        seconds = time.perf_counter() - start
        digit_of_code = infogan.match(kmeans.labels_, labels)
        error = float((digit_of_code[kmeans.predict(flat(test))] != test_labels).mean())
        records.append({"seed": seed, "error": round(error, 4), "seconds": round(seconds, 2)})
    return records


def versions():
    return {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}


def machine():
    """The processor's name and how many cores were at hand."""
    names = [line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
             if line.startswith("model name")] if Path("/proc/cpuinfo").exists() else [platform.processor()]
    return {"processor": names[0], "cores": os.cpu_count()}


def write(experiment, runs, **settings):
    errors = [one["error"] for one in runs]
    summary = {"median_error": round(float(np.median(errors)), 4), "worst_error": max(errors), "best_error": min(errors)}
    record = {"command": f"python -m authoring.reproduce {experiment}", "versions": versions(), "machine": machine(),
              **settings, "summary": summary, "runs": runs}
    RECORDS.mkdir(exist_ok=True)
    (RECORDS / f"{experiment}.json").write_text(json.dumps(record, ensure_ascii=False) + "\n")
    print(experiment, summary, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("experiments", nargs="*", default=[*RECIPES, "classifier", "kmeans"], help="default: all")
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--steps", type=int, help="fewer steps, to try the machinery")
    parser.add_argument("--scheduler", help="address of a running Dask scheduler")
    parser.add_argument("--tune", action="store_true", help="train on 50,000 images, measure on the other 10,000; prints only")
    options = parser.parse_args()
    for experiment in options.experiments:
        if experiment == "classifier":
            write(experiment, train_classifier())
        elif experiment == "kmeans":
            write(experiment, cluster_pixels(options.seeds))
        elif experiment in RECIPES:
            recipe = replace(RECIPES[experiment], steps=options.steps or RECIPES[experiment].steps)
            jobs = [(experiment, replace(recipe, seed=seed), options.tune) for seed in options.seeds]
            runs = side_by_side(jobs, options.scheduler)
            if not options.tune:
                write(experiment, runs, recipe={**vars(recipe), "seed": "one a run"})
        else:
            parser.error(f"{experiment} is not one of {', '.join([*RECIPES, 'classifier', 'kmeans'])}")


if __name__ == "__main__":
    main()
