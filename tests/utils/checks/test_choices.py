"""A choice is told at once whether it's right and why; an instructor can keep that back until grading."""
import ast
import json

import numpy as np
import pytest

from authoring.build import choices as authoring
from utils.checks import CheckFailed, NotAnswered, choices

KEPT = {"key": "b", "why": {"a": "Too small.", "b": "So it is.", "c": "Too large."}, "reason_key": "a", "reason_why": {"b": "No reason."}}


@pytest.fixture
def told(tmp_path, monkeypatch):
    monkeypatch.setattr(choices, "KEPT", tmp_path)
    (tmp_path / "size.json").write_text(json.dumps(KEPT))
    return tmp_path


def test_a_right_choice_is_told_why(told, capsys):
    choices.choice("size", (np.str_("b)"), "abc"), (" (A)", "ab"))
    assert capsys.readouterr().out == "✓ size: Option b is right. So it is. Reason a is right.\n"


@pytest.mark.parametrize("answers, message", [
    (("a", "a"), "Option a isn't right. Too small."), (("c", "b"), "Option c isn't right. Too large."), (("b", "b"), "Reason b isn't right. No reason."),
    (("d", "a"), "Your answer is 'd'; expected one letter of a, b, c"), ((2, "a"), "Your answer is 2; expected one letter")])
def test_a_wrong_choice_is_told_why(told, answers, message):
    with pytest.raises(CheckFailed) as caught:
        choices.choice("size", (answers[0], "abc"), (answers[1], "ab"))
    assert str(caught.value).startswith(message)


def test_what_the_cell_comes_with_is_no_answer_yet(told):
    with pytest.raises(NotAnswered, match="size: not answered yet"):
        choices.choice("size", ("?", "abc"), ("a", "ab"))


def test_where_it_is_kept_back_a_choice_is_recorded(told, capsys):
    (told / "size.json").unlink()
    for answer in "abc":
        choices.choice("size", (answer, "abc"))
        said = capsys.readouterr().out
        assert said.startswith(f"size: recorded, {answer}.") and "✓" not in said
    with pytest.raises(CheckFailed, match="expected one letter"):
        choices.choice("size", ("d", "abc"))


def test_the_switch_takes_every_key_away(told, monkeypatch):
    monkeypatch.setattr(authoring, "KEPT", told)
    monkeypatch.setattr(authoring, "choices", lambda: {"other": KEPT})
    authoring.write()
    assert [path.name for path in told.iterdir()] == ["other.json"]
    monkeypatch.setattr(authoring, "told", lambda: False)
    authoring.write()
    assert list(told.iterdir()) == []


def test_what_is_told_is_what_hidden_cells_say():
    kept = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in choices.KEPT.glob("*.json")}
    assert kept == (authoring.choices() if authoring.told() else {}), "Run `python -m authoring.build.choices` (`make build` does it, too)."


def test_every_wrong_option_has_its_own_sentence():
    for exercise, says in authoring.choices().items():
        if type(says["key"]) is not str:
            continue
        for key, why in ((says["key"], says["why"]), (says.get("reason_key"), says.get("reason_why", {}))):
            assert len(set(why.values())) == len(why) and all(len(text.split()) > 3 for text in why.values()), exercise
            assert key is None or set("abcdefgh"[:len({key, *why})]) == {key, *why}, exercise


def test_no_visible_cell_holds_a_key():
    for path in (authoring.ROOT / "solutions").glob("[0-9][0-9]_*.py"):
        for cell in authoring.jupytext.read(path, fmt="py:percent").cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id", "").endswith("-check"):
                assert not any(isinstance(n, ast.keyword) and n.arg == "key" for n in ast.walk(ast.parse(cell.source))), path.name
