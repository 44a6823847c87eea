"""Whatever error of ours a test of this folder provokes ends like a sentence, to its last letter."""
from pathlib import Path

import pytest

from tests.paths import ROOT


@pytest.fixture(autouse=True)
def every_error_is_a_sentence(monkeypatch):
    provoked, raises = [], pytest.raises
    monkeypatch.setattr(pytest, "raises", lambda *given, **more: provoked.append(raises(*given, **more)) or provoked[-1])
    yield
    for error in (each.excinfo.value for each in provoked if getattr(each, "excinfo", None)):
        last = error.__traceback__
        while last.tb_next:
            last = last.tb_next
        if Path(last.tb_frame.f_code.co_filename).is_relative_to(ROOT / "utils") and str(error):
            assert str(error).rstrip("'’\"`)")[-1:] in tuple(".?!"), str(error)
