"""A chapter as readers see it: no answer and no hidden test, every widget, every question with a place for the answer."""
import html
import itertools
import json
import re

import nbformat
import pytest
from bs4 import BeautifulSoup

from authoring.build.chapters import notebook_from_text
from authoring.build.notebooks import VIEW
from authoring.build.site import questions, sections
from authoring.build.site.chapter import choices as choices_of
from authoring.build.site.chapter import page as page_of
from authoring.build.site.chapter import widget_states, without_hidden_tests
from authoring.build.site.files import by_name
from tests.paths import CHAPTERS, SOLUTIONS
from utils import widgets
from utils.checks import CheckFailed
from utils.checks import gan as checks
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
    shown = page_of(chapter, without_hidden_tests(text), solutions)
    assert not hidden & {cell.id for cell in shown.cells} and len(hidden) == sum(cell.id.endswith("-hidden") for cell in notebook_from_text(chapter).cells)
    assert not [mark for mark in ("HIDDEN TESTS", "seed=hidden_seed", "SOLUTION") if mark in json.dumps(shown, ensure_ascii=False)]


def test_without_solutions_no_answer_is_shown(chapter):
    page = page_of(chapter, notebook_from_text(chapter), solutions=False)
    assert not [text for text in secrets(chapter, *SOLUTION) for cell in page.cells if text in cell.source]


def test_without_solutions_what_an_answer_printed_is_not_shown(chapter):
    for cell in page_of(chapter, executed(chapter), solutions=False).cells:
        grading = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and (grading.get("solution") or grading.get("grade")):
            assert cell.outputs == [], cell.id


def test_no_output_shows_an_answer_line_by_line(chapter):
    proofs = [set(re.findall(r'\["([^"]{12,})",', text)) for text in secrets(chapter, *SOLUTION)]

    def shown(solutions):
        outputs = [json.dumps(cell.get("outputs"), ensure_ascii=False) for cell in page_of(chapter, executed(chapter), solutions).cells]
        said = [html.unescape(re.sub("<[^>]*>", "", output)) for output in outputs]
        return [lines for lines in proofs if len(lines) > 2 and any(all(line in text for line in lines) for text in said)]

    assert shown(solutions=False) == []
    assert bool(shown(solutions=True)) == (chapter in ("02_kl_divergence", "03_jensen_shannon"))     # so it would be seen


def test_with_solutions_every_answer_is_there_folded(chapter):
    page = page_of(chapter, notebook_from_text(chapter), solutions=True)
    answers = [cell for cell in page.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    assert len(answers) == len(secrets(chapter, *SOLUTION))
    for cell, text in zip(answers, secrets(chapter, *SOLUTION), strict=True):
        assert text in cell.source
        if cell.cell_type == "code":
            assert "hide-input" in cell.metadata.tags and cell.metadata.mystnb.code_prompt_show == "Show solution"
        else:
            assert cell.source.startswith("<details><summary>Show solution</summary>")


def test_progress_bars_at_rest_are_left_out_and_widgets_stay():
    view = lambda model: nbformat.v4.new_output("display_data", {VIEW: {"model_id": model}, "text/plain": "…"})
    traits = {"_esm": widgets.Bumps._esm, "_css": "", "distance": 2, "width": 1, "predict": True, "layout": "IPY_MODEL_1"}
    state = {"bar": {"model_name": "HBoxModel"}, "dials": {"model_name": "AnyModel", "state": traits}}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("train()", outputs=[view("bar"), view("dials")])])
    notebook.metadata.widgets = {"application/vnd.jupyter.widget-state+json": {"state": state}}
    by_name(widget_states(notebook))
    kept = widget_states(notebook)["dials"]["state"]
    assert (kept["_esm"], "_css" in kept) == ("bumps", False)           # kept by its name, since a chapter outlives its scripts
    (cell,) = page_of("00_start", notebook, solutions=False).cells
    (output,) = cell.outputs
    shown = BeautifulSoup(output.data["text/html"], "html.parser").div
    assert shown["data-widget"] == "bumps" and json.loads(shown.script.string) == {"distance": 2, "width": 1, "predict": True}


