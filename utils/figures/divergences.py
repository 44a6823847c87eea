"""Pictures of divergences and mutual information, in bits, and of what a discriminator makes of two densities."""
import numpy as np
from scipy.special import rel_entr

from utils.figures.palette import OKABE_ITO
from utils.information import fano_error


def _kl(p, q):
    return rel_entr(p, q).sum() / np.log(2)


def two_pmfs(p, q, ax, labels=None):
    """Bars of p and q (n,) side by side, above each pair its term p·log₂(p/q), and both divergences in the title."""
    p, q, places = np.asarray(p, float), np.asarray(q, float), np.arange(len(p))
    ax.bar(places - 0.2, p, 0.38, color=OKABE_ITO["blue"], label="p, what happens")
    ax.bar(places + 0.2, q, 0.38, color=OKABE_ITO["orange"], hatch="//", edgecolor="white", label="q, what you expect")
    for place, term in zip(places, rel_entr(p, q) / np.log(2), strict=True):
        ax.text(place, max(p[place], q[place]) + 0.03, f"{term:+.2f}".replace("-", "−"), ha="center")
    ax.set_xticks(places, labels or [str(i) for i in places])
    ax.set(xlabel="outcome x (above it: p log₂ p/q in bits)", ylabel="probability", ylim=(0, 1.25),
           title=f"KL(p‖q) = {_kl(p, q):.3f} bits      KL(q‖p) = {_kl(q, p):.3f} bits")
    ax.legend(loc="upper right", ncols=2)
    return ax


def gaussian_fits(x, p, fits, ax):
    """A density p on the grid x, and Gaussians over it. fits: {name: (mean, sd)}, one curve each."""
    x, step = np.asarray(x), x[1] - x[0]
    ax.fill_between(x, p / step, color="0.85", label="target p")
    for color, (name, (mean, sd)) in zip(("vermillion", "blue", "green"), fits.items(), strict=False):
        ax.plot(x, np.exp(-((x - mean) / sd) ** 2 / 2) / (sd * np.sqrt(2 * np.pi)), color=OKABE_ITO[color],
                linestyle="--" if color == "vermillion" else "-", label=f"{name}: mean {mean:.2f}, width {sd:.2f}".replace("-", "−"))
    ax.set(xlabel="x", ylabel="density, per unit of x")
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, 1.3))
    return ax


def gradient_lengths(margins, lengths, ax):
    """Lengths of gradients (logarithmic) against how far the wrong logit lies above the right one, in nats."""
    for style, (name, values) in zip(("-", "--", "-.", ":"), lengths.items(), strict=False):
        ax.semilogy(margins, values, linestyle=style, label=name)
    ax.axvline(0, color="0.6", linewidth=1)
    ax.set(xlabel="wrong logit − right logit, nats   (right answer ←  → wrong answer)", ylabel="length of the gradient, per nat of logit")
    ax.legend()
    return ax


def cloud(x, y, ax, name=""):
    """Points (x, y), with a `name` and what was measured of them as the title."""
    ax.plot(x, y, ".", color=OKABE_ITO["blue"], markersize=2, alpha=0.5)
    ax.set(xlabel="x", ylabel="y", title=name, xticks=[], yticks=[])
    return ax


def seeds_band(x, samples, ax, name="", color="blue", marker="o", of="seeds"):
    """Mean of `samples` (repeats, len(x)) against x, with a band from the 5th to the 95th percentile. `of`: what was repeated."""
    samples = np.asarray(samples)
    low, high = np.percentile(samples, [5, 95], axis=0)
    ax.fill_between(x, low, high, color=OKABE_ITO[color], alpha=0.2, linewidth=0)
    ax.plot(x, samples.mean(0), color=OKABE_ITO[color], marker=marker, linestyle="-",
            label=f"{name} (mean; band: 5–95% of {len(samples)} {of})")
    return ax


def discriminator(x, p, q, curves, ax):
    """Two densities as areas and, over them, discriminators. curves: {name: D(x)}, each between 0 and 1."""
    height = max(p.max(), q.max())
    ax.fill_between(x, p / height, color=OKABE_ITO["blue"], alpha=0.25, label="p, real (scaled)")
    ax.fill_between(x, q / height, facecolor=OKABE_ITO["orange"], alpha=0.25, hatch="..", edgecolor=OKABE_ITO["orange"],
                    linewidth=0, label="q, fake (scaled)")
    for color, style, (name, D) in zip(("black", "vermillion", "green", "purple"), ("-", "--", "-.", ":"), curves.items(),
                                       strict=False):
        ax.plot(x, D, color=OKABE_ITO[color], linestyle=style, label=name)
    ax.axhline(0.5, color="0.6", linewidth=1)
    ax.set(xlabel="x", ylabel="D(x), probability of real", ylim=(-0.03, 1.08))
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    return ax


def value_curve(steps, values, ceiling, ax):
    """V(G, D) in nats against D's training step. values: {name: list}; ceiling: V(G, D*) = 2·JSD − ln 4."""
    for color, style, (name, curve) in zip(("blue", "vermillion"), ("-", "--"), values.items(), strict=False):
        ax.plot(steps, curve, color=OKABE_ITO[color], linestyle=style, label=name)
    ax.axhline(ceiling, color="black", linestyle=":", label=f"V(G, D*) = 2·JSD − ln 4 = {ceiling:.3f}".replace("-", "−"))
    ax.axhline(-np.log(4), color="0.5", linestyle="-.", linewidth=1, label="D = ½ everywhere: −ln 4 = −1.386")
    ax.set(xlabel="training step of D", ylabel="value V(G, D), nats")
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1))          # above: the curves fill the axes
    return ax


