"""How fast each recipe gets to a given error: the course's "laptop" against the paper's network and settings, in one run.

    python -m benchmarks.training                        # at most 30 minutes
    python -m benchmarks.training --minutes 4            # a first look
    python -m benchmarks.training --device cuda          # the same code on a GPU

Both run at the same time, each on half of the cores, so that whatever else the machine does slows both alike (on a GPU one after
the other). They train on 50,000 images; categories are matched to digits there, and the error is measured on the other 10,000 of the
training set, every so often; the seconds are of training alone, the limit is on all. A level that one of them did not reach gives
a lower bound for the ratio.
"""
import argparse
import json
import os
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import torch

from utils import infogan
from utils.data import mnist
from utils.gan import to_tensor
from utils.infogan import PAPER, Recipe

LEVELS = (0.20, 0.10, 0.05)
images, labels = mnist("train")
TRAIN, HELD_OUT = (images[:50_000], labels[:50_000]), (images[50_000:], labels[50_000:])


def race(name, recipe, minutes, every, threads):
    """Trains until `minutes` have passed, or all steps; returns the curve as rows (step, seconds, cpu seconds, error, L_I)."""
    torch.set_num_threads(threads)
    curve, began = [], time.perf_counter()

    def watch(model):
        error = infogan.evaluate(model, TRAIN, HELD_OUT)["error"]
        curve.append((model.history["step"][-1], model.history["seconds"][-1], model.history["cpu_seconds"][-1], error,
                      infogan.L_I(model, n=2000)[0]))
        print("{:7} step {:6}  {:6.0f} s ({:.0f} s of CPU)  error {:.3f}  L_I {:.3f} nats".format(name, *curve[-1]), flush=True)
        if time.perf_counter() - began > 60 * minutes:      # evaluations, too: the whole is not to take longer
            raise KeyboardInterrupt                         # the loop's own way to end early

    infogan.train(infogan.mnist_latent(), to_tensor(TRAIN[0]), recipe, watch, every)
    return curve


def time_to(level, curve):
    """Seconds of training until the error was first at most `level`, or None."""
    return next((seconds for _, seconds, _, error, _ in curve if error <= level), None)


def compare(laptop, paper):
    """One sentence a level: seconds of both, and their ratio, a lower bound where the paper's did not get there."""
    for level in LEVELS:
        ours, theirs, limit = time_to(level, laptop), time_to(level, paper), paper[-1][1]
        if ours is None:
            yield f"{level:.0%} error: laptop did not reach it in {laptop[-1][1]:.0f} s" + (
                f", paper took {theirs:.0f} s" if theirs else f", nor did paper in {limit:.0f} s")
        elif theirs is None:
            yield f"{level:.0%} error: laptop {ours:.0f} s, paper not within {limit:.0f} s: more than {limit / ours:.1f} times"
        else:
            yield f"{level:.0%} error: laptop {ours:.0f} s, paper {theirs:.0f} s: {theirs / ours:.1f} times"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30, help="of training and evaluations (default 30)")
    parser.add_argument("--seed", type=int, default=101)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=max(1, os.cpu_count() // 2), help="of each (default: half of the cores)")
    parser.add_argument("--out", help="write the curves here as JSON")
    options = parser.parse_args()
    start, recipes = time.perf_counter(), {"laptop": (Recipe(), 250), "paper": (replace(PAPER, steps=10**6), 100)}
    with ProcessPoolExecutor(2 if options.device == "cpu" else 1, mp_context=get_context("spawn")) as pool:
        running = {name: pool.submit(race, name, replace(recipe, seed=options.seed, device=options.device),
                                     options.minutes, every, options.threads) for name, (recipe, every) in recipes.items()}
        curves = {name: future.result() for name, future in running.items()}
    for name, curve in curves.items():
        step, seconds, cpu_seconds, error, L_I = curve[-1]
        print(f"{name:7} {1000 * seconds / step:6.1f} ms a step ({1000 * cpu_seconds / step:.1f} of CPU, {options.threads} "
              f"threads); after {seconds:.0f} s error {error:.3f}, L_I {L_I:.3f} nats")
    print(*compare(**curves), f"wall time with evaluations: {time.perf_counter() - start:.0f} s", sep="\n")
    if options.out:
        with open(options.out, "w") as file:
            json.dump({"threads": options.threads, "device": options.device, "columns":
                       ["step", "seconds", "cpu_seconds", "error", "L_I"], **curves}, file)


if __name__ == "__main__":
    main()
