"""The folders of the house: what authoring's and the grader's may import, and that a test lies where its module does."""
import ast
import sys
import tomllib
from fnmatch import fnmatch

import pytest

from tests.paths import ROOT

AUTHORING, GRADING = ROOT / "authoring", ROOT / "grading"
MAY_USE = {"build": {"build"}, "checks": {"build", "checks"}, "training": {"training"}, "mutation": {"mutation"}, "sample": {"checks", "sample"}}


def imported(path):
    """The modules that a file imports anywhere, functions' own imports included; by their whole names, from `.` and `..` too."""
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[:len(package) + 1 - node.level] if node.level else ()
            yield from (".".join([*above, *filter(None, [node.module]), name.name]) for name in node.names)


@pytest.mark.parametrize("folder", MAY_USE)
def test_a_folder_imports_only_the_folders_below_it(folder):
    used = {name.split(".")[1] for path in (AUTHORING / folder).rglob("*.py") for name in imported(path) if name.startswith("authoring.")}
    assert used - {"ROOT"} <= MAY_USE[folder]


def test_no_module_of_authoring_imports_itself_by_a_detour():
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in AUTHORING.rglob("*.py")}
    graph = {name: {found for used in imported(path) for found in (used, used.rpartition(".")[0]) if found in modules and found != "authoring"}
             for name, path in modules.items()}
    done, order = set(), []

    def visit(name):
        assert name not in order, f"a circle: {' -> '.join([*order[order.index(name):], name])}"
        if name not in done:
            order.append(name)
            for used in sorted(graph[name] - {name.rpartition(".")[0]}):      # a package's own first lines import nothing
                visit(used)
            done.add(order.pop())
    for name in sorted(graph):
        visit(name)


def test_the_grader_imports_nothing_of_the_course():
    """It grades other courses, too: `pip install ./grading`."""
    of_the_course = {path.stem for path in ROOT.iterdir()} - {"grading"}
    assert {"utils", "authoring", "course", "tests"} <= of_the_course
    assert not [(path.name, name) for path in GRADING.rglob("*.py") for name in imported(path) if name.split(".")[0] in of_the_course]


def test_the_sandbox_imports_nothing_of_the_grader_from_outside():
    """What lies in its folder is all of the grader that a submission's processes can read. The packages are those that its first lines name."""
    used = {name for path in (GRADING / "sandbox").rglob("*.py") for name in imported(path)}
    beyond = {name for name in used if not name.startswith("grading.sandbox.") and name.split(".")[0] not in sys.stdlib_module_names}
    assert "grading.sandbox.wire.Channel" in used and {name.split(".")[0] for name in beyond} == {"IPython", "numpy", "torch", "traitlets"}


def test_the_grader_by_itself_is_packed_whole():
    setup = tomllib.loads((GRADING / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    files = [path.relative_to(ROOT) for path in GRADING.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert setup["packages"] == sorted({".".join(path.parent.parts) for path in files if path.suffix == ".py"})
    data = {path.relative_to("grading").as_posix() for path in files if path.suffix not in (".py", ".md", ".toml")}
    assert set(setup["package-data"]["grading"]) == data


def test_a_test_lies_where_what_it_tests_does():
    """The tests of utils/proof/kernel.py are in tests/utils/proof/test_kernel.py; a test of a whole folder is in that folder, one of pages in browser."""
    folders = {}
    for path in (path for folder in ("authoring", "grading", "utils") for path in (ROOT / folder).rglob("*.py")):
        folders.setdefault(path.stem, set()).add(path.parent)
    for path in (ROOT / "tests").rglob("test_*.py"):
        folder = ROOT / path.parent.relative_to(ROOT / "tests")
        if folder not in (ROOT, ROOT / "browser"):
            assert folder.is_dir(), f"{path} tests no folder"
            assert folder in folders.get(path.stem.removeprefix("test_"), {folder}), f"{path} is named after a module of another folder"


def test_pytest_walks_into_every_folder_that_holds_tests(pytestconfig):
    """Its own list of folders to leave out has "build", and the tests of authoring/build were once skipped in silence."""
    folders = {part for path in (ROOT / "tests").rglob("test_*.py") for part in path.relative_to(ROOT).parts[:-1]}
    assert not [(folder, pattern) for folder in folders for pattern in pytestconfig.getini("norecursedirs") if fnmatch(folder, pattern)]
