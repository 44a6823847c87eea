"""One Chromium for every test that looks at a page: Debian's (`apt install chromium fonts-dejavu-core`), in CI too.

One, because Playwright allows one at a time in a process. Where it is missing those tests are skipped.
"""
import shutil

import pytest
from hypothesis import Phase, settings
from playwright.sync_api import sync_playwright
from xdist.scheduler import LoadScopeScheduling

# `make mutate` asks whether there is a counterexample, not for the smallest one, and a slow machine isn't a fault.
settings.register_profile("mutation", phases=[Phase.explicit, Phase.generate], deadline=None, derandomize=True, database=None)


class ByFile(LoadScopeScheduling):
    """`--dist loadfile`, and all of tests/browser in one worker: they share a JupyterLab and a built site. (A mark of xdist's would say
    so as well, but with pytest 9.2 xdist 3.8 doesn't see it.)"""

    def _split_scope(self, nodeid):
        return "tests/browser" if nodeid.startswith("tests/browser/") else nodeid.split("::")[0]


@pytest.hookimpl(optionalhook=True)         # `make mutate` runs without xdist
def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.fixture(scope="session")
def chromium():
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium on the PATH: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
