"""An exercise that has moved takes its number along, wherever it is named."""
import re
import subprocess

import pytest

from authoring.renumber import NAMED, NUMBER, SOURCES, moves, renumber, renumbered
from tests.paths import ROOT

NOT_OURS = {"authoring/README.md",                  # the drafts of new_exercise, which authoring.guide writes, and an example
            "authoring/renumber.py", "tests/authoring/test_renumber.py", "tests/utils/test_progress.py", "tests/test_english.py",
            "tests/solutions/test_curriculum.py",   # examples
            "tests/authoring/test_new_widget.py",   # the first of a chapter, which stays the first
            "utils/information.py",                 # PRML's
            "solutions/check_results.md"}           # generated
HEADING = "# ### Exercise {} · {}\n"


def text_of(*numbers):
    return "".join(HEADING.format(number, f"title {number}") for number in numbers)


def test_headings_are_numbered_as_they_stand():
    assert moves(text_of("3.1", "3.4", "3.2", "3.3")) == {"3.4": "3.2", "3.2": "3.3", "3.3": "3.4"}
    assert moves(text_of("3.1", "3.3")) == {"3.3": "3.2"} and moves(text_of("3.1", "3.2")) == {}
    with pytest.raises(SystemExit, match=r"Two exercises are called 3\.2"):
        moves(text_of("3.1", "3.2", "3.2"))


@pytest.mark.parametrize("before,after", [
    ("Exercise 3.2 says", "Exercise 3.3 says"), ("exercises 3.2, 3.3 and 3.4.", "exercises 3.3, 3.4 and 3.2."), ("(exercise 3.2)", "(exercise 3.3)"),
    ("exercises 3.1 to 3.3, and 3.2", "exercises 3.1 to 3.4, and 3.3"), ("You may cite `3.2`.", "You may cite `3.3`."), ('["H(X) == 0", "3.2"]', '["H(X) == 0", "3.3"]'),
    ("exercise 3.20", "exercise 3.20"), ("3.2 bits", "3.2 bits"), ("PRML exercise 3.2", "PRML exercise 3.2"), ("`3.21`", "`3.21`"), ("figsize=(3.2, 3.4)", "figsize=(3.2, 3.4)"),
])
def test_what_names_an_exercise_follows_it_and_a_decimal_stays(before, after):
    assert renumbered(before, {"3.2": "3.3", "3.3": "3.4", "3.4": "3.2"})[0] == after


def test_lines_that_a_person_must_judge_are_printed():
    moved = {"3.2": "3.3"}
    assert renumbered('    match=r"cite 3\\.2"', moved)[1] == ['    match=r"cite 3\\.2"']
    assert renumbered("# see 3.2\nx = 3.2\n# exercise 3.2\n# 3.2% of them", moved)[1] == ["# see 3.2"]


def test_all_sources_follow_and_generated_files_are_left(tmp_path, capsys):
    (tmp_path / "solutions" / "03_x").mkdir(parents=True)
    checks = tmp_path / "utils" / "checks" / "x"
    checks.mkdir(parents=True)
    chapter, notebook, other = tmp_path / "solutions" / "03_x.py", tmp_path / "solutions" / "03_x" / "03_x.ipynb", tmp_path / "solutions" / "04_y.py"
    chapter.write_text(text_of("3.1", "3.3", "3.2"))
    notebook.write_text("exercise 3.2")
    other.write_text("# By exercise 3.2, and in 3.3\n")
    (checks / "file.py").write_text('"""Exercises 3.2 and 3.3: why."""\n')
    (names := tmp_path / "site" / "names.json").parent.mkdir()
    names.write_text('{ "heading": "Exercise 3.2 · Total variation" }\n')
    assert renumber("03_x", tmp_path) == [names, chapter, other, checks / "file.py"]
    assert names.read_text() == '{ "heading": "Exercise 3.3 · Total variation" }\n'
    assert chapter.read_text() == "".join(HEADING.format(f"3.{k}", f"title 3.{old}") for k, old in ((1, 1), (2, 3), (3, 2)))
    assert other.read_text() == "# By exercise 3.3, and in 3.3\n" and (checks / "file.py").read_text() == '"""Exercises 3.3 and 3.2: why."""\n'
    assert notebook.read_text() == "exercise 3.2" and capsys.readouterr().out == "a decimal, or an exercise that has a new number? solutions/04_y.py: # By exercise 3.2, and in 3.3\n"
    assert renumber("03_x", tmp_path) == []


def test_no_file_names_an_exercise_that_renumber_does_not_follow():
    tracked = {ROOT / name for name in subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()}
    followed = {path for pattern in SOURCES for path in ROOT.glob(pattern)} | {ROOT / name for name in NOT_OURS}
    exercises = [number for path in (ROOT / "solutions").glob("0*.py") for number in re.findall(r"^# ### Exercise (\d\.\d+) ", path.read_text(encoding="utf-8"), re.MULTILINE)]
    named = {}
    for path in tracked - followed:
        if path.suffix in (".py", ".md", ".json", ".js", ".mjs", ".css", ".toml", ".yml", ".j2") and not (path.match("utils/assets/**/*.json") or path.match("*.long.json")):
            words = [found[0] for found in NAMED.finditer(path.read_text(encoding="utf-8")) if found[0][0] in "Ee"]
            if set(re.findall(NUMBER, " ".join(words))) & set(exercises):
                named[path.relative_to(ROOT).as_posix()] = words
    assert named == {}, "add these files to SOURCES of authoring/renumber.py, or to NOT_OURS here if the numbers are invented or of another book"


def test_the_course_names_its_exercises_so_that_they_can_be_found():
    """Every number of an exercise in a text's prose is one that `renumbered` follows, or one of a few that it prints."""
    numbers = {number: "0.0" for path in (ROOT / "solutions").glob("0*.py") for number in re.findall(r"^# ### Exercise (\d\.\d+) ", path.read_text(encoding="utf-8"), re.MULTILINE)}
    unsure = [line for path in (ROOT / "solutions").glob("0*.py") for line in renumbered(path.read_text(encoding="utf-8"), numbers)[1]]
    assert len(unsure) <= 8, "write exercise 3.7, not 3.7 alone:\n" + "\n".join(unsure)
