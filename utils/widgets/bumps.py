"""Two bumps to pull apart: what the Jensen–Shannon divergence sees of their distance."""
import numpy as np
from traitlets import Bool, Float

from utils.widgets.base import Widget, axes, page


class Bumps(Widget):
    """p = N(0, 1) and q = N(distance, width²). Make one with `bumps`."""

    _esm = page("bumps")
    distance = Float(2, min=0, max=12).tag(sync=True)
    width = Float(1, min=0.2, max=3).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def still(self):
        figure, ax = axes()
        x = np.linspace(-4, 16, 600)
        for mean, width, name, line in ((0, 1, "p", "-"), (self.distance, self.width, "q", "--")):
            ax.plot(x, np.exp(-((x - mean) / width) ** 2 / 2) / (width * np.sqrt(2 * np.pi)), line, label=name)
        ax.set(xlabel="x, in widths of p", ylabel="density")
        ax.legend()
        return figure, f"Two bumps, p of width 1 at 0 and q of width {self.width:g} at {self.distance:g}, to pull apart. Run the cell to move them."

    def __repr__(self):
        return f"Bumps(distance={self.distance}, width={self.width})"


def bumps(distance=2.0, width=1.0, predict=True):
    """p = N(0, 1) and q = N(distance, width²) to pull apart, with JSD in bits, their overlap ∫ min(p, q), and D* = p/(p + q).

    distance: 0 … 12 and width: 0.2 … 3, in widths of p. Raises TraitError beyond these.
    """
    return Bumps(distance=distance, width=width, predict=predict)
