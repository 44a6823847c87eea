"""Titles of the bank's answers that can't be read are named, with what to change."""
import pytest

from authoring.checks import bank


@pytest.mark.parametrize("title, message", [
    ("wrong: q = 0 is infinite | adds nothing", r"the title 'wrong:' is cut short.*Say it in words"), ("right: {a set}", "'right:' is cut short"),
    ("wrong: no fragment", "names no fragment"), ("almost: right", "expected 'right: name' or 'wrong: name | fragment'")])
def test_a_title_that_cannot_be_read_is_named_with_what_to_change(title, message, tmp_path, monkeypatch):
    (tmp_path / "01_entropy").mkdir()
    (tmp_path / "01_entropy" / "entropy.py").write_text(f"# %% {title}\ndef entropy(p):\n    return p\n")
    monkeypatch.setattr(bank, "ANSWERS", tmp_path)
    with pytest.raises(ValueError, match=message):
        list(bank._read())
