"""The 404 page works at any depth, and the sitemap has whole addresses."""
import re

from bs4 import BeautifulSoup

from authoring.build.site import finish


def test_the_page_for_what_is_not_there_works_at_any_depth_and_the_sitemap_has_whole_addresses():
    page = '<html data-content_root="./"><a href="concepts.html#a">m</a><a href="#main">s</a><script src="_static/x.js"></script><a href="https://a.b/">o</a><form action="search.html">'
    assert finish.rooted(page, "/course/") == ('<html data-content_root="/course/"><a href="/course/concepts.html#a">m</a><a href="#main">s</a>'
                                             '<script src="/course/_static/x.js"></script><a href="https://a.b/">o</a><form action="/course/search.html">')
    listed = re.findall("<loc>(.*?)</loc>", finish.sitemap("https://a.github.io/course/", ["404.html", "01_entropy/entropy.html", "index.html", "search.html"]))
    assert listed == ["https://a.github.io/course/01_entropy/entropy.html", "https://a.github.io/course/index.html"]


def test_what_sphinx_leaves_without_a_name_gets_one():
    page = '<aside class="sidebar-drawer"></aside><aside class="toc-drawer no-toc"></aside><table><tr><th class="head"><p></p></th><th class="head"><p>x</p></th></tr></table>'
    page += '<a href="#" class="back-to-top muted-link"><span>Back to top</span></a><a href="x">x</a>'
    named = BeautifulSoup(finish.named(page), "html.parser")
    assert [aside["aria-label"] for aside in named.find_all("aside")] == ["The course", "On this page"]
    assert [cell.name for cell in named.tr.children] == ["td", "th"] and named.find("nav", attrs={"aria-label": True}).get_text() == "Back to top"
