"""Cells from which nothing is taken that counts: by examples, and by running notebooks made at random with them and without them."""
import io
from contextlib import redirect_stdout, suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grading.idle import idle

SETUP = "import numpy as np\nimport os\nscale = [3]\nrng = np.random.default_rng(0)"
ANSWER = "seen = []\ndef f(x):\n    seen.append(x)\n    return scale[0] * x\ndef g(x, memory=[]):\n    memory.append(x)\n    return len(memory)\ndef h(x):\n    y = x + 1\n    return y"
TEST = "assert f(2) == 6\nassert g(1) == 1\nassert h(1) == 2"


def demonstrations(*cells, own=(), test=TEST):
    """Which of the author's plain `cells` are idle, between set-up, answer, cells of the student's `own`, and test."""
    notebook = [{"kind": "both", "source": SETUP}, {"kind": "student", "source": ANSWER}, *({"kind": "student", "source": s} for s in cells),
                *({"kind": "student", "source": s} for s in own), {"kind": "test", "source": test}]
    return [place - 2 in range(len(cells)) and cells[place - 2] for place in sorted(idle(notebook, set(cells)))]


@pytest.mark.parametrize("source", [
    "y = h(3)\nprint(y)", "fig = [h(x) for x in range(9)]", "def draw(x):\n    print(h(x))\ndraw(1)", "for y in range(3):\n    print(h(y))", "np.log(2)",
    "x = np.zeros(3)\nx[0] = h(1)", "class Plot:\n    def show(self):\n        return h(2)\nPlot().show()", "np.random.seed(3)", "print(vars(h))"])
def test_a_cell_that_only_shows_something_is_idle(source):
    assert demonstrations(source) == [source]


@pytest.mark.parametrize("source", [
    "f = h", "seen.clear()", "print(f(1))", "def again():\n    return f(1)\nagain()", "print(g(1))", "scale[0] = 4", "scale = [4]", "del scale", "other = scale\nother[0] = 4",
    "def change():\n    global scale\n    scale = 1\nchange()", "os.environ['HOME'] = 'x'", "np.set_printoptions(3)", "np.pi = 3", "globals()['f'] = h", "exec('f = h')",
    "import warnings\nwarnings.simplefilter('error')", "%run other.py", "h.scale = 2", "(np if h(1) else os).pi = 3", "len = h", "from math import *", "setattr(np, 'pi', 3)",
    "import matplotlib as mpl\nmpl.rcParams['x'] = 1", "import builtins\nbuiltins.len = h"])
def test_a_cell_that_could_change_what_counts_runs(source):
    assert demonstrations(source) == []


def test_what_a_cell_of_the_students_takes_is_run_and_what_that_takes_too():
    cells = ("a = h(1)", "b = a + 1", "c = h(2)")
    assert demonstrations(*cells) == list(cells)
    assert demonstrations(*cells, own=["print(b)"]) == ["c = h(2)"]
    assert demonstrations(*cells, own=["b = 1\nprint(b)"]) == list(cells)
    assert demonstrations(*cells, own=["globals()"]) == []


def test_an_edited_cell_is_the_students_own():
    notebook = [{"kind": "student", "source": "y = 1"}, {"kind": "student", "source": "z = y + 2"}]
    assert idle(notebook, {"y = 1", "z = y + 1"}) == set()
    assert idle(notebook, {"y = 1", "z = y + 2"}) == {0, 1}


def test_files_are_written_for_those_who_read_files():
    cell = "np.save('x.npy', h(1))"
    assert demonstrations(cell) == [cell]
    assert demonstrations(cell, test="np.load('x.npy')") == []


@pytest.mark.parametrize("own", ["-" * 100_000 + "1", "lambda: " * 5000 + "1", "a" + ".a" * 20_000, "x = 1\n" * 20_000, "!ls\n" * 600, "a = !ls\n" * 60, "len?\n" * 60])
def test_what_is_too_long_or_too_deep_to_be_read_may_take_anything(own):
    """It is read outside of the sandbox: of some of these the grader would run out of memory, or of time."""
    assert demonstrations("y = h(1)") == ["y = h(1)"]
    assert demonstrations("y = h(1)", own=[own]) == []


@pytest.mark.parametrize("own", ["def f(:", "x = '\0'", "x = '\ud800'", "(" * 500])
def test_what_is_not_python_takes_nothing(own):
    assert demonstrations("y = h(1)", own=[own]) == ["y = h(1)"]


NAMES = st.sampled_from("abcd")
LINES = st.one_of(
    st.builds("{} = {}".format, NAMES, st.integers(0, 3)), st.builds("{} = {}".format, NAMES, NAMES), st.builds("{} = [{}]".format, NAMES, NAMES),
    st.builds("{}.append(1)".format, NAMES), st.builds("{}[0] = {}".format, NAMES, NAMES), st.builds("def {}(x=0):\n    return {}".format, NAMES, NAMES),
    st.builds("def {}(x=0):\n    global {}\n    {} = 7".format, NAMES, NAMES, NAMES), st.builds("def {}(x=0):\n    {}.append(x)".format, NAMES, NAMES),
    st.builds("print({})".format, NAMES), st.builds("{}()".format, NAMES), st.builds("{} = {}()".format, NAMES, NAMES), st.builds("{}.kept = {}".format, NAMES, NAMES),
    st.builds("{} = {}.kept".format, NAMES, NAMES), st.builds("for {} in [1, 2]:\n    print({})".format, NAMES, NAMES), st.builds("print([{} for {} in (3, 4)])".format, NAMES, NAMES))
CELLS = st.lists(st.tuples(st.booleans(), st.lists(LINES, min_size=1, max_size=3).map("\n".join)), min_size=1, max_size=7)


def shown(sources):
    """What each cell prints, and its error, in one process."""
    names, found = {}, []
    for source in sources:
        out = io.StringIO()
        with redirect_stdout(out), suppress(Exception):
            exec(source, names)
        text = out.getvalue()
        found.append(text if " at 0x" not in text else "an object")
    return found


@given(CELLS)
@settings(max_examples=400, deadline=None)
def test_what_counts_shows_the_same_without_the_idle_cells(cells):
    notebook = [{"kind": "student" if plain else "test", "source": source} for plain, source in cells]
    skipped = idle(notebook, {source for plain, source in cells if plain})
    with_all, without = shown([s for _, s in cells]), shown(["" if i in skipped else s for i, (_, s) in enumerate(cells)])
    assert [(i, w) for i, w in enumerate(with_all) if i not in skipped] == [(i, w) for i, w in enumerate(without) if i not in skipped]


def test_a_look_at_all_names_takes_them_all():
    assert demonstrations("y = h(3)", own=["print(vars())"]) == [] and demonstrations("y = h(3)", own=["print(vars(h))"]) == ["y = h(3)"]
    assert demonstrations("from numpy import random\nrandom.seed(3)") == ["from numpy import random\nrandom.seed(3)"]
