"""What a chapter becomes on the site, before Sphinx sees it. (tests/browser/test_site.py looks at the built pages.)"""
import json

import nbformat
import pytest
from paths import CHAPTERS, SOLUTIONS

from authoring import site
from authoring.build import notebook_from_text
from utils.concepts import ConceptMap, concepts


@pytest.fixture(scope="module", params=CHAPTERS)
def chapter(request):
    return request.param


def executed(chapter):
    return nbformat.read(SOLUTIONS / chapter / f"{chapter}.ipynb", as_version=4)


def secrets(chapter, begin, end):
    """The text between two marks, of every cell that has them."""
    return [cell.source.split(begin)[1].split(end)[0].strip() for cell in notebook_from_text(chapter).cells if begin in cell.source]


SOLUTION = ("### BEGIN SOLUTION", "### END SOLUTION")


@pytest.mark.parametrize("solutions", [False, True])
def test_no_hidden_test_is_shown(chapter, solutions):
    text = notebook_from_text(chapter)
    hidden = {cell.id for cell in text.cells if "### BEGIN HIDDEN TESTS" in cell.source}
    shown = site.page(chapter, site.without_hidden_tests(text), solutions)
    assert not hidden & {cell.id for cell in shown.cells} and len(hidden) == sum(cell.id.endswith("-hidden") for cell in notebook_from_text(chapter).cells)
    assert not [mark for mark in ("HIDDEN TESTS", "seed=hidden_seed", "SOLUTION") if mark in json.dumps(shown, ensure_ascii=False)]


def test_without_solutions_no_answer_is_shown(chapter):
    page = site.page(chapter, notebook_from_text(chapter), solutions=False)
    assert not [text for text in secrets(chapter, *SOLUTION) for cell in page.cells if text in cell.source]


def test_without_solutions_what_an_answer_printed_is_not_shown(chapter):
    for cell in site.page(chapter, executed(chapter), solutions=False).cells:
        grading = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and (grading.get("solution") or grading.get("grade")):
            assert cell.outputs == [], cell.id


def test_with_solutions_every_answer_is_there_folded(chapter):
    page = site.page(chapter, notebook_from_text(chapter), solutions=True)
    answers = [cell for cell in page.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    assert len(answers) == len(secrets(chapter, *SOLUTION))
    for cell, text in zip(answers, secrets(chapter, *SOLUTION), strict=True):
        assert text in cell.source
        if cell.cell_type == "code":
            assert "hide-input" in cell.metadata.tags and cell.metadata.mystnb.code_prompt_show == "Show solution"
        else:
            assert cell.source.startswith("<details><summary>Show solution</summary>")


def test_progress_bars_at_rest_are_left_out_and_widgets_stay():
    view = lambda model: nbformat.v4.new_output("display_data", {site.VIEW: {"model_id": model}, "text/plain": "…"})
    state = {"bar": {"model_name": "HBoxModel"}, "dials": {"model_name": "AnyModel"}}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("train()", outputs=[view("bar"), view("dials")])])
    notebook.metadata.widgets = {"application/vnd.jupyter.widget-state+json": {"state": state}}
    (cell,) = site.page("00_start", notebook, solutions=False).cells
    assert [output.data[site.VIEW]["model_id"] for output in cell.outputs] == ["dials"]


def test_the_map_in_the_start_page_leads_to_sections_of_the_site():
    page = site.page("00_start", executed("00_start"), solutions=False)
    maps = [output.data["text/html"] for cell in page.cells for output in cell.get("outputs", [])
            if "<nav" in output.get("data", {}).get("text/html", "")]
    assert maps == [ConceptMap(site.address("../"))._repr_html_()]
    assert all(f'href="../{node["chapter"]}/{node["chapter"]}.html#' in maps[0] for node in concepts())


def test_the_start_page_names_every_chapter():
    index = site.start_page(CHAPTERS, None)
    assert all(f"({chapter}/{chapter}.ipynb)" in index for chapter in CHAPTERS) and "../" not in index
    assert "[in the repository](https://github.com/a/b)" in site.start_page(CHAPTERS, "https://github.com/a/b")


@pytest.mark.parametrize("text, table", [
    ("seed  TV    error\n1     0.22  0.29\n", True), ("V = -1.03 nats;  the best of 1,000: below\nV = -0.99 nats;  below\n", False), ("one  two  three\n", False)])
def test_the_lines_of_a_printed_table_are_not_broken_and_those_of_sentences_are(text, table):
    cell = nbformat.v4.new_code_cell("print()", outputs=[nbformat.v4.new_output("stream", text=text)])
    (cell,) = site.page("00_start", nbformat.v4.new_notebook(cells=[cell]), solutions=False).cells
    assert ("columns" in cell.metadata.get("tags", [])) == table
