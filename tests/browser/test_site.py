"""The site as `make site` builds it, in a real Chromium: every page in light, dark and on a phone, and the widgets without a kernel."""
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from urllib.parse import unquote, urljoin, urlparse

import pytest
from actions import move_every_slider
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from conftest import ROOT

from authoring import places
from authoring.build import chapters
from authoring.site import HTML
from utils.concepts import concepts

CHAPTER_PAGES = [f"{name}/{name}.html" for name in chapters()]
BESIDE = ["concepts.html", "errata.html", "check_results.html"]
PAGES = ["index.html", *CHAPTER_PAGES, *BESIDE]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """No line in the log for a request."""


@pytest.fixture(scope="module")
def site():
    """The address of the built site. A chapter that has not changed since the last build is not executed again."""
    subprocess.run([sys.executable, "-m", "authoring.site"], check=True, cwd=ROOT)
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


SETTLED = """async () => {
  await window.MathJax?.startup?.promise;
  const busy = () => document.querySelector('script[type="application/vnd.jupyter.widget-view+json"], [aria-busy="true"]');
  while (busy()) await new Promise((next) => setTimeout(next, 50));
}"""


def visit(tab, address, theme="light", width=1300):
    """Open a page and wait until formulas and widgets are drawn."""
    tab.wrong.clear()
    tab.page.set_viewport_size({"width": width, "height": 900})
    tab.page.emulate_media(color_scheme=theme)
    tab.page.goto(address)
    tab.page.evaluate(SETTLED)


CUT_OFF = """() => {
  const scrolls = (node) => node.tagName !== "ARTICLE" && (["auto", "scroll"].includes(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  return [...document.querySelectorAll("article :is(img, canvas, table, pre, code, input, mjx-container)")]
    .filter((node) => node.getBoundingClientRect().right > 391 && !scrolls(node)).map((node) => node.outerHTML.slice(0, 200));
}"""


def seriously_wrong(page, within="article", **options):
    """What axe finds in our own content, MathJax's inside left to MathJax: [rule: the first node]."""
    ours = {"include": [[within]], "exclude": [["mjx-container"]]}
    found = Axe().run(page, context=ours, options={"preload": False, "resultTypes": ["violations"], **options}).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:300]}" for v in found if v["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_accessible_in_light_and_dark_and_fits_a_phone(site, tab, name):
    page = tab.page
    visit(tab, f"{site}/{name}", width=390)
    assert page.locator("article h1").count() == 1 and page.get_attribute("html", "data-theme") == "light"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(CUT_OFF) == []
    assert seriously_wrong(page) == []
    page.set_viewport_size({"width": 1300, "height": 900})
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    page.evaluate(SETTLED)
    assert seriously_wrong(page, runOnly=["color-contrast", "scrollable-region-focusable"]) == []      # nothing else has changed
    assert tab.wrong == []


@pytest.mark.parametrize("name", CHAPTER_PAGES)
def test_every_widget_moves_without_a_kernel(site, tab, name):
    visit(tab, f"{site}/{name}", theme="dark", width=390)
    assert tab.page.locator(".course-widget").count() >= 1
    moved = move_every_slider(tab.page)
    assert moved >= 1 and tab.wrong == []


def test_a_press_of_a_key_turns_a_digit(site, tab):
    visit(tab, f"{site}/00_start/00_start.html")
    big = lambda: tab.page.eval_on_selector(".traversal .big", "(canvas) => canvas.toDataURL()")
    before = big()
    tab.page.get_by_label("code c₁", exact=True).focus()
    tab.page.keyboard.press("PageUp")
    tab.page.evaluate(SETTLED)
    assert big() != before


@pytest.mark.parametrize("theme, width", [("light", 1300), ("dark", 390)])
def test_search_finds_mutual_information(site, tab, theme, width):
    visit(tab, f"{site}/search.html?q=mutual+information", theme, width)
    tab.page.wait_for_selector("#search-results li p.context")
    found = tab.page.eval_on_selector_all("#search-results li a", "(links) => links.map((link) => link.href)")
    assert any("02_kl_divergence" in address for address in found) and tab.wrong == []
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    assert seriously_wrong(tab.page, within="main") == []
    words = " ".join(tab.page.locator("#search-results p.context").all_inner_texts())
    assert "share a table p(x,y)" in words and "\\" not in words                # formulas without TeX's commands


def test_the_theme_button_and_the_menu_work_on_a_phone(site, tab):
    visit(tab, f"{site}/01_entropy/01_entropy.html", width=390)
    tab.page.locator("button.theme-switch-button:visible").click()
    tab.page.locator("button.theme-change-button[data-mode=dark]:visible").click()
    assert tab.page.get_attribute("html", "data-theme") == "dark"
    tab.page.locator("button.primary-toggle:visible").click()
    tab.page.get_by_role("link", name="02 · Divergence and mutual information").first.click()
    tab.page.wait_for_url("**/02_kl_divergence.html")
    tab.page.evaluate("localStorage.clear()")


def documents():
    return {path.relative_to(HTML).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for path in HTML.rglob("*.html")
            if "_static" not in path.parts}


@pytest.fixture(scope="module")
def pages(site):
    return documents()


def test_every_link_lands(pages):
    ids = {name: {node["id"] for node in page.find_all(id=True)} for name, page in pages.items()}
    lost, links = [], 0
    for name, page in pages.items():
        for link in page.find_all("a", href=True):
            target = urlparse(urljoin(f"http://here/{name}", link["href"]))
            if target.netloc == "here":
                links += 1
                path = unquote(target.path).lstrip("/") or "index.html"
                if not (HTML / path).is_file() or (target.fragment and unquote(target.fragment) not in ids[path]):
                    lost.append(f"{name}: {link['href']}")
    assert lost == [] and links > 300


def test_every_concept_of_the_map_leads_to_the_heading_that_teaches_it(pages):
    for name in ("concepts.html", "00_start/00_start.html"):
        links = pages[name].select_one("nav[aria-label^='Concept map']").find_all("a")
        assert len(links) == len(concepts())
        for link, node in zip(links, concepts(), strict=True):
            target = urlparse(urljoin(f"http://here/{name}", link["href"]))
            landed = pages[target.path.lstrip("/")].find(id=target.fragment)
            section = landed if landed.name == "section" else landed.find_parent("section")
            assert section.find(["h2", "h3"]).get_text().removesuffix("#").replace("’", "'") == node["heading"].replace("’", "'")


def test_next_leads_through_all_chapters(pages):
    name, seen = "index.html", []
    while (link := pages[name].select_one("a.right-next")) and len(seen) < 20:
        name = urlparse(urljoin(f"http://here/{name}", link["href"])).path.lstrip("/")
        seen.append(name)
    assert seen == [*CHAPTER_PAGES, *BESIDE]


def test_every_picture_has_words(pages):
    pictures = [image for page in pages.values() for image in page.select("article img")]
    assert len(pictures) > 30 and [str(image)[:200] for image in pictures if len(image.get("alt", "").split()) < 3] == []


def test_no_hidden_test_and_no_answer_is_published(pages):
    for path in [*(HTML / name for name in pages), HTML / "searchindex.js"]:
        text = path.read_text(encoding="utf-8")
        assert not [mark for mark in ("HIDDEN TESTS", "SOLUTION", "Show solution", "seed=hidden_seed") if mark in text], path


def test_sources_are_published_only_where_an_address_gives_the_page_a_download_button():
    sources = sorted((HTML / "_sources").rglob("*.ipynb"))
    assert [path.read_bytes() for path in sources] == \
        [(ROOT / places.notebook(name)).read_bytes() for name in chapters() if places.repository()]
