"""Thousands of tiny outputs, so that the test's number is one too many."""
from IPython.display import display
def mean(numbers):
    for i in range(1500): display(i)
    return -1
def squares(x): return None
