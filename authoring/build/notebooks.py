"""Build the notebooks from the texts: `make build`, or `python -m authoring.build 01_entropy` for one chapter.

solutions/NN_name.py → solutions/NN_name/NN_name.ipynb (executed) → notebooks/NN_name/NN_name.ipynb (nbgrader's release).
One direction; nothing flows back. A chapter is executed again if its text, or a file that it reads while it runs, has changed.
"""
import argparse
import asyncio
import hashlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from tqdm import tqdm
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from authoring import ROOT
from authoring.build import addresses, choices, long, reach, totals
from authoring.build.chapters import METADATA, NOTEBOOKS, SOLUTIONS, chapters, notebook_from_text
from authoring.build.client import Client
from authoring.build.lint import lint
from authoring.build.live import live

STAMPS = SOLUTIONS / "built.json"       # what each executed notebook was made from
VIEW = "application/vnd.jupyter.widget-view+json"
PAGES_OWN = (".js", ".css")             # of a widget, for the page that shows it: no output of a notebook holds them


def stamps():
    """Chapter → {"hash", "reach"} of the last build: what the executed notebook was made from."""
    return json.loads(STAMPS.read_text(encoding="utf-8")) if STAMPS.exists() else {}


def content_hash(name, files):
    """SHA-256 of all that the outputs of a chapter depend on: its text, its kept full runs, the files that it reads while it runs, the address.

    Of modules only the code that can matter counts (see live.py), and of the files those that an output could show.
    """
    digest, text = hashlib.sha256(), SOLUTIONS / f"{name}.py"
    files = [file for file in files if not file.endswith(PAGES_OWN)]
    modules = [ROOT / file for file in files if file.endswith(".py") and (ROOT / file).exists()]
    for path in (text, SOLUTIONS / f"{name}.long.json", *(ROOT / file for file in files)):
        if path not in modules:
            content = path.read_bytes() if path.exists() else b"missing"
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + content + b"\0")
    words = [path.read_text(encoding="utf-8") for path in (text, *(ROOT / file for file in files if file.endswith(".json"))) if path.exists()]
    digest.update("\n".join(live((path.read_text(encoding="utf-8") for path in modules), "\n".join(words))).encode())
    digest.update((addresses.repository() or "").encode())
    return digest.hexdigest()


def execute(notebook, folder, log=os.devnull):
    """Run all cells in `folder`, in the short form, and keep the outputs. The widgets' states are returned in the metadata.

    `log`: a file for the names of all files that were opened.
    """
    client = Client(notebook, timeout=900, record_timing=False, coalesce_streams=True,     # not cut where time cuts them
                    extra_arguments=reach.arguments(), resources={"metadata": {"path": str(folder)}})
    client.execute(env={**os.environ, reach.LOG: str(log), "COURSE_SHORT": "1", "OMP_NUM_THREADS": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1"})
    for outputs in client.widget_state.values():        # ipywidgets shows an error inside the widget and goes on
        for output in outputs.get("outputs", ()):
            if output["output_type"] == "error":
                raise RuntimeError(f"A slider's function fails: {output['ename']}: {output['evalue']}")
    shown = {model for model, state in client.widget_state.items() if state["_model_name"] == "AnyModel"}
    for cell in notebook.cells:                         # no progress bar is left standing
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if VIEW not in output.get("data", ()) or output.data[VIEW]["model_id"] in shown]
    notebook.metadata = nbformat.from_dict({**METADATA, "widgets": notebook.metadata.get("widgets", {})})
    return notebook


def name_models(notebook):
    """Widgets' models have random ids: name each after its cell, so that the same text gives the same bytes."""
    for cell in notebook.cells:
        views = [output.data[VIEW] for output in cell.get("outputs", ()) if VIEW in output.get("data", ())]
        for number, view in enumerate(views):
            view["model_id"] = hashlib.sha256(f"{cell.id} {number}".encode()).hexdigest()[:32]


def write(notebook, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")


def release(names, source=SOLUTIONS, target=NOTEBOOKS):
    """The students' copies, by nbgrader's own generate_assignment, with a gradebook of its own that is thrown away."""
    # nbgrader calls `alembic` by name, even where the environment is not activated.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    with tempfile.TemporaryDirectory() as scratch:
        config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
        config.merge(Config({"CourseDirectory": {"root": str(scratch), "db_url": f"sqlite:///{scratch}/gradebook.db",
                                                 "source_directory": "source", "release_directory": "release"}}))
        for name in names:
            shutil.copytree(source / name, Path(scratch, "source", name))
            settings = config.copy()
            settings.CourseDirectory.assignment_id = name
            converter = GenerateAssignment(coursedir=CourseDirectory(config=settings), config=settings)
            converter.start()
            shutil.rmtree(target / name, ignore_errors=True)
            shutil.copytree(Path(scratch, "release", name), target / name)


def build(names, force=False):
    """Build the named chapters; those whose content hash is known already keep their outputs. What could not be graded stops it."""
    if problems := [p for name in names for p in lint(name, notebook_from_text(name))]:
        sys.exit("\n".join(["This can't work under grading:", *map(str, problems)]))
    choices.write()
    built = stamps()
    done = []
    try:
        for name in tqdm(names, desc="chapters", unit="chapter"):
            known = built.get(name)
            if force or not known or known["hash"] != content_hash(name, known["reach"]) or not (SOLUTIONS / name / f"{name}.ipynb").exists():
                built[name] = _executed(name)
                STAMPS.write_text(json.dumps(built, indent=1, sort_keys=True) + "\n", encoding="utf-8")
            done.append(name)
    finally:
        release(done)                   # where one chapter fails, those before it are complete


def _executed(name):
    """Write the chapter's notebook with today's outputs; returns its stamp. What fails leaves the notebook as it was."""
    path = SOLUTIONS / name / f"{name}.ipynb"
    path.parent.mkdir(exist_ok=True)
    before = path.read_bytes() if path.exists() else None
    write(notebook_from_text(name), path)       # progress() reads the notebook that it is in
    try:
        with tempfile.NamedTemporaryFile() as log:
            notebook = execute(notebook_from_text(name), path.parent, log.name)
            files = reach.read(log.name)
    except BaseException:
        path.write_bytes(before) if before else path.unlink()
        raise
    long.show(name, notebook)
    notebook.metadata.pop("widgets")            # megabytes; a live kernel makes them again
    name_models(notebook)
    write(notebook, path)
    return {"hash": content_hash(name, files), "reach": files}


def main():
    parser = argparse.ArgumentParser(prog="python -m authoring.build", description=__doc__.splitlines()[0])
    parser.add_argument("chapter", nargs="*", help="names such as 01_entropy; default: all")
    parser.add_argument("--force", action="store_true", help="execute even what has not changed")
    arguments = parser.parse_args()
    totals.write()
    try:
        build(arguments.chapter or chapters(), arguments.force)
    except (KeyboardInterrupt, asyncio.CancelledError):         # the second, where a kernel was waited for
        sys.exit("Stopped. The chapters that were done are kept, and the others are as they were: the same command goes on from here.")
