"""Errors that carry what is not plain, or lie about their arguments."""
class E(ValueError):
    args = property(lambda self: [lambda: 1, object(), {1: print}])
def squares(x): raise E(1)
def mean(numbers): raise E(numbers)
