"""Build the site: `make site`, or `make site SOLUTIONS=1` for one that unfolds the reference solutions.

solutions/NN_name.py → site/_build/pages/NN_name/NN_name.ipynb (executed, hidden tests and solutions out) → site/_build/html.
A chapter whose text, utils and data are unchanged is not executed again. Nothing in the result asks another machine for
anything: MathJax comes from a package, and site/static/widgets.js runs the widgets.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys

import nbformat
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions
from tqdm import tqdm
from traitlets.config.loader import PyFileConfigLoader

from authoring import places
from authoring.build import NOTEBOOKS, ROOT, SOLUTIONS, VIEW, chapters, content_hash, execute, notebook_from_text, stamps, write
from utils.concepts import ConceptMap, concepts

SITE = ROOT / "site"
BUILT = SITE / "_build"
EXECUTED, PAGES, HTML = BUILT / "executed", BUILT / "pages", BUILT / "html"
COLUMNS = re.compile(r"^.*\S {2,}\S.* {2,}\S", re.M)           # a line of a printed table
PROMPTS = {"code_prompt_show": "Show solution", "code_prompt_hide": "Hide solution"}


def without_hidden_tests(notebook):
    """Before it is executed: what they print is never shown, and they take a third of the time."""
    notebook = ClearHiddenTests().preprocess(notebook, {})[0]
    notebook.cells = [cell for cell in notebook.cells if cell.source.strip()]
    return notebook


def executed(name):
    """The chapter with outputs, the state of its widgets, and their recordings; from the last build where nothing changed."""
    path, stamp = EXECUTED / f"{name}.ipynb", EXECUTED / f"{name}.txt"
    digest = content_hash(name, stamps()[name]["reach"])
    if not (path.exists() and stamp.exists() and stamp.read_text() == digest):
        os.environ["COURSE_SITE"] = "1"
        write(execute(without_hidden_tests(notebook_from_text(name)), SITE), path)
        stamp.write_text(digest)
    return nbformat.read(path, as_version=4)


def page(name, notebook, solutions):
    """The executed chapter as readers see it: no progress bars; solutions folded, or as in the students' copies."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    notebook.cells = [cell for cell in notebook.cells if cell.id != "colab"]
    state = notebook.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    for node in concepts():
        if node["chapter"] == name:                             # a place to land on: a heading's own id may be the title's already
            for cell in (cell for cell in notebook.cells if cell.cell_type == "markdown"):
                cell.source = re.sub(rf"^(#+ {re.escape(node['heading'])})$", rf"(concept-{node['id']})=\n\1", cell.source, flags=re.M)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":                        # where the site has it
            cell.source = cell.source.replace("../../solutions/errata.md", "../errata.md")
        if cell.cell_type == "code":                            # ipywidgets' own are progress bars, at rest
            cell.outputs = [out for out in cell.outputs if VIEW not in out.get("data", {})
                            or state.get(out.data[VIEW]["model_id"], {}).get("model_name") == "AnyModel"]
        grading = cell.metadata.get("nbgrader", {})
        if grading.get("solution") and solutions:
            _fold(cell)
        elif (grading.get("solution") or grading.get("grade")) and cell.cell_type == "code" and not solutions:
            cell.outputs = []                                   # they come from the answer, which is not shown
        if len(COLUMNS.findall("".join(output.get("text", "") for output in cell.get("outputs", [])))) > 1:
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), "columns"]     # site.css: its lines are not broken
        for output in cell.get("outputs", []):
            if "<nav aria-label=\"Concept map" in output.get("data", {}).get("text/html", ""):
                output.data["text/html"] = ConceptMap(address("../"))._repr_html_()
    return notebook if solutions else ClearSolutions(config=config).preprocess(notebook, {})[0]


def _fold(cell):
    cell.source = re.sub(r"^\s*### (BEGIN|END) SOLUTION\n?", "", cell.source, flags=re.M)
    if cell.cell_type == "code":
        cell.metadata.update(tags=["hide-input"], mystnb=PROMPTS)
    else:
        cell.source = f"<details><summary>Show solution</summary>\n\n{cell.source}\n</details>"


def address(up=""):
    """What turns a concept into the address of its section on the site."""
    return lambda node: f"{up}{node['chapter']}/{node['chapter']}.html#concept-{node['id']}"


def start_page(names, repository):
    """index.md: what this is, and the chapters with 00_start's words for each."""
    table = "\n".join(re.findall(r"^# (\|.+)$", (SOLUTIONS / "00_start.py").read_text(encoding="utf-8"), re.M)).replace("../", "")
    files = "\n".join(f"{name}/{name}" for name in names)
    source = f"[in the repository]({repository})" if repository else "in the repository"
    return f"""# InfoGAN, depth first

Seven notebooks from entropy to a working InfoGAN on MNIST, every answer checked. This site shows them with all their pictures,
and the widgets run in your browser. To answer the exercises, open the notebooks in JupyterLab; they are {source}.

[![A grid of generated digits, a row for each of ten categories, with sliders for category, two codes and noise](traversal.png)](00_start/00_start.ipynb)

[Start here, and turn the dials](00_start/00_start.ipynb), or go by the [map of concepts](concepts.md).

{table}

```{{toctree}}
:caption: The course
:hidden:

{files}
```

```{{toctree}}
:caption: Beside it
:hidden:

concepts
errata
check_results
```
"""


def prepare(names, solutions):
    """Everything that Sphinx reads, in PAGES."""
    shutil.rmtree(PAGES, ignore_errors=True)
    for name in tqdm(names, desc="chapters", unit="chapter"):
        write(page(name, executed(name), solutions), PAGES / name / f"{name}.ipynb")
    (PAGES / "index.md").write_text(start_page(names, places.repository()), encoding="utf-8")
    concept_map = ConceptMap(address())._repr_html_()
    (PAGES / "concepts.md").write_text(
        f"# Concept map\n\nEach concept is a link to the section that teaches it; a line says “builds on”.\n\n```{{raw}} html\n{concept_map}\n```\n",
        encoding="utf-8")
    for name in ("errata.md", "check_results.md"):
        shutil.copy(SOLUTIONS / name, PAGES)
    shutil.copy(SITE / "pictures" / "traversal.png", PAGES)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--solutions", action="store_true", default=bool(os.environ.get("SOLUTIONS")), help="unfoldable solutions")
    prepare(chapters(), parser.parse_args().solutions)
    shutil.rmtree(HTML, ignore_errors=True)
    code = subprocess.call([sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-c", str(SITE), "-d", str(BUILT / "doctrees"),
                            str(PAGES), str(HTML)])
    if code:
        sys.exit("Sphinx warns about the lines above; the site must build without a warning.")
    if places.repository():                                     # what the download button gives: the student's copy
        for name in chapters():
            shutil.copy(NOTEBOOKS / name / f"{name}.ipynb", HTML / "_sources" / name)
    print(f"{HTML / 'index.html'}\nSee it with: .venv/bin/python -m http.server -d {HTML.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
