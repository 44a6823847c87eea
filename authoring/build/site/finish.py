"""What is done to Sphinx's pages: levels of headings, preloads, a 404 page for any depth, a sitemap."""
import html
import json
import re
from urllib.parse import urlsplit

from authoring.build import places
from authoring.build.site import HTML, META, preload


def rooted(page, root):
    """A page whose addresses begin at the site's root: the 404 page is shown at any depth."""
    return re.sub(r'\b(href|src|data-content_root)="(?![#/]|[a-z]+:)(?:\./)?', rf'\1="{root}', page)


def sitemap(base, names):
    """What search engines read: the address of every page but those that are no place to go to."""
    rows = "\n".join(f"<url><loc>{html.escape(base + name)}</loc></url>" for name in names if name not in ("404.html", "search.html", "genindex.html"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}\n</urlset>\n'


def finish():
    """All of it, once Sphinx has written HTML."""
    meta = json.loads(META.read_text(encoding="utf-8"))
    for path in HTML.rglob("*.html"):           # Sphinx calls a list's caption a heading, and doesn't say of which level
        text, up = path.read_text(encoding="utf-8"), "../" * (len(path.relative_to(HTML).parts) - 1)
        text = text.replace('class="caption" role="heading"', 'class="caption" role="heading" aria-level="2"')
        path.write_text(text.replace("</title>", f"</title>{preload.head(text, meta, up)}", 1), encoding="utf-8")
    base = places.pages(places.repository()) if places.repository() else ""
    (HTML / "404.html").write_text(rooted((HTML / "404.html").read_text(encoding="utf-8"), urlsplit(base).path or "/"), encoding="utf-8")
    if base:
        (HTML / "sitemap.xml").write_text(sitemap(base, sorted(path.relative_to(HTML).as_posix() for path in HTML.rglob("*.html"))), encoding="utf-8")
