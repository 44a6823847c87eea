"""The site as `make site` builds it, in a real Chromium: every page in light, dark and on a phone, and the widgets without a kernel."""
import io
import re
import subprocess
import sys
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from urllib.parse import unquote, urljoin, urlparse

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from PIL import Image

from authoring.build import places
from authoring.build.chapters import chapters
from authoring.build.site import HTML
from authoring.build.site.front import NAMES
from authoring.build.site.sections import sections_of
from tests.browser.actions import ROOT, move_every_slider
from utils.checks import choices
from utils.concepts import concepts

CHAPTER_PAGES = [f"{page}.html" for name in chapters() for page in dict.fromkeys(sections_of(name).values())]
FIRST = [f"{name}/index.html" for name in chapters()]
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


@pytest.fixture(scope="module")
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
CUT_OFF = """(within) => {
  const edge = document.querySelector(within).getBoundingClientRect().right + 1;
  const scrolls = (node) => node.tagName !== "ARTICLE" && (["auto", "scroll"].includes(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  return [...document.querySelectorAll("article :is(img, canvas, table, pre, code, input, .katex-html)")]
    .filter((node) => node.getBoundingClientRect().right > edge && !scrolls(node)).map((node) => node.outerHTML.slice(0, 200));
}"""


UNFOLDED = "() => document.querySelectorAll('article details').forEach((fold) => { fold.open = true; })"     # what axe can't see it doesn't judge

FLAT = """() => [...document.querySelectorAll(".widget canvas")].filter((canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size < 3;
}).map((canvas) => canvas.className || canvas.ariaLabel)"""


