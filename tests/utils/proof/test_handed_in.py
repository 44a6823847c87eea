"""The page of help holds for every reason, and any text or object that is handed in as a proof gets a verdict, never an exception."""
import inspect
import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from utils.proof import Proof, verify
from utils.proof.expectations import REASONS as BELOW
from utils.proof.handed_in import MOST_LINES
from utils.proof.shannon import REASONS as ABOUT

ONE, TWO, MIXED = ["p(x,y)"], ["p(x)", "q(x)"], ["p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"]
EXAMPLE = re.compile(r"^ {8}([a-z][a-z>=0 ]*?) {2,}(\S.*?)(?: {2,}.*)?$", re.M)


def test_help_is_one_page_with_every_reason_and_an_example_that_holds():
    page = inspect.getdoc(verify)
    assert len(page.splitlines()) <= 45 and max(map(len, page.splitlines())) <= 125
    about, below = page.split("With laws=")
    for part, reasons, rules in ((about, ABOUT, {"goal": "I(X;Y|Z) >= 0"}), (below.split("Everywhere")[0], BELOW, None)):
        examples = dict(EXAMPLE.findall("\n".join("    " + row for row in part.splitlines())))
        assert set(reasons) - {"h>=0"} <= set(examples), set(reasons) - set(examples)
        for reason, claim in examples.items():
            if reason in ("strict jensen", "gibbs equality"):
                continue
            laws = {} if rules else {"laws": MIXED if "m(" in claim else TWO if "q" in claim else ONE}
            assert verify([[claim, reason]], **(rules or {"goal": "H_p(X) == H_p(X)"}), **laws).lines[0].accepted, (reason, claim)


PIECES = ["E_p(x)[", "log ", "p(x)", "q(x)", "m(x|z)", "]", "(", ")", "/", " == ", " <= ", "KL(", " || ", "1/2 ", "-", "H(X)", "I(X;Z)", "const", " + ", "0", "½",
          "H_m(", "E[", "JSD(", "1e99", "9" * 25, "log 3", "->", "markov(", "function(", "of=", ",", "X", "Z", "|", ";", "\\frac{1}{2}", "\x00", "²", "𝔼"]
ANYTHING = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))


@settings(max_examples=250, deadline=None)
@given(ANYTHING, ANYTHING | st.sampled_from(sorted({*ABOUT, *BELOW, "lines", "given", "line 1"})), st.booleans())
@example("lines", "lines " + "1" * 60 + "x", False)
@example("(" * 100_000, "1" * 100_000, True)
@example("1e999 I(X;Z)", "given 99", False)
def test_any_text_gets_a_verdict_in_bounded_time(claim, why, below):
    rules = {"laws": MIXED, "goal": "JSD(p || q) == I(X;Z)"} if below else {"goal": "I(X;Z) >= 0", "given": ["H(Z) == 1"]}
    start = time.process_time()
    proof = verify([[claim, why], [claim, "lines"], ["I(X;Z) >= 0", why]], **rules)
    assert {found.verdict for found in proof.lines} <= {"accepted", "other reason", "false", "open", "unproved", "unreadable"}
    assert repr(proof) and proof._repr_html_() and proof.latex()
    assert time.process_time() - start < 20             # a bound on the kind of growth, not a timing


@pytest.mark.parametrize("value", [10**5000, 1e999, float("nan"), 10**400, "x", b"x", {"a": {"b": []}}, object()], ids=lambda v: type(v).__name__)
def test_any_object_gets_a_verdict(value):
    proof = Proof("H(X) >= 0")
    deep = []
    for _ in range(100_000):
        deep = [deep]
    for thing in (value, deep, [value]):
        assert proof.step(thing, "h>=0").verdict == "unreadable" and proof.step("H(X) >= 0", thing).verdict == "unreadable"
    assert not verify([[value, value], value, deep], "H(X) >= 0").proved


@pytest.mark.parametrize("lines, told", [
    ("H(X) >= 0", "a proof is a list of lines [claim, reason]; this is 'H(X) >= 0'."),
    ({"H(X) >= 0": "h>=0"}, "a proof is a list of lines [claim, reason]; this is {'H(X) >= 0': 'h>=0'}."),
    (None, "a proof is a list of lines [claim, reason]; this is None."),
    ([["H(X) >= 0"]], 'a line is a pair of texts, [claim, reason], such as ["I(X;Y) >= 0", "mi>=0"].'),
    ([["H(X) >= 0", "h>=0", "?"]], 'a line is a pair of texts, [claim, reason], such as ["I(X;Y) >= 0", "mi>=0"].'),
    (["H(X) >= 0"], 'a line is a pair of texts, [claim, reason], such as ["I(X;Y) >= 0", "mi>=0"].'),
    ([["H(X) >= 0", "h>=0"]] * (MOST_LINES + 1), f"{MOST_LINES + 1} lines; at most {MOST_LINES} are read."),
])
def test_what_is_no_list_of_pairs_is_one_line_that_says_so(lines, told):
    (found,) = verify(lines, "H(X) >= 0").lines
    assert (found.number, found.verdict, found.message) == (1, "unreadable", told)


def test_a_line_that_is_no_pair_keeps_its_place_among_the_others():
    proof = verify((("H(X) >= 0", "h>=0"), 7, ["H(X) >= 0", "h>=0"]), "H(X) >= 0")
    assert [(found.number, found.verdict) for found in proof.lines] == [(1, "accepted"), (2, "unreadable"), (3, "accepted")]
    assert not proof.proved and verify([["H(X) >= 0", "h>=0"]] * MOST_LINES, "H(X) >= 0").proved


def test_what_is_no_line_is_shown_as_it_was_handed_in():
    assert [line.text for line in verify([[1], {"a": 2}, "b" * 99], "H(X) >= 0").lines] == ["[1]", "{'a': 2}", f"'{'b' * 59}…"]
    assert verify(7, "H(X) >= 0").lines[0].text == "7" and verify([["H(X) >= 0", "h>=0"]] * (MOST_LINES + 1), "H(X) >= 0").lines[0].text == "…"
    assert repr(verify([[1]], "H(X) >= 0")).splitlines()[1] == '✗ 1. [1]   []   a line is a pair of texts, [claim, reason], such as ["I(X;Y) >= 0", "mi>=0"].'
    proof = Proof("H(X) >= 0")
    assert proof.step(["H"] * 99, "h>=0").text == str(["H"] * 99)[:200] + "…" and proof.step("H(X) >= 0", ["h"]).why == "['h']"
