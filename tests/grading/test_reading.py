"""What a test's text says: which tests mean the same outside of the student's process."""
import pytest

from grading import cache, reading

ANSWER = {"grade_id": "a", "kind": "student", "source": "def f(x):\n    numbers = [x]\n    return numbers\nclass Bag:\n    pass\nrate = limit = 2\ndef g():\n    return rate"}
SETUP = {"grade_id": "s", "kind": "both", "source": "import numpy as np\nfrom our.helpers import compare\ndata = [1, 2]\nlimit = 3\nclass Kind:\n    pass\nasked = []\ndef ask(x):\n    asked.append(x)\ndef used():\n    return len(asked)"}
OUTSIDE = ["assert f(3) == [3]", "np.testing.assert_allclose(f(np.arange(3)), 0)", "numbers = [1]\nassert f(numbers)",
           "for x in range(3):\n    assert f(x)[0] == x", "try:\n    f(1)\nexcept ValueError:\n    pass", "sum(f(k) == [k] for k in range(4))",
           "assert isinstance(f(1), (list, tuple))", "assert f(1) is not None", "def helper(v):\n    return v + 1\nassert helper(f(1)[0]) == 2",
           "import math\nassert math.isclose(f(1)[0], 1)", "b = Bag()\nb.push(3)\nassert b.pop() == 3", "x = [1]\nb = Bag(x)\nb.push(2)\nassert x == [1]", "limit = 4\nassert f(limit)", "import torch\ng = torch.Generator().manual_seed(3)\nassert f(1)", "rng = np.random.default_rng(3)\nassert f(rng.normal())",
           "out = []\nfor x in range(3):\n    out.append(f(x))\nassert out[2] == [2]", "out = {}\nfor x in range(3):\n    out[x] = f(x)\nassert out[2] == [2]",
           "total = 0\nfor x in range(3):\n    total += f(x)[0]\nassert total == 3", "n = 0\nwhile n < 3:\n    r = f(n)\n    n += 1\nassert r", "x = [1]\nr = f(x)\nx = [2]\nx.append(3)\nassert r",
           "assert np.isnan(f(1)).all()", "np.arange(4).view(np.uint8)", "x = [1]\nb = Bag(x)\nx.append(2)\nassert b.pop() == 1",
           "r = f(1)\nr.append(2)", "r = f(1)\nr[0] = 2", "x = [1]\nr = f(x)\nx.append(2)\nassert r == [1]", "x = np.ones(3)\nr = f(x)\nx += 1\nassert r", "import random\nr = f(1)\nrandom.shuffle(r)\nassert f(1)", "out = []\nfor x in range(3):\n    out.append(f(x))\nout[0].append(2)",
           "out = {}\nout[0] = f(1)\nout[0]['a'] = 2", "def h():\n    return f(1)\nr = h()\nr.append(2)", "import heapq\nr = f(1)\nheapq.heappop(r)", "r = f(1)\nlist.sort(r)", "r = f(1)\nnp.add(r, 1, out=r)", "last = None\nfor x in range(3):\n    if last: last.append(1)\n    last = f(x)", "b = Bag()\nb.rate = 3"]
INSIDE = ["%timeit f(1)", "await f(1)", "x = [1]\nassert f(x) is x", "rate = 3\nassert f(1)", "f = abs\ndel g", "del f", "assert f.__doc__", "import inspect\ninspect.signature(f)",
          "np.random.seed(1)\nf(1)", "globals()['f']", "class T(Bag):\n    pass", "open('x')", "assert callable(f)",
          "try:\n    leaked\nexcept NameError:\n    pass", "with np.errstate(all='raise'):\n    f(1)", "import os\nos.path.exists('x')",
          "compare(f(1), 1)", "assert isinstance(Bag(), Bag)", "@f\ndef g():\n    pass", "global z\nz = 1",
          "def look(h):\n    return h.__name__\nlook(f)", "assert type(f(1)) is list", "import os\nos.environ['HOME'] = 'x'", "np.shares_memory(f(1), f(1))", "assert f([]) in (None, np.nan)", "assert f(1) == [float('nan')]",
          "assert f(Kind())", "assert used.calls == 2", "assert f(1) and len(asked) < 3", "assert f(1) and used() < 3",
          "np.isfortran(f(1))", "f(1).ravel(order='K')", "f(1).view(-1)"]


