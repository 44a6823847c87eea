"""The 404 page works at any depth, and the sitemap has whole addresses."""
import re

from authoring.build.site import finish


def test_the_page_for_what_is_not_there_works_at_any_depth_and_the_sitemap_has_whole_addresses():
    page = '<html data-content_root="./"><a href="concepts.html#a">m</a><a href="#main">s</a><script src="_static/x.js"></script><a href="https://a.b/">o</a>'
    assert finish.rooted(page, "/course/") == ('<html data-content_root="/course/"><a href="/course/concepts.html#a">m</a><a href="#main">s</a>'
                                             '<script src="/course/_static/x.js"></script><a href="https://a.b/">o</a>')
    listed = re.findall("<loc>(.*?)</loc>", finish.sitemap("https://a.github.io/course/", ["404.html", "01_entropy/entropy.html", "index.html", "search.html"]))
    assert listed == ["https://a.github.io/course/01_entropy/entropy.html", "https://a.github.io/course/index.html"]
