"""Nothing that a student writes runs where an instructor looks, and what is plain stays as it is."""
import pytest
from bs4 import BeautifulSoup
from nbconvert.filters import markdown2html

from grading.pages import SHOWN, harmless_markdown, harmless_output

ATTACKS = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<IMG SRC=x OnErRoR = alert(1) ", "<svg/onload=alert(1)>", "<iframe src=//x></iframe>",
           "<a href='javascript:alert(1)'>x</a>", "<a href=\"JaVaScRiPt:alert(1)\">x</a>", "<details ontoggle=alert(1) open>", "<form action=//x><button>",
           "<p style='position:fixed'>x</p>", "<object data=x></object>", "<math><mi xlink:href='javascript:alert(1)'>", "<!--><img src=x onerror=alert(1)>-->",
           "<style>@import '//x'</style>", "<base href=//x>", "<meta http-equiv=refresh content=0>", "<b\nonclick=alert(1)>x</b>", "<a href='data:text/html,x'>x</a>"]
PLAIN = ["a < b and b > c", "**bold**, `<script>` in code", "<b>bold</b> <br/> <sub>2</sub>", "$x<y$", "- list\n- of 2 < 3", "```html\n<script>\n```", "<img src='a.png' alt='x'>"]


@pytest.mark.parametrize("text", ATTACKS)
def test_what_could_run_is_shown_as_text(text):
    page = BeautifulSoup(markdown2html(harmless_markdown(text)), "html.parser")
    for tag in page.find_all(True):
        assert tag.name in SHOWN
        assert not [a for a in tag.attrs if a.startswith("on") or a in ("style", "srcdoc", "action")]
        assert not any(str(tag.get(a, "")).lower().startswith(("javascript:", "data:text")) for a in ("href", "src"))


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_stays_as_it_is(text):
    assert harmless_markdown(text) == text


def test_outputs_lose_scripts_and_keep_tables_and_drawings():
    table = "<table><tbody><tr><td>1</td></tr></tbody></table>"
    shown = harmless_output({"output_type": "display_data", "data": {"text/html": f"{table}<script>x</script><b onclick=x>y</b>", "text/plain": "t"}})
    assert shown["data"]["text/html"] == f"{table}x<b>y</b>" and shown["data"]["text/plain"] == "t"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path style="fill: red" d="M0 0"/></svg>'
    assert harmless_output({"data": {"image/svg+xml": drawing}})["data"]["image/svg+xml"] == drawing
    for bad in ("<svg><script>x</script></svg>", "<svg onload=x></svg>", "<svg><a xlink:href='javascript:x'/></svg>"):
        assert "left out" in harmless_output({"data": {"image/svg+xml": bad}})["data"]["image/svg+xml"]
