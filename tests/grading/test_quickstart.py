"""nbgrader's own quickstart course, from the installed package: what plain nbgrader gives is what we give."""
import importlib.resources
import shutil

from tests.grading import foreign


def test_nbgraders_quickstart_course_is_graded_as_by_nbgrader(tmp_path, capsys):
    source = importlib.resources.files("nbgrader") / "docs" / "source" / "user_guide" / "source" / "ps1"
    shutil.copytree(source, tmp_path / "ps1")
    same, everything, differ = foreign.compare(tmp_path / "course", [tmp_path / "ps1"])
    assert differ == {} and same == everything > 10
