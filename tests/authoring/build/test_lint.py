"""What can't work across the boundary is found in the text, with its place and its remedy; what can work is left alone."""
import inspect
import sys
from pathlib import Path

import jupytext
import pytest
import torch

from authoring.build import notebooks
from authoring.build.lint import lint
from tests.paths import CHAPTERS, ROOT

HEADER = '# %% nbgrader={{"grade": {}, "grade_id": "{}", "locked": {}, "schema_version": 3, "solution": {}, "task": false}}\n'
SETUP = HEADER.format("false", "setup", "true", "false") + """import torch
import tests.authoring.build.test_lint as checks
from tests.authoring.build.test_lint import looks_inside
"""
ANSWER = HEADER.format("false", "area", "false", "true") + """
def area(r):
    return 3.14 * r ** 2

class Circle:
    pass

answer = {"unit": "m²"}
"""
TEST = HEADER.format("true", "area-check", "true", "false")


# Checks as an author might write them; test cells below hand them a student's function.

def looks_inside(area):
    assert area(1) > 3
    return len(inspect.getsource(area)) < 100


def passes_it_on(name, area):
    return looks_inside(area)


def asks_what_each_is(first, second):
    for name, f in (("first", first), ("second", second)):
        assert isinstance(name, str) and isinstance(f, object)


def draws_from_data(area):
    r = torch.tensor([1.0, 2.0], requires_grad=True)
    area(r).sum().backward()


def judges_well(area, answer, points=(1.0, 2.0)):
    """Plain data in, plain data out; its own oracle's gradient, and isinstance on what came back."""
    value = area(torch.tensor(points))
    assert isinstance(value, torch.Tensor) and isinstance(answer, dict) and type(answer["unit"]) is str
    x = torch.tensor(points, requires_grad=True)
    torch.autograd.grad((3.14 * x ** 2).sum(), x)
    y = torch.as_tensor(value.detach()).requires_grad_()
    (y * y).sum().backward()


def problems(test, answer=ANSWER, after=""):
    text = SETUP + "\n" + answer + "\n" + TEST + test + "\n" + after
    return lint("07_circles", jupytext.reads(text, fmt="py:percent"))


@pytest.mark.parametrize(("test", "line", "what", "remedy"), [
    ("c = Circle()\nassert isinstance(c, Circle)", 2, "isinstance(c, Circle) asks what c is", "Judge by what it does"),
    ("assert callable(area)", 1, "callable(area)", "Judge by what it does"),
    ("import inspect\ninspect.signature(area)", 2, "looks into area", "Judge what it returns"),
    ("assert area.__doc__", 1, "area.__doc__ is private", "Judge what it returns"),
    ("class Round(Circle):\n    pass", 1, "class Round is derived from Circle", "Have the student's cell define the subclass"),
    ("x = torch.ones(2, requires_grad=True)\nloss = area(x).sum()\nloss.backward()", 3, "loss.backward()", "finite differences"),
    ("x = torch.ones(2, requires_grad=True)\ntorch.autograd.grad(area(x).sum(), x)", 2, "goes through the student's code", "graph"),
    ("torch.func.jacrev(area)", 1, "torch.func.jacrev(area)", "Let the student's function return the gradient"),
    ("area(lambda r: r)", 1, "gives the student's code a function", "Only plain data crosses"),
    ("def radius(): return 1\narea(radius)", 2, "gives the student's code a function", "Only plain data crosses"),
    ("Circle.unit = 'm'", 1, "Circle.unit is changed from a test", "can be read and called, not changed"),
])
def test_what_a_test_cell_can_not_do(test, line, what, remedy):
    found, = problems(test)
    assert (found.chapter, found.cell, found.line, found.file) == ("07_circles", "area-check", line, "")
    assert what in str(found) and remedy in str(found)
    assert str(found).startswith(f"07_circles, cell area-check, line {line}: ")


@pytest.mark.parametrize(("test", "function", "what"), [
    ("looks_inside(area)", "looks_inside", "inspect.getsource(area)"),
    ("checks.passes_it_on('area', area=area)", "looks_inside", "inspect.getsource(area)"),
    ("checks.asks_what_each_is(area, area)", "asks_what_each_is", "isinstance(f, object)"),
    ("checks.draws_from_data(area)", "draws_from_data", "area(r).sum().backward()"),
])
def test_what_a_function_that_it_calls_can_not_do(test, function, what):
    found, = problems(test)
    lines = inspect.getsource(sys.modules[__name__]).splitlines()
    body, first = inspect.getsourcelines(globals()[function])
    assert what in found.what and what in lines[found.line - 1]
    assert first <= found.line < first + len(body)
    assert f"cell area-check, tests/authoring/build/test_lint.py line {found.line}, called from it: " in str(found)


@pytest.mark.parametrize("use", ["def double(r):\n    return 2 * base + r", "print(base)", "print(helper(2))", "print(math.pi)"])
def test_a_cell_that_uses_names_of_a_test_cell(use):
    solution = HEADER.format("false", "double", "false", "true") + "\n" + use
    found, = problems("import math\nbase = 2\ndef helper(x): return x", after=solution)
    assert found.cell == "double" and found.line == use.count("\n") + 1
    assert "is defined by the test cell area-check only. Test cells never run in the student's process" in str(found)


@pytest.mark.parametrize("test", [
    "checks.judges_well(area, answer)",
    "assert isinstance(answer, dict) and answer['unit'] == 'm²'",
    "c = Circle()\nassert isinstance(area(2), float)",
    "base = 2\nassert area(base) == 3.14 * 4",
    "assert [area(k) for k in range(3)][0] == 0",
])
def test_what_works_is_left_alone(test):
    assert problems(test, after="# %%\nbase = 3\nprint(base)") == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_can_be_graded(chapter):
    assert lint(chapter, notebooks.notebook_from_text(chapter)) == []


def test_a_build_stops_before_it_executes(monkeypatch):
    bad = jupytext.reads(SETUP + "\n" + ANSWER + "\n" + TEST + "assert callable(area)", fmt="py:percent")
    monkeypatch.setattr(notebooks, "notebook_from_text", lambda name: bad)
    monkeypatch.setattr(notebooks, "execute", lambda *_: pytest.fail("it was executed"))
    with pytest.raises(SystemExit, match=r"07_circles, cell area-check, line 1: callable\(area\)"):
        notebooks.build(["07_circles"])
    assert not Path(ROOT, "solutions", "07_circles").exists()
