"""A code and the picture made from it, small enough for a table: I(c;x), and InfoGAN's bound on it."""
import numpy as np
from traitlets import Bool, Float, List

from utils.information import entropy
from utils.widgets.base import Widget, axes, page
from utils.widgets.pmf import cells


class CodeChannel(Widget):
    """Equally likely codes and a noisy generator. Make one with `code_channel`."""

    _esm = page("code_channel")
    table = List(List(Float()), help="P(x|c) without noise, one row per code").tag(sync=True)
    q = Bool(False, help="also a Q that errs").tag(sync=True)
    noise = Float(min=0, max=1).tag(sync=True)
    error = Float(min=0, max=0.95).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def still(self):
        table = (1 - self.noise) * np.array(self.table) + self.noise / len(self.table[0])
        figure, ax = axes(4.6, 2.6)
        cells(table, ax, [f"c = {k + 1}" for k in range(len(table))], [f"x = {k + 1}" for k in range(len(table[0]))])
        return figure, f"P(x|c): {len(table)} codes, {len(table[0])} pictures, {self.noise:g} of it noise. Run the cell to turn the generator's noise up."

    def __repr__(self):
        return f"CodeChannel(noise={self.noise}, error={self.error})" if self.q else f"CodeChannel(noise={self.noise})"


def code_channel(table, noise=0.0, error=None, predict=True):
    """Equally likely codes and a generator P(x|c) = (1 − noise) · table + noise/m, with H(c) and I(c;x) in nats.

    table: (k, m), one row per code, each row a pmf. `error` (0 … 0.95) adds a network Q(c|x), the posterior with a share `error` of
    its belief given to the next code, its bound L_I = E log Q(c|x) + H(c), and the gap I − L_I.
    """
    table = np.asarray(table, float)
    if table.ndim != 2:
        raise ValueError(f"The table has shape {table.shape}; expected (k, m), a row for each code.")
    entropy(table)                                              # raises, with the remedy, where a row isn't a pmf
    return CodeChannel(table=table.tolist(), noise=noise, q=error is not None, error=error or 0.0, predict=predict)
