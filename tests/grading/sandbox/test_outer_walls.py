"""The outer walls show the Python that the grader runs in, however it is named on the outside."""
import subprocess
import sys
from pathlib import Path

import pytest

STARTS = """
from grading.limits import Limits
from grading.sandbox.execute import WarmParent
with WarmParent(["numpy"], Limits().plain()) as parent:
    print(parent.hello["ready"], parent.hello["missing"])
"""


@pytest.mark.parametrize("linked", ["environment", "folder", "neither"])
def test_the_sandbox_starts_where_the_environment_is_a_link(tmp_path, linked):
    prefix = Path(sys.prefix)
    if linked == "environment":
        (tmp_path / ".venv").symlink_to(prefix)
        prefix = tmp_path / ".venv"
    elif linked == "folder":
        (tmp_path / "home").symlink_to(prefix.parent)
        prefix = tmp_path / "home" / prefix.name
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([prefix / "bin" / "python", "-c", STARTS], cwd=root, capture_output=True, text=True)
    assert done.stdout == "True []\n", done.stderr[-2000:]
