"""The author's own work is tried before anybody is graded, and what was found is reported; each assignment's trouble stops only itself."""
import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from grading import trial
from grading.__main__ import main
from grading.nbgrader_course import Course
from tests.grading.class_of import CONFIG, FULL, nbgrader, scores, solution, submit, with_answer

REMEMBERS = "assert squares.__name__ == 'squares'\nassert_allclose(squares([1, 2, 3]), [1, 4, 9])"


def edit(course, name, grade_id, text, generate=True):
    """Another text in one cell of the source, and a gradebook that knows it."""
    import contextlib
    path = course / "source" / name / f"{name}.ipynb"
    book = json.loads(path.read_text())
    for cell in book["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id:
            cell["source"] = text
    path.write_text(json.dumps(book))
    if generate:
        with contextlib.chdir(course):
            done = nbgrader(course).generate_assignment(name, force=True)
            assert done["success"], done["log"]


def test_an_ordinary_course_is_protected_as_a_whole(course, capsys):
    main(["trial", "--course", str(course), "squares"])
    said = capsys.readouterr().out
    assert "squares: 4 of 4 tests run across the boundary" in said
    assert "feedback shows the text of hidden tests" in said


def test_a_test_that_asks_more_runs_inside_and_result_and_report_say_so(course, capsys):
    edit(course, "squares", "squares-check", REMEMBERS)
    submit(course, "ada", "squares", solution(course, "squares"))
    assert main(["grade", "--course", str(course)]) == 0
    assert scores(course)["ada", "squares", "squares-check"] == (FULL["squares"]["squares-check"], False)
    receipt = json.loads((course / "autograded" / "ada" / "squares" / ".grading.json").read_text())
    assert receipt["notebooks"]["squares"]["unprotected"] == ["squares-check"] and receipt["format"] == 2
    assert main(["report", "--course", str(course)]) == 0
    page = (course / "report" / "index.html").read_text()
    assert "Not protected in squares</strong>: squares-check" in page and "../autograded/ada/squares/squares.ipynb" in page
    capsys.readouterr()
    main(["trial", "--course", str(course), "squares"])
    assert "squares-check runs in the student's process: it looks at squares.__name__" in capsys.readouterr().out


def test_a_test_that_asks_very_many_questions_runs_inside(course, capsys, monkeypatch):
    monkeypatch.setattr(trial, "SLOW", 0)
    edit(course, "squares", "squares-check", "for n in range(1000):\n    assert squares([n])[0] == n * n")
    main(["trial", "--course", str(course), "squares"])
    assert "squares-check runs in the student's process: it takes" in capsys.readouterr().out


def test_an_instructor_can_demand_protection(course, capsys):
    edit(course, "squares", "squares-check", REMEMBERS)
    (course / "nbgrader_config.py").write_text(CONFIG + "c.Grader.unprotected = 'refuse'\n")
    for name in ("squares", "tensors"):
        submit(course, "ada", name, solution(course, name))
    assert main(["grade", "--course", str(course)]) == 1
    said = capsys.readouterr().out
    assert "✗ squares ada: not graded" in said and "python -m grading trial squares" in said
    assert scores(course)["ada", "tensors", "loss-check"] == (2, False) and ("ada", "squares", "squares-check") not in scores(course)


@pytest.mark.parametrize(("grade_id", "text", "generate", "told"), [
    ("squares-check", "assert squares([2]) == 4", False, "squares-check was edited since `nbgrader generate_assignment`"),
    ("squares-check", "assert_allclose(squares([2]), [5])", True, "the author's own solution gets 0 of 1 points in squares-check"),
    ("squares-check", "squares", True, "squares-check gives its points to every spoiled solution"),
    ("partial", "np.float64(2.0 * mean([1, 1]))", True, "is not written as a number"),
])
def test_what_an_author_should_know_is_said_before_anybody_is_graded(course, capsys, grade_id, text, generate, told):
    edit(course, "squares", grade_id, text, generate)
    main(["trial", "--course", str(course), "squares"])
    assert told in capsys.readouterr().out


SKIP = CONFIG + "c.Grader.demonstrations = 'skip'\n"


def demonstrate(course, *texts):
    """Plain cells of the author's before the first test of squares, in source and release."""
    import contextlib
    path = course / "source" / "squares" / "squares.ipynb"
    book = json.loads(path.read_text())
    place = next(i for i, c in enumerate(book["cells"]) if c["metadata"].get("nbgrader", {}).get("grade_id") == "squares-check")
    book["cells"][place:place] = [{"cell_type": "code", "id": f"shown-{i}", "metadata": {}, "source": text, "outputs": [], "execution_count": None} for i, text in enumerate(texts)]
    path.write_text(json.dumps(book))
    (course / "nbgrader_config.py").write_text(SKIP)
    with contextlib.chdir(course):
        done = nbgrader(course).generate_assignment("squares", force=True)
        assert done["success"], done["log"]


def shown(course, student):
    book = json.loads((course / "autograded" / student / "squares" / "squares.ipynb").read_text())
    return {c["source"]: "".join(o.get("text", "") for o in c["outputs"]) for c in book["cells"] if c["cell_type"] == "code"}


def test_a_demonstration_is_left_out_where_the_instructor_says_so(course):
    cells = ("print('a figure of', squares([5]))", "many = squares([6])", "print('many:', many)")
    demonstrate(course, *cells)
    own = with_answer(solution(course, "squares"), "mean", "def mean(numbers):\n    if not len(numbers):\n        raise ValueError\n    return sum(numbers) / len(numbers)\n"
                      "answer = {'n': 3, 'names': ['a', 'b']}\nprint(many)")
    submit(course, "ada", "squares", solution(course, "squares"))
    submit(course, "bob", "squares", own)
    assert main(["grade", "--course", str(course)]) == 0
    found = scores(course)
    assert all(found[s, "squares", g][0] == points for s in ("ada", "bob") for g, points in FULL["squares"].items())
    assert ["no points depend" in shown(course, "ada")[c] for c in cells] == [True, True, True]
    assert ["no points depend" in shown(course, "bob")[c] for c in cells] == [True, False, False]         # bob's answer reads `many`, which the last could change


def test_all_demonstrations_run_where_a_test_relies_on_one_in_a_way_that_the_text_does_not_show(course, capsys):
    demonstrate(course, "np.random.seed(3)", "print('a figure')")
    edit(course, "squares", "squares-check", "assert 0.55 < np.random.rand() < 0.551")
    main(["trial", "--course", str(course), "squares"])
    assert "all demonstrations run: without them the author's own solution gets different points in squares-check" in capsys.readouterr().out
    submit(course, "ada", "squares", solution(course, "squares"))
    assert main(["grade", "--course", str(course)]) == 0
    assert scores(course)["ada", "squares", "squares-check"] == (1, False) and "a figure" in shown(course, "ada")["print('a figure')"]


def test_another_language_and_a_missing_module_stop_only_their_own_assignment(course, capsys):
    for name in ("squares", "tensors"):
        submit(course, "ada", name, solution(course, name))
    edit(course, "tensors", "setup", "import torch\nimport a_module_that_is_nowhere")
    assert main(["grade", "--course", str(course)]) == 1
    said = capsys.readouterr().out
    assert "✗ tensors ada: not graded" in said and "can't import a_module_that_is_nowhere, which tensors needs" in said
    assert scores(course)["ada", "squares", "squares-check"] == (1, False)
    path = course / "source" / "squares" / "squares.ipynb"
    book = json.loads(path.read_text())
    book["metadata"] = {"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}
    path.write_text(json.dumps(book))
    main(["trial", "--course", str(course), "squares"])
    assert "squares is written for another language (r)" in capsys.readouterr().out


@pytest.mark.parametrize(("metadata", "code", "language"), [
    ({"kernelspec": {"name": "ir"}, "language_info": {"name": "R"}}, None, "r"),
    ({"kernelspec": {"name": "ir"}, "language_info": {"codemirror_mode": "r"}}, "f <- function(x) { x + 1 }", "that of the kernel ir"),
    ({"kernelspec": {"name": "java", "display_name": "Java"}}, "int f(int x) { return x + 1; }", "that of the kernel java"),
    ({"kernelspec": {"name": "julia-1.9", "language": "julia"}}, None, "julia"),
    ({"kernelspec": {"name": "xpython"}}, "print 3", "python"),
    ({"kernelspec": {"name": "conda-env-ml-py"}}, None, "python"),
    ({"kernelspec": {"name": "pycharm-1f8fb675"}, "language_info": {"name": "ipython", "codemirror_mode": {"name": "ipython"}}}, None, "python"),
    ({}, None, "python"), ({}, "int f(int x) { return x; }", "not Python")])
def test_the_language_of_a_notebook_however_it_is_said(course, metadata, code, language):
    path = course / "source" / "squares" / "squares.ipynb"
    book = json.loads(path.read_text())
    book["metadata"] = metadata
    if code:
        for cell in book["cells"]:
            cell["source"] = code if cell["cell_type"] == "code" else cell["source"]
    path.write_text(json.dumps(book))
    graded = Course(course)
    with graded.gradebook() as gb:
        gb.find_assignment("squares").notebooks[0].kernelspec = json.dumps(metadata.get("kernelspec", {}))
        gb.db.commit()
    assert graded.assignment("squares").notebooks["squares"].language == language


def test_an_answer_of_a_class_of_its_own_is_for_a_person_where_its_base_fails(course):
    """A test that asks for more than the plain data which crossed says nothing about the answer."""
    answer = "class Words(list):\n    def __eq__(self, other): return sorted(self) == sorted(other)\nanswer = {'n': 3, 'names': Words(['b', 'a'])}"
    source = solution(course, "squares")
    text, = (c.source for c in source.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "mean")
    submit(course, "own", "squares", with_answer(source, "mean", f"{text}\n{answer}"))
    submit(course, "wrong", "squares", with_answer(source, "mean", f"{text}\nanswer = {{'n': 3, 'names': ['b', 'a']}}"))
    assert main(["grade", "--course", str(course)]) == 0
    found = scores(course)
    assert found["own", "squares", "mean-check"] == (0, True) and found["wrong", "squares", "mean-check"] == (0, False)


def test_a_refusal_of_the_boundary_is_for_a_person_and_no_zero_for_good(course):
    answer = "class Odd:\n    def __eq__(self, other): return True\ndef squares(x): return np.asarray(x) ** 2\ndef mean(numbers): return Odd()\nanswer = 3"
    submit(course, "odd", "squares", with_answer(with_answer(solution(course, "squares"), "squares", answer), "mean", ""))
    assert main(["grade", "--course", str(course)]) == 0
    found = scores(course)
    assert found["odd", "squares", "mean-check"] == (0, True) and found["odd", "squares", "partial"] == (0, True)
    assert found["odd", "squares", "squares-check"] == (1, False)


def test_grades_for_learning_platforms(course):
    submit(course, "=ada", "squares", solution(course, "squares"))
    submit(course, "ben", "squares", with_answer(solution(course, "squares"), "essay", "A text."))
    assert main(["grade", "--course", str(course)]) == 0
    rows = {}
    for kind in ("Canvas", "Moodle"):
        subprocess.run([Path(sys.executable).parent / "nbgrader", "export", "--exporter", f"grading.export.{kind}Export", "--to", f"{kind}.csv"],
                       cwd=course, check=True, capture_output=True)
        with open(course / f"{kind}.csv", encoding="utf-8-sig", newline="") as f:
            rows[kind] = list(csv.reader(f))
    assert rows["Canvas"][0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "squares"] and rows["Canvas"][1][-1] == "15"
    assert rows["Canvas"][2][0] == "'=ada" and rows["Canvas"][2][-1] == "10" and rows["Canvas"][3][-1] == ""       # ben's essay waits
    assert rows["Moodle"][0][-1] == "squares (of 15)" and rows["Moodle"][1] == ["'=ada", "", "", "", "10"]
