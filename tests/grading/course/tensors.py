# %% [markdown]
# # Tensors
# A tiny assignment with torch, a class and a generator.

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import torch


# %% nbgrader={"grade": false, "grade_id": "loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
def loss(logits):
    """softplus(−logits), averaged."""
    ### BEGIN SOLUTION
    return torch.nn.functional.softplus(-logits).mean()
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "loss-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
x = torch.linspace(-3, 3, 7, dtype=torch.float64)
torch.testing.assert_close(loss(x), torch.log1p(torch.exp(-x)).mean())

# %% nbgrader={"grade": false, "grade_id": "slope", "locked": false, "schema_version": 3, "solution": true, "task": false}
def slope(x):
    """The derivative of loss at every x, by autograd."""
    ### BEGIN SOLUTION
    x = x.detach().requires_grad_()
    loss(x).backward()
    return x.grad * len(x)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "slope-hidden", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
import os

generator = torch.Generator().manual_seed(int(os.environ.get("COURSE_HIDDEN_SEED", "7")[:8], 16))
x = torch.randn(5, generator=generator)
torch.testing.assert_close(slope(x), -torch.sigmoid(-x))
### END HIDDEN TESTS

# %% nbgrader={"grade": false, "grade_id": "stack", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Stack:
    ### BEGIN SOLUTION
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def __len__(self):
        return len(self.items)
    ### END SOLUTION


def powers(base):
    ### BEGIN SOLUTION
    n = 1
    while True:
        yield n
        n *= base
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "stack-check", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
from itertools import islice

s = Stack()
s.push(1)
s.push("two")
assert len(s) == 2
assert s.pop() == "two" and s.items == [1]
assert list(islice(powers(3), 4)) == [1, 3, 9, 27]
