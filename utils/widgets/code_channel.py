"""A code and the picture made from it, small enough for a table: I(c;x), and InfoGAN's bound on it."""
import anywidget
import numpy as np
from traitlets import Bool, Float, List

from utils.information import entropy
from utils.widgets.base import CSS, page


class CodeChannel(anywidget.AnyWidget):
    """Equally likely codes and a noisy generator. Make one with `code_channel`."""

    _esm, _css = page("pmf", "code_channel"), CSS
    table = List(List(Float()), help="P(x|c) without noise, a row a code").tag(sync=True)
    q = Bool(False, help="also a Q that errs").tag(sync=True)
    noise = Float().tag(sync=True)
    error = Float().tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def __repr__(self):
        return f"CodeChannel(noise={self.noise}, error={self.error})" if self.q else f"CodeChannel(noise={self.noise})"


def code_channel(table, noise=0.0, error=None, predict=True):
    """Equally likely codes and a generator P(x|c) = (1 − noise) · table + noise/m, with H(c) and I(c;x) in nats.

    table: (k, m), a row a code, each row a pmf. With `error` (0 … 0.95) also a network Q(c|x): the posterior, a share `error` of its
    belief given to the next code; and its bound L_I = E log Q(c|x) + H(c), and the gap I − L_I.
    """
    table = np.asarray(table, float)
    if table.ndim != 2:
        raise ValueError(f"The table has shape {table.shape}; expected (k, m), a row for each code.")
    entropy(table)                                              # raises, with the remedy, where a row is no pmf
    return CodeChannel(table=table.tolist(), noise=noise, q=error is not None, error=error or 0.0, predict=predict)
