"""Laws that hold for any bytes, any outputs, any values: a result that can be recorded, within its limits."""
import json
import math
from collections import Counter, OrderedDict, deque
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grading import result, submissions
from grading.__main__ import visible
from grading.limits import Limits
from grading.nbgrader_course import NotebookSpec
from grading.prepare import prepare
from grading.report.tables import plain
from grading.sandbox.decoded import Decoder
from grading.sandbox.encoded import Encoder
from grading.sandbox.outputs import MAX_ERRORS, MAX_OUTPUTS, Outputs, cleaned, size
from grading.submissions import Submission, timestamp_of

TEXT = st.text(st.characters(exclude_categories=()), max_size=200)                  # lone surrogates, too
JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
                        ["cells", "metadata", "nbgrader", "grade_id", "source", "cell_type", "outputs", "worksheets", "nbformat", "x"]),
                        inner, max_size=5), max_leaves=20)


def author(grade_id, cell_type, source, **kind):
    flags = {"locked": False, "grade": False, "solution": False, "task": False} | kind
    return {"grade_id": grade_id, "cell_type": cell_type, "source": source, "points": 2.0 if flags["grade"] else None, "checksum": None,
            "binds": [], **flags}


SPEC = NotebookSpec(
    name="hw", kernelspec={}, imports=[], answers_import=[], modules=[], required=[], release=[], source=[], author=[], edited=[],
    cells=[author("f", "code", "", solution=True), author("t", "code", "assert f(1)", locked=True, grade=True),
           author("essay", "markdown", "YOUR ANSWER", solution=True, grade=True)])


def graded(data):
    prepared = prepare(Submission({"hw.ipynb": data}), SPEC)
    ran = {"cells": {}, "stopped": "nothing ran", "student": None, "tester": None, "seconds": 0}
    return result.of(prepared, None if prepared["unreadable"] else ran, SPEC, Limits().plain())


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=500), JSON.map(lambda tree: json.dumps(tree).encode())))
def test_any_bytes_give_a_result_with_a_reason_that_can_be_stored(data):
    done = graded(submissions.without_outputs(data, 20 << 20))
    json.dumps(done["notebook"], ensure_ascii=False).encode("utf-8")
    assert done["scores"].keys() == {"t", "essay"} and done["scores"]["t"]["auto"] == 0 and done["scores"]["t"]["reason"]


def notebook(*essays):
    cells = [{"cell_type": "markdown", "source": text, "metadata": {"nbgrader": {"grade_id": "essay"}}} for text in essays]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def test_of_a_written_answer_that_is_there_twice_the_one_that_was_written_waits_for_a_person():
    for essays in (("I think so.", "YOUR ANSWER"), ("YOUR ANSWER", "I think so.")):
        done = graded(notebook(*essays))
        assert done["scores"]["essay"] == {"auto": None, "max": 2.0, "by_hand": True, "reason": None}
        assert any("I think so." in c["source"] for c in done["notebook"]["cells"] if c["metadata"].get("nbgrader"))


def test_a_notebook_of_nbformat_3_with_a_heading_is_read():
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"metadata": {}, "cells": [
        {"cell_type": "heading", "level": 2, "metadata": {}, "source": "Title"},
        {"cell_type": "code", "language": "python", "metadata": {"nbgrader": {"grade_id": "f"}}, "input": "f = abs", "outputs": [], "collapsed": False}]}]}
    prepared = prepare(Submission({"hw.ipynb": json.dumps(old).encode()}), SPEC)
    assert prepared["unreadable"] is None and [c["source"] for c in prepared["cells"]][:2] == ["## Title", "f = abs"]


