"""Pictures of InfoGAN: the bound and its gap, gradient estimates, the network, the toy, traversals, errors over seeds."""
import numpy as np
from matplotlib.patches import Rectangle

from utils.figures.gan import REAL
from utils.figures.images import digits
from utils.figures.palette import OKABE_ITO
from utils.figures.training import LN_10

MARKS = "osD^vP"


def gradient_histograms(path, score, exact, ax):
    """Histograms of two unbiased estimates of one gradient, with the exact value as a line."""
    reach = np.quantile(np.abs(score - exact), 0.98)
    bins = np.linspace(exact - reach, exact + reach, 61)
    for values, name, color, dash in ((score, "score function", "vermillion", "--"), (path, "reparameterised", "blue", "-")):
        ax.hist(values, bins, density=True, histtype="stepfilled", facecolor=OKABE_ITO[color] + "30",
                edgecolor=OKABE_ITO[color], linestyle=dash, linewidth=1.8, label=f"{name}: variance {values.var():.3g}")
    ax.axvline(exact, color="black", linestyle=":", label=f"exact, {exact:.3g}")
    ax.set(xlabel="estimate of the gradient, from one draw", ylabel="density")
    ax.legend()
    return ax


def network_diagram(network, ax):
    """G, trunk, D and Q as stacks of layers (name, kind, shape in, shape out); layers with weights are filled."""
    title = {"G": "G, the generator", "trunk": "trunk, shared", "D": "D: real or not?", "Q": "Q: which code?"}
    color = {"G": "orange", "trunk": "sky", "D": "vermillion", "Q": "green"}
    size = lambda shape: " × ".join(map(str, shape))
    longest = max(len(network["G"]), len(network["trunk"]), len(network["D"]) + len(network["Q"]) + 4)

    def stack(part, left, top):
        ax.text(left, top + 0.62, title[part], ha="center", va="bottom", fontweight="bold")
        ax.text(left, top + 0.42, size(network[part][0][2]), ha="center", va="center", fontsize="small")
        for i, (name, kind, _, after) in enumerate(network[part]):
            weights = kind in ("linear", "conv", "conv_transpose")
            ax.add_patch(Rectangle((left - 0.44, top - i - 0.32), 0.88, 0.5, edgecolor=OKABE_ITO[color[part]], linewidth=1.5,
                                   facecolor=OKABE_ITO[color[part]] + ("50" if weights else "00")))
            ax.text(left, top - i - 0.07, f"{name}: {kind}", ha="center", va="center", fontsize="small")
            ax.text(left, top - i - 0.51, size(after), ha="center", va="center", fontsize="small")
        return top - len(network[part]) + 0.5

    arrow = {"arrowstyle": "->", "linewidth": 1.5, "color": "black"}
    end_g, end_t = stack("G", 0, 0), stack("trunk", 1.15, 0)
    top_q = -len(network["D"]) - 2.0
    stack("D", 2.3, 0)
    stack("Q", 2.3, top_q)
    ax.annotate("", (0.69, 0.15), (0.46, end_g), arrowprops=arrow)
    ax.annotate("", (1.84, 0.15), (1.61, end_t), arrowprops=arrow)
    ax.annotate("", (1.84, top_q + 0.15), (1.61, end_t), arrowprops=arrow)
    ax.text(0, 1.25, "noise z and code c", ha="center", style="italic")
    ax.text(1.15, 1.25, "G's image, or a real one", ha="center", style="italic")
    ax.set(xlim=(-0.55, 2.85), ylim=(-longest - 0.3, 1.6))
    ax.axis("off")
    return ax


def toy_points(real, fake, category, ax):
    """Real points in the plane in blue; generated ones in a different colour and with a different mark for each category that made them."""
    ax.scatter(*np.asarray(real).T, s=4, color=REAL, alpha=0.3, label="real")
    for k, (name, mark) in enumerate(zip(("vermillion", "green", "orange", "purple"), "sD^v", strict=True)):
        points = np.asarray(fake)[np.asarray(category) == k]
        if len(points):
            ax.scatter(*points.T, s=14, color=OKABE_ITO[name], marker=mark, label=f"c = {k}", alpha=0.7)
    ax.set(xlabel="x₁", ylabel="x₂", xlim=(-2, 2), ylim=(-2, 2), aspect="equal")
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    return ax


