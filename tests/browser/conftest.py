"""A real JupyterLab and a real Chromium, for tests that do what a student does: open, run, click, press keys.

All of these tests run in one worker (tests/conftest.py), one after the other, against one server on this machine.
"""
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from authoring.build.site import HTML
from tests.browser.actions import ROOT, running_lab
from tests.browser.site import Quiet, documents


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


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


@pytest.fixture(scope="session")
def site():
    """The address of the built site. A chapter that has not changed since the last build is not executed again."""
    subprocess.run([sys.executable, "-m", "authoring.build.site"], check=True, cwd=ROOT)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=HTML))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def tab(chromium):
    """One tab for all tests here, and what went wrong in it."""
    context = chromium.new_context(viewport={"width": 1300, "height": 900}, reduced_motion="reduce")
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(f"asks {request.url}")
            if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")) else None)
    yield SimpleNamespace(page=page, wrong=wrong)
    context.close()


@pytest.fixture(scope="session")
def pages(site):
    return documents()
