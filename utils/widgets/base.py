"""What every widget is: a module and a style for the page, and a picture for places where no page runs it."""
import base64
import html
import io
import math
import os
from numbers import Real
from pathlib import Path

import anywidget
from traitlets import TraitError

from utils.course import under_grading

HERE = Path(__file__).parent
CSS = (HERE / "widgets.css").read_text(encoding="utf-8")


def page(name):
    """The JavaScript of one widget as one module, which is what anywidget takes: name.js and all it imports, bundled by `npm run build`."""
    return (HERE / "bundles" / f"{name}.js").read_text(encoding="utf-8")


def recording():
    """True while the site is built (COURSE_SITE=1): widgets that ask Python then carry what it would have answered."""
    return bool(os.environ.get("COURSE_SITE"))


class Widget(anywidget.AnyWidget):
    """A widget with a still picture next to it: GitHub, nbviewer and a page without a kernel or JavaScript show that.

    A subclass draws it in `still()`: (an image that has `save`, of Pillow or a matplotlib figure; its words), or (html, words).
    Every number in a trait that the page shares is finite, in lists and dictionaries too; a TraitError names one that isn't.
    """

    _css = CSS

    def __init__(self, *args, **traits):
        own = self.trait_names(sync=True)
        self._register_validator(_finite, tuple(name for name in own if name not in self._trait_validators))      # @validate, for all of them
        super().__init__(*args, **traits)

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        if not under_grading():
            image, words = self.still()
            data |= {"text/html": image if isinstance(image, str) else picture(image, words), "text/plain": f"Figure: {words}"}
        return data, metadata


def not_finite(value):
    """The first nan or infinity in a number, a list or a dictionary of such; None where there is none."""
    if isinstance(value, dict | list | tuple):
        within = value.values() if isinstance(value, dict) else value
        return next((bad for each in within if (bad := not_finite(each)) is not None), None)
    return value if isinstance(value, Real) and not math.isfinite(value) else None


def _finite(widget, proposal):
    """A range doesn't keep nan out: nan is neither below its least number nor above its largest."""
    if (bad := not_finite(proposal["value"])) is not None:
        raise TraitError(f"The '{proposal['trait'].name}' trait of {type(widget).__name__} got {bad}; expected only finite numbers. "
                         "Look where it was computed: a logarithm of 0, 0/0 or a mean of nothing.")
    return proposal["value"]


def picture(image, words):
    """`image` as an HTML <img> with `words` as its text alternative."""
    png = io.BytesIO()
    if hasattr(image, "savefig"):
        image.savefig(png, format="png", metadata={"Software": None})
    else:
        image.save(png, "PNG", optimize=True)
    source = base64.b64encode(png.getvalue()).decode()
    return f'<img alt="{html.escape(words)}" src="data:image/png;base64,{source}" style="max-width: 100%; height: auto; background: white">'


def axes(width=6.4, height=3):
    """A matplotlib figure of its own, which no notebook shows by itself, and its axes."""
    from matplotlib.figure import Figure  # here: a chapter without figures should not wait for matplotlib

    figure = Figure(figsize=(width, height), dpi=96, layout="constrained", facecolor="white")
    return figure, figure.subplots()
