"""What students write, shown to instructors without scripts.

Graded notebooks are harmless in any course: whatever could run in an instructor's session, who may set any grade, is taken out of
what students wrote in Markdown and of what their cells show (`harmless_markdown`, `harmless_output`). What they handed in stays as
it is in submitted/. Notebooks that plain nbgrader has graded are shown without scripts by these lines in nbgrader_config.py:

    from grading.pages import NO_SCRIPTS; c.HTMLExporter.filters = NO_SCRIPTS
    c.HTMLExporter.sanitize_html = True
"""
import re

import bleach
from nbconvert.filters import markdown2html

TAGS = {*bleach.ALLOWED_TAGS, "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "div", "span", "table", "thead", "tbody",
        "tr", "th", "td", "img", "del", "sup", "sub", "u"}
ATTRIBUTES = {**bleach.ALLOWED_ATTRIBUTES, "*": ["class", "id"], "img": ["src", "alt", "title"], "th": ["align"], "td": ["align"]}


def markdown_without_scripts(source):
    """Markdown → HTML with nothing but harmless tags; the rest is shown as the text that it is."""
    return bleach.clean(markdown2html(source), tags=TAGS, attributes=ATTRIBUTES)


NO_SCRIPTS = {"markdown2html": markdown_without_scripts}

TAG = re.compile(r"<(?=[/!?a-zA-Z])([/!?]?)([a-zA-Z][a-zA-Z0-9:-]*)?([^>]*)")
ACTIVE = re.compile(r"(?:^|[\s\"'/])(?:on\w+|style|srcdoc|formaction|action|xlink:href|ping)\s*=|javascript\s*:|vbscript\s*:|data\s*:\s*(?!image/(?:png|jpeg|gif))",
                    re.IGNORECASE)
CODE = re.compile(r"(^```.*?^```|^~~~.*?^~~~|`[^`\n]+`)", re.MULTILINE | re.DOTALL)
ALIVE = {"script", "style", "iframe", "object", "embed", "applet", "base", "meta", "link", "form", "input", "button", "textarea", "select", "svg", "math",
         "template", "noscript", "frame", "frameset", "video", "audio", "source", "html", "body", "head", "title", "xmp", "plaintext", "noembed",
         "noframes", "portal"}
SHOWN = {*TAGS, "thead", "tfoot", "colgroup", "col", "caption", "small", "summary", "details", "figure", "figcaption"}


def harmless_markdown(text):
    """Markdown in which a tag that is not plain text's, or that does something, is shown as it is written. Code stays as it is."""
    def shown(tag):
        _, name, rest = tag.groups()
        name = (name or "!").lower()
        plain = not ACTIVE.search(rest) and (name in SHOWN or (name not in ALIVE | {"!"} and "=" not in rest))
        return tag[0] if plain else "&lt;" + tag[0][1:]
    parts = CODE.split(text)
    return "".join(part if i % 2 else TAG.sub(shown, part) for i, part in enumerate(parts))


def harmless_output(output):
    """An output of a cell without what could run: HTML of harmless tags, no drawing with a script in it."""
    data = output.get("data")
    if not data:
        return output
    data = dict(data)
    if "text/html" in data:
        data["text/html"] = bleach.clean(data["text/html"], tags=SHOWN, attributes=ATTRIBUTES, strip=True)
    if "text/markdown" in data:
        data["text/markdown"] = bleach.clean(data["text/markdown"], tags=SHOWN, attributes=ATTRIBUTES)
    drawing = data.get("image/svg+xml")
    if drawing is not None and (ACTIVE.search(drawing.replace("style=", "")) or re.search(r"<\s*(script|foreignObject|iframe|use|animate|set)\b", drawing, re.IGNORECASE)):
        data["image/svg+xml"] = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="30"><text y="20">a drawing with a script was left out</text></svg>'
    return output | {"data": data}
