"""What a chapter becomes on the site, before Sphinx sees it. (tests/browser/test_site.py looks at the built pages.)"""
import base64
import io
import json
import re
import shutil
import subprocess

import nbformat
import numpy as np
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from authoring.build import picture, preload, questions, site
from authoring.build.chapters import notebook_from_text
from tests.paths import CHAPTERS, SOLUTIONS
from utils import widgets
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
    traits = {"_esm": widgets.Bumps._esm, "_css": "", "distance": 2, "width": 1, "predict": True, "layout": "IPY_MODEL_1"}
    state = {"bar": {"model_name": "HBoxModel"}, "dials": {"model_name": "AnyModel", "state": traits}}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("train()", outputs=[view("bar"), view("dials")])])
    notebook.metadata.widgets = {"application/vnd.jupyter.widget-state+json": {"state": state}}
    (cell,) = site.page("00_start", notebook, solutions=False).cells
    (output,) = cell.outputs
    shown = BeautifulSoup(output.data["text/html"], "html.parser").div
    assert shown["data-widget"] == "bumps" and json.loads(shown.script.string) == {"distance": 2, "width": 1, "predict": True}


def test_the_map_in_the_start_page_leads_to_sections_of_the_site():
    page = site.page("00_start", executed("00_start"), solutions=False)
    maps = [output.data["text/html"] for cell in page.cells for output in cell.get("outputs", [])
            if "<nav" in output.get("data", {}).get("text/html", "")]
    assert maps == [ConceptMap(site.address("../"))._repr_html_()]
    assert all(f'href="../{node["chapter"]}/' in maps[0] for node in concepts())


def test_the_start_page_names_every_chapter():
    index = site.start_page(CHAPTERS, None)
    assert all(f'href="{chapter}/index.html"' in index for chapter in CHAPTERS) and "../" not in index
    assert '<a href="https://github.com/a/b">Its source</a>' in site.start_page(CHAPTERS, "https://github.com/a/b")


SPLIT = """# Title

before

## One's first

text
```python
## not a heading
```

## Second

### Inside
"""


def test_a_chapter_becomes_a_page_for_each_of_its_sections():
    cells = [nbformat.v4.new_markdown_cell(SPLIT), nbformat.v4.new_code_cell("x"), nbformat.v4.new_markdown_cell("## Third")]
    parts = [(heading, [cell.source for cell in cells]) for heading, cells in site.split(nbformat.v4.new_notebook(cells=cells))]
    assert [heading for heading, _ in parts] == [None, "One's first", "Second", "Third"]
    assert [site.slug(heading) for heading, _ in parts[1:]] == ["ones-first", "second", "third"]
    assert "## not a heading" in parts[1][1][0] and parts[2][1][1:] == ["x"]
    assert site.raised(parts[1][1][0]).startswith("# One's first") and "## not a heading" in site.raised(parts[1][1][0])
    assert "## Inside" in site.raised(parts[2][1][0])


def test_no_text_is_lost_when_a_chapter_is_split(chapter):
    notebook = notebook_from_text(chapter)
    words = lambda cells: " ".join(cell.source for cell in cells).split()
    assert words(notebook.cells) == words(cell for _, cells in site.split(notebook) for cell in cells)


def test_a_picture_becomes_a_file_with_its_size_that_is_read_when_it_comes_near(tmp_path, monkeypatch):
    monkeypatch.setattr(site, "STATIC", tmp_path)
    png = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(png, "PNG")
    inside = f'<p><img alt="red" src="data:image/png;base64,{base64.b64encode(png.getvalue()).decode()}" width="15"></p>'
    tag = BeautifulSoup(site.IMAGE.sub(site.picture, inside), "html.parser").img
    assert (tag["width"], tag["height"], tag["loading"], tag["alt"]) == ("15", "10", "lazy", "red")
    image = Image.open(tmp_path / tag["src"].removeprefix("../_static/"))
    assert image.size == (30, 20) and image.convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_the_networks_of_the_first_page_are_files_that_the_widgets_share(tmp_path, monkeypatch):
    monkeypatch.setattr(site, "STATIC", tmp_path)
    networks, shown = site.networks(), widgets.traversal()
    for trait in ("weights", "affine"):
        files = [tmp_path / address.removeprefix("_static/") for part in ("generator", "reader") for address in networks[part][trait]]
        assert b"".join(path.read_bytes() for path in files) == getattr(shown, trait)
    assert [name for name, _ in networks["generator"]["architecture"]] == ["generator"]
    assert len(list(tmp_path.rglob("*.bin"))) == 4