def test_stored_outputs_do_not_count_and_notebooks_come_first(tmp_path):
    book = {"cells": [{"cell_type": "code", "source": "x", "metadata": {}, "outputs": [{"output_type": "stream", "text": "y" * 3_000_000}]}]}
    (tmp_path / "hw.ipynb").write_text(json.dumps(book))
    (tmp_path / "a_data.bin").write_bytes(bytes(1_040_000))
    found = submissions.read(tmp_path, 1)
    assert json.loads(found.files["hw.ipynb"])["cells"][0]["outputs"] == []
    assert "a_data.bin" in found.files and found.notices == []


def test_pictures_pasted_into_a_written_answer_are_kept_and_nothing_else_that_is_attached():
    pasted = {"photo.png": {"image/png": "iVBORw0KGgo="}, "page.html": {"text/html": "<script>"}, "bad.png": {"image/png": "\"><script>"}, "odd": [1]}
    book = json.loads(notebook("My derivation: ![](attachment:photo.png)"))
    book["cells"][0]["attachments"] = pasted
    for attached, kept in ((pasted, {"photo.png": {"image/png": "iVBORw0KGgo="}}), ({"a.png": {"image/png": "A" * (11 << 20)}}, None), ([], None)):
        book["cells"][0]["attachments"] = attached
        done = graded(json.dumps(book).encode())
        essay, = (c for c in done["notebook"]["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == "essay")
        assert essay.get("attachments") == kept and done["scores"]["essay"]["by_hand"]
        assert any("pictures were left out" in n for n in done["notices"]) == (kept is None and attached != [])


def test_pictures_too_large_for_a_submission_cost_the_pictures_and_not_the_answers(tmp_path):
    book = json.loads(notebook("In words."))
    book["cells"][0]["attachments"] = {"photo.png": {"image/png": "A" * (3 << 20)}}
    (tmp_path / "hw.ipynb").write_text(json.dumps(book))
    found = submissions.read(tmp_path, 1)
    assert json.loads(found.files["hw.ipynb"])["cells"][0]["source"] == "In words." and found.notices == []


@given(JSON, st.integers(0, 3))
def test_outputs_are_cut_out_by_their_brackets_as_by_reading_them(tree, indent):
    book = {"cells": [{"source": '"outputs": [', "outputs": [tree, {"outputs": [tree]}]}, {"outputs": [], "x": tree}]}
    text = json.dumps(book, indent=indent or None).encode()
    cut = json.loads(submissions._cut(text))
    assert cut["cells"][0] == {"source": '"outputs": [', "outputs": []}


def test_a_notebook_of_more_parts_than_memory_has_room_for_is_left_out_and_said(tmp_path, monkeypatch):
    monkeypatch.setattr(submissions, "MOST_PARTS", 1000)
    (tmp_path / "hw.ipynb").write_text('{"cells": [' + "{}," * 1000 + "{}]}")
    (tmp_path / "numbers.ipynb").write_text(json.dumps({"cells": [{"source": "x", "outputs": [{"data": [0.5] * 5000}]}]}))
    found = submissions.read(tmp_path, 1)
    assert list(found.files) == ["numbers.ipynb"] and found.notices == ["hw.ipynb was left out: even without its outputs it has more than 1,000 parts"]


@pytest.mark.parametrize(("text", "moment"), [
    (b"2026-01-02 10:00:00 UTC", datetime(2026, 1, 2, 10)), (b"2026-01-02 10:00:00 +0200", datetime(2026, 1, 2, 8)),
    (b"2026-01-02T10:00:00-05:30", datetime(2026, 1, 2, 15, 30)), (b"yesterday, honest", None), (b"\xff\xfe", None),
    (b"1 " * 5_000_000, None), (b"2026-01-02 10:00" + b" " * 5_000_000 + b"UTC", None)])
def test_a_time_that_can_not_be_read_is_said(text, moment):
    found, trouble = timestamp_of({"timestamp.txt": text})
    assert found == moment and (trouble is None) == (moment is not None)


STREAM = st.fixed_dictionaries({"output_type": st.just("stream"), "name": st.sampled_from(["stdout", "stderr"]), "text": TEXT})
ERROR = st.fixed_dictionaries({"output_type": st.just("error"), "ename": TEXT, "evalue": TEXT, "traceback": st.lists(TEXT, max_size=3)})
VALUE = st.fixed_dictionaries({"output_type": st.just("execute_result"), "data": st.dictionaries(st.sampled_from(["text/plain", "text/html"]), TEXT)})


@given(st.lists(st.one_of(STREAM, ERROR, VALUE, JSON), max_size=60), st.integers(0, 400))
def test_outputs_can_be_stored_and_have_a_size(items, limit):
    out = cleaned(items, limit)
    json.dumps(out, ensure_ascii=False).encode("utf-8")
    assert len(out) <= MAX_OUTPUTS + MAX_ERRORS + 1
    assert sum(len(o["text"]) for o in out if o["output_type"] == "stream") <= limit + 120


def test_no_flood_pushes_out_the_value_or_the_error():
    out = Outputs(1000)
    for _ in range(3000):
        out.stream("stdout", "x" * 100)
        out.display({"text/plain": "y"})
        out.error("E", "v", ["line"])
    out.display({"text/plain": "0.25"}, execution_count=1)
    assert out.items[-1]["data"] == {"text/plain": "0.25"}
    assert sum(o["output_type"] == "error" for o in out.items) == MAX_ERRORS and size(out.items) < 10_000


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5) | st.binary(max_size=5) | st.fractions()
    | st.dates() | st.datetimes() | st.timedeltas() | st.decimals(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    | st.lists(inner, max_size=3).map(deque) | st.lists(st.tuples(st.text(max_size=2), inner), max_size=3).map(OrderedDict), max_leaves=12)


def crossed(value):
    encode = Encoder(lambda v: pytest.fail(f"{v!r} is not plain"))
    tree = json.loads(json.dumps(encode(value)))
    return Decoder(encode.buffers, None)(tree)


@given(PLAIN)
def test_plain_data_crosses_as_what_it_is(value):
    got = crossed(value)
    assert got == value and type(got) is type(value)


def test_exact_kinds_cross():
    for value in (Fraction(1, 3), Decimal("0.10"), date(2024, 2, 29), timedelta(days=1), Counter("abca"), bytearray(b"x"), deque([1])):
        assert crossed(value) == value and type(crossed(value)) is type(value)


@pytest.mark.parametrize("kind", ["double", "float32", "int64", "bool"])
@pytest.mark.parametrize("shape", [(), (1,), (1, 1), (3, 1), (0, 2), (2, 3)])
def test_a_tensor_or_array_crosses_however_it_lies_in_memory(kind, shape):
    torch = pytest.importorskip("torch")
    value = torch.arange(math.prod(shape)).reshape(shape).to(getattr(torch, kind))
    once = value.flatten()[:1].squeeze() if value.numel() else value.sum()
    for lies in (value, value.T if value.ndim == 2 else value, once.expand(shape), value.unsqueeze(-1).expand(*shape, 2), value.flip(0) if value.ndim else value):
        got = crossed(lies)
        assert torch.equal(got, lies) and got.dtype == lies.dtype
        array = crossed(lies.numpy()[::-1] if lies.ndim else lies.numpy())
        assert np.array_equal(array, lies.numpy()[::-1] if lies.ndim else lies.numpy()) and array.dtype == lies.numpy().dtype


@given(TEXT)
def test_no_text_moves_the_cursor_or_becomes_a_formula(text):
    assert visible(text).isprintable()
    cell = plain(text)
    assert not {";", "\t", "\n", "\r"} & set(cell) and not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("text", ["=1+1", ";=1+1", "＝1+1", " \t=cmd()", "\u200b=1", "-2+3", "@SUM(A1)", "x;=1"])
def test_formulas_of_any_country_are_shown_as_text(text):
    cell = plain(text)
    assert ";" not in cell and (cell.startswith("'") or not cell.lstrip("\u200b ,").startswith(("=", "+", "-", "@", "＝")))
