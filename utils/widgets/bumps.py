"""Two bumps to pull apart: what the Jensen–Shannon divergence sees of their distance."""
import anywidget
from traitlets import Bool, Float

from utils.widgets.base import CSS, page


class Bumps(anywidget.AnyWidget):
    """p = N(0, 1) and q = N(distance, width²). Make one with `bumps`."""

    _esm, _css = page("bumps"), CSS
    distance = Float().tag(sync=True)
    width = Float().tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def __repr__(self):
        return f"Bumps(distance={self.distance}, width={self.width})"


def bumps(distance=2.0, width=1.0, predict=True):
    """p = N(0, 1) and q = N(distance, width²) to pull apart, with JSD in bits, their overlap ∫ min(p, q), and D* = p/(p + q).

    distance: 0 … 12 and width: 0.2 … 3, in widths of p.
    """
    if not (0 <= distance <= 12 and 0.2 <= width <= 3):
        raise ValueError(f"The bumps came with distance {distance} and width {width}; expected 0 … 12 and 0.2 … 3.")
    return Bumps(distance=distance, width=width, predict=predict)
