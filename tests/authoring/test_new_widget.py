"""The draft of a widget passes what every widget owes, in a copy of the course."""
import subprocess

import pytest

from authoring.new_widget import with_line, worded
from tests.authoring.conftest import OTHERS_STAMPS
from tests.paths import ROOT


@pytest.mark.skipif(not (ROOT / "node_modules").exists(), reason="no node_modules: npm ci")
def test_a_new_widget_passes_as_a_draft(copy, python):
    said = python("authoring.new_widget", "03", "a_ring", "A ring")
    for part in ("utils/widgets/a_ring.py", "utils/widgets/a_ring.js", "tests/utils/widgets/test_a_ring.py", "solutions/03_jensen_shannon.py"):
        assert part in said
    tested = python("pytest", "-q", "-p", "no:cacheprovider", "tests/utils/widgets/test_base.py", "tests/utils/widgets/test_a_ring.py")
    assert "passed" in tested and "skipped" not in tested
    for style in (["prettier", "--check"], ["eslint"]):
        subprocess.run(["npx", "--no-install", *style, "utils/widgets/a_ring.js", "site/js/widgets.js"], cwd=copy, check=True)
    python("ruff", "check", "utils/widgets", "tests/utils/widgets")
    python("pytest", "-q", "-p", "no:cacheprovider", *OTHERS_STAMPS)


def test_a_widget_that_is_there_already_is_not_written_again(copy, python):
    before = (copy / "utils" / "widgets" / "bumps.py").read_bytes()
    with pytest.raises(AssertionError, match="already has a widget bumps"):
        python("authoring.new_widget", "03", "bumps")
    assert (copy / "utils" / "widgets" / "bumps.py").read_bytes() == before


def test_a_line_is_added_in_the_order_of_the_alphabet():
    text = "head\n  b\n  d\ntail\n"
    assert [with_line(text, "  ", f"  {letter}\n").split() for letter in "ace"] == [
        ["head", "a", "b", "d", "tail"], ["head", "b", "c", "d", "tail"], ["head", "b", "d", "e", "tail"]]


def test_a_heading_in_a_sentence_keeps_its_acronyms():
    assert [worded(title) for title in ("A ring", "KL of two coins", "Lin's bound")] == ["a ring", "KL of two coins", "lin's bound"]


def test_a_widget_may_stand_before_the_first_exercise(copy, python):
    python("authoring.new_widget", "03", "a_ring", "A ring", "--after", "setup")
    text = (copy / "solutions" / "03_jensen_shannon.py").read_text(encoding="utf-8")
    assert text.index('"grade_id": "setup"') < text.index("widgets.a_ring()") < text.index("# ### Exercise 3.1 ")
