"""The guide's first command does what the guide says: its draft passes the tests of a copy of the course."""
import re

import pytest

from authoring import guide, new_exercise
from tests.authoring.conftest import OTHERS_STAMPS
from tests.paths import ROOT
from utils.checks import inputs


def test_a_new_exercise_passes_as_a_draft(copy, python):
    said = python("authoring.new_exercise", "03", "renyi_divergence", "Rényi divergence")
    for part in ("solutions/03_jensen_shannon.py", "tests/answers/03_jensen_shannon/renyi_divergence.py", "authoring/checks/blind_spots.py"):
        assert part in said
    tested = python("pytest", "-v", "-p", "no:cacheprovider", "tests/utils/checks/test_answers.py", "tests/solutions/test_curriculum.py",
                    "-k", "(renyi_divergence or test_curriculum) and not drafts_words")
    assert len(re.findall(r"test_answers\.py::.*renyi_divergence.* PASSED", tested)) == 9 and "test_curriculum.py" in tested
    assert "0 problems" in python("authoring.build.lint")
    python("pytest", "-q", "-p", "no:cacheprovider", *OTHERS_STAMPS)
    python("authoring.checks.check_the_checks", "--all", "--exercise", "renyi_divergence", "--part", "blind", "--jobs", "1")


def test_a_new_exercise_may_stand_between_others(copy, python):
    chapter = copy / "solutions" / "03_jensen_shannon.py"
    title = lambda name: re.search(rf"^# ### Exercise 3\.(\d+) · .*(?=(?:\n(?!# ### ).*)+\"grade_id\": \"{name}\")", chapter.read_text(encoding="utf-8"), re.MULTILINE)[1]
    before = int(title("js_divergence"))
    assert "solutions/03_jensen_shannon.py" in python("authoring.new_exercise", "03", "renyi_divergence", "Rényi divergence", "--after", "js_divergence")
    assert int(title("js_divergence")) == before and int(title("renyi_divergence")) == before + 1
    python("pytest", "-q", "-p", "no:cacheprovider", "tests/solutions/test_curriculum.py", "-k", "not drafts_words")
    assert "0 problems" in python("authoring.build.lint")
    with pytest.raises(AssertionError, match=r"has no exercise nowhere\. --after takes one of setup, .*js_divergence"):
        python("authoring.new_exercise", "03", "other", "--after", "nowhere")


def test_an_exercise_that_is_there_already_is_not_written_again(copy, python):
    before = (copy / "solutions" / "03_jensen_shannon.py").read_bytes()
    with pytest.raises(AssertionError, match="already has an exercise js_divergence"):
        python("authoring.new_exercise", "03", "js_divergence")
    assert (copy / "solutions" / "03_jensen_shannon.py").read_bytes() == before


def test_the_first_exercise_of_a_chapter_opens_its_folder_and_a_later_one_leaves_it(tmp_path, monkeypatch):
    monkeypatch.setattr(new_exercise, "ANSWERS", tmp_path)
    door = new_exercise.opened(tmp_path / "coupling", "07_coupling")
    assert door.read_text() == '"""Checks of chapter 07."""\n\n__all__ = []\n' and (tmp_path / "07_coupling").is_dir()
    door.write_text("kept")
    assert new_exercise.opened(tmp_path / "coupling", "07_coupling").read_text() == "kept"


def test_an_import_is_added_in_the_order_of_the_alphabet_and_its_names_to_all():
    first = new_exercise.exported('"""Checks."""\n\n__all__ = []\n', "from utils.checks.gan.b import b\n")
    assert first == '"""Checks."""\nfrom utils.checks.gan.b import b\n\n__all__ = ["b"]\n'
    second = new_exercise.exported(first, "from utils.checks.gan.c import c, a\n")
    assert second == '"""Checks."""\nfrom utils.checks.gan.b import b\nfrom utils.checks.gan.c import c, a\n\n__all__ = ["a", "b", "c"]\n'
    long = '"""Checks."""\nfrom utils.checks.gan.b import (\n    b,\n    c,\n)\n\n__all__ = ["b", "c"]\nB = 1\n'
    assert new_exercise.exported(long, "from utils.checks.gan.a import a\n").startswith('"""Checks."""\nfrom utils.checks.gan.a import a\nfrom utils')
    assert new_exercise.exported(long, "from utils.checks.gan.d import d\n").endswith(')\nfrom utils.checks.gan.d import d\n\n__all__ = ["b", "c", "d"]\nB = 1\n')


def test_a_chapter_without_checks_is_told_the_line_that_it_needs():
    with pytest.raises(SystemExit, match=r"needs the line `from utils\.checks import … as checks`"):
        new_exercise.folder_of("import numpy as np\n")
    assert new_exercise.folder_of("import x\nfrom utils.checks import gan as checks\n") == ROOT / "utils" / "checks" / "gan"


@pytest.mark.parametrize("path", guide.GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_guide_shows_what_the_code_says(path):
    assert guide.written(path) == path.read_text(encoding="utf-8"), "run `.venv/bin/python -m authoring.guide`"


def test_the_guide_names_every_kind_of_input():
    text = (ROOT / "authoring" / "README.md").read_text(encoding="utf-8")
    assert [name for name in inputs.__all__ if name.islower() and not re.search(rf"`{name}\b", text)] == [], "name it in the guide, under Inputs by class"
