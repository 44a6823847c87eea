"""HTML inside Markdown cells, values for the page's JavaScript, and a line of Markdown as HTML."""
import html
import json
import re


def raw(text):
    """HTML in a Markdown cell."""
    return f"```{{raw}} html\n{text}\n```"


def data(values):
    """Values for the page's JavaScript, inside the HTML."""
    return '<script type="application/json">' + json.dumps(values, ensure_ascii=False).replace("</", "<\\/") + "</script>"


def inline(text):
    """A line of Markdown as HTML: code and formulas, which is all that options hold."""
    text = html.escape(text, quote=False)
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    text = re.sub(r"\$([^$]+)\$", r'<span class="tex">\1</span>', text)
    return re.sub(r"\*\*?([^*]+)\*\*?", r"<em>\1</em>", text)
