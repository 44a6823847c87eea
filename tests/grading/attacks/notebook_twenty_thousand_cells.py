"""More cells than anyone writes, so that the tests are far behind, and as many tests."""
import copy


def change(notebook, folder):
    tests = [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]
    filler = [{"cell_type": "code", "metadata": {}, "source": "pass", "outputs": [], "execution_count": None} for _ in range(5000)]
    notebook["cells"] = filler + [copy.deepcopy(c) for c in tests for _ in range(100)] + notebook["cells"]
