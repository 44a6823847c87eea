"""Attacks, graded in one class with honest students: no point gained, nothing read, nobody else affected."""
import contextlib
import hashlib
import json
import re
import types
from importlib.util import find_spec
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from grading.__main__ import main
from grading.harmless import FORMULA
from tests.grading.class_of import FULL, empty, nbgrader, solution, submit, with_answer

ATTACKS = sorted((Path(__file__).parent / "attacks").glob("*.py"))
HONEST = ("a-honest", "honest", "z-honest")            # graded before, between and after
HIDDEN, OTHERS = "secret_marker_5471", "other_students_marker_8812"


def launch(root, path):
    """Hand in an attack: its text as the one answer, or a notebook that it has changed."""
    text = path.read_text().replace("ROOT", str(root))
    folder = submit(root, path.stem, "squares", empty(root, "squares"))
    if path.name.startswith("code_"):
        notebook = with_answer(with_answer(empty(root, "squares"), "squares", text), "mean", "")
    else:
        notebook, module = json.loads(json.dumps(empty(root, "squares"))), types.ModuleType(path.stem)
        exec(compile(text, path, "exec"), module.__dict__)
        module.change(notebook, folder)
    (folder / "squares.ipynb").write_text(json.dumps(notebook))


def fingerprint(root):
    """All files that no attack may touch."""
    return {str(p.relative_to(root)): hashlib.sha256(p.read_bytes()).hexdigest()
            for folder in ("source", "release", "submitted", "nbgrader_config.py")
            for p in [root / folder, *(root / folder).rglob("*")] if p.is_file() and not p.is_symlink()}


def test_a_module_that_an_attack_takes_over_is_there():
    """An attack on a module that has another name by now would find nothing, and pass."""
    named = {(path.name, name) for path in ATTACKS for name in re.findall(r"(?<!\.)\bgrading(?:\.(?!py\b)\w+)+", path.read_text("utf-8"))}
    assert len(named) > 10 and [place for place in sorted(named) if find_spec(place[1]) is None] == []


@pytest.fixture(scope="module")
def class_under_attack(small_course, tmp_path_factory):
    import shutil
    root = tmp_path_factory.mktemp("attacked") / "course"
    shutil.copytree(small_course, root)
    for student in HONEST:
        answer = f"# {OTHERS}\ndef squares(x):\n    return np.asarray(x) ** 2"
        submit(root, student, "squares", with_answer(solution(root, "squares"), "squares", answer))
    for path in ATTACKS:
        launch(root, path)
    with open(root / "nbgrader_config.py", "a") as config:
        config.write('c.Grader.demonstrations = "skip"\n')               # then what students write is read, too
    before = fingerprint(root)
    status = main(["grade", "--course", str(root), "--jobs", "6"])
    return types.SimpleNamespace(root=root, before=before, status=status,
                                 secret=(root / ".grading" / "secret").read_text())


def grades(root, student):
    with Gradebook(f"sqlite:///{root}/gradebook.db", "small") as gb:
        notebook, = gb.find_submission("squares", student).notebooks
        return {g.name: types.SimpleNamespace(score=g.score, auto_score=g.auto_score, extra_credit=g.extra_credit)
                for g in notebook.grades}


def test_there_are_two_hundred_attacks_and_each_says_what_it_tries():
    assert len(ATTACKS) >= 200
    assert f" {len(ATTACKS)} attacks" in (Path(__file__).parents[2] / "grading" / "README.md").read_text("utf-8")
    assert all(path.read_text().startswith('"""') for path in ATTACKS)


def test_the_whole_class_is_graded(class_under_attack):
    assert class_under_attack.status == 0


@pytest.mark.parametrize("student", HONEST)
def test_honest_students_are_not_affected(class_under_attack, student):
    found = {name: g.auto_score for name, g in grades(class_under_attack.root, student).items()}
    assert found == FULL["squares"] | {"essay": 0}


def test_no_file_of_the_course_has_changed(class_under_attack):
    assert fingerprint(class_under_attack.root) == class_under_attack.before


@pytest.mark.parametrize("attack", [p.stem for p in ATTACKS])
def test_attack(class_under_attack, attack):
    root = class_under_attack.root
    for name, grade in grades(root, attack).items():
        assert grade.score == 0 and not grade.extra_credit, f"{attack} gained {grade.score} points in {name}"
    folder = root / "autograded" / attack / "squares"
    result = json.loads((folder / ".grading.json").read_text())["notebooks"]["squares"]
    for name in FULL["squares"]:
        assert result["scores"][name]["reason"], f"{name} has 0 points and no reason"
    notebook = json.loads((folder / "squares.ipynb").read_text())
    for cell in notebook["cells"]:
        outputs = json.dumps(cell.get("outputs", []))
        assert len(outputs) < 3_000_000
        for loot in (OTHERS, class_under_attack.secret, "REACHED"):
            assert loot not in outputs, f"{attack} found {loot}"
        assert cell["cell_type"] == "code" or not FORMULA.search(cell["source"]), f"{attack} has a formula that acts"
        if not cell["metadata"].get("nbgrader", {}).get("grade"):
            assert HIDDEN not in outputs, f"{attack} read a hidden test"


def test_an_instructor_who_looks_at_feedback_runs_no_script(class_under_attack):
    """With `c.HTMLExporter.sanitize_html = True`, as the guide for instructors says."""
    root = class_under_attack.root
    with contextlib.chdir(root):
        done = nbgrader(root).generate_feedback("squares", "code_html_injection")
    assert done["success"], done["log"]
    page = (root / "feedback" / "code_html_injection" / "squares" / "squares.html").read_text()
    assert "<script>alert" not in page and "<img src=x" not in page
