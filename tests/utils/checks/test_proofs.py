"""A proof that is handed in is judged once while a submission is graded: the hidden check has the very same lines."""
import pytest

from utils.checks import CheckFailed, proofs

RIGHT, WRONG = [["H(X,Y) - H(X) == H(Y|X)", "definition"]], [["H(X,Y) - H(X) == H(Y)", "definition"]]


@pytest.mark.parametrize(("grading", "judged"), [("", 5), ("autograde", 3)])
def test_the_same_lines_are_judged_once_while_a_submission_is_graded(monkeypatch, capsys, grading, judged):
    calls, verify = [], proofs.verify
    monkeypatch.setenv("NBGRADER_EXECUTION", grading)
    monkeypatch.setattr(proofs, "_known", {})
    monkeypatch.setattr(proofs, "verify", lambda *given, **more: calls.append(given) or verify(*given, **more))

    def verdict(lines, goal="H(X,Y) - H(X) == H(Y|X)"):
        try:
            return proofs.prove("exercise", lines, goal, cite=["chain_rule"])
        except CheckFailed as error:
            return str(error)

    assert verdict(RIGHT) is None is verdict(RIGHT)
    assert verdict(WRONG) == verdict(WRONG) is not None
    assert verdict(RIGHT, goal="H(X,Y) == H(Y)")
    assert len(calls) == judged and capsys.readouterr().out.count("is proved") == 2
