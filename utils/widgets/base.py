"""The files of a widget, and whether it is to carry a recording."""
import os
from pathlib import Path

HERE = Path(__file__).parent
CSS = (HERE / "widgets.css").read_text(encoding="utf-8")


def page(*names):
    """The JavaScript of one widget as one module: page.js, which all share, then the files named."""
    return "".join((HERE / f"{name}.js").read_text(encoding="utf-8") for name in ("page", *names))


def recording():
    """True while the site is built (COURSE_SITE=1): widgets that ask Python then carry what it would have answered."""
    return bool(os.environ.get("COURSE_SITE"))
