"""A range that no list can hold."""
def squares(x): return range(10 ** 15)
def mean(numbers): return range(10 ** 15)
