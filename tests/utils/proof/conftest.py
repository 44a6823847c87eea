"""Whatever a test of this folder provokes ends like a sentence."""
import pytest

from utils.proof import checking
from utils.proof.words import ProofError


@pytest.fixture(autouse=True)
def every_message_is_a_sentence(monkeypatch):
    said, verdict = [], checking.Verdict
    monkeypatch.setattr(ProofError, "__init__", lambda self, *words: said.extend(map(str, words)), raising=False)
    monkeypatch.setattr(checking, "Verdict", lambda accepted, message, kind: (said.append(message), verdict(accepted, message, kind))[1])
    yield
    assert not [message for message in said if message.rstrip("'’)")[-1:] not in tuple(".?!")]
