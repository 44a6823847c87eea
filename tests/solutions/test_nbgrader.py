"""Plain `nbgrader autograde` on every chapter: the untouched student copy earns 0, the reference solution everything."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from tests.paths import CHAPTERS, NOTEBOOKS, ROOT, SOLUTIONS

BIN = Path(sys.executable).parent


def nbgrader(course, *command):
    environ = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-m", "nbgrader", *command], cwd=course, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_untouched_copy_earns_nothing_and_the_solution_all(chapter, tmp_path):
    for student, room in (("untouched", NOTEBOOKS), ("reference", SOLUTIONS)):
        shutil.copytree(room / chapter, tmp_path / "submitted" / student / chapter)
    shutil.copytree(SOLUTIONS / chapter, tmp_path / "solutions" / chapter)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    nbgrader(tmp_path, "generate_assignment", chapter)
    nbgrader(tmp_path, "autograde", chapter)
    with Gradebook(f"sqlite:///{tmp_path}/gradebook.db") as gradebook:
        cells = {}
        for student in ("untouched", "reference"):
            notebook = gradebook.find_submission_notebook(chapter, chapter, student)
            cells[student] = {g.name: (g.auto_score, g.max_score) for g in notebook.grades if not g.needs_manual_grade}
    assert {name for name, (score, _) in cells["untouched"].items() if score} == set()
    assert {name: s for name, s in cells["reference"].items() if s[0] != s[1]} == {}
    # The start page asks for nothing; every other chapter does.
    assert cells["reference"] or chapter == "00_start"
