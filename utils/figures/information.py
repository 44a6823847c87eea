"""Pictures of entropy and its relatives, in bits."""
import numpy as np

from utils.figures.palette import OKABE_ITO
from utils.information import entropy


def probability_bars(p, ax, labels=None):
    """The pmf p (n,) as bars, the uniform pmf as a dashed line, and in the title H(p) against its maximum log₂ n."""
    p = np.asarray(p, float)
    names = [str(i + 1) for i in range(len(p))] if labels is None else labels
    bars = ax.bar(names, p, color=OKABE_ITO["blue"])
    ax.bar_label(bars, [f"{value:.3g}" for value in p], padding=2)
    ax.axhline(1 / len(p), color=OKABE_ITO["vermillion"], linestyle="--", linewidth=1.5, label=f"uniform, 1/{len(p)}")
    ax.set(xlabel="x", ylabel="probability p(x)", ylim=(0, 1.1),
           title=f"H(p) = {entropy(p):.3f} bits, at most log₂ {len(p)} = {np.log2(len(p)):.3f}")
    ax.legend(loc="upper right")
    return ax


def question_tree(code, names, ax):
    """The questions that a prefix code asks, as a tree: "no" (0) goes up, "yes" (1) goes down, one question per branching."""
    word_of = dict(zip(names, code, strict=True))
    place = {word: -row for row, word in enumerate(sorted(code))}
    nodes = {word[:k] for word in code for k in range(len(word))}
    for node in sorted(nodes, key=len, reverse=True):       # a question stands halfway between its two answers
        place[node] = (place[node + "0"] + place[node + "1"]) / 2
    for node in nodes:
        for answer, color in (("0", "vermillion"), ("1", "blue")):
            x, y, x2, y2 = len(node), place[node], len(node) + 1, place[node + answer]
            ax.plot([x, x2], [y, y2], color=OKABE_ITO[color], linestyle="-" if answer == "1" else "--", linewidth=1.5)
            ax.text((x + x2) / 2, (y + y2) / 2, f"{'yes' if answer == '1' else 'no'}, {answer}", fontsize="small", ha="center",
                    va="center", bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})
        ax.text(len(node), place[node], "?", ha="center", va="center", fontweight="bold",
                bbox={"boxstyle": "circle", "facecolor": "white", "edgecolor": "black"})
    for name, word in word_of.items():
        ax.text(len(word) + 0.08, place[word], f"{name}: {word}", va="center")
    ax.set(xlabel="questions asked so far", yticks=[], xticks=range(max(map(len, code)) + 1), xlim=(-0.3, max(map(len, code)) + 1.2))
    ax.spines["left"].set_visible(False)
    return ax


def code_areas(p, lengths, ax, names, fair=None, words=("", "")):
    """Each outcome as a box, p wide and `lengths` high: the area is the mean length in bits. `fair`: heights of a dashed outline.

    `words` names the two in the legend. Olah, Visual Information Theory, 2015.
    """
    p, lengths = np.asarray(p, float), np.asarray(lengths, float)
    edges, total = np.concatenate([[0], np.cumsum(p)]), f"{p @ lengths:.3f} bits"
    ax.bar(edges[:-1], lengths, p, align="edge", facecolor=OKABE_ITO["sky"], edgecolor="black", linewidth=1,
           label=f"{words[0]}: area {total}".removeprefix(": "))
    for left, width, height, name in zip(edges, p, lengths, names, strict=False):
        if width > 0.03:
            ax.text(left + width / 2, height / 2, name, ha="center", va="center", fontsize="small", rotation=90 if width < 0.14 else 0)
    if fair is not None:
        fair = np.asarray(fair, float)
        ax.stairs(fair, edges, color=OKABE_ITO["vermillion"], linestyle="--", linewidth=2, baseline=None,
                  label=f"{words[1]}: area {p @ fair:.3f} bits".removeprefix(": "))
    ax.set(xlabel="probability p (width of a box)", ylabel="length of the word, bits", xlim=(0, 1))
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1))
    return ax


def curvature(f, second, a, b, axes, domain=(-2, 2)):
    """f with its chord from a to b above (axes[0]), and its second derivative below (axes[1]), hatched where that is negative."""
    x = np.linspace(*domain, 401)
    top, bottom = axes
    top.plot(x, f(x), color=OKABE_ITO["blue"], linestyle="-", label="f")
    top.plot([a, b], [f(a), f(b)], color=OKABE_ITO["vermillion"], linestyle="--", marker="s", label="chord")
    top.set(ylabel="f(x)", xlabel="x")
    top.legend(loc="upper center", ncols=2)
    bottom.plot(x, second(x), color=OKABE_ITO["green"], linestyle="-")
    bottom.fill_between(x, second(x), 0, where=second(x) < 0, facecolor=OKABE_ITO["orange"] + "80", hatch="//", label="f″ < 0")
    bottom.axhline(0, color="black", linewidth=1)
    bottom.set(xlabel="x", ylabel="f″(x)")
    if (second(x) < 0).any():
        bottom.legend(loc="upper center")
    return axes