def seriously_wrong(page, within="article", **options):
    """What axe finds in our own content, KaTeX's inside left to KaTeX: [rule: the first node]."""
    ours = {"include": [[within]], "exclude": [[".katex"]]}
    found = Axe().run(page, context=ours, options={"preload": False, "resultTypes": ["violations"], **options}).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:300]}" for v in found if v["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_accessible_in_light_and_dark_and_fits_a_phone(site, tab, name):
    page = tab.page
    visit(tab, f"{site}/{name}", width=390)
    assert page.locator("article h1").count() == 1 and page.get_attribute("html", "data-theme") == "light"
    assert page.locator("[data-shown=not]").count() == 0 and page.locator(".tex, .katex-error").count() == 0
    page.evaluate(UNFOLDED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(CUT_OFF, "body") == []
    page.wait_for_load_state("networkidle")                       # what comes later must not spoil what was drawn before
    page.evaluate(SETTLED)
    assert page.evaluate(FLAT) == []                              # every canvas shows something
    assert seriously_wrong(page) == []
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    page.evaluate(SETTLED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    assert page.evaluate(CUT_OFF, "article") == []
    assert seriously_wrong(page, runOnly=["color-contrast", "scrollable-region-focusable"]) == []      # nothing else has changed
    assert tab.wrong == []


def pages_with_widgets():
    return [name for name in CHAPTER_PAGES if "data-widget" in (HTML / name).read_text(encoding="utf-8")]


def test_every_widget_moves_without_a_kernel(site, tab):
    names = pages_with_widgets()
    assert {name.split("/")[0] for name in names} == set(chapters())
    for name in names:
        visit(tab, f"{site}/{name}", theme="dark", width=390)
        moved = move_every_slider(tab.page)
        assert moved >= 1 and tab.wrong == [], name


def test_the_first_page_is_alive_until_it_is_touched(site, chromium):
    page = chromium.new_context(viewport={"width": 390, "height": 844}).new_page()
    big = lambda: page.eval_on_selector(".live .big", "(canvas) => canvas.toDataURL()")
    page.goto(f"{site}/index.html")
    page.wait_for_selector("[data-first-page][data-shown]")
    before = big()
    page.wait_for_timeout(400)
    assert big() != before                                        # it moves by itself
    page.locator(".live .categories button").nth(7).click()
    assert page.get_by_role("button", name="Play").is_visible()   # and rests once it is touched
    page.wait_for_function("() => document.querySelector('.says').textContent.includes('category 7')")
    before = big()
    page.wait_for_timeout(300)
    assert big() == before
    page.locator(".pad").press("ArrowLeft")
    assert big() != before
    smallest = page.eval_on_selector_all(".live :is(button, .pad)", "(all) => Math.min(...all.flatMap((n) => [n.offsetWidth, n.offsetHeight]))")
    assert smallest >= 24
    page.context.close()


def test_for_those_who_want_less_motion_the_first_page_is_still(site, tab):
    visit(tab, f"{site}/index.html")
    big = lambda: tab.page.eval_on_selector(".live .big", "(canvas) => canvas.toDataURL()")
    before = big()
    tab.page.wait_for_timeout(400)
    assert big() == before and tab.page.get_by_role("button", name="Play").is_visible()


def test_a_choice_is_judged_in_the_words_of_its_check_kept_and_counted(site, tab):
    name = next(name for name in CHAPTER_PAGES if 'data-question="kl_bounds"' in (HTML / name).read_text(encoding="utf-8"))
    visit(tab, f"{site}/{name}", width=390)
    form, told = tab.page.locator("form.choices[data-question=kl_bounds]"), choices.told("kl_bounds")
    options = tab.page.locator("[form=choice-kl_bounds]")
    wrong = next(letter for letter in told["why"] if letter != told["key"])
    choose = lambda field, letter: tab.page.locator(f"[form=choice-kl_bounds][name={field}][value={letter}]").check()
    assert options.count() == 7 and not any(option.is_checked() for option in options.all())     # nothing is chosen beforehand
    assert tab.page.get_by_text("as soon as one outcome has q(x) = 0 < p(x)").count() == 1 and tab.page.get_by_text("to a letter each").count() == 0
    choose("Option", wrong)
    choose("Reason", told["reason_key"])
    form.get_by_role("button", name="Check").click()
    assert form.locator("output").inner_text() == f"✗ Option {wrong} isn't right. {told['why'][wrong]}"
    choose("Option", told["key"])
    form.get_by_role("button", name="Check").click()
    assert form.locator("output").inner_text().startswith("✓")
    tab.page.reload()
    tab.page.wait_for_selector("form.choices.right")              # it was kept
    assert tab.page.locator(".sidebar-tree .progress").count() >= 1
    tab.page.evaluate("localStorage.clear()")
    assert tab.wrong == []


def test_a_stranger_on_a_phone_answers_a_question_of_chapter_02_with_five_taps(site, chromium):
    page = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).new_page()
    page.goto(f"{site}/index.html")
    page.locator(".chapters a[href^='02_']").tap()                # one
    page.locator("article a[href='how-small-how-large.html']").tap()
    form = page.locator("form.choices")
    for name in ("Option", "Reason"):
        page.locator(f"[form=choice-kl_bounds][name={name}]").first.tap()
    form.get_by_role("button", name="Check").tap()                # five
    assert form.locator("output").inner_text()[0] in "✓✗"
    page.context.close()


def test_a_picture_is_covered_until_it_has_been_predicted(site, tab):
    name = next(name for name in CHAPTER_PAGES if "data-answers" in (HTML / name).read_text(encoding="utf-8"))
    visit(tab, f"{site}/{name}")
    form = tab.page.locator("form.prediction").first
    covered = tab.page.locator(f"[data-answers={form.get_attribute('data-question')}]")
    assert not covered.is_visible()
    form.locator("textarea").fill("three bits")
    form.get_by_role("button").click()
    assert covered.is_visible()
    tab.page.evaluate("localStorage.clear()")


def test_a_widget_that_fails_leaves_its_picture_and_the_others_alone(site, chromium):
    page = chromium.new_context().new_page()
    page.route("**/traversal-*.js", lambda route: route.abort())
    page.goto(f"{site}/{sections_of('05_infogan')['Codes you can read back']}.html")
    page.wait_for_selector("[data-widget=traversal][data-shown=not]")
    assert page.locator("[data-widget=traversal] img").is_visible() and "could not be loaded" in page.locator("[data-widget=traversal]").inner_text()
    page.context.close()


def test_without_javascript_every_widget_is_a_picture_and_nothing_is_covered(site, chromium):
    page = chromium.new_context(java_script_enabled=False).new_page()
    for name in ["index.html", *pages_with_widgets()]:
        page.goto(f"{site}/{name}")
        places = page.locator("[data-widget], [data-first-page]")
        assert all(places.nth(k).locator("img").count() for k in range(places.count())) and page.locator(".covered").count() == 0, name
    page.context.close()


@pytest.mark.parametrize("query, words", [("reparametrisation", "reparameterised"), ("ELBO", "lower bound"), ("Jensen-Shannon", "jensen–shannon"), ("FID", "fréchet")])
def test_search_knows_other_spellings_and_leads_to_the_section_where_it_marks_the_words(site, tab, query, words):
    visit(tab, f"{site}/search.html?q={query}")
    tab.page.wait_for_selector("#search-results li a")
    tab.page.locator("#search-results li a").first.click()
    tab.page.wait_for_selector("article .highlighted")
    assert tab.page.evaluate("document.body.scrollHeight") < 15_000 and words.lower() in tab.page.locator("article").inner_text().lower()


FIRST_FOUND = """(queries) => {
  window.fetch = () => new Promise(() => {});                    // no summaries,
  window.setTimeout = (act, delay) => delay < 100 && act();      // and all results at once
  const found = {}, out = document.querySelector("#search-results");
  for (const query of queries) {
    out.replaceChildren();
    Search.performSearch(query);
    const [first, ...others] = [...out.querySelectorAll("li a")].map((link) => link.href);
    found[query] = [first, others.some((address) => address.split("#")[0] === first.split("#")[0])];
  }
  return found;
}"""


def test_every_other_name_of_a_concept_leads_first_to_the_section_that_teaches_it(site, tab, pages):
    visit(tab, f"{site}/search.html")
    queries = {query: each for each in NAMES for name in (each["words"], *each["also"]) for query in (name, name.upper(), name.replace(" ", "-"))}
    found = tab.page.evaluate(FIRST_FOUND, list(queries))
    for query, each in queries.items():
        first, twice = found[query]
        target = urlparse(first)
        landed = pages[target.path.lstrip("/")].find(id=target.fragment)
        section = landed if landed.name == "section" else landed.find_parent("section")
        assert section.find(["h1", "h2", "h3"]).get_text().removesuffix("¶").replace("’", "'") == each["heading"].replace("’", "'"), query
        assert each["words"].lower() in pages[target.path.lstrip("/")].article.get_text().lower().replace("’", "'") and not twice, query


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_not_there_is_answered_with_a_page_that_leads_on(site, tab, theme):
    failed = []
    note = lambda response: failed.append(response.url) if response.status >= 400 else None
    tab.page.on("response", note)
    visit(tab, f"{site}/05_infogan/of/old.html", theme, width=390)
    assert failed == [f"{site}/05_infogan/of/old.html"] and tab.page.locator("h1").inner_text().startswith("There is no such page")
    assert seriously_wrong(tab.page) == [] and tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    tab.page.get_by_role("link", name="map of concepts").click()
    tab.page.wait_for_url(f"{site}/concepts.html")
    tab.page.remove_listener("response", note)


def one_page_for_each_widget():
    kinds = {}
    for name in pages_with_widgets():
        for kind in re.findall('data-widget="(\\w+)"', (HTML / name).read_text(encoding="utf-8")):
            kinds.setdefault(kind, name)
    return kinds


SHOWN_BY_COLOUR = ".course-widget :is(input.bar, .track div, .fill div, .scale div, .cell div, .dot, .here, .got, .zero, .lit, [aria-pressed=true])"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_in_forced_colours_every_bar_and_mark_can_still_be_seen(site, chromium, theme):
    """Windows' high contrast paints every background in one colour: what only a background shows would vanish."""
    page = chromium.new_context(viewport={"width": 1300, "height": 900}, forced_colors="active", color_scheme=theme, reduced_motion="reduce").new_page()
    checked = 0
    for kind, name in {**one_page_for_each_widget(), "first_page": "index.html"}.items():
        page.goto(f"{site}/{name}")
        page.evaluate(SETTLED)
        for reveal in page.locator(".course-widget .question:visible").all():
            (reveal.locator("input[type=range]") if reveal.locator("input[type=range]").count() else reveal.locator("input").first).press("ArrowRight")
            reveal.get_by_role("button").click()
        for node in page.locator(SHOWN_BY_COLOUR).all():
            box = node.bounding_box()
            if not node.is_visible() or min(box["width"], box["height"]) < 1:
                continue
            node.scroll_into_view_if_needed()
            pixels = np.asarray(Image.open(io.BytesIO(node.screenshot())).convert("RGB")).reshape(-1, 3)
            paper = np.array([255, 255, 255] if theme == "light" else [0, 0, 0])
            assert (np.abs(pixels - paper).max(1) > 60).any(), f"{kind}: {node.evaluate('(n) => n.outerHTML')[:200]}"
            checked += 1
    assert checked > 30
    page.context.close()


def test_a_press_of_a_key_turns_a_digit(site, tab):
    visit(tab, f"{site}/{sections_of('00_start')['The end first']}.html")
    big = lambda: tab.page.eval_on_selector(".traversal .big", "(canvas) => canvas.toDataURL()")
    before = big()
    tab.page.get_by_label("code c₂", exact=True).focus()
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
    assert seriously_wrong(tab.page, within=".content") == []
    words = " ".join(tab.page.locator("#search-results p.context").all_inner_texts())
    assert "share a table p(x,y)" in words and "\\" not in words                # formulas without TeX's commands


def test_the_theme_button_and_the_menu_work_on_a_phone(site, tab):
    visit(tab, f"{site}/01_entropy/index.html", width=390)
    button = tab.page.locator("button.theme-toggle:visible")
    for _ in range(3):
        if tab.page.get_attribute("html", "data-theme") != "dark":
            button.click()
    assert tab.page.get_attribute("html", "data-theme") == "dark"
    tab.page.locator("label[for=__navigation]:visible").first.click()
    tab.page.get_by_role("link", name="02 · Divergence and mutual information").first.click()
    tab.page.wait_for_url("**/02_kl_divergence/index.html")
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
    for name in ("concepts.html", f"{sections_of('00_start')['The map']}.html"):
        links = pages[name].select_one("nav[aria-label^='Concept map']").find_all("a")
        assert len(links) == len(concepts())
        for link, node in zip(links, concepts(), strict=True):
            target = urlparse(urljoin(f"http://here/{name}", link["href"]))
            landed = pages[target.path.lstrip("/")].find(id=target.fragment)
            section = landed if landed.name == "section" else landed.find_parent("section")
            assert section.find(["h1", "h2", "h3"]).get_text().removesuffix("¶").replace("’", "'") == node["heading"].replace("’", "'")


def test_next_leads_through_all_sections(pages):
    name, seen = "index.html", []
    while (link := pages[name].select_one("a.next-page")) and len(seen) < 200:
        name = urlparse(urljoin(f"http://here/{name}", link["href"])).path.lstrip("/")
        seen.append(name)
    assert seen == [*CHAPTER_PAGES, *BESIDE]


def test_every_picture_has_words(pages):
    pictures = [image for page in pages.values() for image in page.select("article img")]
    assert len(pictures) > 30 and [str(image)[:200] for image in pictures if len(image.get("alt", "").split()) < 3] == []


def test_no_hidden_test_and_no_answer_is_published(pages):
    for path in [*(HTML / name for name in pages), HTML / "searchindex.js"]:
        text = path.read_text(encoding="utf-8")
        assert not [mark for mark in ("HIDDEN TESTS", "SOLUTION", "Show solution", "seed=hidden_seed", '"key": "') if mark in text], path


def test_every_page_says_what_it_is_and_has_one_title_and_one_viewport(pages):
    for name, page in pages.items():
        assert len(page.find_all("meta", attrs={"name": "viewport"})) == 1, name
        if name != "search.html":
            assert 40 < len(page.find("meta", attrs={"name": "description"})["content"]) <= 200, name
        title = page.title.get_text()
        assert title.count("InfoGAN, depth first") == 1, title


def test_the_course_can_be_had_from_the_page(pages):
    with zipfile.ZipFile(HTML / "_static" / "course" / "course.zip") as archive:
        names = set(archive.namelist())
    assert {f"infogan-depth-first/{name}" for name in ("course.py", "Makefile", "pyproject.toml", *map(places.notebook, chapters()))} <= names
    for name in chapters():
        assert (HTML / "_static" / "course" / f"{name}.ipynb").read_bytes() == (ROOT / places.notebook(name)).read_bytes()
        assert f"{name}.ipynb" in " ".join(link["href"] for link in pages[f"{name}/index.html"].select("p.get a"))
    assert "CITATION.cff" in str(pages["index.html"])


def test_nothing_is_carried_twice(pages):
    assert not [name for name, page in pages.items() if "base64," in str(page.article)]
    weights = sorted((HTML / "_static" / "data").glob("*.bin"))
    assert len({path.read_bytes() for path in weights}) == len(weights) >= 4