@pytest.mark.skipif(shutil.which("node") is None, reason="no node on the PATH (the browser tests run this too)")
def test_files_that_come_one_by_one_are_whole_when_they_are_asked_for_together():
    program = f"""
      globalThis.fetch = async (address) => ({{ ok: true, arrayBuffer: async () => {{ asked.push(address); return Uint8Array.from(address, Number).buffer; }} }});
      const asked = [], {{ numbers }} = await import({json.dumps((site.SITE / "js" / "files.js").as_uri())});
      const read = async (list) => Array.from(new Uint8Array((await numbers(list)).buffer));
      console.log(JSON.stringify([await read(["12"]), await read(["12", "345"]), await read(["345"]), asked, await numbers(["12"]) === await numbers(["12"])]));"""
    done = subprocess.run(["node", "--input-type=module", "-e", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[1, 2], [1, 2, 3, 4, 5], [3, 4, 5], ["12", "345"], True]


@pytest.mark.parametrize("path, size", [(picture.FIRST_PAGE, (680, 340)), (picture.COPY, (680, 340)), (picture.PLANE, (1000, 250))])
def test_the_pictures_taken_from_the_site_show_what_is_shipped(path, size):
    image = Image.open(path)
    assert image.text["shows"] == picture.shown(path if path in picture.SHOWS else picture.FIRST_PAGE), "make site, then python -m authoring.build.picture"
    assert image.size == size and np.asarray(image.convert("L")).std() > 20


def test_every_choice_can_be_answered_and_every_prediction_made(chapter):
    cells = site.page(chapter, notebook_from_text(chapter), solutions=False).cells
    text = "\n".join(cell.source for cell in cells)
    told = {name for name in site.choices(chapter)}
    assert told == set(re.findall(r'form class="choices" data-question="([\w-]+)"', text))
    asked = sum(bool(questions.prediction(cell.source)) for cell in notebook_from_text(chapter).cells if cell.cell_type == "markdown")
    assert text.count('form class="prediction"') >= asked - text.count("widgets.") and (asked == 0 or "Predict first" in text)
    for choice in site.choices(chapter).values():
        for part in choice:
            assert part["key"] in part["options"] and set(part["why"]) <= set(part["options"])


def test_the_page_for_what_is_not_there_works_at_any_depth_and_the_sitemap_has_whole_addresses():
    page = '<html data-content_root="./"><a href="concepts.html#a">m</a><a href="#main">s</a><script src="_static/x.js"></script><a href="https://a.b/">o</a>'
    assert site.rooted(page, "/course/") == ('<html data-content_root="/course/"><a href="/course/concepts.html#a">m</a><a href="#main">s</a>'
                                             '<script src="/course/_static/x.js"></script><a href="https://a.b/">o</a>')
    listed = re.findall("<loc>(.*?)</loc>", site.sitemap("https://a.github.io/course/", ["404.html", "01_entropy/entropy.html", "index.html", "search.html"]))
    assert listed == ["https://a.github.io/course/01_entropy/entropy.html", "https://a.github.io/course/index.html"]


META = {"outputs": {"out/main.js": {"entryPoint": "site/js/main.js", "imports": [{"path": "out/chunk-A.js", "kind": "import-statement"},
                                                                            {"path": "out/plane-1.js", "kind": "dynamic-import"}]},
                    "out/plane-1.js": {"entryPoint": "utils/widgets/plane.js", "imports": [{"path": "out/chunk-A.js", "kind": "import-statement"},
                                                                                      {"path": "out/chunk-B.js", "kind": "import-statement"}]},
                    "out/chunk-A.js": {"imports": [{"path": "out/chunk-C.js", "kind": "import-statement"}]}, "out/chunk-B.js": {"imports": []},
                    "out/chunk-C.js": {"imports": []}}}


def test_a_page_asks_at_once_for_the_modules_and_the_numbers_of_its_first_widget():
    assert preload.modules(META, "plane") == ["plane-1.js", "chunk-A.js", "chunk-B.js", "chunk-C.js"]
    asks = lambda page: re.findall('href="(.*?)"', preload.head(page, META, "../"))
    assert asks("<p>no widget</p>") == ["../_static/js/chunk-A.js", "../_static/js/chunk-C.js"]
    widget = '<div class="widget" data-widget="plane"><img>{}</div>'.format(site.data({"seed": 1, "weights": {"files": ["../_static/data/a.bin", "../_static/data/b.bin"]}}))
    assert asks(widget)[2:] == ["../_static/js/plane-1.js", "../_static/js/chunk-B.js", "../_static/data/a.bin"]
    assert asks(widget + widget) == asks(widget)


@pytest.mark.parametrize("each", site.NAMES, ids=lambda each: each["words"])
def test_every_name_that_the_search_knows_is_of_a_heading(each):
    assert each["heading"] in site.sections_of(each["chapter"])


def test_no_other_name_means_two_things():
    names = [name.lower() for each in site.NAMES for name in (each["words"], *each["also"])]
    assert len(set(names)) == len(names)


def test_the_place_for_a_prediction_comes_before_the_answer():
    fold = "<details><summary>Answer</summary>\n\nThree.\n</details>\n\nAfterwards."
    cell = nbformat.v4.new_markdown_cell(f"<details><summary>Hint</summary>x</details>\n\n**Predict first:** how many?\n\n{fold}")
    asked, form, answer = site.page("00_start", nbformat.v4.new_notebook(cells=[cell]), solutions=False).cells
    assert asked.source.endswith("how many?") and 'class="prediction"' in form.source and answer.source == fold


@pytest.mark.parametrize("text, table", [
    ("seed  TV    error\n1     0.22  0.29\n", True), ("V = -1.03 nats;  the best of 1,000: below\nV = -0.99 nats;  below\n", False), ("one  two  three\n", False)])
def test_the_lines_of_a_printed_table_are_not_broken_and_those_of_sentences_are(text, table):
    cell = nbformat.v4.new_code_cell("print()", outputs=[nbformat.v4.new_output("stream", text=text)])
    (cell,) = site.page("00_start", nbformat.v4.new_notebook(cells=[cell]), solutions=False).cells
    assert ("columns" in cell.metadata.get("tags", [])) == table
