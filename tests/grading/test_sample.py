"""From a clone to a graded class: what ships is enough, and it is the class that class.toml describes."""
import json
import shutil
import subprocess
import sys
import tomllib
from urllib.parse import unquote, urlparse

import pytest

from authoring.sample import CLASS, bank_of, lay_out
from grading.nbgrader_course import NotReady
from grading.record import receipt
from tests.grading.class_of import scores
from tests.grading.commands import MAKE_GRADE

PLAN = tomllib.loads(CLASS.read_text("utf-8"))


def test_make_grade_without_arguments_grades_the_sample_class(sample_class):
    assert "no folder submitted/ yet" in sample_class.said
    assert "23 submissions: 23 run, 0 taken from earlier results, 0 already recorded, 0 not graded" in sample_class.said


def test_it_ends_with_the_address_of_the_report(sample_class):
    address = sample_class.said.strip().splitlines()[-1].removeprefix("The report: ")
    assert unquote(urlparse(address).path) == str(sample_class.course / "report" / "index.html")
    assert (sample_class.course / "report" / "index.html").exists()


def test_the_clone_itself_stays_clean(sample_class):
    assert not [name for name in ("submitted", "autograded", "gradebook.db", ".grading", "report") if (sample_class.clone / name).exists()]


def test_every_mistake_of_the_plan_costs_points(sample_class):
    found = scores(sample_class.course)
    for chapter, exercises in PLAN["mistakes"].items():
        for exercise, mistakes in exercises.items():
            assert set(mistakes) <= {a.name for a in bank_of(chapter)[exercise].values() if not a.right}
            for student in {s for who in mistakes.values() for s in who}:
                if (student, chapter, f"{exercise}-hidden") in found and PLAN["odd"].get(chapter, {}).get(student) != "damaged":
                    assert found[student, chapter, f"{exercise}-hidden"][0] == 0, (student, exercise)


def test_who_makes_no_mistake_has_all_points(sample_class):
    found = scores(sample_class.course)
    whole = {student: sum(points or 0 for (s, chapter, _), (points, _) in found.items() if s == student and chapter == "01_entropy")
             for student in PLAN["students"]}
    assert whole["amara"] == whole["hugo"] == whole["ines"] == 50
    assert whole["liam"] < 25


def test_what_is_odd_about_a_submission_is_told(sample_class):
    def told(student, chapter):
        return json.dumps(receipt(sample_class.course / "autograded" / student / chapter), ensure_ascii=False)

    assert "not JSON" in told("kavya", "02_kl_divergence")
    assert "of CPU time" in told("greta", "02_kl_divergence")
    assert "01_entropy (1).ipynb" in told("liam", "01_entropy")
    assert "was missing; it was put back" in told("chloe", "01_entropy")
    assert not (sample_class.course / "submitted" / "bruno" / "02_kl_divergence").exists()


def test_a_second_make_grade_has_nothing_to_do(sample_class):
    done = subprocess.run([sys.executable, "-c", MAKE_GRADE], cwd=sample_class.clone, capture_output=True, text=True)
    assert "was already in runs/sample" in done.stdout
    assert "0 run, 0 taken from earlier results, 23 already recorded" in done.stdout


def test_a_folder_with_something_in_it_is_not_touched(tmp_path):
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(NotReady, match="is not empty"):
        lay_out(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.tex"]


def test_an_old_sample_class_is_not_taken_for_todays(tmp_path):
    (tmp_path / ".sample").write_text("of last year")
    with pytest.raises(RuntimeError, match="today's sample class"):
        lay_out(tmp_path)


def lines_of(clone, step):
    """The lines of code in a step of the quickstart."""
    text = (clone / "grading" / "QUICKSTART.md").read_text("utf-8").split(f"## {step}.")[1].split("\n## ")[0]
    return [line.strip() for line in text.splitlines() if line.startswith("    ")]


def bash(clone, lines):
    done = subprocess.run(["bash", "-ec", "\n".join(lines)], cwd=clone, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_steps_3_and_4_of_the_quickstart_work_as_typed(sample_class):
    """But for JupyterLab, which only says that it is there, and the doctor, whom test_doctor.py calls. They come last: they change the clone."""
    clone, course = sample_class.clone, sample_class.course
    activate, *looks = lines_of(clone, 3)
    assert len(looks) == 6 and activate == ". .venv/bin/activate"
    (clone / ".venv").symlink_to(sys.prefix)
    said = bash(clone, [activate, *("jupyter lab --version" if line == "jupyter lab" else line for line in looks)])
    assert "the same grade and the same notebook, bit for bit" in said
    assert (course / "feedback" / "chloe" / "02_kl_divergence" / "02_kl_divergence.html").exists()
    assert (course / "grades.csv").exists()

    *first, place, last = lines_of(clone, 4)
    assert len(first) == 3 and last == "make grade"
    assert "36 of 36 tests run across" in bash(clone, [activate, *(line for line in first if line != "python -m grading doctor")])
    handed_in = clone / place.replace("<student>", "amara")
    handed_in.parent.mkdir(parents=True)
    shutil.copy(course / "submitted" / "amara" / "01_entropy" / "01_entropy.ipynb", handed_in)
    done = subprocess.run([sys.executable, "-c", MAKE_GRADE], cwd=clone, capture_output=True, text=True)
    address = (clone / "report" / "index.html").resolve().as_uri()
    assert "1 submissions: 1 run" in done.stdout and f"The report: {address}" in done.stdout
