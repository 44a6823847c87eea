"""A copy of the course that an author's commands may change."""
import os
import shutil
import subprocess
import sys

import pytest

from tests.paths import ROOT

FOLDERS = ("authoring", "grading", "site/js", "tests", "utils")
OTHERS_STAMPS = ("tests/authoring/build/test_notebooks.py", "-k", "test_outputs_were_made and not 03_jensen and not 00_start")   # but for 00, which counts points, the other chapters stay
CACHES = shutil.ignore_patterns("__pycache__", "assets", ".hypothesis")


@pytest.fixture
def copy(tmp_path):
    """The course's code and texts, without notebooks; data, weights and the packages of npm are shared."""
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=CACHES)
    for shared in ("utils/assets", "node_modules"):
        if (ROOT / shared).exists():
            (tmp_path / shared).symlink_to(ROOT / shared)
    (tmp_path / "solutions").mkdir()
    for path in [*ROOT.glob("solutions/*.*"), *ROOT.glob("*.*")]:
        if path.is_file():
            shutil.copy(path, tmp_path / path.relative_to(ROOT))
    return tmp_path


@pytest.fixture
def python(copy):
    """Runs `python -m …` in the copy, as an author would; its output."""
    def run(*command):
        done = subprocess.run([sys.executable, "-m", *command], cwd=copy, capture_output=True, text=True,
                              env=os.environ | {"PYTHONPATH": str(copy), "OMP_NUM_THREADS": "1"})
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout
    return run
