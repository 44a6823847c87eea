"""What a cell shows is kept in order and within its budgets, and what an untrusted process sent is rebuilt from known kinds alone."""
import pytest

from grading.sandbox.outputs import MAX_ERRORS, MAX_OUTPUTS, MAX_VALUE, TRUNCATED, Outputs, cleaned, printable, size


def stream(name, text):
    return {"output_type": "stream", "name": name, "text": text}


def display(data):
    return {"output_type": "display_data", "data": data, "metadata": {}}


def result(data, count):
    return {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": count}


def test_what_is_printed_in_a_row_is_one_output_and_another_stream_begins_a_new_one():
    out = Outputs(100)
    for name, text in (("stdout", "a"), ("stdout", "b"), ("stderr", "c"), ("stderr", ""), ("stdout", "d")):
        out.stream(name, text)
    assert out.items == [stream("stdout", "ab"), stream("stderr", "c"), stream("stdout", "d")]
    out.display({"text/plain": "x"})
    out.stream("stdout", "e")
    assert out.items[3:] == [display({"text/plain": "x"}), stream("stdout", "e")]
    out.clear()
    assert out.items == []


def test_text_is_cut_at_the_limit_and_that_is_said_once():
    out = Outputs(10)
    out.stream("stdout", "12345")
    out.stream("stdout", "67890")
    assert out.items == [stream("stdout", "1234567890")]                    # as much as fits, exactly
    out.stream("stdout", "x")
    out.stream("stderr", "y")
    assert out.items == [stream("stdout", "1234567890" + TRUNCATED.format(limit=10))]
    assert "a cell may show 10 bytes of text" in out.items[0]["text"]
    whole = Outputs(4)
    whole.stream("stdout", "123456")
    assert whole.items[0]["text"] == "1234" + TRUNCATED.format(limit=4)


def test_after_a_thousand_outputs_nothing_is_added_but_the_value():
    out = Outputs(10_000_000)
    for i in range(MAX_OUTPUTS):
        out.display({"text/plain": str(i)})
    assert len(out.items) == MAX_OUTPUTS == 1000
    out.display({"text/plain": "more"})
    assert len(out.items) == MAX_OUTPUTS
    out.display({"text/plain": "0.5"}, execution_count=3)
    assert out.items[MAX_OUTPUTS:] == [result({"text/plain": "0.5"}, 3)]


def test_the_first_value_has_its_text_whatever_was_printed_and_no_second_one_does():
    out = Outputs(3)
    out.stream("stdout", "1234")
    out.display({"text/plain": "v" * (MAX_VALUE + 5)}, execution_count=7)
    assert out.items[-1] == result({"text/plain": "v" * MAX_VALUE}, 7)
    out.display({"text/plain": "second"}, execution_count=8)
    assert out.items[-1] == result({"text/plain": ""}, 8)
    out.display({"text/html": "<b>", "text/plain": "first"}, execution_count=0)
    assert out.items[-1] == result({"text/html": "", "text/plain": ""}, 0)


def test_pictures_have_a_budget_of_their_own_ten_times_that_of_text():
    out = Outputs(10)
    out.display({"image/png": "p" * 60, "text/plain": "figure"})
    out.display({"image/jpeg": "q" * 40})
    assert out.items == [display({"image/png": "p" * 60, "text/plain": "figure"}), display({"image/jpeg": "q" * 40})]
    out.display({"image/png": "x"})
    assert out.items[2:] == [stream("stdout", "[a p" + TRUNCATED.format(limit=10))]     # the picture is gone, and four characters are left to say so
    large = Outputs(200)
    large.display({"image/svg+xml": "s" * 2001})
    assert large.items == [stream("stdout", "[a picture of 2,001 bytes was left out]\n")]


def test_only_known_kinds_of_text_and_pictures_are_shown():
    out = Outputs(1000)
    out.display({"text/html": "<b>", "application/javascript": "alert(1)", "text/latex": 3, "text/markdown": "*m*", "application/json": {}})
    out.display({"application/javascript": "alert(1)"})
    assert out.items == [display({"text/html": "<b>", "text/markdown": "*m*"})]
    for mime in ("text/plain", "text/html", "text/markdown", "text/latex", "image/png", "image/jpeg", "image/svg+xml"):
        out.display({mime: "x"})
        assert out.items[-1] == display({mime: "x"})


def test_errors_are_kept_after_any_flood_but_not_thousands_of_them_and_not_pages_of_traceback():
    out = Outputs(0)
    for i in range(MAX_ERRORS + 5):
        out.error(f"E{i}", "v", ["line"])
    assert [o["ename"] for o in out.items] == [f"E{i}" for i in range(MAX_ERRORS)] and MAX_ERRORS == 20
    out = Outputs(0)
    out.error("N" * 300, "V" * 3000, ["first", *("x" * 6000 for _ in range(9)), "last"])
    found, = out.items
    assert found["output_type"] == "error" and found["ename"] == "N" * 200 and found["evalue"] == "V" * 2000
    assert found["traceback"] == ["x" * 5000] * 3 + ["last"]                      # the end of it is what tells
    out.error("E", "", [str(i) for i in range(150)])
    assert out.items[1]["traceback"] == [str(i) for i in range(50, 150)]
    out.error("E", "", ["y" * 30_000])
    assert out.items[2]["traceback"] == ["y" * 5000]


def test_text_that_utf_8_cannot_hold_becomes_question_marks():
    assert printable("a\ud800b\n\u2713") == "a?b\n\u2713"
    out = Outputs(100)
    out.stream("stdout", "\udfff")
    out.error("E\ud800", "v\ud800", ["l\ud800"])
    out.display({"text/plain": "\ud800"}, execution_count=1)
    assert [out.items[0]["text"], out.items[1]["ename"], out.items[1]["evalue"], out.items[1]["traceback"], out.items[2]["data"]] == [
        "?", "E?", "v?", ["l?"], {"text/plain": "?"}]


def test_size_counts_characters_and_a_tenth_of_pictures():
    assert size([]) == 0 and size([stream("stdout", "abc")]) == 3
    assert size([{"output_type": "error", "ename": "ignored", "evalue": "ab", "traceback": ["abc", "d"]}]) == 6
    assert size([display({"text/plain": "abcd", "image/png": "x" * 105})]) == 14
    assert size([stream("stdout", "ab"), result({"text/html": "abc"}, 1)]) == 5


@pytest.mark.parametrize("sent", [None, {}, "x", 3, [None, 3, "x", []], [{}], [{"output_type": "stream", "name": "stdin", "text": "x"}],
                                  [{"output_type": "stream", "name": "stdout", "text": 3}], [{"output_type": "display_data", "data": [1]}],
                                  [{"output_type": "update_display_data", "data": {"text/plain": "x"}}]])
def test_what_is_no_output_is_dropped(sent):
    assert cleaned(sent, 100) == []


def test_what_is_one_is_rebuilt_without_anything_else():
    extra = {"metadata": {"x": 1}, "transient": {}}
    sent = [stream("stdout", "a") | extra, stream("stderr", "b"), display({"text/plain": "d"}) | extra, result({"text/plain": "r"}, 4) | extra,
            result({"text/plain": "s"}, "4"), {"output_type": "error", "ename": 1, "evalue": "v", "traceback": ["l", 2]},
            {"output_type": "error", "ename": "E", "traceback": "l"}, "junk", display({"text/plain": "after"})]
    assert cleaned(sent, 100) == [
        stream("stdout", "a"), stream("stderr", "b"), display({"text/plain": "d"}), result({"text/plain": "r"}, 4), result({"text/plain": "s"}, 0),
        {"output_type": "error", "ename": "", "evalue": "v", "traceback": ["l"]}, {"output_type": "error", "ename": "E", "evalue": "", "traceback": []},
        display({"text/plain": "after"})]
    assert cleaned([stream("stdout", "abcdef")], 3) == [stream("stdout", "abc" + TRUNCATED.format(limit=3))]
