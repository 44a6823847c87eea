"""Shows in a later cell what it was given."""
SEEN = []
def squares(x):
    SEEN.append(list(x))
    raise ValueError("an input")
def mean(numbers):
    raise ValueError("another")
