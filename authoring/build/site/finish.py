"""What is done to Sphinx's pages: their place in the course, names for a screen reader, preloads, a 404 page for any depth, a sitemap."""
import html
import json
import re
from urllib.parse import urlsplit

from authoring.build import addresses
from authoring.build.chapters import chapters
from authoring.build.site import HTML, META, preload
from authoring.build.site.place import chapter_title, neighbours, placed

NAMED = [                                       # what a screen reader calls by name, and Sphinx and its theme leave without one
    ('class="caption" role="heading"', 'class="caption" role="heading" aria-level="2"'),
    ('<aside class="sidebar-drawer"', '<aside class="sidebar-drawer" aria-label="The course"'),
    ('<aside class="toc-drawer', '<aside aria-label="On this page" class="toc-drawer'),
    ('<th class="head"><p></p></th>', "<td></td>"),                      # an empty corner of a table
    ('<div id="search-results"></div>', '<h1>Search</h1><div id="search-results"></div>'),
]


def rooted(page, root):
    """A page whose addresses begin at the site's root: the 404 page is shown at any depth."""
    return re.sub(r'\b(href|src|action|data-content_root)="(?![#/]|[a-z]+:)(?:\./)?', rf'\1="{root}', page)


def named(page):
    """A page in which everything of NAMED has its name, and the way back to the top is in a part that has one."""
    for without, name in NAMED:
        page = page.replace(without, name)
    return re.sub(r'<a href="#" class="back-to-top.*?</a>', r'<nav aria-label="To the top">\g<0></nav>', page, count=1, flags=re.S)


def sitemap(base, names):
    """What search engines read: the address of every page but those that are no place to go to."""
    rows = "\n".join(f"<url><loc>{html.escape(base + name)}</loc></url>" for name in names if name not in ("404.html", "search.html", "genindex.html"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}\n</urlset>\n'


def finish():
    """All of it, once Sphinx has written HTML."""
    meta = json.loads(META.read_text(encoding="utf-8"))
    titles = {name: chapter_title((HTML / name / "index.html").read_text(encoding="utf-8")) for name in chapters()}
    for path in HTML.rglob("*.html"):
        text, up = path.read_text(encoding="utf-8"), "../" * (len(path.relative_to(HTML).parts) - 1)
        text = neighbours(named(text))
        if path.parent.name in titles and path.name != "index.html":
            text = placed(text, titles[path.parent.name])
        path.write_text(text.replace("</title>", f"</title>{preload.head(text, meta, up)}", 1), encoding="utf-8")
    base = addresses.pages(addresses.repository()) if addresses.repository() else ""
    (HTML / "404.html").write_text(rooted((HTML / "404.html").read_text(encoding="utf-8"), urlsplit(base).path or "/"), encoding="utf-8")
    if base:
        (HTML / "sitemap.xml").write_text(sitemap(base, sorted(path.relative_to(HTML).as_posix() for path in HTML.rglob("*.html"))), encoding="utf-8")
