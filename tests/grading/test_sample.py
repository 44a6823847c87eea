"""From a clone to a graded class: what ships is enough, and it is the class that class.toml describes."""
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from class_of import scores

from grading.__main__ import main
from grading.record import receipt
from grading.sample import CLASS, bank_of, lay_out

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def clone():
    """The files that git has, or would have, and nothing else. Not under /tmp, which the sandbox hides."""
    (ROOT / "runs").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "runs") as folder:
        listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True,
                                capture_output=True, text=True).stdout
        for name in filter(None, listed.split("\0")):
            (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, Path(folder) / name)
        yield Path(folder)


@pytest.fixture(scope="module")
def graded(clone):
    """What `make grade` does in that clone, with this environment in place of a new one → (folder, what it printed)."""
    code = "import pathlib, sys, course; course.PYTHON = pathlib.Path(sys.executable); course.grade()"
    done = subprocess.run([sys.executable, "-c", code], cwd=clone, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return clone / "runs" / "sample", done.stdout


def test_make_grade_without_arguments_grades_the_sample_class(graded):
    _, said = graded
    assert "no folder submitted/ yet" in said
    assert "23 submissions: 23 run, 0 taken from earlier results, 0 already recorded, 0 not graded" in said


def test_the_clone_itself_stays_clean(clone, graded):
    assert not [name for name in ("submitted", "autograded", "gradebook.db", ".grading") if (clone / name).exists()]


def test_every_right_answer_earns_its_points_and_every_mistake_costs_some(graded):
    import tomllib
    folder, _ = graded
    plan = tomllib.loads(CLASS.read_text("utf-8"))
    found = scores(folder)
    for chapter, exercises in plan["mistakes"].items():
        for exercise, mistakes in exercises.items():
            assert set(mistakes) <= {a.name for a in bank_of(chapter)[exercise].values() if not a.right}
            for student in {s for who in mistakes.values() for s in who}:
                if (student, chapter, f"{exercise}-hidden") in found and plan["odd"].get(chapter, {}).get(student) != "damaged":
                    assert found[student, chapter, f"{exercise}-hidden"][0] == 0, (student, exercise)
    whole = {student: sum(p or 0 for (s, c, _), (p, _) in found.items() if s == student and c == "01_entropy")
             for student in ("hugo", "ines", "elif", "liam")}
    assert whole["hugo"] == whole["ines"] == 50
    assert whole["liam"] < 25


def test_what_is_odd_about_a_file_is_told(graded):
    folder, _ = graded
    told = {path.parts[-3]: json.dumps(receipt(path.parent), ensure_ascii=False)
            for path in sorted((folder / "autograded").glob("*/*/.grading.json"), key=lambda p: p.parts[-2])}
    assert "not JSON" in told["kavya"]
    assert "took longer than" in told["greta"]
    assert not (folder / "submitted" / "bruno" / "02_kl_divergence").exists()


def test_a_second_make_grade_has_nothing_to_do(clone, graded):
    code = "import pathlib, sys, course; course.PYTHON = pathlib.Path(sys.executable); course.grade()"
    done = subprocess.run([sys.executable, "-c", code], cwd=clone, capture_output=True, text=True)
    assert "was already in runs/sample" in done.stdout
    assert "0 run, 0 taken from earlier results, 23 already recorded" in done.stdout


def test_a_folder_with_something_in_it_is_not_touched(tmp_path, capsys):
    (tmp_path / "thesis.tex").write_text("years of work")
    assert main(["sample", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.tex"]


def test_an_old_sample_class_is_not_taken_for_todays(tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / ".sample").write_text("of last year")
    with pytest.raises(RuntimeError, match="today's sample class"):
        lay_out(folder)
