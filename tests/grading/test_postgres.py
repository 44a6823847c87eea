"""PostgreSQL as gradebook, a real server: the same grades as SQLite, also when the grader or the server is stopped half way."""
import contextlib
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest

from grading.__main__ import main
from grading.nbgrader_course import Course
from tests.grading import postgres
from tests.grading.class_of import CONFIG, contents, make_course, nbgrader, solution, submit, with_answer

pytestmark = pytest.mark.skipif(postgres.PROGRAMS is None, reason="no PostgreSQL here: apt install postgresql")
CLASS = 12


@pytest.fixture(scope="module")
def server():
    with postgres.running() as server:
        yield server


@pytest.fixture(scope="module")
def postgres_course(server, tmp_path_factory):
    """The small course, generated into a database of its own."""
    url = server.database("course")
    return make_course(tmp_path_factory.mktemp("postgres"), CONFIG + f"c.CourseDirectory.db_url = {url!r}\n")


def make_class(root):
    for i in range(CLASS):
        answer = f"def squares(x):\n    return np.asarray(x) ** 2 + {i % 3}"
        folder = submit(root, f"s{i:02}", "squares", with_answer(solution(root, "squares"), "squares", answer))
        (folder / "timestamp.txt").write_text(f"2026-03-0{1 + i % 2} 10:00:00 UTC")
    submit(root, "nul", "squares", with_answer(solution(root, "squares"), "squares", "x = '\x00 \ud83d'"))
    (root / ".grading").mkdir()
    (root / ".grading" / "secret").write_text("5e" * 32)


def late_work_earns_nothing(root):
    with open(root / "nbgrader_config.py", "a") as f:
        f.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    with Course(root).gradebook() as gb:
        gb.update_or_create_assignment("squares", duedate="2026-03-01 12:00:00 UTC")


def test_the_grades_are_those_of_sqlite_however_often_grader_and_server_are_stopped(course, postgres_course, server, capsys):
    for root in (course, postgres_course):
        make_class(root)
        late_work_earns_nothing(root)
    began = time.monotonic()
    assert main(["grade", "--course", str(course)]) == 0
    whole = time.monotonic() - began
    rng = random.Random(3)
    for _ in range(2):
        grader = subprocess.Popen([sys.executable, "-m", "grading", "grade", "--course", str(postgres_course)],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.3, 1) * whole)
        grader.send_signal(signal.SIGKILL)
        grader.wait()
    shutil.rmtree(postgres_course / "autograded", ignore_errors=True)      # whatever was recorded is recorded again

    def restart():
        while not (postgres_course / "autograded").exists():
            time.sleep(0.01)
        server.stop("fast")
        server.start()

    restarter = threading.Thread(target=restart)
    restarter.start()
    assert main(["regrade", "--course", str(postgres_course)]) == 0
    restarter.join()
    assert contents(postgres_course) == contents(course)
    points = {(score, penalty) for *_, score, penalty in contents(course)[1]}
    assert (10, 0) in points and any(penalty == score > 0 for score, penalty in points), points
    capsys.readouterr()
    assert main(["grade", "--course", str(postgres_course)]) == 0
    assert f"{CLASS + 1} already recorded, 0 not graded" in capsys.readouterr().out


def test_nbgraders_own_commands_and_grades_by_hand_go_on_there(postgres_course):
    submit(postgres_course, "words", "squares", with_answer(solution(postgres_course, "squares"), "essay", "Squares grow."))
    assert main(["grade", "--course", str(postgres_course), "--student", "words"]) == 0
    with Course(postgres_course).gradebook() as gb:
        gb.find_grade("essay", "squares", "squares", "words").manual_score = 4
        gb.db.commit()
    assert main(["regrade", "--course", str(postgres_course), "--student", "words"]) == 0
    with Course(postgres_course).gradebook() as gb:
        assert gb.find_submission("squares", "words").score == 14
    with contextlib.chdir(postgres_course):
        done = nbgrader(postgres_course).generate_feedback("squares", "words")
    assert done["success"], done["log"]
