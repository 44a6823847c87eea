"""Pictures of a learned prior, in nats, and of codes against the factors they should represent."""
import numpy as np

from utils.figures.gan import REAL
from utils.figures.palette import OKABE_ITO


def proportions(true, found, ax):
    """The true shares of the digits (10,) as bars, and over them one marker per digit of each series in found: {name: (10,)}."""
    ax.bar(range(len(true)), true, color=REAL, alpha=0.5, label="true proportions")
    ax.axhline(1 / len(true), color="black", linestyle=":", linewidth=1.5, label=f"uniform, 1/{len(true)}")
    colors = ("vermillion", "black", "green", "purple", "orange")
    for (name, values), mark, color in zip(found.items(), "osD^v", colors, strict=False):
        ax.plot(range(len(true)), values, mark, color=OKABE_ITO[color], linestyle="none", markersize=7, label=name)
    ax.set(xlabel="digit", ylabel="probability", xticks=range(len(true)))
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    return ax


def prior_entropy(paths, true, ax, lowest=0.0):
    """H(p(c)) in nats against training steps, between `lowest` and ln k: a colour and a mark for each kind of run, a line for each seed.

    paths: {kind: [{"step": [...], "p": rows of p(c), "start": p(c) before the first step, uniform where it is left out}, …]}.
    """
    k = len(true)
    entropy = lambda p: -(p * np.log(np.where(p > 0, p, 1))).sum(-1)
    colors = ("vermillion", "blue", "green", "purple", "orange")
    for (name, runs), mark, color, line in zip(paths.items(), "osD^v", colors, ("-", "--", ":", "-.", "-"), strict=False):
        for i, path in enumerate(runs):
            p = np.array([path.get("start", np.full(k, 1 / k)), *path["p"]])
            ax.plot([0, *path["step"]], entropy(p), marker=mark, markersize=5, color=OKABE_ITO[color], linestyle=line, label=name if i == 0 else None)
    ax.axhline(np.log(k), color="black", linestyle=":", linewidth=1.5, label=f"uniform: ln {k} = {np.log(k):.3f}")
    ax.axhline(entropy(np.asarray(true)), color="black", linestyle="--", linewidth=1.5,
               label=f"true proportions: {entropy(np.asarray(true)):.3f}")
    ax.set(xlabel="training step", ylabel="H(c), nats", ylim=(lowest, lowest + 1.1 * (np.log(k) - lowest)))
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    return ax


def annotated_table(values, ax, rows, columns, label, largest=None, digits=2):
    """values (rows, columns) as colours from 0 to `largest`, each with its number; `label` names the quantity and its unit."""
    values = np.asarray(values, float)
    largest = values.max() if largest is None else largest
    picture = ax.imshow(values, cmap="cividis", vmin=0, vmax=largest, aspect="auto")
    for (i, j), value in np.ndenumerate(values):
        ax.text(j, i, f"{value:.{digits}f}".replace("-", "−"), ha="center", va="center", fontsize="small",
                color="black" if value > largest / 2 else "white")
    ax.set_xticks(range(len(columns)), columns)
    ax.set_yticks(range(len(rows)), rows)
    ax.spines[:].set_visible(False)
    ax.figure.colorbar(picture, ax=ax, label=label)
    return ax


def codes_by_factor(codes, factor, ax, name):
    """Points at codes (n, 2) on [−1, 1], coloured by a factor's value (n,)."""
    points = ax.scatter(*codes.T, c=factor, cmap="cividis", s=6)
    ax.set(xlabel="code 1", ylabel="code 2", xlim=(-1.05, 1.05), ylim=(-1.05, 1.05), aspect="equal")
    ax.figure.colorbar(points, ax=ax, label=name)
    return ax


def pull_of_entropy(weights, distances, uniform, ax):
    """TV(learned p, true proportions) against the weight of H(p); `uniform` is what a prior that never moves has."""
    ax.plot(weights, distances, marker="o", color=OKABE_ITO["blue"], label="best p at this weight")
    ax.axhline(uniform, color=OKABE_ITO["vermillion"], linestyle="--", label=f"uniform p: {uniform:.3f}")
    ax.set(xlabel="weight λ of H(c)", ylabel="total variation to the true p", ylim=(0, 1.4 * uniform))
    ax.set_xscale("symlog", linthresh=0.01)
    ax.set_xlim(-0.002, 1.2 * max(weights))
    ax.set_xticks(weights, [f"{w:g}" for w in weights])
    ax.minorticks_off()
    ax.legend(loc="upper left")
    return ax
