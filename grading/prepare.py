"""Submission and assignment → the notebook to run. Any bytes at all give a notebook, and notes on what was wrong.

Locked cells are the author's, whatever the student's file says; missing ones come back, in the author's order. The
student's own metadata is dropped: no tag, no points, no id that pretends to be a test's.
"""
import json
import re

import nbformat

from . import names, reading
from .idle import idle
from .nbgrader_course import grade_id, text_of

MAX_CELLS = 2_000
MAX_SOURCE = 1 << 20
MAX_WORDS = 100_000              # of a text: the time it takes to show grows with the square of its length
PICTURES, MAX_PICTURES = ("image/png", "image/jpeg", "image/gif"), 10 << 20         # pasted into a notebook's texts, as base64
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*\Z")
WORD = re.compile(r"[^\W\d]\w*")


class Unreadable(ValueError):
    """These bytes aren't a notebook; the message says why, for the student."""


def prepare(submission, spec, other_notebooks=()):
    """→ {"cells": notebook cells, "notices": [...], "unreadable": reason or None, "file": its name or None}."""
    notices = []
    try:
        name, data = _find(submission, spec, other_notebooks, notices)
        cells, pictures = [], [MAX_PICTURES]
        for c in _parse(data)[:MAX_CELLS]:
            cells.append(_own(c, notices, pictures))
        unreadable = None
    except Unreadable as e:
        name, unreadable = None, str(e)
        cells = [_own(c, [], [MAX_PICTURES]) for c in spec.release]
    cells = _arranged([c for c in cells if c is not None], spec, notices, unreadable is None)
    for i, cell in enumerate(cells):
        cell["id"] = f"cell-{i}"
    return {"cells": cells, "notices": notices, "unreadable": unreadable, "file": name}


def job_cells(cells, spec, hidden_mark, unprotected=(), skip=False):
    """The code cells as process A and B get them: which of them runs what.

    `unprotected`: the tests that run in A, as nbgrader does. `skip`: the author's demonstrations do not run (idle.py).
    """
    author = {c["grade_id"]: c for c in spec.cells}
    out, imports, both = [], [], []
    words = {w for c in cells if c["cell_type"] == "code" and not c["metadata"].get("nbgrader", {}).get("locked") for w in WORD.findall(c["source"])}
    for i, cell in enumerate(cells):
        if cell["cell_type"] != "code":
            continue
        meta = cell["metadata"].get("nbgrader", {})
        kind, grade_id = "student", meta.get("grade_id")
        if meta.get("locked") and not meta.get("solution"):
            kind = ("unprotected" if grade_id in unprotected else "test") if meta.get("grade") else "both"
        done = {"i": i, "kind": kind, "source": cell["source"], "binds": author[grade_id]["binds"] if grade_id in author else [],
                "hidden": hidden_mark in cell["source"]}
        if kind == "both":
            both.append({"kind": kind, "source": cell["source"]})
        elif kind == "test":
            done["sets"] = names.binds(cell["source"])
            done["shared"] = sorted(reading.shared(both) & reading.reached(cell["source"], both))
            lines = names.imports(cell["source"])
            done["imports"] = [line for line in lines if names.bound_by_imports(line) & words]       # an answer may use what a test imports
            imports += lines
        elif kind == "unprotected":
            used = reading.uses(cell["source"])
            done["imports"] = [line for line in imports if names.bound_by_imports(line) & used]
        out.append(done)
    if skip:
        for place in idle(out, _plain_cells(spec)):
            out[place]["kind"] = "idle"
    if not any(c["kind"] == "test" for c in out):          # then the author's own cells are needed only in the student's process
        out = [c | {"kind": "student"} if c["kind"] == "both" else c for c in out]
    return out


def _plain_cells(spec):
    """The texts of the author's cells that nbgrader doesn't know."""
    return {text_of(c) for c in spec.release if not grade_id(c)}


def _find(submission, spec, other_notebooks, notices):
    """The notebook of that name; or else the one file that has the assignment's cells under another name."""
    wanted = f"{spec.name}.ipynb"
    if wanted in submission.files:
        return wanted, submission.files[wanted]
    ids = {c["grade_id"] for c in spec.cells}
    best, most = None, 0
    for name, data in submission.files.items():
        if not name.endswith(".ipynb") or name.removesuffix(".ipynb") in other_notebooks:
            continue
        try:
            common = len(ids & {grade_id(c) for c in _parse(data)})
        except Unreadable:
            continue
        if common > most:
            best, most = name, common
    if best is None:
        reasons = [n for n in submission.notices if wanted in n or n.startswith("the submission ")]
        reasons = reasons or [f"{wanted} was not submitted"]
        raise Unreadable("; ".join(reasons))
    notices.append(f"{wanted} was not submitted; {best}, which has its cells, was graded instead")
    return best, submission.files[best]


