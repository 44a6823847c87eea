"""Errors whose text, name, arguments or cause never end, are enormous, or raise again."""
class Long(Exception):
    def __str__(self): return "x" * 10 ** 9
class Endless(Exception):
    def __str__(self):
        while True: pass
class Raises(Exception):
    def __str__(self): raise Raises
    __repr__ = __str__
    args = property(__str__)
def chain(n):
    e = None
    for i in range(n):
        new = ValueError(i); new.__cause__ = e; e = new
    return e
errors = iter([Long(), Raises(), chain(100_000), ExceptionGroup("g", [ExceptionGroup("h", [ValueError(i) for i in range(10_000)])]),
               type("N" * 10 ** 6, (Exception,), {})(), type("\x1b[2J", (ValueError,), {})("\u202e"), Endless()] * 50)
def squares(x): raise next(errors)
mean = squares
