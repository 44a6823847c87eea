"""Killed at any moment and run again, a class has the grades of an undisturbed run: nothing lost, double or different."""
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time

from grading.__main__ import main
from tests.grading.class_of import contents, scores, solution, submit, with_answer

KILLS = int(os.environ.get("GRADING_KILLS", "3"))      # 20 in the long run
CLASS = 20


def make_class(root):
    for i in range(CLASS):
        wrong = f"def squares(x):\n    return np.asarray(x) ** 2 + {i % 3}"
        submit(root, f"s{i:02}", "squares", with_answer(solution(root, "squares"), "squares", wrong))


def test_killed_at_random_moments_the_class_ends_the_same(course, tmp_path):
    import shutil
    make_class(course)
    disturbed = tmp_path / "disturbed"
    shutil.copytree(course, disturbed)
    (disturbed / ".grading").mkdir()
    (course / ".grading").mkdir()
    (disturbed / ".grading" / "secret").write_text("00" * 32)
    (course / ".grading" / "secret").write_text("00" * 32)
    began = time.monotonic()
    assert main(["grade", "--course", str(course)]) == 0
    whole = time.monotonic() - began
    rng = random.Random(7)
    for _ in range(KILLS):
        grader = subprocess.Popen([sys.executable, "-m", "grading", "grade", "--course", str(disturbed)],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.1, 1.2 * whole))
        grader.send_signal(signal.SIGKILL)
        grader.wait()
    assert main(["grade", "--course", str(disturbed)]) == 0
    assert contents(disturbed) == contents(course)
    assert not list((disturbed / "autograded").rglob(".*.new"))


def test_an_unchanged_submission_is_not_run_again(course, capsys):
    make_class(course)
    assert main(["grade", "--course", str(course)]) == 0
    submit(course, "s03", "squares", solution(course, "squares"))
    assert main(["grade", "--course", str(course)]) == 0
    assert "20 submissions: 1 run, 0 taken from earlier results, 19 already recorded" in capsys.readouterr().out


def test_a_lost_autograded_folder_is_written_again_from_the_result(course, capsys):
    import shutil
    submit(course, "ada", "squares", solution(course, "squares"))
    assert main(["grade", "--course", str(course)]) == 0
    shutil.rmtree(course / "autograded" / "ada")
    assert main(["grade", "--course", str(course)]) == 0
    assert "0 run, 1 taken from earlier results" in capsys.readouterr().out
    assert (course / "autograded" / "ada" / "squares" / "squares.ipynb").exists()


def test_a_locked_gradebook_is_waited_for(course):
    submit(course, "ada", "squares", solution(course, "squares"))
    lock = sqlite3.connect(course / "gradebook.db", check_same_thread=False)
    lock.execute("begin exclusive")
    timer = threading.Timer(8, lock.rollback)
    timer.start()
    try:
        assert main(["grade", "--course", str(course)]) == 0
    finally:
        timer.join()
        lock.close()
    assert scores(course)["ada", "squares", "partial"] == (4, False)


def test_two_graders_on_one_course_do_not_meet(course, capsys):
    import fcntl
    submit(course, "ada", "squares", solution(course, "squares"))
    (course / ".grading").mkdir()
    with open(course / ".grading" / "lock", "w") as f:
        fcntl.flock(f, fcntl.LOCK_EX)
        assert main(["grade", "--course", str(course)]) == 2
    assert "another grader is at work" in capsys.readouterr().err


def test_a_late_submission_is_penalised_as_the_course_says(course):
    from datetime import datetime

    from nbgrader.api import Gradebook
    with open(course / "nbgrader_config.py", "a") as f:
        f.write("c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    with Gradebook(f"sqlite:///{course}/gradebook.db", "small") as gb:
        gb.update_or_create_assignment("squares", duedate=datetime(2026, 1, 1))
    submit(course, "late", "squares", solution(course, "squares"), **{"timestamp.txt": b"2026-01-02 00:00:00 UTC"})
    submit(course, "early", "squares", solution(course, "squares"), **{"timestamp.txt": b"2025-12-31 00:00:00 UTC"})
    assert main(["grade", "--course", str(course)]) == 0
    with Gradebook(f"sqlite:///{course}/gradebook.db", "small") as gb:
        penalties = {s: gb.find_submission("squares", s).notebooks[0].late_submission_penalty for s in ("late", "early")}
    assert penalties == {"late": 10, "early": None}


def test_the_hidden_seed_is_the_students_own_and_stays_the_same(course):
    from grading import seeds
    key = seeds.secret(course / ".grading")
    assert seeds.secret(course / ".grading") == key
    found = {seeds.seed(key, a, s, "") for a in ("squares", "tensors") for s in ("ada", "bob")}
    assert len(found) == 4 and all(len(json.dumps(x)) == 66 for x in found)
    assert (course / ".grading" / "secret").stat().st_mode & 0o77 == 0
