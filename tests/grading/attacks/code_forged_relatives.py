"""Takes over the encoder and sends named tuples of forbidden names, views and default dictionaries of nonsense."""
import itertools, sys
values = sys.modules.get("grading.sandbox.encoded")
forged = itertools.cycle([
    ["N", ["Liar", "__eq__", "__class__"], [1, 2]], ["N", ["Liar", "shape"], [[4]]], ["N", ["x" * 100000, *map(str, range(500))], []],
    ["N", [["unhashable"]], []], ["N", ["Liar", "def"], [1]], ["V", "__class__", [1]], ["V", "keys", [["l", []]]], ["V", "items", [1, 2]],
    ["dd", "eval", [["d", []]]], ["dd", "__import__", []], ["dd", ["l"], [3]], ["N", ["A;import os;os.abort()", "a"], [1]],
    ["N", "abc", [["h", 1, "x", True], ["h", 1, "x", True]]]] )
def lie(self, value, depth=0):
    self.lost = "x" * 1000000
    return next(forged)
try: values.Encoder.__call__ = lie
except Exception: pass
def squares(x): return x
def mean(x): return x
answer = 0