def _parse(data):
    """Bytes → a list of what should be cells."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise Unreadable(f"the file is not UTF-8 text: byte {e.start:,} is {data[e.start]:#04x}") from None
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError) as e:
        raise Unreadable(f"the file is not JSON: {str(e)[:200] or 'it is empty'}") from None
    if isinstance(notebook, dict) and isinstance(notebook.get("worksheets"), list):
        try:
            notebook = nbformat.reads(json.dumps(_shortened(notebook)), as_version=4)
        except Exception as e:
            raise Unreadable(f"the notebook is of an old format that can't be converted ({type(e).__name__})") from None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise Unreadable("the file is JSON, but no notebook: it has no list of cells")
    return notebook["cells"]


def _shortened(old):
    """A notebook in an old format, with only as many cells as are read: converting them takes a long time."""
    left, sheets = MAX_CELLS, []
    for sheet in old["worksheets"]:
        if left > 0 and isinstance(sheet, dict) and isinstance(sheet.get("cells"), list):
            sheets.append(sheet | {"cells": sheet["cells"][:left]})
            left -= len(sheet["cells"])
    return old | {"worksheets": sheets}


def _own(cell, notices, pictures):
    """The student's cell, rebuilt: its kind, its text with the pictures in it, its nbgrader id. Nothing else of it counts."""
    text = text_of(cell)
    kind = cell.get("cell_type") if isinstance(cell, dict) else None
    if text is None or kind not in ("code", "markdown", "raw"):
        notices.append("something that isn't a cell was left out")
        return None
    if len(text) > MAX_SOURCE:
        notices.append(f"a cell of {len(text) / 1e6:.1f} MB was left out")
        return None
    if kind == "markdown" and len(text) > MAX_WORDS:
        notices.append(f"a text of {len(text):,} characters was cut after {MAX_WORDS:,}")
        text = text[:MAX_WORDS]
    own = {"cell_type": kind, "metadata": {}, "source": text.encode("utf-8", "replace").decode(), "grade_id": grade_id(cell)}
    if kind == "markdown" and (pasted := _pictures(cell, notices, pictures)):
        own["attachments"] = pasted
    return own


def _pictures(cell, notices, left):
    """The pictures that were pasted into a text, name → {kind: base64}; as long as there is room (`left`)."""
    kept, attachments = {}, cell.get("attachments")
    for name, forms in attachments.items() if isinstance(attachments, dict) else ():
        for kind, data in forms.items() if isinstance(forms, dict) else ():
            if kind in PICTURES and isinstance(data, str) and BASE64.match(data):
                if len(data) > left[0]:
                    _note(notices, True, f"pictures were left out: those in a notebook's texts may have {MAX_PICTURES >> 20} MB together")
                    continue
                left[0] -= len(data)
                kept[name.encode("utf-8", "replace").decode()] = {kind: data}
    return kept


def _arranged(cells, spec, notices, tell):
    """Known cells with the author's metadata, text where locked, and order; the student's own cells stay next to them."""
    author = {c["grade_id"]: c for c in spec.cells}
    place = {g: i for i, g in enumerate(author)}
    last = _those_that_count(cells, author)
    blocks, seen = [(-1, [])], set()
    for i, cell in enumerate(cells):
        known = author.get(cell.pop("grade_id"))
        if known and last[known["grade_id"]] != i:              # nbgrader, too, takes the last of several
            _note(notices, tell, f"the cell {known['grade_id']} was there more than once; "
                  + ("a person should look at which one counts" if known["solution"] and known["grade"] else "the last one counts"))
            if known["locked"]:
                continue
            known = None
        if known is None:
            blocks[-1][1].append(_bare(cell))
            continue
        if cell["cell_type"] != known["cell_type"]:
            _note(notices, tell, f"the cell {known['grade_id']} had another type; the author's was restored")
        seen.add(known["grade_id"])
        blocks.append((place[known["grade_id"]], [_authors(known, cell["source"], cell.get("attachments"), spec)]))
    for g, known in author.items():
        if g not in seen:
            _note(notices, tell, f"the cell {g} was missing; it was put back")
            blocks.append((place[g], [_authors(known, known["source"] if known["locked"] or known["task"] else "", None, spec)]))
    order = [p for p, _ in blocks if p >= 0 and list(author)[p] in seen]
    if order != sorted(order):
        _note(notices, tell, "the cells were out of order; the author's order was restored")
    return [cell for _, block in sorted(blocks, key=lambda b: b[0]) for cell in block]


def _those_that_count(cells, author):
    """grade_id → the place of its cell. If there are several, the last one, as in nbgrader; if they are written answers, the last that was written."""
    places = {}
    for i, cell in enumerate(cells):
        known, before = author.get(cell["grade_id"]), places.get(cell["grade_id"])
        written = known and known["solution"] and known["grade"]
        if before is not None and written and cell["source"].strip() == known["source"].strip():
            continue                                     # the copy that is as it was handed out
        places[cell["grade_id"]] = i
    return places


def _note(notices, tell, text):
    if tell and text not in notices:
        notices.append(text)


def _bare(cell):
    return cell | ({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})


def _authors(known, source, pictures, spec):
    """A cell of the author's with nbgrader's metadata as the gradebook has it. Pictures in a locked text are the author's, too."""
    meta = {"grade": known["grade"], "grade_id": known["grade_id"], "locked": known["locked"], "schema_version": 3,
            "solution": known["solution"], "task": known["task"], "cell_type": known["cell_type"],
            "checksum": known["checksum"]}
    if known["points"] is not None:
        meta["points"] = known["points"]
    if known["locked"]:
        pictures = next((c.get("attachments") for c in spec.release if grade_id(c) == known["grade_id"]), None)
    cell = {"cell_type": known["cell_type"], "metadata": {"nbgrader": meta}, "source": known["source"] if known["locked"] else source}
    return _bare(cell | ({"attachments": pictures} if pictures and known["cell_type"] == "markdown" else {}))
