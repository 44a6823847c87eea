"""An error whose text changes, or can't be had."""
class Odd(ValueError):
    n = 0
    def __str__(self):
        Odd.n += 1
        if Odd.n % 2: raise RuntimeError("no text")
        return "y" * 10_000_000
def squares(x): raise Odd()
def mean(numbers): raise Odd()
