"""Who judges a module, and that a fault is noticed by a failing test and by nothing else."""
import pytest

from authoring.mutation import judge
from authoring.mutation.faults import modules
from tests.paths import ROOT


def test_a_module_is_judged_by_the_tests_that_bear_its_name_or_else_by_those_that_use_it():
    assert judge.tests_of("utils/concepts.py") == ("tests/utils/test_concepts.py",)
    assert judge.tests_of("utils/proof/linear.py") == tuple(f"tests/utils/proof/test_{name}.py" for name in ("verdicts", "checking", "proof"))
    with pytest.raises(SystemExit, match=r"No test judges utils/nothing\.py"):
        judge.tests_of("utils/nothing.py")


def test_the_map_names_modules_and_tests_that_are_there():
    named = {*judge.JUDGES, *judge.SLOW}
    assert named <= {*modules()}
    assert all((ROOT / test).is_file() for module in judge.JUDGES for test in judge.tests_of(module))


def test_a_module_that_has_functions_has_judges():
    for module in {*modules()} - {*judge.SLOW}:
        if "def " in (ROOT / module).read_text(encoding="utf-8") and not module.endswith("grading/faster_imports.py"):
            assert judge.tests_of(module)


def test_a_fault_is_noticed_and_a_comment_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(judge, "WORK", tmp_path)
    monkeypatch.setattr(judge, "COSTS", tmp_path / "costs.json")
    monkeypatch.setattr(judge, "load_libraries", lambda: None)
    monkeypatch.setattr(judge, "others_of", lambda module: ("tests/utils/test_tables.py",))
    text, tests = (ROOT / "utils/coding.py").read_text(encoding="utf-8"), judge.tests_of("utils/coding.py")
    judge.copy()
    assert not judge.noticed("utils/coding.py", f"{text}\n# nothing\n")
    assert judge.noticed("utils/coding.py", text.replace("return", "return 1 +", 1))
    assert (tmp_path / "utils/coding.py").read_text(encoding="utf-8") == text
    (tmp_path / "utils/coding.py").write_text(f"{text}\n# edited meanwhile\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"utils/coding\.py has changed since this run began"):
        judge.noticed("utils/coding.py", text)
    (tmp_path / "utils/coding.py").write_text(text.replace("    p = check_pmf(p)\n", "    while True: pass\n"), encoding="utf-8")
    assert judge.run(tests, limit=2)[0]                         # a test that never ends has noticed, too
