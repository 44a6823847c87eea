"""Lengths that are no numbers, or huge."""
class L(list):
    def __len__(self): return 10 ** 18
class M:
    def __len__(self): return "three"
    def __iter__(self): return iter(())
def squares(x): return L()
def mean(numbers): return M()
