# %% [markdown]
# # Squares
# A tiny assignment with numpy.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import numpy as np
from numpy.testing import assert_allclose

# %%
import math

scale = 2

# %% nbgrader={"grade": false, "grade_id": "squares", "locked": false, "schema_version": 3, "solution": true, "task": false}
def squares(x):
    """The square of every element."""
    ### BEGIN SOLUTION
    return np.asarray(x) ** 2
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "squares-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert_allclose(squares([1, 2, 3]), [1, 4, 9])

# %% nbgrader={"grade": true, "grade_id": "squares-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
secret_marker_5471 = [3.25, -7.5]
assert_allclose(squares(secret_marker_5471), [10.5625, 56.25])
assert squares(np.arange(4.0)).shape == (4,)
### END HIDDEN TESTS

# %% nbgrader={"grade": false, "grade_id": "mean", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mean(numbers):
    ### BEGIN SOLUTION
    if not len(numbers):
        raise ValueError("no numbers")
    return sum(numbers) / len(numbers)
    ### END SOLUTION

answer = None
### BEGIN SOLUTION
answer = {"n": 3, "names": ["a", "b"]}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "mean-check", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
assert mean([1, 2, 3, 6]) == 3
assert math.isclose(mean((0.1, 0.2)), 0.15)
try:
    mean([])
except ValueError:
    pass
else:
    raise AssertionError("the mean of nothing")
assert answer == {"n": 3, "names": ["a", "b"]}

# %% nbgrader={"grade": true, "grade_id": "partial", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
sum(mean([k, k]) == k for k in range(4))

# %% [markdown] nbgrader={"grade": true, "grade_id": "essay", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# YOUR ANSWER HERE
