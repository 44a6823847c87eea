"""Nothing that a student writes runs where an instructor looks, and what is plain stays as it is."""
import io
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from nbconvert.filters import markdown2html

from grading import harmless, pages
from grading.harmless import FORMULA, INVISIBLE, KNOWN, SHOWN, harmless_markdown, harmless_output, markdown_without_scripts

ATTACKS = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<IMG SRC=x OnErRoR = alert(1) ", "<svg/onload=alert(1)>", "<iframe src=//x></iframe>",
           "<a href='javascript:alert(1)'>x</a>", "<a href=\"JaVaScRiPt:alert(1)\">x</a>", "<details ontoggle=alert(1) open>", "<form action=//x><button>",
           "<p style='position:fixed'>x</p>", "<object data=x></object>", "<math><mi xlink:href='javascript:alert(1)'>", "<!--><img src=x onerror=alert(1)>-->",
           "<style>@import '//x'</style>", "<base href=//x>", "<meta http-equiv=refresh content=0>", "<b\nonclick=alert(1)>x</b>", "<a href='data:text/html,x'>x</a>"]
IMAGE = "<img src=x onerror=alert(1)>"
ATTACKS += [                        # code that Markdown doesn't take for code, addresses that Markdown or a browser reads otherwise
    f"\\`{IMAGE}`", f"```a`b\n\n{IMAGE}\n\n```", "<div>\n```\n<script>alert(1)</script>\n```\n</div>", f"<?x {IMAGE}?>", f"~~~\n{IMAGE}", f"$`{IMAGE}`$",
    "<javascript:alert(1)>", "[x](javascript:alert(1))", "[x](&#106;avascript:alert(1))", "[x][1]\n\n[1]: javascript:alert(1)", "![x](javascript:alert(1))",
    "<a href=' &#106;avascript:alert(1)'>x</a>", "<a\nhref=\"jAvascript&colon;alert(1)\">x</a>", "[x](javascript\\:alert(1))", "[x](<java\tscript:alert(1)>)",
    "<p id=\"a>b\" onclick=alert(1)>", "<p title='>' onclick=alert(1)>x", "[x](data:text/html;base64,PHNjcmlwdD4=)", "<div class='navbar-fixed-top'>x</div>"]
FORMULAS = [r"$\bbox[position:fixed]{x}$", r"$\mmlToken{mtext}[style='position:fixed']{x}$", r"$\style{position:fixed}{x}$", r"$\href{x}{y}$", r"$\BBOX[red]{x}$"]
PLAIN = ["a < b and b > c", "**bold**, `<script>` in code", "<b>bold</b> <br/> <sub>2</sub>", "$x<y$", "- list\n- of 2 < 3", "```html\n<script>\n```", "<img src='a.png' alt='x'>"]


def assert_harmless(markdown):
    page = BeautifulSoup(markdown2html(harmless_markdown(markdown)), "html.parser")
    for tag in page.find_all(True):
        assert tag.name in SHOWN or (tag.name not in KNOWN and not tag.attrs)          # x<y> is an unknown tag, and does nothing
        assert set(tag.attrs) <= {"href", "src", "alt", "title", "class", "id", "align", "style"} and tag.get("style", "text-align").startswith("text-align")
        assert tag.name in ("code", "div", "span", "pre") or "class" not in tag.attrs or "navbar" not in tag["class"]
        for address in (str(tag.get(a, "")).lower() for a in ("href", "src")):
            assert not re.match(r"[\x00-\x20]*(?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|vbscript|data)\s*:", address)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_that_acts_on_the_page_is_disarmed(text):
    assert FORMULA.search(text) and not FORMULA.search(harmless_markdown(text)) and harmless_markdown(text).replace(INVISIBLE, "") == text


@pytest.mark.parametrize("text", ATTACKS)
def test_what_could_run_is_shown_as_text(text):
    assert_harmless(text)


@given(st.lists(st.sampled_from([*ATTACKS, "`", "``", "```\n", "~~~\n", "<div>", "\n\n", "> ", "- ", "    ", "\\", "$", "<!--", "-->", "&#60;", "&lt;", "[", "](", ")", "a"]),
                max_size=8))
