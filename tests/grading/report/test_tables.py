"""A spreadsheet shows a student's text and never computes it, in any country; what is written is read back."""
import csv
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading.report.tables import plain, write_tables


@pytest.mark.parametrize("value, shown", [
    ("=1+1", "'=1+1"), (" @x", "' @x"), ("fine", "fine"), (-1.5, -1.5), (None, None), ("", ""), ("＝1", "'＝1"), ("−1", "'−1"), ("%a", "'%a"), ("(+1)", "'(+1)"),
    ("a;b|c", "a,b/c"), ("a\x00b\tc\nd", "a b c d"), ("a=1", "a=1"), ("\t=1", "' =1"), ("'=1", "''=1")])
def test_what_a_cell_of_the_table_holds(value, shown):
    assert plain(value) == shown


@given(st.text(max_size=20))
def test_no_text_begins_a_formula_or_separates_cells(text):
    found = plain(text)
    assert found.lstrip()[:1] not in tuple("=+-@%＝＋－﹣＠−") and not set(found) & set(";|\t\n\r\x00") and found.isprintable()
    assert found in (cleaned := plain("x" + text)[1:], "'" + cleaned)            # nothing else is put before it, a student's own ' stays


def graded():
    exercise = SimpleNamespace(assignment="01", name="f", title="Sum; it", points=3)
    attempts = [SimpleNamespace(student="ada", exercise=exercise, points=2.5, state="part", error="CheckFailed", message="=HYPERLINK()", seconds=0.12345),
                SimpleNamespace(student="bob", exercise=exercise, points=0, state="blank", error="", message="", seconds=None)]
    submission = SimpleNamespace(student="ada", assignment="01", points=2.5, max=3, late_seconds=8_000_000)
    return SimpleNamespace(submissions=[submission], assignments=["01", "02"], students={"ada": "Ada ÄÖ", "bob": ""}, attempts=attempts)


def read(path):
    with open(path, newline="", encoding="utf-8-sig") as f:
        return list(csv.reader(f))


def test_grades_have_a_row_per_student_and_exercises_one_per_answer(tmp_path):
    write_tables(graded(), tmp_path)
    assert read(tmp_path / "grades.csv") == [
        ["student", "name", "01", "01 of", "01 hours late", "02", "02 of", "02 hours late"],
        ["ada", "Ada ÄÖ", "2.5", "3", "2222.2", "", "", ""], ["bob", "", "", "", "", "", "", ""]]
    assert read(tmp_path / "exercises.csv") == [
        ["student", "assignment", "exercise", "title", "points", "of", "state", "error", "message", "seconds"],
        ["ada", "01", "f", "Sum, it", "2.5", "3", "part", "CheckFailed", "'=HYPERLINK()", "0.123"],
        ["bob", "01", "f", "Sum, it", "0", "3", "blank", "", "", ""]]
    assert (tmp_path / "grades.csv").read_bytes().startswith(b"\xef\xbb\xbf")               # by which a spreadsheet knows UTF-8
