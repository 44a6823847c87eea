"""Build the site: `make site`, or `make site SOLUTIONS=1` for one that unfolds the reference solutions.

solutions/NN_name.py → site/_build/pages/NN_name/NN_name.ipynb (executed, hidden tests and solutions out) → site/_build/html.
A chapter whose text, utils and data are unchanged is not executed again. Nothing in the result asks another machine for
anything: MathJax comes from a package, and static/widgets.js runs the widgets.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
from docutils.nodes import make_id
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions
from traitlets.config.loader import PyFileConfigLoader

from authoring.build import ROOT, chapters, content_hash, execute, notebook_from_text, write
from utils.concepts import ConceptMap

SITE = Path(__file__).resolve().parent
EXECUTED, PAGES, HTML = SITE / "_build" / "executed", SITE / "_build" / "pages", SITE / "_build" / "html"
SHOW = {"code_prompt_show": "Show solution", "code_prompt_hide": "Hide solution"}


def executed(name):
    """The chapter with outputs, the state of its widgets, and their recordings; from the last build where nothing changed."""
    path, stamp = EXECUTED / f"{name}.ipynb", EXECUTED / f"{name}.txt"
    digest = content_hash(name)
    if not (path.exists() and stamp.exists() and stamp.read_text() == digest):
        os.environ["COURSE_SITE"] = "1"
        write(execute(notebook_from_text(name), SITE), path)
        stamp.write_text(digest)
    return nbformat.read(path, as_version=4)


def page(notebook, solutions):
    """The notebook as readers see it: no hidden test; solutions folded, or as in the students' copies."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    hidden = {cell.id for cell in notebook.cells if "### BEGIN HIDDEN TESTS" in cell.source}
    notebook = ClearHiddenTests(config=config).preprocess(notebook, {})[0]
    notebook.cells = [cell for cell in notebook.cells if cell.id not in hidden or cell.source.strip()]
    for cell in notebook.cells:
        grading = cell.metadata.get("nbgrader", {})
        if grading.get("solution") and solutions:
            cell.source = re.sub(r"^\s*### (BEGIN|END) SOLUTION\n?", "", cell.source, flags=re.M)
            if cell.cell_type == "code":
                cell.metadata.update(tags=["hide-input"], mystnb=SHOW)
            else:
                cell.source = f"<details><summary>Show solution</summary>\n\n{cell.source}\n</details>"
        elif grading.get("grade") and not solutions and cell.cell_type == "code":
            cell.outputs = []                                   # the ✓ of an answer that is not shown
        for output in cell.get("outputs", []):
            if "Concept map" in output.get("data", {}).get("text/html", ""):
                output.data["text/html"] = ConceptMap(address("../"))._repr_html_()
    return notebook if solutions else ClearSolutions(config=config).preprocess(notebook, {})[0]


def address(up=""):
    """What turns a concept into the address of its section on the site."""
    return lambda node: f"{up}{node['chapter']}/{node['chapter']}.html#{make_id(node['heading'])}"


def start_page(names):
    """index.md: what the course is, in README's own first words, and the chapters."""
    files = "\n".join(f"{name}/{name}" for name in names)
    return f"""# InfoGAN, depth first

Seven notebooks from entropy to a working InfoGAN on MNIST, every answer checked. This site shows them with all their pictures;
the widgets run in your browser. To answer the exercises, open the notebooks in JupyterLab.

[Start here](00_start/00_start.ipynb) · [Concept map](concepts.md)

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
```
"""


def prepare(names, solutions):
    shutil.rmtree(PAGES, ignore_errors=True)
    for name in names:
        write(page(executed(name), solutions), PAGES / name / f"{name}.ipynb")
    (PAGES / "index.md").write_text(start_page(names), encoding="utf-8")
    concept_map = ConceptMap(address())._repr_html_()
    (PAGES / "concepts.md").write_text(
        f"# Concept map\n\nEvery concept links to the section that teaches it.\n\n```{{raw}} html\n{concept_map}\n```\n", encoding="utf-8")
    shutil.copy(ROOT / "solutions" / "errata.md", PAGES / "errata.md")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--solutions", action="store_true", default=bool(os.environ.get("SOLUTIONS")), help="unfoldable solutions")
    parser.add_argument("chapter", nargs="*", help="default: all")
    arguments = parser.parse_args()
    prepare(arguments.chapter or chapters(), arguments.solutions)
    shutil.rmtree(HTML, ignore_errors=True)
    code = subprocess.call([sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-c", str(SITE), str(PAGES), str(HTML)])
    if code:
        sys.exit("Sphinx warns about the lines above; the site must build without a warning.")
    print(f"{HTML / 'index.html'}\nSee it with: {Path(sys.executable).name} -m http.server -d {HTML.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