def jensen_chord(f, a, b, weight, ax, domain=None, unit=""):
    """f, its chord from a to b, and at x = weight·a + (1−weight)·b the gap between the chord and f."""
    low, high = domain or (min(a, b) - 0.3 * abs(b - a), max(a, b) + 0.3 * abs(b - a))
    x, mean = np.linspace(low, high, 400), weight * a + (1 - weight) * b
    on_f, on_chord = f(mean), weight * f(a) + (1 - weight) * f(b)
    ax.plot(x, f(x), color=OKABE_ITO["blue"], linestyle="-", label="f")
    ax.plot([a, b], [f(a), f(b)], color=OKABE_ITO["vermillion"], linestyle="--", marker="s", label="chord")
    ax.plot([mean, mean], [on_f, on_chord], color=OKABE_ITO["green"], linestyle=":", linewidth=3,
            label=f"gap {on_chord - on_f:.3f}{unit}")
    ax.plot(mean, on_f, color=OKABE_ITO["blue"], marker="o", linestyle="none", label=f"f(λa+(1−λ)b) = {on_f:.3f}")
    ax.plot(mean, on_chord, color=OKABE_ITO["vermillion"], marker="D", linestyle="none",
            label=f"λf(a)+(1−λ)f(b) = {on_chord:.3f}")
    ax.set(xlabel="x", ylabel=f"f(x){unit and ',' + unit}", title=f"λ = {weight:.2f}")
    ax.legend()
    return ax


def gaussian_density(sigma, ax):
    """The density of N(0, σ²), with h = ½ log₂(2πe σ²) in the title: it is negative once σ < 1/√(2πe) = 0.242."""
    x = np.linspace(-4, 4, 801)
    density = np.exp(-(x / sigma) ** 2 / 2) / (sigma * np.sqrt(2 * np.pi))
    ax.plot(x, density, color=OKABE_ITO["blue"], linestyle="-")
    ax.fill_between(x, density, color=OKABE_ITO["blue"], alpha=0.2)
    ax.set(xlabel="x", ylabel="density p(x), per unit of x", ylim=(0, max(0.5, 1.1 * density.max())),
           title=f"σ = {sigma:.2f}: h = {gaussian_entropy(sigma):.3f} bits".replace("-", "−"))
    return ax


def gaussian_entropy_curve(sigma, ax, widths=(0.05, 4)):
    """h of N(0, σ²) in bits against the width σ (logarithmic), with the given σ marked and the zero line drawn."""
    x = np.geomspace(*widths, 300)
    ax.plot(x, gaussian_entropy(x), color=OKABE_ITO["blue"], linestyle="-")
    ax.plot(sigma, gaussian_entropy(sigma), color=OKABE_ITO["vermillion"], marker="o", markersize=9, linestyle="none")
    ax.axhline(0, color="black", linestyle="--", linewidth=1)
    ax.set(xscale="log", xlabel="width σ, in units of x", ylabel="differential entropy h, bits",
           title=f"h(σ = {sigma:.2f}) = {gaussian_entropy(sigma):.3f} bits".replace("-", "−"))
    return ax


def gaussian_entropy(sigma):
    return np.log2(2 * np.pi * np.e * np.square(sigma)) / 2


def information_diagram(h_x, h_y, h_xy, ax, h_x_given_y=None, h_y_given_x=None, mi=None):
    """Entropies as bars over one scale in bits: H(X,Y); H(X) and H(Y) from its two ends; below, their parts.

    Only what you pass is drawn, so a wrong number is seen as a bar that does not meet its neighbour.
    MacKay, Information Theory, Inference, and Learning Algorithms, figure 8.1.
    """
    bars = [("H(X,Y)", 0, h_xy, 3, "black", ""), ("H(X)", 0, h_x, 2, "blue", ""),
            ("H(Y)", h_xy - h_y, h_y, 1, "vermillion", "")]
    if h_x_given_y is not None:
        bars.append(("H(X|Y)", 0, h_x_given_y, 0, "sky", "//"))
    if mi is not None:
        bars.append(("I(X;Y)", h_xy - h_y, mi, 0, "green", "xx"))
    if h_y_given_x is not None:
        bars.append(("H(Y|X)", h_x, h_y_given_x, 0, "orange", "\\\\"))
    for name, left, width, row, color, hatch in bars:
        ax.barh(row, width, left=left, height=0.72, facecolor=OKABE_ITO[color] + "40", edgecolor=OKABE_ITO[color],
                hatch=hatch, linewidth=1.5)
        ax.text(left + width / 2, row, f"{name}\n{width:.3f}", ha="center", va="center", fontsize="small",
                bbox={"facecolor": "white", "alpha": 0.8, "edgecolor": "none", "pad": 1})
    ax.set(xlabel="bits", yticks=[], xlim=(min(0, h_xy - h_y) - 0.02, max(h_xy, h_x) * 1.02 + 0.02))
    ax.spines["left"].set_visible(False)
    return ax
