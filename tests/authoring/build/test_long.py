"""Full runs that are kept: what their outputs depend on, and that a chapter shows them or nothing."""
import json
import re

import nbformat
import pytest

from authoring.build import long
from authoring.build.chapters import notebook_from_text
from tests.paths import CHAPTERS

BEFORE = ["import math\nfrom utils import figures, gan", "a = 1\nb = 2", "def f(x):\n    y = a\n    return x + y", "unrelated = f(5)", "values = []", "values.append(b)",
          "fig, ax = figures.new()\nax.plot(values)\nfigures.show(fig)"]
LONG = "# slow\nfig, ax = figures.new()\nresult = [f(v) for v in values]\nax.plot(result)\nfigures.show(fig)"


def notebook(before=BEFORE, last=LONG):
    cells = [nbformat.v4.new_code_cell(source) for source in before] + [nbformat.v4.new_code_cell(last, metadata={"tags": ["long"]})]
    return cells, cells[-1]


def test_a_long_cell_depends_on_what_it_uses_directly_or_not_and_on_nothing_else():
    texts = [part.text for part in long.needed(*notebook())]
    assert texts == ["from utils import figures", "a = 1", "b = 2", BEFORE[2], "values = []", "values.append(b)", *LONG.split("\n")[1:]]


@pytest.mark.parametrize("before, last, same", [
    (BEFORE, LONG.replace("slow", "very slow"), True), ([*BEFORE, "more = 7"], LONG, True), ([*BEFORE, "a = 3"], LONG, False),
    ([*BEFORE[:5], "values.append(2 * b)", *BEFORE[6:]], LONG, False), (BEFORE, LONG.replace("f(v)", "f(v) + 1"), False),
    ([BEFORE[0].replace("gan", "codes, gan"), *BEFORE[1:]], LONG, True), (BEFORE, LONG.replace("f(v)", "gan.LOSSES"), False)])
def test_the_key_changes_with_the_code_that_counts_and_not_with_words(before, last, same):
    assert (long.key(*notebook()) == long.key(*notebook(before, last))) == same


def test_the_modules_behind_a_cell_are_in_its_key_and_those_that_only_show_are_not():
    names = {path.name for path in long.modules(part.node for part in long.needed(*notebook(BEFORE, LONG.replace("f(v)", "gan.LOSSES"))) if "import" in part.text)}
    assert {"losses.py", "codes.py"} <= names and "figures.py" not in names


@pytest.mark.parametrize("named, same", [("model = gan.load('classifier.safetensors')", False), ("model = gan.load(name='classifier')", False), ("classifier = 1", True)])
def test_the_key_changes_with_the_weights_that_the_code_names(named, same, tmp_path, monkeypatch):
    monkeypatch.setattr(long, "WEIGHTS", tmp_path)
    keys = [(tmp_path / "classifier.safetensors").write_bytes(content) and long.key(*notebook([*BEFORE, named], LONG + f"\n{named}")) for content in (b"before", b"after")]
    assert (keys[0] == keys[1]) == same


def test_the_classifier_behind_the_frechet_distances_is_in_their_key():
    cells = notebook_from_text("04_gan").cells
    measured = next(cell for cell in long.long_cells(cells) if "frechet" in cell.source)
    assert [path.name for path in long.weights((long.ROOT / "utils" / "frechet.py").read_text(encoding="utf-8"))] == ["classifier.safetensors"]
    assert long.ROOT / "utils" / "frechet.py" in long.modules(part.node for part in long.needed(cells, measured) if "import" in part.text)


def test_only_a_kept_full_run_is_shown(tmp_path, monkeypatch):
    monkeypatch.setattr(long, "SOLUTIONS", tmp_path)
    cells, last = notebook()
    monkeypatch.setattr(long, "notebook_from_text", lambda name: nbformat.v4.new_notebook(cells=cells))
    executed = nbformat.v4.new_notebook(cells=[nbformat.from_dict(cell) for cell in cells])
    short, full = nbformat.v4.new_output("stream", text="2 steps"), nbformat.v4.new_output("stream", text="1,000 steps")
    for current, shown in ((long.key(cells, last), [full]), ("of older code", [])):
        executed.cells[-1].outputs = [short]
        (tmp_path / "04.long.json").write_text(json.dumps({current: [full]}))
        long.show("04", executed)
        assert executed.cells[-1].outputs == shown


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_long_cell_is_published_empty(chapter):
    cells = notebook_from_text(chapter).cells
    stale = [cell.source.splitlines()[0] for cell in long.long_cells(cells) if long.key(cells, cell) not in long.kept(chapter)]
    assert stale == [], f"the code or the weights behind these have changed: python -m authoring.build.long {chapter}"


def test_of_an_output_widget_its_last_picture_stays_and_of_a_progress_bar_nothing():
    view = lambda model: nbformat.v4.new_output("display_data", {long.VIEW: {"model_id": model}})
    picture = nbformat.v4.new_output("display_data", {"text/html": "<img>"})
    found = long.settled([view("place"), view("bar"), nbformat.v4.new_output("stream", name="stderr", text="…"), picture], {"place": {"outputs": [picture]}, "bar": {}})
    assert found == [picture, picture]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_whatever_trains_fewer_steps_in_the_short_form_shows_its_full_run(chapter):
    for cell in notebook_from_text(chapter).cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "code" and re.search(r"^\w*steps\b.* = .*short_run\(\)", cell.source, re.M):
            assert "long" in tags, cell.source[:80]
        assert "long" not in tags or "nbval-ignore-output" in tags, cell.source[:80]


def test_after_a_renaming_the_full_runs_are_kept_if_the_author_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(long, "SOLUTIONS", tmp_path)
    before, after = notebook(), notebook(BEFORE, LONG.replace("result", "found"))
    monkeypatch.setattr(long, "notebook_from_text", lambda name: nbformat.v4.new_notebook(cells=after[0]))
    outputs = [nbformat.v4.new_output("stream", text="1,000 steps")]
    (tmp_path / "04.long.json").write_text(json.dumps({long.key(*before): outputs}))
    long.keep("04")
    assert long.kept("04") == {long.key(*after): outputs}
    (tmp_path / "04.long.json").write_text("{}")
    with pytest.raises(SystemExit, match="0 full runs are kept, and there are 1 long cells"):
        long.keep("04")
