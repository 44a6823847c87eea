"""Sliders for a picture that Python draws."""
import base64
import io
import itertools
import math
import re
from html import escape

import numpy as np
from IPython.utils.capture import capture_output
from PIL import Image
from traitlets import Dict, List, Unicode

from utils.course import under_grading
from utils.widgets.base import Widget, page, recording

PICTURES = 27           # recorded at most, for a page without a kernel


class Explore(Widget):
    """Sliders for a picture that Python draws. Make one with `explore`."""

    _esm = page("explore")
    sliders = List(help="[{name, label, low, high, step}, …] in their order, which a saved page keeps of lists only").tag(sync=True)
    values = Dict(help="{parameter: value}, as the page asks for them").tag(sync=True)
    drawn = Dict(help="the values that html shows").tag(sync=True)
    html = Unicode().tag(sync=True)
    positions = List(help="[[value, …] of each slider]: where they stop on a page without a kernel").tag(sync=True)
    recorded = List(help="html for every combination of positions, the last slider fastest").tag(sync=True)

    def __init__(self, draw, **traits):
        super().__init__(**traits)
        self._draw = draw
        self.observe(self._answer, "values")
        if not under_grading():                                # where nobody looks: no state of it is kept
            self._answer()
        if recording():
            self.positions = _positions(self.sliders, self.values)
            names = [slider["name"] for slider in self.sliders]
            self.recorded = [_lighter(self._html(dict(zip(names, combination, strict=True))))
                             for combination in itertools.product(*self.positions)]

    def _answer(self, change=None):
        with self.hold_sync():                                 # both at once: the page compares them
            self.drawn, self.html = dict(self.values), self._html(self.values)

    def _html(self, values):
        with capture_output() as captured:
            self._draw(**values)
        shown = [output.data.get("text/html") or _as_html(output.data["text/plain"]) for output in captured.outputs]
        return "".join(shown) + _as_html(captured.stdout)

    def still(self):
        values = ", ".join(f"{slider['label']} = {self.values[slider['name']]:g}" for slider in self.sliders)
        return self.html, f"What Python draws for {values}. Run the cell to move the sliders."

    def __repr__(self):
        return f"Explore({', '.join(f'{name}={value}' for name, value in self.values.items())})"


def _positions(sliders, values):
    """As many positions of each slider as PICTURES combinations allow, where it stands now among them."""
    counts = [1 + round((s["high"] - s["low"]) / s["step"]) for s in sliders]
    kept = list(counts)
    while math.prod(kept) > PICTURES:
        kept[np.argmax(kept)] -= 1
    positions = []
    for slider, count, keep in zip(sliders, counts, kept, strict=True):
        steps = np.linspace(0, count - 1, keep).round()
        now = round((values[slider["name"]] - slider["low"]) / slider["step"])
        steps[np.abs(steps - now).argmin()] = now
        positions.append([round(slider["low"] + int(k) * slider["step"], 10) for k in steps])
    return positions


def _lighter(html):
    """The same with its PNG pictures in 64 colours, a third of the bytes: a page carries many of them."""
    def fewer_colours(found):
        image = Image.open(io.BytesIO(base64.b64decode(found[1]))).convert("RGB").quantize(64, dither=Image.Dither.NONE)
        small = io.BytesIO()
        image.save(small, "PNG", optimize=True)
        return f"data:image/png;base64,{base64.b64encode(small.getvalue()).decode()}"
    return re.sub(r"data:image/png;base64,([A-Za-z0-9+/=]+)", fewer_colours, html)


def _as_html(text):
    return f"<pre>{escape(text)}</pre>" if text else ""


def slider(value, low, high, step, label=None):
    """One slider of `explore`: where it stands, its range, its step; its label is the parameter's name unless given."""
    if not low <= value <= high:
        raise ValueError(f"The slider is at {value}, outside its range {low} … {high}.")
    return {"value": value, "low": low, "high": high, "step": step, "label": label}


def explore(draw, **sliders):
    """draw(**values) again whenever a slider moves; what it shows (figures.show) or prints appears below the sliders.

        widgets.explore(draw_coin, p_heads=widgets.slider(0.5, 0, 1, 0.05, "p(heads)"))

    Like ipywidgets' interact, but each slider has a name that a screen reader says, and every picture its words.
    """
    labelled = [{"name": name, **each, "label": each["label"] or name} for name, each in sliders.items()]
    return Explore(draw, sliders=labelled, values={name: each["value"] for name, each in sliders.items()})
