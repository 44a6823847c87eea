"""An executed chapter as readers see it: solutions folded or left out, pictures as files, questions that can be answered."""
import base64
import json
import os
import re
import tempfile

import nbformat
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions
from traitlets.config.loader import PyFileConfigLoader

from authoring import ROOT
from authoring.build import long, reach
from authoring.build.chapters import notebook_from_text
from authoring.build.notebooks import VIEW, content_hash, execute, write
from authoring.build.site import EXECUTED, SITE, kept_back, questions
from authoring.build.site.files import IMAGE, by_name, picture, widget
from authoring.build.site.markup import data, inline, raw
from authoring.build.site.sections import address
from utils.concepts import ConceptMap

COLUMNS = re.compile(r"^.*\S {2,}\S.* {2,}\S", re.M)           # a line of a printed table
PROMPTS = {"code_prompt_show": "Show solution", "code_prompt_hide": "Hide solution"}
IMPORTS = {"code_prompt_show": "Show the imports", "code_prompt_hide": "Hide the imports"}
STATE = "application/vnd.jupyter.widget-state+json"


def without_hidden_tests(notebook):
    """Before it is executed: what they print is never shown, and they take a third of the time. What is for the notebook only goes, too."""
    notebook = ClearHiddenTests().preprocess(notebook, {})[0]
    notebook.cells = [cell for cell in notebook.cells if cell.source.strip() and not {"colab", "notebook"} & {cell.id, *cell.metadata.get("tags", ())}]
    return notebook


def executed(name):
    """The chapter with outputs, the state of its widgets, and their recordings; from the last build where nothing changed."""
    path, stamp = EXECUTED / f"{name}.ipynb", EXECUTED / f"{name}.json"
    known = json.loads(stamp.read_text()) if stamp.exists() and path.exists() else None
    if known is None or known["hash"] != content_hash(name, known["reach"]):
        os.environ["COURSE_SITE"] = "1"
        with tempfile.NamedTemporaryFile() as log:
            notebook = execute(without_hidden_tests(notebook_from_text(name)), SITE, log.name)
            long.show(name, notebook)
            by_name(widget_states(notebook))
            write(notebook, path)
            files = reach.read(log.name)
        stamp.write_text(json.dumps({"hash": content_hash(name, files), "reach": files}))
    return nbformat.read(path, as_version=4)


def widget_states(notebook):
    """Of an executed notebook: {model_id: its state}."""
    return notebook.metadata.get("widgets", {}).get(STATE, {}).get("state", {})


