"""What a notebook's two processes are given to run, as plain data and bytes."""
from .prepare import job_cells
from .submissions import companions


def notebook_job(course, prepared, entry, spec, seed, files, unprotected=()):
    """The job of a prepared notebook. The author's files take the place of the student's of the same name."""
    students = companions(files, entry)[0] | entry.files
    job = make_job(job_cells(prepared["cells"], spec, course.hidden_mark, unprotected), spec.imports, seed, students, entry.files)
    files = entry.files
    return job | {"required": {m: entry.name for m in spec.required if f"{m}.py" not in files and f"{m}/__init__.py" not in files}}


def make_job(cells, imports, seed, student_files, tester_files):
    """What process B gets; A's share of it is passed on by B."""
    buffers = [*student_files.values(), *tester_files.values()]
    message = {"cells": cells, "imports": imports, "seed": seed,
               "student_files": {p: i for i, p in enumerate(student_files)},
               "tester_files": {p: len(student_files) + i for i, p in enumerate(tester_files)}}
    return {"message": message, "buffers": buffers}
