"""What students write, shown to instructors without scripts.

Graded notebooks are harmless in any course: whatever could run in an instructor's session, who may set any grade, is taken out of
what students wrote in Markdown and of what their cells show (`harmless_markdown`, `harmless_output`). What they handed in stays as
it is in submitted/. Notebooks that plain nbgrader has graded are shown without scripts by these lines in nbgrader_config.py:

    from grading.harmless import NO_SCRIPTS; c.HTMLExporter.filters = NO_SCRIPTS
    c.HTMLExporter.sanitize_html = True
"""
import re
from collections import Counter

import bleach
from nbconvert.filters import markdown2html

from .drawings import harmless_drawing

TAGS = {*bleach.ALLOWED_TAGS, "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "div", "span", "table", "thead", "tbody",
        "tr", "th", "td", "img", "del", "sup", "sub", "u"}
SHOWN = {*TAGS, "tfoot", "colgroup", "col", "caption", "small", "summary", "details", "figure", "figcaption"}
LONGEST_HTML, MOST_HTML, DEEPEST_HTML = 100_000, 500_000, 200     # an output, a notebook: it is read outside of the sandbox, which takes a second for 50,000
CLASSES = re.compile(r"dataframe|alert(?: alert-\w+)*")           # any other could cover the page, or look like a part of it


def _attribute(tag, name, value):
    if name == "class":
        return CLASSES.fullmatch(value)
    return name in {"img": ("src", "alt", "title", "width", "height"), "a": ("href", "title")}.get(tag, ("title", "align", "colspan", "rowspan"))


def markdown_without_scripts(source):
    """Markdown → HTML with nothing but harmless tags; the rest is shown as the text that it is."""
    return _harmless_words(bleach.clean(markdown2html(source), tags=TAGS, attributes=_attribute))


NO_SCRIPTS = {"markdown2html": markdown_without_scripts}

HTML_TAG, EMPTY = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,20})"), {"br", "img", "hr", "col", "wbr", "input"}
TAG = re.compile(r"<(?=[/!?a-zA-Z])(?:(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-z]+=(?:\"[^\"<>]*\"|'[^'<>]*'))*)\s*/?>|(?=([a-zA-Z]?[^>]{0,300})))")
ATTRIBUTE = re.compile(r"([a-z]+)=[\"']([^\"']*)")
CODE = re.compile(r"(^```.*?^```|^~~~.*?^~~~|`[^`\n]+`)", re.MULTILINE | re.DOTALL)
INVISIBLE = "\u200b"              # inside a word, it makes a different word that looks the same
REFERENCE = re.compile(r"&(?:#0*(\d{1,3})|#x0*([0-9a-f]{1,2})|(colon|bsol|tab|newline));?", re.IGNORECASE)
GAP = r"[\s\x00-\x1f\\]*"                     # what a browser or Markdown leaves out of an address
ADDRESS = re.compile(GAP.join("javascript") + f"(?={GAP}:)|" + GAP.join("vbscript") + f"(?={GAP}:)|" + GAP.join("data") + f"(?={GAP}:(?!image/(?:png|jpeg|gif)))",
                     re.IGNORECASE)
FORMULA = re.compile(r"\\(?=(?:href|url|class|style|cssId|require|unicode|bbox|mmlToken)(?![a-zA-Z]))", re.IGNORECASE)     # what a formula does besides being one


KNOWN = {"script", "style", "iframe", "object", "embed", "applet", "base", "meta", "link", "form", "input", "button", "textarea", "select", "svg", "math", "template",
         "noscript", "frame", "frameset", "video", "audio", "source", "html", "body", "head", "title", "xmp", "plaintext", "noembed", "noframes", "portal"}


def harmless_markdown(text):
    """Markdown in which a tag that is not plain text's, or that does something, is shown as it is written. Code looks as it did.

    What counts as code is decided when it is shown, so a tag in code is disarmed, too, in a way that can't be seen.
    """
    def shown(tag, instead):
        _, name, attributes, rest = tag.groups()
        if name:
            plain = name.lower() in SHOWN and all(_attribute(name.lower(), *a) for a in ATTRIBUTE.findall(attributes))
        else:                                          # x<y: an unknown tag without attributes does nothing
            plain = len(rest) < 300 and rest[:1].isalpha() and re.match(r"\w+", rest)[0].lower() not in KNOWN and "=" not in rest
        return tag[0] if plain else instead + tag[0][1:]
    parts = CODE.split(_harmless_words(text))
    return "".join(TAG.sub(lambda tag, i=i: shown(tag, "<" + INVISIBLE if i % 2 else "&lt;"), part) for i, part in enumerate(parts))


def _harmless_words(text):
    """Text in which no address and no formula runs anything: these words are disarmed, whatever they are part of."""
    def character(reference):
        decimal, hexadecimal, name = reference.groups()
        c = {"colon": ":", "bsol": "\\", "tab": "\t", "newline": "\n"}[name.lower()] if name else chr(int(decimal or hexadecimal, 10 if decimal else 16))
        return c if c.isascii() and (c.isalpha() or c in ":\\\t\n") else reference[0]
    text = REFERENCE.sub(character, text)
    text = ADDRESS.sub(lambda word: word[0] + INVISIBLE, text)
    return FORMULA.sub(lambda slash: slash[0] + INVISIBLE, text)


def harmless_html(text, room):
    """HTML of harmless tags alone; words instead of it where it is too long to be read, or nested too deeply. `room`: [what the notebook may still show]."""
    if len(text) > min(LONGEST_HTML, room[0]):
        return f"[HTML of {len(text):,} characters was left out; a cell may show {LONGEST_HTML:,}, a notebook {MOST_HTML:,}]"
    room[0] -= len(text)
    if _depth(text) > DEEPEST_HTML:
        return f"[HTML nested more than {DEEPEST_HTML} deep was left out]"
    return _harmless_words(bleach.clean(text, tags=SHOWN, attributes=_attribute, strip=True))


def _depth(html):
    """How many tags are open at the same time, at most. One without an end stays open, whatever else ends."""
    unclosed, now, deepest = Counter(), 0, 0
    for end, name in HTML_TAG.findall(html.lower()):
        step = -bool(unclosed[name]) if end else name not in EMPTY
        unclosed[name] += step
        now += step
        deepest = max(deepest, now)
    return deepest


def harmless_output(output, room=None):
    """An output of a cell without what could run: HTML of harmless tags, no drawing with a script in it."""
    data = output.get("data")
    if not data:
        return output
    data = dict(data)
    if "text/html" in data:
        data["text/html"] = harmless_html(data["text/html"], room or [MOST_HTML])
    if "text/markdown" in data:
        data["text/markdown"] = harmless_markdown(data["text/markdown"])
    if "text/latex" in data:
        data["text/latex"] = _harmless_words(data["text/latex"])
    if "image/svg+xml" in data:
        data["image/svg+xml"] = harmless_drawing(data["image/svg+xml"])
    return output | {"data": data}