def test_of(source):
    return {"grade_id": "t", "kind": "test", "source": source}


test_of.__test__ = False


@pytest.mark.parametrize("source", OUTSIDE)
def test_calls_and_comparisons_of_plain_data_stay_outside(source):
    assert reading.unprotected([SETUP, ANSWER, test_of(source)]) == {}


@pytest.mark.parametrize("source", INSIDE)
def test_what_looks_at_a_process_or_changes_it_goes_inside(source):
    found = reading.unprotected([SETUP, ANSWER, test_of(source)])
    assert found.keys() == {"t"} and found["t"]


def test_a_module_that_the_author_has_declared_stays_outside():
    assert reading.unprotected([SETUP, ANSWER, test_of("compare(f(1), 1)")], ["our.helpers"]) == {}


def test_tests_that_share_names_go_together():
    cells = [SETUP, ANSWER, {"grade_id": "one", "kind": "test", "source": "base = f(1)"},
             {"grade_id": "two", "kind": "test", "source": "assert base == [1]\nassert f.__name__"}, test_of("assert f(2) == [2]")]
    assert reading.unprotected(cells).keys() == {"one", "two"}


def test_data_of_the_set_up_is_looked_at_again():
    assert reading.shared([SETUP]) == {"data", "limit", "asked"}


def test_a_result_depends_on_the_packages_that_it_imports_and_on_no_other():
    found = {"Python": "3", "numpy": "2", "scipy": "1", "torch": "2", "grading/grade.py": "hash"}
    assert cache.relevant(found, {"scipy.stats"}).keys() == {"Python", "numpy", "scipy", "grading/grade.py"}
    assert cache.named_in({"a.ipynb": b'{"source": "import torch\\nfrom numpy import pi, import not_installed_1"}'}) == {"torch", "numpy"}


def test_a_test_that_goes_inside_says_why():
    later = {"grade_id": "late", "kind": "student", "source": "print(step)"}
    assert reading.unprotected([SETUP, ANSWER, test_of("step = 1\nassert f(step)"), later]) == {"t": "sets step, which answers use; give it another name"}
    for binding in ("try:\n    f(1)\nexcept ValueError as step:\n    pass", "match f(1):\n    case [step, *_]:\n        pass"):
        assert reading.unprotected([SETUP, ANSWER, test_of(binding), later]) == {"t": "sets step, which another cell uses; give it a name of its own"}
        assert reading.unprotected([later, SETUP, ANSWER, test_of(binding)]) == {}          # a cell before it has had its own
    cells = [SETUP, ANSWER, test_of("many = one = few = base = f(1)\nassert f.__name__"), test_of("assert few == base == one == many") | {"grade_id": "next"}]
    assert reading.unprotected(cells)["next"] == "shares base, few, many with t; repeat in each test what it needs"
    assert reading.unprotected([SETUP, ANSWER, test_of("step = f(1)"), test_of("step = f(2)\nassert step") | {"grade_id": "next"}]) == {}


def test_what_a_function_of_the_set_up_changes_is_watched_by_a_test_inside():
    counting = {"grade_id": "c", "kind": "both", "source": "count = 0\ndef tick(x):\n    global count\n    count = count + 1\n    return x"}
    assert reading.unprotected([counting, ANSWER, test_of("assert f(tick(1)) and count == 1")]).keys() == {"t"}
    assert reading.unprotected([counting, ANSWER, test_of("assert f(1)")]) == {}


def test_a_test_reaches_what_the_functions_that_it_calls_use():
    cells = [{"source": "def one(x):\n    return two(x) + unit\ndef two(x):\n    return one(x) if base else x"}, {"source": "def three(): return far"}, {"source": "def broken("}]
    assert reading.reached("assert one(1) == a", cells) == {"one", "a", "x", "two", "unit", "base"}
    assert reading.uses("assert one(1) == a") == {"one", "a"} and reading.uses("def broken(") == set() == reading.reached("def broken(", cells)


def test_set_up_that_names_its_data_in_several_ways_is_looked_at_again():
    assert reading.shared([{"kind": "both", "source": "a, (b, *c) = 1, [2, 3]\nd: int = 4\ne = lambda: 5\nf.g = 6\ndef h():\n    i = 7"}, {"kind": "test", "source": "j = 1"}]) == {"a", "b", "c", "d", "f"}
