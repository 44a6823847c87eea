"""An AssertionError that is none."""
class AssertionError(ZeroDivisionError): pass
def squares(x): raise AssertionError()
def mean(numbers): raise AssertionError()
