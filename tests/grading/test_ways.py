"""However a test looks at work, right and wrong answers get the points that plain nbgrader gives them.

All ways take minutes: GRADING_WAYS=all. Otherwise every eleventh of them, and those on which an earlier version of this grader failed most.
"""
import os

from grading.__main__ import main
from tests.grading import ways

ALWAYS = ("a callback", "an argument that must not change", "del f", "captured print", "partial credit with printing", "an exercise named like a builtin")


def test_points_are_nbgraders_whatever_the_test_looks_at(tmp_path):
    every = ways.ways()
    chosen = every if os.environ.get("GRADING_WAYS") == "all" else {
        name: way for i, (name, way) in enumerate(every.items()) if i % 11 == 0 or name in ALWAYS}
    root = ways.make_course(tmp_path / "ways", chosen)
    assert main(["grade", "--course", str(root)]) == 0
    assert ways.points(root, chosen) == ways.expected(chosen)


def test_there_are_more_than_two_hundred_ways_each_with_a_right_and_a_wrong_answer():
    text = (ways.HERE / "ways.txt").read_text()
    assert text.count("\n=== ") > 230
    assert f" {text.count(chr(10) + '=== ') + 1} ways" in " ".join((ways.HERE.parents[1] / "grading" / "README.md").read_text("utf-8").split())
    assert all(w["test"] and w["right"] and (w["wrong"] or len(w["right"]) > 1) for w in ways.ways().values())


def test_a_way_that_stops_plain_nbgrader_takes_no_others_points(tmp_path, capsys):
    stops = {"setup": None, "points": 2, "test": ["3"], "solution": "x = 1", "right": ["x = 1"], "wrong": [], "nbgrader": ""}       # worth more than its points
    value = ways.ways()["a value"]
    chosen = {"stops": stops, "a value": value}
    found = ways.plain(ways.make_course(tmp_path / "ways", chosen), chosen)
    assert found == {("stops", "right0", "test0"): None, ("a value", "right0", "test0"): 1, ("a value", "wrong0", "test0"): 0}
    assert "stops at right0 w000: ValueError: partial credit cannot be greater than maximum points" in capsys.readouterr().out
