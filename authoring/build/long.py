"""Long demonstrations: what the full run of a cell showed, kept. `python -m authoring.build.long` runs those whose code has changed, minutes each.

A chapter is built in its short form, where training takes a few steps. A cell tagged "long" shows what its full run gave instead:
solutions/NN_name.long.json keeps its outputs under the SHA-256 of the code and the weights that they depend on. Where these have changed it shows
nothing, until it is run again. A change of the text, of a check or of how figures look needs no new run.
"""
import argparse
import ast
import hashlib
import json
import os
import re
import sys

import nbformat

from authoring import ROOT
from authoring.build.chapters import METADATA, SOLUTIONS, chapters, notebook_from_text
from authoring.build.client import Client
from authoring.build.live import live
from authoring.build.live import statements as statements_of

LOOKS = {"checks", "course", "figures", "progress", "proof", "training", "widgets"}     # of utils: how it is shown or judged, not what is computed
WEIGHTS = ROOT / "utils" / "assets" / "weights"
VIEW = "application/vnd.jupyter.widget-view+json"


# ---- what a cell depends on ---------------------------------------------------------------------------------------------

class Statement:
    """A statement of a cell, or one name of an import: its text, the names that it gives, those that it may change, and those that it uses."""

    def __init__(self, cell, node, text):
        self.cell, self.node, self.text = cell, node, text
        found = list(ast.walk(node))
        names = [each for each in found if isinstance(each, ast.Name)]
        inner = {each.arg for each in found if isinstance(each, ast.arg)}
        inner |= {name.id for each in found if isinstance(each, (ast.comprehension, ast.For)) for name in ast.walk(each.target) if isinstance(name, ast.Name)}
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            self.gives = {node.name}
            inner |= {name.id for name in names if isinstance(name.ctx, ast.Store)}
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            self.gives = {alias.asname or alias.name.split(".")[0] for alias in node.names}
        else:
            self.gives = {name.id for name in names if isinstance(name.ctx, ast.Store)}
        self.uses = {name.id for name in names if isinstance(name.ctx, ast.Load)} - inner
        parts = [each for each in found if isinstance(each, (ast.Attribute, ast.Subscript)) and isinstance(each.ctx, ast.Store)]
        parts += [each.func for each in found if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute) and isinstance(node, ast.Expr)]
        self.changes = {name.id for each in parts for name in ast.walk(each) if isinstance(name, ast.Name)}     # a[0] = 1, a.b = 1, a.append(1)


def statements(cells):
    """All statements of these cells in order; an import of several names counts as several."""
    found = []
    for cell in cells:
        if cell.cell_type != "code" or cell.source.lstrip().startswith(("%", "checks.", "### BEGIN HIDDEN")):
            continue
        for node in ast.parse(cell.source).body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                for alias in node.names:
                    one = type(node)(**{**dict(ast.iter_fields(node)), "names": [alias]})
                    found.append(Statement(cell, one, ast.unparse(one)))
            else:
                found.append(Statement(cell, node, ast.get_source_segment(cell.source, node)))
    return found


def needed(cells, long, late=frozenset()):
    """The statements that the cell `long` runs or depends on, in order. `late`: names that its functions look up when they are called."""
    everything = statements(cells)
    imported = {name for each in everything if isinstance(each.node, (ast.Import, ast.ImportFrom)) for name in each.gives}
    wanted, found, reached = set(late), [], False
    for statement in reversed(everything):
        reached = reached or statement.cell is long
        if statement.cell is long or (reached and (statement.gives | (statement.changes - imported)) & wanted):
            wanted = (wanted - statement.gives) | statement.uses | late
            found.insert(0, statement)
    looked_up = late.union(*(each.uses for each in found if isinstance(each.node, (ast.FunctionDef, ast.ClassDef))))
    return found if looked_up == late else needed(cells, long, looked_up)


