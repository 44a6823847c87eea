"""Every slider draws the same picture after the whole notebook has run as when it was made, wherever it is moved."""
import base64
import contextlib
import hashlib
import io
import re

import matplotlib
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from authoring.checks.bank import cells
from tests.paths import CHAPTERS, SOLUTIONS
from utils import widgets

WITH_SLIDERS = [chapter for chapter in CHAPTERS if "widgets.explore(" in (SOLUTIONS / f"{chapter}.py").read_text(encoding="utf-8")]


def positions(sliders):
    """The values at the start, and with each slider in turn at its left end, at its right end and off the middle."""
    start = {name: each["value"] for name, each in sliders.items()}
    yield start
    for name, each in sliders.items():
        steps = round((each["high"] - each["low"]) / each["step"])
        for k in {0, steps // 3, steps}:
            yield {**start, name: round(each["low"] + k * each["step"], 10)}


def shown(draw, values):
    """What draw(**values) shows and prints: words, and a digest of each picture."""
    with capture_output() as captured:
        draw(**values)
    pictures = [hashlib.sha256(base64.b64decode(found)).hexdigest()
                for output in captured.outputs for found in re.findall("base64,([^\"]+)", output.data.get("text/html", ""))]
    return [output.data.get("text/plain") for output in captured.outputs], captured.stdout, pictures


def run(chapter):
    """Run all cells that a student's kernel runs; yields (draw, sliders, what each position showed when it was made)."""
    made, namespace = [], {"__name__": "__main__", "display": lambda *_, **__: None}

    def explore(draw, **sliders):
        made.append((draw, sliders, [shown(draw, values) for values in positions(sliders)]))

    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        patch.setattr(widgets, "explore", explore)
        for _, _, source, check, _ in cells(chapter):
            if not check:                                   # a test cell runs elsewhere, and defines nothing
                exec(compile(source, chapter, "exec"), namespace)
    return made


@pytest.mark.parametrize("chapter", WITH_SLIDERS)
def test_a_slider_moved_after_everything_ran_shows_what_it_showed_at_first(chapter, monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_SHORT", "1")
    monkeypatch.chdir(tmp_path)
    InteractiveShell.instance()                             # where display() goes, so that it can be captured
    matplotlib.use("agg")
    made = run(chapter)
    assert made
    for draw, sliders, first in made:
        for values, before in zip(positions(sliders), first, strict=True):
            assert before[0] or before[1], f"{draw.__name__}({values}) shows nothing"
            assert shown(draw, values) == before, f"{draw.__name__}({values}) depends on what a later cell changed"
