"""Recurses until the processor's stack is full, in an answer, in a repr, in a comparison."""
import sys
sys.setrecursionlimit(2 ** 31 - 1)
class R:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __iter__(self): return iter(self)
def squares(x): return squares(x)
def mean(numbers): return R()
answer = R()