def test_the_map_in_the_start_page_leads_to_sections_of_the_site():
    page = page_of("00_start", executed("00_start"), solutions=False)
    maps = [output.data["text/html"] for cell in page.cells for output in cell.get("outputs", [])
            if "<nav" in output.get("data", {}).get("text/html", "")]
    assert maps == [ConceptMap(sections.address("../"))._repr_html_()]
    assert all(f'href="../{node["chapter"]}/' in maps[0] for node in concepts())


def test_every_choice_can_be_answered_and_every_prediction_made(chapter):
    cells = page_of(chapter, notebook_from_text(chapter), solutions=False).cells
    text = "\n".join(cell.source for cell in cells)
    told = {name for name in choices_of(chapter)}
    assert told == set(re.findall(r'form class="choices" data-question="([\w-]+)"', text))
    asked = sum(bool(questions.prediction(cell.source)) for cell in notebook_from_text(chapter).cells if cell.cell_type == "markdown")
    assert text.count('form class="prediction"') >= asked - text.count("widgets.") and (asked == 0 or "Predict first" in text)
    for cell in cells:
        if 'class="options"' in cell.source:                      # each is asked once, and as here
            assert not re.search(r"^- (?:\*\*[a-e]\*\*|[a-e]:) |^Set `\w+` and", cell.source, flags=re.M)
    for name, choice in choices_of(chapter).items():
        for k, part in enumerate(choice["parts"]):
            if choice["twice"]:
                offered = re.findall(r"<option>(\w)", re.search(rf'<select name="{part["name"]}".*?</select>', text)[0])
            else:
                offered = re.findall(rf'form="choice-{name}" name="{part["name"]}" value="(\w)"', text)
            assert offered == list(choice["options"][0 if choice["twice"] else k]) and {part["key"], *part["wrong"]} == set(offered)


def test_names_are_matched_with_letters_in_the_words_of_the_check():
    choice = choices_of("04_gan")["failures"]
    assert [part["name"] for part in choice["parts"]] == ["non-saturating", "least squares", "hinge", "Wasserstein"]
    key = {part["name"]: part["key"] for part in choice["parts"]}
    for first, other in itertools.combinations(choice["parts"], 2):
        exchanged = key | {first["name"]: other["key"], other["name"]: first["key"]}
        with pytest.raises(CheckFailed) as told:
            checks.match_form(exchanged, names=tuple(key), letters="abcd")
        assert str(told.value) == first["wrong"][other["key"]]
    with pytest.raises(CheckFailed) as told:
        checks.match_form(key | {"hinge": "a"}, names=tuple(key), letters="abcd")
    assert str(told.value).endswith(choice["twice"].removeprefix("Your answer"))
    text = "\n".join(cell.source for cell in page_of("04_gan", notebook_from_text("04_gan"), solutions=False).cells)
    assert "is a dictionary from" not in text and all(f'`"{name}"`' in text for name in key)       # named where there is no form, too


def test_the_place_for_a_prediction_comes_before_the_answer():
    fold = "<details><summary>Answer</summary>\n\nThree.\n</details>\n\nAfterwards."
    cell = nbformat.v4.new_markdown_cell(f"<details><summary>Hint</summary>x</details>\n\n**Predict first:** how many?\n\n{fold}")
    asked, form, answer = page_of("00_start", nbformat.v4.new_notebook(cells=[cell]), solutions=False).cells
    assert asked.source.endswith("how many?") and 'class="prediction"' in form.source and answer.source == fold


@pytest.mark.parametrize("text, table", [
    ("seed  TV    error\n1     0.22  0.29\n", True), ("V = -1.03 nats;  the best of 1,000: below\nV = -0.99 nats;  below\n", False), ("one  two  three\n", False)])
def test_the_lines_of_a_printed_table_are_not_broken_and_those_of_sentences_are(text, table):
    cell = nbformat.v4.new_code_cell("print()", outputs=[nbformat.v4.new_output("stream", text=text)])
    (cell,) = page_of("00_start", nbformat.v4.new_notebook(cells=[cell]), solutions=False).cells
    assert ("columns" in cell.metadata.get("tags", [])) == table
