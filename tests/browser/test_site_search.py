"""Search on the built site, in a real Chromium: other spellings, other names, and where they lead."""
from urllib.parse import urlparse

import pytest

from authoring.build.site.front import NAMES
from tests.browser.site import landed, visit, wrong_for_axe


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
        assert landed(pages, first) == each["heading"].replace("’", "'"), query
        assert each["words"].lower() in pages[urlparse(first).path.lstrip("/")].article.get_text().lower().replace("’", "'") and not twice, query


@pytest.mark.parametrize("theme, width", [("light", 1300), ("dark", 390)])
def test_search_finds_mutual_information(site, tab, theme, width):
    visit(tab, f"{site}/search.html?q=mutual+information", theme, width)
    tab.page.wait_for_selector("#search-results li p.context")
    found = tab.page.eval_on_selector_all("#search-results li a", "(links) => links.map((link) => link.href)")
    assert any("02_kl_divergence" in address for address in found) and tab.wrong == []
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    assert wrong_for_axe(tab.page) == []
    words = " ".join(tab.page.locator("#search-results p.context").all_inner_texts())
    assert "share a table p(x,y)" in words and "\\" not in words                # formulas without TeX's commands


def test_where_nothing_is_found_the_page_says_where_to_look(site, tab):
    visit(tab, f"{site}/search.html?q=spectral+normalisation")
    tab.page.locator("#search-results").get_by_role("link", name="map of concepts").click()
    tab.page.wait_for_url(f"{site}/concepts.html")
