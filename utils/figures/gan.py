"""Pictures of the adversarial game: slopes of the objectives, a GAN in the plane, saturation, a game that circles, two losses over seeds."""
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Circle

from utils.figures.palette import OKABE_ITO

MARKS = "osD^vPX"
REAL, GENERATED = OKABE_ITO["blue"], OKABE_ITO["vermillion"]            # everywhere: blue is real, and where D says "real"
BELIEF = LinearSegmentedColormap.from_list("belief", [GENERATED, "white", REAL])


def slopes(logits, gradients, ax):
    """dL_G/dℓ of each objective against D's logit ℓ. gradients: {name: values like logits}; the upper axis shows D = σ(ℓ)."""
    for i, (name, values) in enumerate(gradients.items()):      # later lines are thinner: equal ones show both
        ax.plot(logits, values, marker=MARKS[i], markevery=(3 * i, max(1, len(logits) // 8)), markersize=5,
                linewidth=2.6 - 0.3 * i, label=name)
    ax.axhline(0, color="black", linewidth=0.8)
    ax.axvline(0, color="black", linewidth=0.8)
    unit = "per unit of ℓ" if {"least squares", "hinge", "Wasserstein"} & set(gradients) else "nats per unit of ℓ"
    ax.set(xlabel="D's output ℓ for a generated sample", ylabel=f"slope of G's loss, $dL_G/dℓ$ ({unit})")
    top = ax.secondary_xaxis("top", functions=(lambda x: x, lambda x: x))
    ticks = np.array([-5, -3, -1, 0, 1, 3, 5])
    top.set_xticks(ticks, [f"{1 / (1 + np.exp(-t)):.2f}" for t in ticks])
    top.set_xlabel("D = σ(ℓ): how real the sample looks")
    ax.legend(loc="best", fontsize="small")
    return ax


def plane(real, fake, ax, centres=None, radius=None, logits=None, arrows=None, extent=1.6):
    """Real points (n, 2) and generated ones (m, 2) in the plane.

    centres (k, 2) and radius: circles within which a mode counts. logits: a function of points (n, 2), drawn as a surface
    of D = σ(ℓ). arrows: (points, directions), where G's next step wants to move them; drawn to a common length scale.
    """
    if logits is not None:
        axis = np.linspace(-extent, extent, 61)
        grid = np.stack(np.meshgrid(axis, axis), -1).reshape(-1, 2)
        d = 1 / (1 + np.exp(-np.clip(logits(grid), -50, 50)))
        surface = ax.contourf(axis, axis, d.reshape(61, 61), levels=np.linspace(0, 1, 11), cmap=BELIEF, alpha=0.5)
        ax.figure.colorbar(surface, ax=ax, label="D(x): belief that x is real", shrink=0.8)
    ax.plot(*np.asarray(real).T, "o", color=REAL, markersize=3, alpha=0.6, markeredgewidth=0, label="real")
    ax.plot(*np.asarray(fake).T, "x", color=GENERATED, markersize=4, alpha=0.7, label="generated")
    for centre in centres if centres is not None else ():
        ax.add_patch(Circle(centre, radius, fill=False, edgecolor="black", linewidth=0.8, linestyle="--"))
    if arrows is not None:
        points, directions = arrows
        ax.quiver(*points.T, *directions.T, color="black", angles="xy", width=0.004, label="pull on G's points")
    ax.set(xlabel="$x_1$", ylabel="$x_2$", xlim=(-extent, extent), ylim=(-extent, extent), aspect="equal")
    return ax


def saturation(steps, norms, ax, accuracy=None):
    """‖∇_θ L_G‖ (logarithmic) against D's training steps with G held still. norms: {name: values}; accuracy of D on the right."""
    for mark, (name, values) in zip(MARKS, norms.items(), strict=False):
        ax.plot(steps, values, marker=mark, markersize=5, label=name)
    ax.set(yscale="log", xlabel="steps of D, G held still", ylabel="length of the gradient, ‖$∇_θ L_G$‖ (nats per unit of θ)")
    if accuracy is not None:
        right = ax.twinx()
        right.plot(steps, 100 * np.asarray(accuracy), color="black", linestyle=":", linewidth=1.5, label="D's accuracy (right)")
        right.set(ylabel="samples that D gets right, %", ylim=(40, 102))
        right.spines["right"].set_visible(True)
        lines = [*ax.get_lines(), *right.get_lines()]
        right.legend(lines, [line.get_label() for line in lines], loc="lower left", fontsize="small")
    else:
        ax.legend()
    return ax


def path_of_game(path, axes):
    """A game of two numbers: on axes[0] the path (steps + 1, 2) of (θ, φ), on axes[1] its distance from (0, 0) after each step."""
    axes[0].plot(*path.T, marker=".", markersize=3, linewidth=0.8, color=GENERATED)
    axes[0].plot(*path[0], "s", color=GENERATED, markersize=8, label="start")
    axes[0].plot(0, 0, "*", color=REAL, markersize=13, label="goal: G's point on the data")
    reach = 1.5 * max(1, np.abs(path).max())
    axes[0].set(xlabel="θ: where G's point is", ylabel="φ: how steep D is", xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
    axes[0].legend(loc="upper left", fontsize="small")
    axes[1].plot(np.linalg.norm(path, axis=1), color=GENERATED)
    axes[1].axhline(0, color=REAL, linestyle="--", label="goal")
    axes[1].set(xlabel="step", ylabel="distance of (θ, φ) from (0, 0)", ylim=(-0.05, None))
    axes[1].legend(loc="best", fontsize="small")
    return axes


def two_gradients(steps, norms, axes):
    """‖∇_θ L_G‖ of both losses on the same networks: one ax for each run, all on one scale. norms: {run: {loss: values}}."""
    for ax, (run, both) in zip(axes, norms.items(), strict=True):
        for mark, (name, values) in zip(MARKS, both.items(), strict=False):
            ax.plot(steps, values, marker=mark, markersize=4, label=name)
        ax.set(yscale="log", xlabel="step of G", title=run)
    lowest, highest = min(ax.get_ylim()[0] for ax in axes), max(ax.get_ylim()[1] for ax in axes)
    for ax in axes:
        ax.set_ylim(lowest, highest)
    axes[0].set_ylabel("‖$∇_θ L_G$‖ (nats per unit of θ)")
    axes[0].legend(loc="best", fontsize="small")
    return axes


def curves_over_seeds(steps, runs, ax, ylabel, log=False):
    """The median over seeds as a line, the range as a band. runs: {name: (seeds, steps) values}.

    Colours and dashes are those of plain lines in the same order: a run of your own next to it looks the same.
    """
    for mark, (name, values) in zip(MARKS, runs.items(), strict=False):
        values = np.asarray(values)
        line, = ax.plot(steps, np.median(values, 0), marker=mark, markevery=max(1, len(steps) // 6), markersize=5, label=name)
        ax.fill_between(steps, values.min(0), values.max(0), color=line.get_color(), alpha=0.15, linewidth=0)
    ax.set(xlabel="training step", ylabel=ylabel, yscale="log" if log else "linear")
    ax.legend(loc="best", fontsize="small")
    return ax
