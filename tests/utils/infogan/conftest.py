"""Every test here gives the heads a few steps."""
import pytest

from utils.infogan import Agreement


@pytest.fixture(autouse=True)
def few_heads(monkeypatch):
    monkeypatch.setattr(Agreement, "HEAD_STEPS", 3)
