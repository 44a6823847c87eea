"""What a cell says about names, against cells whose names are known."""
import pytest

from grading.names import binds, bound_by_imports, free, imports, modules, parsed, required

CELL = """
%matplotlib inline
import os, numpy.linalg as la
from scipy import stats, special as sp
from . import near
from scipy.stats import *
!ls
base = 3
def f(x):
    import json
    y = base * x
    return json.dumps(la.norm(y)) + outside
try:
    import torch
except ImportError:
    torch = None
"""


def test_imports_at_the_top_level_are_lines_of_their_own():
    assert imports(CELL) == ["import os, numpy.linalg as la", "from scipy import stats, special as sp", "from . import near", "from scipy.stats import *"]
    assert imports("import (") == [] == imports("")


@pytest.mark.parametrize("line, names", [
    ("import os, numpy.linalg as la", {"os", "la"}), ("import a.b.c", {"a"}), ("from a.b import c, d as e", {"c", "e"}), ("from a import *", {"*"})])
def test_what_an_import_binds(line, names):
    assert bound_by_imports(line) == names


def test_packages_without_which_a_cell_cannot_run_are_those_outside_of_try_and_functions():
    assert required(CELL) == ["numpy", "os", "scipy"]
    assert required("import b.c\nimport a") == ["a", "b"]


def test_modules_that_are_imported_anywhere():
    assert sorted(modules(CELL)) == ["json", "numpy.linalg", "os", "scipy", "scipy.special", "scipy.stats", "scipy.stats", "torch"]
    assert modules("from .. import a\nfrom .b import c") == [] == modules("import (")


def test_names_that_a_cell_gives_a_value():
    assert binds(CELL) == ["base", "f"] and binds("def (") == []
    assert binds("a, (b, *c) = 1, (2, 3)\nfor d in a: pass\nclass E: g = 1\nwith a as h: pass\nimport i") == ["E", "a", "b", "c", "d", "h"]


def test_names_that_a_cell_reads_from_outside():
    assert free("a + (lambda b: b + c)(d)") == {"a", "c", "d"}
    assert free("def f(x):\n    y = base * x\n    return y + outside\nz + 1") == {"base", "outside", "z"}
    assert free("def f(x):\n    y = base * x\n    return y + outside\nz + 1", in_functions=True) == {"base", "outside"}
    assert free("[w for w in ws]") >= {"ws"} and "w" not in free("def f(): return [w for w in ws]")
    assert free("def (") == frozenset()


@pytest.mark.parametrize("source", ["def (", "x = ", "'\0'", "(" * 5000])
def test_what_is_not_python_has_no_tree(source):
    assert parsed(source) is None


def test_magics_are_no_part_of_the_tree():
    assert parsed("%%time\nx = 1") is not None and parsed("!ls\nx = 1") is not None
