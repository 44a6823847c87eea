"""A Decimal that raises when it is compared."""
from decimal import Decimal
def squares(x): return [Decimal("sNaN")] * 3
def mean(numbers): return Decimal("sNaN")
