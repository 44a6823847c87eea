"""Probabilities to drag: a pmf, two of them, a joint table."""
import anywidget
from traitlets import Bool, Float, List, Unicode

from utils.information import entropy, joint_entropy, kl_divergence
from utils.widgets.base import CSS, page


class EntropyBars(anywidget.AnyWidget):
    """A pmf to drag. Make one with `entropy_bars`."""

    _esm, _css = page("pmf", "entropy_bars"), CSS
    p = List(Float()).tag(sync=True)
    names = List(Unicode()).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def __repr__(self):
        return f"EntropyBars(p={self.p})"


class Divergences(anywidget.AnyWidget):
    """Two pmfs to drag. Make one with `divergences`."""

    _esm, _css = page("pmf", "divergences"), CSS
    p, q = List(Float()).tag(sync=True), List(Float()).tag(sync=True)
    names = List(Unicode()).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def __repr__(self):
        return f"Divergences(p={self.p}, q={self.q})"


class JointTable(anywidget.AnyWidget):
    """A joint table to drag. Make one with `joint_table`."""

    _esm, _css = page("pmf", "joint_table"), CSS
    p_xy = List(List(Float())).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def __repr__(self):
        return f"JointTable(p_xy={self.p_xy})"


def entropy_bars(p=(1/2, 1/4, 1/8, 1/8), names=None, predict=True):
    """The pmf p (n,) as bars to drag, with H(p) in bits, the parts it is the sum of, and its maximum log₂ n."""
    entropy(p)                                               # raises, with the remedy, where p is no pmf
    return EntropyBars(p=_floats(p), names=_names(names, len(p)), predict=predict)


def divergences(p=(0.5, 0.25, 0.15, 0.1), q=(0.1, 0.2, 0.3, 0.4), names=None, predict=True):
    """Two pmfs (n,) as bars to drag, with D_KL(p‖q), D_KL(q‖p) and their JSD in bits."""
    kl_divergence(p, q)
    return Divergences(p=_floats(p), q=_floats(q), names=_names(names, len(p)), predict=predict)


def joint_table(p_xy=((1/3, 1/3), (0, 1/3)), predict=True):
    """A joint table p_xy (n_x, n_y), x down and y across, to drag, with its information diagram in bits."""
    joint_entropy(p_xy)
    return JointTable(p_xy=[_floats(row) for row in p_xy], predict=predict)


def _floats(p):
    return [float(value) for value in p]


def _names(names, n):
    return [str(i + 1) for i in range(n)] if names is None else [str(name) for name in names]
