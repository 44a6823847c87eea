"""Pictures of divergences and mutual information, in bits, and of what a discriminator makes of two densities."""
import numpy as np
from scipy.special import rel_entr

from utils.figures.palette import OKABE_ITO


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
    """Lengths of gradients (logarithmic) against how far the wrong logit stands above the right one, in nats."""
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


def seeds_band(x, samples, ax, name="", color="blue", marker="o"):
    """Mean of `samples` (seeds, len(x)) against x, with a band from its 5th to its 95th percentile over the seeds."""
    samples = np.asarray(samples)
    low, high = np.percentile(samples, [5, 95], axis=0)
    ax.fill_between(x, low, high, color=OKABE_ITO[color], alpha=0.2, linewidth=0)
    ax.plot(x, samples.mean(0), color=OKABE_ITO[color], marker=marker, linestyle="-",
            label=f"{name} (mean; band: 5–95% of {len(samples)} seeds)")
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
    """V(G, D) in nats against D's training step. values: {name: list}; ceiling: V(G, D*) = 2·JSD − log 4."""
    for color, style, (name, curve) in zip(("blue", "vermillion"), ("-", "--"), values.items(), strict=False):
        ax.plot(steps, curve, color=OKABE_ITO[color], linestyle=style, label=name)
    ax.axhline(ceiling, color="black", linestyle=":", label=f"V(G, D*) = 2·JSD − log 4 = {ceiling:.3f}".replace("-", "−"))
    ax.axhline(-np.log(4), color="0.5", linestyle="-.", linewidth=1, label="D = ½ everywhere: −log 4 = −1.386")
    ax.set(xlabel="training step of D", ylabel="value V(G, D), nats")
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1))          # above: the curves fill the axes
    return ax
