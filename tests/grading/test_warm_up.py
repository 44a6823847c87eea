"""c.Limits.warm_up: what every submission would load again is loaded once, and each still has it for itself."""
from grading.__main__ import main
from tests.grading.class_of import CONFIG, FULL, scores, solution, submit, with_answer

KEEPS = 'c.Limits.warm_up = {"numpy": "kept = [1, 2, 3]", "not_imported_by_any": "1 / 0"}\n'
USES = """
def squares(x):
    assert np.kept == [1, 2, 3], np.kept
    return np.asarray(x) ** 2
"""
SPOILS = """
np.kept.clear()
def squares(x):
    return np.asarray(x) ** 2
"""


def test_it_runs_beforehand_and_what_one_student_does_to_it_no_other_sees(course):
    (course / "nbgrader_config.py").write_text(CONFIG + KEEPS)
    for student, answer in (("a", SPOILS), ("b", USES)):
        submit(course, student, "squares", with_answer(solution(course, "squares"), "squares", answer))
    assert main(["grade", "--course", str(course), "--jobs", "1"]) == 0
    for student in "ab":
        assert scores(course)[student, "squares", "squares-check"] == (FULL["squares"]["squares-check"], False)


def test_what_it_raises_is_said_and_nobody_is_graded(course, capsys):
    (course / "nbgrader_config.py").write_text(CONFIG + 'c.Limits.warm_up = {"numpy": "read_them()"}\n')
    submit(course, "a", "squares", solution(course, "squares"))
    assert main(["grade", "--course", str(course)]) == 2
    assert "c.Limits.warm_up in nbgrader_config.py: 'read_them()' in numpy raised NameError" in capsys.readouterr().err
    assert not scores(course)
