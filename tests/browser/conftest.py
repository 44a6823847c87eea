"""A real JupyterLab and a real Chromium, for tests that do what a student does: open, run, click, press keys.

All of these tests run in one worker (xdist_group), one after the other, against one server on this machine. Chromium is
Debian's (`apt install chromium fonts-dejavu-core`); where it is missing the tests are skipped, and CI installs it.
"""
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SETTINGS = {                                                   # no news from outside; all cells stay in the page
    "@jupyterlab/apputils-extension/notification.jupyterlab-settings":
        '{"fetchNews": "false", "checkForUpdates": false, "doNotDisturbMode": true}',
    "@jupyterlab/notebook-extension/tracker.jupyterlab-settings": '{"windowingMode": "none"}',
}


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on the PATH: apt install chromium"))


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """The address of a JupyterLab on this machine that serves copies of notebooks/ and solutions/; `lab.folder` holds them."""
    home = tmp_path_factory.mktemp("lab")
    folder = home / "files"
    for name in ("notebooks", "solutions"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.py", ".ipynb_checkpoints"))
    for path, text in SETTINGS.items():
        (home / "settings" / path).parent.mkdir(parents=True, exist_ok=True)
        (home / "settings" / path).write_text(text)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    places = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    places |= {"JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces")}
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
         "--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True", f"--ServerApp.root_dir={folder}"],
        env={**os.environ, **places, "COURSE_SHORT": "1", "OMP_NUM_THREADS": "1"},
        stdout=subprocess.DEVNULL, stderr=(home / "log.txt").open("w"))
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api/status", server, home / "log.txt")
        yield Lab(address, folder)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


class Lab:
    def __init__(self, address, folder):
        self.address, self.folder = address, folder


def _wait_for(address, server, log, seconds=60):
    for _ in range(5 * seconds):
        try:
            return urllib.request.urlopen(address, timeout=2)
        except OSError:
            assert server.poll() is None, f"JupyterLab stopped: {log.read_text()[-2000:]}"
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer in {seconds} s: {log.read_text()[-2000:]}")


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


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
