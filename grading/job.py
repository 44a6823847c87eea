"""What a notebook's two processes are given to run, as plain data and bytes."""
import functools
import json
import re
import subprocess
import sys

from .nbgrader_course import grade_id, text_of
from .prepare import job_cells
from .submissions import companions

ASKS_FOR_MODULES = re.compile(r"\bsys\b.*\bmodules\b", re.DOTALL)
KERNEL = "import ipykernel.kernelapp, ipykernel.ipkernel, ipykernel.zmqshell, sys; print(*sys.modules)"


def notebook_job(course, prepared, entry, spec, seed, files, unprotected=(), skip=False):
    """The job of a prepared notebook. The author's files replace the student's files of the same name."""
    students = companions(files, entry)[0] | _notebooks(prepared, entry, spec, files) | entry.files
    job = make_job(job_cells(prepared["cells"], spec, course.hidden_mark, unprotected, skip), spec.imports, seed, students, entry.files)
    job["message"]["answers_import"] = spec.answers_import
    if any(ASKS_FOR_MODULES.search(c["source"]) for c in spec.author if c["kind"] != "student"):
        job["message"]["seen"] = modules_of_a_kernel()
    files = entry.files
    return job | {"required": {m: entry.name for m in spec.required if not _in_a_folder(m, files)}}


def _in_a_folder(module, files):
    """Does it lie among the author's files? In any folder: notebooks put theirs on sys.path."""
    return any(f"/{path}".endswith((f"/{module}.py", f"/{module}/__init__.py")) for path in files)


def make_job(cells, imports, seed, student_files, tester_files):
    """What process B gets; A's share of it is passed on by B."""
    buffers = [*student_files.values(), *tester_files.values()]
    message = {"cells": cells, "imports": imports, "seed": seed,
               "student_files": {p: i for i, p in enumerate(student_files)},
               "tester_files": {p: len(student_files) + i for i, p in enumerate(tester_files)}}
    return {"message": message, "buffers": buffers}


def _notebooks(prepared, entry, spec, files):
    """The student's notebooks as files in their folder, where nbgrader has them, too: a test may read one, an answer may run another.

    In the one that runs, the author's parts are as they were handed out: there is no hidden test in it.
    """
    handed_out = {grade_id(c): text_of(c) for c in spec.release}
    cells = []
    for cell in prepared["cells"]:
        meta = cell["metadata"].get("nbgrader")
        cells.append(cell | {"source": handed_out.get(meta["grade_id"]) or ""} if meta and meta["locked"] else cell)
    own = {"cells": cells, "metadata": {"kernelspec": spec.kernelspec, "language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5}
    others = {f"{name}.ipynb" for name in entry.notebooks} & files.keys()
    return {name: files[name] for name in sorted(others)} | {f"{spec.name}.ipynb": json.dumps(own).encode()}


@functools.cache
def modules_of_a_kernel():
    """The names of the modules that a notebook's own kernel has when it starts."""
    return subprocess.run([sys.executable, "-c", KERNEL], capture_output=True, text=True, check=True).stdout.split()
