"""Numbers that JSON has no name for, or that take a minute to read."""


def change(notebook, folder):
    notebook["metadata"] = {"a": float("nan"), "b": float("inf"), "c": 1e308 * 10}
    for cell in notebook["cells"]:
        cell["metadata"] = {"nbgrader": {"grade_id": float("nan"), "points": float("-inf"), "grade": 10**4000, "locked": float("inf")}}
        cell["execution_count"] = 10**4000
