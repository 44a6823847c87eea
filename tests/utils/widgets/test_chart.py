"""What a chart writes on its axes is what was asked for."""
from tests.utils.widgets.node import needs_node, node


@needs_node
def test_a_tick_is_written_with_the_decimals_that_it_has():
    assert node("shared/chart", "return data.map(page.written)", [0, 0.5, 0.25, 1, -4, -0.5, 0.1 + 0.2, 12]) == ["0", "0.5", "0.25", "1", "−4", "−0.5", "0.3", "12"]
    drawn = node("shared/chart", "return page.plot(data)", {"x": [0, 1], "y": [0, 1], "ticks": [0.5], "levels": [0.25], "label": "p", "lines": {}})
    assert ">0.5</text>" in drawn and ">0.25</text>" in drawn
