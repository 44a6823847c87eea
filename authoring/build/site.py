"""Build the site: `make site`, or `make site SOLUTIONS=1` for one that unfolds the reference solutions.

solutions/NN_name.py → site/_build/executed (as run) → site/_build/pages/NN_name/section.ipynb (what readers see, a page a section)
→ Sphinx → site/js/formulas.mjs (formulas drawn) → site/_build/html. A chapter whose text, utils and data are unchanged is not executed
again. Nothing in the result asks another machine for anything. It needs Node: esbuild bundles the page's JavaScript, KaTeX draws formulas.
"""
import argparse
import base64
import copy
import hashlib
import html
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from urllib.parse import urlsplit

import nbformat
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions
from PIL import Image
from tqdm import tqdm
from traitlets.config.loader import PyFileConfigLoader

from authoring import ROOT
from authoring.build import long, places, preload, questions, reach
from authoring.build.chapters import NOTEBOOKS, SOLUTIONS, chapters, notebook_from_text
from authoring.build.notebooks import VIEW, content_hash, execute, write
from utils import widgets
from utils.concepts import ConceptMap, concepts
from utils.widgets.base import HERE as WIDGETS

SITE = ROOT / "site"
BUILT = SITE / "_build"
EXECUTED, PAGES, STATIC, HTML = BUILT / "executed", BUILT / "pages", BUILT / "static", BUILT / "html"
PACKED = BUILT / "packed"                                       # pictures as WebP: packing them takes longer than all else
META = BUILT / "modules.json"                                   # esbuild's account of which module imports which
COLUMNS = re.compile(r"^.*\S {2,}\S.* {2,}\S", re.M)           # a line of a printed table
PROMPTS = {"code_prompt_show": "Show solution", "code_prompt_hide": "Hide solution"}
IMPORTS = {"code_prompt_show": "Show the imports", "code_prompt_hide": "Hide the imports"}
STATE = "application/vnd.jupyter.widget-state+json"
UNSENT = {"layout", "tabbable", "tooltip"}                      # of ipywidgets, not of ours
IMAGE = re.compile(r'(<img [^>]*)src="data:image/png;base64,([A-Za-z0-9+/=]+)"([^>]*>)')
LINK = re.compile(r"\]\(\.\./(\d\d_\w+)/\1\.ipynb(?:#([^)]*))?\)")
FENCE = re.compile(r"^(```|~~~)")
NAMES = json.loads((SITE / "names.json").read_text(encoding="utf-8"))    # [{words, chapter, heading, also: [name, …]}, …]


# ---- executing ----------------------------------------------------------------------------------------------------------

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
            write(notebook, path)
            files = reach.read(log.name)
        stamp.write_text(json.dumps({"hash": content_hash(name, files), "reach": files}))
    return nbformat.read(path, as_version=4)


# ---- a chapter's pages --------------------------------------------------------------------------------------------------

def lines(source):
    """[(line, whether it is text and no code), …] of a Markdown cell."""
    text, found = True, []
    for line in source.split("\n"):
        fence = FENCE.match(line)
        found.append((line, text and not fence))
        text = text != bool(fence)
    return found


def slug(heading):
    """The name of a section's page: "Jensen's inequality" → jensens-inequality."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower().replace("'", "").replace("’", "")).strip("-") or "section"


def split(notebook):
    """[(heading or None, [cell, …]), …]: what stands before the first heading of level 2, and then each section."""
    sections = [(None, [])]
    for cell in notebook.cells:
        if cell.cell_type != "markdown":
            sections[-1][1].append(cell)
            continue
        part = []
        for line, is_text in [*lines(cell.source), ("## ", True)]:
            if is_text and line.startswith("## "):
                if "\n".join(part).strip():
                    piece = copy.deepcopy(cell)
                    piece.source = "\n".join(part)
                    sections[-1][1].append(piece)
                part = [line]
                if line != "## ":
                    sections.append((line[3:].strip(), []))
            else:
                part.append(line)
    for _, cells in sections:
        seen = set()
        for cell in cells:                                      # two pieces of one cell had one id
            cell.id = cell.id if cell.id not in seen else f"{cell.id}-{len(seen)}"[-64:]
            seen.add(cell.id)
    return sections


def raised(source):
    """A section's Markdown as a page of its own: each heading a level higher."""
    return "\n".join(line[1:] if is_text and re.match(r"##+ ", line) else line for line, is_text in lines(source))


