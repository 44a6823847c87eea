"""The result in place of one that can't be recorded: nothing of what broke it, nobody's marks, and everything else."""
from grading.result import without_answers


def test_a_result_without_answers_keeps_the_cells_and_nothing_that_was_written_in_them():
    cells = [{"cell_type": "code", "id": "a", "source": "print(1)", "outputs": [1], "metadata": {}}, {"cell_type": "markdown", "id": "b", "source": "text", "metadata": {}}]
    done = {"notebook": {"cells": cells, "nbformat": 4}, "notices": [], "seconds": 3,
            "scores": {"test": {"auto": 2, "max": 3, "by_hand": False, "reason": ""}, "essay": {"auto": None, "max": 5, "by_hand": True, "reason": ""}}}
    kept = without_answers(done, "a surrogate: \udcff")
    assert kept["notebook"] == {"cells": [cells[0] | {"source": "", "outputs": []}, cells[1] | {"source": ""}], "nbformat": 4}
    (why,) = kept["notices"]
    assert "a person should look" in why and why.isascii() and kept["seconds"] == 3
    assert kept["scores"] == {"test": {"auto": 0, "max": 3, "by_hand": True, "reason": why}, "essay": {"auto": None, "max": 5, "by_hand": True, "reason": why}}
