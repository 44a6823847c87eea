"""One plot to draw on, closed afterwards."""
import matplotlib.pyplot as plt
import pytest


@pytest.fixture
def ax():
    yield plt.subplots()[1]
    plt.close("all")
