"""The doctor's promises hold here, and without a sandbox nothing is graded."""
from grading.__main__ import main
from tests.grading.class_of import scores, solution, submit


def test_the_promises_hold_on_this_machine(course, capsys):
    submit(course, "ada", "squares", solution(course, "squares"))
    status, said = main(["doctor", "--course", str(course)]), capsys.readouterr().out
    assert not [line for line in said.splitlines() if line.startswith("✗")]          # a busy machine gives "?": it can't tell
    assert status == 0


def test_without_a_sandbox_the_grader_refuses_and_unsafe_does_not(course, capsys, monkeypatch):
    submit(course, "ada", "squares", solution(course, "squares"))
    monkeypatch.setattr("grading.sandbox.outer_walls.shutil.which", lambda program: None)
    assert main(["grade", "--course", str(course)]) == 2
    assert "bubblewrap is not installed" in capsys.readouterr().err
    assert scores(course) == {}
    assert main(["doctor", "--course", str(course)]) == 2
    assert main(["grade", "--course", str(course), "--unsafe"]) == 0
    assert scores(course)["ada", "squares", "squares-hidden"] == (2, False)


def test_a_package_that_the_sandbox_lacks_is_named_before_anyone_gets_a_zero(course, capsys):
    """The author's cells import it here, in the source; a student's own import of nonsense stops nobody."""
    import nbformat
    path = course / "source" / "squares" / "squares.ipynb"
    notebook = nbformat.read(path, 4)
    notebook.cells[2].source += "\nimport ours_alone"
    nbformat.write(notebook, path)
    submit(course, "ada", "squares", solution(course, "squares"))
    assert main(["grade", "--course", str(course)]) == 2
    assert "c.Limits.packages = ['ours_alone']" in capsys.readouterr().err
    assert scores(course) == {}
