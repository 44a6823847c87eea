"""Objects that do something when they are copied, pickled, hashed, sized or deleted."""
import copy, os
class Trap:
    def _do(self, *a): os.write(2, b"x"); return (os.abort, ())
    __reduce__ = __reduce_ex__ = __copy__ = __deepcopy__ = __getstate__ = __sizeof__ = _do
    def __getnewargs_ex__(self): raise SystemExit
    def __del__(self): raise KeyboardInterrupt
    def __set_name__(self, *a): raise SystemExit
    def __init_subclass__(cls): raise SystemExit
    def __class_getitem__(cls, i): raise SystemExit
    def __dir__(self): raise SystemExit
    def __instancecheck__(self, o): return True
    __subclasscheck__ = __instancecheck__
def squares(x): return [Trap()]
def mean(x): return {"a": Trap()}
answer = (Trap(), {Trap: Trap})
