"""The built site under test: its pages, a server for it, and what every test of it does with a page."""
import re
from http.server import SimpleHTTPRequestHandler
from urllib.parse import urlparse

from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup

from authoring.build.chapters import chapters
from authoring.build.site import HTML
from authoring.build.site.sections import sections_of

CHAPTER_PAGES = [f"{page}.html" for name in chapters() for page in dict.fromkeys(sections_of(name).values())]
BESIDE = ["concepts.html", "errata.html", "check_results.html"]
PAGES = ["index.html", *CHAPTER_PAGES, *BESIDE]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """No line in the log for a request."""

    def send_error(self, code, *_):
        """As GitHub Pages does, whatever the depth of what isn't there."""
        page = (HTML / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


SETTLED = """async () => {                                    // every widget is brought near, and painted
  const wait = () => new Promise((next) => setTimeout(next, 50));
  for (const place of document.querySelectorAll("[data-widget], [data-first-page]")) {
    place.scrollIntoView();
    while (place.dataset.shown === undefined) await wait();
  }
  while (document.querySelector('[aria-busy="true"]')) await wait();
  scrollTo(0, 0);
}"""


def visit(tab, address, theme="light", width=1300):
    """Open a page and wait until formulas and widgets are drawn."""
    tab.wrong.clear()
    tab.page.set_viewport_size({"width": width, "height": 900})
    tab.page.emulate_media(color_scheme=theme)
    tab.page.goto(address)
    tab.page.evaluate(SETTLED)


# What sticks out of the page (on a phone) or of the column of text (on a wide screen), and can't be scrolled to.


UNFOLDED = "() => document.querySelectorAll('article details').forEach((fold) => { fold.open = true; })"     # what axe can't see it doesn't judge


def wrong_for_axe(page, **options):
    """What axe finds on the whole page, of any impact, KaTeX's inside left to KaTeX: [rule: the first node]."""
    found = Axe().run(page, context={"exclude": [[".katex"]]}, options={"preload": False, "resultTypes": ["violations"], **options}).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:300]}" for v in found]


def pages_with_widgets():
    return [name for name in CHAPTER_PAGES if "data-widget" in (HTML / name).read_text(encoding="utf-8")]


def one_page_for_each_widget():
    kinds = {}
    for name in pages_with_widgets():
        for kind in re.findall('data-widget="(\\w+)"', (HTML / name).read_text(encoding="utf-8")):
            kinds.setdefault(kind, name)
    return kinds


def landed(pages, address):
    """The heading of the section of `pages` to which an address leads."""
    target = urlparse(address)
    node = pages[target.path.lstrip("/")].find(id=target.fragment)
    section = node if node.name == "section" else node.find_parent("section")
    return section.find(["h1", "h2", "h3"]).get_text().removesuffix("¶").replace("’", "'")


def documents():
    return {path.relative_to(HTML).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for path in HTML.rglob("*.html")
            if "_static" not in path.parts}