def readable_by_start(read, ax, h_c):
    """L_I in nats of every run: one row for each (start, λ) of read, {(start, λ): values of its seeds}; a line at H(c)."""
    rows = [f"{start} start, λ = {lam:.0f}" for start, lam in read]
    for row, ((_, lam), values) in enumerate(read.items()):
        ax.plot(values, [row] * len(values), "o" if lam else "s", linestyle="none", markersize=8, alpha=0.7,
                color=OKABE_ITO["green" if lam else "vermillion"])
    ax.axvline(h_c, color="black", linestyle=":", linewidth=1.5)
    ax.text(h_c, -0.55, f"H(c) = {h_c:.2f}", ha="right", va="bottom", fontsize="small")
    ax.set_yticks(range(len(rows)), rows)
    ax.set(xlabel="$L_I$ after training, nats (one mark per seed)", xlim=(-0.1, 1.05 * h_c), ylim=(len(rows) - 0.5, -0.7))
    return ax


def traversal(images, values, ax, name="c₂", row_labels=None, trained=(-1, 1)):
    """Images (rows, columns, 28, 28) in [0, 1]: along a row one code takes `values`; those in the range `trained` are framed.

    (−1, 1) is the range of the paper's codes; give that of yours.
    """
    images, values = np.asarray(images), np.asarray(values)
    labels = [f"{value:.1f}".replace("-", "−") for value in values]
    digits((255 * images).astype(np.uint8), ax, row_labels=row_labels, column_labels=labels)
    inside = np.flatnonzero((values >= trained[0]) & (values <= trained[1]))
    if len(inside):
        ax.add_patch(Rectangle((inside[0] * 28 - 0.5, -0.5), len(inside) * 28, len(images) * 28, fill=False, edgecolor=OKABE_ITO["orange"], linewidth=2.5))
    framed = "orange frame: the range of training" if len(inside) else "all outside of the range of training"
    ax.set_xlabel(f"{name} ({framed}, {trained[0]} to {trained[1]})".replace("-", "−"))
    return ax


def information_over_seeds(runs, ax, h_c=LN_10):
    """The paper's Figure 1. runs: {name: [(steps, L_I in nats) of each seed]}; a thin line per seed, a thick one their median."""
    looks = zip(("blue", "vermillion", "green"), ("-", "--", "-."), MARKS, strict=False)
    for (name, curves), (color, dash, mark) in zip(runs.items(), looks, strict=False):
        for steps, values in curves:
            ax.plot(steps, values, color=OKABE_ITO[color], linestyle="-", linewidth=0.7, alpha=0.5)
        steps = curves[0][0]
        middle = np.median([np.interp(steps, *curve) for curve in curves], axis=0)
        ax.plot(steps, middle, color=OKABE_ITO[color], linestyle=dash, marker=mark, markersize=5,
                markevery=max(1, len(steps) // 10), label=f"{name} (median of {len(curves)})")
    ax.axhline(h_c, color="black", linestyle=":", linewidth=1.5, label=f"H(c) = {h_c:.3f} nats")
    ax.set(xlabel="training step", ylabel="lower bound $L_I$, nats")
    ax.legend(loc="best")
    return ax


def error_marks(groups, ax, line=None):
    """Test errors in per cent on a logarithmic scale: {name: errors of its seeds}; one mark per seed, a bar at the median."""
    names = list(groups)
    for row, (name, color, mark) in enumerate(zip(names, [*OKABE_ITO] * 2, MARKS * 2, strict=False)):
        values = 100 * np.atleast_1d(groups[name])
        middle = np.median(values)
        ax.plot(values, [row] * len(values), linestyle="none", marker=mark, markersize=7, color=OKABE_ITO[color], alpha=0.8)
        ax.plot(middle, row, marker="|", markersize=22, markeredgewidth=3, color="black")
        ax.annotate(f"{middle:.2g}%", (middle, row), xytext=(0, 13), textcoords="offset points", ha="center")
    if line:
        ax.axvline(100 * line[1], color="black", linestyle=":", label=f"{line[0]}, {100 * line[1]:.0f}%")
        ax.legend(loc="best")
    ax.set_yticks(range(len(names)), names)
    lowest = min(np.min(values) for values in groups.values())
    ax.set(xscale="log", xlim=(60 * lowest, 110), ylim=(len(names) - 0.4, -0.7),
           xlabel="error on the 10,000 test images, % (bar: median over seeds)")
    ticks = [t for t in (0.5, 1, 2, 3, 5, 10, 20, 40, 80) if ax.get_xlim()[0] <= t <= ax.get_xlim()[1]]
    ax.set_xticks(ticks, [f"{t:g}" for t in ticks])
    ax.minorticks_off()
    return ax
