"""A drawing is shown if all of it is known to be shapes; anything else in it, and words are shown instead."""
from xml.etree import ElementTree

import pytest
from matplotlib.figure import Figure

from grading.drawings import LEFT_OUT, SHAPES, SVG, harmless_drawing

HEAD = f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10">'


def drawing(inside):
    return f"{HEAD}{inside}</svg>"


@pytest.mark.parametrize("inside", [
    "<script>alert(1)</script>", "<foreignObject><p>x</p></foreignObject>", "<a href='#x'><rect/></a>", "<animate attributeName='href'/>", "<set/>",
    '<rect onclick="alert(1)"/>', '<rect OnLoad="alert(1)"/>', '<image href="https://example.org/x.png"/>', '<use href="other.svg#a"/>',
    '<use xlink:href="https://example.org/#a"/>', '<image href="data:image/svg+xml;base64,AA=="/>', '<image href="data:text/html,x"/>',
    '<image href="#a https://example.org"/>', '<rect fill="url(https://example.org)"/>', "<rect fill='url( \"x.svg#a\" )'/>", '<rect style="@import x"/>',
    '<rect style="width: expression(alert(1))"/>', '<rect fill="JavaScript:alert(1)"/>', '<rect fill="\\75rl(x)"/>', '<g><g><script/></g></g>',
    '<rect xmlns="http://www.w3.org/1999/xhtml"/>'])
def test_what_does_more_than_draw_is_left_out_whole(inside):
    assert harmless_drawing(drawing(inside)) == LEFT_OUT
    assert ElementTree.fromstring(LEFT_OUT)[0].text == "a drawing that does more than draw was left out"


@pytest.mark.parametrize("text", ["", "<svg", "not a drawing", "<html/>", "<svg>" * 3000 + "</svg>" * 3000, "<!DOCTYPE x [<!ENTITY a 'b'>]><svg>&c;</svg>"])
def test_what_is_no_drawing_is_left_out(text):
    assert harmless_drawing(text) == LEFT_OUT


@pytest.mark.parametrize("inside", [
    '<rect fill="url(#a)" width="3"/>', "<rect fill='url( \"#a\")'/>", '<use href="#a-b.c:1"/>', '<image href="data:image/png;base64,iVBO Rw0K/+=="/>',
    '<g transform="translate(1 2)"><path d="M0 0L1 1"/><text x="1">two &lt; 3</text></g>'])
def test_a_harmless_one_keeps_its_shapes_attributes_and_words(inside):
    before, after = ElementTree.fromstring(drawing(inside)), ElementTree.fromstring(harmless_drawing(drawing(inside)))
    assert [(e.tag, e.attrib, e.text) for e in after.iter()] == [(e.tag, e.attrib, e.text) for e in before.iter()]


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_every_shape_may_be_there_with_or_without_the_names_space(name):
    for text in (drawing(f"<{name}/>"), f"<svg><{name}/></svg>"):
        assert [e.tag for e in ElementTree.fromstring(harmless_drawing(text)).iter()] == [f"{{{SVG}}}svg", f"{{{SVG}}}{name}"]


def test_classes_other_programs_attributes_and_metadata_go_and_the_drawing_stays():
    text = drawing('<metadata><x/></metadata><style>*{}</style><rect class="navbar" xmlns:i="http://example.org" i:label="a" x="1"/><g/>')
    found = ElementTree.fromstring(harmless_drawing(text))
    assert [(e.tag.removeprefix(f"{{{SVG}}}"), e.attrib) for e in found] == [("rect", {"x": "1"}), ("g", {})]


def test_a_figure_of_matplotlibs_is_shown(tmp_path):
    figure = Figure()
    figure.subplots().plot([1, 3, 2])
    figure.savefig(tmp_path / "a.svg")
    found = harmless_drawing((tmp_path / "a.svg").read_text())
    assert found != LEFT_OUT and found.startswith("<svg") and "xlink:href" in found and "metadata" not in found
