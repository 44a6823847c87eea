"""This course across the boundary: the untouched copy of every chapter earns 0, the reference everything, and raises nothing."""
import json

from grading.__main__ import main
from grading.job import _in_a_folder
from tests.grading import real_course
from tests.grading.real_course import CHAPTERS


def test_the_untouched_copy_earns_nothing_and_the_reference_all(tmp_path):
    root = real_course.make(tmp_path)
    assert main(["grade", "--course", str(root)]) == 0
    problems = []
    for chapter in CHAPTERS:
        for student in ("untouched", "reference"):
            receipt = json.loads((root / "autograded" / student / chapter / ".grading.json").read_text())
            for cell, s in receipt["notebooks"][chapter]["scores"].items():
                wanted = s["auto"] in (0, None) if student == "untouched" else s["auto"] in (s["max"], None)
                if not wanted:
                    problems.append((chapter, student, cell, s["auto"], s["max"], s["reason"]))
            assert not receipt["notebooks"][chapter]["notices"]
        cells = json.loads((root / "autograded" / "reference" / chapter / f"{chapter}.ipynb").read_text())["cells"]
        problems += [(chapter, "".join(cell["source"])[:200], output["ename"], output["evalue"])     # what costs no marks is seen in feedback
                     for cell in cells for output in cell.get("outputs", ()) if output["output_type"] == "error"]
    assert not problems


def test_a_module_in_any_folder_of_the_assignment_is_there():
    """`sys.path.append("code")` is a notebook's own business: the modules behind it are not asked of the environment."""
    files = {"code/helpers.py": b"", "own/__init__.py": b"", "top.py": b""}
    assert [m for m in ("helpers", "own", "top", "code", "elpers") if _in_a_folder(m, files)] == ["helpers", "own", "top"]
