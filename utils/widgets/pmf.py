"""Probabilities to drag: a pmf, two of them, a joint table."""
import numpy as np
from traitlets import Bool, Float, List, Unicode

from utils.information import entropy, joint_entropy, kl_divergence
from utils.widgets.base import Widget, axes, page


class EntropyBars(Widget):
    """A pmf to drag. Make one with `entropy_bars`."""

    _esm = page("entropy_bars")
    p = List(Float()).tag(sync=True)
    names = List(Unicode()).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def still(self):
        figure, ax = axes(4.6, 2.6)
        ax.bar_label(ax.bar(self.names, self.p), [f"{value:.3g}" for value in self.p])
        ax.set(ylabel="probability p(x)", ylim=(0, 1.1))
        return figure, f"The probabilities {_listed(self.p)} as bars. Run the cell to drag them."

    def __repr__(self):
        return f"EntropyBars(p={self.p})"


class Divergences(Widget):
    """Two pmfs to drag. Make one with `divergences`."""

    _esm = page("divergences")
    p, q = List(Float()).tag(sync=True), List(Float()).tag(sync=True)
    names = List(Unicode()).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def still(self):
        figure, ax = axes(4.6, 2.6)
        at = np.arange(len(self.p))
        for values, shift, name, hatch in ((self.p, -0.2, "p", ""), (self.q, 0.2, "q", "//")):
            ax.bar_label(ax.bar(at + shift, values, 0.38, label=name, hatch=hatch), [f"{value:.3g}" for value in values])
        ax.set(ylabel="probability", ylim=(0, 1.1))
        ax.set_xticks(at, self.names)
        ax.legend()
        return figure, f"p = {_listed(self.p)} and q = {_listed(self.q)} as bars. Run the cell to drag them."

    def __repr__(self):
        return f"Divergences(p={self.p}, q={self.q})"


class JointTable(Widget):
    """A joint table to drag. Make one with `joint_table`."""

    _esm = page("joint_table")
    p_xy = List(List(Float())).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def still(self):
        figure, ax = axes(4.2, 2.6)
        cells(np.array(self.p_xy), ax, [f"x = {i}" for i in range(len(self.p_xy))], [f"y = {j}" for j in range(len(self.p_xy[0]))])
        return figure, f"The joint table {'; '.join(map(_listed, self.p_xy))}. Run the cell to drag its cells."

    def __repr__(self):
        return f"JointTable(p_xy={self.p_xy})"


def entropy_bars(p=(1/2, 1/4, 1/8, 1/8), names=None, predict=True):
    """The pmf p (n,) as bars to drag, with H(p) in bits, the parts it is the sum of, and its maximum log₂ n."""
    entropy(p)                                               # raises, with the remedy, where p isn't a pmf
    return EntropyBars(p=_floats(p), names=_names(names, len(p)), predict=predict)


def divergences(p=(0.5, 0.25, 0.15, 0.1), q=(0.1, 0.2, 0.3, 0.4), names=None, predict=True):
    """Two pmfs (n,) as bars to drag, with D_KL(p‖q), D_KL(q‖p) and their JSD in bits."""
    kl_divergence(p, q)
    return Divergences(p=_floats(p), q=_floats(q), names=_names(names, len(p)), predict=predict)


def joint_table(p_xy=((1/3, 1/3), (0, 1/3)), predict=True):
    """A joint table p_xy (n_x, n_y), x down and y across, to drag, with its information diagram in bits."""
    joint_entropy(p_xy)
    return JointTable(p_xy=[_floats(row) for row in p_xy], predict=predict)


def cells(table, ax, rows, columns):
    """A table of probabilities, darker where larger, with its numbers."""
    ax.imshow(table, cmap="Blues", vmin=0, vmax=1.4, aspect="auto")
    for (i, j), value in np.ndenumerate(table):
        ax.text(j, i, f"{value:.3g}", ha="center", va="center")
    ax.set_yticks(range(len(rows)), rows)
    ax.set_xticks(range(len(columns)), columns)


def _listed(p):
    return ", ".join(f"{value:.3g}" for value in p)


def _floats(p):
    return [float(value) for value in p]


def _names(names, n):
    return [str(i + 1) for i in range(n)] if names is None else [str(name) for name in names]
