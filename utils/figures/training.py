"""Pictures of a training run: curves against steps, in nats."""
import numpy as np

LN_10 = float(np.log(10))       # H(c) of a uniform 10-way code, in nats


def information_curve(steps, bounds, ax, h_c=LN_10):
    """L_I in nats against training steps, below its ceiling H(c). bounds: {name: values}, one curve each.

    Figure 1 of the InfoGAN paper (Chen et al. 2016).
    """
    marks = "osD^vPX"
    for mark, (name, values) in zip(marks, bounds.items(), strict=False):
        ax.plot(steps, values, marker=mark, markevery=max(1, len(steps) // 10), markersize=5, label=name)
    ax.axhline(h_c, color="black", linestyle=":", linewidth=1.5, label=f"H(c) = {h_c:.3f} nats")
    lowest = min(0, *(np.min(values) for values in bounds.values()))
    ax.set(xlabel="training step", ylabel="lower bound $L_I$, nats", ylim=(lowest, 1.15 * h_c))
    ax.legend(loc="best")
    return ax
