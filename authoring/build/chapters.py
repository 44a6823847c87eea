"""The chapters: which ones there are, and the notebook that a chapter's text describes, before anything has run."""
import hashlib
import sys

import jupytext
import nbformat

from authoring import ROOT
from authoring.build import addresses

SOLUTIONS, NOTEBOOKS = ROOT / "solutions", ROOT / "notebooks"
PROGRESS = "from utils.course import progress\n\nprogress()"            # the last cell of a chapter: what is open
METADATA = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"}}


def chapters():
    """The names of all chapters, in order."""
    return sorted(path.stem for path in SOLUTIONS.glob("[0-9][0-9]_*.py"))


def chapter_of(number):
    """"03" or "3" → "03_jensen_shannon"."""
    found = [name for name in chapters()[1:] if name.startswith(number.zfill(2) + "_")]
    if not found:
        sys.exit(f"There is no chapter {number} with exercises; there are {', '.join(name[:2] for name in chapters()[1:])}.")
    return found[0]


def notebook_from_text(name):
    """The notebook of a chapter, without outputs. Ids come from grade_ids or the cells' own text, so they are stable."""
    notebook = jupytext.read(SOLUTIONS / f"{name}.py", fmt="py:percent")
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    seen = {}
    for cell in notebook.cells:
        identity = cell.metadata.get("nbgrader", {}).get("grade_id") or hashlib.sha256(cell.source.encode()).hexdigest()[:12]
        seen[identity] = seen.get(identity, 0) + 1
        cell.id = identity if seen[identity] == 1 else f"{identity}-{seen[identity]}"
    if addresses.repository():
        notebook.cells.insert(1, addresses.colab_cell(addresses.repository()))
    if any("nbgrader" in cell.metadata for cell in notebook.cells):
        notebook.cells.append(nbformat.v4.new_code_cell(PROGRESS, id="progress", metadata={"tags": ["notebook"]}))
    nbformat.validate(notebook)
    return notebook