def sections_of(name):
    """{heading of any level: the page on which it stands}, in the order of the text, and from it alone."""
    where = {}
    for heading, cells in split(notebook_from_text(name)):
        page = f"{name}/{slug(heading) if heading else 'index'}"
        for cell in cells:
            shown = cell.cell_type == "markdown" and "notebook" not in cell.metadata.get("tags", ()) and not cell.metadata.get("nbgrader", {}).get("solution")
            for line, is_text in lines(cell.source) if shown else ():
                if is_text and (found := re.match(r"#+ (.+)", line)):
                    where[found[1].strip()] = page
    return where


def address(up=""):
    """What turns a concept into the address of its section on the site."""
    where = {name: sections_of(name) for name in chapters()}
    return lambda node: f"{up}{where[node['chapter']][node['heading']]}.html#concept-{node['id']}"


def page(name, notebook, solutions):
    """The executed chapter as readers see it: no progress bars; solutions folded, or as in the students' copies; questions that can be answered."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    state = notebook.metadata.get("widgets", {}).get(STATE, {}).get("state", {})
    asked = choices(name)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":                        # where the site has it
            cell.source = cell.source.replace("../../solutions/errata.md", "../errata.md")
        if cell.cell_type == "code":
            cell.outputs = [shown for output in cell.outputs if (shown := _output(output, state))]
        grading = cell.metadata.get("nbgrader", {})
        if grading.get("solution") and cell.id in asked and not solutions:
            cell.update(cell_type="markdown", source=raw(_choices(cell.id, asked[cell.id])))
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


def raw(text):
    """HTML in a Markdown cell."""
    return f"```{{raw}} html\n{text}\n```"


def _choices(grade_id, choice):
    """A form for one choice: an option and perhaps its reason, judged on the page in the words of the check."""
    fields = []
    for part in choice:
        rows = "".join(f'<label><input type="radio" name="{part["name"]}" value="{letter}" required> <span>{letter}: {inline(text)}</span></label>'
                       for letter, text in part["options"].items())
        fields.append(f"<fieldset><legend>{'Your answer' if part['name'] == 'Option' else 'Why?'}</legend>{rows}</fieldset>")
    judged = json.dumps([{key: part[key] for key in ("name", "key", "why")} for part in choice])
    told = data(base64.b64encode(judged.encode()).decode())     # so that someone who looks into the page's source doesn't read the answer by accident
    return f'<form class="choices" data-question="{grade_id}" hidden>{"".join(fields)}<button>Check</button><output aria-live="polite"></output>{told}</form>'


def data(values):
    """Values for the page's JavaScript, inside the HTML."""
    return '<script type="application/json">' + json.dumps(values, ensure_ascii=False).replace("</", "<\\/") + "</script>"


def inline(text):
    """A line of Markdown as HTML: code and formulas, which is all that options hold."""
    text = html.escape(text, quote=False)
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    text = re.sub(r"\$([^$]+)\$", r'<span class="tex">\1</span>', text)
    return re.sub(r"\*\*?([^*]+)\*\*?", r"<em>\1</em>", text)


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


# ---- files next to the pages ---------------------------------------------------------------------------------------------

def stored(content, folder, ending):
    """Bytes as a file of their own, named after what they are; its address from a page of a chapter."""
    path = STATIC / folder / f"{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return f"../_static/{path.relative_to(STATIC).as_posix()}"


def picture(found):
    """An <img> with its bytes inside → one with a file, its size, and read only when it comes near."""
    png = base64.b64decode(found[2])
    image, packed = Image.open(io.BytesIO(png)), PACKED / f"{hashlib.sha256(png).hexdigest()}.webp"
    if not packed.exists():
        PACKED.mkdir(parents=True, exist_ok=True)
        image.convert("RGB").save(packed, "WEBP", lossless=True, method=4)
    tag = found[1] + found[3]
    width = int(size[1]) if (size := re.search(r'width="(\d+)"', tag)) else image.width
    sizes = f'height="{round(image.height * width / image.width)}"' + ("" if size else f' width="{width}"')
    return f'{found[1]}src="{stored(packed.read_bytes(), "pictures", "webp")}" loading="lazy" {sizes}{found[3]}'


BUNDLES = {path.read_text(encoding="utf-8"): path.stem for path in (WIDGETS / "bundles").glob("*.js")}