def modules(imports):
    """The files of utils/ that these import statements bring in, directly or not, without those that only show or judge."""
    waiting, found = list(imports), set()
    while waiting:
        node = waiting.pop()
        base = getattr(node, "module", None)
        names = [base, *(f"{base}.{alias.name}" for alias in node.names)] if base else [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            place = ROOT.joinpath(*parts)
            path = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
            if parts[0] == "utils" and parts[1:] and parts[1] not in LOOKS and path.is_file() and path not in found:
                found.add(path)
                waiting += [each for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(each, (ast.Import, ast.ImportFrom))]
    return sorted(found)


def key(cells, long):
    """SHA-256 of the code that a long cell's outputs depend on, and of the trained weights that this code names."""
    parts = needed(cells, long)
    own = "\n".join(code for part in parts for _, _, code in statements_of(part.text))
    behind = modules(part.node for part in parts if isinstance(part.node, (ast.Import, ast.ImportFrom)))
    loaded = [path.read_text(encoding="utf-8") for path in sorted(WEIGHTS.glob("*.json"))]           # a saved model names its codes
    code = "\n".join([own, *live((path.read_text(encoding="utf-8") for path in behind), "\n".join([own, *loaded]))])
    return hashlib.sha256(b"\n".join([code.encode(), *(path.read_bytes() for path in weights(code))])).hexdigest()


def weights(code):
    """The trained weights that code names in quotes, as a file or without its ending: "classifier.safetensors", pretrained("infogan")."""
    return [path for path in sorted(WEIGHTS.glob("*.safetensors")) if re.search(rf"""["']{path.stem}(\.safetensors)?["']""", code)]


# ---- kept, shown, run ---------------------------------------------------------------------------------------------------

def long_cells(cells):
    return [cell for cell in cells if "long" in cell.metadata.get("tags", ())]


def kept(name):
    """{key: outputs} of a chapter's full runs."""
    path = SOLUTIONS / f"{name}.long.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def show(name, notebook):
    """Give the long cells of an executed chapter the outputs of their full runs, or none."""
    cells, known = notebook_from_text(name).cells, kept(name)
    full = {cell.id: known.get(key(cells, cell), []) for cell in long_cells(cells)}
    for cell in long_cells(notebook.cells):
        cell.outputs = nbformat.from_dict(full[cell.id])
    if empty := sum(not outputs for outputs in full.values()):
        print(f"{name}: {empty} long cells are empty, since the code behind them, or weights that it loads, have changed. `python -m authoring.build.long {name}` runs "
              "them; if they compute what they did before, add --unchanged, and the earlier outputs are kept.", file=sys.stderr)


def settled(outputs, widgets):
    """Outputs as they stay: of an Output widget what it shows at the end, of a progress bar nothing."""
    found = []
    for output in outputs:
        view = output.get("data", {}).get(VIEW)
        if view:
            found += settled(widgets.get(view["model_id"], {}).get("outputs", []), widgets)
        elif output.get("name") != "stderr":
            found.append(output)
    return found


def run(name):
    """Run a chapter's long cells whose full run isn't kept, with what they depend on, and keep what they show."""
    cells, known = notebook_from_text(name).cells, kept(name)
    keys = {cell.id: key(cells, cell) for cell in long_cells(cells)}
    stale = [cell for cell in long_cells(cells) if keys[cell.id] not in known]
    if stale:
        print(f"{name}: {len(stale)} long cells, in full", file=sys.stderr, flush=True)
        wanted = {(part.cell.id, part.text) for cell in stale for part in needed(cells, cell)}
        program = nbformat.v4.new_notebook(metadata=METADATA)
        for cell in cells:
            if texts := [part.text for part in statements([cell]) if (cell.id, part.text) in wanted]:
                program.cells.append(nbformat.v4.new_code_cell("\n".join(texts), id=cell.id))
        client = Client(program, timeout=None, record_timing=False, coalesce_streams=True, resources={"metadata": {"path": str(SOLUTIONS / name)}})
        client.execute(env={variable: value for variable, value in os.environ.items() if variable != "COURSE_SHORT"})
        known |= {keys[cell.id]: settled(cell.outputs, client.widget_state) for cell in client.nb.cells if cell.id in {each.id for each in stale}}
    if set(known) != set(keys.values()) or stale:
        text = json.dumps({current: known[current] for current in keys.values()}, indent=1, ensure_ascii=False)
        (SOLUTIONS / f"{name}.long.json").write_text(text + "\n", encoding="utf-8")


def keep(name):
    """Keep what the long cells of a chapter show, as what today's code shows. Only its author can know that it does: after a renaming, say."""
    cells, known = notebook_from_text(name).cells, kept(name)
    if len(long_cells(cells)) != len(known):
        sys.exit(f"{name}: {len(known)} full runs are kept, and there are {len(long_cells(cells))} long cells: run it without --unchanged.")
    if known:
        shown = {key(cells, cell): outputs for cell, outputs in zip(long_cells(cells), known.values(), strict=True)}
        (SOLUTIONS / f"{name}.long.json").write_text(json.dumps(shown, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{name}: {len(shown)} full runs are kept as those of today's code")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("chapter", nargs="*", help="names such as 04_gan; default: all")
    parser.add_argument("--unchanged", action="store_true", help="run nothing: the code has changed, but not what it computes (a renaming)")
    asked = parser.parse_args()
    for name in asked.chapter or chapters():
        (keep if asked.unchanged else run)(name)


if __name__ == "__main__":
    main()
