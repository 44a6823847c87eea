"""Sphinx's settings for the site; authoring/build/site prepares the pages, calls Sphinx, and has the formulas drawn afterwards."""
import html
import re
import textwrap

from docutils import nodes

from authoring.build import addresses

address = addresses.repository()

AUTHORS = "The authors of InfoGAN, depth first"        # as CITATION.cff and LICENSE name them
project, author, copyright = "InfoGAN, depth first", AUTHORS, f"{AUTHORS}; MIT licence"
extensions = ["myst_nb", "sphinx_copybutton"]
exclude_patterns = ["_build"]

nb_execution_mode = "off"                            # authoring/build/site has executed them
nb_mime_priority_overrides = [("html", "text/html", 5)]
myst_enable_extensions = ["amsmath", "colon_fence", "dollarmath"]
myst_heading_anchors = 3
myst_dmath_double_inline = True
html_math_renderer = "tex"

html_static_path = ["static", "_build/static"]
html_css_files = ["katex/katex.css", "widgets.css", "site.css"]
html_js_files = [("js/main.js", {"type": "module"})]
html_favicon = "static/icon.svg"
html_theme = "furo"
html_title = html_short_title = project
html_baseurl = addresses.pages(address) if address else ""
html_use_index = False
html_copy_source = html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#00609c", "color-brand-content": "#00609c", "course-good": "#00795a", "course-bad": "#b34a00"},
    "dark_css_variables": {"color-brand-primary": "#6cbdf0", "color-brand-content": "#6cbdf0", "course-good": "#35c79b", "course-bad": "#f08a3c"},
}
DESCRIPTION = "Seven chapters from entropy to a working InfoGAN on MNIST: live pictures, machine-checked proofs, every answer checked."


def tex(display):
    """Formulas as TeX in a tag of their own: site/js/formulas.mjs draws them."""
    def visit(self, node):
        text = html.escape(node.astext().strip(), quote=False)
        if display and not text.startswith(r"\begin{"):
            text = rf"\begin{{aligned}}{text}\end{{aligned}}" if r"\\" in text else text
        self.body.append(f'<div class="tex display">{text}</div>' if display else f'<span class="tex">{text}</span>')
        raise nodes.SkipNode
    return visit


def describe(app, pagename, templatename, context, doctree):
    """What search engines and links shown elsewhere say about a page: its first paragraph without TeX, and a picture."""
    texts = (re.sub(r"\s+", " ", node.astext()) for node in (doctree.findall(nodes.paragraph) if doctree else ()) if not any(node.findall(nodes.math)))
    words = html.escape(textwrap.shorten(next((text for text in texts if len(text) > 60), DESCRIPTION), 200, placeholder=" …"))
    title = html.escape(re.sub(r"<[^>]+>", "", context.get("title", project)))
    picture = f"{html_baseurl}_static/first_page.png" if html_baseurl else context["pathto"]("_static/first_page.png", 1)
    written = re.sub(r'<meta name="viewport"[^>]*>', "", context.get("metatags", ""))           # by docutils; the theme has its own
    context["metatags"] = written + (
        f'<meta name="description" content="{words}"><meta property="og:title" content="{title}"><meta property="og:description" content="{words}">'
        f'<meta property="og:type" content="article"><meta property="og:image" content="{picture}">')
    if project in context.get("title", ""):          # the page of search results has none
        context["docstitle"] = ""                    # which the theme would add
    if pagename == "search":
        app.add_js_file("js/search.js", type="module")


def setup(app):
    app.add_html_math_renderer("tex", (tex(False), None), (tex(True), None))
    app.connect("html-page-context", describe)
