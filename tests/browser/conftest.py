"""A real JupyterLab and a real Chromium, for tests that do what a student does: open, run, click, press keys.

All of these tests run in one worker (xdist_group), one after the other, against one server on this machine.
"""
import shutil
from pathlib import Path

import pytest

from tests.browser.actions import ROOT, running_lab


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """A JupyterLab on this machine that serves copies of notebooks/ and solutions/: lab.address, lab.folder."""
    home = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "solutions"):
        shutil.copytree(ROOT / name, home / "files" / name, ignore=shutil.ignore_patterns("*.py", ".ipynb_checkpoints"))
    with running_lab(home) as lab:
        yield lab


@pytest.fixture
def page(chromium):
    """A fresh page. The test fails if the page asked any other machine for anything, or threw an error."""
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    outside, thrown = [], []
    page.on("request", lambda request: outside.append(request.url)
            if not request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "file:", "data:", "blob:")) else None)
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    context.close()
    assert outside == []
    assert thrown == []
