"""What every widget owes: a module that renders, a bundle of today's sources, a picture with words, a place on the site."""
import base64
import html
import inspect
import io
import json
import math
import re
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image
from traitlets import Float, Int, TraitError

from authoring import ROOT
from tests.browser.actions import BASE
from tests.utils.widgets.examples import CELLS, made
from tests.utils.widgets.node import RUN, SOURCES, needs_node
from utils import widgets

WITHOUT_Q = "widgets.code_channel([[0.7, 0.3, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], noise=0.1)"
PICTURED = [*(cell for cell in CELLS if "widgets.explore(" not in cell), WITHOUT_Q]

CLASSES = [kind for kind in (getattr(widgets, name) for name in widgets.__all__) if isinstance(kind, type)]
MODULES = {path.stem for path in SOURCES.glob("*.js")}


def test_every_widget_has_a_cell_among_the_examples():
    assert {name for name in MODULES if not any(f"widgets.{name}(" in cell for cell in CELLS)} == set(), "give the new widget a cell in examples.py"


def test_every_widget_is_listed_and_stands_in_a_chapter():
    chapters = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "solutions").glob("*.py"))
    for name in MODULES:
        assert f"widgets.{name}(" in widgets.__doc__, f"name {name} in the docstring of utils/widgets/__init__.py"
        assert f"widgets.{name}(" in chapters, f"no chapter shows {name}"


def test_the_site_can_load_every_widget():
    loaded = re.findall(r"(\w+): \(\) => import\(\"../../utils/widgets/(\w+)\.js\"\)", (ROOT / "site" / "js" / "widgets.js").read_text(encoding="utf-8"))
    assert all(name == module for name, module in loaded)
    assert {name for name, _ in loaded} == MODULES, "give the new widget a line in MODULES of site/js/widgets.js"


@pytest.mark.parametrize("cell", PICTURED)
def test_every_widget_has_a_picture_with_words_for_places_where_nothing_runs(cell):
    data, _ = made(cell)._repr_mimebundle_()
    words, picture = re.search('alt="([^"]+)" src="data:image/png;base64,([^"]+)"', data["text/html"]).groups()
    assert data["text/plain"] == f"Figure: {html.unescape(words)}" and "Run the cell" in words
    pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(picture))).convert("L"))
    assert pixels.std() > 5 and len(picture) < 60_000                  # something is drawn, and it is small


@pytest.mark.parametrize("cell", CELLS)
def test_what_a_slider_sets_has_a_range_from_python_too(cell):
    maker = getattr(widgets, re.search(r"widgets\.(?!slider)(\w+)\(", cell)[1])
    shown = made(cell)
    for name in inspect.signature(maker).parameters:
        if isinstance(trait := shown.traits().get(name), (Int, Float)):
            assert trait.min is not None, f"{maker.__name__}: say between which values {name} lies"
            for beyond in [end + by for end, by in ((trait.min, -1), (trait.max, 1)) if end is not None]:
                with pytest.raises(TraitError, match=f"'{name}' trait .* should not be"):
                    setattr(shown, name, beyond)


def with_one_changed(value, to):
    """Every value that is like this one but for one of its numbers, which is `to`."""
    if isinstance(value, dict):
        return [value | {key: other} for key, each in value.items() for other in with_one_changed(each, to)]
    if isinstance(value, list):
        return [[*value[:i], other, *value[i + 1:]] for i, each in enumerate(value) for other in with_one_changed(each, to)]
    return [to] if isinstance(value, int | float) and not isinstance(value, bool) else []


@pytest.mark.parametrize("cell", CELLS)
def test_no_number_that_a_page_gets_can_be_nan_or_infinite(cell):
    """Each number of each trait in turn, however deep in lists and dictionaries."""
    shown = made(cell)
    numeric = {name: value for name, value in shown.trait_values(sync=True).items() if name not in BASE and with_one_changed(value, 0)}
    assert numeric
    for name, value in numeric.items():
        for bad in (math.nan, math.inf, -math.inf, np.float64("nan"), np.float32("nan"), np.float16("-inf")):
            places = with_one_changed(value, bad)
            for changed in places[::max(1, len(places) // 20)]:
                with pytest.raises(TraitError, match=rf"'{name}' trait"):
                    setattr(shown, name, changed)
        assert getattr(shown, name) == value


def test_under_grading_no_widget_draws_its_picture(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert "text/html" not in widgets.bumps()._repr_mimebundle_()[0]


@needs_node
@pytest.mark.parametrize("widget", CLASSES)
def test_every_widget_is_one_module_that_exports_render(widget, tmp_path):
    (tmp_path / "bundle.mjs").write_text(widget._esm, encoding="utf-8")
    source = json.dumps([(tmp_path / "bundle.mjs").as_uri(), "return typeof page.default.render", None])
    ran = subprocess.run(["node", "-e", RUN], input=source, capture_output=True, text=True)
    assert ran.stdout == '"function"\n', ran.stderr


@pytest.mark.skipif(not (ROOT / "node_modules").exists(), reason="no node_modules: npm ci")
def test_the_bundles_are_those_of_their_sources(tmp_path):
    command = [part.replace("utils/widgets/bundles", str(tmp_path)) for part in json.loads((ROOT / "package.json").read_text())["scripts"]["build"].split()]
    sources = sorted(map(str, SOURCES.glob("*.js")))
    subprocess.run(["npx", *[part for part in command if "*" not in part], *sources], cwd=ROOT, check=True, capture_output=True)
    assert {path.stem for path in tmp_path.glob("*.js")} == MODULES
    for path in tmp_path.glob("*.js"):
        assert path.read_bytes() == (SOURCES / "bundles" / path.name).read_bytes(), f"{path.name} has changed: npm run build"


def test_there_is_a_bundle_for_every_widget_and_no_other():
    assert {path.stem for path in (SOURCES / "bundles").iterdir()} == MODULES, "npm run build"


def test_a_chapter_without_networks_gets_its_widgets_without_torch():
    code = "import sys; from utils import widgets; widgets.divergences(); widgets.traversal()._repr_mimebundle_(); assert 'torch' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