def widget(model, still):
    """The place of a widget: its picture, until site/js/widgets.js shows it, and what it is to show."""
    state, files = dict(model["state"]), {tuple(each["path"]): each["data"] for each in model.get("buffers", ())}
    name = BUNDLES[state["_esm"]]
    traits = {key: value for key, value in state.items() if not key.startswith("_") and key not in UNSENT}
    traits |= {path[0]: {"files": parts(path[0], base64.b64decode(data), traits)} for path, data in files.items()}
    if "recorded" in traits:
        traits["recorded"] = [IMAGE.sub(picture, each) for each in traits["recorded"]]
        traits["html"] = IMAGE.sub(picture, traits["html"])
    return f'<div class="widget" data-widget="{name}">{IMAGE.sub(picture, still)}{data(traits)}</div>'


def parts(trait, content, traits):
    """The files of a trait of bytes. A network's weights are two: the generator's, which is all that draws, and what reads."""
    if trait not in ("weights", "affine"):
        return [stored(content, "data", "bin")]
    cut = generator_bytes(dict(traits["architecture"])["generator"])[trait]
    return [stored(content[:cut], "data", "bin"), stored(content[cut:], "data", "bin")]


def generator_bytes(layers):
    """How long the generator's part of weights (float16) and affine (float32) is."""
    return {"weights": sum(2 * layer["inputs"] * layer["outputs"] * (1 if layer["kind"] == "dense" else 16) for layer in layers),
            "affine": sum(8 * layer["outputs"] for layer in layers)}


def networks():
    """The shipped networks for the first page: {generator, reader}, each {architecture, weights: files, affine: files}."""
    shown = widgets.traversal()
    files = {trait: parts(trait, getattr(shown, trait), {"architecture": shown.architecture}) for trait in ("weights", "affine")}
    return {name: {"architecture": [each for each in shown.architecture if (each[0] == "generator") == (name == "generator")],
                   **{trait: [address.removeprefix("../") for address in (both[:1] if name == "generator" else both[1:])] for trait, both in files.items()}}
            for name in ("generator", "reader")}


def _fold(cell):
    cell.source = re.sub(r"^\s*### (BEGIN|END) SOLUTION\n?", "", cell.source, flags=re.M)
    if cell.cell_type == "code":
        cell.metadata.update(tags=["hide-input"], mystnb=PROMPTS)
    else:
        cell.source = f"<details><summary>Show solution</summary>\n\n{cell.source}\n</details>"


# ---- pages --------------------------------------------------------------------------------------------------------------

def section_pages(name, notebook, repository):
    """{file: notebook}: the chapter's first page, with its sections, and a page for each."""
    where, pages, below = {each: sections_of(each) for each in chapters()}, {}, []

    def link(found):
        chapter, heading = found[1], (found[2] or "").replace("-", " ")
        target = next((page for known, page in where[chapter].items() if known.replace("-", " ") == heading), f"{chapter}/index")
        return f"](../{target}.ipynb)"

    for heading, cells in split(notebook):
        for cell in cells:
            if cell.cell_type != "markdown":
                continue
            for each in NAMES:
                if each["chapter"] == name:                     # the search page finds it there (site/js/search.js)
                    entry = f"```{{index}} ! {each['words']}\n```"
                    cell.source = re.sub(rf"^(#+ {re.escape(each['heading'])})$", rf"{entry}\n\1", cell.source, flags=re.M)
            for node in concepts():
                if node["chapter"] == name:                     # a place to land on: a heading's own id may be the title's already
                    cell.source = re.sub(rf"^(#+ {re.escape(node['heading'])})$", rf"(concept-{node['id']})=\n\1", cell.source, flags=re.M)
            cell.source = LINK.sub(link, raised(cell.source) if heading else cell.source)
        title = slug(heading) if heading else "index"
        below += [title] if heading else []
        pages[title] = nbformat.v4.new_notebook(cells=cells, metadata=notebook.metadata)
        pages[title].metadata.pop("widgets", None)
    contents = "\n".join(below)
    pages["index"].cells += [nbformat.v4.new_markdown_cell(raw(downloads(name, repository)), id="downloads"),
                             nbformat.v4.new_markdown_cell(f"```{{toctree}}\n:maxdepth: 1\n:caption: In this chapter\n\n{contents}\n```", id="contents")]
    return pages


def downloads(name, repository):
    """How to get a chapter's notebook, and where it can be opened."""
    links = [f'<a href="../_static/course/{name}.ipynb" download>This chapter’s notebook</a>', '<a href="../_static/course/course.zip" download>The whole course</a>']
    if repository:
        links += [f'<a href="{places.colab(repository, name)}">Open in Colab</a>', f'<a href="{places.binder(repository, name)}">Open in Binder</a>']
    return (f'<p class="get">{" · ".join(links)}<br>To open it: unpack the course, then <code>make lab</code> (Windows: <code>py course.py lab</code>). '
            "It needs Python 3.11 or newer.</p>")


