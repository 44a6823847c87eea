"""The faults of a module differ from it in one place each, and a draw gives the same ones again."""
import ast
import difflib

import pytest

from authoring.mutation import faults
from tests.paths import ROOT


def test_each_fault_is_one_change_inside_a_function():
    pytest.importorskip("mutmut", reason="make mutate installs it")
    found = faults.faults_of("utils/coding.py")
    text = (ROOT / "utils/coding.py").read_text(encoding="utf-8")
    functions = {node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)}
    assert len(found) > 20 and {name.partition(":")[0] for name in found} <= functions
    for make in found.values():
        changed = make()
        assert ast.parse(changed) and changed != text
        blocks = [block for block in difflib.SequenceMatcher(None, text.splitlines(), changed.splitlines(), autojunk=False).get_opcodes() if block[0] != "equal"]
        assert len(blocks) == 1


def test_a_draw_is_the_same_again_also_when_other_functions_have_changed():
    pairs = [("a.py", str(number)) for number in range(1000)]
    chosen = faults.drawn(pairs, 100)
    assert len({*chosen}) == 100 and chosen == faults.drawn(pairs[::-1], 100) and chosen[:50] == faults.drawn(pairs, 50)
    kept = [pair for pair in chosen if pair not in pairs[:300]]
    assert kept == faults.drawn(pairs[300:], len(kept))
    assert chosen != faults.drawn(pairs, 100, seed=1)


def test_the_checks_have_a_yardstick_of_their_own():
    assert not [module for module in faults.modules() if module.startswith("utils/checks/")] and "grading/grade.py" in faults.modules()
