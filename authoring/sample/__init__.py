"""The sample class: a whole nbgrader course folder with the submissions of twelve invented students, ready to grade.

Nothing of it is stored as a notebook. class.toml says who answered what; the texts come from the answers bank in
tests/answers/ and go into the students' copies in notebooks/. So the class is always one of the chapters as they are now.
"""
import contextlib
import functools
import hashlib
import json
import shutil
import tomllib
from datetime import timedelta
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from nbgrader.apps.baseapp import NbGrader

from authoring import ROOT
from authoring.checks.bank import answers
from grading.nbgrader_course import Course, NotReady, grade_id

CLASS = Path(__file__).with_name("class.toml")
STAMP = ".sample"
CONFIG = """

# The sample class: an endless loop has to end sooner, and `utils` lies where the course does.
c.Limits.cell_seconds = 20
c.Limits.packages = [{utils!r}]
"""


def lay_out(folder):
    """Make the course folder, its gradebook and its submissions → False if that very class is there already."""
    folder = Path(folder).resolve()
    plan = tomllib.loads(CLASS.read_text("utf-8"))
    stamp = fingerprint(plan["chapters"])
    if folder.exists() and any(folder.iterdir()):
        if (folder / STAMP).exists() and (folder / STAMP).read_text() == stamp:
            return False
        raise NotReady(f"{folder} is not empty, and what is in it is not today's sample class. Delete it, or name another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    config = (ROOT / "nbgrader_config.py").read_text("utf-8") + CONFIG.format(utils=str(ROOT / "utils"))
    (folder / "nbgrader_config.py").write_text(config, "utf-8")
    for chapter in plan["chapters"]:
        shutil.copytree(ROOT / "solutions" / chapter, folder / "solutions" / chapter)
    _fill_gradebook(folder, plan)
    for student in plan["students"]:
        for chapter in plan["chapters"]:
            _hand_in(folder / "submitted" / student / chapter, plan, student, chapter)
    (folder / STAMP).write_text(stamp)
    return True


def fingerprint(chapters):
    """sha256 of all that the class is made from."""
    files = [CLASS, ROOT / "nbgrader_config.py"]
    for chapter in chapters:
        files += [*sorted((ROOT / "tests" / "answers" / chapter).glob("*.py")), ROOT / "notebooks" / chapter / f"{chapter}.ipynb"]
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def _fill_gradebook(folder, plan):
    """nbgrader's own generate_assignment, the due date and the students' names."""
    course = Course(folder)
    with contextlib.chdir(folder):
        app = NbGrader()
        app.initialize([])
        nbgrader = NbGraderAPI(course.folders, config=app.config)
        for chapter in plan["chapters"]:
            done = nbgrader.generate_assignment(chapter)
            if not done["success"]:
                raise NotReady(f"nbgrader could not generate {chapter}: {done['log'][-2000:]}")
    with course.gradebook() as gradebook:
        for chapter in plan["chapters"]:
            gradebook.update_or_create_assignment(chapter, duedate=plan["due"].replace(tzinfo=None))
        for student, name in plan["students"].items():
            first, last = name.split(" ", 1)
            gradebook.update_or_create_student(student, first_name=first, last_name=last)


def _hand_in(folder, plan, student, chapter):
    """What one student hands in for one chapter."""
    odd = plan["odd"].get(chapter, {}).get(student)
    if odd == "not handed in":
        return
    folder.mkdir(parents=True)
    notebook = json.loads((ROOT / "notebooks" / chapter / f"{chapter}.ipynb").read_text("utf-8"))
    chosen = choose(plan, student, chapter)
    for cell in notebook["cells"]:
        if grade_id(cell) in chosen:
            cell["source"] = chosen[grade_id(cell)]
    name = f"{chapter}.ipynb"
    if odd == "renamed":
        name = f"{chapter} (1).ipynb"
    elif odd == "test deleted":
        notebook["cells"] = [c for c in notebook["cells"] if grade_id(c) != f"{next(iter(chosen))}-check"]
    text = json.dumps(notebook, ensure_ascii=False, indent=1)
    if odd == "damaged":
        text = text[:len(text) // 2]
    (folder / name).write_text(text, "utf-8")
    hours = plan["late"].get(chapter, {}).get(student, -24)
    handed_in = plan["due"] + timedelta(hours=hours)
    (folder / "timestamp.txt").write_text(f"{handed_in:%Y-%m-%d %H:%M:%S} UTC\n")


def choose(plan, student, chapter):
    """exercise → the text of this student's answer; exercises left blank are not in it.

    Each right answer of the bank is one student's; the others answer as the author does. So nobody's answers are alike by accident.
    """
    blank = plan["blank"].get(chapter, {}).get(student, [])
    chosen = {}
    for exercise, bank in bank_of(chapter).items():
        wrong = [name for name, who in plan["mistakes"][chapter].get(exercise, {}).items() if student in who]
        right = [name for name, answer in bank.items() if answer.right and "import torch" not in answer.source]   # seconds each
        turn = sorted(plan["students"], key=lambda s: hashlib.sha256(f"{s} {exercise}".encode()).digest()).index(student)
        if exercise not in blank:
            own = bank[right[turn]].source if turn < len(right) else reference(chapter)[exercise]
            chosen[exercise] = bank[wrong[0]].source if wrong else own
    chosen |= {own["exercise"]: own["text"].strip() for own in plan["own"] if (own["student"], own["chapter"]) == (student, chapter)}
    return chosen


@functools.cache
def reference(chapter):
    """exercise → the author's own answer."""
    notebook = json.loads((ROOT / "solutions" / chapter / f"{chapter}.ipynb").read_text("utf-8"))
    return {grade_id(c): "".join(c["source"]) for c in notebook["cells"] if grade_id(c)}


@functools.cache
def bank_of(chapter):
    """exercise → name → answer, as tests/answers/ has them."""
    bank = {}
    for answer in answers():
        if answer.chapter == chapter:
            bank.setdefault(answer.exercise, {})[answer.name] = answer
    return bank
