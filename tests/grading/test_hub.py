"""A term's worth of a real JupyterHub: release, fetch, solve, submit, collect, grade, feedback, each on the server of the person who does it."""
import json
import os
import sys
import tempfile
from pathlib import Path

import pytest

from grading.nbgrader_course import Course
from tests.grading import class_of, hub

WHY_NOT = hub.install()
pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=str(WHY_NOT))
SHARED = """
c = get_config()
c.Exchange.root = "{folder}/exchange"
c.CourseDirectory.course_id = "small"
"""
ONE_ACCOUNT = 'import os; c.CourseDirectory.student_id = os.environ["JUPYTERHUB_USER"]\n'      # where all students are one Unix user
ANSWERS = {"ada": "def squares(x):\n    return np.asarray(x) ** 2", "bob": "def squares(x):\n    return 2 * np.asarray(x)"}


def own(folder, number):
    for path in [folder, *folder.rglob("*")]:
        os.lchown(path, number, number)


@pytest.fixture(scope="module")
def people():
    (hub.ROOT / "runs").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=hub.ROOT / "runs") as folder:
        folder = hub.home_of_all(Path(folder))
        folder.chmod(0o755)
        (folder / "etc" / "nbgrader_config.py").write_text(SHARED.format(folder=folder) + ("" if os.geteuid() == 0 else ONE_ACCOUNT))
        course = folder / "home" / "teacher" / "course"
        course.mkdir()
        class_of.make_course(course, class_of.CONFIG + f'\nc.Exchange.root = "{folder}/exchange"\nfrom grading.feedback import RedactHiddenTests\n'
                             "c.GenerateFeedback.preprocessors.append(RedactHiddenTests)\nc.CourseDirectory.student_id = '*'\n")
        settings = course.parent / ".jupyter"
        settings.mkdir()
        (settings / "nbgrader_config.py").write_text(f'c = get_config()\nc.CourseDirectory.root = "{course}"\n')
        if os.geteuid() == 0:
            own(course.parent, hub.PEOPLE["teacher"])
        with hub.Hub(folder, {"JUPYTER_CONFIG_PATH": str(folder / "etc")}) as running:
            yield {name: running.person(name) for name in hub.PEOPLE}


def solve(person):
    """Open the fetched notebook by the server's own interface, write answers, save."""
    path = "api/contents/squares/squares.ipynb"
    book = person.ask("get", path)["content"]
    for cell in book["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "squares":
            cell["source"] = ANSWERS[person.name]
    person.ask("put", path, json={"type": "notebook", "content": book})


def act(person, action, assignment="squares"):
    done = person.ask("post", f"assignments/{action}", data={"course_id": "small", "assignment_id": assignment})
    assert done.get("success", True), done
    return done


def test_two_students_and_an_instructor_from_release_to_feedback(people):
    ada, bob, teacher = people["ada"], people["bob"], people["teacher"]
    assert ada.request("get", "api/contents", base=teacher.base).status_code in (403, 404)        # another's server
    teacher.ask("post", "formgrader/api/assignment/squares/release")
    for student in (ada, bob):
        listed = student.ask("get", "assignments?course_id=small")
        assert [(a["assignment_id"], a["status"]) for a in listed["value"]] == [("squares", "released")]
        act(student, "fetch")
        solve(student)
        act(student, "submit")
    collected = teacher.ask("post", "formgrader/api/assignment/squares/collect")
    assert collected["success"], collected
    said = teacher.terminal(f"cd course && {sys.executable} -m grading doctor; {sys.executable} -m grading grade squares")
    assert "2 submissions: 2 run" in said, said
    course = teacher.home / "course"
    found = class_of.scores(course)
    assert {k[0] for k in found} == {"ada", "bob"}
    assert [found[s, "squares", "squares-check"][0] for s in ("ada", "bob")] == [1, 0]
    assert sorted(s["id"] for s in teacher.ask("get", "formgrader/api/submissions/squares")) and Course(course).submissions() == [("squares", "ada"), ("squares", "bob")]
    teacher.ask("post", "formgrader/api/assignment/squares/generate_feedback")
    teacher.ask("post", "formgrader/api/assignment/squares/release_feedback")
    for student, points in ((ada, "1.0 / 1.0"), (bob, "0.0 / 1.0")):
        act(student, "fetch_feedback")
        page, = student.home.glob("squares/feedback/*/squares.html")
        text = " ".join(page.read_text().split())
        assert points in text and "secret_marker_5471" not in text
        listed = json.dumps(student.ask("get", "assignments?course_id=small"))
        assert "feedback" in listed
