"""The student's objects as the tests see them: asked over the wire, never believed about themselves."""
import numpy as np

from .errors import Refused
from .student import PROTOCOL

ABOUT_ITSELF = ("__doc__", "__name__", "__qualname__", "__module__", "__annotations__", "__defaults__")


def students_function(student_object, name):
    """The function `name` ("package.module:function") of the student's process: called on their object, it runs in the same process.

    A test that wants to know what no reply says (arguments after a call, the graph of a tensor) asks with a function of its own.
    It is no more trusted than any answer from there.
    """
    link = object.__getattribute__(student_object, "_link")
    if name not in link.imported:
        link.imported[name] = link.value("import", name=name)
    return link.imported[name]


class StudentObject:
    """An object that lives in the student's process: read its attributes and items. What it says about itself is asked there."""

    __slots__ = ("_compares", "_kind", "_link", "_number")

    def __init__(self, link, number, kind, compares):
        for name, value in (("_link", link), ("_number", number), ("_kind", kind), ("_compares", compares)):
            object.__setattr__(self, name, value)

    def __getattribute__(self, name):
        __tracebackhide__ = True
        if name in PROTOCOL:
            link = object.__getattribute__(self, "_link")
            if not link.ask("has", on=object.__getattribute__(self, "_number"), name=name).get("has"):
                raise AttributeError(name)
        elif name in ABOUT_ITSELF:
            link = object.__getattribute__(self, "_link")
            return link.value("attribute", on=object.__getattribute__(self, "_number"), name=name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        __tracebackhide__ = True
        if name.startswith("_"):
            raise AttributeError(f"{name} of a student's object stays in the student's process")
        return self._link.value("attribute", on=self._number, name=name)

    def __setattr__(self, name, value):
        self._refuse("its attributes can't be set from a test")

    def __getitem__(self, key):
        __tracebackhide__ = True
        tree, buffers = self._link.encoded(key)
        return self._link.value("item", buffers, on=self._number, args=tree)

    def __len__(self):
        __tracebackhide__ = True
        return self._link.value("len", on=self._number)

    def __iter__(self):
        __tracebackhide__ = True
        return self._link.value("iter", on=self._number)

    def __reversed__(self):
        __tracebackhide__ = True
        return self._link.value("iter", on=self._number, backwards=True)

    def __array__(self, dtype=None, copy=None):
        """What numpy makes of it there: a column of a table, for example, is an array of numbers."""
        __tracebackhide__ = True
        found = self._link.value("array", on=self._number)
        if isinstance(found, StudentObject):
            only = np.empty((), object)
            only[()] = found
            return only
        return np.asarray(found, dtype)

    def __next__(self):
        __tracebackhide__ = True
        reply = self._link.ask("next", on=self._number)
        if reply.get("stop"):
            raise StopIteration
        return reply["value"]

    def __contains__(self, item):
        __tracebackhide__ = True
        if self._link.ask("has", on=self._number, name="__contains__").get("has"):
            self._refuse("its own __contains__ would judge")
        return any(item is x or item == x for x in self)

    def __bool__(self):
        """True, like any object whose class doesn't define truth: a function, for example."""
        for name in ("__bool__", "__len__"):
            if self._link.ask("has", on=self._number, name=name).get("has"):
                self._refuse("its class decides whether it is true")
        return True

    def __eq__(self, other):
        if not self._compares:                       # its class knows no equality but identity, so it equals only itself
            return isinstance(other, StudentObject) and other._number == self._number
        self._refuse("it can't be compared; compare plain data")

    def __hash__(self):
        if self._compares:
            self._refuse("its class decides which are equal")
        return hash((id(self._link), self._number))

    def __reduce_ex__(self, protocol):
        self._refuse("it can't be copied")

    def __repr__(self):
        return self._text("repr")

    def __str__(self):
        return self._text("str")

    def __format__(self, spec):
        __tracebackhide__ = True
        return self._text("format", spec)

    def _text(self, form, *spec):
        __tracebackhide__ = True
        if self._link.gone or self._link.stopped:
            return f"<an object of the student's process: {self._kind}>"
        text = self._link.value("text", on=self._number, form=form, spec=spec)
        return text if type(text) is str else ""

    def _refuse(self, why):
        self._link.stop(Refused(f"an object of the student's process ({self._kind}), where plain data was expected: {why}"))


class StudentCallable(StudentObject):
    """A function or class of the student's, or an object with a __call__."""

    __slots__ = ()

    def __call__(self, *args, **kwargs):
        __tracebackhide__ = True
        return self._link.call(self._number, args, kwargs)


def _refused(operation):
    def refuse(self, *_):
        self._refuse(f"{operation} asks an object of the student's to judge itself")
    return refuse


for _name in ["lt", "le", "gt", "ge", "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift", "neg", "pos", "abs", "invert", "setitem", "delitem", "enter", "exit", "delattr", "iadd", "isub", "imul", "int", "float", "index", "complex", "round", "divmod"]:
    setattr(StudentObject, f"__{_name}__", _refused(f"__{_name}__"))
for _name in ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift", "divmod"]:
    setattr(StudentObject, f"__r{_name}__", _refused(f"__r{_name}__"))
