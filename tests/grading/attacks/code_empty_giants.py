"""Arrays of nothing with sizes beyond any memory, numbers whose use takes for ever, containers of NaN."""
import numpy as np
from decimal import Decimal
from fractions import Fraction
odd = iter([np.zeros((0, 2 ** 40)), np.broadcast_to(0.0, (2 ** 40,)), Decimal("1e999999999"), Decimal("sNaN"), Fraction(1, 10 ** 9999), range(10 ** 30), -0.0,
            {float("nan"): 1}, {1: 2, True: 3, 1.0: 4}, np.zeros(3, "<U1000000"), np.array("x" * 10), complex("nan"), 10 ** 60000, np.float16("inf"), [[]] * 10 ** 6, "\0" * 10 ** 6] * 9)
def squares(x): return next(odd)
mean = squares
