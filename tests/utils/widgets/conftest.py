"""What several tests of widgets need."""
import pytest
import torch


@pytest.fixture
def double():
    """torch in double precision: where a gradient is nearly 0, Adam turns float32's rounding into a step of 0.01."""
    torch.set_default_dtype(torch.float64)
    yield
    torch.set_default_dtype(torch.float32)
