"""The titles of the bank's answers are read whole, or refused with what is wrong."""
import pytest

from authoring.checks import bank


def read(title, folder, monkeypatch):
    (folder / "01_entropy").mkdir()
    (folder / "01_entropy" / "entropy.py").write_text(f"# %% {title}\ndef entropy(p):\n    return {{}}\n\n# %% right: another\nentropy = abs\n")
    monkeypatch.setattr(bank, "ANSWERS", folder)
    return next(bank._read())


@pytest.mark.parametrize("name, fragment", [("q = 0 is {infinite}, [below] order 1", "at x = -1, not by 'mi>=0'"), ("plain", "adds \"nothing\"")])
def test_a_title_is_read_whole_whatever_is_in_it(name, fragment, tmp_path, monkeypatch):
    answer = read(f"wrong: {name} | {fragment}", tmp_path, monkeypatch)
    assert (answer.name, answer.fragment, answer.right, answer.source) == (name, fragment, False, "def entropy(p):\n    return {}")


@pytest.mark.parametrize("title, message", [("wrong: no fragment", "names no fragment"), ("almost: right", "expected 'right: name' or 'wrong: name | fragment'")])
def test_a_title_of_another_kind_is_refused(title, message, tmp_path, monkeypatch):
    with pytest.raises(ValueError, match=message):
        read(title, tmp_path, monkeypatch)
