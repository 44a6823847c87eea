"""Groups of errors, errors with arguments of the wrong kind, errors that are their own cause."""
import itertools
def loop():
    e = ValueError("a"); e.__cause__ = e; e.__context__ = e; e.__notes__ = ["x" * 10**6] * 50
    return e
class Many(ExceptionGroup):
    def derive(self, e): return ValueError("no numbers")
    def split(self, c): return None, None
odd = itertools.cycle([lambda: BaseExceptionGroup("g", [SystemExit(0), KeyboardInterrupt()]), lambda: Many("g", [ValueError("no numbers")]), loop,
    lambda: UnicodeDecodeError("utf-8", b"", 0, 0, "x"), lambda: OSError(2, "x", object()), lambda: ImportError("x", name=3), lambda: KeyError(KeyError),
    lambda: StopAsyncIteration(), lambda: GeneratorExit(), lambda: AssertionError(1, 2), lambda: NotImplementedError(NotImplemented), lambda: Warning()])
def squares(x): raise next(odd)()
def mean(numbers): raise next(odd)()