def start_page(names, repository):
    """index.md: what this is, alive; the way on; the chapters with 00_start's words for each; how to get, open and cite the course."""
    rows = re.findall(r"^# \| \[(.+?)\]\(\.\./(\d\d_\w+)/.*?\) \| (.+?) \|", (SOLUTIONS / "00_start.py").read_text(encoding="utf-8"), re.M)
    listed = "".join(f'<li><a href="{name}/index.html">{html.escape(title)}</a> <span>{inline(words)}</span></li>' for title, name, words in rows)
    files = "\n".join(f"{name}/index" for name in names)
    source = f' <a href="{repository}">Its source</a> is open, under the MIT licence.' if repository else " It is under the MIT licence."
    live = (f'<div class="widget" data-first-page><img src="_static/first_page.png" width="680" height="340" alt="{FIRST_WORDS}">'
            f"{data(networks())}</div>")
    get = ('<a href="_static/course/course.zip" download>Download the course</a>, unpack it, and type <code>make lab</code> (Windows: '
           "<code>py course.py lab</code>). It needs Python 3.11 or newer, a laptop, and no network once it is set up.")
    return f"""---
hide-toc: true
---
# InfoGAN, depth first

{raw(f'''<p class="lead">This network has never seen a label. It draws digits all the same, and has dials for them: which one, how slanted, how wide. Turn them.</p>
{live}
<p class="go"><a class="primary" href="01_entropy/index.html">Build it from the ground up: begin with entropy</a> <a href="00_start/index.html">or read first what is ahead</a></p>
<figure class="strip"><a href="04_gan/a-gan-in-the-plane.html"><img src="_static/plane.png" width="1000" height="250" loading="lazy" alt="{STRIP_WORDS}"></a>
<figcaption>A GAN learns a drawing. <a href="04_gan/a-gan-in-the-plane.html">Draw your own, and watch one train in your browser.</a></figcaption></figure>
<h2 id="chapters">From entropy to InfoGAN, every answer checked</h2>
<ol class="chapters" start="1">{listed}</ol>
<p>The <a href="concepts.html">map of concepts</a> shows what builds on what.</p>
<h2 id="get">On your own machine</h2>
<p>{get}{source}</p>
<p>To cite it: “InfoGAN, depth first”, version {places.settings()["version"]}; <a href="_static/course/CITATION.cff" download>CITATION.cff</a>.</p>''')}

```{{toctree}}
:caption: The course
:hidden:

{files}
```

```{{toctree}}
:caption: More
:hidden:

concepts
errata
check_results
```
"""


NOT_HERE = """---
orphan: true
hide-toc: true
---
# There is no such page

It may have moved: every section of a chapter is now a page of its own. The search in the menu finds it by its words, the
[map of concepts](concepts.md) by what it teaches; or begin on the [first page](index.md).
"""
FIRST_WORDS = "A generated digit, large, and a pad of the same digit: its slant changes across the pad, its width upwards"

STRIP_WORDS = "Four pictures of the plane: points along a heart that was drawn by hand, and a network's points, first in one place, then spreading along the heart"


def asked(pages):
    """{page: [question, …]} of what can be answered on these pages."""
    found = {f"{name}/{'' if title == 'index' else title + '.html'}": re.findall(r'data-question=\\?"([\w-]+)', nbformat.writes(notebook))
             for (name, title), notebook in pages.items()}
    return {where: ids for where, ids in found.items() if ids}