def page(name, notebook, solutions):
    """The executed chapter as readers see it: no progress bars; solutions folded, or as in the students' copies; questions that can be answered."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    state = widget_states(notebook)
    asked, answers = choices(name), {} if solutions else kept_back.answers(name)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":                        # where the site has it
            cell.source = cell.source.replace("../../solutions/errata.md", "../errata.md")
        if cell.cell_type == "code":
            cell.outputs = [shown for output in cell.outputs if (shown := _output(output, state))]
            cell.outputs = kept_back.without(cell, answers)
        grading = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "markdown":
            question = cell
        if grading.get("solution") and cell.id in asked and not solutions:
            text, fold, hints = question.source.partition("<details>")          # the button follows what it judges, and then come hints
            question.source = _options(text, cell.id, asked[cell.id])
            cell.update(cell_type="markdown", source=f"{raw(_choices(cell.id, asked[cell.id]))}\n\n{fold}{hints}")
            cell.pop("outputs"), cell.pop("execution_count"), cell.metadata.pop("nbgrader")
        elif grading.get("solution") and solutions:
            _fold(cell)
        elif (grading.get("solution") or grading.get("grade")) and cell.cell_type == "code" and not solutions:
            cell.outputs = []                                   # they come from the answer, which is not shown
        elif cell.id == "setup":
            cell.metadata.update(tags=[*cell.metadata.get("tags", []), "hide-input"], mystnb=IMPORTS)
        if len(COLUMNS.findall("".join(output.get("text", "") for output in cell.get("outputs", [])))) > 1:
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), "columns"]     # site.css: its lines are not broken
    notebook.cells = [cell for cell in notebook.cells if solutions or cell.id.removesuffix("-check") not in asked or cell.id in asked]
    _predictions(notebook)
    return notebook if solutions else ClearSolutions(config=config).preprocess(notebook, {})[0]


def choices(name):
    """{grade_id: the choice} of all choices of a chapter."""
    cells = notebook_from_text(name).cells
    found = {cell.id: questions.choice(cells, cell.id) for cell in cells if cell.metadata.get("nbgrader", {}).get("solution")}
    return {grade_id: choice for grade_id, choice in found.items() if choice}


def _options(source, grade_id, choice):
    """A question whose lists of options can be chosen from where they stand; how to answer it in a notebook is left out."""
    source, parts = questions.NOTEBOOK.sub("", source), zip(choice["parts"], choice["options"], strict=False)
    if choice["twice"]:                                         # letters are matched with names in the form itself
        return source

    def fields(_):
        part, options = next(parts)
        rows = "".join(f'<label><input type="radio" form="choice-{grade_id}" name="{part["name"]}" value="{letter}" required> <span>{letter}: {inline(text)}</span></label>'
                       for letter, text in options.items())
        return raw(f'<fieldset class="options" aria-label="{part["name"]}">{rows}</fieldset>') + "\n"

    return questions.GROUP.sub(fields, source)


def _choices(grade_id, choice):
    """The form of one choice, which is judged on the page in the words of the check. Its options are in the question (`_options`)."""
    judged = json.dumps({key: choice[key] for key in ("parts", "right", "twice")})
    told = data(base64.b64encode(judged.encode()).decode())     # so that someone who looks into the page's source doesn't read the answer by accident
    letters = "".join(f"<option>{letter}</option>" for letter in choice["options"][0])
    lists = "".join(f'<label>{part["name"]} <select name="{part["name"]}" required><option value="">?</option>{letters}</select></label>'
                    for part in choice["parts"]) if choice["twice"] else ""
    still = "<noscript><p>It is checked here where JavaScript is on.</p></noscript>"
    return f'{still}<form class="choices" data-question="{grade_id}" id="choice-{grade_id}" hidden>{lists}<button>Check</button><output aria-live="polite"></output>{told}</form>'


def _predictions(notebook):
    """After each question to predict, a place for the answer; the picture that follows is covered until it is given."""
    cells = []
    for i, cell in enumerate(notebook.cells):
        cells.append(cell)
        if cell.cell_type != "markdown" or not questions.prediction(cell.source):
            continue
        following = notebook.cells[i + 1] if i + 1 < len(notebook.cells) else None
        if "data-widget" in json.dumps((following or {}).get("outputs", [])):
            continue                                            # a widget asks itself
        identity = f"predict-{cell.id}"[:64]
        pictures = [output for output in (following or {}).get("outputs", []) if "text/html" in output.get("data", {})]
        for output in pictures:
            output.data["text/html"] = f'<div data-answers="{identity}">{output.data["text/html"]}</div>'
        form = (f'<form class="prediction" data-question="{identity}" hidden><label for="{identity}">Your prediction</label>'
                f'<textarea id="{identity}" rows="2" required></textarea><button>{"Keep it, and show the picture" if pictures else "Keep it"}</button></form>')
        cells.append(nbformat.v4.new_markdown_cell(raw(form), id=identity))
        asked, answer = questions.before_answer(cell.source)
        if answer:                                              # a fold in the same cell: the question, its form, and then the answer
            cell.source = asked
            cells.append(nbformat.v4.new_markdown_cell(answer, id=f"answer-{cell.id}"[:64]))
    notebook.cells = cells


def _output(output, state):
    """An output as the site shows it, or None for a progress bar at rest: widgets as places for them, pictures as files."""
    if VIEW in output.get("data", {}):
        traits = state.get(output.data[VIEW]["model_id"], {})
        if traits.get("model_name") != "AnyModel":
            return None
        output.data = {"text/html": widget(traits, output.data.get("text/html", "")), "text/plain": output.data["text/plain"]}
    elif "aria-label=\"Concept map" in output.get("data", {}).get("text/html", ""):
        output.data["text/html"] = ConceptMap(address("../"))._repr_html_()
    elif "text/html" in output.get("data", {}):
        output.data["text/html"] = IMAGE.sub(picture, output.data["text/html"])
    return output


def _fold(cell):
    cell.source = re.sub(r"^\s*### (BEGIN|END) SOLUTION\n?", "", cell.source, flags=re.M)
    if cell.cell_type == "code":
        cell.metadata.update(tags=["hide-input"], mystnb=PROMPTS)
    else:
        cell.source = f"<details><summary>Show solution</summary>\n\n{cell.source}\n</details>"
