"""What one test's text means outside of the student's process: each thing that differs is named with its remedy, and nothing else is."""
import ast

import pytest

from grading.origins import Author
from grading.reader import reading
from grading.statements import REMEDY

HELPERS = """
def close(a, b=1):
    return abs(a - b) < 1
def spoil(a):
    a.append(1)
def name(a):
    return a.__name__
def again(a):
    return again(a)
"""


def read(source, declared=()):
    functions = {node.name: node for node in ast.parse(HELPERS).body}
    return reading(source, Author(
        answers={"f", "Bag", "rate"}, free={"table"}, later={"later"}, functions=functions, bound={"np", "helpers", "os", "data", "eval", *functions},
        modules={"np": "numpy", "helpers": "our.helpers", "os": "os", "sleep": "time.sleep", "seed": "numpy.random.seed", "environ": "os.environ",
                 "getcwd": "os.getcwd", "approx": "pytest.approx", "skip": "pytest.skip"}), declared)


@pytest.mark.parametrize("source", [
    "x = 1\ndel x", "print(eval(f(1)))", "Ellipsis", "KeyError", "environ", "approx(1)", "close(f(1), 2)", "again(f(1))", "from numpy import *", "from os import environ",
    "x = f(1)\nx = 2\nx += 1", "x = 1\nx -= f(1)", "x: int", "{k: v for k, v in f(1).items()}", "x = [1]\nx[0] = 2\nx.y = 3", "b = Bag()\nb.push(1)\nb.append(2)",
    "def g(x):\n    return h(x)\ndef h(x):\n    return x\ng(2)", "with pytest.raises(ValueError) as e:\n    f(1)\nassert 'x' in str(e.value)",
    "with np.testing.assert_raises(ValueError):\n    f(1)", "try:\n    f(1)\nexcept:\n    pass", "try:\n    f(1)\nexcept (ValueError, TypeError) as e:\n    print(e)",
    "f(1) is None", "True is f(1)", "np.random.default_rng().seed(1)", "r = np.random.default_rng(3)\nr.seed(1)", "os.environ['HIDDEN_SEED']", "os.environ.get('SEED', 1)",
    "np.bool_(f(1))", "x = np.zeros(3)\nx.fill(1)", "x = sorted(f(1))\nx.append(1)", "x = np.array(f(1))\nx.sort()", "n = np\nx = n.copy(f(1))\nx.sort()", "isinstance(f(1), (int, np.ndarray))", "sum = 3\nsum",
    "[x.pop() for x in [[1]]]", "x = [1]\n[x for x in f(1)]\nx.append(2)",
    "b = Bag()\nb.x = 1", "a, (b, c) = f(1)\nc[0] = 1", "x = [1]\nx |= f(1)", "x = f(1)\nx += 1", "b = Bag()\nb.items.append(1)", "f(1).add_(1)", "for x in f(1):\n    x.sort()",
    "{k: v.pop() for k, v in f(1)}", "(y := f(1)).append(2)", "(lambda v: v.append(1))(f(1))", "x = rate\nx.append(1)", "spoil(f(1))"])
def test_it_means_the_same_outside(source):
    assert read(source) is None


@pytest.mark.parametrize("source, told", [
    ("%timeit f(1)", "is not plain Python (a magic, a shell command, await)"),
    ("x = " + "(" * 500 + "1" + ")" * 500, "is not plain Python (a magic, a shell command, await)"),
    ("await f(1)", "is asynchronous"), ("async def g():\n    pass", "is asynchronous"),
    ("class T:\n    pass", "defines a class"), ("global q", "sets the global name q"), ("del f", "deletes f"),
    ("print(In)", "uses In, which belongs to one process"), ("__name__", "uses __name__, which belongs to one process"),
    ("with open('x') as h:\n    pass", "enters open('x')"), ("with np.errstate(all='raise'):\n    f(1)", "enters np.errstate(all='raise')"),
    ("seed(1)", "uses numpy.random.seed"), ("getcwd()", "uses os.getcwd"), ("skip()", "uses pytest.skip"), ("from os import path", "uses os.path"),
    ("os.path", "uses os.path, which belongs to one process"),
    ("os.environ['HOME']", "reads the environment"), ("os.environ.get('HOME')", "uses the environment"), ("os.environ.pop('SEED')", "uses the environment"),
    ("table = 1", "sets table, which answers use; give it another name"), ("later = 2", "sets later, which answers use; give it another name"),
    ("for table in [1]:\n    pass", "sets table, which answers use; give it another name"),
    ("sleep(1)", "uses the module time, which may look at its own process; if it is yours and only calls the answers, name it in c.Grader.across"),
    ("from time import time", "uses the module time, which may look at its own process; if it is yours and only calls the answers, name it in c.Grader.across"),
    ("helpers.compare(f(1))", "uses the module our, which may look at its own process; if it is yours and only calls the answers, name it in c.Grader.across"),
    ("try:\n    f(1)\nexcept (ValueError, np.linalg.LinAlgError):\n    pass", "catches np.linalg.LinAlgError; catch one of Python's own errors"),
    ("try:\n    f(1)\nexcept f:\n    pass", "catches f; catch one of Python's own errors"),
])
def test_what_differs_is_said(source, told):
    assert read(source) == told


@pytest.mark.parametrize("source, what", [
    ("open('x')", "uses open()"), ("try:\n    f(1)\nexcept NameError:\n    pass", "uses NameError()"), ("__debug__", "uses __debug__"),
    ("@f\ndef g():\n    pass", "uses a decorator"),
    ("f(1) is not data", "asks whether f(1) is the same object as data"), ("1 < f(1) is 2", "asks whether f(1) is the same object as 2"),
    ("[x for x in range(3) if x is data]", "asks whether x is the same object as data"),
    ("isinstance(f(1), Bag)", "asks whether something is a Bag"), ("isinstance(f(1), (list, Bag))", "asks whether something is a Bag"),
    ("f._hidden", "looks at f._hidden"), ("f(1).grad", "uses f(1).grad, which belongs to one process"),
    ("np.random.seed(1)", "uses np.random.seed, which belongs to one process"),
    ("r = np.random\nr.seed(1)", "uses r.seed, which belongs to one process"),                         # by another name, the same generator
    ("r = n = np.random\nq = r\nq.seed(1)", "uses q.seed, which belongs to one process"),
    ("data[0] = 1", "changes data[0]"), ("f.calls = 0", "changes f.calls"), ("del data[0]", "changes data[0]"),
    ("for i in range(3):\n    pass\nelse:\n    f.x = 1", "changes f.x"), ("f(1)[0] = 2", "changes f(1)[0]"), ("rate += 1", "changes rate"),
])
def test_what_looks_at_one_object_or_changes_it_has_the_remedy_to_compare_plain_data(source, what):
    assert read(source) == f"{what}; {REMEDY}"


def test_a_helper_is_read_where_it_is_used_once_and_named():
    assert read("name(f)\nname(f)") == f"looks at a.__name__; {REMEDY} (in name)"
    assert read("name(f)") == f"looks at a.__name__; {REMEDY} (in name)"
    assert read("def g(x):\n    return x.__dict__\ng(1)") == f"looks at x.__dict__; {REMEDY} (in g)"


def test_the_authors_declared_modules_mean_the_same_and_their_namesakes_do_not():
    assert read("helpers.compare(f(1))", {"our.helpers"}) is None is read("from our.helpers.more import x", {"our.helpers"})
    assert read("helpers.compare(f(1))", {"our"}) is None and read("helpers.compare(f(1))", {"our.help"}) is not None