def whole_course(target):
    """Every file of the repository, as git lists them, in one zip."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in filter(None, listed):
            if (ROOT / name).is_file():
                archive.write(ROOT / name, f"infogan-depth-first/{name}")


def prepare(names, solutions):
    """Everything that Sphinx reads: PAGES, and STATIC next to them."""
    for folder in (PAGES, STATIC):
        shutil.rmtree(folder, ignore_errors=True)
    pages = {}
    for name in tqdm(names, desc="chapters", unit="chapter"):
        for title, notebook in section_pages(name, page(name, executed(name), solutions), places.repository()).items():
            pages[name, title] = notebook
            write(notebook, PAGES / name / f"{title}.ipynb")
    (PAGES / "index.md").write_text(start_page(names, places.repository()), encoding="utf-8")
    concept_map = ConceptMap(address())._repr_html_()
    (PAGES / "concepts.md").write_text(
        f"---\nhide-toc: true\n---\n# Concept map\n\nEach concept is a link to the section that teaches it; a line says “builds on”.\n\n{raw(concept_map)}\n",
        encoding="utf-8")
    (PAGES / "404.md").write_text(NOT_HERE, encoding="utf-8")
    for name in ("errata.md", "check_results.md"):
        shutil.copy(SOLUTIONS / name, PAGES)
    (STATIC / "questions.json").write_text(json.dumps(asked(pages)))
    course = STATIC / "course"
    course.mkdir(parents=True)
    for name in names:
        shutil.copy(NOTEBOOKS / name / f"{name}.ipynb", course)
    shutil.copy(ROOT / "CITATION.cff", course)
    whole_course(course / "course.zip")
    for taken in (SITE / "pictures").glob("*.png"):
        shutil.copy(taken, STATIC)
    bundle()


def rooted(page, root):
    """A page whose addresses begin at the site's root: the 404 page is shown at any depth."""
    return re.sub(r'\b(href|src|data-content_root)="(?![#/]|[a-z]+:)(?:\./)?', rf'\1="{root}', page)


def sitemap(base, names):
    """What search engines read: the address of every page but those that are no place to go to."""
    rows = "\n".join(f"<url><loc>{html.escape(base + name)}</loc></url>" for name in names if name not in ("404.html", "search.html", "genindex.html"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}\n</urlset>\n'


def npx(*command):
    subprocess.run(["npx", "--no-install", *map(str, command)], cwd=ROOT, check=True)


def bundle():
    """The page's JavaScript as modules that load each other, the widgets' style, and KaTeX's style with the fonts that browsers read."""
    if not (ROOT / "node_modules").exists():
        subprocess.run(["npm", "ci", "--silent"], cwd=ROOT, check=True)
    npx("esbuild", SITE / "js" / "main.js", SITE / "js" / "search.js", "--bundle", "--splitting", "--minify", "--format=esm", "--charset=utf8", f"--outdir={STATIC / 'js'}",
        f"--metafile={META}", "--log-level=warning")
    npx("esbuild", WIDGETS / "widgets.css", "--minify", f"--outfile={STATIC / 'widgets.css'}", "--log-level=warning")
    katex = ROOT / "node_modules" / "katex" / "dist"
    style = re.sub(r",url\(fonts/[\w-]+\.(woff|ttf)\) format\(\"\w+\"\)", "", (katex / "katex.min.css").read_text(encoding="utf-8"))
    (STATIC / "katex" / "fonts").mkdir(parents=True)
    (STATIC / "katex" / "katex.css").write_text(style, encoding="utf-8")
    for font in katex.glob("fonts/*.woff2"):
        shutil.copy(font, STATIC / "katex" / "fonts")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--solutions", action="store_true", default=bool(os.environ.get("SOLUTIONS")), help="unfoldable solutions")
    prepare(chapters(), parser.parse_args().solutions)
    shutil.rmtree(HTML, ignore_errors=True)
    code = subprocess.call([sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-c", str(SITE), "-d", str(BUILT / "doctrees"),
                            str(PAGES), str(HTML)])
    if code:
        sys.exit("Sphinx warns about the lines above; the site must build without a warning.")
    meta = json.loads(META.read_text(encoding="utf-8"))
    for path in HTML.rglob("*.html"):           # Sphinx calls a list's caption a heading, and doesn't say of which level
        text, up = path.read_text(encoding="utf-8"), "../" * (len(path.relative_to(HTML).parts) - 1)
        text = text.replace('class="caption" role="heading"', 'class="caption" role="heading" aria-level="2"')
        path.write_text(text.replace("</title>", f"</title>{preload.head(text, meta, up)}", 1), encoding="utf-8")
    base = places.pages(places.repository()) if places.repository() else ""
    (HTML / "404.html").write_text(rooted((HTML / "404.html").read_text(encoding="utf-8"), urlsplit(base).path or "/"), encoding="utf-8")
    if base:
        (HTML / "sitemap.xml").write_text(sitemap(base, sorted(path.relative_to(HTML).as_posix() for path in HTML.rglob("*.html"))), encoding="utf-8")
    subprocess.run(["node", "site/js/formulas.mjs", str(HTML)], cwd=ROOT, check=True)
    print(f"{HTML / 'index.html'}\nSee it with: .venv/bin/python -m http.server -d {HTML.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
