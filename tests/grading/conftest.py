"""One small course for all grading tests, generated once; every test gets its own copy."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from grading.sandbox.outer_walls import NoSandbox, bubblewrap
from tests.grading import class_of
from tests.grading.commands import MAKE_GRADE

collect_ignore = [] if os.environ.get("COURSE_HUB") else ["test_hub.py"]       # `make hub`: it installs a JupyterHub first
try:
    bubblewrap((), ())
except NoSandbox as missing:
    collect_ignore_glob = ["*test_*"]
    print(f"tests/grading skipped: {missing}")


@pytest.fixture(scope="session")
def small_course(tmp_path_factory):
    return class_of.make_course(tmp_path_factory.mktemp("small"))


@pytest.fixture
def course(small_course, tmp_path):
    root = tmp_path / "course"
    shutil.copytree(small_course, root)
    return root


ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def sample_class():
    """`make grade` in a clone: the files that git has, or would have, and this environment → clone, course, what it said.

    Not under /tmp, which the sandbox hides.
    """
    (ROOT / "runs").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "runs") as folder:
        listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True,
                                capture_output=True, text=True).stdout
        for name in filter(None, listed.split("\0")):
            (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, Path(folder) / name)
        done = subprocess.run([sys.executable, "-c", MAKE_GRADE], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-3000:]
        yield SimpleNamespace(clone=Path(folder), course=Path(folder) / "runs" / "sample", said=done.stdout)