def joint_tables(tables, axes, names=("x", "y")):
    """Joint tables side by side, one per ax, each cell with its probability. tables: {title: (n_x, n_y)}."""
    for ax, (title, table) in zip(axes, tables.items(), strict=True):
        table = np.asarray(table, float)
        ax.imshow(table, cmap="cividis", vmin=0, vmax=1)
        for (i, j), value in np.ndenumerate(table):
            ax.text(j, i, f"{value:.3f}", ha="center", va="center", color="white" if value < 0.5 else "black")
        ax.set(xlabel=names[1], ylabel=names[0], title=title, xticks=range(table.shape[1]), yticks=range(table.shape[0]))
        ax.spines[:].set_visible(False)
    return axes


def information_left(bits, ax):
    """Bars of what is left of X after each step of a chain. bits: {"I(X;Y)": bits, …}, in the order of the chain."""
    bars = ax.barh(list(bits), list(bits.values()), color=OKABE_ITO["green"], height=0.6)
    ax.bar_label(bars, [f"{value:.3f}" for value in bits.values()], padding=3)
    ax.invert_yaxis()
    ax.set(xlabel="bits", xlim=(0, 1.18 * max(bits.values())))
    return ax


def reading_limits(information, n, ax):
    """Smallest and largest error of the best guess of X, uniform on n values, against I(X;Y) in nats; `information` marked.

    Below: Fano 1961. Above: error ≤ ½ H(X|Y), H in bits (Hellman and Raviv 1970), and never more than 1 − 1/n.
    """
    known = np.linspace(0, np.log(n), 200)
    low, high = reading_bounds(known, n)
    ax.fill_between(known, low, high, color=OKABE_ITO["sky"], alpha=0.4, label="possible")
    ax.plot(known, low, color=OKABE_ITO["blue"], linestyle="-", label="Fano: at least")
    ax.plot(known, high, color=OKABE_ITO["vermillion"], linestyle="--", label="Hellman and Raviv: at most")
    ax.plot([information] * 2, np.ravel(reading_bounds([information], n)), color="black", marker="o", linestyle=":")
    ax.set(xlabel=f"I(X;Y), nats (at most ln {n} = {np.log(n):.3f})", ylabel="error of the best guess", ylim=(0, 1))
    ax.legend()
    return ax


def reading_bounds(information, n):
    """(least, largest) error of the best guess of a uniform X of n values for each I(X;Y) in nats, two arrays."""
    left = np.maximum(np.log(n) - np.asarray(information, float), 0)
    return np.array([fano_error(h, n, np.e) for h in left]), np.minimum(left / np.log(2) / 2, 1 - 1 / n)


def earth_moved(x, p, q, ax):
    """The cumulative sums of two pmfs p and q on the even grid x, with the area between them: the Wasserstein distance W₁."""
    below_p, below_q = np.cumsum(p), np.cumsum(q)
    ax.plot(x, below_p, color=OKABE_ITO["blue"], linestyle="-", label="P: real up to x")
    ax.plot(x, below_q, color=OKABE_ITO["orange"], linestyle="--", label="Q: fake up to x")
    ax.fill_between(x, below_p, below_q, facecolor=OKABE_ITO["green"] + "50", hatch="..", edgecolor=OKABE_ITO["green"], linewidth=0,
                    label=f"area = W₁ = {np.abs(below_p - below_q).sum() * (x[1] - x[0]):.2f}")
    ax.set(xlabel="x", ylabel="cumulative probability")
    ax.legend(fontsize="small", loc="lower right")
    return ax


def against_distance(distances, values, marked, ax, ylabel, color="blue", linestyle="-"):
    """One divergence against the distance of two bumps, with the distance `marked` as a dot on the curve."""
    ax.plot(distances, values, color=OKABE_ITO[color], linestyle=linestyle)
    ax.plot(marked, np.interp(marked, distances, values), color="black", marker="o")
    ax.set(xlabel="distance of the bumps, units of x", ylabel=ylabel, ylim=(0, None))
    return ax


def discriminator_gap(x, loss, ax):
    """m(x)·KL(Bern D*(x) ‖ Bern D(x)) in nats per unit of x: what a discriminator D loses against D*, point by point."""
    ax.fill_between(x, loss, facecolor=OKABE_ITO["vermillion"] + "50", edgecolor=OKABE_ITO["vermillion"], hatch="//")
    ax.set(xlabel="x", ylabel="loss of D, nats per unit of x")
    return ax


def mixing(weights, curves, ax):
    """Divergences of two mixtures against the weight of the first pair, each with its chord. curves: {name: values}."""
    for color, style, (name, values) in zip(("blue", "vermillion", "green"), ("-", "--", "-."), curves.items(), strict=False):
        ax.plot(weights, values, color=OKABE_ITO[color], linestyle=style, label=name)
        ax.plot(weights[[0, -1]], [values[0], values[-1]], color=OKABE_ITO[color], linestyle=":", linewidth=1)
    ax.set(xlabel="weight λ of the first pair", ylabel="divergence")
    ax.legend()
    return ax
