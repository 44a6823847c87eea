"""What makes a chapter's outputs old: code that it can run, and nothing else."""
import pytest

from authoring.build.live import live
from tests.paths import ROOT

CODES = '''"""Two codes."""
import math
from enum import Enum
__all__ = ["Coin", "Die"]
SIDES = 6

class Coin:
    """Heads or tails."""
    def entropy(self):
        return math.log(2)    # nats

class Die:
    # fair
    def entropy(self):
        return math.log(SIDES)
'''
LATER = CODES + "\nTILT = 0.3\n\n@register\nclass Bent(Enum):\n    p = TILT\n"


@pytest.mark.parametrize("other, same", [
    (LATER, True), (CODES.replace("Heads or tails", "One of two"), True), (CODES.replace("# fair", "# each side alike"), True),
    (CODES.replace("    # nats", "  # in nats, of a fair coin"), True), (CODES.replace("    # nats", ""), True),
    (CODES.replace("Two codes.", "Two codes,\nand what they share."), True), (CODES.replace("SIDES = 6", "SIDES = 8"), True),
    (CODES.replace("import math", "from math import tau\nimport math"), True), (CODES.replace('"Die"]', '"Die", "Bent"]'), True),
    (CODES.replace("log(2)", "log2(2)"), False), (CODES.replace("import math", "import cmath as math"), False), (CODES + "print(1)\n", False),
    (CODES.replace("import math", "from math import *"), False)])
def test_only_code_that_the_chapter_names_counts(other, same):
    assert (live([CODES], "Coin().entropy()") == live([other], "Coin().entropy()")) == same


def test_a_line_of_a_text_may_begin_like_a_comment():
    text = 'TITLE = """\n# one\n"""\n'
    assert live([text], "TITLE") != live([text.replace("one", "two")], "TITLE") and live([text], "TITLE") == live([text + "# two\n"], "TITLE")


@pytest.mark.parametrize("named, changed", [("Die(6)", "SIDES = 8"), ('{"code": "Die"}', "SIDES = 8"), ("getattr(codes, kind)", "SIDES = 6 ")])
def test_what_is_named_counts_with_all_that_it_names_in_turn(named, changed):
    assert (live([CODES], named) == live([CODES.replace("SIDES = 6", changed)], named)) == (changed.endswith(" "))


def test_names_go_from_module_to_module():
    door, room = "from room import Bent, table", "def table():\n    return legs\n\nlegs = 4\n\nBent = 0\n"
    assert live([door, room], "table()") == [door, "def table():\n    return legs", "legs = 4", "Bent = 0"]
    assert live([door, room], "") == []


def test_of_our_own_codes_only_those_that_are_named_count():
    text = (ROOT / "utils" / "codes.py").read_text(encoding="utf-8")
    assert "class Bernoulli" not in "".join(live([text], "Categorical")) and "class Bernoulli" in "".join(live([text], "Bernoulli"))
