"""Returns an iterator without an end."""
import itertools
def squares(x): return itertools.count()
mean = squares
answer = itertools.cycle([1])
