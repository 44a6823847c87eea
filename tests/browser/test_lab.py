"""JupyterLab as `make lab` sets it up: what a student sees first, Run All on unanswered notebooks (EVERY_CHAPTER=1: on all), and a notebook opened again."""
import json
import shutil

import nbformat
import pytest

from authoring.build.chapters import NOTEBOOKS, chapters
from tests.browser.actions import ROOT, cells, changes, open_notebook, run_all, run_all_tagged, running_lab, sampled

CHAPTER = "02_kl_divergence"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A JupyterLab with the settings of lab/, which serves copies of notebooks/."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(NOTEBOOKS, home / "files")
    with running_lab(home, settings=ROOT / "lab") as lab:
        yield lab


def test_the_start_page_has_a_picture_before_anything_is_run_and_nothing_lies_over_it(page, lab):
    page.goto(f"{lab.address}/lab/tree/00_start/00_start.ipynb?reset", timeout=120_000)
    picture = page.locator(".jp-MarkdownOutput img").first
    picture.wait_for(timeout=120_000)
    assert picture.evaluate("(image) => image.complete && image.naturalWidth") == 680 and picture.bounding_box()["y"] < 700
    page.wait_for_timeout(3000)                                   # a question about news would have come
    assert page.locator(".Toastify__toast, .jp-Dialog").count() == 0
    labels = " ".join(page.locator("#jp-MainMenu, .jp-SideBar").all_inner_texts()) + " ".join(
        title for title in page.eval_on_selector_all(".jp-SideBar [data-id]", "(tabs) => tabs.map((tab) => tab.dataset.id + tab.title)"))
    assert not [word for word in ("Nbgrader", "Create Assignment", "Formgrader", "Assignment List") if word.lower() in labels.lower()]
    assert page.get_by_role("button", name="Validate").count() == 1   # what a student uses


@pytest.mark.parametrize("chapter", sampled(chapters()[1:], CHAPTER))
def test_run_all_of_an_unanswered_chapter_reaches_the_end_shows_every_widget_and_says_what_is_open(page, lab, chapter):
    open_notebook(page, lab, f"{chapter}/{chapter}.ipynb")
    expected = sum("widgets." in cell["source"] and "(" in cell["source"] for cell in cells(page) if cell["type"] == "code" and "explore" not in cell["source"]
                   and "import" not in cell["source"])
    run_all_tagged(page)
    done = cells(page)
    assert done[-1]["text"].strip(), "the last cell has not run"
    assert "exercises are right so far" in done[-1]["text"] and "○ open" in done[-1]["text"] and "✗" not in done[-1]["text"]
    assert page.locator(".course-widget").count() >= expected >= 1
    assert [cell["text"] for cell in done if cell["errors"]] == []         # nothing is red where nothing is wrong yet
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")


def test_a_notebook_that_is_opened_again_shows_its_widgets_without_a_kernel(page, lab):
    path = lab.folder / CHAPTER / f"{CHAPTER}.ipynb"
    state = json.loads(path.read_text(encoding="utf-8"))["metadata"]["widgets"]["application/vnd.jupyter.widget-state+json"]["state"]
    assert any(model["model_name"] == "AnyModel" for model in state.values())
    page.goto(f"{lab.address}/lab/tree/{CHAPTER}/{CHAPTER}.ipynb?reset", timeout=120_000)
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=120_000)
    page.locator(".course-widget").first.wait_for(timeout=60_000)
    assert "model not found" not in page.locator(".jp-NotebookPanel").inner_text()


def test_the_same_widgets_work_in_notebook_7(chromium, lab):
    """In a page of its own: Notebook 7 itself throws two errors as it starts with the Lab's settings, about commands that it doesn't have."""
    page = chromium.new_page(viewport={"width": 1400, "height": 1000})
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    code = ["from utils import widgets\nwidgets.traversal()", "widgets.plane(predict=False)"]
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in code], metadata=kernel), lab.folder / "seven.ipynb")
    open_notebook(page, lab, "seven.ipynb", front="notebooks")
    run_all(page)
    traversal = page.locator(".traversal")
    changes(page, traversal, lambda: traversal.get_by_label("category", exact=True).press("PageUp"))      # computed on the page
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("() => Number(/After (\\d+)/.exec(document.querySelector('.plane .state').textContent)?.[1]) >= 20", timeout=120_000)
    page.get_by_role("button", name="Pause").click()
    page.close()
