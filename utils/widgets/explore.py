"""Sliders for a picture that Python draws."""
from html import escape

import anywidget
import numpy as np
from IPython.utils.capture import capture_output
from traitlets import Dict, List, Unicode

from utils.widgets.base import CSS, page, recording

POSITIONS = 11          # of each slider, recorded for pages without a kernel


class Explore(anywidget.AnyWidget):
    """Sliders for a picture that Python draws. Make one with `explore`."""

    _esm, _css = page("explore"), CSS
    sliders = Dict(help="{parameter: {label, low, high, step}}").tag(sync=True)
    values = Dict(help="{parameter: value}, as the page asks for them").tag(sync=True)
    drawn = Dict(help="the values that html shows").tag(sync=True)
    html = Unicode().tag(sync=True)
    recorded = List(help="[[values, html], …], for pages without a kernel").tag(sync=True)

    def __init__(self, draw, **traits):
        super().__init__(**traits)
        self._draw = draw
        self.observe(self._answer, "values")
        self._answer()
        if recording():
            self.recorded = [[values, self._html(values)] for values in self._positions()]

    def _answer(self, change=None):
        with self.hold_sync():                                 # both at once: the page compares them
            self.drawn, self.html = dict(self.values), self._html(self.values)

    def _html(self, values):
        with capture_output() as captured:
            self._draw(**values)
        shown = [output.data.get("text/html") or _as_html(output.data["text/plain"]) for output in captured.outputs]
        return "".join(shown) + _as_html(captured.stdout)

    def _positions(self):
        """Each slider at a few of its positions, the others as they are."""
        for name, s in self.sliders.items():
            steps = round((s["high"] - s["low"]) / s["step"])
            for k in np.unique(np.linspace(0, steps, POSITIONS).round()):
                yield {**self.values, name: type(self.values[name])(s["low"] + k * s["step"])}

    def __repr__(self):
        return f"Explore({', '.join(f'{name}={value}' for name, value in self.values.items())})"


def _as_html(text):
    return f"<pre>{escape(text)}</pre>" if text else ""


def slider(value, low, high, step, label=None):
    """One slider of `explore`: where it stands, its range, its step; its label is the parameter's name unless given."""
    if not low <= value <= high:
        raise ValueError(f"The slider stands at {value}, outside its range {low} … {high}.")
    return {"value": value, "low": low, "high": high, "step": step, "label": label}


def explore(draw, **sliders):
    """draw(**values) again whenever a slider moves; what it shows (figures.show) or prints appears below the sliders.

        widgets.explore(draw_coin, p_heads=widgets.slider(0.5, 0, 1, 0.05, "p(heads)"))

    Like ipywidgets' interact, but each slider has a name that a screen reader says, and every picture its words.
    """
    labelled = {name: {**each, "label": each["label"] or name} for name, each in sliders.items()}
    return Explore(draw, sliders=labelled, values={name: each["value"] for name, each in sliders.items()})
