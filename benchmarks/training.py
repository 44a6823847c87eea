"""How fast each recipe gets to a given error: the course's "laptop" against the paper's network and settings, in one run.

    python -m benchmarks.training                        # three seeds per side, until each ends: about three hours on two cores
    python -m benchmarks.training --minutes 4 --seeds 401    # a first look
    python -m benchmarks.training --device cuda          # the same code on a GPU
    python -m benchmarks.training --out FILE             # keeps each curve as it ends; curves that FILE has are not run again

Both sides run at the same time, each on half of the cores, so that whatever else the machine does slows both alike (on a GPU one
after the other). Nothing was chosen on these seeds, nor on this split: training on the *last* 50,000 images of the training set, the error
on the first 10,000, where settings were chosen the other way round. A level counts as reached at the time after which the error
*stays* below it, to the end of the run: a first crossing forgets a later regress. The seconds are of training alone, set-up included:
of CPU time, which a busy machine lengthens least, and on a GPU of the clock.
Network, number of steps and what is put in all differ between the sides: a ratio is about the two recipes, not about one of these.
"""
import argparse
import json
import os
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

from utils import infogan
from utils.data import mnist
from utils.gan import to_tensor
from utils.infogan import PAPER, Recipe

LEVELS, SEEDS = (0.20, 0.10, 0.05, 0.02), (401, 402, 403)


def race(name, recipe, minutes, every, threads):
    """Trains until `minutes` have passed, or all steps; returns the curve as rows (step, seconds, cpu seconds, error, L_I)."""
    torch.set_num_threads(threads)
    images, labels = mnist("train")
    train, held_out = (images[10_000:], labels[10_000:]), (images[:10_000], labels[:10_000])
    curve, began = [], time.perf_counter()

    def watch(model):
        error = infogan.evaluate(model, train, held_out)["error"]
        curve.append((model.history["step"][-1], model.history["seconds"][-1], model.history["cpu_seconds"][-1], error,
                      infogan.L_I(model, n=2000)[0]))
        print("{:7} step {:6}  {:6.0f} s ({:.0f} s of CPU)  error {:.3f}  L_I {:.3f} nats".format(name, *curve[-1]), flush=True)
        if time.perf_counter() - began > 60 * minutes:      # evaluations, too: the whole should not take longer
            raise KeyboardInterrupt                         # the loop's own way to end early

    infogan.train(infogan.mnist_latent(), to_tensor(train[0]), recipe, watch, every)
    return curve


def timed(curve, device):
    """The rows (seconds, error) of a curve, by the clock that counts on `device`."""
    return [(seconds if device.startswith("cuda") else cpu_seconds, error) for _, seconds, cpu_seconds, error, _ in curve]


def time_to(level, curve):
    """Seconds of training after which the error stays at most `level`, or None: (seconds, error) rows."""
    above = [i for i, (_, error) in enumerate(curve) if error > level]
    first = above[-1] + 1 if above else 0
    return curve[first][0] if first < len(curve) else None


def after(level, curve):
    """What `time_to` found, in words."""
    seconds = time_to(level, curve)
    return f"not in {curve[-1][0]:.0f} s" if seconds is None else f"{seconds:.0f} s"


def ratio(level, laptop, paper):
    """How many times as long the paper's side takes, by medians: a bound where one of its runs did not get there, empty where most of ours did not."""
    ours = float(np.median([np.inf if (seconds := time_to(level, curve)) is None else seconds for curve in laptop]))
    theirs = [time_to(level, curve) for curve in paper]
    middle = float(np.median([curve[-1][0] if seconds is None else seconds for seconds, curve in zip(theirs, paper, strict=True)]))
    return f"{'more than ' * (None in theirs)}{middle / ours:.1f}" if np.isfinite(ours) else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=90, help="of one run, evaluations included (default 90)")
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=max(1, os.cpu_count() // 2), help="of each (default: half of the cores)")
    parser.add_argument("--out", type=Path, help="a file of curves, which is written as each run ends")
    options = parser.parse_args()
    start, recipes = time.perf_counter(), {"laptop": (Recipe(), 100), "paper": (replace(PAPER, average=0.0), 250)}
    about = {"threads": options.threads, "device": options.device, "columns": ["step", "seconds", "cpu_seconds", "error", "L_I"]}
    kept = json.loads(options.out.read_text()) if options.out and options.out.exists() else about | {name: {} for name in recipes}
    if {key: kept[key] for key in about} != about:
        parser.error(f"{options.out} has curves with {kept['threads']} threads on {kept['device']}, not {options.threads} on {options.device}: "
                     "name another file, or pass what was used there.")
    with ProcessPoolExecutor(2 if options.device == "cpu" else 1, mp_context=get_context("spawn")) as pool:
        running = {pool.submit(race, name, replace(recipe, seed=seed, device=options.device), options.minutes, every, options.threads): (name, str(seed))
                   for seed in options.seeds for name, (recipe, every) in recipes.items() if str(seed) not in kept[name]}
        for run in as_completed(running):
            name, seed = running[run]
            kept[name][seed] = run.result()
            if options.out:
                options.out.write_text(json.dumps(kept) + "\n")
    curves = {name: [kept[name][str(seed)] for seed in options.seeds] for name in recipes}
    for name, runs in curves.items():
        for seed, curve in zip(options.seeds, runs, strict=True):
            step, seconds, cpu_seconds, error, L_I = curve[-1]
            print(f"{name:7} seed {seed}: {1000 * seconds / step:6.1f} ms per step ({1000 * cpu_seconds / step:.1f} of CPU, {options.threads} "
                  f"threads); after {seconds:.0f} s error {error:.3f}, L_I {L_I:.3f} nats")
    sides = {name: [timed(curve, options.device) for curve in runs] for name, runs in curves.items()}
    for level in LEVELS:
        told = {name: ", ".join(after(level, curve) for curve in runs) for name, runs in sides.items()}
        print(f"{level:.0%} error for good: laptop {told['laptop']}; paper {told['paper']}; ratio of medians {ratio(level, **sides) or 'unknown'}")
    print(f"wall time with evaluations: {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
