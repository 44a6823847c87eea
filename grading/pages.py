"""What students write in Markdown, shown to instructors without scripts. In nbgrader_config.py:

    from grading.pages import NO_SCRIPTS; c.HTMLExporter.filters = NO_SCRIPTS
    c.HTMLExporter.sanitize_html = True

The second line cleans what cells show; formgrader and feedback have templates of their own for Markdown, which it misses: a
`<script>` in a written answer then runs in the instructor's session, who may set any grade.
"""
import bleach
from nbconvert.filters import markdown2html

TAGS = {*bleach.ALLOWED_TAGS, "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "div", "span", "table", "thead", "tbody",
        "tr", "th", "td", "img", "del", "sup", "sub", "u"}
ATTRIBUTES = {**bleach.ALLOWED_ATTRIBUTES, "*": ["class", "id"], "img": ["src", "alt", "title"], "th": ["align"], "td": ["align"]}


def markdown_without_scripts(source):
    """Markdown → HTML of harmless tags only; the rest is shown as the text that it is."""
    return bleach.clean(markdown2html(source), tags=TAGS, attributes=ATTRIBUTES)


NO_SCRIPTS = {"markdown2html": markdown_without_scripts}