@settings(max_examples=150, deadline=None)
def test_no_text_around_it_makes_it_run(parts):
    assert_harmless("".join(parts))


def test_a_formula_opens_no_address_and_takes_no_class():
    for formula in (r"$\href{javascript:alert(1)}{x}$", r"$&#92;href{x}{y}$", r"$\&#104;ref{x}{y}$", r"$\class{navbar}{x}$", r"$\require{html}$", r"$&bsol;style{x}{y}$"):
        for shown in (markdown2html(harmless_markdown(formula)), harmless_output({"data": {"text/latex": formula}})["data"]["text/latex"],
                      harmless_output({"data": {"text/html": formula}})["data"]["text/html"], markdown_without_scripts(formula)):
            assert not re.search(r"\\(href|class|require|style)", shown), shown
    assert harmless_markdown(r"$\hat x + \classes$") == r"$\hat x + \classes$"


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_looks_as_it_did(text):
    shown = harmless_markdown(text)
    assert shown.replace(INVISIBLE, "") == text and (shown == text or "`" in text)


def test_outputs_lose_scripts_and_keep_tables_and_drawings():
    table = "<table><tbody><tr><td>1</td></tr></tbody></table>"
    shown = harmless_output({"output_type": "display_data", "data": {"text/html": f"{table}<script>x</script><b onclick=x>y</b>", "text/plain": "t"}})
    assert shown["data"]["text/html"] == f"{table}x<b>y</b>" and shown["data"]["text/plain"] == "t"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path style="fill: url(#red)" d="M0 0" /></svg>'
    assert shown_drawing(drawing) == drawing


