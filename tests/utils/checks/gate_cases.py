"""Answers to one small question, mean(x), as no one here would write them, and what the gate makes of each; the same in one
process (test_gate.py) and across the grader's boundary (grading/test_gate_across.py)."""

CHECK = '''
import numpy as np
from utils.checks.gate import Answer, passed
Answer(mean, "mean").leaves_arguments()(np.array([0.5, 0.25, 0.0])).equals(0.25, "add up and divide by the number of entries.", [
    (0.75, "that's the sum."), (0.5, "that's the largest entry."), (0.5, "that's the first entry.")])
'''
RIGHT = {
    "numpy": "def mean(x):\n    return np.mean(x)",
    "0-d array": "def mean(x):\n    return np.array(np.mean(x))",
    "float32": "def mean(x):\n    return np.float32(np.mean(x) + 1e-8)",
    "Fraction": "from fractions import Fraction\ndef mean(x):\n    return Fraction(1, 4)",
    "Decimal": "from decimal import Decimal\ndef mean(x):\n    return Decimal('0.25')",
    "object array": "from fractions import Fraction\ndef mean(x):\n    return np.array(Fraction(1, 4))",
    "masked array": "def mean(x):\n    return np.ma.array(x).mean(keepdims=True)[0]",
    "long double": "def mean(x):\n    return np.longdouble(np.mean(x))",
    "Parameter": "import torch\ndef mean(x):\n    return torch.nn.Parameter(torch.tensor(np.mean(x)))",
    "on a graph": "import torch\ndef mean(x):\n    return 1 * torch.tensor(np.mean(x), requires_grad=True)",
    "a float of its own": "class F(float):\n    pass\ndef mean(x):\n    return F(np.mean(x))",
    "it warns": "def mean(x):\n    np.log(x)\n    return np.mean(x)",
    "it prints": "def mean(x):\n    print(x)\n    return np.mean(x)",
}
WRONG = {
    "no return": ("def mean(x):\n    np.mean(x)", "mean([0.5, 0.25, 0]) returned None"),
    "untouched": ("def mean(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()", "NotAnswered: mean: not answered yet"),
    "another is untouched": ("def h(x):\n    raise NotImplementedError()\ndef mean(x):\n    return h(x)", "calls `h`, which isn't answered yet; expected"),
    "not a function": ("mean = 3", "mean is 3, an int; expected a function"),
    "an error": ("def mean(x):\n    return x / len(y)", "raised NameError in your line `return x / len(y)`: name 'y' is not defined; expected"),
    "a helper's error": ("def h(x):\n    return x[5]\ndef mean(x):\n    return h(x)", "raised IndexError in the line `return x[5]` of h: index 5"),
    "numpy's error": ("def mean(x):\n    return np.sum(x, axis=3)", "in your line `return np.sum(x, axis=3)`: axis 3 is out of bounds"),
    "an error of its own": ("class Oops(Exception):\n    pass\ndef mean(x):\n    raise Oops('no')", "raised Oops in your line `raise Oops('no')`: no;"),
    "no exception": ("class Oops(BaseException):\n    pass\ndef mean(x):\n    raise Oops('no')", "raised Oops in your line"),
    "exit": ("def mean(x):\n    raise SystemExit(1)", "raised SystemExit in your line"),
    "an assertion": ("def mean(x):\n    assert x.sum() == 1\n    return 0.25", "raised AssertionError in your line `assert x.sum() == 1`; expected"),
    "without end": ("def mean(x):\n    return mean(x)", "raised RecursionError in your line `return mean(x)`"),
    "arguments": ("def mean():\n    return 0.25", "raised TypeError: mean() takes 0 positional arguments"),
    "it stops the loop": ("def mean(x):\n    raise StopIteration", "raised StopIteration in your line"),
    "in place": ("def mean(x):\n    x /= 3\n    return x.sum()", "changed its argument x"),
    "in place, other type": ("def mean(x):\n    x.sort()\n    return x.mean()", "changed its argument x"),
    "a string": ("def mean(x):\n    return '0.25'", "returned '0.25', a string; expected one number"),
    "a bool": ("def mean(x):\n    return np.mean(x) > 0", "a bool; expected one number"),
    "huge": ("def mean(x):\n    return 10**400", "a number too large"),
    "huge beyond words": ("def mean(x):\n    return 10**10000", "a number too large"),
    "complex": ("def mean(x):\n    return np.mean(x) + 0j", "a complex number"),
    "float16": ("def mean(x):\n    return np.float16(0.25)", "float16"),
    "memory that nothing was written to": ("def mean(x):\n    return np.sum(np.empty_like(x))", "is nan; expected a number"),
    "a logarithm of some entries": ("def mean(x):\n    return -(x * np.log2(x, where=x > 0)).sum() / 4", "an entry that was never set, as by np.empty or `where=` without `out=`"),
    "nan": ("def mean(x):\n    return np.mean(x) * np.nan", "is nan; expected a number"),
    "infinite": ("def mean(x):\n    return np.inf", "returned inf; expected 0.25: add up"),
    "a list": ("def mean(x):\n    return [np.mean(x)]", "a list; expected one number"),
    "an array": ("def mean(x):\n    return np.array([0.25])", "an array of shape (1,)"),
    "a function": ("def mean(x):\n    return lambda: 0.25", "a function; expected one number"),
    "a generator": ("def mean(x):\n    yield 0.25", "a generator; expected one number"),
    "an object": ("class Box:\n    pass\ndef mean(x):\n    return Box()", "a Box; expected one number"),
    "a bad object": ("class Box:\n    def __repr__(self):\n        1/0\ndef mean(x):\n    return Box()", "a Box; expected one number"),
    "one cause": ("def mean(x):\n    return sum(x)", "returned 0.75; expected 0.25: that's the sum."),
    "two possible causes": ("def mean(x):\n    return max(x)", "returned 0.5; expected 0.25: add up"),
    "close": ("def mean(x):\n    return 0.2500001", "returned 0.2500001; expected 0.25: "),
    "closer": ("def mean(x):\n    return 0.25000001", "returned 0.25000001; expected 0.25: "),
}
