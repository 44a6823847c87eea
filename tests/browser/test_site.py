"""The site as `make site` builds it, in a real Chromium: every page in light, dark and on a phone, and the widgets without a kernel."""
import io

import numpy as np
import pytest
from PIL import Image

from authoring.build.chapters import chapters
from authoring.build.site import HTML
from authoring.build.site.sections import sections_of
from tests.browser.actions import move_every_slider
from tests.browser.site import (
    CHAPTER_PAGES,
    PAGES,
    SETTLED,
    UNFOLDED,
    one_page_for_each_widget,
    pages_with_widgets,
    visit,
    wrong_for_axe,
)
from utils.checks import choices

# What sticks out of the page (on a phone) or of the column of text (on a wide screen), and can't be scrolled to.
CUT_OFF = """(within) => {
  const edge = document.querySelector(within).getBoundingClientRect().right + 1;
  const scrolls = (node) => node.tagName !== "ARTICLE" && (["auto", "scroll"].includes(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  return [...document.querySelectorAll("article :is(img, canvas, table, pre, code, input, .katex-html)")]
    .filter((node) => node.getBoundingClientRect().right > edge && !scrolls(node)).map((node) => node.outerHTML.slice(0, 200));
}"""

# What is too small for a finger (WCAG 2.5.8); a link within a line of text may be as high as the line.
SMALL = """() => [...document.querySelectorAll("button, input, select, textarea, summary, a, [tabindex='0']")].filter((node) => {
  if (getComputedStyle(node).display === "inline" || !node.checkVisibility({ visibilityProperty: true })) return false;
  const { width, height } = (node.type === "radio" || node.type === "checkbox" ? node.closest("label") ?? node : node).getBoundingClientRect();
  return width > 0 && Math.min(width, height) < 23.9;
}).map((node) => node.outerHTML.slice(0, 150))"""

FLAT = """() => [...document.querySelectorAll(".widget canvas")].filter((canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size < 3;
}).map((canvas) => canvas.className || canvas.ariaLabel)"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_accessible_in_light_and_dark_and_fits_a_phone(site, tab, name):
    page = tab.page
    visit(tab, f"{site}/{name}", width=390)
    assert page.locator("article h1").count() == 1 and page.get_attribute("html", "data-theme") == "light"
    assert page.locator("[data-shown=not]").count() == 0 and page.locator(".tex, .katex-error").count() == 0
    page.evaluate(UNFOLDED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(CUT_OFF, "body") == []
    assert page.evaluate(SMALL) == []
    if page.locator(".widget").count():
        page.wait_for_load_state("networkidle")                   # what comes later must not spoil what was drawn before
        page.evaluate(SETTLED)
        assert page.evaluate(FLAT) == []                          # every canvas shows something
    assert wrong_for_axe(page) == []
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    page.evaluate(SETTLED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    assert page.evaluate(CUT_OFF, "article") == []
    assert page.evaluate(SMALL) == []
    assert wrong_for_axe(page, runOnly=["color-contrast", "scrollable-region-focusable"]) == []      # nothing else has changed
    assert tab.wrong == []


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
    visit(tab, f"{site}/05_infogan/index.html")
    tab.page.evaluate(UNFOLDED)
    assert tab.page.evaluate("document.getAnimations().length") == 0


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


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_not_there_is_answered_with_a_page_that_leads_on(site, tab, theme):
    failed = []
    note = lambda response: failed.append(response.url) if response.status >= 400 else None
    tab.page.on("response", note)
    visit(tab, f"{site}/05_infogan/of/old.html", theme, width=390)
    assert failed == [f"{site}/05_infogan/of/old.html"] and tab.page.locator("h1").inner_text().startswith("There is no such page")
    assert wrong_for_axe(tab.page) == [] and tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    find = tab.page.get_by_role("searchbox", name="Search for")
    find.fill("entropy")
    find.press("Enter")
    tab.page.wait_for_url(f"{site}/search.html?q=entropy")        # from any depth
    tab.page.go_back()
    tab.page.get_by_role("link", name="map of concepts").click()
    tab.page.wait_for_url(f"{site}/concepts.html")
    tab.page.remove_listener("response", note)


SHOWN_BY_COLOUR = ".course-widget :is(input.bar, .track div, .fill div, .scale div, .cell > div, .dot, .here, .got, .zero, .lit, [aria-pressed=true])"
ON_A_PICTURE = ".course-widget :is(.dot, .here, .picked, .range, .set)"
SET = "(node, visibility) => { node.style.visibility = visibility; }"
KEEPS_ITS_COLOUR = "(nodes) => nodes.filter((node) => getComputedStyle(node).forcedColorAdjust !== 'auto').map((node) => node.outerHTML.slice(0, 100))"


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
        assert page.eval_on_selector_all(".course-widget :is(p, span, label, button)", KEEPS_ITS_COLOUR) == [], kind
        for node in page.locator(SHOWN_BY_COLOUR).all():
            box = node.bounding_box()
            if not node.is_visible() or min(box["width"], box["height"]) < 1:
                continue
            node.scroll_into_view_if_needed()
            pixels = np.asarray(Image.open(io.BytesIO(node.screenshot())).convert("RGB")).reshape(-1, 3)
            paper = np.array([255, 255, 255] if theme == "light" else [0, 0, 0])
            assert (np.abs(pixels - paper).max(1) > 60).any(), f"{kind}: {node.evaluate('(n) => n.outerHTML')[:200]}"
            checked += 1
        for mark in page.locator(ON_A_PICTURE).all():
            mark.scroll_into_view_if_needed()
            seen, _, unseen, _ = (page.screenshot(clip=mark.bounding_box()), mark.evaluate(SET, "hidden"), page.screenshot(clip=mark.bounding_box()),
                                  mark.evaluate(SET, ""))
            assert seen != unseen, f"{kind}: {mark.evaluate('(n) => n.outerHTML')[:200]}"
            checked += 1
    assert checked > 40
    page.context.close()


def test_a_press_of_a_key_turns_a_digit(site, tab):
    visit(tab, f"{site}/{sections_of('00_start')['The end first']}.html")
    big = lambda: tab.page.eval_on_selector(".traversal .big", "(canvas) => canvas.toDataURL()")
    before = big()
    tab.page.get_by_label("code c₂", exact=True).focus()
    tab.page.keyboard.press("PageUp")
    tab.page.evaluate(SETTLED)
    assert big() != before


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