@pytest.mark.parametrize("parts", ["<div>", "<b></p>", "<ul><li>", "<a><b></a>", "<i><p>", "<table><tr><td>", "<x>", "<p>"])
def test_html_that_takes_for_ever_to_be_read_is_left_out(parts):
    for much in (99_000 // len(parts), 10**6 // len(parts)):                     # read, the first would take up to a minute
        shown = harmless_output({"data": {"text/html": parts * much, "text/plain": "t"}})["data"]
        assert "left out" in shown["text/html"] and shown["text/plain"] == "t"


def test_a_notebook_shows_so_much_html_and_no_more():
    room, text = [250_000], "<p>x</p>" * 10_000
    shown = [harmless_output({"data": {"text/html": text}}, room)["data"]["text/html"] for _ in range(4)]
    assert [t == text for t in shown] == [True, True, True, False] and "left out" in shown[3]


def test_a_long_table_is_no_deep_one():
    rows = "<tr><th>0</th><td>1.5<br>x</td></tr>" * 500
    assert rows in harmless_output({"data": {"text/html": f"<table class='dataframe'><tbody>{rows}</tbody></table>"}})["data"]["text/html"]


def shown_drawing(text):
    return harmless_output({"data": {"image/svg+xml": text}})["data"]["image/svg+xml"]


def test_what_matplotlib_draws_stays():
    figure = Figure()
    figure.subplots().plot([1, 2], label="a < b")
    text = io.StringIO()
    figure.savefig(text, format="svg")
    shown = shown_drawing(text.getvalue())
    assert shown.count("<path") == text.getvalue().count("<path") and shown.count("<use") == text.getvalue().count("<use") and "clip-path=\"url(#" in shown


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


@pytest.mark.parametrize("bad", [
    "<svg><script>x</script></svg>", "<svg onload=x></svg>", "<svg onload='x'></svg>", f"{SVG}><a xlink:href='javascript:x'/></svg>", f"{SVG} xhref=\"#a\"onload=\"x\"></svg>",
    f"{SVG} OnLoad='x'/>", f"{SVG}><title><embed src='/files/x.html'/></title></svg>", f"{SVG}><desc><meta http-equiv='refresh' content='0;url=//x'/></desc></svg>",
    f"{SVG}><image href='//x/y.png'/></svg>", f"{SVG}><use xlink:href='data:image/svg+xml;base64,AAAA'/></svg>", f"{SVG}><rect fill='url(//x)'/></svg>",
    f"{SVG}><rect style='fill: u\\72l(//x)'/></svg>", f"{SVG}><animate attributeName='href' to='javascript:x'/></svg>", f"{SVG}><foreignObject><p>x</p></foreignObject></svg>",
    f"{SVG}><h:script xmlns:h='http://www.w3.org/1999/xhtml'>x</h:script></svg>", f"<!DOCTYPE svg [<!ENTITY x '<script>y</script>'>]>{SVG}>&x;</svg>", "no drawing", "", "<svg>" * 5000])
def test_a_drawing_that_does_more_than_draw_is_left_out(bad):
    assert "left out" in shown_drawing(bad)


@pytest.mark.parametrize("hidden", ["<?x a='><script>y</script>'?>", "<!--><script>y</script>-->", "<![CDATA[<script>y</script>]]>", "<text>&lt;script>y</text>"])
def test_what_html_would_read_otherwise_is_written_again(hidden):
    assert "<script" not in shown_drawing(f"{SVG}>{hidden}<path d='M0 0'/></svg>") and "<path" in shown_drawing(f"{SVG}>{hidden}<path d='M0 0'/></svg>")


def test_what_shows_nothing_stays_and_every_kind_of_page_is_cleaned():
    assert harmless_output({"output_type": "stream", "text": "<b onclick=x>"}) == {"output_type": "stream", "text": "<b onclick=x>"} and harmless_output({"data": {}}) == {"data": {}}
    given = {"text/markdown": "a **b** <b onclick=x>", "text/plain": "<b onclick=x>"}
    assert harmless_output({"data": given, "metadata": {}}) == {"data": {"text/markdown": "a **b** &lt;b onclick=x>", "text/plain": "<b onclick=x>"}, "metadata": {}}
    assert given["text/markdown"].endswith("<b onclick=x>")       # what is stored is left as it was


@pytest.mark.parametrize("html, shown", [
    ("<table><tbody><tr><td colspan='2' rowspan=\"3\" align='right' title='x' width='9' style='x'>1</td></tr></tbody></table>",
     '<table><tbody><tr><td colspan="2" rowspan="3" align="right" title="x">1</td></tr></tbody></table>'),
    ("<a href='https://x.org' title='x' align='right'>x</a>", '<a href="https://x.org" title="x">x</a>'),
    ("<img src='x.png' alt='x' title='y' width='3' height='4' align='right'>", '<img src="x.png" alt="x" title="y" width="3" height="4">'),
    ("<div class='alert alert-info'>x</div><div class='alert x'>y</div><table class='dataframe'></table>", '<div class="alert alert-info">x</div><div>y</div><table class="dataframe"></table>'),
    ("<embed src='x'>y", "y"), ("&#106;avascript&colon;x &#128512; &#233; &tab; &#x3a;", f"javascript{INVISIBLE}:x &#128512; &#233; &amp;tab; :"),
])
def test_html_keeps_what_is_harmless_and_no_more(html, shown):
    assert harmless_output({"data": {"text/html": html}})["data"]["text/html"] == shown


def test_html_may_be_as_long_and_as_deep_as_it_says():
    clean = lambda html, room=None: harmless_output({"data": {"text/html": html}}, room)["data"]["text/html"]
    assert clean("x" * 100_000) == "x" * 100_000 and clean("x" * 10, [10]) == "x" * 10
    assert clean("x" * 100_001) == "[HTML of 100,001 characters was left out; a cell may show 100,000, a notebook 500,000]"
    assert clean("x" * 11, [10]) == "[HTML of 11 characters was left out; a cell may show 100,000, a notebook 500,000]"
    deep = lambda n: "<b>" * n + "x" + "</b>" * n
    assert clean(deep(200)) == deep(200) and clean(deep(201)) == "[HTML nested more than 200 deep was left out]" == clean("<B>" * 201)
    assert clean("<br>" * 300) == "<br>" * 300 and clean("<p>x</p>" * 300) == "<p>x</p>" * 300


def test_a_configuration_with_the_old_name_still_works():
    assert pages.NO_SCRIPTS is harmless.NO_SCRIPTS
