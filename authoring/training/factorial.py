"""What each of three things does by itself: the information term, the warp, names for real images. All eight combinations, paired seeds.

Chapter 05's ladder adds one thing after another, and its rungs differ in steps and in λ as well. Here nothing else differs: every run
is the course's recipe with some of the three switched off. "Names" are the start, the agreement with neighbours and the further reading,
since none of these works without the others.
"""
from dataclasses import replace
from itertools import cycle, product

import numpy as np
from scipy.stats import t

from utils.infogan import Recipe

FACTORS = {"term": {"information": 0.0}, "warp": {"warp": 0.0}, "names": {"agreement": 0.0}}      # what switches each off
FULL = replace(Recipe(), warp=0.7)
KEPT = ("seed", "error", "L_I", "r_squared", "cpu_seconds")


def cells():
    """[({"term": True, …}, Recipe), …]: nothing first, all three last."""
    found = []
    for switches in product((False, True), repeat=len(FACTORS)):
        on = dict(zip(FACTORS, switches, strict=True))
        off = {key: value for name, change in FACTORS.items() if not on[name] for key, value in change.items()}
        found.append((on, replace(FULL, **off)))
    return found


def names(on):
    """Those of the three that are on."""
    return [name for name in FACTORS if on.get(name)]


def rows(runs):
    """Runs, seed by seed in the order of cells(), as the record keeps them: which of the three were on, and what was reached."""
    return [on | {key: run[key] for key in KEPT} for (on, _), run in zip(cycle(cells()), runs, strict=False)]


def effects(runs):
    """[{"factor", "others": all "off" or all "on", "error": (mean, low, high), "L_I": the same}, …]: what switching a factor on changes.

    Paired: the difference between two runs of one seed. Low and high bound a 95% interval of the mean difference (Student's t).
    """
    found = {(run["seed"], *(run[name] for name in FACTORS)): run for run in runs}
    whole = sorted({run["seed"] for run in runs if all((run["seed"], *cell) in found for cell in product((False, True), repeat=len(FACTORS)))})
    told = []
    for factor, others in product(FACTORS, (False, True)) if len(whole) > 1 else ():
        row = {"factor": factor, "others": "on" if others else "off"}
        for measure in ("error", "L_I"):
            with_it, without = ([found[seed, *(on if name == factor else others for name in FACTORS)][measure] for seed in whole] for on in (True, False))
            change = np.subtract(with_it, without)                                                   # (seeds,)
            margin = t.ppf(0.975, len(change) - 1) * change.std(ddof=1) / len(change) ** 0.5
            row[measure] = [round(float(value), 4) for value in (change.mean(), change.mean() - margin, change.mean() + margin)]
        told.append(row)
    return told
