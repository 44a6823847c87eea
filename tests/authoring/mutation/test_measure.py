"""Who judges a module, and which of its faults are tried."""
import tomllib

import pytest

from authoring.mutation import measure
from tests.paths import ROOT


def test_a_module_is_judged_by_the_tests_that_bear_its_name_or_else_by_those_of_its_room():
    assert measure.tests_of("utils/coding.py") == ("tests/utils/test_coding.py",)
    room = measure.tests_of("utils/proof/linear.py")
    assert "tests/utils/proof/test_kernel.py" in room and set(room) == {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests/utils/proof").glob("test_*.py")}


def test_a_module_that_is_not_there_is_named():
    with pytest.raises(SystemExit, match=r"utils/nothing\.py is not there"):
        measure.tests_of("utils/nothing.py")


def test_modules_that_are_asked_for_together_share_the_tests_of_all():
    told = tomllib.loads(measure.settings(["utils/coding.py", "utils/codes.py"]))["tool"]["mutmut"]
    assert told["only_mutate"] == ["utils/coding.py", "utils/codes.py"]
    assert told["pytest_add_cli_args_test_selection"] == ["tests/utils/test_codes.py", "tests/utils/test_coding.py"]


def test_a_sample_is_the_same_each_time_and_has_no_fault_twice():
    faults = [str(number) for number in range(100)]
    chosen = measure.drawn("a.py", faults, 30)
    assert chosen == measure.drawn("a.py", faults, 30) and len(set(chosen)) == 30 and set(chosen) < set(faults)
    assert chosen != measure.drawn("b.py", faults, 30)
    assert measure.drawn("a.py", faults, None) == measure.drawn("a.py", faults, 100) == faults
