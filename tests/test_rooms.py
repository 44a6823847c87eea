"""The rooms of the house: what authoring's may import, and that a test lies where its module does."""
import ast
from fnmatch import fnmatch

import pytest

from tests.paths import ROOT

AUTHORING = ROOT / "authoring"
MAY_USE = {"build": {"build"}, "checks": {"build", "checks"}, "training": {"training"}, "mutation": {"mutation"}, "sample": {"checks"}}


def imported(path):
    """The modules that a file imports anywhere, functions' own imports included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("room", MAY_USE)
def test_a_room_imports_only_the_rooms_below_it(room):
    used = {name.split(".")[1] for path in (AUTHORING / room).rglob("*.py") for name in imported(path) if name.startswith("authoring.")}
    assert used - {"ROOT"} <= MAY_USE[room]


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


def test_a_test_lies_where_what_it_tests_does():
    """The tests of utils/proof/kernel.py are in tests/utils/proof/test_kernel.py; a test of a whole room is in that room, one of pages in browser."""
    rooms = {}
    for path in (path for room in ("authoring", "grading", "utils") for path in (ROOT / room).rglob("*.py")):
        rooms.setdefault(path.stem, set()).add(path.parent)
    for path in (ROOT / "tests").rglob("test_*.py"):
        room = ROOT / path.parent.relative_to(ROOT / "tests")
        if room not in (ROOT, ROOT / "browser"):
            assert room.is_dir(), f"{path} tests no room"
            assert room in rooms.get(path.stem.removeprefix("test_"), {room}), f"{path} is named after a module of another room"


def test_pytest_walks_into_every_room_that_holds_tests(pytestconfig):
    """Its own list of folders to leave out has "build", and the tests of authoring/build were once skipped in silence."""
    rooms = {part for path in (ROOT / "tests").rglob("test_*.py") for part in path.relative_to(ROOT).parts[:-1]}
    assert not [(room, pattern) for room in rooms for pattern in pytestconfig.getini("norecursedirs") if fnmatch(room, pattern)]
